"""The linear rules of a report as lines of a check: what must hold where, and its two sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from govinfo_report.catalogue import form
from govinfo_report.catalogue.names import scope_name, table_name
from govinfo_report.catalogue.rule_entries import Relation, Rule
from govinfo_report.catalogue.rules import RELATIONS, linear_formula, rules, rules_by_id
from govinfo_report.identities import shape_of, system
from govinfo_report.identities.two_years import TwoYearSum, is_over_two_years, two_year_sums
from govinfo_report.model import Report, block, cells, get_cell, is_year_before, same_scope, year_of
from govinfo_report.model.values import exact


@frozen(kw_only=True)
class EquationSide:
    """One side of an equation: Σ cells + what last year's report gives.

    Attributes:
        cells: Cells of the report.
        last: The sum of last year's figures, those without a number as zero.
        last_cells: How many figures of last year's report take part.
        last_blank: How many of them are blank.
        last_other: How many of them are neither blank nor a number.
    """

    cells: tuple[str, ...]
    last: int | Fraction = 0
    last_cells: int = 0
    last_blank: int = 0
    last_other: int = 0

    @property
    def has_figure(self) -> bool:
        """Whether last year's report gives a figure."""
        return self.last_cells > self.last_blank + self.last_other


@frozen(kw_only=True)
class Equation:
    """One line of the check: a linear rule in one row or column.

    Attributes:
        rule: The rule.
        scope: The row or column, without the table's name.
        place: The row or column in words: 表三“自然人”栏.
        formula: What must hold there, in the words of the form.
        relation: How the sides compare.
        left: The left side.
        right: The right side.
        result: The cell that follows from last year's report and the others; ``None``: none does.
        can_break: Whether it can be violated: not if last year's report lacks a change, which may
            be any number.
    """

    rule: Rule
    scope: str
    place: str
    formula: str
    relation: Relation
    left: EquationSide
    right: EquationSide
    result: str | None = None
    can_break: bool = True

    @property
    def cells(self) -> tuple[str, ...]:
        """Its cells."""
        return (*self.left.cells, *self.right.cells)


def equations(report: Report, previous: Report | None = None) -> Iterator[Equation]:
    """Every linear rule of a report's edition that can be asked of its tables.

    Args:
        report: The report; the tables that it lacks are left out.
        previous: Last year's report. The rules over two years are left out where it is none: it is
            of another year, organ or scope. A report without year (a blank form) follows from any.
    """
    tables = {cell.partition(".")[0] for cell in cells(report)}
    by_id = rules_by_id()
    asked = system(report.edition, shape_of(report.edition, block(report)), heuristic=True)
    for identity in asked.identities:
        rule = by_id[identity.rule]
        if rule.linear is not None and rule.linear.table in tables:
            yield Equation(
                rule=rule,
                scope=identity.scope,
                place=_place(report.edition, rule.linear.table, identity.scope, rule.linear.each),
                formula=str(linear_formula(rule)),
                relation=identity.relation,
                left=EquationSide(cells=identity.left),
                right=EquationSide(cells=identity.right),
            )
    if previous is not None and follows(previous, report):
        yield from _over_two_years(report, previous, tables)


def follows(previous: Report, report: Report) -> bool:
    """Whether the rules over two years can be asked of two reports."""
    if year_of(report) is None:
        return True
    return is_year_before(previous, report) and same_scope(previous, report)


def _over_two_years(report: Report, previous: Report, tables: set[str]) -> Iterator[Equation]:
    tables = tables & {cell.partition(".")[0] for cell in cells(previous)}
    for rule in filter(is_over_two_years, rules(report.edition)):
        for link in two_year_sums(rule, previous.edition, report.edition):
            terms = rule.parameters
            if terms["table"] not in tables:
                continue
            signed = any(
                form(previous.edition).cell(cell).kind == "signed_count"
                and exact(get_cell(previous, cell)) is None
                for cell in link.before
            )
            yield Equation(
                rule=rule,
                scope=link.scope,
                place=_place(report.edition, terms["table"], link.scope, terms["each"]),
                formula=_link_formula(terms),
                relation=terms["relation"],
                left=_side(link, previous, 1),
                right=_side(link, previous, -1),
                result=link.result,
                can_break=not signed,
            )


def _side(link: TwoYearSum, previous: Report, sign: int) -> EquationSide:
    values = [get_cell(previous, cell) for cell, each in link.before.items() if each == sign]
    numbers = [number for value in values if (number := exact(value)) is not None]
    blank = values.count(None)
    return EquationSide(
        cells=tuple(cell for cell, each in link.after.items() if each == sign),
        last=sum(numbers),
        last_cells=len(values),
        last_blank=blank,
        last_other=len(values) - len(numbers) - blank,
    )


_EACH: Final = {"row": "一行", "column": "栏"}


def _place(edition: str, table: str, scope: str, each: str) -> str:
    number = table_name(form(edition).table(table), form(edition)).zh
    return f"{number}“{scope_name(table, scope).zh}”{_EACH[each]}"


def _link_formula(terms: Mapping[str, Any]) -> str:
    sides = (_terms(terms, 1), _terms(terms, -1))
    return RELATIONS[terms["relation"]].join(" + ".join(side) for side in sides)


def _terms(terms: Mapping[str, Any], sign: int) -> Sequence[str]:
    table = terms["table"]
    return [
        f"{whose}“{scope_name(table, term).zh}”"
        for whose, side in (("上年报告", terms["previous"]), ("", terms["current"]))
        for term, each in side.items()
        if each == sign
    ]
