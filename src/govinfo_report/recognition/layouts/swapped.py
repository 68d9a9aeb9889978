"""Tables printed with rows and columns swapped: kinds of applicants down, outcomes across.

Cells keep their words and their places; only which of them stand in one row changes. In a grid the
page itself says where each cell begins, so that turning it is no guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final, TypeAlias

from attrs import define, field

from govinfo_report.page import Cell, Grid, Page
from govinfo_report.recognition.lines import Line, lines_of
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, label_key, parse_number

_Row: TypeAlias = Sequence[Cell]

_UNIT: Final = re.compile(r"[(（](?:单位[:：]?)?万?元[)）]$")


@define
class _Block:
    """Rows of headings, and the rows of values under them."""

    heads: list[_Row] = field(factory=list)
    rows: list[_Row] = field(factory=list)


def turned(table: TableWords, scan: Scan, lines: list[Line]) -> list[Line] | None:
    """The lines with every grid turned that has the rows of the form for columns."""
    shown: list[Line] = []
    changed = False
    for _, group in groupby(lines, key=lambda line: None if line.grid is None else id(line.grid)):
        part = [*group]
        grid = part[0].grid
        rows = _turned(table, grid, part) if grid is not None else None
        if rows is None:
            shown += part
        else:
            shown += rows
            changed = True
    return shown if changed else None


def column_named(heading: str, table: TableWords) -> str | None:
    """The column that a heading names, whole but for the unit in brackets behind it."""
    column = table.column_of.get(label_key(heading))
    if column is not None or not _UNIT.search(heading):
        return column
    key = label_key(_UNIT.sub("", heading))
    found = [column for column, label in table.column_labels.items() if label.startswith(key)]
    return found[0] if len(found) == 1 else None


def lines_of_rows(rows: Sequence[_Row], grid: Grid, index: int) -> list[Line]:
    """Rows that were put together from cells of the page, as lines of it."""
    made = Grid(tuple(tuple(row) for row in rows), grid.spans, grid.place)
    lines, _ = lines_of(Page((made,)))
    for line in lines:
        line.index = index
    return lines


def _turned(table: TableWords, grid: Grid, lines: list[Line]) -> list[Line] | None:
    rows: list[_Row] = []
    for block in _blocks(table, lines):
        if isinstance(block, _Block):
            swapped = _swapped(table, block, spans=grid.spans)
            if swapped is None:
                return None
            rows += swapped
        else:
            rows.append(block)
    return lines_of_rows(rows, grid, lines[0].index)


def _blocks(table: TableWords, lines: list[Line]) -> list[_Block | _Row]:
    """The rows of a grid by blocks; a row that is one label, as of a group, stands by itself."""
    blocks: list[_Block | _Row] = []
    block = _Block()
    for line in lines:
        cells: _Row = tuple(line.cells or ())
        words = [cell for cell in cells if _is_words(cell.text)]
        valued = any(parse_number(cell.text).kind in ("value", "placeholder") for cell in cells)
        blank = len(words) == 1 and column_named(words[0].text, table) is not None
        if valued or (block.rows and blank and len(cells) > 1):
            block.rows.append(cells)
            continue
        if block.rows:
            blocks.append(block)
            block = _Block()
        if len(words) > 1:
            block.heads.append(cells)
        else:
            blocks += block.heads
            block = _Block()
            blocks.append(cells)
    if block.rows:
        blocks.append(block)
    else:
        blocks += block.heads
    return blocks


def _swapped(table: TableWords, block: _Block, *, spans: bool) -> list[list[Cell]] | None:
    """The rows of a block as columns; ``None`` where they are not columns of the form."""
    heads = [cell for row in block.heads for cell in row if bare_key(cell.text) in table.row_of]
    columns = [column_named(_label(row), table) for row in block.rows]
    rows_named = {table.row_of[bare_key(cell.text)] for cell in heads}
    if not heads or None in columns or len(set(columns)) < len(columns):
        return None
    if any(not set(table.rows[place].columns) <= set(columns) for place in rows_named):
        return None  # a heading that no row across has is another row's
    rows = [*block.heads, *block.rows] if spans else _lined_up(block, len(heads))
    if rows is None:
        return None
    upright: dict[int, list[Cell]] = {}
    for at, row in enumerate(rows):
        for cell in row:
            upright.setdefault(cell.column, []).append(Cell(cell.text, cell.place, at))
    # The columns of labels become the headings; every column of values is a row under them.
    worded = {
        cell.column for row in rows[len(block.heads) :] for cell in row if _is_words(cell.text)
    }
    first = [upright[column] for column in sorted(worded)]
    rest = [upright[column] for column in sorted(upright) if column not in worded]
    if table.arrangement == "banded":  # the headings over a group say the unit of an amount too
        return [row for data in rest for row in (*first, data)]
    return [*first, *rest]


def _lined_up(block: _Block, labels: int) -> list[_Row] | None:
    """The rows of a grid without spans, where they are equally long: else no column is sure."""
    width = len(block.rows[0])
    heads = block.heads
    if len(heads) == 1 and labels == width - 1 == len(heads[0]):  # the corner is left out
        cell = heads[0][0]
        heads = [
            [Cell("", cell.place, 0), *(Cell(c.text, c.place, c.column + 1) for c in heads[0])]
        ]
    rows = [*heads, *block.rows]
    return rows if all(len(row) == width for row in rows) else None


def _label(row: _Row) -> str:
    """The last words before the values of a row."""
    label = ""
    for cell in row:
        if _is_words(cell.text):
            label = cell.text
        elif parse_number(cell.text).kind != "blank":
            break
    return label


def _is_words(text: str) -> bool:
    return parse_number(text).kind == "not_a_number"
