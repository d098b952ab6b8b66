"""The section of CHANGELOG.md for a tag; exits 1 where the tag is not the version of pyproject.toml and CITATION.cff.

python3 .github/release_notes.py v0.2.0
"""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def notes(tag: str) -> str:
    """The notes of a release.

    Raises:
        SystemExit: the tag, the versions and the changelog do not agree; the message says which.
    """
    version = tag.removeprefix("v")
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    if tag != f"v{known}":
        raise SystemExit(f"the tag is {tag}, pyproject.toml says {known}")
    if cited is None or cited[1].strip('"') != known:
        raise SystemExit(f"CITATION.cff does not say {known}")
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    section = re.search(rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## \[|\Z)", text, re.MULTILINE | re.DOTALL)
    if section is None:
        raise SystemExit(f"CHANGELOG.md has no section [{version}]")
    return section[1].strip() + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("give one tag, as v0.2.0")
    sys.stdout.write(notes(sys.argv[1]))
