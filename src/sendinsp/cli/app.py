"""The entry point: finds the command, runs it, and turns what went wrong into a message and an exit code."""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import os
import sys
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from sendinsp.cli.support.failure import FAULT, INTERRUPTED, USAGE, Failure, abandon_output
from sendinsp.cli.support.helping import Command, flowing, plainly, refuse_empty
from sendinsp.cli.support.session import Session
from sendinsp.model.suggest import did_you_mean, nearest
from sendinsp.output.formats import NotInstalled
from sendinsp.output.write import OutputError

COMMANDS = {
    module.name.rstrip("_").replace("_", "-"): module.name
    for module in iter_modules([str(Path(__file__).parent)])
    if not module.ispkg and module.name != "app"
}
"""Command -> module of this package. A module is imported when its command is called for."""


def in_order() -> list[str]:
    """The commands in the order of the help; those that cannot be loaded come last. Imports every one of them."""

    def place(name: str) -> tuple[float, str]:
        with contextlib.suppress(Exception):
            return _module(name).ORDER, name
        return float("inf"), name

    return sorted(COMMANDS, key=place)


class LazyGroup(TyperGroup):
    """A group whose commands are imported one at a time, so that none waits for another's libraries."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the help."""
        return in_order()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed before the command."""
        refuse_empty(self, ctx, args)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: Any) -> Any:
        """The options that stand before the command."""
        return plainly(super().get_params(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import a command; half a name gives it away in the suggestion only, never runs it."""
        if cmd_name not in COMMANDS:
            return None
        try:
            module = _module(cmd_name)
        except Exception as error:  # the help of the others must not go down with it
            return _unavailable(cmd_name, error)
        single = typer.Typer(add_completion=False, rich_markup_mode="rich")
        single.command(
            cmd_name,
            cls=Command,
            help=flowing(module.command.__doc__),
            epilog=module.EXAMPLE,
            rich_help_panel=module.PANEL,
        )(module.command)
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one may have been meant."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in COMMANDS:
            known = in_order()
            near = [one for one in known if one.startswith(name)] or nearest(name, known, 2)
            hint = did_you_mean(near, "sendinsp --help lists the commands")
            raise Failure(f"there is no command {name!r}: {hint}", USAGE)
        if name in COMMANDS:
            _module(name)  # a command that cannot be loaded is a fault here, where it was asked for
        return super().resolve_command(ctx, args)


def _module(name: str) -> Any:
    return importlib.import_module(f"sendinsp.cli.{COMMANDS[name]}")


def _unavailable(name: str, error: Exception) -> Any:
    """What stands in the list of commands for one that cannot be loaded."""
    from rich.markup import escape

    single = typer.Typer(add_completion=False)
    single.command(name, help=escape(f"Cannot be loaded: {type(error).__name__}: {error}"))(lambda: None)
    return typer.main.get_command(single)


app = typer.Typer(
    name="sendinsp",
    cls=LazyGroup,
    no_args_is_help=True,
    rich_markup_mode="rich",
    epilog="Example: sendinsp list --term spring-2017",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(ctx: typer.Context, value: bool) -> None:
    if value:
        from sendinsp.cli.support.version import version_lines

        for line in version_lines(ctx.params.get("data") or os.environ.get("SENDINSP_DATA")):
            typer.echo(line)
        raise typer.Exit


@app.callback()
def sendinsp(
    ctx: typer.Context,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            is_eager=True,  # --version tells of it, wherever it stands
            help="The data folder. Else SENDINSP_DATA (not set where it is empty), data/ here or above, or the copy "
            "that comes along.",
        ),
    ] = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, help="Say the version and how far the data reach."),
    ] = False,
) -> None:
    """Records of Ofsted and CQC's joint local area SEND inspections in England."""
    ctx.obj = Session(data)


def run(arguments: list[str]) -> int:
    """Run the program and return its exit code.

    0 fine, 1 problems found or an area or code unknown, 2 a malformed value or no data folder, 3 a fault of
    the program, 130 interrupted.
    """
    command = typer.main.get_command(app)
    try:
        try:
            result = command.main(args=arguments, prog_name="sendinsp", standalone_mode=False)
        finally:
            _flush()
    except Failure as failure:
        return _say(failure.message, failure.exit_code)
    except CLICK_ERROR as error:
        return _say(_wrong_usage(error), USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        abandon_output()
        return 0
    except SystemExit as error:  # Typer makes one of a broken pipe
        if isinstance(error.__context__, OSError) and error.__context__.errno == errno.EPIPE:
            abandon_output()
            return 0
        raise
    except (OutputError, NotInstalled) as error:
        return _say(str(error), USAGE)
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in _NO_ROOM:
            abandon_output()
            return _say(f"cannot write the output: {(error.strerror or 'no room').lower()}", USAGE)
        if os.environ.get("SENDINSP_TRACE"):
            raise
        return _say(
            f"a fault of the program, not of yours: {type(error).__name__}: {error}. "
            "Please report it with the command that you ran (SENDINSP_TRACE=1 shows where it happened).",
            FAULT,
        )
    return result if isinstance(result, int) else 0


CLICK_ERROR: type[Any] = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
"""What Typer raises for wrong usage. Its module differs between versions of Typer; its place in the line does not."""


_NO_ROOM = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO") if hasattr(errno, name)}
"""What the system says where stdout leads to a disk that is full or broken."""


def _wrong_usage(error: Any) -> str:
    if getattr(error, "option_name", None) == "--data" and error.ctx is not None:
        return f"put --data before the command: sendinsp --data DIR {error.ctx.info_name}"
    return str(error.format_message()).replace("Value error, ", "")


def _say(message: str, code: int) -> int:
    from sendinsp.output.text import clean

    if not message:  # the help was shown already
        return code
    with contextlib.suppress(OSError):
        print(f"sendinsp: {clean(message)}", file=sys.stderr)
    return code


def _flush() -> None:
    sys.stdout.flush()


def main() -> None:
    """The console script."""
    import gc

    # Started without (`>&-`, a service): what is said goes nowhere, as print() has it, and -o still works.
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    if isinstance(raw := getattr(sys.stdout, "buffer", None), io.RawIOBase):
        # PYTHONUNBUFFERED: Python then loses, and says nothing of it, what a disk that fills has no room for.
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), sys.stdout.encoding, sys.stdout.errors)
    gc.set_threshold(200_000, 20, 50)  # reading files makes objects by the hundred thousand and hardly a cycle
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for some costs more than reading a term
    code = run(sys.argv[1:])
    gc.freeze()  # at exit Python would look through everything once more for cycles: a sixth of the time of `list`
    sys.exit(code)


if __name__ == "__main__":
    main()
