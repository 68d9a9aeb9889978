"""Numbers without a separator (``规章000``), and numbers whose digits are parted (``1 234``).

Taken only where one reading is left: of all ways to part the digits the one whose columns add up to
their total or, where the form has no total, the only way there is. Parts that were not printed are
never made up, and what is ambiguous is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from govinfo_report.recognition.tables.runs import Run, Value
from govinfo_report.text import Number, parse_number

MAX_DIGITS: Final = 40
"""Longest string of digits that is parted."""

MAX_WAYS: Final = 20_000
"""Most ways to part a string that are looked at; one with more is refused."""

_SPLIT: Final = re.compile(r"[1-9][0-9]{0,15}(?:[ \n\u3000\xa0]{1,3}[0-9]{1,16}){1,3}")


def totals_of(columns: tuple[str, ...]) -> list[tuple[int, int]]:
    """First column and column of the total of each group of columns that the form adds up."""
    totals, start = [], 0
    for place, column in enumerate(columns):
        if column.rpartition(".")[2] == "total":
            totals.append((start, place))
            start = place + 1
    return totals


def adds_up(numbers: list[int], totals: list[tuple[int, int]]) -> bool:
    """Whether every group of columns adds up to its total."""
    return all(sum(numbers[start:total]) == numbers[total] for start, total in totals)


def parted(run: Run, columns: tuple[str, ...]) -> list[Value] | None:
    """A value a column from numbers without a separator; ``None`` where not exactly one way is."""
    count = len(columns)
    values = run.numbers
    if len(values) >= count or not values:
        return None
    tokens = [unicodedata.normalize("NFKC", value.number.raw) for value in values]
    if not all(token.isascii() and token.isdigit() for token in tokens):
        return None
    # A zero in front shows that numbers run together; so does a row that is one string of digits.
    together = [len(token) > 1 and (token[0] == "0" or len(tokens) == 1) for token in tokens]
    if not any(together) or sum(map(len, tokens)) > MAX_DIGITS:
        return None
    totals = totals_of(columns)
    spare = count - sum(not one for one in together)
    found: list[list[str]] = []
    for tried, way in enumerate(_ways(tokens, together, spare)):
        if tried == MAX_WAYS:
            return None
        if not totals:
            found.append(way)  # with fewer parts than columns one may be blank: that way counts too
        elif len(way) == count and adds_up([int(part) for part in way], totals):
            found.append(way)
        if len(found) > 1:
            return None
    if len(found) != 1 or len(found[0]) != count:
        return None
    return _values(found[0], values)


def _ways(tokens: list[str], together: list[bool], spare: int) -> Iterator[list[str]]:
    """Every way to part the tokens that run together into ``spare`` parts at most."""
    if not tokens:
        yield []
        return
    token, rest = tokens[0], tokens[1:]
    if not together[0]:
        for after in _ways(rest, together[1:], spare):
            yield [token, *after]
        return
    for parts in _parts(token, spare - sum(together[1:])):
        for after in _ways(rest, together[1:], spare - len(parts)):
            yield [*parts, *after]


def _parts(digits: str, most: int) -> Iterator[list[str]]:
    """Every way to part a string into numbers without zeros in front, at most ``most`` of them."""
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
    """The parts as values, each with the words and the place that it was printed in."""
    made: list[Value] = []
    source = iter(values)
    value = next(source)
    left = len(value.number.raw)
    for part in parts:
        if not left:
            value = next(source)
            left = len(value.number.raw)
        number = Number("value", int(part), raw=value.number.raw)
        made.append(Value(number, value.line, value.at))
        left -= len(part)
    return made


def is_split(text: str) -> bool:
    """Whether a cell holds digits parted by white space: one number or several, nobody can say."""
    return _SPLIT.fullmatch(text) is not None


def joined(values: list[Value | None], columns: tuple[str, ...]) -> dict[int, Value]:
    """Column → the number whose digits a cell parts, where the row adds up with it."""
    split = {
        place: value
        for place, value in enumerate(values)
        if value is not None and value.number.kind == "not_a_number" and is_split(value.number.raw)
    }
    if not split:
        return {}
    numbers = [0 if value is None else value.number.value for value in values]
    for place, value in split.items():
        numbers[place] = parse_number("".join(value.number.raw.split())).value
    whole = [number for number in numbers if isinstance(number, int)]
    if len(whole) != len(numbers):
        return {}
    made = {}
    for start, total in totals_of(columns):
        if adds_up(whole, [(start, total)]):
            for place, value in split.items():
                if start <= place <= total:
                    number = Number("value", whole[place], raw=value.number.raw)
                    made[place] = Value(number, value.line, value.at)
    return made
