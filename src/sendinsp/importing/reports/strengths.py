"""The points under "What is the area partnership doing that is effective?", as hints for whoever writes a record."""

from __future__ import annotations

from collections.abc import Sequence

from sendinsp.importing.reports.model import Read
from sendinsp.importing.reports.pages import Line
from sendinsp.importing.reports.sections import Section
from sendinsp.importing.reports.text import ends_sentence, join


def read(sections: Sequence[Section]) -> tuple[Read[str], ...]:
    """Each point with the page it begins on; a paragraph without a bullet is a point of its own."""
    points: list[list[Line]] = []
    for section in sections:
        before: Line | None = None
        waiting = False
        for line in section.lines:
            if line.bare_bullet:
                waiting = True
                continue
            bare = line.without_mark if line.bulleted else line
            if line.bulleted or waiting or before is None or _gap(before, line):
                points.append([bare])
            else:
                points[-1].append(bare)
            before, waiting = line, False
    return tuple(
        Read(text, lines[0].page, " ".join(text.split()[:8]))
        for lines in points
        if (text := join(one.text for one in lines))
    )


def _gap(before: Line, line: Line) -> bool:
    """Whether a new paragraph begins: the same page, a sentence ended, and more than a line's height between."""
    height = before.words[0].height
    return before.page == line.page and ends_sentence(before.text) and line.top - before.bottom > 0.5 * height
