"""Seeing that what an import makes of a row breaks no rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from sendinsp.checks.records import Checked, check_document
from sendinsp.checks.run import Checker
from sendinsp.model.case import Surroundings
from sendinsp.model.problem import Problem
from sendinsp.register.register import Register
from sendinsp.yaml.parse import parse


class Judge:
    """The rules for records, as they stand around a data folder. Nothing is read before the first record comes."""

    def __init__(self, register: Register, today: date) -> None:
        self.register = register
        self.origins: set[str] = set()
        """Sources that are entered with the records."""
        self.today = today

    def check(self, text: str, path: Path, was: str | None) -> None:
        """See that a record breaks no rule that it did not break before. Warnings are left to `validate`.

        Args:
            text: the record as it would be.
            path: where it would lie.
            was: as it is now, or None.

        Raises:
            ValueError: it does, with what is wrong.
        """
        before = {(problem.code, problem.field) for problem in self._errors(was, path)} if was is not None else set()
        for problem in self._errors(text, path):
            if (problem.code, problem.field) not in before:
                hint = f" ({problem.hint})" if problem.hint else ""
                raise ValueError(f"this would make no right record: {problem.code} {problem.message}{hint}")

    def _errors(self, text: str, path: Path) -> list[Problem]:
        checked = Checked([], [], [])
        check_document(parse(text, path.name), f"{path.parent.name}/{path.stem}", self._around, checked)
        return [problem for problem in checked.problems if problem.severity == "error"]

    @property
    def _around(self) -> Surroundings:
        around = self._as_it_is
        if not self.origins or around.source_ids is None:
            return around
        return replace(around, source_ids=around.source_ids | self.origins)

    @cached_property
    def _as_it_is(self) -> Surroundings:
        return Checker(self.register.folder, self.today).around
