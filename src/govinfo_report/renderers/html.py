"""Page → one HTML document that needs nothing else: no script, no image, no other file."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from govinfo_report.page import Page, PageCell, PageGrid, Paragraph
from govinfo_report.printing.grids import Shown, drawn
from govinfo_report.printing.html import escaped, page
from govinfo_report.renderers.marks import HEADING, Marks, comment, worst


def write(printed: Page, marks: Marks) -> bytes:
    """The page as UTF-8 bytes of an HTML document.

    Every cell of the form has its id in the form as its ``id`` and names its headings. Marked cells
    carry their messages as titles and in a list at the end.
    """
    title = next(
        (p.text for p in printed.blocks if isinstance(p, Paragraph) and p.role == "title"), ""
    )
    body = ["<main>\n", *_blocks(printed, marks), "</main>\n", *_list(marks)]
    return page(title, body, "zh", kind="report").encode()


def _blocks(printed: Page, marks: Marks) -> Iterator[str]:
    def shown(cell: PageCell) -> Shown:
        found = marks.of(cell.frame.id)
        if not found:
            return None
        numbers = ",".join(str(mark.number) for mark in found)
        targets = " ".join(f"finding-{mark.number}" for mark in found)
        attributes = (
            f' class="{worst(found)}" data-marks="{numbers}" aria-describedby="{targets}"'
            f' title="{escaped(comment(found))}"'
        )
        return attributes, f"<mark>{escaped(cell.text)}</mark>"

    heading = ""
    for block in printed.blocks:
        if isinstance(block, PageGrid):
            yield from drawn(block, heading, shown if marks.cells else None)
            continue
        if heading and block.role in ("heading", "agency", "date"):
            yield "</section>\n"
            heading = ""
        text = escape(block.text)  # which is plain already, and most of the page
        if block.role == "heading":
            heading = block.text
            yield f"<section>\n<h2>{text}</h2>\n"
        elif block.role == "title":
            yield f"<h1>{text}</h1>\n"
        else:
            kind = "" if block.role == "text" else f' class="{block.role}"'
            yield f"<p{kind}>{text}</p>\n"
    if heading:
        yield "</section>\n"


def _list(marks: Marks) -> Iterator[str]:
    if not marks.all:
        return
    yield f"<aside>\n<h2>{HEADING}</h2>\n<ol>\n"
    for mark in marks.all:
        text = escaped(mark.message)
        yield f'<li id="finding-{mark.number}" class="{mark.severity}">{text}</li>\n'
    yield "</ol>\n</aside>\n"
