"""What a command knows of its surroundings: the data folder, today, and whom to tell of bad files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sendinsp.cli.support.failure import PROBLEMS, USAGE, Failure
from sendinsp.model.dates import DateError, human_day, parse_day
from sendinsp.model.suggest import did_you_mean, nearest
from sendinsp.model.terms import Term, TermError
from sendinsp.output.text import clean
from sendinsp.register.find import DataFolder, NoDataFolder, find

if TYPE_CHECKING:  # the models are slow to import, and help and wrong usage need none
    from sendinsp.register.register import Register


FEW = 10
"""Of so many of a kind that is told of on stderr the names are given."""


class Session:
    """The options that stand before the command, and what follows from them."""

    def __init__(self, data: Path | None = None) -> None:
        self.data = data
        self._register: Register | None = None

    def folder(self, *, packaged_too: bool = True) -> DataFolder:
        """The data folder.

        Raises:
            Failure: there is none.
        """
        try:
            return find(self.data, packaged_too=packaged_too)
        except NoDataFolder as error:
            raise Failure(str(error), USAGE) from None

    @property
    def register(self) -> Register:
        """The register of the data folder, opened once."""
        if self._register is None:
            from sendinsp.register.register import Register

            self._register = Register(self.folder())
        return self._register

    def finish(self) -> int:
        """Name the files of the register that could not be read on stderr, and give the exit code."""
        errors = [problem for problem in self.register.problems if problem.severity == "error"]
        for problem in sorted(errors, key=lambda problem: problem.sort_key):
            place = f":{problem.span.line}:{problem.span.column}" if problem.span else ""
            print(clean(f"{problem.path}{place}: {problem.code} {problem.message}"), file=sys.stderr)
        if errors:
            print("Records with an error are left out above; `sendinsp validate` says more.", file=sys.stderr)
        unplaced = self._unplaced()
        for (code, what), ids in unplaced.items():
            print(clean(f"{first_few(ids)}: {f'{code} ' if code else ''}{what}"), file=sys.stderr)
        if unplaced:
            print("Of these records not all can be shown or counted; `sendinsp validate` says more.", file=sys.stderr)
        return PROBLEMS if errors or any(code for code, _ in unplaced) else 0

    def _unplaced(self) -> dict[tuple[str, str], list[str]]:
        """What records that were read name and the register or the program does not know: its rule and words, and ids.

        Of areas and frameworks; what the command did not ask for is not read for it. A framework that the folder has
        and the program does not know breaks no rule: "".
        """
        from sendinsp import frameworks

        register = self.register
        wrong: dict[tuple[str, str], list[str]] = {}
        if not register.has_read("inspections"):
            return wrong
        held = {path.stem for path in register.paths("frameworks")}
        areas = register.areas if register.has_read("areas") else None
        for one in register.inspections:
            if held and one.framework not in held:
                wrong.setdefault(("R002", f"unknown framework {one.framework!r}"), []).append(one.id)
            elif not frameworks.is_known(one.framework):
                what = f"this sendinsp does not know the framework {one.framework!r}: a newer one may"
                wrong.setdefault(("", what), []).append(one.id)
            if areas and one.area not in areas:
                wrong.setdefault(("R001", f"unknown area {one.area!r}"), []).append(one.id)
        return wrong


def today(as_of: str | None = None) -> date:
    """The day to judge by: `--as-of`, else `SENDINSP_TODAY`, else the system's date.

    Raises:
        Failure: either is not a day.
    """
    if as_of is not None:
        return day(as_of, "--as-of")
    if set_today := os.environ.get("SENDINSP_TODAY"):
        return day(set_today, "SENDINSP_TODAY")
    return date.today()


def first_few(names: Sequence[str]) -> str:
    """The first of some names, `FEW` at most, and how many more there are."""
    more = f" and {len(names) - FEW:,} more" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"


def was_typed(ctx: Any, name: str) -> bool:
    """Whether an option was given on the command line, and is not its default or set by a variable."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def day(text: str, name: str) -> date:
    """Read the value of an option that is a day.

    Raises:
        Failure: it is not one, with a suggestion where the meaning is plain.
    """
    try:
        return parse_day(text)
    except DateError as error:
        hint = f"did you mean {error.suggestion}?" if error.suggestion else "write a day as 2017-03-27"
        raise Failure(f"{name}: {short(text)!r} is no day: {error.problem}; {hint}", USAGE) from None


def short(text: str) -> str:
    """What somebody typed, cut to a length that a message can hold."""
    return text if len(text) <= 60 else f"{text[:57]}..."


def terms(texts: Iterable[str]) -> list[tuple[Term, Term]]:
    """Read `--term` values: a term, or a range `autumn-2016..summer-2017`, as first and last term.

    Raises:
        Failure: one is malformed, with a suggestion where the meaning is plain.
    """
    ranges = []
    for text in texts:
        first, dots, last = text.partition("..")
        try:
            start = _term(first)
            end = _term(last) if dots else start
        except TermError as error:
            hint = f"; did you mean {error.suggestion}?" if error.suggestion else ""
            raise Failure(f"--term: {error}{hint}", USAGE) from None
        if end < start:
            raise Failure(f"--term: {text!r} ends before it starts; did you mean {end}..{start}?", USAGE)
        ranges.append((start, end))
    return ranges


def _term(text: str) -> Term:
    """A term as records write it (`spring-2017`), or as the program prints it (`Spring 2017`).

    Raises:
        TermError: it is neither.
    """
    return Term.parse("-".join(text.casefold().split()))


def areas(register: Register, names: Iterable[str], *, quiet: bool = False) -> list[str]:
    """The slugs of the areas that people named, in that order; a name that several have borne gives all.

    A part of a name will do where only one area has it; then stderr says which was taken, unless it is to be `quiet`.

    Raises:
        Failure: the register knows no such area, with those that look like it; or what was typed fits several.
    """
    found: list[str] = []
    for name in names:
        slugs = register.areas.find(name)
        if not slugs and (slugs := _guessed(register, name)) and not quiet:
            taken = " and ".join(register.areas[slug].label for slug in slugs)
            print(
                clean(f"{short(name)!r} is taken for {taken}: no other area has a word that begins so."),
                file=sys.stderr,
            )
        if not slugs:
            near = register.areas.suggest(name)
            hint = did_you_mean(near, "sendinsp list shows every area inspected")
            raise Failure(f"there is no area {short(name)!r}: {hint}", PROBLEMS)
        found += [slug for slug in slugs if slug not in found]
    return found


def tell_of_ended(register: Register, slugs: Collection[str], day: date) -> None:
    """Say on stderr which of the areas asked for had ended by `day`, and what came after, unless that is asked for too.

    For a command that would show less than was looked for: an area's inspections of today are its successors'.
    """
    for slug in slugs:
        area = register.areas.get(slug)
        if area is None or area.to is None or area.to.latest >= day:
            continue
        later = [one for one in area.successors if one in register.areas]
        if not set(later) & set(slugs):
            since = f"; since, for the same places: {', '.join(register.areas[one].label for one in later)}"
            text = f"{area.name} ended on {human_day(area.to.latest)}{since if later else ''}."
            print(clean(text), file=sys.stderr)


def _guessed(register: Register, name: str) -> tuple[str, ...]:
    slugs = register.areas.guess(name)
    labels = list(dict.fromkeys(register.areas[slug].label for slug in slugs))
    if len({register.areas.name(slug) for slug in slugs}) > 1:
        *most, last = labels if len(labels) <= FEW else [*labels[:FEW], f"{len(labels) - FEW:,} more"]
        raise Failure(f"{short(name)!r} fits several areas: {', '.join(most)} and {last}; name one", PROBLEMS)
    return slugs


def one_of(name: str, value: str, known: Iterable[str] | Mapping[str, str], exit_code: int = PROBLEMS) -> str:
    """Check that a code is known, case aside; where titles are given, one of them will do.

    Args:
        name: the option, for the message.
        value: what was typed.
        known: the codes; with their titles where these will do.
        exit_code: `USAGE` where what is known is the program's own, not the register's.

    Raises:
        Failure: it is not, with the nearest.
    """
    codes = {code.casefold(): code for code in known}
    titles = {_folded(title): code for code, title in known.items()} if isinstance(known, Mapping) else {}
    spelt = {_folded(code): code for code in known}
    wanted = value.casefold()
    if wanted in codes:
        return codes[wanted]
    if (plain := _folded(value)) and (code := titles.get(plain) or spelt.get(plain)):
        return code
    begun = [c for k, c in codes.items() if value and k.startswith(wanted)]
    called = known if isinstance(known, Mapping) else {}
    own = {code: _folded(f"{code} {called.get(code, '')}").split() for code in codes.values()}
    worded = [c for c, words in own.items() if plain and all(any(map(_alike(w), words)) for w in plain.split())]
    near = list(dict.fromkeys([*begun, *worded]))[:3] or [codes[key] for key in nearest(wanted, codes, 2, 0.7)]
    near = near or [titles[key] for key in nearest(plain, titles, 2, 0.7)]
    shown = [code if code in begun or code not in called else f"{code} ({called[code]})" for code in near]
    comma = "; " if any("," in code for code in codes.values()) else ", "
    hint = did_you_mean(shown, f"one of: {comma.join(codes.values())}")
    raise Failure(f"{name}: {short(value)!r} is unknown: {hint}", exit_code)


def _alike(typed: str) -> Callable[[str], bool]:
    """Whether a word is the one typed, begins with it, or differs by an ending: failed, failing and failings."""

    def alike(word: str) -> bool:
        stem = re.sub(r"(?<=....)(ings?|ed|e?s)$", "", word)
        return word.startswith(typed) or (len(stem) > 3 and typed.startswith(stem) and len(typed) <= len(stem) + 4)

    return alike


def regions(register: Register) -> list[str]:
    """The regions by which areas can be asked for: the statistical ones and Ofsted's."""
    return sorted({name for one in register.areas.values() for name in (one.region, one.ofsted_region)})


def _folded(text: str) -> str:
    """A code or title without case, hyphens, commas and full stops: `South West` and `south-west` are one."""
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
