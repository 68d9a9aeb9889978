"""How cells of a sheet are formatted: which have a frame, and which numbers are dates.

A number is read as it is stored: how many places or which signs its format shows makes no other
number of it. Only dates, times and durations are stored as something else than what is shown. A
unit of money that the format writes behind the number (``0.00"万元"``) is part of what is shown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

from govinfo_report.readers.archive import local_name

NumberFormatKind: TypeAlias = Literal["number", "date", "duration"]
"""What the number of a cell is shown as."""

_BUILT_IN: Final[dict[str, NumberFormatKind]] = {
    **dict.fromkeys(map(str, (*range(14, 23), *range(27, 37), 45, 47, *range(50, 59))), "date"),
    "46": "duration",
}
"""Formats that every program has, and those of Chinese ones (ECMA-376 part 1, 18.8.30)."""

_LITERAL: Final = re.compile(r'"[^"]*"|\[(?!(?:hh?|mm?|ss?)\])[^\[\]]*\]')
_DATE: Final = re.compile(r"(?<![_\\])[dmhys]", re.IGNORECASE)
_MONEY: Final = re.compile(r'[0#?] *"? *(万?元) *"? *(?:_.)?$')
_DURATION: Final = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)

_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001  # dates of sheets have no time zone
_EPOCH_1904: Final = dt.datetime(1904, 1, 1)  # noqa: DTZ001
_DAY: Final = dt.timedelta(days=1)
_LEAP: Final = 60
"""Excel counts a 29 February 1900; the days before it are one off."""


LEFT: Final = 1
RIGHT: Final = 2
BOTTOM: Final = 4
"""Sides of a cell that a line is drawn at; they are added. The upper one tells nothing more."""

_SIDES: Final = {"left": LEFT, "start": LEFT, "right": RIGHT, "end": RIGHT, "bottom": BOTTOM}


class CellFormat(NamedTuple):
    """How a cell is shown.

    Attributes:
        sides: Where a line is drawn.
        kind: What its number is.
        unit: Unit of money that stands behind its number: 元, 万元 or nothing.
    """

    sides: int = 0
    kind: NumberFormatKind = "number"
    unit: str = ""


PLAIN: Final = CellFormat()


def cell_formats(styles: Element) -> Sequence[CellFormat]:
    """Returns the formats that cells refer to by number."""
    parts = {local_name(part.tag): part for part in styles}
    borders = [_sides(border) for border in parts.get("borders", ())]
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in parts.get("numFmts", ())}
    kinds = _BUILT_IN | {number: _number_kind(code) for number, code in codes.items()}
    units = {number: _unit(code) for number, code in codes.items()}
    formats = []
    for record in parts.get("cellXfs", ()):
        border = int(record.get("borderId", 0))
        sides = borders[border] if 0 <= border < len(borders) else 0
        number = record.get("numFmtId", "")
        formats.append(CellFormat(sides, kinds.get(number, "number"), units.get(number, "")))
    return formats


def _sides(border: Element) -> int:
    sides = 0
    for side in border:
        if side.get("style", "none") != "none":
            sides |= _SIDES.get(local_name(side.tag), 0)
    return sides


def _unit(code: str) -> str:
    """Returns the unit of money that the first part of a number format ends with."""
    match = _MONEY.search(code.partition(";")[0])
    return match[1] if match else ""


def _number_kind(code: str) -> NumberFormatKind:
    """Returns what the first part of a number format shows."""
    positive = code.partition(";")[0]
    if not _DATE.search(_LITERAL.sub("", positive)):
        return "number"
    return "duration" if _DURATION.search(positive) else "date"


def shown_number(stored: str, kind: NumberFormatKind, *, from_1904: bool) -> str:
    """Returns what a cell with a number shows, without traces of binary fractions.

    Args:
        stored: The number as the file has it.
        kind: What it is shown as.
        from_1904: Whether days are counted from 1904.

    Raises:
        ValueError: It is no number.
    """
    if not any(sign in stored for sign in ".eE"):
        number: float = int(stored)
        shown = str(number)
    else:
        number = float(stored)
        # Excel keeps fifteen digits and shows no more.
        shown = format(Decimal(format(number, ".15g")), "f")
    if kind == "number":
        return shown
    try:
        return str(_duration(number)) if kind == "duration" else _moment(number, from_1904)
    except (OverflowError, ValueError):
        return "#VALUE!"


def _duration(days: float) -> dt.timedelta:
    return dt.timedelta(milliseconds=round(dt.timedelta(days=days) / dt.timedelta(milliseconds=1)))


def _moment(days: float, from_1904: bool) -> str:
    whole, fraction = divmod(days, 1)
    time = dt.timedelta(milliseconds=round(fraction * 86_400_000))
    if whole == 0 and time < _DAY:
        return str((_EPOCH + time).time())
    if not from_1904 and 0 < days < _LEAP:
        whole += 1
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + dt.timedelta(days=whole) + time
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat(" ")
