"""The three tables: from the lines of a section to the cells of the form."""

from __future__ import annotations

from typing import Any, Final

from attrs import define, field

from govinfo_report.page import Place
from govinfo_report.readers.recognise.align import align, own_key
from govinfo_report.readers.recognise.fit import Row, confirmed, fit
from govinfo_report.readers.recognise.notes import Notes
from govinfo_report.readers.recognise.order import Answer, Order, heading_order, order_of
from govinfo_report.readers.recognise.runs import Run, Value
from govinfo_report.readers.recognise.scan import Scan
from govinfo_report.readers.recognise.stream import Line
from govinfo_report.readers.recognise.together import joined, parted
from govinfo_report.readers.recognise.values import Cells
from govinfo_report.readers.recognise.vocabulary import (
    RowWords,
    TableWords,
    balance_sentences,
    scraps,
)
from govinfo_report.readers.recognise.wrapped import halved
from govinfo_report.text import bare_key, printed

_ORIENTED: Final = "disputes"
"""The table that is printed sideways: its rows are three blocks of columns in one printed row."""

_OTHER: Final = "applications.outcomes.other."
"""How the rows of (六)其他处理 begin."""
_HEADED_ONCE: Final = "applications"
"""The table with one heading over all its rows."""

MAX_RUNS: Final = 500
"""Most runs of a table that is read. The longest form has some forty, on paper and broken pages."""


@define
class TableReading:
    """What was read of one table.

    Attributes:
        table: Its words.
        scan: Its lines as runs.
        rows: Ids of the rows that have values, or a label with nothing beside it.
        local: Rows that the form does not have: label and printed values.
        cut: Row id in which the text stops, if it does.
        collapsed: Whether a row had other than one value a column.
    """

    table: TableWords
    scan: Scan
    rows: list[str] = field(factory=list)
    local: list[dict[str, Any]] = field(factory=list)
    cut: str | None = None
    collapsed: bool = False


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
            run.last = scan.last_line in (run.line, run.values[-1].line if run.values else None)
    if table.id == _ORIENTED:
        _read_sideways(reading, cells, notes)
    else:
        _read_rows(reading, cells, notes)
    return reading


def _read_rows(reading: TableReading, cells: Cells, notes: Notes) -> None:
    table, runs = reading.table, reading.scan.runs
    placed, by_order = align(runs, table)
    repeated = _repeated(runs, placed, table, notes) | _other_shape(runs, placed, table, notes)
    bare = [place for place in placed if not runs[place].values]
    blank_widths = _blank_widths(runs, placed, table) if bare else set()
    orders = _orders(reading, [runs[place] for place in sorted(placed)], notes)
    half = halved(runs, placed, table)
    for place, run in enumerate(runs):
        row = table.rows[placed[place]] if place in placed else None
        if row is None:
            _local(reading, run, notes)
        elif place in half:
            _note_unfit(reading, run, row, notes)  # its last digits may stand on the line below
        elif not run.values and len(row.columns) not in blank_widths:
            _note_unfit(reading, run, row, notes)  # a label and no cell: what was there is gone
        elif row.id in repeated:
            continue
        elif _says_something(run):
            headed = table.id != _HEADED_ONCE and len(row.columns) > 1
            order = heading_order(run.words, table, row.columns) if headed else None
            if order is not None:
                orders[row.columns] = order
                if order != row.columns:
                    notes.add("columns_reordered", row.id, " ".join(run.words), run.line)
            _read_row(reading, run, row, cells, notes, orders.get(row.columns, row.columns))
            if place in by_order:
                notes.add("label_missing", row.id, run.raw(), run.line)


def _says_something(run: Run) -> bool:
    """Whether a run has values, or is a row that is seen to be blank."""
    return bool(run.values) or (run.bounded and not run.last)


def _orders(reading: TableReading, runs: list[Run], notes: Notes) -> dict[Order, Answer]:
    """Columns → the order in which the page prints them, where it differs from the form's."""
    table = reading.table
    if table.id != _HEADED_ONCE:
        return {}
    columns = table.rows[0].columns
    order = order_of(reading.scan, runs, table, columns)
    if order != columns:
        word = reading.scan.words[0]
        notes.add("columns_reordered", table.id, word.text, word.line)
    return {columns: order}


def _read_row(
    reading: TableReading, run: Run, row: RowWords, cells: Cells, notes: Notes, order: Answer
) -> None:
    # A plain number a column: nearly every row.
    whole = order == row.columns and len(run.values) == len(row.cells) and not run.glued
    if whole and row.counts and cells.put_plain(row.cells, run.values):
        reading.rows.append(row.id)
        return
    fitted = _fitted(run, order, row.id, notes) if order != "unknown" else None
    if fitted is not None and order != row.columns:
        fitted = [fitted[order.index(column)] for column in row.columns]
    if fitted is None:
        _note_unfit(reading, run, row, notes)
        return
    reading.rows.append(row.id)
    _put(reading, run, row, fitted, cells, notes)


def _fitted(run: Run, columns: tuple[str, ...], where: str, notes: Notes) -> Row | None:
    """A value for each column, also from numbers that run together or are parted by white space."""
    fitted = fit(run, columns)
    together = parted(run, columns) if fitted is None else None
    if together is not None:
        fitted = [*together]
    if fitted is not None and (together is not None or run.glued):
        notes.add("cells_run_together", where, run.raw(), run.line)
    if fitted is not None:
        for place, value in joined(fitted, columns).items():
            fitted[place] = value
            notes.add("number_split", f"{where}.{columns[place]}", value.number.raw, value.line)
    return fitted


def _note_unfit(reading: TableReading, run: Run, row: RowWords, notes: Notes) -> None:
    """Notes a row of which no column can be named for what is left."""
    # Where rows have already collapsed, the last one did too, cut or not.
    kind = "row_truncated" if run.last and not reading.collapsed else "row_collapsed"
    reading.collapsed = True
    if run.last:
        reading.cut = row.id
    notes.add(kind, row.id, run.raw(), run.line)


def _blank_widths(runs: list[Run], placed: dict[int, int], table: TableWords) -> set[int]:
    """Numbers of columns of which the page has blank rows, and no row with a number.

    On such a page a label without any cell beside it lost blank cells; elsewhere nobody can say
    whether what it lost were blanks or numbers.
    """
    blank: set[int] = set()
    filled: set[int] = set()
    for run, row in placed.items():
        if runs[run].values:
            (filled if runs[run].numbers else blank).add(len(table.rows[row].columns))
    return blank - filled


def _put(
    reading: TableReading,
    run: Run,
    row: RowWords,
    fitted: Row,
    cells: Cells,
    notes: Notes,
    *,
    block: int = 0,
) -> None:
    """Gives a row its values; ``block``: which of the form's rows in the run it is."""
    blanks, start = 0, block * len(row.columns)
    # As many cells as columns: those of the row, or those of every row that the run holds.
    whole = len(run.values) in (len(row.columns), len(row.columns) * len(reading.table.rows))
    whole = whole and start + len(row.columns) <= len(run.values)
    columns = zip(row.columns, row.cells, fitted, strict=True)
    for place, (column, cell, value) in enumerate(columns, start):
        if value is None:
            blanks += 1
            # Its own place where the page shows as many cells as columns, else that of its row.
            beside = run.values[place] if whole else run
            cells.blank(cell, _place_of(beside))
        elif value.doubtful and not _whole(row, fitted, value):
            reading.cut = row.id
            notes.add("row_truncated", cell, value.number.raw, value.line)
        else:
            cells.put(cell, value, unit=_unit_above(run, reading, column))
    if blanks:
        notes.add("blank_cells", row.id, run.raw(), run.line)


def _place_of(shown: Run | Value) -> Place:
    if isinstance(shown, Value):
        return shown.place
    return shown.line.place if shown.line is not None else Place()


def _whole(row: RowWords, fitted: Row, value: Value) -> bool:
    """Whether the row's own total shows that the last number of the text was not cut."""
    return row.columns[-1] == "total" and fitted[-1] is value and confirmed(fitted, len(fitted) - 1)


def _unit_above(run: Run, reading: TableReading, column: str) -> str | None:
    """The unit that the headings above the run print for a column of money."""
    if column != "amount":
        return None
    words = "".join(run.words[:-1] if len(run.words) > 1 else run.words)
    heading = printed(words)
    if "万元" in heading:
        return "万元"
    if any(sign in heading for sign in ("(元)", "（元）", "单位:元", "单位：元")):
        return "元"
    return "万元" if _official_unit(reading, column) else None


def _official_unit(reading: TableReading, column: str) -> bool:
    """Whether the form itself prints 万元 over the column, as that of 2021 does."""
    return "万元" in reading.table.column_labels.get(column, "")


def _repeated(runs: list[Run], placed: dict[int, int], table: TableWords, notes: Notes) -> set[str]:
    """Rows that the page prints twice with different values: neither can be trusted."""
    repeated = set()
    seen = {table_row: runs[run] for run, table_row in placed.items()}
    for place, run in enumerate(runs):
        if place in placed or not run.values or not run.words:
            continue
        row = table.row_of.get(bare_key(run.words[-1]))
        if row is None or row not in seen or table.rows[row].keys[0] in table.furniture:
            continue
        if _said(seen[row]) != _said(run):
            repeated.add(table.rows[row].id)
            notes.add("row_repeated", table.rows[row].id, run.raw(), run.line)
    return repeated


def _other_shape(
    runs: list[Run], placed: dict[int, int], table: TableWords, notes: Notes
) -> set[str]:
    """The rows of (六) in the shape that does not count, where a page prints both shapes.

    A report has one row for (六) or three. The shape with numbers counts, the three rows where both
    have some; the other one is left out, with a note where numbers are lost.
    """
    one: dict[str, Run] = {}
    three: dict[str, Run] = {}
    for place, row in placed.items():
        name = table.rows[row].id
        if name.startswith(_OTHER) and _says_something(runs[place]):
            (one if name == f"{_OTHER}all" else three)[name] = runs[place]
    if not one or not three:
        return set()
    if not any(run.numbers for run in three.values()) and any(run.numbers for run in one.values()):
        return set(three)
    for name, run in one.items():
        if run.numbers:
            notes.add("row_repeated", name, run.raw(), run.line)
    return set(one)


def _said(run: Run) -> list[object]:
    return [value.number.value for value in run.numbers]


def _local(reading: TableReading, run: Run, notes: Notes) -> None:
    """Keeps a row that the form does not have, where it is plainly a row: a label and numbers."""
    if not run.numbers or not run.words:
        return
    label = run.words[-1]
    key = bare_key(label)
    if not _heads_rows(run, key, reading.table):
        known = key in reading.table.furniture or key in reading.table.column_of
        if len(key) < 3 or known or key in reading.table.row_of:
            return
        if (own_key(run) or key) in scraps(reading.table):
            return  # a piece of a broken label, not a row of its own
    values = [value.number.raw for value in run.numbers]
    entry = {"table": reading.table.id, "label": printed(label), "values": values}
    reading.local.append(entry)
    notes.add("local_row", reading.table.id, run.raw(), run.line)


def _heads_rows(run: Run, key: str, table: TableWords) -> bool:
    """Whether the label of a group has a number a column, as no group of the form has."""
    return bool(run.own) and any(
        row.groups.endswith(key) and len(run.numbers) == len(row.columns) and len(key) > 2
        for row in table.rows
    )


def _read_sideways(reading: TableReading, cells: Cells, notes: Notes) -> None:
    """Table 四: fifteen values in one printed row, or one row for each block."""
    table = reading.table
    columns = tuple(f"{row.id}.{column}" for row in table.rows for column in row.columns)
    runs = [run for run in reading.scan.runs if run.values]
    if not runs:
        return
    # An empty row beside the printed one is a spacer and says nothing.
    told = [run for run in runs if run.numbers] or runs
    whole = next((run for run in told if _is_whole(run, columns)), None)
    if whole is None:
        whole = _joined(runs, len(columns))
    if whole is None:
        whole = next((run for run in runs if parted(run, columns)), None)
    if whole is not None and (fitted := _fitted(whole, columns, table.id, notes)) is not None:
        width = len(table.rows[0].columns)
        for place, row in enumerate(table.rows):
            part = fitted[place * width : (place + 1) * width]
            reading.rows.append(row.id)
            _put(reading, whole, row, part, cells, notes, block=place)
        return
    if _read_blocks(reading, runs, cells, notes):
        return
    if not any(run.numbers for run in runs):
        return
    last = runs[-1].last
    reading.cut = table.rows[0].id if last else None
    kind = "row_truncated" if last else "row_collapsed"
    notes.add(kind, table.id, runs[0].raw(), runs[0].line)


def _is_whole(run: Run, columns: tuple[str, ...]) -> bool:
    shown = bool(run.numbers) or len(run.values) == len(columns)
    return shown and fit(run, columns) is not None


def _joined(runs: list[Run], count: int) -> Run | None:
    """One run of all values, where a printed row was broken over lines with no words between."""
    if sum(len(run.numbers) for run in runs) != count or any(run.words for run in runs[1:]):
        return None
    joined = Run()
    joined.words = runs[0].words
    joined.line = runs[0].line
    joined.values = [value for run in runs for value in run.numbers]
    return joined


def _read_blocks(reading: TableReading, runs: list[Run], cells: Cells, notes: Notes) -> bool:
    """Reads table 四 where it stands upright: a labelled row for each of the three blocks."""
    table = reading.table
    found: dict[int, tuple[Run, Row]] = {}
    for run in runs:
        row = table.row_of.get(bare_key(run.words[-1])) if run.words else None
        if row is None or not run.own or row in found:
            continue
        fitted = _fitted(run, table.rows[row].columns, table.rows[row].id, notes)
        if fitted is not None:
            found[row] = (run, fitted)
    for row, (run, fitted) in sorted(found.items()):
        reading.rows.append(table.rows[row].id)
        _put(reading, run, table.rows[row], fitted, cells, notes)
    return bool(found)
