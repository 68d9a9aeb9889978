"""A page of the form as HTML: its paragraphs and tables in order, with or without marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from govinfo_report.page import Page, PageCell, PageGrid, Paragraph
from govinfo_report.printing.grids import Shown, drawn

_ENDS = ("heading", "agency", "date")
"""Roles of paragraphs before which a section ends."""


def form_page(
    page: Page,
    *,
    cell: Callable[[PageCell], Shown] | None = None,
    text: Callable[[Paragraph], str] | None = None,
    ids: str = "",
    level: int = 1,
) -> Iterator[str]:
    """The paragraphs and tables of a page, each section in an element of its own.

    Args:
        page: The page.
        cell: What stands in a cell of a value, where that is more than its text.
        text: The attributes of a paragraph beside its class.
        ids: What stands before the ids of cells.
        level: Level of the title; headings of sections are one below.
    """
    heading = ""
    for block in page.blocks:
        if isinstance(block, PageGrid):
            yield from drawn(block, heading, cell, ids=ids)
            continue
        if heading and block.role in _ENDS:
            yield "</section>\n"
            heading = ""
        words = escape(block.text)  # which is plain already, and most of the page
        more = "" if text is None else text(block)
        if block.role == "heading":
            heading = block.text
            yield f"<section>\n<h{level + 1}{more}>{words}</h{level + 1}>\n"
        elif block.role == "title":
            yield f'<h{level} class="title"{more}>{words}</h{level}>\n'
        else:
            kind = "" if block.role == "text" else f' class="{block.role}"'
            yield f"<p{kind}{more}>{words}</p>\n"
    if heading:
        yield "</section>\n"
