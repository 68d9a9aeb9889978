"""Printed lines in which labels of the form and numbers stand together, parted by those labels."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Final

from govinfo_report.recognition.pieces import FIRST, GLUED, TRAILING, WORDY, parted
from govinfo_report.recognition.tables.line_kinds import may_be_label
from govinfo_report.text import Number, bare_key, parse_number

MAX_TOKENS: Final = 9
"""One more than the most pieces that white space may part the end of a row's label into."""

MOST_ALONE: Final = 3
"""With more values a line of words in place of numbers needs no label."""

MOST_PIECES: Final = 20_000
"""A line of more pieces is no table: all three have some thousand cells with their labels."""


def words_and_numbers(piece: str, row_of: Mapping[str, int]) -> tuple[str, list[Number]]:
    """The words of a piece and what stands behind them: numbers, or words in their place."""
    before, numbers = parted(piece)
    tokens = before.split(" ")
    place = len(tokens)
    while place and (WORDY.fullmatch(tokens[place - 1]) or TRAILING.fullmatch(tokens[place - 1])):
        place -= 1
    # A line of values alone is one where it is long enough to be nothing else.
    alone = not place and len(tokens) + len(numbers) > MOST_ALONE
    if place == len(tokens) or not (alone or _names_row(tokens[:place], row_of)):
        return before, numbers
    return " ".join(tokens[:place]), [*map(parse_number, tokens[place:]), *numbers]


def rows_in(piece: str, row_of: Mapping[str, int]) -> list[str]:
    """The rows of a piece in which several rows stand: 规章 0 0 0 行政规范性文件 0 0 7.

    Parted behind numbers that follow the whole label of a row, and nowhere else: other words
    may hold numbers too.
    """
    tokens = piece.split(" ")
    if not 4 <= len(tokens) <= MOST_PIECES:
        return [piece]
    parts: list[str] = []
    label: deque[str] = deque(maxlen=MAX_TOKENS)  # the end of the words before this place
    start = place = 0
    while place < len(tokens):
        end = place
        while (
            end < len(tokens)
            and tokens[end][:1] in FIRST
            and (TRAILING.fullmatch(tokens[end]) or WORDY.fullmatch(tokens[end]))
        ):
            end += 1
        if end > place and _names_row(label, row_of):
            parts.append(" ".join(tokens[start:end]))
            start = end
            label.clear()
        else:
            label.extend(filter(may_be_label, tokens[place : max(end, place + 1)]))
        place = max(end, place + 1)
    if start < len(tokens):
        parts.append(" ".join(tokens[start:]))
    return parts


def glued_digits(words: str, row_of: Mapping[str, int]) -> str:
    """The digits that stand right behind a row's label: those of 规章000."""
    match = GLUED.search(words)
    if match is None or not match.start() or not _names_row(words[: match.start()].split(), row_of):
        return ""
    return match[0]


def _names_row(words: Iterable[str], row_of: Mapping[str, int]) -> bool:
    tokens = [word for word in words if may_be_label(word)]
    return any(bare_key("".join(tokens[-count:])) in row_of for count in range(1, MAX_TOKENS))
