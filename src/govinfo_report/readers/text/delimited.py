"""Rows of a plain text whose cells are parted by tabs or commas: pasted sheets, and CSV."""

from __future__ import annotations

import csv
import re
from typing import Final

from govinfo_report.text import parse_numbers

ENOUGH: Final = 8
"""Fewest rows of numbers that make a text one of comma-separated values: table 三 has 27."""

MAX_FIELDS: Final = 500
"""Most cells of a row; a line with more is left alone."""

_PROSE: Final = re.compile(r"[。！？]")
_LONGEST: Final = 60
_DELIMITERS: Final = (",", ";", "，")
_BEFORE_NUMBERS: Final = {
    delimiter: re.compile(rf"{delimiter}\s?[-+－＋−]?[0-9０-９]") for delimiter in _DELIMITERS
}


def tabbed(line: str) -> list[str] | None:
    """The cells of a line with tabs; ``None`` where the tabs only indent or space running text.

    A line with nothing but its first cell filled and tabs behind it is a row with blank cells.
    """
    fields = line.strip(" \u3000\r\n").split("\t")
    shown = [field for field in fields if field.strip()]
    if not shown or len(fields) > MAX_FIELDS or any(_PROSE.search(field) for field in shown):
        return None
    if len(shown) == 1 and (len(shown[0]) > _LONGEST or not fields[0].strip() or fields[-1]):
        return None
    return fields


def comma_rows(text: str, lines: list[str]) -> dict[int, list[str]]:
    """Place of a line → its cells, where a text has tables of comma-separated values.

    Commas also part the clauses of running text. What is a row is therefore told by the rows of
    numbers: rows are all lines with the delimiter between the first and the last of them, and
    those right above the first, unless a sentence ends in them.
    """
    best: dict[int, list[str]] = {}
    found = ENOUGH - 1
    for delimiter in _DELIMITERS:
        # Three on a line at least; most texts have fewer on all their lines.
        if text.count(delimiter) < 3 * ENOUGH:
            continue
        if not _BEFORE_NUMBERS[delimiter].search(text):
            continue
        if len([line for line in lines if line.count(delimiter) > 2]) <= found:
            continue
        rows = {
            place: fields
            for place, line in enumerate(lines)
            if delimiter in line
            and not _PROSE.search(line)
            and (fields := _fields(line, delimiter)) is not None
        }
        numbers = [place for place, fields in rows.items() if _is_data(fields)]
        if len(numbers) <= found:
            continue
        found = len(numbers)
        first = numbers[0]
        while first - 1 in rows:
            first -= 1
        best = {place: row for place, row in rows.items() if first <= place <= numbers[-1]}
    return best


def _fields(line: str, delimiter: str) -> list[str] | None:
    if line.count(delimiter) >= MAX_FIELDS:
        return None
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True))
    except (csv.Error, StopIteration):
        return None


def _is_data(fields: list[str]) -> bool:
    """Whether a row has three numbers at least, blank cells and signs for numbers counted."""
    numbers = sum(number.kind in ("value", "placeholder") for number in parse_numbers(fields))
    blanks = sum(not field.strip() for field in fields)
    return numbers > 0 and numbers + blanks > 2
