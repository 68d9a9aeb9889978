"""Numbers without a separator (``规章000``), and numbers with spaces between digits (``1 234``).

A way to read the digits is taken only if it is the only one: the one whose columns add up to their
total or, where the form has no total, the only way to split them. Parts that were not printed are
never made up, and what is ambiguous is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from govinfo_report.recognition.tables.line_parts import is_split
from govinfo_report.recognition.tables.runs import TableRun, Value
from govinfo_report.text import PrintedNumber, parse_number

_MAX_DIGITS: Final = 40
"""Longest string of digits that is split."""

_MAX_WAYS: Final = 20_000
"""Most ways to split a string that are tried; a string with more is refused."""


def _totals_of(columns: tuple[str, ...]) -> list[tuple[int, int]]:
    """Returns first column and total's column of each group of columns that the form adds up."""
    totals, start = [], 0
    for index, column in enumerate(columns):
        if column.rpartition(".")[2] == "total":
            totals.append((start, index))
            start = index + 1
    return totals


def split_numbers(run: TableRun, columns: tuple[str, ...]) -> list[Value] | None:
    """Splits numbers without a separator into a value for each column.

    Returns:
        The values, or ``None`` unless there is exactly one way.
    """
    count = len(columns)
    values = run.numbers
    if len(values) >= count or not values:
        return None
    tokens = [unicodedata.normalize("NFKC", value.number.raw) for value in values]
    if not all(token.isascii() and token.isdigit() for token in tokens):
        return None
    # A zero in front shows that numbers run together; so does a row that is one string of digits.
    joined = [len(token) > 1 and (token[0] == "0" or len(tokens) == 1) for token in tokens]
    if not any(joined) or sum(map(len, tokens)) > _MAX_DIGITS:
        return None
    totals = _totals_of(columns)
    spare = count - sum(not one for one in joined)
    found: list[list[str]] = []
    for tried, way in enumerate(_ways(tokens, joined, spare)):
        if tried == _MAX_WAYS:
            return None
        if not totals:
            found.append(way)  # with fewer parts than columns one may be blank: that way counts too
        elif len(way) == count:
            numbers = [int(part) for part in way]
            if all(sum(numbers[start:total]) == numbers[total] for start, total in totals):
                found.append(way)
        if len(found) > 1:
            return None
    if len(found) != 1 or len(found[0]) != count:
        return None
    return _values(found[0], values)


def _ways(tokens: list[str], joined: list[bool], spare: int) -> Iterator[list[str]]:
    """Yields every way to split the tokens that run together into at most ``spare`` parts."""
    if not tokens:
        yield []
        return
    token, rest = tokens[0], tokens[1:]
    if not joined[0]:
        for after in _ways(rest, joined[1:], spare):
            yield [token, *after]
        return
    for parts in _parts(token, spare - sum(joined[1:])):
        for after in _ways(rest, joined[1:], spare - len(parts)):
            yield [*parts, *after]


def _parts(digits: str, most: int) -> Iterator[list[str]]:
    """Yields every way to split a string into at most ``most`` numbers without leading zeros."""
    if not digits:
        yield []
        return
    if most <= 0:
        return
    if most == 1:
        if digits[0] != "0" or len(digits) == 1:
            yield [digits]
        return
    longest = 1 if digits[0] == "0" else len(digits)
    for end in range(1, longest + 1):
        for after in _parts(digits[end:], most - 1):
            yield [digits[:end], *after]


def _values(parts: list[str], values: list[Value]) -> list[Value]:
    """Makes values of the parts, each with the words and the place that it was printed in."""
    made: list[Value] = []
    source = iter(values)
    value = next(source)
    left = len(value.number.raw)
    for part in parts:
        if not left:
            value = next(source)
            left = len(value.number.raw)
        number = PrintedNumber("value", int(part), raw=value.number.raw)
        made.append(Value(number, value.line, value.at))
        left -= len(part)
    return made


def joined_digits(values: list[Value | None], columns: tuple[str, ...]) -> dict[int, Value]:
    """Returns column → the number whose digits a cell separates, where the row adds up with it."""
    split = {
        index: value
        for index, value in enumerate(values)
        if value is not None and value.number.kind == "not_a_number" and is_split(value.number.raw)
    }
    if not split:
        return {}
    numbers = [0 if value is None else value.number.value for value in values]
    for index, value in split.items():
        numbers[index] = parse_number("".join(value.number.raw.split())).value
    counts = [number for number in numbers if isinstance(number, int)]
    if len(counts) != len(numbers):
        return {}
    made = {}
    for start, total in _totals_of(columns):
        if sum(counts[start:total]) == counts[total]:
            for index, value in split.items():
                if start <= index <= total:
                    number = PrintedNumber("value", counts[index], raw=value.number.raw)
                    made[index] = Value(number, value.line, value.at)
    return made
