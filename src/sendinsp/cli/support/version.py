"""`sendinsp --version`."""

from __future__ import annotations

from pathlib import Path


def version_text(data: str | None) -> str:
    """The version of the program, and how far the data of the register and the official list of holidays reach."""
    from importlib.metadata import version

    from sendinsp.output.views.footer import reach_words
    from sendinsp.register.find import NoDataFolder, find
    from sendinsp.register.register import Register

    lines = [f"sendinsp {version('sendinsp')}"]
    try:
        register = Register(find(Path(data) if data else None))
    except NoDataFolder as error:
        return "\n".join([*lines, str(error)])
    for framework in register.frameworks.values():
        lines.append(f"{framework.id}: recorded: {reach_words(register.reaches[framework.id])}")
        if framework.deadline is not None:
            listed = framework.deadline.holidays_listed_to.human()
            lines.append(f"{framework.id}: bank holidays listed to {listed}; later due dates are provisional")
    return "\n".join(lines)
