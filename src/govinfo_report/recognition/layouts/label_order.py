"""Tables whose labels or headings stand behind the values, or anywhere on their line.

Rows are put together as the form prints them, label first, where every line with values is a row:
all its words are labels of groups but one, that of a row with as many columns as it has values. In
table 四 each value may have the heading of its column beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from govinfo_report.page import PageCell, PageGrid, Place
from govinfo_report.recognition.lines import PageLine, lines_of_rows
from govinfo_report.recognition.tables.runs import Scan
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, parse_number

_MAX_LINE: Final = 300
"""Longest line that can be such a row."""

_MOST_PIECES: Final = 30
"""Most pieces of such a line."""

_COMMA: Final = re.compile("[,，]")
_PAUSE: Final = re.compile("(?<!^[一二三四])(?<!、[一二三四])、")  # not that of 三、本年度…
_SEPARATORS: Final = (re.compile(r"\s+"), _COMMA, _PAUSE)
_SIGNS: Final = re.compile(r"[\s,，;；:：、。|]+")
_GLUED: Final = re.compile(r"(?P<words>.*[^0-9０-９])(?P<number>[0-9０-９]{1,16}(?:件|宗|起)?)")
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])")


class _Row(NamedTuple):
    """The pieces of a line that are a row.

    Attributes:
        label: Its label, which may be broken over pieces.
        at: Index of the last piece of the label.
        values: Its values.
        start: Index of the first of them.
    """

    label: str
    at: int
    values: Sequence[str]
    start: int


def with_label_first(table: TableWords, scan: Scan, lines: list[PageLine]) -> list[PageLine] | None:
    """Makes rows of lines on which groups, values and label stand in any order."""
    if table.arrangement == "sideways":
        return None
    shown: list[PageLine] = []
    single: list[str] = []
    for line in lines:
        ways = [*_pieces(line, table)]
        row = next((row for row in (_row_of(texts, table) for texts in ways) if row), None)
        if row is None:
            if any(_is_value(text) for texts in ways for text in texts):
                return None
            shown.append(line)
            continue
        single += row.values if len(row.values) == 1 else ["of several"]
        texts = [
            (row.label, row.at),
            *((row.values[n], row.start + n) for n in range(len(row.values))),
        ]
        cells = [PageCell(text, _place(line, at), n) for n, (text, at) in enumerate(texts)]
        shown += lines_of_rows([cells], PageGrid((), False, line.place), line.index)
    are_items = single == [str(at) for at in range(1, len(single) + 1)]
    return None if are_items else shown


def _place(line: PageLine, at: int) -> Place:
    return line.place if line.cells is None else line.cells.place_of(at)


def _pieces(line: PageLine, table: TableWords) -> Iterator[Sequence[str]]:
    """Gives the pieces of a line, in each way in which it may be parted."""
    if line.cells is not None:
        yield line.cells.texts
        return
    yield line.pieces()
    if len(line.text) <= _MAX_LINE:
        for separator in _SEPARATORS:
            if separator is not _COMMA or not _THOUSANDS.search(line.text):
                yield separator.split(line.text)


def _is_value(text: str) -> bool:
    return parse_number(text).kind in ("value", "placeholder")


def _row_of(texts: Sequence[str], table: TableWords) -> _Row | None:
    """Returns the row that pieces are: values side by side, its words before or behind them."""
    count = len(texts)
    start = next((at for at in range(count) if _is_value(texts[at])), count)
    kinds = [parse_number(text).kind for text in texts[:_MOST_PIECES]]
    end = next((at for at in range(start, len(kinds)) if kinds[at] == "not_a_number"), count)
    if start == count or count > _MOST_PIECES or any(map(_is_value, texts[end:])):
        return None
    while end == count and not texts[end - 1]:  # bars at the end of a line
        end, count = end - 1, count - 1
    before = [at for at in range(start) if texts[at]]
    behind = [at for at in range(end, count) if texts[at]]
    found = {
        (label, at)
        for others, words in ((before, behind), (behind, before))
        for label, at in _labels([texts[at] for at in others], words, texts, table)
    }
    if len(found) != 1:
        return None
    label, at = found.pop()
    row = table.row_like(label)
    if row is None or table.widths[row] != end - start:
        return None
    return _Row(label, at, texts[start:end], start)


def _labels(
    others: Sequence[str], words: Sequence[int], texts: Sequence[str], table: TableWords
) -> Iterator[tuple[str, int]]:
    """Gives each label of a row that words end in, and the index of its last piece.

    The words before it and those on the other side of the values must be labels of its groups.
    """
    for first in range(len(words)):
        label = "".join(texts[at] for at in words[first:])
        row = table.row_like(label)
        groups = map(bare_key, (*others, *(texts[at] for at in words[:first])))
        if row is not None and all(key and key in table.rows[row].groups for key in groups):
            yield label, words[-1]


class _Token(NamedTuple):
    """A piece of table 四: the name of a row, the heading of a column, or a value.

    Attributes:
        text: The piece.
        line: The line it stands on.
        place: Where it stands on the page.
        row: Index of the row that it names.
        column: The column that it names.
    """

    text: str
    line: PageLine
    place: Place
    row: int | None = None
    column: str | None = None


def with_headed_values(
    table: TableWords, scan: Scan, lines: list[PageLine]
) -> list[PageLine] | None:
    """Makes rows of table 四 where each value has the heading of its column beside it.

    All headings stand before their values or all behind; all names above those of their row or, if
    no row is lost, all below.
    """
    if table.arrangement != "sideways":
        return None
    tokens = [token for line in lines for token in _tokens(line, table)]
    first = next((at for at, token in enumerate(tokens) if token.row is not None), len(tokens))
    below = any(_is_value(token.text) for token in tokens[:first])
    rows = _headed_rows(tokens[::-1] if below else tokens, table)
    if rows is None or (below and len(rows) < len(table.rows)):
        return None
    made: list[PageLine] = []
    for name, cells in rows:
        shown = [cells[column] for column in table.rows[name.row or 0].columns]
        for texts in (
            ("", *(head.text for head, _ in shown)),
            (name.text, *(v.text for _, v in shown)),
        ):
            places = (name.place, *(value.place for _, value in shown))
            row = [PageCell(text, places[at], at) for at, text in enumerate(texts)]
            made += lines_of_rows([row], PageGrid((), False, name.line.place), name.line.index)
    return [*scan.sentences, *made]


def _headed_rows(
    tokens: Sequence[_Token], table: TableWords
) -> list[tuple[_Token, dict[str, tuple[_Token, _Token]]]] | None:
    """Returns each name with the heading and the value of every column of its row."""
    rows: list[tuple[_Token, dict[str, tuple[_Token, _Token]]]] = []
    orders = set()
    waiting: _Token | None = None
    for token in tokens:
        if token.row is not None and waiting is None:
            rows.append((token, {}))
        elif waiting is None and rows and (token.column or _is_value(token.text)):
            waiting = token
        elif waiting is not None and _is_value(token.text) == bool(waiting.column):
            heading, value = (waiting, token) if waiting.column else (token, waiting)
            if heading.column is None or heading.column in rows[-1][1]:
                return None
            orders.add(heading is waiting)
            rows[-1][1][heading.column] = heading, value
            waiting = None
        elif waiting is not None or not table.knows(token.text):
            return None
    whole = all(set(cells) == set(table.rows[name.row or 0].columns) for name, cells in rows)
    once = len({name.row for name, _ in rows}) == len(rows)
    return rows if rows and whole and once and len(orders) == 1 and waiting is None else None


def _tokens(line: PageLine, table: TableWords) -> Iterator[_Token]:
    cells = [(line.text, line.place)]
    if line.cells is not None:
        cells = [(text, line.cells.place_of(at)) for at, text in enumerate(line.cells.texts)]
    for text, place in cells:
        for whole in filter(None, _SIGNS.split(text)):
            glued = _GLUED.fullmatch(whole)
            for piece in glued.group("words", "number") if glued else (whole,):
                row = table.row_named(piece.removesuffix("情况"))
                column = None if row is not None else table.column_named(piece)
                yield _Token(piece, line, place, row, column)
