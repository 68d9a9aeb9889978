"""What a line or a row of a table is, by its words: a label, a sentence, a note, a flow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from govinfo_report.page import Grid
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.pieces import FIRST, GLUED, LAST
from govinfo_report.recognition.tables.joined_numbers import is_split
from govinfo_report.text import Number, Remembered, label_key, parse_number

LONG_LINE: Final = 60
"""A line with more characters may hold several rows."""

NOTE_BEGINS: Final = "注备说编填（("
_SENTENCE: Final = re.compile(r"[。；;]")
NOTE: Final = re.compile(
    r"[（(]?(?:注|备注|说明|编写说明|填表说明|填报说明|备 注)\s*[0-9]?\s*[:：]"
)


def label_of(texts: Sequence[str], numbers: list[Number]) -> tuple[list[int], int]:
    """Which cells of a row are its words, and where its values begin.

    Words behind a value are no label, and blanks between words are spans of labels.
    """
    words: list[int] = []
    for at, number in enumerate(numbers):
        if number.kind == "not_a_number" and not (texts[at][0].isdigit() and is_split(texts[at])):
            words.append(at)
        elif number.kind != "blank":
            break
    return words, words[-1] + 1 if words else 0


def _alone(text: str) -> bool:
    """Whether a line that is no number is words and nothing else: no room, no number behind it."""
    return (
        len(text) <= LONG_LINE
        and len(text.split(None, 1)) == 1
        and (text[-1] not in LAST or GLUED.search(text) is None)
        and (text[0] not in FIRST or parse_number(text).kind == "not_a_number")
    )


is_label: Final = Remembered(_alone, most=4096, longest=LONG_LINE).__getitem__
"""Whether a line that is no number is words and nothing else; labels repeat over a batch."""


def may_be_label(word: str) -> bool:
    """Whether a piece can be one of a row's label: English beside it is a translation."""
    return not (word.isascii() and word.isalpha())


def is_alone(line: Line) -> bool:
    """Whether a row of a grid is one cell of words, the others empty."""
    return line.cells is not None and sum(map(bool, line.cells.texts)) == 1


def is_sentence(text: str, balance: tuple[str, ...]) -> bool:
    """Whether a line among those of a table is prose, and no label however long."""
    if NOTE.match(text):
        return True
    if len(text) < 12 or not _SENTENCE.search(text):
        return False
    key = label_key(text)
    return not any(sentence in key or key in sentence for sentence in balance)


def flows(grid: Grid) -> bool:
    """Whether a grid without spans has one cell a line rather than one row a line."""
    if grid.spans:
        return False
    single = sum(1 for row in grid.rows if sum(1 for cell in row if cell.text) <= 1)
    return single * 20 >= len(grid.rows) * 17
