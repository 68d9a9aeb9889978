"""The linear rules over two years, written out: what last year left is what this year began with.

The record of such a rule says in its parameters which cells are added up: ``previous`` and
``current`` give coefficients by row (``each = "column"``) or by column (``each = "row"``), and
their sum is zero (``=``) or at most zero (``<=``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.model import layout


@frozen
class YearLink:
    """A linear rule over two years in one row or column.

    Attributes:
        scope: The row or column.
        before: Cell of last year's report → coefficient.
        after: Cell of this year's report → coefficient.
        result: The cell of this year's report that follows from the others.
    """

    scope: str
    before: Mapping[str, int]
    after: Mapping[str, int]
    result: str


def year_links(rule: Rule, before: str, edition: str) -> Iterator[YearLink]:
    """A rule over two years in every row or column that both years' forms have.

    Args:
        rule: The rule; one without such parameters has no links.
        before: The edition of last year's report.
        edition: The edition of this year's report.
    """
    terms = rule.parameters
    if "previous" not in terms or "current" not in terms:
        return
    table, wanted, by_row = terms["table"], terms.get("within"), terms["each"] == "row"
    rows = [row for row in layout(edition).rows if row.id.startswith(f"{table}.")]
    names = [row.id.removeprefix(f"{table}.") for row in rows]
    if not by_row:
        names = [column for row in rows for column in row.columns]
    for name in dict.fromkeys(names):
        if wanted and name not in wanted:
            continue

        def cells(term: str, scope: str = name) -> str:
            return ".".join((table, scope, term) if by_row else (table, term, scope))

        last = {cells(term): sign for term, sign in terms["previous"].items()}
        now = {cells(term): sign for term, sign in terms["current"].items()}
        if (
            last.keys() <= layout(before).places.keys()
            and now.keys() <= layout(edition).places.keys()
        ):
            yield YearLink(name, last, now, cells(terms["result"]))
