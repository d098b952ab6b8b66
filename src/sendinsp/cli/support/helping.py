"""How the help shows commands and options: in panels, and by what people type, not by Python's types."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from sendinsp.output.formats import Kind

_KINDS = re.compile(r"\{([a-z,]+)\}")


class Command(TyperCommand):
    """A command whose help is in people's words."""

    def get_params(self, ctx: Any) -> Any:
        """The options and arguments, `--help` among them."""
        return plainly(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed."""
        refuse_empty(self, ctx, args)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        self._name_formats()
        super().format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """What a shell offers."""
        self._name_formats()
        return super().shell_complete(ctx, incomplete)

    def _name_formats(self) -> None:
        """Put the names of forms into the help of options, where it asks for them: `Show rows as {rows}.`"""
        from sendinsp.output.formats import names

        for param in self.params:
            text = getattr(param, "help", None) or ""
            if found := _KINDS.search(text):
                kinds = cast("list[Kind]", found[1].split(","))
                vars(param)["help"] = text.replace(found[0], ", ".join(names(*kinds)))


def plainly(params: Any) -> Any:
    """Take `<bool>` from flags and `<list[str]>` from arguments: their names say enough."""
    for param in params:
        if getattr(param, "is_flag", False) and param.metavar is None:
            param.metavar = ""
        elif param.param_type_name == "argument":
            # Set on the object: Typer heeds the metavar of an option in this place, but not that of an argument.
            vars(param)["display_type_rich"] = _nothing
    return params


def refuse_empty(command: Any, ctx: Any, args: list[str]) -> None:
    """Refuse values that are empty, as a script's variable is that was never set: as a path it would be this folder.

    Raises:
        BadParameter: one is.
    """
    typed, _, _ = command.make_parser(ctx).parse_args(list(args))
    if typed.get("help"):
        return
    for param in command.get_params(ctx):
        value = typed.get(param.name)
        for one in value if isinstance(value, list | tuple) else [value]:
            if isinstance(one, str) and not one.strip() and not ctx.resilient_parsing:
                raise typer.BadParameter("it is empty: leave it out, or say what it is to be", ctx, param)


def flowing(docstring: str) -> str:
    """The paragraphs of a docstring without its line ends, which Typer would keep."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in docstring.split("\n\n"))


def _nothing(ctx: Any) -> None:
    return None
