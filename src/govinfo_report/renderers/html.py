"""Page → one HTML document that needs nothing else: no script, no image, no other file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Final

from govinfo_report.page import Cell, Cells, Frame, Grid, Page, Paragraph
from govinfo_report.renderers.flat import is_band, is_value
from govinfo_report.renderers.marks import HEADING, Mark, Marks, comment, worst

_TAGS: Final = {
    "text": ("<p>", "</p>"),
    "note": ('<p class="note">', "</p>"),
    "agency": ('<p class="agency">', "</p>"),
    "date": ('<p class="date">', "</p>"),
    "title": ("<h1>", "</h1>"),
}

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"

_LONG: Final = 7
"""How many digits fit a column of table 三 in the usual size; longer numbers are set smaller."""


def write(page: Page, marks: Marks) -> bytes:
    """The page as UTF-8 bytes of an HTML document.

    Tables have heading cells with ``scope`` and spans, and every cell of the form names its
    headings (``headers``) and has its id in the form as its ``id``. Marked cells carry their
    messages as titles and in a list at the end.
    """
    title = next(
        (p.text for p in page.blocks if isinstance(p, Paragraph) and p.role == "title"), ""
    )
    parts = [
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        # Even if a text found a way out of its element, nothing would run or load.
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n',
        f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n",
        *_blocks(page, marks),
        "</main>\n",
        *_list(marks),
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode()


@cache
def _style() -> str:
    return Path(__file__).with_name("html.css").read_text("utf-8")


def _blocks(page: Page, marks: Marks) -> Iterator[str]:
    heading = ""
    for block in page.blocks:
        if isinstance(block, Grid):
            yield from _table(block, heading, marks)
        elif block.role == "heading":
            if heading:
                yield "</section>\n"
            heading = escape(block.text)
            yield f"<section>\n<h2>{heading}</h2>\n"
        else:
            if block.role in ("agency", "date") and heading:
                yield "</section>\n"
                heading = ""
            begin, end = _TAGS[block.role]
            yield f"{begin}{escape(block.text)}{end}\n"
    if heading:
        yield "</section>\n"


def _table(grid: Grid, label: str, marks: Marks) -> Iterator[str]:
    name = escape(grid.name or "")
    if label:
        # A region that can be scrolled must be reachable by keyboard, and then it needs a name.
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">\n'
    yield f'<table class="{name}">\n<colgroup>{_columns(grid.widths)}</colgroup>\n'
    inside = ""
    for row in grid.rows:
        part = _part(row, inside)
        if part is not None:
            if inside:
                yield f"</{inside}>\n"
            inside = part
            yield f"<{inside}>\n"
        cells = [_cell(cell, marks) for cell in row]
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield f"</{inside}>\n</table>\n"
    if label:
        yield "</div>\n"


@lru_cache(maxsize=64)
def _columns(widths: tuple[int, ...]) -> str:
    total = sum(widths)
    return "".join(f'<col style="width:{width / total:.2%}">' for width in widths)


def _part(row: Cells, inside: str) -> str | None:
    """The part of the table that a row begins; ``None`` where it goes on with the last."""
    if is_band(row):
        return "tbody"  # a band of its own
    if not inside:
        return "tbody" if row[0].frame.head == "row" else "thead"
    if inside == "thead" and any(is_value(cell) for cell in row):
        return "tbody"
    return None


def _cell(cell: Cell, marks: Marks) -> str:
    begin, end = _tag(cell.frame)
    text = cell.text
    if not text.isalnum():  # nearly every number, and nothing that could be markup
        text = escape(text)
    if len(text) > _LONG and is_value(cell):
        begin = f"{begin[:-1]} data-long>"
    if marks.cells and (found := marks.of(cell.frame.id)):
        return f"{begin[:-1]}{_marked(found)}><mark>{text}</mark>{end}"
    return f"{begin}{text}{end}"


def _marked(found: Sequence[Mark]) -> str:
    numbers = ",".join(str(mark.number) for mark in found)
    targets = " ".join(f"finding-{mark.number}" for mark in found)
    return (
        f' class="{worst(found)}" data-marks="{numbers}" aria-describedby="{targets}"'
        f' title="{escape(comment(found))}"'
    )


@lru_cache(maxsize=4096)
def _tag(frame: Frame) -> tuple[str, str]:
    """The tags around a cell. Frames are shared and live as long as the program."""
    name = "th" if frame.head else "td"
    attributes = [name]
    if frame.id is not None:
        attributes.append(f'id="{escape(frame.id)}"')
    if frame.head:
        attributes.append(f'scope="{frame.head}"')
    if frame.headings:
        attributes.append(f'headers="{escape(" ".join(frame.headings))}"')
    if frame.columns > 1:
        attributes.append(f'colspan="{frame.columns}"')
    if frame.rows > 1:
        attributes.append(f'rowspan="{frame.rows}"')
    if frame.align != "center":
        attributes.append(f'class="{frame.align}"')
    return f"<{' '.join(attributes)}>", f"</{name}>"


def _list(marks: Marks) -> Iterator[str]:
    if not marks.all:
        return
    yield f"<aside>\n<h2>{HEADING}</h2>\n<ol>\n"
    for mark in marks.all:
        text = escape(mark.message)
        yield f'<li id="finding-{mark.number}" class="{mark.severity}">{text}</li>\n'
    yield "</ol>\n</aside>\n"
