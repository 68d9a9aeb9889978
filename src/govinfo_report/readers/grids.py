"""Rows of cells with spans → grids whose columns line up.

What HTML, Word and spreadsheets have in common: a cell may cover several columns and rows, and a
row lists only the cells that begin in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from govinfo_report.page import Block, Grid, Place, Row
from govinfo_report.readers.bounds import MAX_COLUMNS, refuse

_WIDEST_SPAN: Final = 1000
"""What browsers cut a colspan down to."""

_ALONE: Final = frozenset((str,))


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


Given: TypeAlias = str | Filled
"""A cell as a format gives it: its words alone, where it covers one column of one row."""


def grid_of(
    rows: Sequence[Sequence[Given]], table: int, *, page: int | None = None, first_row: int = 1
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
    placed: list[Row] = []
    covered: dict[int, int] = {}  # column → how many more rows a cell from above covers it
    for number, row in enumerate(rows, first_row):
        place = Place(page, None, table, number)
        if not covered and len(row) <= MAX_COLUMNS and _ALONE.issuperset(map(type, row)):
            placed.append(Row(row, place))  # type: ignore[arg-type]  # all of them are texts
            continue
        begun: dict[int, int] = {}
        columns: list[int] = []
        column = 0
        for cell in row:
            while column in covered:
                column += 1
            columns.append(column)
            if isinstance(cell, str):
                column += 1
                continue
            end = column + min(cell.columns, _WIDEST_SPAN)
            if cell.rows > 1:
                for under in range(column, min(end, MAX_COLUMNS)):
                    begun[under] = cell.rows
            column = end
        if column > MAX_COLUMNS:
            refuse("columns in a table", MAX_COLUMNS)
        if covered or begun:
            covered = {under: left - 1 for under, left in (covered | begun).items() if left > 1}
        texts = [cell if isinstance(cell, str) else cell.text for cell in row]
        placed.append(Row(texts, place, columns))
    return Grid(tuple(placed), spans=True, place=Place(page, None, table, first_row))
