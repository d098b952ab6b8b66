"""What can be taken away: the exports in all their forms, the calendars, the feed."""

from __future__ import annotations

import io
import zipfile

from sendinsp.output.export.content import content
from sendinsp.output.export.metadata import metadata
from sendinsp.output.export.package import files as package_files
from sendinsp.output.export.sqlite import NoDatabase, database
from sendinsp.output.formats.json import as_json
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Block, Items, Page, Paragraph, Run, Text, heading, note, points, said
from sendinsp.output.site.published import FEED

FOLDER = "data/"
DATABASE = "inspections"
PACKAGE = "inspections.zip"
_PACKED = ("json/", "README.md")
"""What stands in the package alone: as loose files it would be as large as all the rest."""


def exports(matter: Matter) -> tuple[dict[str, bytes], list[str]]:
    """The exports by their path from the top of the site, and what had to be left out, in sentences."""
    made = content(matter.register, matter.selection, matter.day, matter.program)
    found, said_ = package_files(made)
    files = {f"{FOLDER}{name}": data for name, data in found.items() if not name.startswith(_PACKED)}
    files[f"{FOLDER}{PACKAGE}"] = packed(found)
    try:
        files[f"{FOLDER}{DATABASE}.sqlite"] = database(made)
        files[f"{FOLDER}{DATABASE}-metadata.json"] = as_json(metadata(made, DATABASE)).encode()
    except NoDatabase as error:
        said_.append(f"The database is left out: {error}")
    return files, [*said_, *(f"Left out of the exports: {problem}" for problem in made.problems)]


def packed(files: dict[str, bytes]) -> bytes:
    """Files in a zip archive, whose bytes do not tell when it was made."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name)  # of 1 January 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, data)
    return whole.getvalue()


def page(matter: Matter, files: dict[str, bytes]) -> Page:
    """What there is to take away."""
    own = {name.removeprefix(FOLDER): name for name in files if name.startswith(FOLDER)}
    blocks: list[Block] = [
        said(
            f"All of this site's data, as known at the end of {matter.known_on}, to use under the Open Government "
            "Licence v3.0; what came under another licence is named in the licence file."
        )
    ]
    blocks += _calendars(matter, own)
    if matter.base_url is not None:
        blocks.append(heading("News"))
        blocks.append(Paragraph((Run("An Atom feed of what was published: "), Run(FEED, FEED), Run("."))))
    blocks.append(heading("Data"))
    single = (
        (
            f"{DATABASE}.sqlite",
            "A SQLite database with keys, views and full-text search, which Datasette opens as it is",
        ),
        (f"{DATABASE}-metadata.json", "What Datasette says of it"),
        (PACKAGE, "The whole data package: all tables as CSV and JSON, and each record with all that belongs to it"),
        ("datapackage.json", "The data package: every table and column described"),
        ("LICENCE.md", "The licence, and what came under another"),
    )
    blocks.append(_items([(name, words) for name, words in single if name in own], files, own))
    tables = [(name, "") for name in own if name.startswith("csv/")]
    blocks += [
        heading("Tables as CSV"),
        said("For spreadsheets; the data package describes them."),
        _items(tables, files, own),
    ]
    return Page("downloads.html", "Download", blocks, "The data of this site to take away, and its calendars.")


def _items(names: list[tuple[str, str]], files: dict[str, bytes], own: dict[str, str]) -> Items:
    items = []
    for name, words in names:
        size = len(files[own[name]])
        shown = f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"
        items.append((Run(name, own[name]), Run(f" ({shown}){f': {words}.' if words else ''}")))
    return points(items)


def _calendars(matter: Matter, own: dict[str, str]) -> list[Block]:
    names = [name for name in own if name.endswith(".ics")]
    if not names:
        return []
    items: list[Text] = []
    for name in names:
        runs: list[Run] = [Run(name.rsplit("/", 1)[-1], own[name])]
        if matter.base_url is not None:
            address = f"{matter.base_url}{own[name]}"
            runs += [Run(", "), Run("subscribe", "webcal://" + address.split("://", 1)[1])]
        items.append(tuple(runs))
    blocks: list[Block] = [
        heading("Calendars"),
        said("When plans are or were due; estimates say so."),
        points(items),
    ]
    if matter.base_url is None:
        blocks.append(note("A calendar that is downloaded does not renew itself."))
    return blocks
