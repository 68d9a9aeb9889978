"""The words of an edition's form, folded for looking up: the catalogue as recognition needs it.

A new spelling of a label belongs to the aliases of the catalogue, not here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Final

from attrs import frozen

from govinfo_report.catalogue import EDITIONS, Arrangement, Section, Table, form
from govinfo_report.text import (
    MAX_LABEL,
    Remembered,
    bare_key,
    label_key,
    ungarbled,
    without_number,
)

_SHORTEST_NEAR: Final = 3
_LONG: Final = 6
"""A label of as many characters is near with two wrong ones, a shorter one with one."""

# The number of another label, which is no explanation: 重复申请 （六）其他处理.
_NEXT_LABEL: Final = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*[^\s，,、；;。）)]")

_FOOTNOTE: Final = re.compile(r"\s?(?:\[[0-9]{1,2}\]|〔[0-9]{1,2}〕|［[0-9]{1,2}］|[①-⑳])\Z")
"""The mark of a footnote behind a label."""


@frozen(eq=False, kw_only=True)
class RowWords:
    """A row of a table and its keys.

    Attributes:
        id: Row id, with the table's name first.
        columns: Ids of its columns.
        cells: Ids of its cells.
        counts: Whether every cell of it is a count (件) or a change of one, and none an amount.
        number: Key of the number before its label; empty where it has none.
        keys: Keys of its label and aliases, number left out, the official one first.
        groups: Keys of the groups it stands in, joined.
        printed: Whether the form of the edition prints it.
        in_shape: Whether it belongs to one of the two shapes of （六）.
    """

    id: str
    columns: tuple[str, ...]
    cells: tuple[str, ...]
    counts: bool
    number: str
    keys: tuple[str, ...]
    groups: str
    printed: bool
    in_shape: bool


@frozen(eq=False, kw_only=True)
class TableWords:
    """A table, its rows and every key of a row or column.

    Attributes:
        id: Id of the table.
        edition: The edition of the form.
        arrangement: How the form prints it.
        rows: Its rows, in the form's order.
        widths: The number of columns of each.
        printed_rows: Those of them that the form prints.
        shapes: Ids of the rows of each shape of （六）, the smaller shape first; a report has one.
            Empty where the table has no （六）.
        row_of: Key → index in :attr:`rows`.
        column_of: Key → column id; an ambiguous alias is left out.
        column_labels: Column id → key of its official label.
        cut_columns: Beginnings of those keys, of at least three characters.
        headings: Keys of what is printed over its columns.
        other_columns: Keys of columns that only other editions' forms have in it.
        furniture: Keys of what else is printed in it: headings over rows and columns, groups,
            notes.
        known: Every key of a row, a column or furniture.
    """

    id: str
    edition: str
    arrangement: Arrangement
    rows: tuple[RowWords, ...]
    widths: tuple[int, ...]
    printed_rows: tuple[RowWords, ...]
    shapes: tuple[frozenset[str], ...]
    row_of: dict[str, int]
    column_of: dict[str, str]
    column_labels: dict[str, str]
    cut_columns: frozenset[str]
    headings: frozenset[str]
    other_columns: frozenset[str]
    furniture: frozenset[str]
    known: frozenset[str]

    def reads_as(self, other: TableWords) -> bool:
        """Whether lines give the same runs with these words as with the others."""
        return self is other or (self.column_of == other.column_of and self.row_of == other.row_of)

    def row_named(self, label: str) -> int | None:
        """Returns the index of the row that a label names, with or without its explanation."""
        row = self.row_of.get(bare_key(label))
        return self.row_of.get(base_key(label)) if row is None else row

    def row_near(self, label: str) -> int | None:
        """Returns the index of the row that a label with one or two wrong characters names."""
        near = near_label(self)[bare_key(label)]
        if near is None:
            return self._row_numbered(label)
        return None if near in self.furniture else self.row_of.get(near)

    def _row_numbered(self, label: str) -> int | None:
        """Returns the row whose number no other row has, if one of two characters is wrong."""
        number, words = without_number(label)
        key = label_key(words)
        if not number or len(key) != _SHORTEST_NEAR - 1 or key in self.known:
            return None
        rows = [at for at, row in enumerate(self.rows) if row.number == label_key(number)]
        if len(rows) != 1:
            return None
        own = self.rows[rows[0]].keys[0]
        is_near = len(own) == len(key) and (own[0] == key[0]) != (own[1] == key[1])
        return rows[0] if is_near else None

    def row_like(self, label: str) -> int | None:
        """Returns the index of the row that a label names, also with wrong characters."""
        row = self.row_named(label)
        return self.row_near(label) if row is None else row

    def column_named(self, label: str) -> str | None:
        """Returns the column that a heading names, also with one or two wrong characters."""
        return columns_named(self)[label]

    def prints(self, words: str) -> bool:
        """Whether any form prints words in the table, with or without an explanation."""
        keys = bare_key(words), base_key(words)
        return self.knows(words) or any(k in self.known or k in self.other_columns for k in keys)

    def knows(self, label: str) -> bool:
        """Whether the form prints a label in the table, with or without its number."""
        return bare_key(label) in self.known or label_key(label) in self.known

    def missing(self, rows: Iterable[str]) -> list[str]:
        """Returns the ids of the rows that the form prints and that are not among ``rows``.

        Where a row of （六） is among them, no row of either of its shapes is missing.
        """
        there = {*rows}
        has_shape = not there.isdisjoint(chain.from_iterable(self.shapes))
        return [
            row.id
            for row in self.printed_rows
            if row.id not in there and not (has_shape and row.in_shape)
        ]


@frozen(eq=False)
class FormWords:
    """All the words of one edition.

    Attributes:
        tables: Table id → its words.
        cell_kinds: Cell id → kind (``count``, ``signed_count``, ``money``).
    """

    tables: dict[str, TableWords]
    cell_kinds: dict[str, str]


def _base(label: str) -> str:
    words = _FOOTNOTE.sub("", ungarbled(without_number(label)[1]))
    if _NEXT_LABEL.search(words):
        return label_key(words)
    for bracket in "（(":
        head, found, _ = words.partition(bracket)
        if found and len(head.strip()) > 1:
            words = head
    return label_key(words)


base_key: Final[Callable[[str], str]] = Remembered(_base, most=4096, longest=MAX_LABEL).__getitem__
"""The key of a label without its number and without the explanation in brackets behind it."""


@cache
def vocabulary(edition: str) -> FormWords:
    """Returns the words of an edition.

    Raises:
        EditionError: There is no such edition.
    """
    kinds = {cell.id: str(cell.kind) for cell in form(edition).cells.values()}
    tables = {table.id: _table_words(table, edition, kinds) for table in form(edition).tables}
    return FormWords(tables, kinds)


def _table_words(table: Table, edition: str, kinds: Mapping[str, str]) -> TableWords:
    rows = _rows(table, kinds)
    row_of: dict[str, int] = {}
    for rank in range(max(len(row.keys) for row in rows)):  # official labels before aliases
        for index, row in enumerate(rows):
            if rank < len(row.keys):
                row_of.setdefault(row.keys[rank], index)
    columns = {column.id: label_key(column.label) for column in table.columns}
    column_of = {key: column for column, key in columns.items()}
    for column in table.columns:
        for alias in column.aliases:
            column_of.setdefault(label_key(alias), column.id)
    headers = {label_key(head) for column in table.columns for head in column.header}
    furniture = headers.union(
        columns.values(),
        (bare_key(group.label) for group in table.groups),
        (label_key(alias) for group in table.groups for alias in group.aliases),
        (label_key(note.zh) for note in table.notes),
        map(label_key, filter(None, (table.row_heading, table.column_heading))),
    )
    shapes = [
        frozenset(row.id for row in rows if row.in_shape and row.printed == printed)
        for printed in (True, False)
    ]
    return TableWords(
        id=table.id,
        edition=edition,
        arrangement=table.arrangement,
        rows=rows,
        widths=tuple(len(row.columns) for row in rows),
        printed_rows=tuple(row for row in rows if row.printed),
        shapes=tuple(sorted(shapes, key=len)) if all(shapes) else (),
        row_of=row_of,
        column_of=column_of,
        column_labels=columns,
        cut_columns=frozenset(key[:end] for key in columns.values() for end in range(3, len(key))),
        headings=frozenset(headers.union(column_of)),
        other_columns=_column_keys(table.id) - {*row_of, *column_of, *furniture},
        furniture=frozenset(furniture - {""}),
        known=frozenset((furniture - {""}).union(row_of, column_of)),
    )


def _rows(table: Table, kinds: Mapping[str, str]) -> tuple[RowWords, ...]:
    groups = {group.id: bare_key(group.label) for group in table.groups}
    with_shapes = {row.id.rpartition(".")[0] for row in table.rows if not row.printed}
    rows = []
    for row in table.rows:
        cells = tuple(f"{table.id}.{row.id}.{column}" for column in row.columns)
        keys = (
            key
            for label in (row.label, *row.aliases)
            for key in (bare_key(label), base_key(label))
            if key
        )
        words = RowWords(
            id=f"{table.id}.{row.id}",
            columns=row.columns,
            cells=cells,
            counts=all(kinds[cell] != "money" for cell in cells),
            number=label_key(without_number(row.label)[0]),
            keys=tuple(dict.fromkeys(keys)),
            groups="".join(groups[group] for group in row.groups),
            printed=row.printed,
            in_shape=row.id.rpartition(".")[0] in with_shapes,
        )
        rows.append(words)
    return tuple(rows)


@cache
def _column_keys(table: str) -> frozenset[str]:
    """Returns the keys of every column that the form of any edition has in a table."""
    return frozenset(
        label_key(label)
        for edition in EDITIONS
        for each in form(edition).tables
        if each.id == table
        for column in each.columns
        for label in (column.label, *column.aliases)
    )


@cache
def columns_named(table: TableWords) -> Remembered[str | None]:
    """Heading → the column that it names, also with one or two wrong characters."""

    def named(heading: str) -> str | None:
        key = label_key(heading)
        column = table.column_of.get(key)
        if column is None and key not in table.known:
            near = near_label(table)[key]
            column = None if near is None else table.column_of.get(near)
        return column

    return Remembered(named, most=4096, longest=MAX_LABEL)


@cache
def near_label(table: TableWords) -> Remembered[str | None]:
    """Key → the one label of the table, or of the table in another edition, that is near to it.

    A label of three to five characters is near with one wrong, missing or further character, a
    longer one with two. The value is ``None`` where no label or several are near, or where the key
    is a label or a piece of one.
    """
    labels = {key: (len(key), frozenset(key)) for key in sorted(table.known | table.other_columns)}
    joined = "|".join(labels)

    def meaning(label: str) -> object:
        named = table.row_of.get(label), table.column_of.get(label)
        return label if named == (None, None) else named

    def near(key: str) -> str | None:
        if not _SHORTEST_NEAR <= len(key) <= MAX_LABEL or key in joined:
            return None
        size, shown, found = len(key), {*key}, []
        whole = [
            label
            for label, (length, _) in labels.items()
            if length > _SHORTEST_NEAR and label in key
        ]
        beside = size - max(map(len, whole), default=0)  # how many characters are beside a label
        for label, (length, characters) in labels.items():
            most = min(1 if length < _LONG else 2, max(1, beside - 1))
            if (
                length > 2  # 其他 and 规章 are near to anything
                and label not in key
                and abs(length - size) <= most
                and len(characters - shown) <= most
                and _distance(key, label, most) <= most
            ):
                found.append(label)
        if len({*map(meaning, found + whole)}) != 1:
            return None
        return found[0] if found and found[0] in table.known else None

    return Remembered(near, most=2048, longest=MAX_LABEL)


def _distance(one: str, other: str, most: int) -> int:
    """Returns the edit distance of two labels, or any larger number where it is above ``most``."""
    before = list(range(len(other) + 1))
    for row, character in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            same = before[column - 1] + (character != against)
            line.append(min(same, before[column] + 1, line[-1] + 1))
        if min(line) > most:
            return most + 1
        before = line
    return before[-1]


@cache
def joined_labels(table: TableWords) -> str:
    """Returns every label of the table, joined: a piece of a label is found in it."""
    return "|".join(key for row in table.rows for key in (*row.keys, row.groups))


@cache
def official_labels(edition: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Table id → keys of the labels that the form prints in it: those of rows, those of columns."""
    return {
        table.id: (tuple(row.keys[0] for row in table.rows), tuple(table.column_labels.values()))
        for table in vocabulary(edition).tables.values()
    }


@cache
def distinctive_labels() -> Mapping[str, frozenset[str]]:
    """Key of a label that some editions' forms print and others do not → these editions."""
    printed: dict[str, set[str]] = {}
    for edition in EDITIONS:
        for sequences in official_labels(edition).values():
            for key in chain.from_iterable(sequences):
                printed.setdefault(key, set()).add(edition)
    return {
        key: frozenset(editions)
        for key, editions in printed.items()
        if len(editions) < len(EDITIONS)
    }


@cache
def printed_sentences() -> tuple[str, ...]:
    """Returns the keys of the sentences that the forms print inside their tables."""
    notes = (
        label_key(note.zh)
        for edition in EDITIONS
        for table in form(edition).tables
        for note in table.notes
    )
    return tuple(dict.fromkeys(notes))


@cache
def sections() -> Mapping[str, Section]:
    """Section id → section, in the form's order; of several editions, the newest one's."""
    return {section.id: section for edition in EDITIONS for section in form(edition).sections}
