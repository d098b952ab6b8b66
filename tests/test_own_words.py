"""Records say what was found in their own words: no nine words of a source's stand in a row in them."""

import hashlib
import re
from itertools import accumulate
from pathlib import Path

import pytest
from pydantic import BaseModel

KNOWN = Path(__file__).parent / "data" / "nine-word-runs.bin"
RUN = 9
WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
NAME = 4
"""Names of so many words or more are nobody's sentence, and are left out; shorter ones may stand in a sentence."""
FORMULA = "under the terms of the Open Government Licence to view"
"""Ten words that every report has, of its licence and not of its findings."""


def words(text):
    return WORD.findall(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower())


def runs(text, names=()):
    """Every nine words in a row, none of them across or within a name."""
    line = f" {' '.join(words(text))} "
    for name in names:
        line = line.replace(f" {name} ", " | ")
    for part in line.split("|"):
        row = part.split()
        yield from (" ".join(row[i : i + RUN]) for i in range(len(row) - RUN + 1))


@pytest.fixture(scope="module")
def of_a_source():
    """Whether nine words in a row are a source's (by chance one run in ten million is taken for one)."""
    data = KNOWN.read_bytes()
    ends = list(accumulate(data[:65536]))
    assert len(data) == 65536 + 3 * ends[-1]

    def known(run):
        digest = hashlib.sha256(run.encode()).digest()
        first = int.from_bytes(digest[:2], "big")
        start = 65536 + 3 * (ends[first] - data[first])
        return digest[2:5] in {data[i : i + 3] for i in range(start, 65536 + 3 * ends[first], 3)}

    return known


@pytest.fixture(scope="module")
def names(register):
    """Names of areas, of bodies and of publishers, and titles of sources; the longest first."""
    found = {one.title for one in register.sources.values()} | {one.publisher for one in register.sources.values()}
    found |= {register.areas.name(area) for area in register.areas}
    for inspection in register.inspections:
        found |= set(bodies(inspection))
    rows = {" ".join(words(name)) for name in found}
    return sorted((row for row in rows if row.count(" ") >= NAME - 1), key=len, reverse=True)


def bodies(value):
    if isinstance(value, BaseModel):
        yield from getattr(value, "responsible", ())
        for _, inner in value:
            yield from bodies(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from bodies(inner)


def texts(value, name=""):
    """Every summary, note, doubt and remark on a dispute below a section."""
    if isinstance(value, BaseModel):
        for key, inner in value:
            yield from texts(inner, key)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner, name)
    elif isinstance(value, dict) and name == "doubts":
        yield from value.values()
    elif isinstance(value, str) and name in ("summary", "notes", "note"):
        yield value


def test_a_run_of_a_source_is_seen(of_a_source):
    assert [of_a_source(run) for run in runs(FORMULA)] == [True, True]
    assert not of_a_source("a sentence that nobody ever wrote in a letter")


def test_a_long_name_is_no_run():
    name = "nhs bath and north east somerset swindon and wiltshire integrated care board"
    assert list(runs(f"The {name} must act.")) != []
    assert list(runs(f"The {name} must act.", [name])) == []


def test_no_nine_words_of_a_source_stand_in_a_record(register, of_a_source, names):
    read = 0
    taken = []
    for inspection in register.inspections:
        for text in texts(inspection):
            read += 1
            taken += [(inspection.id, run) for run in runs(text, names) if of_a_source(run)]
    assert read > 1500
    assert taken == []
