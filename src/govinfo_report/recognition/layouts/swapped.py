"""Tables with columns down: rows and columns swapped, or one value a row under each label.

Cells keep their words and their places; only which of them stand in one row changes. A grid itself
shows where each cell begins, and in one column each value has the heading of its column beside it,
so nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final, TypeAlias

from attrs import define, field

from govinfo_report.page import PageCell, PageGrid
from govinfo_report.recognition.lines import PageLine, lines_of_rows
from govinfo_report.recognition.tables.runs import Scan, TableRun, Value
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, label_key, parse_number

_CellRow: TypeAlias = Sequence[PageCell]

_UNIT: Final = re.compile(r"[(（](?:单位[:：]?)?万?元[)）]$")


@define
class _HeadedRows:
    """Rows of headings, and the rows of values under them."""

    heads: list[_CellRow] = field(factory=list)
    rows: list[_CellRow] = field(factory=list)


def with_rows_for_columns(
    table: TableWords, scan: Scan, lines: list[PageLine]
) -> list[PageLine] | None:
    """Swaps rows and columns of every grid that has the rows of the form for columns."""
    shown: list[PageLine] = []
    changed = False
    for _, group in groupby(lines, key=lambda line: None if line.grid is None else id(line.grid)):
        part = [*group]
        grid = part[0].grid
        rows = _upright(table, grid, part) if grid is not None else None
        shown += part if rows is None else rows
        changed = changed or rows is not None
    return shown if changed else None


def column_named(heading: str, table: TableWords) -> str | None:
    """Returns the column that a heading names, whole but for the unit in brackets behind it."""
    column = table.column_of.get(label_key(heading))
    if column is not None or not _UNIT.search(heading):
        return column
    key = label_key(_UNIT.sub("", heading))
    found = [column for column, label in table.column_labels.items() if label.startswith(key)]
    return found[0] if len(found) == 1 else None


def _upright(table: TableWords, grid: PageGrid, lines: list[PageLine]) -> list[PageLine] | None:
    rows: list[_CellRow] = []
    for block in _blocks(table, lines):
        if isinstance(block, _HeadedRows):
            swapped = _swapped(table, block, spans=grid.spans)
            if swapped is None:
                return None
            rows += swapped
        else:
            rows.append(block)
    return lines_of_rows(rows, grid, lines[0].index)


def _blocks(table: TableWords, lines: list[PageLine]) -> list[_HeadedRows | _CellRow]:
    """Splits the rows of a grid into blocks; a row that is one label stands by itself."""
    blocks: list[_HeadedRows | _CellRow] = []
    block = _HeadedRows()
    for line in lines:
        cells: _CellRow = tuple(line.cells or ())
        words = [cell for cell in cells if _is_words(cell.text)]
        valued = any(parse_number(cell.text).kind in ("value", "placeholder") for cell in cells)
        blank = len(words) == 1 and column_named(words[0].text, table) is not None
        if valued or (block.rows and blank and len(cells) > 1):
            block.rows.append(cells)
            continue
        if block.rows:
            blocks.append(block)
            block = _HeadedRows()
        if len(words) > 1:
            block.heads.append(cells)
        else:
            blocks += [*block.heads, cells]
            block = _HeadedRows()
    blocks += [block] if block.rows else block.heads
    return blocks


def _swapped(table: TableWords, block: _HeadedRows, *, spans: bool) -> list[list[PageCell]] | None:
    """Returns the rows of a block as columns; ``None`` where they are not columns of the form."""
    heads = [cell for row in block.heads for cell in row if bare_key(cell.text) in table.row_of]
    columns = [column_named(_label(row), table) for row in block.rows]
    rows_named = {table.row_of[bare_key(cell.text)] for cell in heads}
    if not heads or None in columns or len(set(columns)) < len(columns):
        return None
    if any(not set(table.rows[row].columns) <= set(columns) for row in rows_named):
        return None  # a heading that no row across has is another row's
    rows = [*block.heads, *block.rows] if spans else _lined_up(block, len(heads))
    if rows is None:
        return None
    upright: dict[int, list[PageCell]] = {}
    for at, row in enumerate(rows):
        for cell in row:
            upright.setdefault(cell.column, []).append(PageCell(cell.text, cell.place, at))
    # The columns of labels become the headings; every column of values is a row under them.
    worded = {
        cell.column for row in rows[len(block.heads) :] for cell in row if _is_words(cell.text)
    }
    first = [upright[column] for column in sorted(worded)]
    rest = [upright[column] for column in sorted(upright) if column not in worded]
    if table.arrangement == "banded":  # the headings over a group have the unit of an amount too
        return [row for data in rest for row in (*first, data)]
    return [*first, *rest]


def _lined_up(block: _HeadedRows, labels: int) -> list[_CellRow] | None:
    """Returns the rows of a grid without spans, if they are equally long: else none is sure."""
    width = len(block.rows[0])
    heads = block.heads
    if len(heads) == 1 and labels == width - 1 == len(heads[0]):  # the corner is left out
        cell = heads[0][0]
        heads = [
            [
                PageCell("", cell.place, 0),
                *(PageCell(c.text, c.place, c.column + 1) for c in heads[0]),
            ]
        ]
    rows = [*heads, *block.rows]
    return rows if all(len(row) == width for row in rows) else None


def _label(row: _CellRow) -> str:
    """Returns the last words before the values of a row."""
    label = ""
    for cell in row:
        if _is_words(cell.text):
            label = cell.text
        elif parse_number(cell.text).kind != "blank":
            break
    return label


def _is_words(text: str) -> bool:
    return parse_number(text).kind == "not_a_number"


def with_one_column(table: TableWords, scan: Scan, lines: list[PageLine]) -> list[PageLine] | None:
    """Makes rows of a table that prints the label of a row, and its columns under one another.

    Each row that is there must have each of its columns once.
    """
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
    made: list[list[PageCell]] = []
    for row, found in rows.items():
        cells = [found[column] for column in table.rows[row].columns]
        places = [cells[0][1].place, *(value.place for _, value in cells)]
        headings = ("", *(heading for heading, _ in cells))
        values = (labels[row], *(value.number.raw for _, value in cells))
        made += (
            [PageCell(text, places[at], at) for at, text in enumerate(texts)]
            for texts in (headings, values)
        )
    place = grid.place if grid is not None else first.place
    return [*scan.sentences, *lines_of_rows(made, PageGrid((), False, place), first.index)]


def _row_above(
    table: TableWords, run: TableRun, *, first: bool
) -> tuple[int, str] | tuple[()] | None:
    """Returns the row named before a value and its heading.

    Empty where none is named; ``None`` where other words stand there: a row of local make, or words
    that may change what the value means.
    """
    named: tuple[int, str] | tuple[()] = ()
    for word in run.words[:-1]:
        row = table.row_of.get(bare_key(word))
        if row is not None:
            named = row, word
        elif not first and not table.knows(word):
            return None
    return named
