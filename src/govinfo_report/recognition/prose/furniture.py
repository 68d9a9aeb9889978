"""What a web page prints around a report: its foot, and known lines wherever they stand.

How such lines look stands in ``furniture.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from govinfo_report.recognition.ledger import FURNITURE, Ledger
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.prose.headings import is_heading, is_label
from govinfo_report.strict_toml import NonEmpty, Record, records
from govinfo_report.text import MAX_LABEL, Remembered, parse_number

_MAX_LENGTH: Final = 160
"""Longest line that can begin the foot of a page."""

_MOST_LINES: Final = 80
"""Most lines that a site prints under a report."""

_MIN_SENTENCE: Final = 30
"""A sentence as long as this is the report's own."""

_STOP: Final = "。"


class _LinesRecord(Record, frozen=True):
    """``furniture.toml``: what lines begin with, what stands in them, whole lines; pictures."""

    begins: tuple[NonEmpty, ...] = ()
    holds: tuple[NonEmpty, ...] = ()
    whole: tuple[NonEmpty, ...] = ()
    names: tuple[NonEmpty, ...] = ()


@cache
def _lines() -> dict[str, re.Pattern[str]]:
    """Returns the patterns of lines that only a web page prints under a report, and around it."""
    found = records("govinfo_report.recognition.prose", "furniture.toml", _LinesRecord)
    begins, holds = "|".join(found["foot"].begins), "|".join(found["foot"].holds)
    whole = "|".join(found["anywhere"].whole)
    return {
        "foot": re.compile(
            rf"[\s【\[（(|·]{{0,3}}(?:{begins})|.{{0,60}}(?:{holds})", re.IGNORECASE
        ),
        "pictures": re.compile("|".join(found["pictures"].names), re.IGNORECASE),
        "whole": re.compile(rf"[\s【\[（(|·•]{{0,3}}(?:{whole})[\s】\])）|·•:：]{{0,3}}"),
    }


def is_furniture_picture(name: str) -> bool:
    """Whether the name of a picture is one of those that adorn a web page."""
    return _lines()["pictures"].search(name) is not None


def _is_foot(text: str) -> bool:
    return (
        len(text) <= _MAX_LENGTH and _STOP not in text and _lines()["foot"].match(text) is not None
    )


def _is_furniture(text: str) -> bool:
    if not any(map(str.isalnum, text)):
        return parse_number(text).kind != "placeholder"
    if _is_of_form(text) or all(map(_is_of_form, text.split())):
        return True
    return _lines()["whole"].fullmatch(text) is not None or _is_foot(text)


def _is_of_form(text: str) -> bool:
    return is_heading(text) or is_label(text)


is_furniture: Final = Remembered(_is_furniture, most=2048, longest=MAX_LABEL).__getitem__
"""Whether a line or cell is known furniture, wherever it stands.

Such are lines of a web page, headings and labels of a form outside of their place, and rules that
are drawn with signs.
"""


def without_foot(
    lines: list[PageLine], section: str, notes: PageNotes, ledger: Ledger
) -> list[PageLine]:
    """Returns the lines of the last section without the foot of the web page.

    The foot begins with the first line that only a web page prints, if no sentence of the report
    stands behind it.
    """
    end = len(lines)
    for index in range(end - 1, max(0, end - _MOST_LINES) - 1, -1):
        line = lines[index]
        text = line.text
        if index and _is_foot(text):
            end = index
        elif line.cells is not None or (
            len(text) >= _MIN_SENTENCE and text.endswith(("。", "；", ";"))
        ):
            break
    if end < len(lines):
        notes.add("noise_line", section, lines[end].text, lines[end])
        ledger.take((line for line in lines[end:] if _STOP not in line.text), FURNITURE)
    return lines[:end]
