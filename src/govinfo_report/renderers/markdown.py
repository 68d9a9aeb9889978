"""Page → Markdown (CommonMark with the tables of GitHub's dialect)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govinfo_report.page import Cell, Grid, Page, Paragraph
from govinfo_report.renderers.flat import bands, fields, is_value, squares, words

# Everything that can begin an emphasis, a code span, a link, an image, HTML, an entity, a
# strike-out, a formula or the next cell, wherever it stands.
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&|~$]")
# What makes a line something else than a paragraph: headings, lists, quotes, rulings.
_START: Final = re.compile(r"^(#|[-+=:]|\d{1,9}(?=[.)](?:\s|$)))")
_MARKS: Final = {"title": "# ", "heading": "## "}


_BACKSLASHED: Final = r"\\\g<0>"


def escaped(text: str) -> str:
    """A text that Markdown shows as it is."""
    text = _SPECIAL.sub(_BACKSLASHED, text)
    match = _START.match(text)
    if match is None:
        return text
    start = match[0]
    # A backslash works before punctuation only: of 1. it stands before the point.
    return f"{start}\\{text[len(start) :]}" if start.isdigit() else f"\\{text}"


def write(page: Page) -> bytes:
    """The page as UTF-8 bytes of a Markdown document.

    Spans become empty cells; each band of table 二 is a table of its own under a bold line. A blank
    cell prints ``/``.
    """
    parts = [part for block in page.blocks for part in _parts(block)]
    return ("\n\n".join(parts) + "\n").encode()


def _parts(block: Paragraph | Grid) -> Iterator[str]:
    if not isinstance(block, Grid):
        yield _MARKS.get(block.role, "") + escaped(block.text)
    elif block.name == "metadata":
        for label, text in fields(block):
            yield escaped(f"{label}：{text}")
    else:
        for heading, band in bands(block):
            if heading:
                yield f"**{escaped(heading)}**"
            yield "\n".join(_table(band))


def _table(grid: Grid) -> Iterator[str]:
    lines = squares(grid)
    yield _line(lines[0])
    places = [
        ":---"
        if all(line[place] is None or not _is_value(line[place]) for line in lines)
        else "---:"
        for place in range(len(lines[0]))
    ]
    yield f"| {' | '.join(places)} |"
    for line in lines[1:]:
        yield _line(line)


def _is_value(cell: Cell | None) -> bool:
    return cell is not None and is_value(cell)


def _line(cells: list[Cell | None]) -> str:
    return f"| {' | '.join(map(_inside, map(words, cells)))} |"


def _inside(text: str) -> str:
    """A text as it stands in a cell, where nothing can begin a line."""
    return text if text.isalnum() else _SPECIAL.sub(_BACKSLASHED, text)
