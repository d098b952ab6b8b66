"""Make the generated parts of the documentation anew, or check that they are fresh.

    python docs/build.py            writes them
    python docs/build.py --check    exits 1 and names those that are out of date

What is generated: the examples in README.md (through cog), the pictures of the program, and the pages that
the program writes of itself.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "list.svg"
MAP = ROOT / "docs" / "images" / "map.svg"


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
    drawing = console.export_svg(title="sendinsp", unique_id="sendinsp")
    return re.sub(r"\s*@font-face \{.*?\}", "", drawing, flags=re.DOTALL)  # fonts of another host: the reader's own do


def drawn_map() -> str:
    """`sendinsp map --image map.svg`, as of the day of the examples."""
    from docs_examples import output

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.svg"
        output(f"sendinsp --data {ROOT / 'data'} map --image {path}")
        return path.read_text(encoding="utf-8")


def generated() -> dict[Path, str]:
    """Every generated file with what it should hold."""
    import docs_pages

    return {
        PICTURE: picture(),
        MAP: drawn_map(),
        **{ROOT / "docs" / name: text for name, text in docs_pages.pages().items()},
    }


def readme(check: bool) -> bool:
    """Run cog over README.md. True where it is, or was, out of date."""
    from cogapp import Cog

    arguments = ["cog", "--check" if check else "-r", "-P", "-I", str(ROOT / "docs"), str(ROOT / "README.md")]
    cog = Cog()
    cog.set_output(stdout=io.StringIO())
    return bool(cog.main(arguments))


def main() -> int:
    """Write, or with `--check` compare; 1 where something was out of date."""
    check = "--check" in sys.argv[1:]
    sys.path.insert(0, str(ROOT / "docs"))
    os.chdir(ROOT)
    stale = []
    for path, text in generated().items():
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path)
        name = path.relative_to(ROOT)
        if check:
            print(f"{name} is out of date: run python docs/build.py")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {name}")
    if readme(check):
        print("README.md is out of date: run python docs/build.py")
        return 1
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
