"""Totals explained by their parts, and what changed most."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.comparison import Comparison, Explanation, compare
from govinfo_report.comparison.explained import tops, totals
from govinfo_report.model import ABSENT, CellValue, Report, cells, replace_cells, with_cells
from govinfo_report.testing.strategies import reports
from tests.checks.building import consistent

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


def changed(before: dict[str, CellValue], after: dict[str, CellValue]) -> Comparison:
    return compare(replace_cells(zeros(), before), replace_cells(zeros(year=2024), after))


def test_the_largest_share_comes_first_whichever_way_it_went() -> None:
    """Natural persons −8, enterprises +9, others +1, and 2 in all."""
    persons, enterprises, others = (
        f"{RECEIVED}.{c}" for c in ("natural_person", "commercial_enterprise", "other_organization")
    )
    comparison = changed(
        {persons: 8, others: 1, f"{RECEIVED}.total": 9},
        {enterprises: 9, others: 2, f"{RECEIVED}.total": 11},
    )
    assert dict(comparison.shares) == {
        f"{RECEIVED}.total": 1,
        persons: Fraction(-4),
        enterprises: Fraction(9, 2),
        others: Fraction(1, 2),
    }
    order = [f"{RECEIVED}.total", enterprises, persons, others]
    assert [change.cell for change in comparison.ranked] == order
    found = explanation(comparison, f"{RECEIVED}.total", "applications.row_total")
    assert [part.cell for part in found.parts] == order[1:]


def test_parts_of_a_total_that_stayed_come_last_by_their_difference() -> None:
    row = "disputes.reconsideration"
    comparison = changed(
        {f"{row}.upheld": 5, f"{row}.total": 5, f"{RECEIVED}.total": 1},
        {f"{row}.corrected": 2, f"{row}.other": 3, f"{row}.total": 5, f"{RECEIVED}.total": 2}
        | {f"{RECEIVED}.natural_person": 1},
    )
    assert [change.cell for change in comparison.ranked] == [
        *(f"{RECEIVED}.total", f"{RECEIVED}.natural_person"),
        *(f"{row}.upheld", f"{row}.other", f"{row}.corrected"),
    ]
    assert f"{row}.upheld" not in comparison.shares
    found = explanation(comparison, f"{row}.total", "disputes.total")
    assert [(part.cell, part.difference, part.share) for part in found.parts] == [
        (f"{row}.upheld", -5, None),
        (f"{row}.other", 3, None),
        (f"{row}.corrected", 2, None),
    ]


def test_single_figures_are_ranked_by_their_change_against_the_larger_value() -> None:
    licensing = "proactive_disclosure.licensing.decisions"
    penalties = "proactive_disclosure.penalties.decisions"
    fees = "proactive_disclosure.administrative_fees.amount"
    row = "disputes.reconsideration.total"
    comparison = changed(
        {licensing: 10, penalties: 5, fees: Decimal("0.1"), row: 100},
        {licensing: 2, penalties: 6, fees: Decimal("0.3"), row: 50, f"{RECEIVED}.total": 1},
    )
    # From nothing 1, down from 10 to 2 four fifths, to 50 a half, an amount below 1 two tenths, …
    assert [change.cell for change in comparison.ranked] == [
        *(f"{RECEIVED}.total", licensing, row, fees, penalties)
    ]


def test_a_total_without_changed_parts_is_explained_only_where_it_changed() -> None:
    assert changed({}, {}).explanations == ()
    (found,) = changed({}, {"disputes.reconsideration.total": 2}).explanations
    assert (found.total.cell, found.parts, found.rest) == ("disputes.reconsideration.total", (), 2)
