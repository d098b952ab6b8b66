"""Write a valid data folder of any number of records, made from the real ones: the same bytes each time.

    python benchmarks/make_register.py 5000 /tmp/register-5000

How records are invented. The first are the real ones, all of them. After them those of the oldest framework come
again and again, each time 22 weeks (154 days) earlier with all their dates: so every day keeps its weekday, the
order of dates and the gaps between them stay as they were, and no area has two inspections in one term, the longest
of which lasts 153 days. A month becomes a span of days. Records of areas that came into being after 2016, and
records without a date of fieldwork, are not moved. The framework is said to have been in force since the earliest
record.

When that has gone back to 1960 (after some 19,500 records), the areas come a second time as areas of their own
("sandwell-2", Sandwell 2) with codes of their own and no place on the map, and the records begin anew with them.
So up to 19,500 records areas.yaml is the real one, byte for byte. Six times the areas is the most that codes of
three digits allow: at most 117,000 records or so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sendinsp.keeping.schemas import write_schemas
from sendinsp.model.area import Area
from sendinsp.model.dates import DateSpan
from sendinsp.model.terms import Term
from sendinsp.register.find import DataFolder
from sendinsp.register.register import Register

DATA = Path(__file__).resolve().parent.parent / "data"
STEP = timedelta(weeks=22)
EARLIEST = date(1960, 1, 1)
MOST_SETS = 6
OLDEST = "framework-2016"

_DATE = re.compile(
    r"^( *(?:- )?(?:announced|withdrawn|start|end|letter_dated|received|published|due_stated|submitted|returned|"
    r"resubmission_due|resubmitted|fit_for_purpose|agreed|value): )(\d{4}-\d{2}[-\d/]*)$",
    re.MULTILINE,
)
_CODE = re.compile(r"^(    dfe_code: |      - code: )(\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Original:
    """A real record.

    Attributes:
        text: its file.
        area: the slug.
        folder: the folder it lies in.
        start: when its fieldwork began; None where the record cannot be moved.
    """

    text: str
    area: str
    folder: str
    start: DateSpan | None


@dataclass(frozen=True)
class Made:
    """A record to be written.

    Attributes:
        name: its file below `inspections`.
        text: the file.
        number: the set of areas that it belongs to; the real areas are the first.
        since: since when its framework has to be in force, where it is not a real record.
    """

    name: str
    text: str
    number: int
    since: date | None


def originals(register: Register) -> list[Original]:
    """The real records in the order of their ids."""
    found = []
    for path in register.paths("inspections"):
        slug, folder = path.stem, path.parent.name
        inspection = next(i for i in register.inspections if i.id == f"{folder}/{slug}")
        movable = (
            inspection.framework == OLDEST and inspection.term is not None and register.areas[slug].from_ is None
        )
        start = inspection.fieldwork.start if movable else None
        found.append(Original(path.read_text(encoding="utf-8"), slug, folder, start))
    return found


def records(real: list[Original]) -> Iterator[Made]:
    """As many records as there can be, the real ones first."""
    for number in range(1, MOST_SETS + 1):
        back = timedelta(0)
        while True:
            some = [record for record in real if not back or reaches(record, back)]
            if not some:
                break
            for record in some:
                yield copy_of(record, number, back)
            back += STEP


def reaches(record: Original, back: timedelta) -> bool:
    """Whether a record can be moved back so far."""
    return record.start is not None and record.start.earliest - back >= EARLIEST


def copy_of(record: Original, number: int, back: timedelta) -> Made:
    """A record `back` days earlier, of the area of the given set."""
    slug = slug_of(record.area, number)
    text, folder, since = record.text, record.folder, None
    if back and record.start:
        term = Term.containing(record.start.earliest - back)
        text = _DATE.sub(lambda match: match[1] + earlier(match[2], back), text)
        text = re.sub(r"^term: .*$", f"term: {term}", text, count=1, flags=re.MULTILINE)
        folder, since = str(term), term.start
    text = re.sub(r"^area: .*$", f"area: {slug}", text, count=1, flags=re.MULTILINE)
    return Made(f"{folder}/{slug}.yaml", text, number, since)


def earlier(text: str, back: timedelta) -> str:
    """A date of a record so much earlier; what is no day becomes a span of days."""
    span = DateSpan.parse(text)
    first, last = span.earliest - back, span.latest - back
    return first.isoformat() if first == last else f"{first}/{last}"


def slug_of(slug: str, number: int) -> str:
    """The slug of an area in the given set: the real areas are the first."""
    return slug if number == 1 else f"{slug}-{number}"


def areas_text(text: str, areas: dict[str, Area], sets: int) -> str:
    """`areas.yaml` with every area so many times."""
    head, _, body = text.partition("\nareas:\n")
    real = re.split(r"^(?=  \S)", body, flags=re.MULTILINE)[1:]
    taken = {area.dfe_code for area in areas.values()}
    free = (code for code in map("{:03d}".format, range(1000)) if code not in taken)
    entries = list(real)
    for number in range(2, sets + 1):
        codes = {code: next(free) for code in sorted(taken)}
        entries += [another_area(entry, number, codes) for entry in real]
    return f"{head}\nareas:\n" + "".join(sorted(entries, key=lambda entry: entry.partition(":")[0]))


def another_area(entry: str, number: int, codes: dict[str, str]) -> str:
    """The lines of an area as one of its own: other slug, names and codes, no aliases, no tile."""
    entry = re.sub(r"^    (?:tile|aliases):\n(?:      .*\n)+", "", entry, flags=re.MULTILINE)
    entry = re.sub(r"^    (?:tile|aliases): .*\n", "", entry, flags=re.MULTILINE)
    entry = re.sub(r"^  (\S+):$", rf"  \1-{number}:", entry, count=1, flags=re.MULTILINE)
    entry = re.sub(r"^(    (?:official_)?name: )(.*?)(\"?)$", rf"\1\2 {number}\3", entry, flags=re.MULTILINE)
    entry = re.sub(
        r"^(    (?:predecessors|successors): )\[(.*)\]$",
        lambda match: match[1] + "[" + ", ".join(f"{slug.strip()}-{number}" for slug in match[2].split(",")) + "]",
        entry,
        flags=re.MULTILINE,
    )
    return _CODE.sub(lambda match: match[1] + _other_code(match[2], number, codes), entry)


def _other_code(code: str, number: int, codes: dict[str, str]) -> str:
    if code.startswith("E"):  # E08000016: the middle digits, all noughts, give room
        return f"{code[:3]}{number:02d}{code[5:]}"
    return f'"{codes[code.strip(chr(34))]}"'


def make(count: int, folder: Path, data: Path = DATA) -> None:
    """Write a data folder of `count` records.

    Raises:
        SystemExit: the folder holds something already, or there cannot be so many.
    """
    if count < 1:
        raise SystemExit("make_register: at least one record is needed")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SystemExit(f"make_register: {folder} holds something already: name a new folder or an empty one")
    register = Register(DataFolder(data))
    real = originals(register)
    if register.problems:
        raise SystemExit(f"make_register: {data} has faults: sendinsp --data {data} validate")
    made = list(islice(records(real), count))
    if len(made) < count:
        raise SystemExit(f"make_register: at most {len(made):,} records")
    folder.mkdir(parents=True, exist_ok=True)
    for record in made:
        path = folder / "inspections" / record.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record.text, encoding="utf-8", newline="\n")
    areas = (data / "areas.yaml").read_text(encoding="utf-8")
    if made[-1].number > 1:
        areas = areas_text(areas, dict(register.areas), made[-1].number)
    (folder / "areas.yaml").write_text(areas, encoding="utf-8", newline="\n")
    for name in ("sources.yaml", "themes.yaml", "neighbours.yaml"):
        shutil.copyfile(data / name, folder / name)
    frameworks(data, folder, min((record.since for record in made if record.since), default=None))
    write_schemas(Register(DataFolder(folder)))


def frameworks(data: Path, folder: Path, first: date | None) -> None:
    """Copy the frameworks, with the oldest in force since the first record."""
    (folder / "frameworks").mkdir()
    for path in sorted((data / "frameworks").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if path.stem == OLDEST and first is not None:
            text = re.sub(r"^(in_force:\n  from: ).*$", rf"\g<1>{first}", text, count=1, flags=re.MULTILINE)
        (folder / "frameworks" / path.name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("count", metavar="N", type=int, help="how many records")
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder")
    options = parser.parse_args()
    make(options.count, options.folder)
    print(f"{options.count:,} records in {options.folder}", file=sys.stderr)
