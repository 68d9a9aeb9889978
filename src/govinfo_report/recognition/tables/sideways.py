"""Table 四, which the form prints sideways: its rows are blocks of columns in one printed row."""

from __future__ import annotations

from govinfo_report.recognition.tables.cells import TableReading, plain_counts
from govinfo_report.recognition.tables.columns import (
    FittedRow,
    Order,
    block_orders,
    fit,
    heading_order,
    is_disordered,
    is_in_place,
    is_out_of_place,
    last_order,
)
from govinfo_report.recognition.tables.group_labels import line_of, words_behind
from govinfo_report.recognition.tables.joined_numbers import split_numbers
from govinfo_report.recognition.tables.runs import TableRun, Value
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import PrintedNumber, bare_key, label_key


def read_sideways(reading: TableReading) -> None:
    """Reads all values from one printed row, or from one row for each block."""
    table = reading.table
    columns = tuple([cell for row in table.rows for cell in row.cells])
    runs = [run for run in reading.scan.runs if run.printed]
    if not runs:
        return
    # An empty row beside the printed one is a spacer and says nothing.
    filled = [run for run in runs if run.shown] or runs
    whole = next((run for run in filled if _is_whole(run, columns)), None)
    if whole is None:
        whole = _joined(runs, len(columns))
    if whole is None:
        whole = next((run for run in runs if split_numbers(run, columns)), None)
    if whole is not None:
        orders = _orders(reading, whole)
        if orders is None:
            _note_unfit(reading, runs)
            return
        usual = all(row.columns == order for row, order in zip(table.rows, orders, strict=True))
        repeated = _repeated(reading, whole, filled, columns)
        if usual and not repeated and _put_plain(reading, whole, columns):
            return
        fitted = reading.fitted(whole, columns, table.id)
        if fitted is not None:
            _put_whole(reading, whole, fitted, orders, repeated)
            return
    if not _read_blocks(reading, runs) and any(run.shown for run in runs):
        _note_unfit(reading, runs)


def _is_whole(run: TableRun, columns: Order) -> bool:
    if not run.shown and len(run.printed) != len(columns):
        return False
    return is_in_place(run, columns) or fit(run, columns) is not None


def _joined(runs: list[TableRun], count: int) -> TableRun | None:
    """Joins a printed row that was broken over lines with no words between."""
    if sum(len(run.shown) for run in runs) != count or any(run.words for run in runs[1:]):
        return None
    joined = _run_of([value for run in runs for value in run.numbers])
    joined.words, joined.line, joined.first = runs[0].words, runs[0].line, runs[0].first
    return joined


def _orders(reading: TableReading, whole: TableRun) -> list[Order] | None:
    """Returns the order of the columns of each block; ``None`` where it is unknown."""
    orders = block_orders(reading.scan, whole, reading.table)
    if orders != [row.columns for row in reading.table.rows]:
        word = reading.scan.words[0]
        reading.notes.add("columns_reordered", reading.table.id, word.text, word.line)
    return None if orders == "unknown" else orders


def _note_unfit(reading: TableReading, runs: list[TableRun]) -> None:
    """Notes a table whose values belong to no certain column."""
    table, last = reading.table, runs[-1].last
    reading.cut = table.rows[0].id if last else None
    reading.note("row_truncated" if last else "row_collapsed", table.id, runs[0])


def _repeated(
    reading: TableReading, whole: TableRun, filled: list[TableRun], columns: Order
) -> set[str]:
    """Notes and returns rows to which another printed row gives other values; none is taken."""
    others = [run for run in filled if run is not whole and run.own == whole.own]
    runs = [whole, *(run for run in others if _is_whole(run, columns))]
    if len(runs) == 1:
        return set()
    values = [run.values if len(run.printed) == len(columns) else run.numbers for run in runs]
    repeated = set()
    start = 0
    for row in reading.table.rows:
        end = start + len(row.columns)
        parts = [[value.number for value in each[start:end]] for each in values]
        different = [part for at, part in enumerate(parts) if not _is_among(part, parts[:at])]
        if len(different) > 1:
            repeated.add(row.id)
            reading.note_repeated(row.id, row.keys[0], different, runs[-1])
            reading.noted += [_run_of(each[start:end]) for each in values]
        else:
            reading.beside += [(_run_of(each[start:end]), row.id) for each in values[1:]]
        start = end
    return repeated


def _run_of(values: list[Value]) -> TableRun:
    run = TableRun()
    for value in values:
        run.add(value)
    return run


def _is_among(part: list[PrintedNumber], parts: list[list[PrintedNumber]]) -> bool:
    values = [(number.kind, number.value) for number in part]
    return any(values == [(number.kind, number.value) for number in other] for other in parts)


def _put_plain(reading: TableReading, run: TableRun, columns: Order) -> bool:
    """Sets the cells, if one row has a plain number or a blank for each; whether it has."""
    if run.glued or run.doubtful or not is_in_place(run, columns):
        return False
    counts = plain_counts(run)
    if counts is None:
        return False
    reading.cells.put_plain(columns, counts, run)
    reading.read.append(run)
    start = 0
    for row in reading.table.rows:
        reading.rows.append(row.id)
        if None in counts[start : start + len(row.cells)]:
            reading.note("blank_cells", row.id, run)
        start += len(row.cells)
    reading.whole = True
    return True


def _put_whole(
    reading: TableReading,
    whole: TableRun,
    fitted: FittedRow,
    orders: list[Order],
    repeated: set[str],
) -> None:
    """Sets the cells of all rows from the one that is printed."""
    start = 0
    for block, (row, order) in enumerate(zip(reading.table.rows, orders, strict=True)):
        part = fitted[start : start + len(order)]
        start += len(order)
        if order != row.columns:
            part = [part[order.index(column)] for column in row.columns]
        if row.id not in repeated:
            reading.put(whole, row, part, block=block)


def _read_blocks(reading: TableReading, runs: list[TableRun]) -> bool:
    """Reads a labelled row, or a little table under its own headings, for each block, if any."""
    table = reading.table
    beside = [_row_beside(reading, run) for run in runs]
    if not any(run.own or run.labelled_behind for run in runs):
        if _begins_with_values(reading, runs):
            return _read_named_below(reading, runs)
        if _read_named_above(reading, runs):
            return True
        beside = [_row_above(reading, at, runs) for at in range(len(runs))]
    found: dict[int, tuple[TableRun, FittedRow]] = {}
    others: dict[int, list[list[PrintedNumber]]] = {}
    order: Order | None = table.rows[0].columns
    for run, row in zip(runs, beside, strict=True):
        order = _order_of_block(reading, run, order)
        if row is None or order is None:
            continue
        if row in found:
            if _is_among(run.shown, [found[row][0].shown, *others.get(row, ())]):
                reading.beside.append((run, table.rows[row].id))
            else:
                others.setdefault(row, [found[row][0].shown]).append(run.shown)
                reading.noted.append(run)
            continue
        fitted = reading.fitted(run, order, table.rows[row].id)
        if fitted is not None:
            found[row] = (run, [fitted[order.index(name)] for name in table.rows[row].columns])
    for row, (run, fitted) in sorted(found.items()):
        if row in others:
            label = run.words[-1] if run.own else table.rows[row].keys[0]
            reading.note_repeated(table.rows[row].id, label, others[row], run)
            reading.noted.append(run)
        else:
            reading.put(run, table.rows[row], fitted)
    return bool(found)


def _order_of_block(reading: TableReading, run: TableRun, before: Order | None) -> Order | None:
    """Returns the order of the columns of a block, ``before`` where no headings stand above it."""
    table, usual = reading.table, reading.table.rows[0].columns
    headed = last_order(run.words, table, usual)
    if headed not in (None, usual):
        words = " ".join(run.words)
        reading.notes.add("columns_reordered", table.id, words, run.line)
    if headed is None:
        return None if _is_moved(run, table, usual) else before
    return None if headed == "unknown" else headed


def _is_moved(run: TableRun, table: TableWords, order: Order) -> bool:
    """Whether headings above a run, of which some are missing, do not stand in this order."""
    return is_disordered(run.words, table, order) or is_out_of_place(run, order)


def _row_beside(reading: TableReading, run: TableRun) -> int | None:
    """Returns the row whose name stands on the line of a run, before or behind the values."""
    table = reading.table
    if run.labelled_behind:
        return table.row_like("".join(words_behind(run, reading.scan.words)))
    return table.row_of.get(bare_key(run.words[-1])) if run.own else None


def _row_above(reading: TableReading, index: int, runs: list[TableRun]) -> int | None:
    """Returns the one row that is named above a run, all column headings between, each once."""
    run, table = runs[index], reading.table
    named = {row: at for at, word in enumerate(run.words) for row in _rows_named([word], table)}
    if len(named) != 1:
        return None
    ((row, at),) = named.items()
    if index and _ends_line(reading, runs[index - 1], run, at):
        return None  # it is behind the values above, of which one is lost
    columns = table.rows[row].columns
    keys = [label_key(piece) for word in run.words for piece in word.split(" ")]
    twice = len(keys) > len({*keys})  # what stood between them is lost
    return None if twice or heading_order(run.words[at + 1 :], table, columns) is None else row


def _ends_line(reading: TableReading, above: TableRun, run: TableRun, at: int) -> bool:
    """Whether the word of a run at an index ends the line of the values above."""
    if run.first is None:
        return False
    start = run.first + at
    word, *below = reading.scan.words[start : start + 2]
    return word.line is line_of(above, -1) and not (below and below[0].line is word.line)


def _begins_with_values(reading: TableReading, runs: list[TableRun]) -> bool:
    """Whether the names of rows stand below their values: values come first, and a name last.

    Where neither name nor headings stand above the first values, a name above others is not theirs.
    """
    table, columns = reading.table, reading.table.rows[0].columns
    if _rows_named(runs[0].words, table):
        return False
    if _rows_named(_words_below(reading, runs[-1]), table):
        return True
    headed = heading_order(runs[0].words, table, columns)
    return headed is None and any(_rows_named(run.words, table) for run in runs[1:])


def _read_named_below(reading: TableReading, runs: list[TableRun]) -> bool:
    """Reads all rows, if each is named once, below its values; whether it is so."""
    below = [*(run.words for run in runs[1:]), _words_below(reading, runs[-1])]
    return _read_named(reading, runs, below)


def _read_named_above(reading: TableReading, runs: list[TableRun]) -> bool:
    """Reads all rows, if each is named once, right above its values; whether it is so."""
    table = reading.table
    named = all(run.words and _rows_named(run.words[-1:], table) for run in runs)
    if not named or _rows_named(_words_below(reading, runs[-1]), table):
        return False
    return _read_named(reading, runs, [run.words for run in runs])


def _read_named(reading: TableReading, runs: list[TableRun], words: list[list[str]]) -> bool:
    """Reads all rows from runs and the words that belong to each, under one or more headings."""
    table, columns = reading.table, reading.table.rows[0].columns
    order = heading_order(runs[0].words, table, columns)
    found: dict[int, tuple[TableRun, FittedRow]] = {}
    for run, own in zip(runs, words, strict=True):
        order = heading_order(own, table, columns) or order
        rows = _rows_named(own, table)
        fitted = fit(run, order) if order is not None and len(rows) == 1 else None
        if order is None or fitted is None or reading.has_labels_as_values(run):
            return False
        found[rows.pop()] = run, [fitted[order.index(name)] for name in columns]
    if len(found) < len(table.rows) or len(runs) > len(found):
        return False
    for row, (run, fitted) in sorted(found.items()):
        reading.put(run, table.rows[row], fitted)
    return True


def _words_below(reading: TableReading, last: TableRun) -> list[str]:
    """Returns the words below the last values of the table."""
    if last.first is None:
        return []
    return [word.text for word in reading.scan.words[last.first + len(last.words) :]]


def _rows_named(words: list[str], table: TableWords) -> set[int]:
    """Returns the rows that words name."""
    named = set()
    for word in words:
        row = table.row_named(word.removesuffix("情况"))
        row = table.row_near(word) if row is None else row
        if row is not None:
            named.add(row)
    return named
