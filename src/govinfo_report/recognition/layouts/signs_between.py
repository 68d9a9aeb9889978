"""Rows with signs between label and values, or between the values: 规章：7、14、21.

The same signs are also what is printed in place of a number, what parts thousands, and what parts
the clauses of a sentence. A line is therefore a row only where the whole of it is the label of a
row and values of which there are as many as the row has columns, in one way and no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from attrs import frozen

from govinfo_report.page import Cell, Grid
from govinfo_report.recognition.layouts.swapped import column_named, lines_of_rows
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, label_key, parse_number

MAX_LINE: Final = 200
"""Longest line that can be such a row."""

MAX_LABEL: Final = 80
"""Longest label with the labels of its groups before it."""

MAX_WORDS: Final = 12
"""Most words that white space parts them into."""

_SLASH: Final = "/／"
_DASHES: Final = "—–―─"
_DOTS: Final = "[.．·・…⋯]"
_LEAD: Final = re.compile(
    rf"\s*(?:[:：]|{_DOTS}{{2,}}|[…⋯]|[{_DASHES}]{{2,}}|[-－]{{3,}}|_{{2,}}|[{_SLASH}])\s*|\s+"
)
_SEPARATORS: Final = (
    re.compile("、"),
    re.compile("[;；]"),
    re.compile(r"[,，]\s*"),
    re.compile(r"\s+"),
    re.compile(rf"\s*(?:{_DOTS}{{2,}}|[…⋯])\s*"),
    re.compile(rf"\s*[{_DASHES}]{{2,}}\s*"),
    re.compile(rf"\s*[{_SLASH}]\s*"),
)
_COMMAS: Final = _SEPARATORS[2]
_SPACE: Final = _SEPARATORS[3]
_SLASHES: Final = _SEPARATORS[6]
_SLASHED: Final = re.compile(rf"([^{_SLASH}]{{2,80}})[{_SLASH}]\s*\S")
_HUNDREDS: Final = re.compile(r"[0-9０-９]{3}")
_THOUSANDS: Final = re.compile(r"[1-9１-９][0-9０-９]{0,2}")


@frozen
class _Led:
    """A line that is a row.

    Attributes:
        label: The label of its row.
        values: Its values, as printed.
        lead: The sign between them; empty where there is white space.
    """

    label: str
    values: tuple[str, ...]
    lead: str

    @property
    def unsure(self) -> bool:
        """Whether the sign may as well stand in place of a number: 行政许可 / 0."""
        return len(self.values) == 1 and self.lead[:1] in (*_SLASH, *_DASHES)


def led(table: TableWords, scan: Scan, lines: list[Line]) -> list[Line] | None:
    """The lines with a row of cells for each line that is one."""
    found = _rows(table, lines)
    sure = {row.lead for row in found.values() if len(row.values) > 1}
    doubted = {line.index for line in _doubted(table, lines)}
    shown: list[Line] = []
    changed = False
    for line in lines:
        row = found.get(line.index)
        if line.index in doubted:
            cells = [Cell(line.text, line.place, 0)]
        elif row is None or (row.unsure and row.lead not in sure):
            shown.append(line)
            continue
        else:
            texts = (row.label, *row.values)
            cells = [Cell(text, line.place, at) for at, text in enumerate(texts)]
        changed = True
        shown += lines_of_rows([cells], Grid((), False, line.place), line.index)
    return shown if changed else None


def doubted_rows(table: TableWords, lines: list[Line]) -> set[str]:
    """Ids of rows with a slash behind the label, as rows of the page have it, and values too few.

    Elsewhere that slash stands in place of a number; here it may be the sign before them.
    """
    return {table.rows[place].id for place in _doubted(table, lines).values()}


def _doubted(table: TableWords, lines: list[Line]) -> dict[Line, int]:
    found = _rows(table, lines)
    if not any(row.lead in tuple(_SLASH) and len(row.values) > 1 for row in found.values()):
        return {}
    doubted = {}
    for line in lines:
        if line.index in found or line.cells is not None or len(line.text) > MAX_LINE:
            continue
        match = _SLASHED.match(line.text)
        place = table.row_of.get(bare_key(match[1])) if match is not None else None
        if place is not None:
            doubted[line] = place
    return doubted


def _rows(table: TableWords, lines: list[Line]) -> dict[int, _Led]:
    """Index of a line → the row that it is."""
    return {line.index: row for line in lines if (row := _row_of(line, table))}


def _row_of(line: Line, table: TableWords) -> _Led | None:
    """The row that a line is: all of it words, or cells that commas part, label and sign first."""
    if len(line.text) > MAX_LINE:
        return None
    if line.grid is None:
        return _led(line.text, (), table)
    cells = [] if line.grid.spans else [cell.text for cell in line.cells or ()]
    # A comma of the label parts it too.
    firsts = ((",".join(cells[:end]), cells[end:]) for end in range(1, len(cells)))
    rows = (_led(first, tuple(rest), table) for first, rest in firsts)
    return next((row for row in rows if row is not None), None)


def _led(text: str, rest: tuple[str, ...], table: TableWords) -> _Led | None:
    """The row whose label, and values behind it, are ``text`` and, where cells follow, ``rest``."""
    for match in _LEAD.finditer(text):
        label = text[: match.start()]
        if len(label) > MAX_LABEL:
            break
        width = _width(label, table)
        if not width:
            continue
        lead, behind = match[0].strip(), text[match.end() :]
        if rest:
            values = (behind, *rest)
            fits = len(values) == width and _are_values(values) and not _may_be_thousands(values)
            ways = {values} if fits else set()
        else:
            ways = set(_ways(re.sub("[。；;]$", "", behind), width, lead))
        if len(ways) == 1:
            return _Led(label, ways.pop(), lead[:1])
    return None


def _width(label: str, table: TableWords) -> int:
    """How many values follow a label: of a row its columns, of a column's heading one, else none.

    Before the label of a row may stand the labels of its groups.
    """
    words = label.split(maxsplit=MAX_WORDS)
    for start in range(len(words)):
        place = table.row_of.get(bare_key("".join(words[start:])))
        if place is not None and all(
            bare_key(word) in table.known or label_key(word) in table.known
            for word in words[:start]
        ):
            return len(table.rows[place].columns)
    return 1 if column_named(label, table) is not None else 0


def _ways(rest: str, width: int, lead: str) -> Iterator[tuple[str, ...]]:
    """The ways to part what follows a label into values, as many as the row has columns."""
    slashed = lead[:1] in tuple(_SLASH)
    if width == 1:
        if lead and _are_values((rest,)):
            yield (rest,)
        return
    for separator in _SEPARATORS:
        # After a slash only slashes: before other values it may stand in place of the first one.
        if (slashed and separator is not _SLASHES) or (not lead and separator is _SPACE):
            continue
        values = tuple(separator.split(rest))
        if len(values) != width or not _are_values(values):
            continue
        if separator is _COMMAS and not re.search(r"[,，]\s", rest) and _may_be_thousands(values):
            continue
        yield values


def _are_values(values: tuple[str, ...]) -> bool:
    return all(parse_number(value).kind in ("value", "placeholder") for value in values)


def _may_be_thousands(values: tuple[str, ...]) -> bool:
    """Whether a comma between two of the values may stand inside one number: 7,142."""
    return any(
        _THOUSANDS.fullmatch(value) and _HUNDREDS.match(following)
        for value, following in pairwise(values)
    )
