"""Words that stand in place of a number: 暂无, 不涉及, ``? 0``, ``1 6``.

Such words are told from labels by what surrounds them: the label of a row stands before, and the
row has exactly as many cells as columns, however many of them are numbers. Only the cell is then
lost, and its row is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.money_units import is_money_unit
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import label_key, parse_number, without_number

LONGEST: Final = 12
"""Most characters of such words on a line of their own, where a label may be broken over lines."""

_MOST_PIECES: Final = 3
"""Most lines over which the label of a row is broken."""

_LONGEST_ROW: Final = 240
_BEGINS_NUMBER: Final = frozenset("0123456789０１２３４５６７８９(（-+一二三四五六七①②③④⑤⑥⑦⑧")
_OF_GROUP: Final = re.compile("[一二三四五六七八九十]")
_IDEOGRAPH: Final = re.compile("[\u4e00-\u9fff]")


def start_of_values(texts: Sequence[str], table: TableWords) -> int | None:
    """Returns the index of the first value in the cells of a row, if some values are words.

    The result is ``None`` unless the whole label of a row stands before exactly as many cells as it
    has columns, none of which is a label or a heading of the table.
    """
    if table.arrangement == "sideways":
        start = 0 if len(texts) == _width(table) else None
    else:
        start = next(filter(None, (_start(texts, n, table) for n in _widths(table))), None)
    if start is None:
        return None
    kinds = [parse_number(text).kind for text in texts[start:]]
    # A number like that of a label and nothing behind it (1.) is no label in a cell of its own.
    values = [text for text in texts[start:] if without_number(text)[1] or not text]
    if "not_a_number" not in kinds or any(_is_labelled(text, table) for text in values):
        return None
    return start if start or "value" in kinds else None


def start_in_line(text: str, pieces: list[str], table: TableWords) -> tuple[list[str], int] | None:
    """Returns the pieces of a printed line and the index of its first value, as for a row.

    Wide gaps separate the pieces; where there are none, any white space does.
    """
    if len(text) > _LONGEST_ROW:
        return None
    loose = len(pieces) == 1
    if loose:
        pieces = text.split()
    start = start_of_values(pieces, table)
    if start is None or (loose and not all(_may_be_value(text, table) for text in pieces[start:])):
        return None
    return pieces, start


def is_row(line: PageLine, table: TableWords) -> bool:
    """Whether the pieces of a printed line are a row, words among its values: 规章, 3, 0。, 5."""
    pieces = line.pieces()
    return len(pieces) > 1 and start_in_line(line.text, pieces, table) is not None


def is_before_number(lines: Sequence[PageLine], at: int) -> bool:
    """Whether the line at an index begins with a number, also that of a label."""
    return at < len(lines) and lines[at].text[0] in _BEGINS_NUMBER


def follows_label(
    text: str,
    words: Sequence[str],
    printed: int,
    following: Callable[[int], Sequence[PageLine]],
    table: TableWords,
) -> bool:
    """Whether words on a line of their own stand in place of a number.

    Args:
        text: The words.
        words: The words before the values of the row.
        printed: How many values of the row stand before.
        following: Gives as many of the lines behind as are asked for.
        table: The words of the table.
    """
    if not words or len(text) > LONGEST:
        return False
    is_odd = may_be_odd(text, table)
    left = _columns_behind(words, table) - printed - 1
    if left < 0:
        return False
    cells = [_cell_of(line) for line in following(left + 1)]
    if not is_odd and not _is_inside(text, cells[:1], words, left, table):
        return False
    if len(cells) < left or not all(
        cell is not None and _may_be_value(cell, table) for cell in cells[:left]
    ):
        return False
    after = cells[left] if len(cells) > left else None
    return after is None or parse_number(after).kind == "not_a_number"


def _is_inside(
    text: str,
    behind: Sequence[str | None],
    words: Sequence[str],
    left: int,
    table: TableWords,
) -> bool:
    """Whether a number like that of a label, or a piece of one, stands among the values of a row.

    A number stands behind it then, or, where it is the last value (``left`` is 0), a whole label
    with its own number. The label of the row does not have it: 没有 is a piece of
    2.没有现成信息需要另行制作.
    """
    if not behind or behind[0] is None:
        return False
    if left and parse_number(behind[0]).kind != "value":
        return False
    numbered = table.knows(behind[0]) and without_number(behind[0])[0]
    if not left and (not numbered or _OF_GROUP.search(text)):
        return False
    if not without_number(text)[1]:
        return True
    if not may_be_inside(text, table):
        return False
    key = label_key(text)
    row = None if table.arrangement == "sideways" else table.row_like(words[-1])
    own = () if row is None else (*table.rows[row].keys, table.rows[row].groups)
    return row is not None and not any(key in label for label in own)


def may_be_inside(text: str, table: TableWords) -> bool:
    """Whether words are the number of a label or a short piece of one."""
    if len(text) > LONGEST or table.knows(text) or is_money_unit(text):
        return False
    return not without_number(text)[1] or label_key(text) in _joined(table)


def is_whole_row(words: Sequence[str], printed: int, table: TableWords) -> bool:
    """Whether as many values as a row has columns follow the label of the row."""
    return bool(words) and _columns_behind(words, table) == printed


def _start(texts: Sequence[str], width: int, table: TableWords) -> int | None:
    start = len(texts) - width
    if start <= 0 or texts[start - 1].isdigit():
        return None
    row = table.row_like(texts[start - 1])
    return start if row is not None and len(table.rows[row].columns) == width else None


def _columns_behind(words: Sequence[str], table: TableWords) -> int:
    """Returns how many cells stand behind a label where each cell is a line; else ``0``.

    The label may be broken over the last of the words.
    """
    if table.arrangement == "sideways":
        return _width(table) if table.knows(words[-1]) else 0
    for count in range(1, _MOST_PIECES + 1):
        label = "".join(words[-count:])
        row = table.row_like(label) if count == 1 else table.row_named(label)
        if row is not None:
            break
    else:
        return 0
    if table.rows[row].keys[0] in table.furniture and not without_number(label)[0]:
        return 0  # 其他 and 总计 are headings too
    return table.widths[row]


def _may_be_value(text: str, table: TableWords) -> bool:
    return parse_number(text).kind != "not_a_number" or may_be_odd(text, table)


def may_be_odd(text: str, table: TableWords) -> bool:
    """Whether words are short, no label or heading of the table or piece of one, and no unit."""
    if len(text) > LONGEST or _is_labelled(text, table) or is_money_unit(text):
        return False
    key = label_key(text)
    return not key or key.isdecimal() or key not in _joined(table)


def _is_labelled(text: str, table: TableWords) -> bool:
    """Whether words are a label or heading, numbered like a label, or a label and a number."""
    if table.knows(text) or without_number(text)[0]:
        return True
    is_joined = text[-1:].isdigit() and _IDEOGRAPH.search(text) is not None
    if not is_joined or parse_number(text).kind != "not_a_number":  # 增3 is a number
        return False
    # 规章3 is a label and its number; 见附件1 and 约3 are none.
    words = text.rstrip("0123456789０１２３４５６７８９")
    return table.knows(words) or label_key(words) in _joined(table)


def _cell_of(line: PageLine) -> str | None:
    """Returns the text of a line that is one cell; ``None`` for any other line."""
    if line.cells is None:
        return line.text if len(line.pieces()) == 1 else None
    texts = [text for text in line.cells.texts if text]
    if texts:
        return texts[0] if len(texts) == 1 else None
    return "" if len(line.cells.texts) == 1 else None


@cache
def _widths(table: TableWords) -> tuple[int, ...]:
    return tuple(sorted({len(row.columns) for row in table.rows}))


@cache
def _width(table: TableWords) -> int:
    return sum(len(row.columns) for row in table.rows)


@cache
def _joined(table: TableWords) -> str:
    return "|".join((*sorted(table.known), *(row.groups for row in table.rows)))
