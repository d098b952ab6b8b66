"""A register with something of everything: the shipped one, with made-up findings in four of its records."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from sendinsp.output.export.content import Content, content
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register
from sendinsp.register.select import Selection

DATA = Path(__file__).resolve().parents[3] / "data"
DAY = date(2026, 11, 23)
MADE_UP = {
    "autumn-2016/suffolk": {
        "wsoa": {
            "weaknesses_basis": "whole",
            "weaknesses": [
                {
                    "summary": "=Leaders do not plan together.",
                    "reasons": ["disjointed-services", "weak-leadership"],
                    "themes": ["joint-commissioning"],
                    "progress": "sufficient",
                    "sources": ["ofsted-2022-11"],
                },
                {"summary": "Plans come late.", "themes": ["waits"], "progress": "insufficient"},
                {"summary": "Autism pathways take years.", "themes": ["waits"], "progress": "insufficient"},
                {"summary": "Families are not heard.", "themes": ["co-production"], "progress": "insufficient"},
            ],
        },
        "findings": [
            {
                "summary": "Schools find needs early.",
                "kind": "strength",
                "question": "identify",
                "themes": ["early-years"],
            }
        ],
    },
    "autumn-2023/suffolk": {
        "priority_action": {
            "areas_basis": "part",
            "areas": [
                {
                    "summary": "Waits for autism assessments must fall.",
                    "themes": ["waits"],
                    "responsible": ["The council", "The NHS board"],
                }
            ],
        },
        "improvements_basis": "findings",
        "improvements": [{"summary": "Plans should be clearer.", "themes": ["ehc-plan-quality"]}],
        "notes": "+44 is not the number of weaknesses.",
    },
}
"""Id of a record -> what it is given, over what it has."""


def _over(section: dict, more: dict) -> None:
    for key, value in more.items():
        if isinstance(value, dict):
            _over(section.setdefault(key, {}), value)
        else:
            section[key] = value


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, left_alone: list[Path]) -> Path:
    """The data folder, to be read only."""
    top = tmp_path_factory.mktemp("export") / "data"
    shutil.copytree(DATA, top)
    yaml = YAML()
    for name, more in MADE_UP.items():
        file = top / "inspections" / f"{name}.yaml"
        record = yaml.load(file.read_text(encoding="utf-8"))
        for key in ("findings", "improvements"):
            record.pop(key, None)
        _over(record, more)
        with file.open("w", encoding="utf-8") as out:
            yaml.dump(record, out)
    left_alone.append(top)
    return top


@pytest.fixture(scope="session")
def made_up(folder: Path) -> Register:
    """The register of the folder."""
    register = Register(DataFolder(folder))
    assert len(register.inspections) == len(list((folder / "inspections").glob("*/*.yaml"))), register.problems
    return register


@pytest.fixture(scope="session")
def put_together(made_up: Register) -> Callable[..., Content]:
    """Put an export together."""

    def put_together(day: date = DAY, **selection: object) -> Content:
        return content(made_up, Selection(**selection), day, "0.0.test")  # type: ignore[arg-type]

    return put_together


@pytest.fixture(scope="session")
def whole(put_together: Callable[..., Content]) -> Content:
    """The export of everything."""
    return put_together()
