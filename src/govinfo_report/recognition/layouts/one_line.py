"""A whole row on one line of text, words in place of numbers among its values: 总计 0 无 0."""

from __future__ import annotations

from typing import Final

from govinfo_report.page import Cell, Grid
from govinfo_report.recognition.layouts.swapped import lines_of_rows
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, label_key, parse_number

MAX_LINE: Final = 400
"""Longest line that can hold the table: its headings and fifteen values."""


def on_one_line(table: TableWords, scan: Scan, lines: list[Line]) -> list[Line] | None:
    """The lines with a row of cells for the line that holds all of table 四."""
    if table.arrangement != "sideways":
        return None
    count = sum(len(row.columns) for row in table.rows)
    shown: list[Line] = []
    changed = False
    for line in lines:
        cells = _cells(line, table, count) if line.cells is None else None
        if cells is None:
            shown.append(line)
        else:
            shown += lines_of_rows([cells], Grid((), False, line.place), line.index)
            changed = True
    return shown if changed else None


def _cells(line: Line, table: TableWords, count: int) -> list[Cell] | None:
    """Headings and values, where nothing else stands on the line and no value is missing."""
    tokens = line.text.split()
    words, values = tokens[:-count], tokens[-count:]
    if not words or len(line.text) > MAX_LINE:
        return None
    if any(parse_number(value).kind not in ("value", "placeholder") for value in values):
        return None
    if any(bare_key(w) not in table.known and label_key(w) not in table.known for w in words):
        return None
    return [Cell(text, line.place, at) for at, text in enumerate((*words, *values))]
