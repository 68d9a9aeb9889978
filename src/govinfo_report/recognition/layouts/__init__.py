"""Layouts that few pages have, tried on tables of which rows are missing.

Each layout makes other lines or another order of the same printed cells, and those are read as
usual. It is accepted only if it gives rows that were missing and again every value that had been
read: it can add to what a page says, and change nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from typing import Final, NamedTuple, TypeAlias

from govinfo_report.model import ABSENT, CellValue
from govinfo_report.recognition.layouts.label_order import with_headed_values, with_label_first
from govinfo_report.recognition.layouts.signs_between import (
    doubtful_rows,
    with_row_of_line,
    with_signs_between,
)
from govinfo_report.recognition.layouts.swapped import with_one_column, with_rows_for_columns
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.tables import MAX_RUNS, read_table
from govinfo_report.recognition.tables.cells import FormCells, TableReading
from govinfo_report.recognition.tables.columns import heading_order
from govinfo_report.recognition.tables.runs import Scan, TableRun, scan_table
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, label_key, without_number

_MAX_LINES: Final = 3_000
"""Most lines of a section that is read again; table 三 with a cell a line has 300."""

_MOST_PIECES: Final = 3
"""Most lines or cells over which a label is broken."""


class Attempt(NamedTuple):
    """A layout that gives more of a table.

    Attributes:
        scan: The table's lines as runs, read in that layout.
        kind: Kind of the note that names the layout, if one is needed.
    """

    scan: Scan
    kind: str | None


def lacks_rows(reading: TableReading) -> bool:
    """Whether rows of the form are missing in what was read of a table that has any words."""
    if len(reading.rows) >= len(reading.table.printed_rows):  # nearly every page
        return False
    if not reading.scan.words or len(reading.scan.runs) > MAX_RUNS:
        return False
    return bool(reading.table.missing(reading.rows))


def in_other_layouts(
    reading: TableReading,
    lines: list[PageLine],
    values: Mapping[str, CellValue],
    kinds: dict[str, str],
    *,
    last: bool,
) -> list[Attempt]:
    """Returns the layouts in which a table gives more rows, each applied to the one before.

    Args:
        reading: What was read of the table.
        lines: The lines of its section.
        values: The values read so far.
        kinds: Cell id → kind.
        last: Whether the page ends with the table.
    """
    if len(lines) > _MAX_LINES:
        return []
    table = reading.table
    doubtful = doubtful_rows(table, lines)
    rows = set(reading.rows) - doubtful
    known = {
        cell: value
        for cell, value in values.items()
        if cell.startswith(f"{table.id}.") and cell.rpartition(".")[0] not in doubtful
    }
    best = _Arranged(reading.scan, lines, frozenset(rows), known, (), lacking=True)
    pending: _Arranged | None = None  # gives no row by itself, and may be what the next one needs
    for kind, layout in _LAYOUTS:
        for before in (best, pending):
            after = before and _arranged(before, kind, layout, table, kinds, last=last)
            if after is None:
                continue
            if best.rows < after.rows:
                best, pending = after, None
                break
            pending = after
        if not best.lacking:
            break
    return [*best.attempts]


class _Arranged(NamedTuple):
    """A table in some layouts.

    Attributes:
        scan: Its lines as runs.
        lines: Its lines.
        rows: The rows that are read.
        known: The values that must stay.
        attempts: The layouts, each applied to the one before.
        lacking: Whether rows of the form are missing.
    """

    scan: Scan
    lines: list[PageLine]
    rows: frozenset[str]
    known: Mapping[str, CellValue]
    attempts: tuple[Attempt, ...]
    lacking: bool


def _arranged(
    before: _Arranged,
    kind: str | None,
    layout: _LayoutReader,
    table: TableWords,
    kinds: dict[str, str],
    *,
    last: bool,
) -> _Arranged | None:
    """Returns a table in one more layout; ``None`` where that loses rows or values."""
    found = layout(table, before.scan, before.lines)
    if found is None:
        return None
    scan = found if isinstance(found, Scan) else scan_table(table, found)
    scan.heading = before.scan.heading
    cells = FormCells(kinds, PageNotes())
    again = read_table(table, scan, cells, PageNotes(), last=last)
    rows = frozenset(again.rows)
    if not (before.rows <= rows and _keeps(before.known, cells.values)):
        return None
    return _Arranged(
        scan=scan,
        lines=before.lines if isinstance(found, Scan) else found,
        rows=rows,
        known=cells.values,
        attempts=(*before.attempts, Attempt(scan, kind)),
        lacking=lacks_rows(again),
    )


def _keeps(before: Mapping[str, CellValue], after: Mapping[str, CellValue]) -> bool:
    """Whether every number stays. A label alone may have been taken for a row that is blank."""
    return all(
        cell in after if value is None else value is ABSENT or after.get(cell) == value
        for cell, value in before.items()
    )


def with_rows_in_any_order(table: TableWords, scan: Scan, lines: list[PageLine]) -> Scan | None:
    """Puts the rows of a table in the form's order by their labels alone.

    Every row has to be there once, with the whole of its label, and one whose label is ambiguous
    (其他, 总计) with what identifies it. Rows of table 二, whose labels are not ambiguous, may be
    missing where each label stands on the line of its values.
    """
    if table.arrangement == "sideways":
        return None
    named: dict[int, TableRun] = {}
    rest: list[TableRun] = []
    before: int | None = None
    for run in scan.runs:
        row = _row_named(run, table, before)
        if row is not None and row not in named and not _is_reordered(run, row, table):
            named[row] = run
            before = row
        elif run.numbers or row is not None:
            return None  # a row of local make, a row twice, or columns in another order as well
        else:
            rest.append(run)
    if list(named) == sorted(named):
        return None
    beside = table.arrangement == "banded"
    beside = beside and all(run.own or not run.printed for run in named.values())
    if not beside and table.missing(table.rows[row].id for row in named):
        return None
    other = copy(scan)
    other.runs = [*(named[row] for row in sorted(named)), *rest]
    return other


def _row_named(run: TableRun, table: TableWords, before: int | None) -> int | None:
    """Returns the row of a run's label; ``before`` is the row above it on the page."""
    whole = [*run.words[-_MOST_PIECES:]]
    broken = whole[-1].split(" ") if whole else []  # the label of a group may stand before it
    known = all(bare_key(word) in table.known for word in broken[:-1])
    for words in (whole, broken if known else []):
        for count in range(1, len(words) + 1):
            label = "".join(words[-count:])
            row = table.row_named(label)
            if row is None:
                continue
            if table.rows[row].keys[0] not in table.furniture:
                return row
            above = words[:-count] or run.words[:-1]
            return row if _is_identified(label, above, row, table, before) else None
    return None


def _is_identified(
    label: str, above: list[str], row: int, table: TableWords, before: int | None
) -> bool:
    """Whether a row with an ambiguous label is identified by its number or its group."""
    number = table.rows[row].number
    if not number.isdigit():  # （七）is the number of one row, 3. that of several
        return label_key(without_number(label)[0]) == number
    group = table.rows[row].id.rpartition(".")[0]
    if before is not None and table.rows[before].id.rpartition(".")[0] == group:
        return True
    return bool(above) and table.rows[row].groups.endswith(bare_key(above[-1]))


def _is_reordered(run: TableRun, row: int, table: TableWords) -> bool:
    """Whether the headings above a run stand in another order than on the form."""
    columns = table.rows[row].columns
    if table.arrangement == "headed" or len(columns) < 2:
        return False
    return heading_order(run.words, table, columns) not in (None, columns)


_LayoutReader: TypeAlias = Callable[
    [TableWords, Scan, list[PageLine]], list[PageLine] | Scan | None
]

_LAYOUTS: Final[tuple[tuple[str | None, _LayoutReader], ...]] = (
    ("signs_between", with_signs_between),
    (None, with_row_of_line),
    ("table_turned", with_rows_for_columns),
    ("table_turned", with_one_column),
    (None, with_label_first),
    ("table_turned", with_headed_values),
    ("rows_reordered", with_rows_in_any_order),
)
"""Kind of the note that names a layout, if one is needed, and what makes lines or runs of it."""
