"""The order of a table's columns on the page, where it is not that of the form."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from govinfo_report.recognition.tables.runs import Run
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.vocabulary import RowWords, TableWords
from govinfo_report.text import bare_key, label_key, without_number

Order = tuple[str, ...]
Answer = Order | Literal["unknown"]

_TOTAL: Final = "total"


class Headed:
    """Follows the headings over the groups of rows of a table.

    Columns of another edition measure other things: numbers under them are no numbers of this one.
    """

    def __init__(self, table: TableWords, scan: Scan) -> None:
        self._table = table
        self._words = deque(scan.words)
        self._groups: str | None = None
        self._otherwise = False

    def otherwise(self, run: Run, row: RowWords) -> bool:
        """Whether a row stands under columns of another edition; to be asked row by row."""
        if self._table.arrangement != "banded":
            return False
        above = {label_key(word) for word in run.words[:-1]}
        while self._words and run.line and self._words[0].line.index < run.line.index:
            above.add(self._words.popleft().key)
        own = {self._table.column_labels[column] for column in row.columns}
        if not above.isdisjoint(own):
            self._otherwise = False
        elif not above.isdisjoint(self._table.other_columns):
            self._otherwise = True
        elif row.groups != self._groups:
            self._otherwise = False
        self._groups = row.groups
        return self._otherwise


def heading_order(words: list[str], table: TableWords, columns: Order) -> Order | None:
    """The columns in the order in which their headings stand among ``words``, if all do."""
    return _heading_order(tuple(words), table, columns)


@lru_cache(maxsize=1024)  # headings are mostly the same, page after page
def _heading_order(words: tuple[str, ...], table: TableWords, columns: Order) -> Order | None:
    found: list[str] = []
    for word in words:
        whole = label_key(word) in table.column_of
        for piece in (word,) if whole else word.split(" "):
            column = table.column_of.get(label_key(piece))
            if column in columns and column not in found:
                found.append(column)
    return tuple(found) if len(found) == len(columns) else None


def order_of(scan: Scan, runs: list[Run], table: TableWords, columns: Order) -> Answer:
    """The order of columns that are headed once, above all rows, and end in their total.

    Headings in two rows come in another order than the columns, and extractors mix them further.
    An order unlike that of the form is therefore believed only where rows add up in it and do not
    in the form's; where neither or only few speak, nothing is known.
    """
    words = []
    for word in scan.words:
        if word.bare in table.row_of and without_number(word.text)[0]:
            break
        words.append(word.text)
    order = heading_order(words, table, columns)
    if order is None or order in (columns, (columns[0], _TOTAL, *columns[1:-1])):
        return columns
    rows = [
        [int(number.value or 0) for number in run.shown]
        for run in runs
        if len(run.shown) == len(columns)
        and all(isinstance(number.value, int) for number in run.shown)
    ]
    telling = [row for row in rows if any(row)]
    if not telling or all(_adds_up(row, columns) for row in telling):
        return columns
    return order if all(_adds_up(row, order) for row in telling) else "unknown"


def side_by_side(scan: Scan, run: Run, table: TableWords) -> list[Order] | Literal["unknown"]:
    """The order of the columns of each row of a table whose rows stand side by side in one run.

    Where the page says over which column a heading stands, the headings are followed. Elsewhere
    they count only where each row has all of them, whole; an order in which no sum holds while one
    holds in the form's is the extractor's, and of two that both may be nothing is known.
    """
    columns = table.rows[0].columns
    usual = [columns] * len(table.rows)
    count = len(columns) * len(table.rows)
    named = _headings(tuple([word.text for word in scan.words]), table)
    if named == "usual":
        return usual
    if named == "unknown":
        return named
    if run.grid is not None and run.grid.spans and len(run.values) == count:
        placed = _parts([run.columns.get(value.column or 0) for value in run.values], columns)
        if placed is not None:
            return placed
    if named is None:
        return usual
    values = run.values if len(run.values) == count else run.numbers
    numbers = [int(value.number.value or 0) for value in values]
    if len(named) != len(usual) or len(numbers) != count:
        return "unknown"
    parts = [numbers[at : at + len(columns)] for at in range(0, count, len(columns))]
    if all(_adds_up(part, order) for part, order in zip(parts, named, strict=True)):
        return named
    return usual if all(_adds_up(part, columns) for part in parts) else "unknown"


@lru_cache(maxsize=256)  # headings are mostly the same, page after page
def _headings(
    words: tuple[str, ...], table: TableWords
) -> list[Order] | Literal["usual", "unknown"] | None:
    """What the words of a table say of the order of columns; ``None`` where they say too little."""
    keys: list[str] = []
    for word in words:
        whole = bare_key(word) in table.known or " " not in word
        keys += [bare_key(word)] if whole else map(label_key, word.split(" "))
    if not _kinds_in_order(keys, table):
        return "unknown"
    columns = table.rows[0].columns
    labels = {label: column for column, label in table.column_labels.items()}
    shown = [labels[key] for key in keys if key in labels]
    named = _parts(shown, columns)
    if named is not None and all(order == columns for order in named):
        return "usual"
    if named is None and set(shown) == set(columns) and len(shown) >= 2 * len(columns):
        # Whole headings, and one is lost or twice there: do the others stand as on the form?
        rest = iter(columns * len(table.rows))
        return None if all(column in rest for column in shown) else "unknown"
    return named


def _parts(named: Sequence[str | None], columns: Order) -> list[Order] | None:
    """``named`` by rows, where each of these has every column once."""
    width = len(columns)
    parts = [tuple(named[at : at + width]) for at in range(0, len(named), width)]
    if not parts or any(len(part) != width or set(part) != set(columns) for part in parts):
        return None
    return [tuple(column for column in part if column is not None) for part in parts]


def _kinds_in_order(keys: list[str], table: TableWords) -> bool:
    """Whether the labels of rows and groups that are there stand in the form's order."""
    shown = dict.fromkeys(keys)
    for level in (
        [row.groups or row.keys[0] for row in table.rows],
        [row.keys[0] for row in table.rows if row.groups],
    ):
        found = [level.index(key) for key in shown if key in level]
        if found != sorted(found):
            return False
    return True


def _adds_up(row: list[int], order: Order) -> bool:
    total = row[order.index(_TOTAL)]
    return sum(row) == 2 * total
