"""Imports every module that holds rules."""

from sendinsp.checks import (  # noqa: F401 - each enters its rules when it is imported
    areas,
    dates,
    evidence,
    frameworks,
    identity,
    reader_schema,
    reader_syntax,
    references,
    sources,
    wsoa,
)
