"""Page → plain text, in the layouts that publishing systems produce."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal, TypeAlias, get_args

from govinfo_report.display import pad, width
from govinfo_report.page import Grid, Page
from govinfo_report.renderers.flat import fields, squares, words

TextLayout: TypeAlias = Literal["lines", "bars", "tabs", "columns"]
"""How a table is written: a cell a line; a row a line with bars, with tabs, or in aligned columns
with two spaces and more between them."""

LAYOUTS: Final[tuple[TextLayout, ...]] = get_args(TextLayout)

_INDENT: Final = "\u3000\u3000"
_GAP: Final = "  "


def write(page: Page, layout: TextLayout) -> bytes:
    """The page as UTF-8 bytes, lines ending in LF, a blank line between any two blocks.

    Paragraphs begin with two full-width blanks. A blank cell prints ``/``.
    """
    blocks = []
    for block in page.blocks:
        if not isinstance(block, Grid):
            indent = _INDENT if block.role == "text" else ""
            blocks.append(indent + block.text)
        elif block.name == "metadata":
            blocks.append("\n".join(f"{label}：{text}" for label, text in fields(block)))
        else:
            blocks.append("\n".join(_TABLES[layout](block)))
    return ("\n\n".join(blocks) + "\n").encode()


def _lines(grid: Grid) -> Iterator[str]:
    return (text for row in grid.rows for cell in row if (text := words(cell)))


def _bars(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield f"| {' | '.join(_unbarred(words(cell)) for cell in row)} |"


def _unbarred(text: str) -> str:
    """A text that ends no cell: a bar in it becomes a stroke of a Chinese character's width."""
    return text.replace("|", "丨").replace("｜", "丨")


def _tabs(grid: Grid) -> Iterator[str]:
    return ("\t".join(map(words, row)) for row in grid.rows)


def _columns(grid: Grid) -> Iterator[str]:
    lines = [[words(cell) for cell in row] for row in squares(grid)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield _GAP.join(map(pad, line, widths)).rstrip()


_TABLES: Final[dict[TextLayout, Callable[[Grid], Iterator[str]]]] = {
    "lines": _lines,
    "bars": _bars,
    "tabs": _tabs,
    "columns": _columns,
}
