"""Totals explained by their parts, and what changed most."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.comparison import Comparison, Explanation, compare
from govinfo_report.comparison.explained import tops, totals
from govinfo_report.model import ABSENT, CellValue, Report, cells, replace_cells, with_cells
from tests.checks.building import consistent
from tests.strategies import reports

OUTCOMES = "applications.outcomes"
RECEIVED = "applications.received"


def zeros(edition: str = "2021", year: int = 2023) -> Report:
    return with_cells(Report(edition=edition, title=None, agency="某局", year=year), 0)  # type: ignore[arg-type]  # an edition


def explanation(comparison: Comparison, cell: str, rule: str) -> Explanation:
    (found,) = (e for e in comparison.explanations if (e.total.cell, e.rule) == (cell, rule))
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_totals_come_from_the_sums_of_the_catalogue(edition: str) -> None:
    found = {(total.rule, total.cell) for total in totals(edition)}
    assert ("applications.row_total", f"{RECEIVED}.total") in found
    assert ("applications.outcome_total", f"{OUTCOMES}.total.natural_person") in found
    assert ("disputes.total", "disputes.reconsideration.total") in found
    # The balance has two cells on both sides: neither is a total of the others.
    assert {rule for rule, _ in found} == {
        "applications.row_total",
        "applications.outcome_total",
        "disputes.total",
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_a_sum_has_one_total_above_all_others(edition: str) -> None:
    above = tops(edition)
    assert above[f"{OUTCOMES}.granted.natural_person"] == f"{OUTCOMES}.total.total"
    assert above[f"{RECEIVED}.natural_person"] == f"{RECEIVED}.total"
    assert all(above[top] == top for top in above.values())
    assert not [cell for cell in above if cell.startswith("proactive_disclosure")]


def test_a_total_is_explained_by_what_its_parts_contribute() -> None:
    old = replace_cells(zeros(), {f"{RECEIVED}.natural_person": 5, f"{RECEIVED}.total": 5})
    new = replace_cells(
        zeros(),
        {
            f"{RECEIVED}.natural_person": 3,
            f"{RECEIVED}.commercial_enterprise": 6,
            f"{RECEIVED}.total": 9,
        },
    )
    found = explanation(compare(old, new), f"{RECEIVED}.total", "applications.row_total")
    assert [(part.cell, part.difference, part.share) for part in found.parts] == [
        (f"{RECEIVED}.commercial_enterprise", 6, Fraction(3, 2)),
        (f"{RECEIVED}.natural_person", -2, Fraction(-1, 2)),
    ]
    assert (found.rest, found.unknown) == (0, ())


def test_what_the_parts_do_not_explain_is_left_over() -> None:
    new = replace_cells(zeros(), {f"{RECEIVED}.natural_person": 2, f"{RECEIVED}.total": 5})
    found = explanation(compare(zeros(), new), f"{RECEIVED}.total", "applications.row_total")
    assert found.rest == 3


@pytest.mark.parametrize("gap", [None, ABSENT])
def test_a_part_without_a_figure_contributes_nothing_that_could_be_stated(gap: CellValue) -> None:
    old = replace_cells(zeros(), {f"{RECEIVED}.natural_person": gap})
    new = replace_cells(zeros(), {f"{RECEIVED}.natural_person": 4, f"{RECEIVED}.total": 4})
    found = explanation(compare(old, new), f"{RECEIVED}.total", "applications.row_total")
    assert (found.parts, found.rest) == ((), 4)
    assert found.unknown == (f"{RECEIVED}.natural_person",)


def test_three_rows_and_one_row_of_other_processing_explain_at_their_sum() -> None:
    old, new = zeros("2021", 2023), zeros("2021", 2024)
    rows = [f"{OUTCOMES}.other.{row}" for row in ("correction_overdue", "fee_overdue", "other")]
    old = replace_cells(old, {f"{rows[2]}.total": 4, f"{OUTCOMES}.total.total": 4})
    columns = form("2021").table("applications").columns
    gone = {f"{row}.{column.id}": ABSENT for row in rows for column in columns}
    one = {f"{OUTCOMES}.other.all.{column.id}": 0 for column in columns}
    new = replace_cells(new, {**gone, **one, f"{OUTCOMES}.other.all.total": 7})
    new = replace_cells(new, {f"{OUTCOMES}.total.total": 7})
    found = explanation(compare(old, new), f"{OUTCOMES}.total.total", "applications.outcome_total")
    assert [(part.cell, part.difference) for part in found.parts] == [
        (f"{OUTCOMES}.other.all.total", 3)
    ]
    assert (found.rest, found.unknown) == (0, ())


@given(reports(), reports())
@settings(max_examples=50)
def test_contributions_sum_exactly_to_the_change_of_the_total(old: Report, new: Report) -> None:
    for found in compare(old, new).explanations:
        assert found.total.difference is not None
        parts = sum(Fraction(part.difference) for part in found.parts)
        assert parts + Fraction(found.rest) == Fraction(found.total.difference)
        if found.total.difference:
            shares = sum(part.share for part in found.parts if part.share is not None)
            assert shares == parts / Fraction(found.total.difference)


@given(st.sampled_from(EDITIONS), st.data())
@settings(max_examples=20)
def test_where_the_sums_hold_in_both_nothing_is_left_over(
    edition: str, data: st.DataObject
) -> None:
    old = consistent(edition)
    factor = data.draw(st.integers(2, 5))
    new = replace_cells(old, {c: v * factor for c, v in cells(old).items() if v is not None})
    found = compare(old, new).explanations
    assert {(each.rest, each.unknown) for each in found} == {(0, ())}
    there = {total.cell for total in totals(edition) if total.cell in cells(old)}
    assert {each.total.cell for each in found} == there


def test_what_changed_most_comes_first_totals_before_parts() -> None:
    old = replace_cells(
        zeros(), {f"{RECEIVED}.total": 10, "proactive_disclosure.licensing.decisions": 1000}
    )
    new = replace_cells(
        zeros(),
        {
            f"{RECEIVED}.total": 20,
            f"{RECEIVED}.natural_person": 3,
            f"{RECEIVED}.other_organization": 7,
            "proactive_disclosure.licensing.decisions": 1100,
        },
    )
    comparison = compare(old, new)
    assert [change.cell for change in comparison.ranked] == [
        f"{RECEIVED}.total",
        "proactive_disclosure.licensing.decisions",
        f"{RECEIVED}.other_organization",
        f"{RECEIVED}.natural_person",
    ]
    assert comparison.shares[f"{RECEIVED}.natural_person"] == Fraction(3, 10)
    assert comparison.shares["proactive_disclosure.licensing.decisions"] == 1


@given(reports(), reports())
@settings(max_examples=30)
def test_the_ranking_holds_every_comparable_change_once(old: Report, new: Report) -> None:
    comparison = compare(old, new)
    listed = [change.cell for change in comparison.ranked]
    assert sorted(listed) == sorted(c.cell for c in comparison.changed if c.comparable)
