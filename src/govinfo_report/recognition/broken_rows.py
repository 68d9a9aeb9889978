"""Rows that a page break cuts in two: the label begins on one page and ends on the next.

Office programs break a row where the page ends. Of its cells, some lines stay on the first page and
the others go to the next one, where heading rows may be printed again above them. Only the words
show that two rows are one: taken together they are a label of the form, and alone they are not.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from govinfo_report.catalogue import EDITIONS
from govinfo_report.page import Block, Cell, Cells, Grid, Page, Row
from govinfo_report.recognition.vocabulary import vocabulary
from govinfo_report.text import bare_key


def rejoined(page: Page) -> Page:
    """The page with such rows in one piece, where the first part of them stands."""
    blocks: list[Block] = list(page.blocks)
    grids = [(place, block) for place, block in enumerate(blocks) if isinstance(block, Grid)]
    changed = False
    for (first, _), (second, below) in pairwise(grids):
        above = blocks[first]  # as the break before it may have left it
        if not isinstance(above, Grid) or not _goes_on(above, below):
            continue
        head = _repeated_rows(above, below)
        row = _joined(above.rows[-1], below.rows[head]) if head < len(below.rows) else None
        if row is not None:
            rest = (*below.rows[:head], *below.rows[head + 1 :])
            blocks[first] = Grid((*above.rows[:-1], row), above.spans, above.place)
            blocks[second] = Grid(rest, below.spans, below.place)
            changed = True
    if not changed:
        return page
    return Page(tuple(blocks), page.format, page.lines, page.open_end, page.name)


def _goes_on(above: Grid, below: Grid) -> bool:
    """Whether a grid is the same table on the next page."""
    pages = (above.place.page, below.place.page)
    return (
        above.place.table == below.place.table
        and pages[0] is not None
        and pages[1] == pages[0] + 1
        and bool(above.rows)
        and bool(below.rows)
    )


def _repeated_rows(above: Grid, below: Grid) -> int:
    """How many rows at the top of a page are those at the top of the table, printed again."""
    shown = {tuple(cell.text for cell in row) for row in above.rows}
    count = 0
    while count < len(below.rows):
        row = tuple(cell.text for cell in below.rows[count])
        if row not in shown or not any(row):
            break
        count += 1
    return count


def _joined(above: Cells, below: Cells) -> Cells | None:
    """Two rows as one; ``None`` where their words do not say that they are."""
    if not any(cell.text for cell in below):
        return above  # nothing of it but its frame was left for the next page
    lower = {cell.column: cell for cell in below}
    known = _labels()
    row: list[Cell] = []
    labelled = False
    for cell in above:
        rest = lower.pop(cell.column, None)
        if rest is None or not rest.text:
            row.append(cell)
        elif not cell.text:
            row.append(rest)
        else:
            whole = cell.text + rest.text
            if bare_key(whole) not in known or bare_key(cell.text) in known:
                return None
            labelled = True
            row.append(Cell(whole, cell.place, cell.column))
    # A group's label that begins above goes on beside the row.
    row += [cell for cell in lower.values() if cell.text]
    return Row.of(sorted(row, key=lambda cell: cell.column)) if labelled else None


@cache
def _labels() -> frozenset[str]:
    """Keys of everything that the forms print as a label."""
    return frozenset(
        key
        for edition in EDITIONS
        for table in vocabulary(edition).tables.values()
        for key in (*table.row_of, *table.furniture)
    )
