"""Rows in the lines of a plain text: pasted sheets, CSV, printed lists, and marks around cells.

Rows whose cells are parted by tabs or commas; rows that a program printed as lists,
``['规章', '7', '14', '21']``, as crawlers save them (nothing is evaluated: what is not made of
strings, numbers, ``None`` and brackets alone stays text); and marks that are no words of the page:
box drawing, bullets, bold type, entities, also in files that are called text and are Markdown.
"""

from __future__ import annotations

import csv
import html
import re
from itertools import groupby
from typing import Final

from govinfo_report.readers.bounds import COLUMNS
from govinfo_report.text import parse_numbers

_FEW_ROWS: Final = 8
"""Fewest rows of numbers that make a text one of comma-separated values: table 三 has 27."""

_FEW_FIELDS: Final = 6
"""Fewest cells of header rows, labels and values: clauses of running text are no header."""

_PROSE: Final = re.compile(r"[。！？]")
_LONGEST: Final = 60
_DELIMITERS: Final = (",", ";", "，")
_BEFORE_NUMBERS: Final = {
    delimiter: re.compile(rf"{delimiter}\s?[-+－＋−]?[0-9０-９]") for delimiter in _DELIMITERS
}

_FEW_LISTS: Final = 3
"""Fewest rows of several strings that make the lines of a text lists."""

_MAX_LINE: Final = 20_000
"""Longest line that is looked at: table 三 as a list of lists has some two thousand characters."""

# Possessive throughout: what a part has taken it never gives back, so that no line costs more than
# its length.
_STRING: Final = r"'(?:[^'\\\n]|\\.)*+'|\"(?:[^\"\\\n]|\\.)*+\""
_ITEM: Final = rf"(?:{_STRING}|[-+]?[0-9]++(?:\.[0-9]++)?+|None|null|nan|NaN)"
_LIST: Final = rf"[\[(]\s*+(?:{_ITEM}\s*+(?:,\s*+{_ITEM}\s*+)*+(?:,\s*+)?+)?+[\])]"
_LINE: Final = re.compile(rf"[\[(]?\s*+(?:{_LIST}\s*+,?+\s*+)*+[\])]?+\s*+,?+")
_LISTS: Final = re.compile(_LIST)
_ITEMS: Final = re.compile(_ITEM)
_LIST_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)")
_NUMBERED: Final = re.compile(r"[\[(][0-9]+[\])]")
"""A list of one number is no printed list: (1) and [2] are numbers."""

_NONE: Final = ("None", "null")
_BLANK: Final = ("nan", "NaN")
_CONTROLS: Final = {"n": "\n", "t": " ", "r": "\n", "f": "\n", "v": "\n", "b": ""}

_Rows = dict[int, list[list[str]]]

_FEW_ITEMS: Final = 5
"""Fewest list items one after another whose bullets are taken off."""

_UPRIGHT: Final = "│┃║"
_BOXES: Final = str.maketrans(
    {
        **dict.fromkeys("│┃║", "|"),
        **dict.fromkeys("─━═", "-"),
        **dict.fromkeys("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╟╢╤╧╞╡╪╫┝┥┠┨", "|"),
    }
)
_MARKS: Final = "-*•·●▪■◆"
_NO_ITEM: Final = frozenset(("", *_MARKS))  # a mark alone is a blank item of any list
_BULLET: Final = re.compile(r"\s{0,8}(?P<mark>[-*•·●▪■◆])[ \u3000\t](?=\s{0,8}[^\s|｜])")
_BULLETS: Final = re.compile(r"^[ \u3000\t]*[-*•·●▪■◆][ \u3000\t]", re.MULTILINE)
_PAGE_MARK: Final = re.compile(r"\s{0,8}-\s{0,3}[0-9０-９]{1,4}\s{0,3}-\s*")
# A backslash in front says that the mark is a character of the text.
_BOLD: Final = re.compile(r"(?<!\\)\*\*([^*\n]{1,300})\*\*|(?<!\\)__([^_\n]{1,300})__")
_BREAK: Final = re.compile(r"(?<!\\)<br\s{0,4}/?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"(?<!\\)&(?:#[0-9]{1,5}|[A-Za-z]{2,6});")


def tabbed(line: str) -> list[str] | None:
    """Returns the cells of a line with tabs; ``None`` if the tabs only indent or space prose.

    A line with nothing but its first cell filled and tabs behind it is a row with blank cells.
    """
    fields = line.strip(" \u3000\r\n").split("\t")
    shown = [field for field in fields if field.strip()]
    if not shown or len(fields) > COLUMNS or any(_PROSE.search(field) for field in shown):
        return None
    if len(shown) == 1 and (len(shown[0]) > _LONGEST or not fields[0].strip() or fields[-1]):
        return None
    return fields


def comma_rows(text: str, lines: list[str]) -> dict[int, list[str]]:
    """Returns index of a line → its cells, of tables of comma-separated values.

    Commas also stand between the clauses of running text. Rows of numbers therefore decide: all
    lines with the delimiter between the first and the last of them are rows, and those right above
    the first, unless a sentence ends in them.
    """
    best: dict[int, list[str]] = {}
    found = _FEW_ROWS - 1
    for delimiter in _DELIMITERS:
        # Three on a line at least; most texts have fewer on all their lines.
        if text.count(delimiter) < 3 * _FEW_ROWS:
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
        best = _header_rows({place: row for place, row in rows.items() if place < first})
        best |= {place: row for place, row in rows.items() if first <= place <= numbers[-1]}
    return best


def _header_rows(rows: dict[int, list[str]]) -> dict[int, list[str]]:
    """Returns the rows that stand under one another and are labels and values in as many pairs."""
    found: dict[int, list[str]] = {}
    numbered = enumerate(rows.items())
    for _, group in groupby(numbered, key=lambda row: (row[1][0] - row[0], len(row[1][1]))):
        block = dict(row for _, row in group)
        width = len(next(iter(block.values())))
        short = all(len(field) <= _LONGEST for row in block.values() for field in row)
        if short and width % 2 == 0 and width * len(block) >= _FEW_FIELDS and len(block) > 1:
            found |= block
    return found


def _fields(line: str, delimiter: str) -> list[str] | None:
    if line.count(delimiter) >= COLUMNS:
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


def listed_rows(text: str, lines: list[str]) -> tuple[list[str], _Rows]:
    """Returns the lines without the brackets of lists, and index of a line → the rows in it.

    A list of one string is a line of words. ``None`` is no cell: programs that extract tables print
    it where a cell from the left or from above covers the place.
    """
    if text.count("', '") + text.count('", "') + text.count("','") + text.count('","') < _FEW_LISTS:
        return lines, {}
    found = {
        place: parts
        for place, line in enumerate(lines)
        if (parts := _lists(line.strip())) is not None
    }
    if sum(len(part) > 1 for parts in found.values() for part in parts) < _FEW_LISTS:
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
    """Returns the lists of strings on a line; ``None`` where it is anything else."""
    if line[:1] not in ("[", "(", "]", ")") or len(line) > _MAX_LINE or not _LINE.fullmatch(line):
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
    return _LIST_ESCAPE.sub(lambda match: _character(match[1]), text).strip()


def _character(code: str) -> str:
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _CONTROLS.get(code, code)


def unboxed(text: str) -> str:
    """Replaces the lines of box drawing by ordinary bars and dashes, if the text has boxes.

    Without an upright line a dash of the same kind may stand in a cell, and is left alone.
    """
    return text.translate(_BOXES) if any(line in text for line in _UPRIGHT) else text


def without_bullets(text: str) -> list[str]:
    """Returns the lines of a text without the bullets of lists.

    A list has items with one mark and nothing else. A single ``- 7`` may be a negative number;
    several of them under one another, words among them, are a list.
    """
    lines = text.split("\n")
    # Most texts end here: they have too few such marks, wherever these stand.
    marks = [mark + room for mark in _MARKS if mark in text for room in " \u3000\t"]
    if sum(map(text.count, marks)) < _FEW_ITEMS or len(_BULLETS.findall(text)) < _FEW_ITEMS:
        return lines
    shown: list[str] = []
    filled = [
        (place, _BULLET.match(line))
        for place, line in enumerate(lines)
        if line.strip() not in _NO_ITEM and not _PAGE_MARK.fullmatch(line)
    ]
    grouped = groupby(filled, key=lambda item: item[1]["mark"] if item[1] else "")
    groups = [(mark, [place for place, _ in group]) for mark, group in grouped]
    are_lists = [bool(mark) and _is_list([lines[at] for at in places]) for mark, places in groups]
    for step in (2, -2):  # an item that is wrapped parts a list, whose mark is the same behind it
        for at in range(len(groups))[:: step // 2]:
            before, between = at - step, at - step // 2
            if 0 <= before < len(groups) and are_lists[before] and len(groups[between][1]) == 1:
                are_lists[at] |= groups[at][0] == groups[before][0]
    items = {
        at for (_, places), known in zip(groups, are_lists, strict=True) if known for at in places
    }
    for place, line in enumerate(lines):
        match = _BULLET.match(line) if place in items else None
        shown.append(line[match.end() :] if match else line)
    return shown


def _is_list(lines: list[str]) -> bool:
    """Whether lines with one mark are the items of a list: enough of them, words among them."""
    words = sum(1 for line in lines if not line.strip("-*•·●▪■◆ 0123456789.,+\t"))
    return len(lines) >= _FEW_ITEMS and words < len(lines)


def with_own_bars(lines: list[str]) -> list[str]:
    """Joins bars that stand on lines of their own to the words of the cells above them.

    A bar behind another bar closes a blank cell. Where other lines have bars too, lone ones mean
    something else and are left alone.
    """
    bars = [place for place, line in enumerate(lines) if line.strip() == "|"]
    if len(bars) < _FEW_ITEMS or any("|" in line and line.strip(" |") for line in lines):
        return lines
    shown = list(lines)
    for place in bars:
        before = place - 1
        while before >= 0 and (not lines[before].strip() or _PAGE_MARK.fullmatch(lines[before])):
            before -= 1
        if before >= 0 and lines[before].strip() != "|":
            shown[before] += " |"
            shown[place] = ""
    return shown


def is_marked(lines: list[str]) -> bool:
    """Whether a text is Markdown by the marks in the cells of its tables."""
    return any(
        ("**" in line or "<br" in line or "&nbsp;" in line) and "|" in line for line in lines
    )


def unmarked(text: str) -> str:
    """Removes bold marks, ``<br>`` and entities from a cell or paragraph."""
    if "*" in text or "__" in text:
        text = _BOLD.sub(lambda match: match[1] or match[2], text)
    if "<" in text:
        text = _BREAK.sub(" ", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return text
