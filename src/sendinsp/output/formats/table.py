"""Tables and pages for the terminal; of their natural width and without colour where the output goes elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sendinsp.output.formats import Format

if TYPE_CHECKING:
    from sendinsp.output.listing import Listing
    from sendinsp.output.page import Page


def as_table(listing: Listing, to_file: bool) -> str:
    """The listing as a table, with its footer. What draws for a terminal is loaded only where there is one."""
    from sendinsp.output.plain_table import is_plain, plain_table

    if is_plain(to_file=to_file):
        return plain_table(listing)
    from sendinsp.output.table import table_text

    return table_text(listing, to_file=to_file)


def as_pages(pages: Sequence[Page], to_file: bool) -> str:
    """The pages one below another, folded at the terminal's width."""
    from sendinsp.output.page_text import page_text

    return "\n".join(page_text(page, to_file=to_file) for page in pages)


FORMAT = Format(order=10, table=as_table, page=as_pages, terminal=True)
