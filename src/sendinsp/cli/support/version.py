"""`sendinsp --version`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sendinsp.cli.support.failure import USAGE, Failure

DIGITS = 12
"""Of the digest of the data, as many as tell versions apart."""


def version_lines(data: Path | str | None) -> Iterator[str]:
    """The versions of the program and the data, and how far the records and the official list of holidays reach.

    Raises:
        Failure: the folder named is none; what could be said is said before.
    """
    from importlib.metadata import version

    from sendinsp.output.views.footer import reach_words
    from sendinsp.register.find import NoDataFolder, find
    from sendinsp.register.register import Register
    from sendinsp.register.version import digest_of

    yield f"sendinsp {version('sendinsp')}"
    try:
        register = Register(find(Path(data) if data else None))
    except NoDataFolder as error:
        if data:
            raise Failure(str(error), USAGE) from None
        yield str(error)
        return
    with suppress(OSError):  # a file that cannot be read is told of where it is read
        yield f"data {digest_of(register.folder.path)[:DIGITS]} ({register.folder.path})"
    for framework in register.frameworks.values():
        if reaches := register.reaches.get(framework.id):
            yield f"{framework.id}: recorded: {reach_words(reaches)}"
        if framework.deadline is not None:
            listed = framework.deadline.holidays_listed_to.human()
            yield f"{framework.id}: bank holidays listed to {listed}; later due dates are provisional"
