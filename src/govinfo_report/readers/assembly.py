"""Paragraphs and tables, as a format gives them one after another → the blocks of a page.

What is no matter of one format is decided here: which table holds data and becomes a grid, and
which only lays out the page and is opened up; what in a table is a paragraph between two parts of
it; and how much one page may hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define

from govinfo_report.page import Block, Grid, Paragraph, Place, Row
from govinfo_report.readers.bounds import CELLS, CHARACTERS, PARAGRAPHS, ROWS, TABLE_DEPTH
from govinfo_report.readers.grids import Filled, FilledRow, grid_of

_LONG: Final = 60
"""A row with one cell longer than this is a paragraph, also where it lacks its colspan."""

_ARTICLE: Final = 400
"""A cell longer than this, and of several paragraphs, is no cell of a table of data."""


@define
class _Counts:
    """What the page holds so far, tables inside tables included."""

    paragraphs: int = 0
    tables: int = 0
    cells: int = 0
    characters: int = 0


class Assembly:
    """Gathers the blocks of a page in reading order.

    Attributes:
        blocks: The blocks so far.
    """

    __slots__ = ("_counts", "_depth", "_gap", "_page", "blocks")

    def __init__(self, *, page: int | None = None) -> None:
        self.blocks: list[Block] = []
        self._counts = _Counts()
        self._depth = 0
        self._gap = False
        self._page = page

    def inside(self) -> Assembly:
        """What gathers the content of one cell.

        Raises:
            ReadError: Tables are nested deeper than in any report.
        """
        inner = Assembly(page=self._page)
        inner._counts = self._counts
        inner._depth = self._depth + 1
        TABLE_DEPTH.check(inner._depth)
        return inner

    def gap(self) -> None:
        """Something empty stands here."""
        self._gap = True

    def paragraph(self, text: str) -> None:
        """Adds a paragraph; one without words is a gap."""
        if not text or text.isspace():
            self._gap = True
            return
        counts = self._counts
        counts.paragraphs += 1
        counts.characters += len(text)
        if counts.paragraphs > PARAGRAPHS or counts.characters > CHARACTERS:
            PARAGRAPHS.check(counts.paragraphs)
            CHARACTERS.check(counts.characters)
        place = Place(page=self._page, paragraph=counts.paragraphs)
        self.blocks.append(Paragraph(text, place, self._gap))
        self._gap = False

    def as_cell(self, columns: int = 1, rows: int = 1) -> Filled:
        """What was gathered, as a cell of a table."""
        lines = [block.text for block in self.blocks if isinstance(block, Paragraph)]
        text = "\n".join(lines)
        whole = len(lines) == len(self.blocks)
        if whole and not (len(text) > _ARTICLE and len(lines) > 2):
            return Filled(text, columns, rows)
        return Filled("", columns, rows, self.blocks)

    def table(self, rows: Sequence[FilledRow]) -> None:
        """Adds a table: as a grid, or opened up where it only lays out the page.

        A row that holds a part of the page, or is one cell from edge to edge, stands between two
        parts of the grid.

        Raises:
            ReadError: The page has more cells or columns than any report.
        """
        counts = self._counts
        sizes = [len(row.texts) for row in rows]
        counts.cells += sum(sizes)
        CELLS.check(counts.cells)
        ROWS.check(len(rows))
        single = sizes.count(1)
        data = single + sizes.count(0) < len(sizes)
        wide = [cell for row in rows if row.wide for _, cell in row.wide]
        nested = any(cell.blocks is not None for cell in wide)
        width = max([row.width for row in rows]) if single else 0
        counts.tables += 1
        grid = grid_of(rows, counts.tables, page=self._page)
        begun = 0
        for place, row in enumerate(rows):
            if data and not ((nested or sizes[place] == 1) and _stands_apart(row, width)):
                continue
            self._part(grid, begun, place)
            begun = place + 1
            held = dict(row.wide)
            for at, text in enumerate(row.texts):
                blocks = held[at].blocks if at in held else None
                if blocks is not None:
                    self.blocks += blocks
                else:
                    for line in text.split("\n"):
                        self.paragraph(line)
        self._part(grid, begun, len(rows))

    def _part(self, grid: Grid, start: int, end: int) -> None:
        rows = grid.rows[start:end]
        if not rows:
            return
        first = rows[0]
        place = first.place_of(0) if isinstance(first, Row) and first else grid.place
        self.blocks.append(grid if len(rows) == len(grid.rows) else Grid(rows, grid.spans, place))
        self._gap = False


def _stands_apart(row: FilledRow, width: int) -> bool:
    if len(row) == 1 and (len(row.texts[0]) > _LONG or row.width >= width):
        return True
    return any(cell.blocks is not None for _, cell in row.wide)
