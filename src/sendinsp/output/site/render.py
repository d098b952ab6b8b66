"""Pages set out by templates, through Jinja2 with all text escaped (extra `site`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sendinsp.output.formats import NotInstalled
from sendinsp.output.site.matter import Matter
from sendinsp.output.site.parts import Page
from sendinsp.output.site.published import FEED

if TYPE_CHECKING:
    import jinja2

MISSING = 'writing a site needs the extra: pip install "sendinsp[site]"'
NAVIGATION = (
    ("index.html", "Overview"), ("map.html", "Map"), ("outcomes.html", "Outcomes"), ("inspections.html", "Inspections"),
    ("areas.html", "Areas"), ("found.html", "What was found"), ("plans.html", "Plans due"), ("next.html", "Next"),
    ("times.html", "How long it took"), ("doubts.html", "Doubts"), ("sources.html", "Sources"),
    ("downloads.html", "Download"), ("about.html", "About"),
)  # fmt: skip
"""The pages that every page leads to, with their names."""
_UNDER = {"items.html": "found.html", "questions.html": "found.html"}
"""Pages that stand under one of these."""


def environment() -> jinja2.Environment:
    """The templates, by which everything is escaped that is not said to be ready.

    Raises:
        NotInstalled: Jinja2 is missing.
    """
    try:
        import jinja2
    except ImportError:
        raise NotInstalled(MISSING) from None
    return jinja2.Environment(
        loader=jinja2.PackageLoader("sendinsp.output.site"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def rendered(matter: Matter, pages: Iterable[Page]) -> Iterator[tuple[Page, str]]:
    """Each page with its HTML.

    Raises:
        NotInstalled: Jinja2 is missing.
    """
    template = environment().get_template("page.html")
    for page in pages:
        under = "areas.html" if page.path.startswith("areas/") else _UNDER.get(page.path, page.path)
        yield (
            page,
            template.render(page=page, matter=matter, root=page.root, navigation=NAVIGATION, under=under, feed=FEED),
        )
