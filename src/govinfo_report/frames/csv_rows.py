"""Rows of a frame from CSV files as ``govinfo-report table`` writes them, headings being ids."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final, TypeAlias

from govinfo_report.errors import FrameError
from govinfo_report.frames.columns import ColumnType, frame_schema
from govinfo_report.frames.rows import FrameRow
from govinfo_report.language import Text
from govinfo_report.tabular import safe_cell

CsvRow: TypeAlias = tuple[int, FrameRow | FrameError]
"""The number of a line, and its row, or what is wrong with it."""


def rows_of(path: Path) -> Iterator[CsvRow]:
    """The rows of a file, with the columns of a frame without narrative.

    Raises:
        FrameError: The file has not all columns.
        OSError: It cannot be read.
        UnicodeDecodeError: It is not in UTF-8.
        csv.Error: It is no CSV.
    """
    schema = frame_schema()
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        places = {name: place for place, name in enumerate(next(lines, ()))}
        if missing := [name for name in schema if name not in places]:
            raise FrameError(None, missing[0], Text("没有这一列", "is not there"))
        for line in lines:
            if line:
                yield lines.line_num, _row(line, places)


def _row(line: list[str], places: Mapping[str, int]) -> FrameRow | FrameError:
    values: list[Any] = []
    for name, kind in frame_schema().items():
        place = places[name]
        text = line[place] if place < len(line) else ""
        try:
            values.append(_VALUES[kind](text) if text else None)
        except (ValueError, InvalidOperation):
            words = Text("{text}不是此列的数值", "{text} is no number of this column")
            return FrameError(None, name, words.filled(text=repr(text[:40])))
    return tuple(values)


def _text(text: str) -> str:
    """A text without the apostrophe that keeps it from being a formula."""
    return text[1:] if text[:1] == "'" and safe_cell(text[1:]) == text else text


def _count(text: str) -> int:
    found = int(text)
    if str(found) != text:  # what Python reads besides digits
        raise ValueError(text)
    return found


def _amount(text: str) -> Decimal:
    found = Decimal(text)
    if not found.is_finite():
        raise ValueError(text)
    return found


_VALUES: Final[Mapping[ColumnType, Callable[[str], Any]]] = {
    "String": _text,
    "Int64": _count,
    "Decimal": _amount,
}
