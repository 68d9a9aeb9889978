"""The rules of a rule pack: sums of cells compared with a number, and local deadlines.

Which of the two a rule is says its parameter ``way``; the pack is read in
:mod:`govinfo_report.packs`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.agencies import organ_kind, organ_level
from govinfo_report.checks.identities import plain
from govinfo_report.checks.metadata import published_late
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    not_applicable,
    violated,
    year_of,
)
from govinfo_report.identities import settle
from govinfo_report.language import Text
from govinfo_report.model.values import exact, known

WAYS: Final = RuleFunctions[Function]()
"""Value of the parameter ``way`` → what computes such a rule."""


@WAYS.of("terms")
def terms(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A sum of cells with coefficients, compared with a number.

    Cells without a figure are any number ≥ 0, as in the rules on sums of the form.
    """
    coefficients: Mapping[str, Fraction] = rule.parameters["terms"]
    value: Fraction = rule.parameters["value"]
    relation = rule.parameters["relation"]
    held = {cell: subject.value(cell) for cell in coefficients}
    if not known(tuple(held.values())):
        yield not_applicable("all_absent")
        return
    left: list[Any] = []
    right: list[Any] = []
    for cell, coefficient in coefficients.items():
        number = exact(held[cell])
        part = held[cell] if number is None else abs(coefficient) * number
        (left if coefficient > 0 else right).append(part)
    (right if value >= 0 else left).append(abs(value))
    if relation == ">=":
        left, right = right, left
    sums = settle(left, right, "=" if relation == "=" else "<=", counts=False)
    if sums.outcome == "holds":
        return
    unknown = [cell for cell, held_value in held.items() if exact(held_value) is None]
    kinds = subject.form.cells
    # A change of items may be below zero: without it anything is possible.
    open_ = any(kinds[cell].kind == "signed_count" for cell in unknown)
    total = sum((c * (exact(held[cell]) or 0) for cell, c in coefficients.items()), Fraction())
    sides = {"left": _plain(total), "right": _plain(value), "difference": _plain(total - value)}
    facts: dict[str, Any] = {"title": rule.title, "relation": rule.parameters["words"]}
    cells = tuple(cell for cell in subject.places if cell in coefficients)
    if sums.outcome == "violated" and not open_:
        yield violated(
            None,
            cells,
            expected=sides["right"],
            actual=sides["left"],
            difference=sides["difference"],
            worded=facts | sides,
        )
    else:
        names: tuple[Text, ...] = tuple(map(subject.cell_name, unknown))
        yield violated(None, cells, outcome="undecided", worded={**facts, "unknown": names})


def _plain(number: Fraction) -> int | float:
    return plain(number.numerator if number.denominator == 1 else number)


@WAYS.of("deadline")
def deadline(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Publication after the last day that a pack sets for the organ."""
    asked = rule.parameters
    year, agency = year_of(subject.report), subject.report.agency
    if year is None or not isinstance(agency, str):
        yield not_applicable("no_statement")
    elif not (asked["since"] or year) <= year <= (asked["until"] or year):
        yield not_applicable("other_year")
    elif not _concerned(subject, agency, asked):
        yield not_applicable("other_organ")
    else:
        from calendar import monthrange  # reads the names of months in the system's language

        last = monthrange(year + 1, asked["month"])[1]
        day = dt.date(year + 1, asked["month"], min(asked["day"], last))
        yield from published_late(subject, day)


def _concerned(subject: Subject, agency: str, asked: Mapping[str, Any]) -> bool:
    """Whether a deadline is for an organ of this kind, level and place."""
    kind = organ_kind(agency)
    if kind == "office":
        kind = "government" if subject.report.scope == "consolidated" else "department"
    return (
        kind in asked["organs"]
        and asked["level"] in (None, organ_level(agency))
        and (not asked["places"] or any(place in agency for place in asked["places"]))
    )
