"""The rule on a folder that is older than the program; `keeping.update_folder` finds it, the run tells of it."""

from __future__ import annotations

from sendinsp.model.rule import rule


@rule("A301", severity="warning", scope="reader")
def older_than_the_program() -> None:
    """The folder is older than the program, in a way that matters.

    Why:
        A framework that the folder lacks cannot be recorded, and an editor that goes by a schema of an older version
        refuses what is right, or passes what is wrong. `sendinsp init --update` brings in what is new, keeps what was
        added or changed, and shows first what it would do.
    Wrong:
        # whole file: schema/sources.schema.json
        {"title": "Sources", "description": "As an older version had it."}
    Right:
        # whole file: inspections/summer-2017/exampleshire.yaml
        area: exampleshire
        framework: framework-2016
    """
