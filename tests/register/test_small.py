"""The small folder that tests use in the place of the shipped one is as right as that is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sendinsp.checks.run import Checker
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register


def test_the_small_folder_is_right_and_has_something_of_everything(small: Path, register: Register) -> None:
    report = Checker(DataFolder(small), date(2026, 11, 23), processes=1).everything()
    assert [str(problem) for problem in report.problems if problem.code != "A301"] == []
    few = Register(DataFolder(small))
    assert {one.framework for one in few.inspections} == set(register.frameworks)
    assert 0 < len(few.inspections) < len(register.inspections) / 5
