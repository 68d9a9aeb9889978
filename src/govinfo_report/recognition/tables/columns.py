"""Which column each value of a run belongs to, and in which order the page prints the columns.

The columns are those that the page shows where its grid lines up; otherwise they stand in the
form's order, and only where the run has one value a column. Anything else is refused: no value is
given to a guessed column.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final, Literal, TypeAlias

from govinfo_report.recognition.tables.runs import Scan, TableRun, Value
from govinfo_report.recognition.vocabulary import RowWords, TableWords
from govinfo_report.text import bare_key, label_key, without_number

FittedRow: TypeAlias = list[Value | None]
"""A value for each column of the form; ``None`` where the page shows that the cell is blank."""

Order: TypeAlias = tuple[str, ...]
"""Ids of columns or cells, in order."""

OrderAnswer: TypeAlias = Order | Literal["unknown"]

_TOTAL: Final = "total"
_GAPS: Final = re.compile(r"\t|[ \u3000]{2,}")
_SHORTEST_BEGINNING: Final = 3


def fit(run: TableRun, columns: Order) -> FittedRow | None:
    """Returns the run's values in the order of ``columns``; ``None`` where columns are unknown."""
    count = len(columns)
    numbers = run.numbers
    if len(numbers) == count and (len(run.values) == count or _are_adjacent(run, numbers)):
        return list(numbers)
    if not run.bounded:
        return None
    if (by_heading := _by_heading(run, columns)) is not None:
        return by_heading
    if not numbers:
        return [None] * count if not run.last else None
    if len(run.values) == count:
        return [None if value.number.kind == "blank" else value for value in run.values]
    return None


def is_in_place(run: TableRun, columns: Order) -> bool:
    """Whether :func:`fit` gives each value of the run, blanks too, to the column at its index."""
    if len(run.printed) != len(columns):
        return False
    if len(run.shown) == len(columns):
        return True
    return run.bounded and not run.last and _is_headed_in_place(run, columns)


def _is_headed_in_place(run: TableRun, columns: Order) -> bool:
    """Whether each value stands under the heading of its column, if the page heads them all."""
    if run.grid is None or run.line is None or run.line.cells is None or run.start is None:
        return False
    if not (run.grid.spans or run.size == run.width):
        return True
    by_column = run.headed
    headed = [by_column[column] for column in columns if column in by_column]
    return len(headed) < len(columns) or headed == [*run.line.cells.columns[run.start :]]


def _are_adjacent(run: TableRun, numbers: list[Value]) -> bool:
    """Whether no blank stands between the numbers: blanks around them are lost spans."""
    first = run.values.index(numbers[0])
    return run.values[first : first + len(numbers)] == numbers


def _by_heading(run: TableRun, columns: Order) -> FittedRow | None:
    """Fits values by the column headings, where the grid lines up with them."""
    grid = run.grid
    if grid is None or not run.values or not (grid.spans or run.size == run.width):
        return None
    by_column = run.headed
    if not all(column in by_column for column in columns):
        return None
    row = _under_headings(run, columns)
    return None if row is None or (_are_moved(run, columns) and not adds_up(row, columns)) else row


def _under_headings(run: TableRun, columns: Order) -> FittedRow | None:
    """Fits values by the headings of all columns, of which the grid shows where they stand."""
    by_column = run.headed
    if [by_column[column] for column in columns] == [value.column for value in run.values]:
        return [None if value.number.kind == "blank" else value for value in run.values]
    by_place = {value.column: value for value in run.values}
    last = max(place for place in by_place if place is not None)
    row: FittedRow = []
    beside: Value | None = None
    for column in columns:
        value = by_place.pop(by_column[column], None)
        if value is None and (
            beside is None or beside.number.kind != "blank" or by_column[column] > last
        ):
            return None  # no cell begins there, and no blank one reaches there
        beside = value or beside
        row.append(None if value is None or value.number.kind == "blank" else value)
    if any(value.number.kind not in ("blank", "not_a_number") for value in by_place.values()):
        return None  # a number under no heading of the form
    return row


def _are_moved(run: TableRun, columns: Order) -> bool:
    """Whether the total is headed before others: a heading that is lost moves those behind it."""
    places = [run.headed[column] for column in columns]
    return columns[-1] == _TOTAL and places[-1] < max(places)


def adds_up(row: Sequence[Value | None], columns: Order) -> bool:
    """Whether the values of a row are counts and the others add up to the last one, the total.

    Used to know a number that is whole from one that the end of the text or of a line cut.
    """
    if columns[-1] != _TOTAL or len(row) != len(columns):
        return False
    numbers = [value.number.value for value in row if value is not None]
    counts = [number or 0 for number in numbers if number is None or isinstance(number, int)]
    return len(counts) == len(row) and numbers[-1] is not None and sum(counts) == 2 * counts[-1]


class HeadingFollower:
    """Follows the headings over the groups of rows of a table, row by row.

    Columns of another edition, or of another group, measure other things: numbers under them do
    not belong to this one.
    """

    def __init__(self, table: TableWords, scan: Scan) -> None:
        self._table = table
        self._words = deque(scan.words)
        self._followed = 0
        self._groups: str | None = None
        self._foreign = False

    def is_foreign(self, run: TableRun, row: RowWords) -> bool:
        """Whether the next row stands under columns of another edition."""
        if self._table.arrangement != "banded":
            return False
        above: set[str] = set()
        for word in (*self._words_above(run), *run.words):
            above |= _heading_keys(word, self._table)
        own = {self._table.column_labels[column] for column in row.columns}
        if above >= own:
            self._foreign = False
        elif any(_is_foreign_heading(key, self._table) for key in above):
            self._foreign = True
        elif above.isdisjoint(own) and self._is_under_others(own, run):
            self._foreign = True  # those of another group of rows
        elif not above.isdisjoint(own) or row.groups != self._groups:
            self._foreign = False
        self._groups = row.groups
        return self._foreign

    def _is_under_others(self, own: set[str], run: TableRun) -> bool:
        """Whether the label of a run stands right below several columns that are not its own.

        Nothing stands between them, nor the label of another row.
        """
        headings = run.words[:-1]
        if not headings or any(self._table.row_named(word) is not None for word in headings):
            return False
        others = {*self._table.column_labels.values()} - own
        keys = [*map(label_key, headings)]
        return keys[-1] in others and len(others.intersection(keys)) > 1

    def _words_above(self, run: TableRun) -> Iterator[str]:
        """Gives the words above a run that stand behind those of the run before."""
        end = 0 if run.first is None else run.first + len(run.words)
        while self._words and (
            self._followed < end or (run.line and self._words[0].line.index < run.line.index)
        ):
            self._followed += 1
            yield self._words.popleft().text


@lru_cache(maxsize=1024)  # headings are mostly the same, page after page
def _heading_keys(words: str, table: TableWords) -> frozenset[str]:
    """Returns the keys of words, of each piece of them, and of the columns that they hold.

    Where a page has its table on one line, headings and the label of a row are one piece of words.
    """
    key = label_key(words)
    if key in table.known:
        return frozenset((key,))
    held = (column for column in _long_columns(table) if column in key)
    return frozenset((key, *map(label_key, words.split()), *held))


@cache
def _long_columns(table: TableWords) -> tuple[str, ...]:
    """Returns the keys of columns that can be told within other words."""
    others = table.other_columns
    within = {other for other in others if any(other in label for label in table.known)}
    return (*table.column_labels.values(), *(others - within))


@lru_cache(maxsize=1024)  # headings are mostly the same, page after page
def _is_foreign_heading(key: str, table: TableWords) -> bool:
    """Whether a key is a column that only another edition has, or a part of one."""
    if len(key) < _SHORTEST_BEGINNING or any(known.startswith(key) for known in table.known):
        return False
    if any(column.startswith(key) for column in table.other_columns):
        return True
    return not any(key in known for known in table.known) and any(
        key in column for column in table.other_columns
    )


def heading_order(words: list[str], table: TableWords, columns: Order) -> Order | None:
    """Returns the columns in the order of their headings among ``words``, if all are there."""
    return _heading_order(tuple(words), table, columns)


@lru_cache(maxsize=1024)  # headings are mostly the same, page after page
def _heading_order(words: tuple[str, ...], table: TableWords, columns: Order) -> Order | None:
    found = columns_among(words, table, columns)
    return tuple(found) if len(found) == len(columns) else None


def columns_among(words: Sequence[str], table: TableWords, columns: Order) -> list[str]:
    """Returns the columns that words name, in the words' order."""
    found: list[str] = []
    for word in words:
        whole = table.column_named(word) is not None
        for piece in (word,) if whole else word.split(" "):
            column = table.column_named(piece)
            if column in columns and column not in found:
                found.append(column)
    return found


def last_order(words: list[str], table: TableWords, columns: Order) -> OrderAnswer | None:
    """Returns the order of the last headings among words, which may hold those of other rows.

    ``None`` where some are missing. An order unlike that of the form is unknown where those of
    another row are not all there: the headings of both may then be taken for those of one.
    """
    return _last_order(tuple(words), table, columns)


@lru_cache(maxsize=1024)  # headings are mostly the same, page after page
def _last_order(words: tuple[str, ...], table: TableWords, columns: Order) -> OrderAnswer | None:
    words = tuple(piece for word in words for piece in _heading_pieces(word, table, columns))
    last = _last_headings(words, table, columns)
    order = _heading_order(last, table, columns)
    if order in (None, columns) or _are_whole(words[: -len(last)], table, columns):
        return order
    return "unknown"


def _heading_pieces(words: str, table: TableWords, columns: Order) -> Sequence[str]:
    """Splits words with white space, unless they are one heading or those of a row."""
    pieces = words.split(" ")
    if len(pieces) == 1 or table.column_named(words) is not None:
        return (words,)
    return (words,) if len(columns_among((words,), table, columns)) == len(pieces) else pieces


def _last_headings(words: tuple[str, ...], table: TableWords, columns: Order) -> tuple[str, ...]:
    """Returns the last headings among words, none of which names a column a second time."""
    seen: set[str] = set()
    for at in range(len(words) - 1, -1, -1):
        named = {*columns_among(words[at : at + 1], table, columns)}
        if seen and (not named or not seen.isdisjoint(named)):
            return words[at + 1 :]
        seen |= named
    return words


def _are_whole(words: tuple[str, ...], table: TableWords, columns: Order) -> bool:
    """Whether headings among words are those of whole rows."""
    while words:
        last = _last_headings(words, table, columns)
        named = columns_among(last, table, columns)
        if len(named) < len(columns):
            return not named
        words = words[: -len(last)]
    return True


def is_out_of_place(run: TableRun, columns: Order) -> bool:
    """Whether headings are missing and another one stands over a value of another column.

    Args:
        run: A row with a value for each column.
        columns: The columns, in the form's order.
    """
    if run.grid is None or run.line is None or run.line.cells is None or run.start is None:
        return False
    if len(run.printed) != len(columns) or run.size != run.width:
        return False
    headed = [run.headed.get(column) for column in columns]
    if None not in headed:
        return False
    places = [*run.line.cells.columns[run.start :]]
    if len(places) > len(columns):  # the label stands behind the values, and no heading over it
        return True
    if not {None, *places}.issuperset(headed):  # headings and values do not line up
        return False
    return any(a not in (None, b) for a, b in zip(headed, places, strict=True))


def _is_line_out_of_place(scan: Scan, table: TableWords, columns: Order) -> bool:
    """Whether most headings of all columns stand on one line, and one of them not in its place."""
    alone = len({word.line for word in scan.words}) == len(scan.words)
    if alone and _gaps("".join([word.text for word in scan.words])) < len(columns) - 1:
        return False  # a cell a line
    for _, words in groupby(scan.words, key=attrgetter("line")):
        text = "\t".join([word.text for word in words])
        if _gaps(text) < len(columns) - 1:
            continue  # nearly every line: it has too few pieces, whatever parts them
        pieces = _GAPS.split(text)[-len(columns) :]
        if len(pieces) < len(columns):
            continue
        named = [table.column_named(piece) for piece in pieces]
        if 2 * named.count(None) < len(columns):
            return any(a not in (None, b) for a, b in zip(named, columns, strict=True))
    return False


def _gaps(text: str) -> int:
    return text.count("\t") + text.count(" ") + text.count("\u3000")


def is_disordered(words: list[str], table: TableWords, columns: Order) -> bool:
    """Whether headings among words, of which some are missing, have another order than the form."""
    found = [columns.index(column) for column in columns_among(words, table, columns)]
    return found != sorted(found)


def table_order(scan: Scan, runs: list[TableRun], table: TableWords, columns: Order) -> OrderAnswer:
    """Returns the order of columns that are headed once, above all rows, and end in their total.

    Headings in two rows come in another order than the columns, and extractors mix them further.
    An order unlike that of the form is therefore believed only where rows add up in it and do not
    in the form's; where neither or only few do, the order is unknown. So it is where headings are
    missing and another one stands over a value of another column.
    """
    words = []
    for word in scan.words:
        if word.bare in table.row_of and without_number(word.text)[0]:
            break
        words.append(word.text)
    order = heading_order(words, table, columns)
    unsure = order is None and (
        any(is_out_of_place(run, columns) for run in runs)
        or _is_line_out_of_place(scan, table, columns)
    )
    if order in (columns, (columns[0], _TOTAL, *columns[1:-1])) or not (order or unsure):
        return columns
    rows = [
        [int(number.value or 0) for number in run.shown]
        for run in runs
        if len(run.shown) == len(columns)
        and all(isinstance(number.value, int) for number in run.shown)
    ]
    with_numbers = [row for row in rows if any(row)]
    if not with_numbers or all(_is_sum(row, columns) for row in with_numbers):
        return columns
    if order is None or not all(_is_sum(row, order) for row in with_numbers):
        return "unknown"
    return order


def block_orders(scan: Scan, run: TableRun, table: TableWords) -> list[Order] | Literal["unknown"]:
    """Returns the order of the columns of each row of a table whose rows stand in one run.

    Where the page shows over which column a heading stands, the headings are followed. Elsewhere
    they count only where each row has all of them, whole; an order in which no sum holds while one
    holds in the form's is the extractor's, and between two that both may hold the order is unknown.
    """
    columns = table.rows[0].columns
    usual = [columns] * len(table.rows)
    count = len(columns) * len(table.rows)
    named = _headed_orders(tuple([word.text for word in scan.words]), table)
    if named == "usual":
        return usual
    if named == "unknown":
        return named
    if run.grid is not None and run.grid.spans and len(run.values) == count:
        placed = _blocks([run.columns.get(value.column or 0) for value in run.values], columns)
        if placed is not None:
            return placed
    if named is None:
        return usual
    values = run.values if len(run.values) == count else run.numbers
    numbers = [int(value.number.value or 0) for value in values]
    if len(named) != len(usual) or len(numbers) != count:
        return "unknown"
    parts = [numbers[at : at + len(columns)] for at in range(0, count, len(columns))]
    if all(_is_sum(part, order) for part, order in zip(parts, named, strict=True)):
        return named
    return usual if all(_is_sum(part, columns) for part in parts) else "unknown"


@lru_cache(maxsize=256)  # headings are mostly the same, page after page
def _headed_orders(
    words: tuple[str, ...], table: TableWords
) -> list[Order] | Literal["usual", "unknown"] | None:
    """Returns the orders of columns that a table's words show; ``None`` where they are too few."""
    keys: list[str] = []
    for word in words:
        whole = bare_key(word) in table.known or " " not in word
        keys += [bare_key(word)] if whole else map(label_key, word.split(" "))
    if not _rows_are_in_order(keys, table):
        return "unknown"
    columns = table.rows[0].columns
    labels = {label: column for column, label in table.column_labels.items()}
    shown = [labels[key] for key in keys if key in labels]
    named = _blocks(shown, columns)
    if named is not None and all(order == columns for order in named):
        return "usual"
    if named is None and set(shown) == set(columns) and len(shown) >= 2 * len(columns):
        # Whole headings, and one is lost or twice there: do the others stand as on the form?
        rest = iter(columns * len(table.rows))
        return None if all(column in rest for column in shown) else "unknown"
    return named


def _blocks(named: Sequence[str | None], columns: Order) -> list[Order] | None:
    """Splits ``named`` by rows, where each of these has every column once."""
    width = len(columns)
    parts = [tuple(named[at : at + width]) for at in range(0, len(named), width)]
    if not parts or any(len(part) != width or set(part) != set(columns) for part in parts):
        return None
    return [tuple(column for column in part if column is not None) for part in parts]


def _rows_are_in_order(keys: list[str], table: TableWords) -> bool:
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


def _is_sum(row: list[int], order: Order) -> bool:
    return sum(row) == 2 * row[order.index(_TOTAL)]
