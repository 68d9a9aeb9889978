"""The linear rules as equations between columns of a frame, of every edition at once.

What a rule adds up may differ between cases: between editions and shapes of (六)其他处理, or, over
two years, between pairs of editions. So each term of an equation says in which cases it counts, and
each equation in which it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias, get_args

from attrs import frozen

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.rule_entries import Outcome, Relation, Rule, Severity
from govinfo_report.frames.columns import BlankBit, cell_columns
from govinfo_report.identities import OtherShape, system
from govinfo_report.identities.two_years import TwoYearSum, is_over_two_years, two_year_sums

EquationCase: TypeAlias = tuple[str, str]
"""Edition and shape of (六)其他处理; over two years, last year's edition and this year's."""

BEFORE: Final = "__before"
"""What the names of last year's columns end in, beside this year's."""

SHAPE_CASES: Final[frozenset[EquationCase]] = frozenset(
    (edition, shape) for edition in EDITIONS for shape in get_args(OtherShape)
)
"""Every case of one report."""

YEAR_CASES: Final[frozenset[EquationCase]] = frozenset(
    (before, after) for before in EDITIONS for after in EDITIONS
)
"""Every case of a report and last year's."""


@frozen(kw_only=True)
class FrameTerm:
    """A column of an equation.

    Attributes:
        sign: 1 on the left side, −1 on the right.
        column: Name of the column.
        blank: The bit that says that the cell is blank.
        signed: Whether the cell may be negative.
        cases: The cases in which it counts.
    """

    sign: int
    column: str
    blank: BlankBit
    signed: bool
    cases: frozenset[EquationCase]


@frozen(kw_only=True)
class FrameEquation:
    """A linear rule in one row or column: Σ sign × column is 0, or at most 0.

    Attributes:
        rule: The rule.
        scope: The row or column.
        violation: How badly a violation matters.
        terms: Its columns.
        cases: The cases in which it is asked.
        relation: How the sum compares with 0.
        result: Over two years, the column that follows from the others.
        table: Over two years, the table that both reports must have.
    """

    rule: Rule
    scope: str
    violation: Severity
    terms: tuple[FrameTerm, ...]
    cases: frozenset[EquationCase]
    relation: Relation = "="
    result: str | None = None
    table: str | None = None

    @property
    def name(self) -> str:
        """The column that it has in a mask."""
        return f"{self.rule.id}.{self.scope}".replace(".", "__")

    def severity(self, outcome: Outcome) -> Severity:
        """How badly an outcome matters, as the findings of a check say it."""
        lesser = outcome == "undecided" and self.violation == "error"
        return "warning" if lesser else self.violation


_Terms: TypeAlias = dict[tuple[str, int], set[EquationCase]]


def linear_equations(rules: Iterable[Rule]) -> tuple[FrameEquation, ...]:
    """The rules with terms among some rules, written out in every row and column."""
    asked = {rule.id: rule for rule in rules if rule.linear is not None}
    terms: dict[tuple[str, str], _Terms] = {}
    cases: dict[tuple[str, str], set[EquationCase]] = {}
    for edition in EDITIONS:
        for shape in get_args(OtherShape):
            for identity in system(edition, shape, heuristic=True).identities:
                if identity.rule not in asked:
                    continue
                key, case = (identity.rule, identity.scope), (edition, shape)
                cases.setdefault(key, set()).add(case)
                own = terms.setdefault(key, {})
                for sign, cell in identity.terms:
                    own.setdefault((cell, sign), set()).add(case)
    order = {rule: place for place, rule in enumerate(asked)}
    return tuple(
        FrameEquation(
            rule=asked[rule],
            scope=scope,
            violation=asked[rule].severity,
            terms=_terms(own),
            cases=frozenset(cases[rule, scope]),
            relation=asked[rule].linear.relation,  # type: ignore[union-attr]  # those with terms
        )
        for (rule, scope), own in sorted(terms.items(), key=lambda item: order[item[0][0]])
    )


def year_equations(rules: Iterable[Rule]) -> tuple[FrameEquation, ...]:
    """The rules over two years among some rules, written out likewise."""
    return tuple(each for rule in rules if is_over_two_years(rule) for each in _of_years(rule))


def _of_years(rule: Rule) -> Iterable[FrameEquation]:
    terms: dict[str, _Terms] = {}
    cases: dict[str, set[EquationCase]] = {}
    sums: dict[str, TwoYearSum] = {}
    for case in sorted(YEAR_CASES):
        if case[1] not in rule.editions:
            continue
        for each in two_year_sums(rule, *case):
            cases.setdefault(each.scope, set()).add(case)
            sums[each.scope] = each
            own = terms.setdefault(each.scope, {})
            for cells, end in ((each.before, BEFORE), (each.after, "")):
                for cell, sign in cells.items():
                    own.setdefault((cell + end, sign), set()).add(case)
    for scope, own in terms.items():
        yield FrameEquation(
            rule=rule,
            scope=scope,
            violation=sums[scope].severity,
            terms=_terms(own),
            cases=frozenset(cases[scope]),
            relation=rule.parameters["relation"],
            result=cell_columns()[sums[scope].result].name,
            table=rule.parameters["table"],
        )


def _terms(found: Mapping[tuple[str, int], set[EquationCase]]) -> tuple[FrameTerm, ...]:
    terms = []
    for (cell, sign), cases in found.items():
        column = cell_columns()[cell.removesuffix(BEFORE)]
        end = BEFORE if cell.endswith(BEFORE) else ""
        terms.append(
            FrameTerm(
                sign=sign,
                column=column.name + end,
                blank=BlankBit(column.blank.column + end, column.blank.bit),
                signed=column.cell.kind == "signed_count",
                cases=frozenset(cases),
            )
        )
    return tuple(terms)
