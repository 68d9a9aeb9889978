"""Grids of a page as HTML tables, and as rows without spans for formats that know none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

from govinfo_report.page import Frame, PageCell, PageCells, PageGrid
from govinfo_report.printing.html import escaped

Shown: TypeAlias = "tuple[str, str] | None"
"""Attributes and content of a value's cell, both marked up; ``None``: its text and no more."""

BLANK: Final = "/"
"""What a blank cell of the form prints: nothing at all would be no cell to a reader of lines."""

_LONG: Final = 7
"""How many digits fit a column of table 三 in the usual size; longer numbers are set smaller."""


def words(cell: PageCell | None) -> str:
    """What stands in the place of a cell; nothing where a cell from elsewhere reaches."""
    if cell is None:
        return ""
    return cell.text or (BLANK if is_value(cell) else "")


def is_value(cell: PageCell | None) -> bool:
    """Whether a cell is one of the form's, to be filled in by the agency."""
    return cell is not None and cell.frame.id is not None and cell.frame.head is None


def is_band(row: PageCells) -> bool:
    """Whether a row is one heading over all rows that follow, up to the next such row."""
    return len(row) == 1 and row[0].frame.head == "rowgroup"


def bands(grid: PageGrid) -> Iterator[tuple[str, PageGrid]]:
    """The bands of a grid, each with its heading; a grid without bands is one with none."""
    heading = ""
    rows: list[PageCells] = []
    for row in grid.rows:
        if is_band(row):
            if rows:
                yield heading, PageGrid(tuple(rows), True, grid.place, grid.name)
            heading, rows = row[0].text, []
        else:
            rows.append(row)
    yield heading, PageGrid(tuple(rows), True, grid.place, grid.name)


def fields(grid: PageGrid) -> list[tuple[str, str]]:
    """Label and text of each field of a header block."""
    cells = [cell.text for row in grid.rows for cell in row]
    return list(zip(cells[::2], cells[1::2], strict=True))


def squares(grid: PageGrid) -> list[list[PageCell | None]]:
    """The rows of a grid with one place a column, ``None`` where a cell from elsewhere reaches.

    What stands before the values (a row's label, the corner) stands in the last column that it
    covers, next to them; any other cell stands in its first.
    """
    starts = sorted({cell.column for row in grid.rows for cell in row})
    place = {column: index for index, column in enumerate(starts)}
    lines: list[list[PageCell | None]] = []
    for row in grid.rows:
        line: list[PageCell | None] = [None] * len(starts)
        for cell in row:
            at = place[cell.column]
            if cell.frame.head in ("row", None) and cell.frame.columns > 1 and not is_value(cell):
                end = cell.column + cell.frame.columns
                at = max(index for column, index in place.items() if column < end)
            line[at] = cell
        lines.append(line)
    return lines


def drawn(
    grid: PageGrid,
    label: str,
    shown: Callable[[PageCell], Shown] | None = None,
    *,
    ids: str | None = "",
    caption: str = "",
) -> Iterator[str]:
    """A grid as an HTML table, as the form prints it, in a box that scrolls by itself.

    Heading cells have ``scope``, and spans are kept.

    Args:
        grid: The grid.
        label: What a screen reader calls the box; ``""``: there is no box.
        shown: What stands in a cell of a value, where that is more than its text.
        ids: What stands before the ids of cells: each cell has its id in the form, and names the
            headings that it stands under (``headers``). ``None``: no ids.
        caption: What stands over the table.
    """
    if label:
        # A region that can be scrolled must be reachable by keyboard, and then it needs a name.
        name = escaped(label)
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{name}">\n'
    yield f'<table class="form {escaped(grid.name or "")}">\n'
    yield f"<caption>{escaped(caption)}</caption>\n" if caption else ""
    yield f"<colgroup>{_columns(grid.widths)}</colgroup>\n"
    inside = ""
    for row in grid.rows:
        part = _part(row, inside)
        if part is not None:
            yield f"</{inside}>\n<{part}>\n" if inside else f"<{part}>\n"
            inside = part
        cells = [_cell(cell, shown, ids) for cell in row]
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield f"</{inside}>\n</table>\n"
    yield "</div>\n" if label else ""


@lru_cache(maxsize=64)
def _columns(widths: tuple[int, ...]) -> str:
    total = sum(widths)
    return "".join(f'<col style="width:{width / total:.2%}">' for width in widths)


def _part(row: PageCells, inside: str) -> str | None:
    """The part of the table that a row begins; ``None`` where it goes on with the last."""
    if is_band(row):
        return "tbody"  # a band of its own
    if not inside:
        return "tbody" if row[0].frame.head == "row" else "thead"
    if inside == "thead" and any(map(is_value, row)):
        return "tbody"
    return None


def _cell(cell: PageCell, shown: Callable[[PageCell], Shown] | None, ids: str | None) -> str:
    frame = cell.frame
    begin, end = _tags(frame, ids)
    if frame.head is not None:
        return f"{begin}{_heading(cell.text)}{end}"
    text = cell.text
    if not text.isalnum():  # numbers are most of a page
        text = escaped(text)
    if frame.id is not None:
        if len(text) > _LONG:
            begin = f"{begin[:-1]} data-long>"
        if shown is not None and (found := shown(cell)):
            attributes, text = found
            begin = f"{begin[:-1]}{attributes}>"
    return f"{begin}{text}{end}"


_heading = lru_cache(maxsize=1024)(escaped)
"""Headings are the same on every page."""


@lru_cache(maxsize=8192)
def _tags(frame: Frame, ids: str | None) -> tuple[str, str]:
    """The tags around a cell. Frames are shared and live as long as the program."""
    name = "th" if frame.head else "td"
    attributes = [name]
    if frame.id is not None and ids is not None:
        attributes.append(f'id="{escaped(ids + frame.id)}"')
    if frame.head:
        attributes.append(f'scope="{frame.head}"')
    if frame.headings and ids is not None:
        names = " ".join(f"{ids}{heading}" for heading in frame.headings)
        attributes.append(f'headers="{escaped(names)}"')
    if frame.columns > 1:
        attributes.append(f'colspan="{frame.columns}"')
    if frame.rows > 1:
        attributes.append(f'rowspan="{frame.rows}"')
    if frame.align != "center":
        attributes.append(f'class="{frame.align}"')
    return f"<{' '.join(attributes)}>", f"</{name}>"
