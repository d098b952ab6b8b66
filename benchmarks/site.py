"""Time the site beside the charting library alone: what it takes Altair to draw the charts that the site has.

    python benchmarks/site.py [--sizes 248 5000] [--folders /tmp/registers] [--runs 5]

`sendinsp report` reads and checks the records, makes every page and every download, and writes them. The other process
does nothing but draw: it reads the rows of `list` as JSON, prepared before, and has Altair and vl-convert count and
draw them as SVG, a chart for each table with bars of the site's page of outcomes and one of tiles a cycle. Size and
number of files of the site are said too.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from make_register import make
from timing import Process, in_turn, machine, median, table

DATA = Path(__file__).resolve().parent.parent / "data"
DAY = "2026-11-23"
DRAW = """
import json, pathlib, sys
import altair as alt
import vl_convert
rows = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
drawn = 0
for framework in sorted({row["framework"] for row in rows}):
    own = [row for row in rows if row["framework"] == framework]
    for by in ("term", "year", "region", "type"):
        chart = (
            alt.Chart(alt.Data(values=own)).mark_bar()
            .encode(y=f"{by}:N", x="count():Q", color="result:N").properties(width=560, height=alt.Step(18))
        )
        vl_convert.vegalite_to_svg(chart.to_dict())
        drawn += 1
    tiles = (
        alt.Chart(alt.Data(values=[row for row in own if row["q"] is not None])).mark_point(filled=True, size=900)
        .encode(x="q:Q", y="r:Q", color="result:N", tooltip="name:N").properties(width=800, height=900)
    )
    vl_convert.vegalite_to_svg(tiles.to_dict())
    drawn += 1
print(drawn)
"""


def prepare(folder: Path, file: Path) -> None:
    """Write the rows that the charting library draws."""
    from sendinsp.register.register import load
    from sendinsp.summary.inspection_rows import overview

    register = load(folder)
    rows = []
    for inspection in register.inspections:
        row, area = overview(inspection, register), register.areas.get(inspection.area)
        result = row["outcome"] or ("wsoa" if row["wsoa_required"] else "no-wsoa")
        tile = area.tile if area is not None else None
        rows.append({
            "framework": row["framework"], "name": row["name"], "region": row["region"], "term": row["term"],
            "year": inspection.term.academic_year if inspection.term else None, "type": area.type if area else None,
            "result": result, "q": tile.q if tile else None, "r": tile.r if tile else None,
        })  # fmt: skip
    file.write_text(json.dumps(rows), encoding="utf-8")


def measured(folder: Path, size: int, work: Path, runs: int) -> list[str]:
    """A row of the table."""
    rows, target = work / f"rows-{size}.json", work / f"site-{size}"
    prepare(folder, rows)
    report = [sys.executable, "-m", "sendinsp", "--data", str(folder), "report", str(target), "--as-of", DAY]
    draw = [sys.executable, "-c", DRAW, str(rows)]
    times = in_turn([Process("site", [report], work), Process("charts", [draw], work)], runs, processor=True)
    site, charts = median(times["site"]), median(times["charts"])
    held = [path for path in target.rglob("*") if path.is_file()]
    drawn = subprocess.run(draw, capture_output=True, check=True, text=True).stdout.strip()
    whole = sum(path.stat().st_size for path in held) / 1_000_000
    return [
        f"{size:,}", f"{len(held):,}", f"{whole:.1f}", f"{site:.1f}", drawn, f"{charts:.1f}", f"{site / charts:.1f}",
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[0, 5000], help="records; 0: the shipped ones")
    parser.add_argument("--folders", type=Path, help="keep the registers here")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        folders = options.folders or work
        found = []
        for size in options.sizes:
            folder = DATA if not size else folders / str(size)
            if size and not folder.exists():
                make(size, folder)
            count = size or len(list((DATA / "inspections").rglob("*.yaml")))
            found.append(measured(folder, count, work, options.runs))
    print(f"Seconds of the processor, medians of {options.runs} runs taken in turn, {machine()}.\n")
    head = ["inspections", "files", "MB", "site", "charts", "drawing them alone", "site : drawing"]
    print(table(head, found))


if __name__ == "__main__":
    sys.exit(main())
