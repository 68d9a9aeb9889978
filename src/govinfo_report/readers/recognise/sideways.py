"""Table 四, which is printed sideways: its rows are three blocks of columns in one printed row."""

from __future__ import annotations

from govinfo_report.readers.recognise.fit import Row, fit, in_place
from govinfo_report.readers.recognise.notes import Notes
from govinfo_report.readers.recognise.runs import Run
from govinfo_report.readers.recognise.table_reading import TableReading, fitted_values, put
from govinfo_report.readers.recognise.together import parted
from govinfo_report.readers.recognise.values import Cells, plain_counts
from govinfo_report.text import bare_key


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
    if whole is not None and _put_plain(reading, whole, columns, cells, notes):
        return
    if whole is not None and (fitted := fitted_values(whole, columns, table.id, notes)) is not None:
        width = len(table.rows[0].columns)
        for place, row in enumerate(table.rows):
            part = fitted[place * width : (place + 1) * width]
            reading.rows.append(row.id)
            put(reading, whole, row, part, cells, notes, block=place)
        return
    if _read_blocks(reading, runs, cells, notes):
        return
    if not any(run.shown for run in runs):
        return
    last = runs[-1].last
    reading.cut = table.rows[0].id if last else None
    kind = "row_truncated" if last else "row_collapsed"
    notes.add(kind, table.id, runs[0].raw(), runs[0].line)


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
    for run in runs:
        row = table.row_of.get(bare_key(run.words[-1])) if run.words else None
        if row is None or not run.own or row in found:
            continue
        fitted = fitted_values(run, table.rows[row].columns, table.rows[row].id, notes)
        if fitted is not None:
            found[row] = (run, fitted)
    for row, (run, fitted) in sorted(found.items()):
        reading.rows.append(table.rows[row].id)
        put(reading, run, table.rows[row], fitted, cells, notes)
    return bool(found)
