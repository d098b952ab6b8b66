"""How the help shows commands and options: in panels, and by what people type, not by Python's types."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

PANELS = {
    "Read the register": ("list", "show", "summarise", "wsoa-due", "framework"),
    "Check it": ("validate", "rules", "schema"),
    "Keep it": ("init", "new", "fmt", "import"),
}
"""The panels of the list of commands."""


class Command(TyperCommand):
    """A command whose help is in people's words."""

    def get_params(self, ctx: Any) -> Any:
        """The options and arguments, `--help` among them."""
        return plainly(super().get_params(ctx))


def plainly(params: Any) -> Any:
    """Take `<bool>` from flags and `<list[str]>` from arguments: their names say enough."""
    for param in params:
        if getattr(param, "is_flag", False) and param.metavar is None:
            param.metavar = ""
        elif param.param_type_name == "argument":
            # Set on the object: Typer heeds the metavar of an option in this place, but not that of an argument.
            vars(param)["display_type_rich"] = _nothing
    return params


def panel_of(command: str) -> str | None:
    """The panel that a command stands in."""
    return next((title for title, names in PANELS.items() if command in names), None)


def flowing(docstring: str) -> str:
    """The paragraphs of a docstring without its line ends, which Typer would keep."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in docstring.split("\n\n"))


def _nothing(ctx: Any) -> None:
    return None
