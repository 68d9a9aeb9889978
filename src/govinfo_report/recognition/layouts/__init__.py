"""A second look at tables of which rows are missing: at layouts that few pages have.

Each way makes other lines or another order of the same printed cells, and those are read as ever.
A way is taken only where it gives rows that were missing and every value that had been read again:
it can add to what a page says, and change nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from attrs import frozen

from govinfo_report.model import ABSENT, CellValue
from govinfo_report.recognition.layouts.one_column import in_one_column
from govinfo_report.recognition.layouts.one_line import on_one_line
from govinfo_report.recognition.layouts.row_order import in_any_order
from govinfo_report.recognition.layouts.signs_between import doubted_rows, led
from govinfo_report.recognition.layouts.swapped import turned
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables import MAX_RUNS, read_table, scan_table
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.tables.table_reading import TableReading
from govinfo_report.recognition.tables.values import Cells
from govinfo_report.recognition.vocabulary import TableWords

_Way: TypeAlias = Callable[[TableWords, Scan, list[Line]], "list[Line] | Scan | None"]

_WAYS: Final[tuple[tuple[str | None, _Way], ...]] = (
    ("signs_between", led),
    (None, on_one_line),
    ("table_turned", turned),
    ("table_turned", in_one_column),
    ("rows_reordered", in_any_order),
)
"""Kind of the note that says how the table is printed, if one is needed, and the way."""

MAX_LINES: Final = 3_000
"""Most lines of a section that is looked at again; table 三 with a cell a line has 300."""


@frozen
class Look:
    """What a second look at a table gave.

    Attributes:
        scan: Its lines as runs, read the other way.
        kind: Kind of the note that says how it is printed, if one is needed.
    """

    scan: Scan
    kind: str | None


def lacks_rows(reading: TableReading) -> bool:
    """Whether rows of the form are missing in what was read of a table that has any words."""
    if len(reading.rows) >= len(reading.table.printed_rows):  # nearly every page
        return False
    if not reading.scan.words or len(reading.scan.runs) > MAX_RUNS:
        return False
    read = set(reading.rows)
    shown = any(".other." in row for row in read)  # (六) has one shape of two
    return any(
        row.printed and row.id not in read and not (shown and ".other." in row.id)
        for row in reading.table.rows
    )


def second_look(
    reading: TableReading,
    lines: list[Line],
    values: Mapping[str, CellValue],
    kinds: dict[str, str],
    *,
    last: bool,
) -> list[Look]:
    """The ways in which a table that lacks rows gives more of them, each on top of the one before.

    Args:
        reading: What was read of the table.
        lines: The lines of its section.
        values: The values read so far.
        kinds: Cell id → kind.
        last: Whether the page ends with the table.
    """
    if len(lines) > MAX_LINES:
        return []
    table = reading.table
    doubted = doubted_rows(table, lines)
    rows = set(reading.rows) - doubted
    known = {
        cell: value
        for cell, value in values.items()
        if cell.startswith(f"{table.id}.") and cell.rpartition(".")[0] not in doubted
    }
    scan = reading.scan
    looks: list[Look] = []
    taken = 0  # a way that gives no row by itself may be what the next one needs
    for kind, way in _WAYS:
        found = way(table, scan, lines)
        if found is None:
            continue
        other = found if isinstance(found, Scan) else scan_table(table, found)
        notes = Notes()
        cells = Cells(kinds, notes)
        again = read_table(table, other, cells, notes, last=last)
        more = set(again.rows)
        if not (rows <= more and _same(known, cells.values)):
            continue
        looks.append(Look(other, kind))
        taken = len(looks) if rows < more else taken
        scan, rows, known = other, more, cells.values
        lines = lines if isinstance(found, Scan) else found
        if not lacks_rows(again):
            break
    return looks[:taken]


def _same(before: Mapping[str, CellValue], after: Mapping[str, CellValue]) -> bool:
    """Whether every number stays. A label alone may have been taken for a row that is blank."""
    return all(
        cell in after if value is None else value is ABSENT or after.get(cell) == value
        for cell, value in before.items()
    )
