"""Rows with signs between label and values, or between the values: 规章：7、14、21.

The same signs are also printed in place of a number, between thousands, and between the clauses of
a sentence. A line is therefore a row only if the whole of it is the label of a row and values of
which there are as many as the row has columns, in exactly one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from govinfo_report.page import PageCell, PageGrid
from govinfo_report.recognition.layouts.swapped import column_named
from govinfo_report.recognition.lines import PageLine, lines_of_rows
from govinfo_report.recognition.tables.runs import Scan
from govinfo_report.recognition.vocabulary import TableWords
from govinfo_report.text import bare_key, parse_number

_MAX_LINE: Final = 200
"""Longest line that can be such a row."""

_MAX_LABEL: Final = 80
"""Longest label with the labels of its groups before it."""

_MAX_WORDS: Final = 12
"""Most words between which white space stands in them."""

_MAX_TABLE_LINE: Final = 400
"""Longest line that can hold table 四: its headings and fifteen values."""

_SLASH: Final = "/／"
_DASHES: Final = "—–―─"
_DOTS: Final = "[.．·・…⋯]"
_LEAD: Final = re.compile(
    rf"\s*(?:[:：]|{_DOTS}{{2,}}|[…⋯]|[{_DASHES}]{{2,}}|[-－]{{3,}}|_{{2,}}|[{_SLASH}])\s*|\s+"
)
_COMMAS: Final = re.compile(r"[,，]\s*")
_SPACE: Final = re.compile(r"\s+")
_SLASHES: Final = re.compile(rf"\s*[{_SLASH}]\s*")
_SEPARATORS: Final = (
    re.compile("、"),
    re.compile("[;；]"),
    _COMMAS,
    _SPACE,
    re.compile(rf"\s*(?:{_DOTS}{{2,}}|[…⋯])\s*"),
    re.compile(rf"\s*[{_DASHES}]{{2,}}\s*"),
    _SLASHES,
)
_SLASHED: Final = re.compile(rf"([^{_SLASH}]{{2,80}})[{_SLASH}]\s*\S")
_HUNDREDS: Final = re.compile(r"[0-9０-９]{3}")
_THOUSANDS: Final = re.compile(r"[1-9１-９][0-9０-９]{0,2}")


@frozen
class _SignedRow:
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
    def is_ambiguous(self) -> bool:
        """Whether the sign may as well stand in place of a number: 行政许可 / 0."""
        return len(self.values) == 1 and self.lead[:1] in (*_SLASH, *_DASHES)


def with_signs_between(
    table: TableWords, scan: Scan, lines: list[PageLine]
) -> list[PageLine] | None:
    """Makes cells of each line that is a row with signs."""
    found = _rows(table, lines)
    sure = {row.lead for row in found.values() if len(row.values) > 1}
    doubtful = {line.index for line in _doubtful(table, lines)}

    def texts_of(line: PageLine) -> Sequence[str] | None:
        row = found.get(line.index)
        if line.index in doubtful:
            return (line.text,)
        if row is None or (row.is_ambiguous and row.lead not in sure):
            return None
        return (row.label, *row.values)

    return _with_cells(lines, texts_of)


def with_row_of_line(table: TableWords, scan: Scan, lines: list[PageLine]) -> list[PageLine] | None:
    """Makes cells of a line that holds all of table 四, words in place of numbers: 总计 0 无 0."""
    if table.arrangement != "sideways":
        return None
    count = sum(len(row.columns) for row in table.rows)

    def texts_of(line: PageLine) -> Sequence[str] | None:
        if line.cells is not None or len(line.text) > _MAX_TABLE_LINE:
            return None
        tokens = line.text.split()
        words, values = tokens[:-count], tokens[-count:]
        whole = bool(words) and _are_values(values) and all(map(table.knows, words))
        return tokens if whole else None

    return _with_cells(lines, texts_of)


def _with_cells(
    lines: list[PageLine], texts_of: Callable[[PageLine], Sequence[str] | None]
) -> list[PageLine] | None:
    """Replaces lines by rows of cells with the given texts; ``None`` if there is no such line."""
    shown: list[PageLine] = []
    changed = False
    for line in lines:
        texts = texts_of(line)
        if texts is None:
            shown.append(line)
        else:
            cells = [PageCell(text, line.place, at) for at, text in enumerate(texts)]
            shown += lines_of_rows([cells], PageGrid((), False, line.place), line.index)
            changed = True
    return shown if changed else None


def doubtful_rows(table: TableWords, lines: list[PageLine]) -> set[str]:
    """Returns the ids of rows with a slash behind the label, as others have, and too few values.

    Elsewhere that slash stands in place of a number; here it may be the sign before the values.
    """
    return {table.rows[row].id for row in _doubtful(table, lines).values()}


def _doubtful(table: TableWords, lines: list[PageLine]) -> dict[PageLine, int]:
    found = _rows(table, lines)
    if not any(row.lead in tuple(_SLASH) and len(row.values) > 1 for row in found.values()):
        return {}
    doubtful = {}
    for line in lines:
        if line.index in found or line.cells is not None or len(line.text) > _MAX_LINE:
            continue
        match = _SLASHED.match(line.text)
        row = table.row_of.get(bare_key(match[1])) if match is not None else None
        if row is not None:
            doubtful[line] = row
    return doubtful


def _rows(table: TableWords, lines: list[PageLine]) -> dict[int, _SignedRow]:
    """Returns index of a line → the row that it is."""
    return {line.index: row for line in lines if (row := _row_of(line, table))}


def _row_of(line: PageLine, table: TableWords) -> _SignedRow | None:
    """Returns the row that a line is: words alone, or label and sign and cells between commas."""
    if len(line.text) > _MAX_LINE:
        return None
    if line.grid is None:
        return _signed_row(line.text, (), table)
    cells = [] if line.grid.spans else [cell.text for cell in line.cells or ()]
    # A comma of the label separates it too.
    firsts = ((",".join(cells[:end]), cells[end:]) for end in range(1, len(cells)))
    rows = (_signed_row(first, tuple(rest), table) for first, rest in firsts)
    return next((row for row in rows if row is not None), None)


def _signed_row(text: str, rest: tuple[str, ...], table: TableWords) -> _SignedRow | None:
    """Returns the row of a text with label and values, and of the cells behind it, if any."""
    for match in _LEAD.finditer(text):
        label = text[: match.start()]
        if len(label) > _MAX_LABEL:
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
            return _SignedRow(label, ways.pop(), lead[:1])
    return None


def _width(label: str, table: TableWords) -> int:
    """Returns how many values follow a label: of a row its columns, of a heading one, else none.

    Before the label of a row may stand the labels of its groups.
    """
    words = label.split(maxsplit=_MAX_WORDS)
    for start in range(len(words)):
        row = table.row_of.get(bare_key("".join(words[start:])))
        if row is not None and all(map(table.knows, words[:start])):
            return len(table.rows[row].columns)
    return 1 if column_named(label, table) is not None else 0


def _ways(rest: str, width: int, lead: str) -> Iterator[tuple[str, ...]]:
    """Yields the ways to split what follows a label into as many values as the row has columns."""
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


def _are_values(values: Sequence[str]) -> bool:
    return all(parse_number(value).kind in ("value", "placeholder") for value in values)


def _may_be_thousands(values: tuple[str, ...]) -> bool:
    """Whether a comma between two of the values may stand inside one number: 7,142."""
    return any(
        _THOUSANDS.fullmatch(value) and _HUNDREDS.match(following)
        for value, following in pairwise(values)
    )
