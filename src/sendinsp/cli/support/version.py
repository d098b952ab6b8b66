"""`sendinsp --version`."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sendinsp.cli.support.failure import USAGE, Failure

DIGITS = 12
"""Of the digest of the data, as many as tell versions apart."""


def version_text(data: Path | str | None) -> str:
    """The versions of the program and the data, and how far the records and the official list of holidays reach.

    Raises:
        Failure: the folder named is none.
    """
    from importlib.metadata import version

    from sendinsp.output.views.footer import reach_words
    from sendinsp.register.find import NoDataFolder, find
    from sendinsp.register.register import Register
    from sendinsp.register.version import digest_of

    lines = [f"sendinsp {version('sendinsp')}"]
    try:
        register = Register(find(Path(data) if data else None))
    except NoDataFolder as error:
        if data:
            raise Failure(f"{lines[0]}; {error}", USAGE) from None
        return "\n".join([*lines, str(error)])
    with suppress(OSError):  # a file that cannot be read is told of where it is read
        lines.append(f"data {digest_of(register.folder.path)[:DIGITS]} ({register.folder.path})")
    for framework in register.frameworks.values():
        if reaches := register.reaches.get(framework.id):
            lines.append(f"{framework.id}: recorded: {reach_words(reaches)}")
        if framework.deadline is not None:
            listed = framework.deadline.holidays_listed_to.human()
            lines.append(f"{framework.id}: bank holidays listed to {listed}; later due dates are provisional")
    return "\n".join(lines)
