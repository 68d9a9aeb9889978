"""Linear rules written out: from a few words about rows and columns to a coefficient a cell.

A linear rule says that one sum of cells equals another (``=``), or is at most another (``<=``), in
each column or in each row of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from attrs import field, frozen

from govinfo_report.catalogue import form
from govinfo_report.catalogue.entries import Column, Row, Table
from govinfo_report.strict_toml import Record

Relation = Literal["=", "<="]
"""How the two sums of a linear rule compare."""


class Linear(Record, frozen=True, kw_only=True):
    """The terms of a linear rule.

    Attributes:
        table: The table it speaks of.
        each: Whether it is said of each ``column`` (then its terms are rows) or of each ``row``.
        plus: Terms of the left side: row or column ids; ``outcomes.*`` is every row under
            ``outcomes``, ``*`` every row or column, that is no sum of others itself (``total``)
            and that neither side names: so no subtotal is counted beside its parts.
        minus: Terms of the right side.
        relation: How left and right compare.
        within: The rows (or columns) it is said of; empty for all.
    """

    table: str
    each: Literal["column", "row"]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    relation: Relation = "="
    within: tuple[str, ...] = ()


@frozen
class LinearInstance:
    """A linear rule in one row or column: Σ coefficient × cell ``=`` (or ``<=``) 0.

    Attributes:
        scope: The row or column, without the table's name.
        coefficients: Cell id → +1 (left side) or −1 (right side), in the form's order.
        relation: How the sum compares with zero.
    """

    scope: str
    coefficients: Mapping[str, int] = field(hash=False)
    relation: Relation


@frozen
class Shapes:
    """The two ways in which (六)其他处理 is printed; a report has one of them, never both.

    Attributes:
        printed: Row ids (with the table's name) that the form of the edition prints.
        other: Row ids of the other edition's shape, valid in a document all the same.
    """

    printed: tuple[str, ...]
    other: tuple[str, ...]


@cache
def expand(linear: Linear, edition: str) -> tuple[LinearInstance, ...]:
    """The instances of a linear rule in an edition, in the form's order.

    Rows of both shapes of (六) are among the terms; see :func:`shapes` for which of them count.
    """
    table = form(edition).table(linear.table)
    if linear.each == "row":
        names = [row.id for row in table.rows if not linear.within or row.id in linear.within]
        return tuple(_row_instance(linear, table, table.row(name)) for name in names)
    columns = [c.id for c in table.columns if not linear.within or c.id in linear.within]
    return tuple(_column_instance(linear, table, column) for column in columns)


def _row_instance(linear: Linear, table: Table, row: Row) -> LinearInstance:
    signs = _signs(linear, [table.column(column) for column in row.columns])
    return LinearInstance(
        row.id,
        MappingProxyType({f"{linear.table}.{row.id}.{c}": sign for c, sign in signs.items()}),
        linear.relation,
    )


def _column_instance(linear: Linear, table: Table, column: str) -> LinearInstance:
    signs = _signs(linear, table.rows)
    return LinearInstance(
        column,
        MappingProxyType({f"{table.id}.{row}.{column}": sign for row, sign in signs.items()}),
        linear.relation,
    )


def _signs(linear: Linear, parts: Iterable[Row | Column]) -> dict[str, int]:
    named = {*linear.plus, *linear.minus}
    signs: dict[str, int] = {}
    for part in parts:
        leaf = not part.total and part.id not in named
        for side, sign in ((linear.plus, 1), (linear.minus, -1)):
            if part.id in side or (leaf and any(_covers(term, part.id) for term in side)):
                signs[part.id] = sign
    return signs


def _covers(term: str, name: str) -> bool:
    return term == "*" or (term.endswith(".*") and name.startswith(term[:-1]))


@cache
def shapes(edition: str) -> Shapes:
    """The two shapes of (六)其他处理 in an edition; both empty where it prints only one."""
    for table in form(edition).tables:
        other = [row.id for row in table.rows if not row.printed]
        if other:
            group = other[0].rpartition(".")[0]
            printed = [r.id for r in table.rows if r.printed and r.id.rpartition(".")[0] == group]
            return Shapes(*(tuple(f"{table.id}.{row}" for row in ids) for ids in (printed, other)))
    return Shapes((), ())
