"""The three tables: from the lines of a section to the cells of the form."""

from __future__ import annotations

from typing import Final

from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables.alignment import align, rows_in
from govinfo_report.recognition.tables.column_order import (
    Answer,
    Headed,
    Order,
    heading_order,
    order_of,
)
from govinfo_report.recognition.tables.columns import confirmed
from govinfo_report.recognition.tables.odd_rows import keep_local, other_shape, repeated_rows
from govinfo_report.recognition.tables.runs import Run
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.tables.sideways import read_sideways
from govinfo_report.recognition.tables.table_reading import (
    TableReading,
    fitted_values,
    note_of_another_edition,
    note_unfit,
    put,
    put_plain,
    says_something,
)
from govinfo_report.recognition.tables.values import Cells
from govinfo_report.recognition.tables.wrapped_numbers import halved
from govinfo_report.recognition.vocabulary import RowWords, TableWords, balance_sentences
from govinfo_report.text import bare_key

MAX_RUNS: Final = 500
"""Most runs of a table that is read. The longest form has some forty, on paper and broken pages."""


def scan_table(table: TableWords, lines: list[Line]) -> Scan:
    """The runs of the lines between a table's heading and the next section's."""
    scan = Scan(table.column_of, table.row_of)
    scan.feed(lines, balance_sentences())
    return scan


def read_table(
    table: TableWords, scan: Scan, cells: Cells, notes: Notes, *, last: bool
) -> TableReading:
    """Reads one table; ``last`` says that the page ends with it."""
    reading = TableReading(table, scan)
    if len(scan.runs) > MAX_RUNS:
        notes.add("too_many_rows", table.id, "", scan.runs[MAX_RUNS].line)
        return reading
    if last:
        for run in scan.runs:
            run.last = scan.last_line in (run.line, run.values[-1].line if run.printed else None)
    if table.arrangement == "sideways":
        read_sideways(reading, cells, notes)
    else:
        _read_rows(reading, cells, notes)
    return reading


def _read_rows(reading: TableReading, cells: Cells, notes: Notes) -> None:
    table, runs = reading.table, reading.scan.runs
    if whole := _as_the_form(runs, table):
        _read_whole(reading, whole, cells, notes)
        return
    placed, by_order = align(runs, table)
    repeated = repeated_rows(runs, placed, table, notes) | other_shape(runs, placed, table, notes)
    bare = [place for place in placed if not runs[place].printed]
    blank_widths = _blank_widths(runs, placed, table) if bare else set()
    orders = _orders(reading, [runs[place] for place in sorted(placed)], notes)
    half = halved(runs, placed, table)
    headed = Headed(table, reading.scan)
    for place, run in enumerate(runs):
        row = table.rows[placed[place]] if place in placed else None
        if row is None:
            keep_local(reading, run, notes)
            orders |= _orders_above(run, table, notes)
        elif headed.otherwise(run, row):
            note_of_another_edition(reading, run, row, notes)
        elif place in half:
            note_unfit(reading, run, row, notes)  # its last digits may stand on the line below
        elif not run.printed and len(row.columns) not in blank_widths:
            note_unfit(reading, run, row, notes)  # a label and no cell: what was there is gone
        elif row.id in repeated:
            continue
        elif hidden := rows_in(runs, place, placed, table):
            _read_hidden(
                reading, run, [row, *(table.rows[other] for other in hidden)], cells, notes
            )
        elif says_something(run):
            _note_order(run, row, table, orders, notes)
            _read_row(reading, run, row, cells, notes, orders.get(row.columns, row.columns))
            if place in by_order:
                notes.add("label_missing", row.id, run.raw(), run.line)


def _read_hidden(
    reading: TableReading, run: Run, rows: list[RowWords], cells: Cells, notes: Notes
) -> None:
    """Reads rows of which only the first has kept its label, where each of them adds up."""
    width = len(rows[0].columns)
    parts = [run.values[start : start + width] for start in range(0, len(run.values), width)]
    if rows[0].columns[-1] != "total" or not all(confirmed([*p], width - 1) for p in parts):
        for row in rows:
            note_unfit(reading, run, row, notes)
        return
    for row, values in zip(rows, parts, strict=True):
        reading.rows.append(row.id)
        put(reading, run, row, [*values], cells, notes)
        if row is not rows[0]:
            raw = " ".join(value.number.raw for value in values)
            notes.add("label_missing", row.id, raw, values[0].line)


def _as_the_form(runs: list[Run], table: TableWords) -> list[Run]:
    """The runs, where they are the rows that the form prints, each under its own label: mostly so.

    Empty where they are not. No run can then be another row, a row twice or a row of local make.
    """
    start = 0
    while start < len(runs) and not runs[start].printed and _is_furniture(runs[start], table):
        start += 1  # headings above the first row
    rows = table.printed_rows
    if len(runs) - start != len(rows):
        return []
    found = runs[start:]
    for run, row in zip(found, rows, strict=True):
        if not run.words or not run.printed or bare_key(run.words[-1]) != row.keys[0]:
            return []
    return found


def _is_furniture(run: Run, table: TableWords) -> bool:
    return all(
        word in table.furniture and word not in table.row_of for word in map(bare_key, run.words)
    )


def _read_whole(reading: TableReading, runs: list[Run], cells: Cells, notes: Notes) -> None:
    """Reads the rows that the form prints, in its order."""
    table = reading.table
    orders = _orders(reading, runs, notes)
    headed = Headed(table, reading.scan)
    for run, row in zip(runs, table.printed_rows, strict=True):
        if headed.otherwise(run, row):
            note_of_another_edition(reading, run, row, notes)
            continue
        if len(run.words) > run.own:
            _note_order(run, row, table, orders, notes)
        _read_row(reading, run, row, cells, notes, orders.get(row.columns, row.columns))
    reading.whole = len(reading.rows) == len(runs)


def _note_order(
    run: Run, row: RowWords, table: TableWords, orders: dict[Order, Answer], notes: Notes
) -> None:
    """Keeps the order of columns that the headings above a run show."""
    headed = table.arrangement != "headed" and len(row.columns) > 1
    order = heading_order(run.words, table, row.columns) if headed else None
    if order is not None:
        orders[row.columns] = order
        if order != row.columns:
            notes.add("columns_reordered", row.id, " ".join(run.words), run.line)


def _orders(reading: TableReading, runs: list[Run], notes: Notes) -> dict[Order, Answer]:
    """Columns → the order in which the page prints them, where it differs from the form's."""
    table = reading.table
    if table.arrangement != "headed":
        return {}
    columns = table.rows[0].columns
    order = order_of(reading.scan, runs, table, columns)
    if order != columns:
        word = reading.scan.words[0]
        notes.add("columns_reordered", table.id, word.text, word.line)
    return {columns: order}


def _orders_above(run: Run, table: TableWords, notes: Notes) -> dict[Order, Answer]:
    """Columns → the other order in which a run without a row has their headings above it."""
    found: dict[Order, Answer] = {}
    if table.arrangement != "headed":
        for columns in dict.fromkeys(row.columns for row in table.rows if len(row.columns) > 1):
            order = heading_order(run.words, table, columns)
            if order is not None:
                found[columns] = order
                if order != columns:
                    notes.add("columns_reordered", table.id, " ".join(run.words), run.line)
    return found


def _read_row(
    reading: TableReading, run: Run, row: RowWords, cells: Cells, notes: Notes, order: Answer
) -> None:
    if order == row.columns and row.counts and put_plain(reading, run, row, cells, notes):
        return
    fitted = fitted_values(run, order, row.id, notes) if order != "unknown" else None
    if fitted is not None and order != row.columns:
        fitted = [fitted[order.index(column)] for column in row.columns]
    if fitted is None:
        note_unfit(reading, run, row, notes)
        return
    reading.rows.append(row.id)
    put(reading, run, row, fitted, cells, notes)


def _blank_widths(runs: list[Run], placed: dict[int, int], table: TableWords) -> set[int]:
    """Numbers of columns of which the page has blank rows, and no row with a number.

    On such a page a label without any cell beside it lost blank cells; elsewhere nobody can say
    whether what it lost were blanks or numbers.
    """
    blank: set[int] = set()
    filled: set[int] = set()
    for run, row in placed.items():
        if runs[run].printed:
            (filled if runs[run].shown else blank).add(len(table.rows[row].columns))
    return blank - filled
