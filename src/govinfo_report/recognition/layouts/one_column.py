"""Tables printed with one value a row: the label of a row, and its columns under one another.

Every value has the heading of its column beside it. Where each row that is there has each of its
columns once, nothing is left to guess, and the rows are put together from them.
"""

from __future__ import annotations

from govinfo_report.page import Cell, Grid
from govinfo_report.recognition.layouts.swapped import column_named, lines_of_rows
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.tables.runs import Run, Value
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, label_key


def in_one_column(table: TableWords, scan: Scan, lines: list[Line]) -> list[Line] | None:
    """The table with a row for every row of the form; ``None`` where it is not printed so."""
    runs = [run for run in scan.runs if run.values]
    if not runs or any(len(run.values) > 1 or not run.words for run in runs):
        return None
    rows: dict[int, dict[str, tuple[str, Value]]] = {}
    labels: dict[int, str] = {}
    row: int | None = None
    for run in runs:
        column = column_named(run.words[-1], table)
        above = _row_above(table, run, first=row is None)
        if column is None or above is None:
            return None
        if above:
            row, label = above
            labels.setdefault(row, label)
        if row is None or column in rows.setdefault(row, {}):
            return None
        rows[row][column] = run.words[-1], run.values[0]
    if any(set(found) != set(table.rows[row].columns) for row, found in rows.items()):
        return None
    first = runs[0].line
    grid = next((line.grid for line in lines if line.grid is not None), None)
    if first is None:
        return None
    made: list[list[Cell]] = []
    for row, found in rows.items():
        cells = [found[column] for column in table.rows[row].columns]
        made.append(_cells(["", *(heading for heading, _ in cells)], cells))
        made.append(_cells([labels[row], *(value.number.raw for _, value in cells)], cells))
    place = grid.place if grid is not None else first.place
    return [*scan.sentences, *lines_of_rows(made, Grid((), False, place), first.index)]


def _row_above(table: TableWords, run: Run, *, first: bool) -> tuple[int, str] | tuple[()] | None:
    """The row named before a value and its heading; empty where none is, ``None`` where unclear."""
    named: tuple[int, str] | tuple[()] = ()
    for word in run.words[:-1]:
        place = table.row_of.get(bare_key(word))
        known = bare_key(word) in table.known or label_key(word) in table.known
        if place is not None:
            named = place, word
        elif not known and not first:
            return None  # a row of local make, or words that may change what the value is
    return named


def _cells(texts: list[str], like: list[tuple[str, Value]]) -> list[Cell]:
    places = [like[0][1].place, *(value.place for _, value in like)]
    return [
        Cell(text, place, at) for at, (text, place) in enumerate(zip(texts, places, strict=True))
    ]
