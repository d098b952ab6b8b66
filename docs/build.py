"""Make the generated parts of the documentation anew, or check that they are fresh.

    python docs/build.py            writes them
    python docs/build.py --check    exits 1 and names those that are out of date

What is generated: the examples in README.md (through cog), the picture of the program, and the pages that
the program writes of itself.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "list.svg"
TODAY = "2026-11-23"
"""Examples are as of this day, whenever they are made."""


def picture() -> str:
    """`sendinsp list --term spring-2017` as a terminal shows it."""
    from docs_examples import output  # beside this file
    from rich.console import Console
    from rich.text import Text

    command = "sendinsp list --term spring-2017"
    text = output(command, width=92, colour=True)
    console = Console(
        record=True,
        width=92,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
    )
    console.print(Text.assemble(("$ ", "bold green"), (command, "bold")))
    console.print(Text.from_ansi(text.rstrip("\n")))
    return console.export_svg(title="sendinsp", unique_id="sendinsp")


def pages() -> dict[Path, str]:
    """Every generated file with what it should hold."""
    import docs_pages

    return {PICTURE: picture(), **{ROOT / "docs" / name: text for name, text in docs_pages.pages().items()}}


def readme(check: bool) -> bool:
    """Run cog over README.md. True where it is, or was, out of date."""
    from cogapp import Cog

    arguments = ["cog", "--check" if check else "-r", "-I", str(ROOT / "docs"), str(ROOT / "README.md")]
    cog = Cog()
    cog.set_output(stdout=io.StringIO())
    return bool(cog.main(arguments))


def main() -> int:
    """Write, or with `--check` compare; 1 where something was out of date."""
    check = "--check" in sys.argv[1:]
    sys.path.insert(0, str(ROOT / "docs"))
    os.chdir(ROOT)
    stale = [path for path, text in pages().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is out of date: run python docs/build.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text_of(path), encoding="utf-8", newline="\n")
            print(f"wrote {path.relative_to(ROOT)}")
    if readme(check):
        print("README.md is out of date: run python docs/build.py")
        return 1
    return 1 if check and stale else 0


def text_of(path: Path) -> str:
    """What a generated file should hold."""
    return pages()[path]


if __name__ == "__main__":
    sys.exit(main())
