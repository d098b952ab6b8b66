"""Charts of groups: inspections by outcome, their shares over time, what was found by code (extra `pictures`)."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

from sendinsp import frameworks
from sendinsp.frameworks.interface import SHARED_MAP_STATES, SHARED_OUTCOMES
from sendinsp.output.listing import Row
from sendinsp.output.pictures.files import MISSING, PictureError
from sendinsp.summary.counts import NONE_RECORDED

TIMES = ("term", "year")
"""Groupings in order of time, of which the shares are drawn too."""
_OTHER = "#999999"
_PLAIN = "#0072b2"
_SPARE = (_PLAIN, "#cc79a7", "#000000")
"""Colours for outcomes of an earlier framework whose own are those of a later one's."""
_ITEMS = {
    "shortcomings": ("found wanting: weaknesses, areas for action, developments", "#d55e00"),
    "strengths": ("strengths", "#56b4e9"),
}
"""Key of a row -> what its number is of, and its colour."""
_FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif"
_WIDTH = 560
_STEP = 18
"""Height of a bar with its gap, in pixels."""
_TITLE = 64
"""Letters on a line of the title, at most."""
MOST = 100
"""Groups that a picture holds: with more it is higher than any page or screen."""


def chart_svg(summary: dict[str, Any], heading: str, source: str, asked: str = "") -> str:
    """A whole SVG document with a title, a source line and a text for who cannot see it.

    Args:
        summary: what `summary.counts.summarise` gives, with the outcomes of each group.
        heading: its title.
        source: the line that says where the data are from.
        asked: the filters in words, "" for all inspections; the title names them.

    Raises:
        PictureError: the library that draws is missing, there is nothing to draw, or it is too much for a picture.
    """
    if not summary["groups"]:
        raise PictureError("there is nothing to draw: no inspection fits")
    if len(summary["groups"]) > MOST:
        many = f"{len(summary['groups']):,} groups are too many for one picture, which holds {MOST}"
        raise PictureError(f"{many}: group by one thing less, or filter")
    try:
        import altair
        import vl_convert
    except ImportError:
        raise PictureError(MISSING.format(what="a chart")) from None
    shown = _of_codes(summary, altair) if summary["by"] in ("reason", "theme") else _of_outcomes(summary, altair)
    title = [heading, *(wrap(f"Only {asked}", _TITLE) if asked else [])]
    chart = (
        shown.properties(title=altair.TitleParams(title, anchor="start", fontSize=18, subtitle=_lines(source)))
        .configure(font=_FONT, background="#ffffff")
        .configure_axis(labelFontSize=12, titleFontSize=12, labelLimit=420, grid=False)
        .configure_legend(labelFontSize=12, titleFontSize=12, labelLimit=400)
        .configure_view(stroke=None)
    )
    svg: str = vl_convert.vegalite_to_svg(chart.to_dict())
    return _described(svg, f"{heading}; only {asked}" if asked else heading, alternative_text(summary))


def _lines(source: str) -> list[str]:
    """The source line, a sentence a line: a chart is no wider than its bars."""
    return re.split(r"(?<=\.) ", source)


def _codes(summary: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Outcomes that occur, in the order of their frameworks: code -> label and colour, those of the map."""
    names = [one["framework"] for one in summary["frameworks"]]
    own = {code: (label, name) for name in names for code, label in frameworks.words_of(name).outcomes.items()}
    all_ = {**own, **{code: (label, "") for code, label in SHARED_OUTCOMES.items()}}
    occurring = [code for code in all_ if any(row["outcomes"].get(code) for row in summary["groups"])]
    colours: dict[str, str] = {}
    spare = iter(_SPARE)
    for code in reversed(occurring):
        states = {**(frameworks.words_of(all_[code][1]).map_states if all_[code][1] else {}), **SHARED_MAP_STATES}
        colour = states[code].colour if code in states else _OTHER
        colours[code] = next(spare, _OTHER) if colour in colours.values() else colour
    return {code: (all_[code][0], colours[code]) for code in occurring}


def _of_outcomes(summary: dict[str, Any], alt: Any) -> Any:
    """Bars of inspections by outcome, one below the other; over time, the shares of those published beside them."""
    codes = _codes(summary)
    rows = [
        {
            "group": row["label"],
            "part": codes[code][0],
            "place": place,
            "count": row["outcomes"].get(code, 0),
            "share": row["outcomes"].get(code, 0) / row["published"]
            if row["published"] and code not in SHARED_OUTCOMES
            else None,
        }
        for row in summary["groups"]
        for place, code in enumerate(codes)
    ]
    down = _down(alt, summary["groups"])
    bars = _parted(alt, rows, list(codes.values()), columns=2).encode(x=_number(alt, "sum(count)", "Inspections"))
    height = _STEP * len(summary["groups"])
    if summary["by"] not in TIMES:
        return bars.encode(y=down).properties(height=height, width=_WIDTH)
    percent, whole = alt.Axis(format="%"), alt.Scale(domain=[0, 1])
    shares = bars.encode(x=alt.X("share:Q", title="Share of those published", axis=percent, scale=whole))
    return _beside(alt, bars, shares, down, height)


def _of_codes(summary: dict[str, Any], alt: Any) -> Any:
    """Bars of the areas of which something is recorded under each reason or theme.

    Strengths have themes too: before the areas of a theme stand its items, and what was found wanting orders them.
    """
    known = _in_order(summary)
    if not known:
        raise PictureError(f"there is nothing to draw: no {summary['by']} is recorded of these inspections")
    down, height = _down(alt, known), _STEP * len(known)
    areas = (
        alt.Chart(alt.Data(values=[{"group": row["label"], "areas": row["areas"]} for row in known]))
        .mark_bar(color=_PLAIN)
        .encode(x=_number(alt, "areas", "Areas of which something is recorded under it"))
    )
    if summary["by"] == "reason":
        return areas.encode(y=down).properties(height=height, width=_WIDTH)
    rows = [
        {"group": row["label"], "part": words, "place": place, "items": row[key]}
        for row in known
        for place, (key, (words, _)) in enumerate(_ITEMS.items())
    ]
    items = _parted(alt, rows, list(_ITEMS.values()), columns=1)
    return _beside(alt, items.encode(x=_number(alt, "items", "Items recorded under it")), areas, down, height)


def _parted(alt: Any, rows: list[Row], parts: list[tuple[str, str]], *, columns: int) -> Any:
    """Bars of coloured parts, with a legend of so many columns; `parts`: label and colour of each."""
    scale = alt.Scale(domain=[label for label, _ in parts], range=[colour for _, colour in parts])
    legend = alt.Legend(orient="bottom", columns=columns)
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_bar(stroke="#ffffff", strokeWidth=0.5)
        .encode(color=alt.Color("part:N", scale=scale, title=None, legend=legend), order=alt.Order("place:Q"))
    )


def _beside(alt: Any, left: Any, right: Any, down: Any, height: int) -> Any:
    """Two charts of the same groups, whose names stand on the left."""
    size = {"height": height, "width": _WIDTH // 2}
    return alt.hconcat(left.encode(y=down).properties(**size), right.encode(y=down.axis(None)).properties(**size))


def _down(alt: Any, groups: list[Row]) -> Any:
    return alt.Y("group:N", sort=[row["label"] for row in groups], title=None)


def _number(alt: Any, field: str, title: str) -> Any:
    whole = "datum.value % 1 ? '' : datum.label"  # of few, no halves
    return alt.X(f"{field}:Q", title=title, axis=alt.Axis(tickMinStep=1, format=",d", labelExpr=whole))


def _in_order(summary: dict[str, Any]) -> list[Row]:
    """The reasons or themes of which something is recorded: reasons by areas, themes by what was found wanting."""
    first = "areas" if summary["by"] == "reason" else "shortcomings"
    known = [row for row in summary["groups"] if row["key"] != NONE_RECORDED[0]]
    return sorted(known, key=lambda row: (-row[first], -row["areas"]))


def alternative_text(summary: dict[str, Any]) -> str:
    """The chart in words: the numbers of each group."""
    if summary["by"] == "reason":
        return "; ".join(f"{row['label']}: {row['areas']} areas" for row in _in_order(summary)) + "."
    if summary["by"] == "theme":
        words = [
            f"{row['label']}: {row['shortcomings']} found wanting, {row['strengths']} strengths, {row['areas']} areas"
            for row in _in_order(summary)
        ]
        return "; ".join(words) + "."
    codes = _codes(summary)
    return "; ".join(f"{row['label']}: {_counts(row, codes)}" for row in summary["groups"]) + "."


def _counts(row: Row, codes: dict[str, tuple[str, str]]) -> str:
    return ", ".join(
        f"{row['outcomes'][code]} {label}" for code, (label, _) in codes.items() if row["outcomes"].get(code)
    )


def _described(svg: str, heading: str, words: str) -> str:
    """A picture with its title and text for screen readers; what was said of its parts before is taken away."""
    plain = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", svg)
    begin, rest = plain.split(">", 1)
    return (
        f'{begin} role="img" aria-labelledby="chart-title chart-desc">'
        f'<title id="chart-title">{escape(heading)}</title><desc id="chart-desc">{escape(words)}</desc>{rest}\n'
    )
