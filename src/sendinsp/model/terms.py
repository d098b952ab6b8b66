"""School terms and academic years, by which inspections are grouped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sendinsp.model.suggest import nearest

_TERM = re.compile(r"(spring|summer|autumn)-(\d{4})", re.ASCII)


class TermError(ValueError):
    """A text that is no term.

    Attributes:
        suggestion: the term that may have been meant, or None.
    """

    def __init__(self, text: str, suggestion: str | None = None) -> None:
        super().__init__(f"{text!r} is not a term: write a season and a year, as spring-2017")
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A school term, such as spring 2017. Terms sort by time.

    Autumn is 1 September to 31 December, spring 1 January to 31 March, summer 1 April to 31 August: a
    convention, since no official source dates the terms; it fits every dated record of the register.

    Attributes:
        year: the calendar year.
        index: 0 for spring, 1 for summer, 2 for autumn.
    """

    year: int
    index: int

    SEASONS: ClassVar[tuple[str, ...]] = ("spring", "summer", "autumn")

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read `spring-2017`.

        Raises:
            TermError: the text is not a term; it carries a suggestion where the meaning is plain.
        """
        match = _TERM.fullmatch(text)
        if match and 1900 <= int(match[2]) <= 2200:
            return cls(int(match[2]), cls.SEASONS.index(match[1]))
        raise TermError(text, _guess(text))

    @classmethod
    def containing(cls, day: date) -> Term:
        """The term in which `day` lies."""
        return cls(day.year, 0 if day.month <= 3 else 1 if day.month <= 8 else 2)

    @property
    def season(self) -> str:
        """`spring`, `summer` or `autumn`."""
        return self.SEASONS[self.index]

    @property
    def start(self) -> date:
        """The first day of the term."""
        return date(self.year, (1, 4, 9)[self.index], 1)

    @property
    def end(self) -> date:
        """The last day of the term."""
        return date(self.year, (3, 8, 12)[self.index], 31)

    @property
    def academic_year(self) -> str:
        """The academic year (September to August) that the term belongs to, as `2016-17`."""
        first = self.year if self.index == 2 else self.year - 1
        return f"{first}-{(first + 1) % 100:02d}"

    def __str__(self) -> str:
        return f"{self.season}-{self.year}"

    def human(self) -> str:
        """For reading: `Spring 2017`."""
        return f"{self.season.capitalize()} {self.year}"


def _guess(text: str) -> str | None:
    """The term that `Spring 2017`, `2017-spring`, `spring17` or `sprng-2017` may mean."""
    words = re.findall(r"[a-z]+|\d+", text.casefold())
    years = [word for word in words if word.isdigit() and len(word) in (2, 4)]
    seasons = nearest(next((word for word in words if word.isalpha()), ""), Term.SEASONS, 1, 0.6)
    if not (seasons and len(years) == 1):
        return None
    year = int(years[0]) + (2000 if len(years[0]) == 2 else 0)
    return f"{seasons[0]}-{year}" if 1900 <= year <= 2200 else None
