"""Rows that a program printed as lists: ``['规章', '7', '14', '21']``, as crawlers save them.

A list a line, or one list of lists over one line or many. Nothing is evaluated: what is not wholly
made of strings, numbers, ``None`` and brackets stays the text that it is.
"""

from __future__ import annotations

import re
from typing import Final

ENOUGH: Final = 3
"""Fewest rows of several strings that make the lines of a text lists."""

MAX_LINE: Final = 20_000
"""Longest line that is looked at: table 三 as a list of lists has some two thousand characters."""

# Possessive throughout: what a part has taken it never gives back, so that no line costs more than
# its length.
_STRING: Final = r"'(?:[^'\\\n]|\\.)*+'|\"(?:[^\"\\\n]|\\.)*+\""
_ITEM: Final = rf"(?:{_STRING}|[-+]?[0-9]++(?:\.[0-9]++)?+|None|null|nan|NaN)"
_LIST: Final = rf"[\[(]\s*+(?:{_ITEM}\s*+(?:,\s*+{_ITEM}\s*+)*+(?:,\s*+)?+)?+[\])]"
_LINE: Final = re.compile(rf"[\[(]?\s*+(?:{_LIST}\s*+,?+\s*+)*+[\])]?+\s*+,?+")
_LISTS: Final = re.compile(_LIST)
_ITEMS: Final = re.compile(_ITEM)
_ESCAPED: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_NUMBERED: Final = re.compile(r"[\[(][0-9]+[\])]")
"""A list of one number: of lists that programs print they are none, but (1) and [2] are numbers."""

_NONE: Final = ("None", "null")
_BLANK: Final = ("nan", "NaN")
_CONTROLS: Final = {"n": "\n", "t": " ", "r": "\n", "f": "\n", "v": "\n", "b": ""}

_Rows = dict[int, list[list[str]]]


def listed_rows(text: str, lines: list[str]) -> tuple[list[str], _Rows]:
    """The lines without the brackets of lists, and place of a line → the rows that it holds.

    A list of one string is a line of words. ``None`` is no cell: what extracts tables prints it
    where a cell from the left or from above reaches, and where that was a value none is left.
    """
    if text.count("', '") + text.count('", "') + text.count("','") + text.count('","') < ENOUGH:
        return lines, {}
    found = {
        place: parts
        for place, line in enumerate(lines)
        if (parts := _lists(line.strip())) is not None
    }
    if sum(len(part) > 1 for parts in found.values() for part in parts) < ENOUGH:
        return lines, {}
    shown = [*lines]
    rows: _Rows = {}
    for place, parts in found.items():
        if len(parts) > 1 or any(len(part) > 1 for part in parts):
            rows[place] = [part for part in parts if part]
        else:
            shown[place] = "".join(map("".join, parts))
    return shown, rows


def _lists(line: str) -> list[list[str]] | None:
    """The lists of strings on a line; ``None`` where it is anything else."""
    if line[:1] not in ("[", "(", "]", ")") or len(line) > MAX_LINE or not _LINE.fullmatch(line):
        return None
    if _NUMBERED.fullmatch(line):
        return None
    items = (_ITEMS.findall(part[0]) for part in _LISTS.finditer(line))
    return [[_text_of(item) for item in row if item not in _NONE] for row in items]


def _text_of(item: str) -> str:
    if item in _BLANK:
        return ""
    return _unescaped(item[1:-1]) if item[0] in "'\"" else item


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text.strip()
    return _ESCAPED.sub(lambda match: _character(match[1]), text).strip()


def _character(code: str) -> str:
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _CONTROLS.get(code, code)
