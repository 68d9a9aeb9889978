"""Linear rules written out: a coefficient for each cell, in each row or column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from govinfo_report.catalogue import Column, Row, alternatives, form
from govinfo_report.catalogue.rule_entries import Linear, Relation, Rule
from govinfo_report.catalogue.rules import rules
from govinfo_report.model import ABSENT, layout

Shape: TypeAlias = Literal["printed", "other", "both"]
"""Which rows of (六)其他处理 a report has: those that its form prints, those of the other edition,
or rows of both, which no document may have. A report with neither counts as ``printed``."""


@frozen
class Identity:
    """A linear rule in one row or column: Σ coefficient × cell is 0, or at most 0.

    Two identities are equal if rule and scope are.

    Attributes:
        rule: Id of the rule.
        scope: The row or column, without the table's name.
        terms: Coefficient and cell id, in the form's order: 1 for the left side of the rule, −1 for
            the right side.
        relation: How the sum compares with 0: ``=`` or ``<=``.
    """

    rule: str
    scope: str
    terms: tuple[tuple[int, str], ...] = field(default=(), eq=False, repr=False)
    relation: Relation = field(default="=", eq=False, repr=False)

    @property
    def left(self) -> tuple[str, ...]:
        """The cells of the left side."""
        return tuple(cell for sign, cell in self.terms if sign > 0)

    @property
    def right(self) -> tuple[str, ...]:
        """The cells of the right side."""
        return tuple(cell for sign, cell in self.terms if sign < 0)


@frozen
class Total:
    """A cell that is the sum of others.

    Attributes:
        rule: Id of the rule that says so.
        cell: The total.
        parts: Its parts, in the form's order; those of both shapes of (六)其他处理.
    """

    rule: str
    cell: str
    parts: tuple[str, ...]


@cache
def identities(edition: str) -> tuple[Identity, ...]:
    """The linear rules of an edition in every row and column, in the catalogue's order.

    Rows of both shapes of (六)其他处理 are among the terms: :func:`identities_of_shape` leaves out
    those that a report does not have.

    Raises:
        EditionError: There is no such edition.
    """
    return tuple(
        Identity(rule.id, scope, terms, rule.linear.relation)
        for rule in rules(edition)
        if rule.linear is not None
        for scope, terms in _written_out(rule.linear, edition)
    )


def identities_of_rule(rule: Rule, edition: str) -> tuple[Identity, ...]:
    """One rule of an edition in every row or column; empty for a rule that is not linear."""
    return tuple(each for each in identities(edition) if each.rule == rule.id)


def identities_of_shape(edition: str, shape: Shape) -> Iterator[Identity]:
    """The identities that can be asked of a report of one shape, with the cells that it has.

    Left out are those of rows that the report does not have, and, if it has both shapes, those that
    would count the same requests twice.
    """
    rows = alternatives(edition)
    unused = {"printed": rows.other, "other": rows.printed, "both": ()}[shape]
    for identity in identities(edition):
        named = {row_of(cell) for _, cell in identity.terms}
        if shape == "both" and named & {*rows.printed} and named & {*rows.other}:
            continue
        terms = tuple(term for term in identity.terms if row_of(term[1]) not in unused)
        if terms:
            yield Identity(identity.rule, identity.scope, terms, identity.relation)


def row_of(cell: str) -> str:
    """Id of a cell's row, the table's name first."""
    return cell.rpartition(".")[0]


@cache
def totals(edition: str) -> tuple[Total, ...]:
    """Every total of an edition, once for each sum that makes it up, in the catalogue's order."""
    return tuple(
        Total(each.rule, each.right[0], each.left)
        for each in identities(edition)
        if each.relation == "=" and len(each.right) == 1 and len(each.left) > 1
    )


@cache
def shape_places(edition: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places in the block of (六)其他处理: in the shape that the form prints, and in the other."""

    def places(rows: Sequence[str]) -> tuple[int, ...]:
        return tuple(p for c, p in layout(edition).places.items() if row_of(c) in rows)

    rows = alternatives(edition)
    return places(rows.printed), places(rows.other)


def shape_of(edition: str, block: Sequence[Any]) -> Shape:
    """The shape in which a report has (六)其他处理, by its block."""
    printed, other = shape_places(edition)
    if all(block[place] is ABSENT for place in other):
        return "printed"
    return "other" if all(block[place] is ABSENT for place in printed) else "both"


Terms: TypeAlias = tuple[tuple[int, str], ...]


def _written_out(linear: Linear, edition: str) -> Iterator[tuple[str, Terms]]:
    """Row or column, and the terms there."""
    table = form(edition).table(linear.table)
    if linear.each == "row":
        for row in table.rows:
            if not linear.within or row.id in linear.within:
                signs = _signs(linear, [table.column(column) for column in row.columns])
                yield row.id, tuple((s, f"{table.id}.{row.id}.{c}") for c, s in signs.items())
    else:
        signs = _signs(linear, table.rows)
        for column in table.columns:
            if not linear.within or column.id in linear.within:
                yield column.id, tuple((s, f"{table.id}.{r}.{column.id}") for r, s in signs.items())


def _signs(linear: Linear, parts: Iterable[Row | Column]) -> Mapping[str, int]:
    """Row or column → its coefficient."""
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
