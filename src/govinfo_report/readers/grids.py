"""Rows of cells with spans → grids whose columns line up.

What HTML, Word and spreadsheets have in common: a cell may cover several columns and rows, and a
row lists only the cells that begin in it.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from govinfo_report.page import Block, Cell, Grid, Place
from govinfo_report.readers.bounds import MAX_COLUMNS, refuse

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


def grid_of(
    rows: list[list[Filled]], table: int, *, page: int | None = None, first_row: int = 1
) -> Grid:
    """A grid with its spans resolved.

    Args:
        rows: For each row the cells that begin in it.
        table: Which table of the page it is, from 1.
        page: Printed page it stands on, from 1.
        first_row: Number of its first row, where it is the rest of a table.

    Raises:
        ReadError: It has more columns than any report.
    """
    placed: list[tuple[Cell, ...]] = []
    covered: dict[int, int] = {}  # column → how many more rows a cell from above covers it
    for number, row in enumerate(rows, first_row):
        cells: list[Cell] = []
        begun: dict[int, int] = {}
        column = 0
        for cell in row:
            while column in covered:
                column += 1
            columns, deep = cell.columns, cell.rows
            cells.append(Cell(cell.text, Place(page, None, table, number, column + 1), column))
            end = column + (1 if columns == 1 else min(columns, _WIDEST_SPAN))
            if deep > 1:
                for place in range(column, min(end, MAX_COLUMNS)):
                    begun[place] = deep
            column = end
        if column > MAX_COLUMNS:
            refuse("columns in a table", MAX_COLUMNS)
        if covered or begun:
            covered = {place: left - 1 for place, left in (covered | begun).items() if left > 1}
        placed.append(tuple(cells))
    return Grid(tuple(placed), spans=True, place=Place(page, None, table, first_row))
