"""The words of one edition's form, folded for looking up: the catalogue as the recogniser needs it.

A new spelling of a label belongs to the aliases of the catalogue, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import Final

from attrs import field, frozen

from govinfo_report.catalogue import EDITIONS, Arrangement, Form, form
from govinfo_report.text import (
    MAX_LABEL,
    Remembered,
    bare_key,
    label_key,
    ungarbled,
    without_number,
)

NUMERALS: Final = "一二三四五六"


@frozen(eq=False)
class RowWords:
    """A row of a table and the keys it goes by.

    Attributes:
        id: Row id with the table's name first.
        columns: Ids of its columns.
        cells: Ids of its cells.
        counts: Whether every cell of it is a count (件) or a change of one, and none an amount.
        number: Key of the number before its label; empty where it has none.
        keys: Keys of its label and aliases, number left out, the official one first.
        groups: Keys of the groups it stands in, joined.
        printed: Whether the form of the edition prints it.
    """

    id: str
    columns: tuple[str, ...]
    cells: tuple[str, ...]
    counts: bool
    number: str
    keys: tuple[str, ...]
    groups: str
    printed: bool


@frozen(eq=False)
class TableWords:
    """A table, its rows and every key by which a row or column is told.

    Attributes:
        id: Id of the table.
        arrangement: How the form prints it.
        rows: Its rows, in the form's order.
        printed_rows: Those of them that the form prints.
        row_of: Key → place in :attr:`rows`.
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
    arrangement: Arrangement
    rows: tuple[RowWords, ...]
    printed_rows: tuple[RowWords, ...]
    row_of: dict[str, int]
    column_of: dict[str, str]
    column_labels: dict[str, str]
    cut_columns: frozenset[str]
    headings: frozenset[str]
    other_columns: frozenset[str]
    furniture: frozenset[str]
    known: frozenset[str]

    def reads_as(self, other: TableWords) -> bool:
        """Whether the lines of a table give the same runs with these words as with the others."""
        return self.column_of == other.column_of and self.row_of == other.row_of


@frozen(eq=False)
class Vocabulary:
    """All the words of one edition.

    Attributes:
        form: The catalogue's form.
        tables: Table id → its words.
        cell_kinds: Cell id → kind (``count``, ``signed_count``, ``money``).
        cell_columns: Row id → its cell ids.
    """

    form: Form
    tables: dict[str, TableWords]
    cell_kinds: dict[str, str] = field(repr=False)


def _base(label: str) -> str:
    words = ungarbled(without_number(label)[1])
    for bracket in "（(":
        head, found, _ = words.partition(bracket)
        if found and len(head.strip()) > 1:
            words = head
    return label_key(words)


base_key: Final[Callable[[str], str]] = Remembered(_base, most=4096, longest=MAX_LABEL).__getitem__
"""The key of a label without its number and without the explanation in brackets behind it."""


def _row_keys(labels: tuple[str, ...]) -> tuple[str, ...]:
    keys = (key for label in labels for key in (bare_key(label), base_key(label)))
    return tuple(dict.fromkeys(key for key in keys if key))


@cache
def vocabulary(edition: str) -> Vocabulary:
    """The words of an edition.

    Raises:
        EditionError: There is no such edition.
    """
    the_form = form(edition)
    kinds = {cell.id: str(cell.kind) for cell in the_form.cells.values()}
    tables = {}
    for table in the_form.tables:
        groups = {group.id: bare_key(group.label) for group in table.groups}
        rows = tuple(
            RowWords(
                f"{table.id}.{row.id}",
                row.columns,
                tuple(f"{table.id}.{row.id}.{column}" for column in row.columns),
                all(kinds[f"{table.id}.{row.id}.{column}"] != "money" for column in row.columns),
                label_key(without_number(row.label)[0]),
                _row_keys((row.label, *row.aliases)),
                "".join(groups[group] for group in row.groups),
                row.printed,
            )
            for row in table.rows
        )
        row_of: dict[str, int] = {}
        for rank in range(max(len(row.keys) for row in rows)):  # official labels before aliases
            for place, row in enumerate(rows):
                if rank < len(row.keys):
                    row_of.setdefault(row.keys[rank], place)
        columns = {column.id: label_key(column.label) for column in table.columns}
        column_of = {key: column for column, key in columns.items()}
        for column in table.columns:
            for alias in column.aliases:
                column_of.setdefault(label_key(alias), column.id)
        headings = {label_key(head) for column in table.columns for head in column.header}
        headings |= {*column_of}
        furniture = {*groups.values(), label_key(table.row_heading or ""), *columns.values()}
        furniture |= {label_key(head) for column in table.columns for head in column.header}
        furniture |= {label_key(alias) for group in table.groups for alias in group.aliases}
        furniture |= {label_key(table.column_heading or "")}
        furniture |= {label_key(note.zh) for note in table.notes}
        tables[table.id] = TableWords(
            table.id,
            table.arrangement,
            rows,
            tuple(row for row in rows if row.printed),
            row_of,
            column_of,
            columns,
            frozenset(key[:end] for key in columns.values() for end in range(3, len(key))),
            frozenset(headings),
            _column_keys(table.id) - {*row_of, *column_of, *furniture},
            frozenset(furniture - {""}),
            frozenset((furniture - {""}).union(row_of, column_of)),
        )
    return Vocabulary(the_form, tables, kinds)


@cache
def _column_keys(table: str) -> frozenset[str]:
    """Keys of every column that the form of any edition has in a table."""
    return frozenset(
        label_key(label)
        for edition in EDITIONS
        for each in form(edition).tables
        if each.id == table
        for column in each.columns
        for label in (column.label, *column.aliases)
    )


@cache
def scraps(table: TableWords) -> str:
    """Every label of the table joined: what a piece of one of them is found in."""
    return "|".join(key for row in table.rows for key in (*row.keys, row.groups))


@cache
def official_labels(edition: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Table id → keys of the labels that the form prints in it: those of rows, those of columns."""
    return {
        table.id: (tuple(row.keys[0] for row in table.rows), tuple(table.column_labels.values()))
        for table in vocabulary(edition).tables.values()
    }


@cache
def telling_labels() -> Mapping[str, frozenset[str]]:
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
def balance_sentences() -> tuple[str, ...]:
    """Keys of the sentences that the forms print inside their tables."""
    notes = (
        label_key(note.zh)
        for edition in EDITIONS
        for table in form(edition).tables
        for note in table.notes
    )
    return tuple(dict.fromkeys(notes))
