"""The whole site: its pages, what can be taken away, and the files that all pages share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files as package_files

from sendinsp.output.site import areas, doubts, downloads, found, home, inspections, maps, outcomes, plans, times
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Page
from sendinsp.output.site.published import FEED, feed
from sendinsp.output.site.render import rendered

MARKER = "sendinsp-site.json"
"""The file by which a folder is known as a site of this program, and which names its files."""
MADE_BY = "sendinsp report"
"""What it says of who wrote it."""
ASSETS = ("site.css", "site.js")


def files(matter: Matter) -> tuple[dict[str, bytes], list[str]]:
    """Every file of the site by its path, and what had to be left out, in sentences.

    The same data give the same bytes for the same day.

    Raises:
        NotInstalled: the extra is missing.
        OSError: a file of the data folder cannot be read.
    """
    exported, left_out = downloads.exports(matter)
    pages: list[Page] = [
        home.page(matter),
        maps.page(matter),
        outcomes.page(matter),
        inspections.page(matter),
        areas.index(matter),
        found.page(matter),
        found.items(matter),
        found.questions(matter),
        plans.page(matter),
        plans.expected(matter),
        times.page(matter),
        doubts.page(matter),
        doubts.sources(matter),
        downloads.page(matter, exported),
        home.about(matter),
        *areas.pages(matter),
    ]
    made = {name: package_files(__package__).joinpath("static", name).read_bytes() for name in ASSETS}
    made |= exported
    if matter.base_url is not None:
        made[FEED] = feed(matter)
    made |= {page.path: html.encode() for page, html in rendered(matter, pages)}
    made[MARKER] = _marker(matter, made)
    return made, left_out


def _marker(matter: Matter, found: Mapping[str, bytes]) -> bytes:
    whole = hashlib.sha256()
    for name, data in sorted(found.items()):
        whole.update(f"{name}\n{len(data)}\n".encode())
        whole.update(data)
    about = {
        "made_by": MADE_BY,
        "program": matter.program,
        "data_version": matter.version,
        "as_of": matter.day.isoformat(),
        "digest": whole.hexdigest(),
        "files": sorted([*found, MARKER]),
    }
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode()
