"""The tables of the form: from the lines of a section to the cells.

:mod:`runs` makes runs of the lines, :mod:`alignment` finds the row of each run, :mod:`columns` the
column of each value, and :mod:`cells` gives the cells their values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.tables import alignment
from govinfo_report.recognition.tables.cells import FormCells, TableReading
from govinfo_report.recognition.tables.columns import (
    HeadingFollower,
    Order,
    OrderAnswer,
    adds_up,
    heading_order,
    is_disordered,
    is_out_of_place,
    last_order,
    table_order,
)
from govinfo_report.recognition.tables.group_labels import has_some_rows_of_group
from govinfo_report.recognition.tables.loose_rows import place_loose_rows
from govinfo_report.recognition.tables.runs import Scan, TableRun
from govinfo_report.recognition.tables.sideways import read_sideways
from govinfo_report.recognition.vocabulary import RowWords, TableWords
from govinfo_report.text import bare_key

MAX_RUNS: Final = 500
"""Most runs of a table that is read. The longest form has some forty, on paper and broken pages."""


def read_table(
    table: TableWords, scan: Scan, cells: FormCells, notes: PageNotes, *, last: bool
) -> TableReading:
    """Reads one table; ``last``: whether the page ends with it."""
    reading = TableReading(table=table, scan=scan, cells=cells, notes=notes, last=last)
    if len(scan.runs) > MAX_RUNS:
        notes.add("too_many_rows", table.id, "", scan.runs[MAX_RUNS].line)
        return reading
    if last:
        for run in scan.runs:
            run.last = scan.last_line in (run.line, run.values[-1].line if run.printed else None)
    if table.arrangement == "sideways":
        read_sideways(reading)
    elif whole := _runs_as_on_the_form(scan, table):
        _read_whole(reading, whole)
    else:
        _read_rows(reading)
    return reading


def _runs_as_on_the_form(scan: Scan, table: TableWords) -> list[TableRun]:
    """Returns the runs, if they are the rows that the form prints, each under its own label.

    Most tables are so; otherwise the result is empty. No run can then be another row, a row twice
    or a row that the form does not have.
    """
    start, runs = 0, scan.runs
    while start < len(runs) and not runs[start].printed and _is_furniture(runs[start], table):
        start += 1  # headings above the first row
    rows = table.printed_rows
    if len(runs) - start != len(rows):
        return []
    found = runs[start:]
    for run, row in zip(found, rows, strict=True):
        if not run.words or not run.printed or bare_key(run.words[-1]) != row.keys[0]:
            return []
    has_one_row = bool(table.shapes) and any(row.id in table.shapes[0] for row in rows)
    return [] if has_one_row and has_some_rows_of_group(scan.words, table) else found


def _is_furniture(run: TableRun, table: TableWords) -> bool:
    return all(
        word in table.furniture and word not in table.row_of for word in map(bare_key, run.words)
    )


def _read_whole(reading: TableReading, runs: list[TableRun]) -> None:
    """Reads the rows that the form prints, in its order."""
    table = reading.table
    orders = _orders(reading, runs)
    headings = HeadingFollower(table, reading.scan)
    for run, row in zip(runs, table.printed_rows, strict=True):
        if headings.is_foreign(run, row):
            _note_foreign(reading, run, row)
            continue
        if len(run.words) > run.own:
            _follow_order(reading, run, row, orders)
        _read_row(reading, run, row, orders.get(row.columns, row.columns))
    reading.whole = len(reading.rows) == len(runs)


def _read_rows(reading: TableReading) -> None:
    """Reads rows that may be missing, repeated, in the other shape or of local make."""
    table, runs = reading.table, reading.scan.runs
    placed, by_position = alignment.align(runs, table, reading.scan.words)
    placed, by_position = place_loose_rows(reading, placed, by_position)
    runs = reading.scan.runs
    left_out = alignment.repeated_rows(reading, placed) | alignment.rows_of_other_shape(
        reading, placed
    )
    without_cells = [index for index in placed if not runs[index].printed]
    blank_widths = _blank_widths(runs, placed, table) if without_cells else set()
    orders = _orders(reading, [runs[index] for index in sorted(placed)])
    cut = alignment.cut_numbers(runs, placed, table)
    headings = HeadingFollower(table, reading.scan)
    for index, run in enumerate(runs):
        row = table.rows[placed[index]] if index in placed else None
        if row is None:
            alignment.keep_local(reading, run, placed)
            orders |= _orders_above(reading, run)
        elif headings.is_foreign(run, row):
            _note_foreign(reading, run, row)
        elif index in cut:
            reading.note_unfit(run, row)
        elif not run.printed and len(row.columns) not in blank_widths:
            reading.note_unfit(run, row)  # a label and no cell: what was there is gone
        elif row.id in left_out:
            continue
        elif hidden := alignment.rows_in(runs, index, placed, table):
            _read_hidden(reading, run, [row, *(table.rows[other] for other in hidden)])
        elif run.says_something:
            _follow_order(reading, run, row, orders)
            _read_row(reading, run, row, orders.get(row.columns, row.columns))
            if index in by_position:
                reading.note("label_missing", row.id, run)


def _note_foreign(reading: TableReading, run: TableRun, row: RowWords) -> None:
    """Notes a row whose numbers stand under columns of another edition's form."""
    reading.rows.append(row.id)
    reading.note("columns_of_another_edition", row.id, run)


def _read_hidden(reading: TableReading, run: TableRun, rows: list[RowWords]) -> None:
    """Reads rows of which only the first has kept its label, if each of them adds up."""
    columns = rows[0].columns
    parts = [run.values[at : at + len(columns)] for at in range(0, len(run.values), len(columns))]
    if not all(adds_up(part, columns) for part in parts):
        for row in rows:
            reading.note_unfit(run, row)
        return
    for row, values in zip(rows, parts, strict=True):
        reading.put(run, row, [*values])
        if row is not rows[0]:
            raw = " ".join(value.number.raw for value in values)
            reading.notes.add("label_missing", row.id, raw, values[0].line)


def _read_row(reading: TableReading, run: TableRun, row: RowWords, order: OrderAnswer) -> None:
    if order == row.columns and row.counts and reading.put_plain(run, row):
        return
    fitted = reading.fitted(run, order, row.id) if order != "unknown" else None
    if fitted is None:
        reading.note_unfit(run, row)
        return
    if order != row.columns:
        fitted = [fitted[order.index(column)] for column in row.columns]
    reading.put(run, row, fitted)


def _follow_order(
    reading: TableReading, run: TableRun, row: RowWords, orders: dict[Order, OrderAnswer]
) -> None:
    """Keeps the order of columns that the headings above a run show."""
    has_own = reading.table.arrangement != "headed" and len(row.columns) > 1
    if not has_own:
        return
    order = _order_above(run.words, reading.table, row.columns)
    if order is None and (
        is_disordered(run.words, reading.table, row.columns) or is_out_of_place(run, row.columns)
    ):
        order = "unknown"
    if order is not None and (order != "unknown" or orders.get(row.columns) != order):
        orders[row.columns] = order
        if order != row.columns:
            reading.notes.add("columns_reordered", row.id, " ".join(run.words), run.line)


def _order_above(words: list[str], table: TableWords, columns: Order) -> OrderAnswer | None:
    """Returns the order of the headings above a row; ``None`` where some are missing.

    Above them stand those of the row above, where its numbers are lost.
    """
    last = last_order(words, table, columns)
    if last is not None:
        return last
    order = heading_order(words, table, columns)
    return order if order in (None, columns) else "unknown"


def _orders(reading: TableReading, runs: list[TableRun]) -> dict[Order, OrderAnswer]:
    """Columns of rows → the order in which the page prints them, in a table that is headed once."""
    table = reading.table
    if table.arrangement != "headed":
        return {}
    columns = table.rows[0].columns
    order = table_order(reading.scan, runs, table, columns)
    if order != columns:
        word = reading.scan.words[0]
        reading.notes.add("columns_reordered", table.id, word.text, word.line)
    return {columns: order}


def _orders_above(reading: TableReading, run: TableRun) -> Mapping[Order, OrderAnswer]:
    """Columns of rows → the order of their headings above a run that is no row."""
    found: dict[Order, OrderAnswer] = {}
    table = reading.table
    if table.arrangement != "headed":
        for columns in dict.fromkeys(row.columns for row in table.rows if len(row.columns) > 1):
            order = heading_order(run.words, table, columns)
            if order is not None:
                found[columns] = order
                if order != columns:
                    words = " ".join(run.words)
                    reading.notes.add("columns_reordered", table.id, words, run.line)
    return found


def _blank_widths(runs: list[TableRun], placed: dict[int, int], table: TableWords) -> set[int]:
    """Returns numbers of columns of which the page has blank rows, and no row with a number.

    On such a page a label without any cell beside it lost blank cells; elsewhere it is unknown
    whether it lost blanks or numbers.
    """
    blank: set[int] = set()
    filled: set[int] = set()
    for run, row in placed.items():
        if runs[run].printed:
            (filled if runs[run].shown else blank).add(len(table.rows[row].columns))
    return blank - filled
