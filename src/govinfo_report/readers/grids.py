"""Rows of cells with spans → grids whose columns line up.

What HTML, Word and spreadsheets have in common: a cell may cover several columns and rows, and a
row lists only the cells that begin in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from govinfo_report.page import Block, Grid, Place, Row
from govinfo_report.readers import bounds

_WIDEST_SPAN: Final = 1000
"""What browsers cut a colspan down to."""


class Filled(Struct, frozen=True, gc=False):
    """A cell as a format gives it, with what is in it.

    Attributes:
        text: Its words, a line for each of its paragraphs.
        columns: How many columns it covers.
        rows: How many rows it covers.
        blocks: What is in it, where that is a part of the page and no cell of data.
    """

    text: str
    columns: int = 1
    rows: int = 1
    blocks: list[Block] | None = None


class FilledRow(Struct, eq=False, gc=False):
    """The cells that begin in one row, as a format gives them.

    Attributes:
        texts: Words of each.
        wide: Those that cover more than one column of one row, or hold a part of the page, each
            with its place in ``texts``. Nearly every cell is words alone.
    """

    texts: list[str] = []
    wide: list[tuple[int, Filled]] = []

    @classmethod
    def of(cls, cells: Iterable[Filled]) -> FilledRow:
        """The row of these cells."""
        row = cls()
        for cell in cells:
            row.add(cell)
        return row

    def add(self, cell: Filled) -> None:
        """Adds a cell behind the others."""
        if cell.columns != 1 or cell.rows != 1 or cell.blocks is not None:
            self.wide.append((len(self.texts), cell))
        self.texts.append(cell.text)

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def width(self) -> int:
        """How many columns its cells cover."""
        return len(self.texts) + sum([cell.columns - 1 for _, cell in self.wide])


def grid_of(
    rows: Sequence[FilledRow], table: int, *, page: int | None = None, first_row: int = 1
) -> Grid:
    """A grid with its spans resolved.

    Args:
        rows: Its rows.
        table: Which table of the page it is, from 1.
        page: Printed page it stands on, from 1.
        first_row: Number of its first row, where it is the rest of a table.

    Raises:
        ReadError: It has more columns than any report.
    """
    placed: list[Row] = []
    covered: dict[int, int] = {}  # column → the first row that no cell from above reaches
    free = right = 0  # the first row and the first column that none of them reaches
    for number, row in enumerate(rows, first_row):
        place = Place(page, None, table, number)
        count = len(row.texts)
        if not row.wide and number >= free and count <= bounds.COLUMNS:
            placed.append(Row(row.texts, place, range(count)))
            continue
        columns: list[int] = []
        column = 0
        reached = right if number < free else 0
        for at, cell in row.wide:
            if at > len(columns):
                column = _past(column, covered, number, reached, at - len(columns), columns)
            while column < reached and covered.get(column, 0) > number:
                column += 1
            columns.append(column)
            end = column + (min(_WIDEST_SPAN, cell.columns))
            if cell.rows > 1:
                for under in range(column, min(end, bounds.COLUMNS)):
                    covered[under] = number + cell.rows
                free, right = max(free, number + cell.rows), max(right, end)
            column = end
        if count > len(columns):
            column = _past(column, covered, number, reached, count - len(columns), columns)
        bounds.COLUMNS.check(column)
        placed.append(Row(row.texts, place, columns))
    return Grid(tuple(placed), spans=True, place=Place(page, None, table, first_row))


def _past(
    column: int, covered: dict[int, int], row: int, reached: int, count: int, columns: list[int]
) -> int:
    """Adds the columns of so many cells of one column each; gives the column behind them.

    Columns from ``reached`` on are not covered from above.
    """
    while column < reached and count:
        if covered.get(column, 0) <= row:
            columns.append(column)
            count -= 1
        column += 1
    columns += range(column, column + count)
    return column + count
