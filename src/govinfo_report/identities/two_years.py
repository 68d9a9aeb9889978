"""Sums over two years: what last year's report left is what this year's began with.

The record of such a rule says in its parameters which cells are added up: ``previous`` and
``current`` give coefficients by row (``each = "column"``) or by column (``each = "row"``), and
their sum is zero (``=``) or at most zero (``<=``). Here they are written out cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.model import layout


class TwoYearSum(Struct, frozen=True):
    """A linear rule over two years in one row or column.

    Attributes:
        scope: The row or column.
        before: Cell of last year's report → coefficient.
        after: Cell of this year's report → coefficient.
        result: The cell of this year's report that follows from the others.
        severity: How badly a violation matters: less than the rule says outside the rows or
            columns that it is strict about.
    """

    scope: str
    before: Mapping[str, int]
    after: Mapping[str, int]
    result: str
    severity: Severity


def is_over_two_years(rule: Rule) -> bool:
    """Whether a rule is a sum over two years."""
    return rule.needs == "previous" and "relation" in rule.parameters


def two_year_sums(rule: Rule, previous: str, edition: str) -> Iterator[TwoYearSum]:
    """The sums of a rule in every row or column that both editions have.

    Args:
        rule: A rule that is one (:func:`is_over_two_years`).
        previous: Edition of last year's report.
        edition: Edition of this year's.
    """
    terms = rule.parameters
    table, wanted, by_row = terms["table"], terms.get("within"), terms["each"] == "row"
    strict = terms.get("strict")
    there, here = layout(previous).places, layout(edition).places
    rows = [row for row in layout(edition).rows if row.id.startswith(f"{table}.")]
    if by_row:
        names = [row.id.removeprefix(f"{table}.") for row in rows]
    else:
        names = [column for row in rows for column in row.columns]
    for name in dict.fromkeys(names):
        if wanted and name not in wanted:
            continue

        def cell(term: str, scope: str = name) -> str:
            return ".".join((table, scope, term) if by_row else (table, term, scope))

        before = {cell(term): sign for term, sign in terms["previous"].items()}
        after = {cell(term): sign for term, sign in terms["current"].items()}
        if before.keys() <= there.keys() and after.keys() <= here.keys():
            lesser = strict is not None and name not in strict
            severity = "warning" if lesser else rule.severity
            yield TwoYearSum(name, before, after, cell(terms["result"]), severity)
