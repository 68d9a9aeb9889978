"""The tables of the form as grids of a page, built from the catalogue alone.

A table's frame (labels, spans, headings) is the same for all reports of one edition and shape, and
is built once; a report only fills its cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from math import lcm
from typing import Final

import attrs

from govinfo_report.catalogue import form
from govinfo_report.catalogue.entries import Column, Row, Table
from govinfo_report.language import Lang
from govinfo_report.page import Frame, PageCell, PageGrid, Place

NOWHERE: Final = Place()
"""The place of what was never read."""

_LABEL_WIDTHS: Final = (8, 10, 33)
"""Widths of the columns of labels in a table with three levels of them, as the form draws them."""

_VALUE_WIDTH: Final = 7
"""Width of a column of values beside them."""

_Rows = list[list[PageCell]]


def grid(
    edition: str, table: str, rows: tuple[str, ...], words: Mapping[str, str], lang: Lang = "zh"
) -> PageGrid:
    """A table of the form with its cells filled in.

    Args:
        edition: The edition.
        table: Id of the table.
        rows: Ids of the rows to print, in the form's order.
        words: Cell id → what the cell prints; cells that are not there are blank.
        lang: ``zh``: headings as printed; ``en``: the names of rows and columns in English.
    """
    frame = _frame(edition, table, rows, lang)
    filled = tuple(
        tuple(
            cell
            if cell.frame.id is None or cell.frame.head
            else PageCell(words.get(cell.frame.id, ""), NOWHERE, cell.column, cell.frame)
            for cell in row
        )
        for row in frame.rows
    )
    return PageGrid(filled, True, NOWHERE, table, frame.widths)


@cache
def _frame(edition: str, table_id: str, row_ids: tuple[str, ...], lang: Lang) -> PageGrid:
    table = form(edition).table(table_id)
    if lang == "en":
        table = _in_english(table)
    rows = [table.row(row) for row in row_ids]
    cells, widths = _DRAWN[table.arrangement](table, rows)
    return PageGrid(tuple(map(tuple, cells)), True, NOWHERE, table_id, widths)


def _in_english(table: Table) -> Table:
    """The table with English names for what is printed; they need no headings above columns."""
    return attrs.evolve(
        table,
        row_heading=None,
        column_heading=None,
        notes=(),
        groups=tuple(attrs.evolve(group, label=group.text.en) for group in table.groups),
        rows=tuple(attrs.evolve(row, label=row.text.en) for row in table.rows),
        columns=tuple(
            attrs.evolve(column, label=column.text.en, header=()) for column in table.columns
        ),
    )


def _heading(text: str, column: int, frame: Frame) -> PageCell:
    return PageCell(text, NOWHERE, column, frame)


class _Names:
    """Short names for a table's headings: each of its cells repeats those that it stands under."""

    def __init__(self, table: Table) -> None:
        self._letter = table.id[0]
        self._given: dict[tuple[str, ...], str] = {}

    def __call__(self, *parts: str) -> str:
        return self._given.setdefault(parts, f"{self._letter}{len(self._given) + 1}")


def _value(cell: str, place: int, span: int, *over: str) -> PageCell:
    return PageCell("", NOWHERE, place, Frame(columns=span, id=cell, headings=over))


def _banded(table: Table, rows: Sequence[Row]) -> tuple[_Rows, tuple[int, ...]]:
    """Table 二: each group a band over the whole width with column headings of its own."""
    short = _Names(table)
    unit = lcm(*(len(row.columns) for row in rows))
    cells: _Rows = []
    for (group_id, columns), band in groupby(rows, key=lambda row: (row.groups[0], row.columns)):
        over = short(group_id)
        frame = Frame(1 + unit, head="rowgroup", id=over)
        cells.append([_heading(table.group(group_id).label, 0, frame)])
        span = unit // len(columns)
        names = {column: short(group_id, column) for column in columns}
        labels = Frame(head="col" if table.row_heading else None)
        heads = [_heading(table.row_heading or "", 0, labels)]
        for place, column in enumerate(columns):
            frame = Frame(span, head="colgroup" if span > 1 else "col", id=names[column])
            heads.append(_heading(table.column(column).label, 1 + place * span, frame))
        cells.append(heads)
        for row in band:
            label = short(row.id)
            line = [_heading(row.label, 0, Frame(head="row", id=label))]
            line += (
                _value(f"{table.id}.{row.id}.{c}", 1 + place * span, span, over, label, names[c])
                for place, c in enumerate(columns)
            )
            cells.append(line)
    # A quarter for the labels, the rest for the values.
    return cells, (unit, *(3,) * unit)


def _leveled(table: Table, rows: Sequence[Row]) -> tuple[_Rows, tuple[int, ...]]:
    """Table 三: groups and rows in columns on the left, column headings in levels above."""
    depth = 1 + max(len(row.groups) for row in rows)
    short = _Names(table)
    cells, over = _column_headings(table, depth, short)
    for place, row in enumerate(rows):
        line: list[PageCell] = []
        names = [short(group) for group in row.groups]
        for level, group, span in _begun(rows, place):
            frame = Frame(rows=span, head="rowgroup", align="left", id=names[level])
            line.append(_heading(table.group(group).label, level, frame))
        level = len(row.groups)
        names.append(short(row.id))
        frame = Frame(depth - level, head="row", align="left", id=names[-1])
        line.append(_heading(row.label, level, frame))
        line += (
            _value(f"{table.id}.{row.id}.{column.id}", depth + place, 1, *names, *over[column.id])
            for place, column in enumerate(table.columns)
        )
        cells.append(line)
    widths = (*_LABEL_WIDTHS[-depth:], *(_VALUE_WIDTH,) * len(table.columns))
    return cells, widths


def _begun(rows: Sequence[Row], place: int) -> Iterator[tuple[int, str, int]]:
    """Level, id and number of rows of each group that begins with a row."""
    above = rows[place - 1].groups if place else ()
    groups = rows[place].groups
    for level, group in enumerate(groups):
        if above[: level + 1] != groups[: level + 1]:
            runs = groupby(row.groups[: level + 1] == groups[: level + 1] for row in rows[place:])
            yield level, group, len(list(next(runs)[1]))


def _column_headings(table: Table, depth: int, short: _Names) -> tuple[_Rows, dict[str, list[str]]]:
    """The rows of headings above a table, and the names of the headings of each column."""
    shared = max(len(column.header) for column in table.columns)
    top = 1 if table.column_heading is not None else 0
    levels = top + shared + 1
    corner = "".join(note.zh for note in table.notes)
    cells: _Rows = [[] for _ in range(levels)]
    cells[0].append(PageCell(corner, NOWHERE, 0, Frame(depth, levels)))
    names: dict[str, list[str]] = {column.id: [] for column in table.columns}
    if table.column_heading is not None:
        name = short("columns")
        frame = Frame(len(table.columns), head="colgroup", id=name)
        cells[0].append(_heading(table.column_heading, depth, frame))
        names = {column: [name] for column in names}
    for level in range(shared + 1):
        place = depth
        for path, run in groupby(table.columns, key=lambda column: _path(column, level)):
            columns = list(run)
            if len(path) == level + 1:
                name = short(*path)
                leaf = len(columns[0].header) == level
                frame = Frame(
                    len(columns),
                    shared + 1 - level if leaf else 1,
                    head="col" if leaf else "colgroup",
                    id=name,
                )
                text = columns[0].label if leaf else path[-1]
                cells[top + level].append(_heading(text, place, frame))
                for column in columns:
                    names[column.id].append(name)
            place += len(columns)
    return cells, names


def _path(column: Column, level: int) -> tuple[str, ...]:
    """The headings of a column down to a level; a column that ended above it has its own only."""
    return (*column.header, column.id)[: level + 1]


def _sideways(table: Table, rows: Sequence[Row]) -> tuple[_Rows, tuple[int, ...]]:
    """Table 四: every row of the catalogue is a block of columns, and the values are one row."""
    short = _Names(table)
    width = len(table.columns)
    levels = 2 + max(len(row.groups) for row in rows)
    cells: _Rows = [[] for _ in range(levels + 1)]
    for index, row in enumerate(rows):
        place = index * width
        names = [short(group) for group in row.groups]
        for level, group, span in _begun(rows, index):
            frame = Frame(width * span, head="colgroup", id=names[level])
            cells[level].append(_heading(table.group(group).label, place, frame))
        level = len(row.groups)
        names.append(short(row.id))
        frame = Frame(width, head="colgroup", id=names[-1])
        cells[level].append(_heading(row.label, place, frame))
        for offset, column in enumerate(table.columns):
            name = short(row.id, column.id)
            frame = Frame(rows=levels - level - 1, head="col", id=name)
            cells[level + 1].append(_heading(column.label, place + offset, frame))
            cell = f"{table.id}.{row.id}.{column.id}"
            cells[levels].append(_value(cell, place + offset, 1, *names, name))
    return cells, (1,) * (width * len(rows))


_DRAWN: Final = {"banded": _banded, "headed": _leveled, "sideways": _sideways}
"""How the form prints a table → what draws it."""
