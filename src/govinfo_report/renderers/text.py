"""Page → Markdown, and plain text in the layouts that publishing systems produce."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal, TypeAlias, get_args

from govinfo_report.display import pad, width
from govinfo_report.page import Page, PageBlock, PageGrid
from govinfo_report.printing import markdown
from govinfo_report.printing.grids import bands, fields, is_value, squares, words

TextLayout: TypeAlias = Literal["lines", "bars", "tabs", "columns"]
"""How a table is written: a cell a line; a row a line with bars, with tabs, or in aligned columns
with two spaces and more between them."""

LAYOUTS: Final[tuple[TextLayout, ...]] = get_args(TextLayout)

_INDENT: Final = "\u3000\u3000"
_GAP: Final = "  "


def write_text(page: Page, layout: TextLayout) -> bytes:
    """The page as UTF-8 bytes, lines ending in LF, a blank line between any two blocks.

    Paragraphs begin with two full-width blanks. A blank cell prints ``/``.
    """
    blocks = []
    for block in page.blocks:
        if not isinstance(block, PageGrid):
            indent = _INDENT if block.role == "text" else ""
            blocks.append(indent + block.text)
        elif block.name == "metadata":
            blocks.append("\n".join(f"{label}：{text}" for label, text in fields(block)))
        else:
            blocks.append("\n".join(_TABLES[layout](block)))
    return ("\n\n".join(blocks) + "\n").encode()


def _lines(grid: PageGrid) -> Iterator[str]:
    return (text for row in grid.rows for cell in row if (text := words(cell)))


def _bars(grid: PageGrid) -> Iterator[str]:
    for row in grid.rows:
        yield f"| {' | '.join(_unbarred(words(cell)) for cell in row)} |"


def _unbarred(text: str) -> str:
    """A text that ends no cell: a bar in it becomes a stroke of a Chinese character's width."""
    return text.replace("|", "丨").replace("｜", "丨")


def _tabs(grid: PageGrid) -> Iterator[str]:
    return ("\t".join(map(words, row)) for row in grid.rows)


def _columns(grid: PageGrid) -> Iterator[str]:
    lines = [[words(cell) for cell in row] for row in squares(grid)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield _GAP.join(map(pad, line, widths)).rstrip()


_TABLES: Final[dict[TextLayout, Callable[[PageGrid], Iterator[str]]]] = {
    "lines": _lines,
    "bars": _bars,
    "tabs": _tabs,
    "columns": _columns,
}


def write_markdown(page: Page) -> bytes:
    """The page as UTF-8 bytes of a Markdown document.

    Spans become empty cells; each band of table 二 is a table of its own under a bold line. A blank
    cell prints ``/``.
    """
    parts = [part for block in page.blocks for part in _markdown(block)]
    return ("\n\n".join(parts) + "\n").encode()


def _markdown(block: PageBlock) -> Iterator[str]:
    if not isinstance(block, PageGrid):
        level = {"title": 1, "heading": 2}.get(block.role)
        yield markdown.heading(block.text, level) if level else markdown.escaped(block.text)
    elif block.name == "metadata":
        for label, text in fields(block):
            yield markdown.escaped(f"{label}：{text}")
    else:
        for heading, band in bands(block):
            if heading:
                yield f"**{markdown.escaped(heading)}**"
            lines = squares(band)
            values = [any(map(is_value, column)) for column in zip(*lines, strict=True)]
            rows = (list(map(words, line)) for line in lines)
            yield "\n".join(markdown.table(rows, ["right" if v else "left" for v in values]))
