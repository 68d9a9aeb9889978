"""Grids without spans, for formats whose tables know none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo_report.page import Cell, Cells, Grid

BLANK: Final = "/"
"""What a blank cell of the form prints: nothing at all would be no cell to a reader of lines."""


def words(cell: Cell | None) -> str:
    """What stands in the place of a cell; nothing where a cell from elsewhere reaches."""
    if cell is None:
        return ""
    return cell.text or (BLANK if is_value(cell) else "")


def is_value(cell: Cell) -> bool:
    """Whether a cell is one of the form's, to be filled in by the organ."""
    return cell.frame.id is not None and cell.frame.head is None


def is_band(row: Cells) -> bool:
    """Whether a row is one heading over all rows that follow, up to the next such row."""
    return len(row) == 1 and row[0].frame.head == "rowgroup"


def bands(grid: Grid) -> Iterator[tuple[str, Grid]]:
    """The bands of a grid, each with its heading; a grid without bands is one with none."""
    heading = ""
    rows: list[Cells] = []
    for row in grid.rows:
        if is_band(row):
            if rows:
                yield heading, Grid(tuple(rows), True, grid.place, grid.name)
            heading, rows = row[0].text, []
        else:
            rows.append(row)
    yield heading, Grid(tuple(rows), True, grid.place, grid.name)


def fields(grid: Grid) -> list[tuple[str, str]]:
    """Label and text of each field of a header block."""
    cells = [cell.text for row in grid.rows for cell in row]
    return list(zip(cells[::2], cells[1::2], strict=True))


def squares(grid: Grid) -> list[list[Cell | None]]:
    """The rows of a grid with one place a column, ``None`` where a cell from elsewhere reaches.

    What stands before the values (a row's label, the corner) stands in the last column that it
    covers, next to them; any other cell stands in its first.
    """
    starts = sorted({cell.column for row in grid.rows for cell in row})
    place = {column: index for index, column in enumerate(starts)}
    lines: list[list[Cell | None]] = []
    for row in grid.rows:
        line: list[Cell | None] = [None] * len(starts)
        for cell in row:
            at = place[cell.column]
            if cell.frame.head in ("row", None) and cell.frame.columns > 1 and not is_value(cell):
                end = cell.column + cell.frame.columns
                at = max(index for column, index in place.items() if column < end)
            line[at] = cell
        lines.append(line)
    return lines
