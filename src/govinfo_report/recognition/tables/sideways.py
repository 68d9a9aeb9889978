"""Table 四, which is printed sideways: its rows are three blocks of columns in one printed row."""

from __future__ import annotations

from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables.column_order import Order, heading_order, side_by_side
from govinfo_report.recognition.tables.columns import Row, fit, in_place
from govinfo_report.recognition.tables.joined_numbers import parted
from govinfo_report.recognition.tables.odd_rows import note_repeated
from govinfo_report.recognition.tables.runs import Run
from govinfo_report.recognition.tables.table_reading import TableReading, fitted_values, put
from govinfo_report.recognition.tables.values import Cells, plain_counts
from govinfo_report.text import Number, bare_key


def read_sideways(reading: TableReading, cells: Cells, notes: Notes) -> None:
    """Table 四: fifteen values in one printed row, or one row for each block."""
    table = reading.table
    columns = tuple([cell for row in table.rows for cell in row.cells])
    runs = [run for run in reading.scan.runs if run.printed]
    if not runs:
        return
    # An empty row beside the printed one is a spacer and says nothing.
    told = [run for run in runs if run.shown] or runs
    whole = next((run for run in told if _is_whole(run, columns)), None)
    if whole is None:
        whole = _joined(runs, len(columns))
    if whole is None:
        whole = next((run for run in runs if parted(run, columns)), None)
    if whole is not None:
        orders = _orders(reading, whole, notes)
        if orders is None:
            _note_unfit(reading, runs, notes)
            return
        usual = all(row.columns == order for row, order in zip(table.rows, orders, strict=True))
        repeated = _repeated(reading, whole, told, columns, notes)
        if usual and not repeated and _put_plain(reading, whole, columns, cells, notes):
            return
        fitted = fitted_values(whole, columns, table.id, notes)
        if fitted is not None:
            _put_whole(reading, whole, fitted, orders, repeated, cells, notes)
            return
    if _read_blocks(reading, runs, cells, notes):
        return
    if not any(run.shown for run in runs):
        return
    _note_unfit(reading, runs, notes)


def _repeated(
    reading: TableReading, whole: Run, told: list[Run], columns: tuple[str, ...], notes: Notes
) -> set[str]:
    """Rows to which another printed row gives other values: none of them can be trusted."""
    others = [run for run in told if run is not whole and run.own == whole.own]
    runs = [whole, *(run for run in others if _is_whole(run, columns))]
    if len(runs) == 1:
        return set()
    printed = [run.printed if len(run.printed) == len(columns) else run.shown for run in runs]
    repeated = set()
    start = 0
    for row in reading.table.rows:
        end = start + len(row.columns)
        parts = [numbers[start:end] for numbers in printed]
        different = [part for at, part in enumerate(parts) if not _among(part, parts[:at])]
        if len(different) > 1:
            repeated.add(row.id)
            note_repeated(row.id, row.keys[0], different, runs[-1].line, notes)
        start = end
    return repeated


def _among(part: list[Number], parts: list[list[Number]]) -> bool:
    said = [(number.kind, number.value) for number in part]
    return any(said == [(number.kind, number.value) for number in other] for other in parts)


def _put_whole(
    reading: TableReading,
    whole: Run,
    fitted: Row,
    orders: list[Order],
    repeated: set[str],
    cells: Cells,
    notes: Notes,
) -> None:
    """Gives the three rows their values from the one that is printed."""
    start = 0
    for place, (row, order) in enumerate(zip(reading.table.rows, orders, strict=True)):
        part = fitted[start : start + len(order)]
        start += len(order)
        if order != row.columns:
            part = [part[order.index(column)] for column in row.columns]
        if row.id not in repeated:
            reading.rows.append(row.id)
            put(reading, whole, row, part, cells, notes, block=place)


def _note_unfit(reading: TableReading, runs: list[Run], notes: Notes) -> None:
    """Notes a table of which no column can be named for what is left."""
    table, last = reading.table, runs[-1].last
    reading.cut = table.rows[0].id if last else None
    kind = "row_truncated" if last else "row_collapsed"
    notes.add(kind, table.id, runs[0].raw(), runs[0].line)


def _orders(reading: TableReading, whole: Run, notes: Notes) -> list[Order] | None:
    """The order of the columns of each block; ``None`` where nobody can say it."""
    orders = side_by_side(reading.scan, whole, reading.table)
    usual = [row.columns for row in reading.table.rows]
    if orders != usual:
        word = reading.scan.words[0]
        notes.add("columns_reordered", reading.table.id, word.text, word.line)
    return None if orders == "unknown" else orders


def _is_whole(run: Run, columns: tuple[str, ...]) -> bool:
    if not run.shown and len(run.printed) != len(columns):
        return False
    return in_place(run, columns) or fit(run, columns) is not None


def _put_plain(
    reading: TableReading, run: Run, columns: tuple[str, ...], cells: Cells, notes: Notes
) -> bool:
    """Gives the cells their values, where one row has a plain number or a blank for each."""
    if run.glued or run.doubtful or not in_place(run, columns):
        return False
    counts = plain_counts(run)
    if counts is None:
        return False
    cells.put_plain(columns, counts, run)
    start = 0
    for row in reading.table.rows:
        reading.rows.append(row.id)
        if None in counts[start : start + len(row.cells)]:
            notes.add("blank_cells", row.id, run.raw(), run.line)
        start += len(row.cells)
    return True


def _joined(runs: list[Run], count: int) -> Run | None:
    """One run of all values, where a printed row was broken over lines with no words between."""
    if sum(len(run.shown) for run in runs) != count or any(run.words for run in runs[1:]):
        return None
    joined = Run()
    joined.words = runs[0].words
    joined.line = runs[0].line
    for run in runs:
        for value in run.numbers:
            joined.add(value)
    return joined


def _read_blocks(reading: TableReading, runs: list[Run], cells: Cells, notes: Notes) -> bool:
    """Reads table 四 where it stands upright: a labelled row for each of the three blocks."""
    table = reading.table
    found: dict[int, tuple[Run, Row]] = {}
    others: dict[int, list[list[Number]]] = {}
    order = table.rows[0].columns
    for run in runs:
        headed = heading_order(run.words, table, order)
        if headed not in (None, table.rows[0].columns):
            notes.add("columns_reordered", table.id, " ".join(run.words), run.line)
        order = headed or order
        row = table.row_of.get(bare_key(run.words[-1])) if run.words else None
        if row is None or not run.own:
            continue
        if row in found:
            if not _among(run.shown, [found[row][0].shown, *others.get(row, ())]):
                others.setdefault(row, [found[row][0].shown]).append(run.shown)
            continue
        fitted = fitted_values(run, order, table.rows[row].id, notes)
        if fitted is not None:
            found[row] = (run, [fitted[order.index(name)] for name in table.rows[row].columns])
    for row, (run, fitted) in sorted(found.items()):
        if row in others:
            note_repeated(table.rows[row].id, run.words[-1], others[row], run.line, notes)
            continue
        reading.rows.append(table.rows[row].id)
        put(reading, run, table.rows[row], fitted, cells, notes)
    return bool(found)
