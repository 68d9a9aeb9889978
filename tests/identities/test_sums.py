"""The reasoning about sums, against trying out every filling; and the fast test against it."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.rule_entries import Relation
from govinfo_report.catalogue.rules import rules
from govinfo_report.checks import check
from govinfo_report.identities import all_hold, outcomes, settle, shape_of, system
from govinfo_report.model import ABSENT, Report, block, layout, replace_cells
from govinfo_report.testing.strategies import reports
from tests.checks.building import consistent
from tests.checks.mutations import IDENTITIES

ROW = "applications.outcomes.granted"
LARGEST = 6
"""No figure of the small sums is larger, so that no filling beyond their total can matter."""

values = st.integers(0, LARGEST) | st.none() | st.just(ABSENT)


def outcome_by_trial(left: list[Any], right: list[Any], relation: Relation) -> str:
    """The definition of the four outcomes, by trying every filling."""
    if all(value is ABSENT for value in left + right):
        return "not_applicable"

    def true(filled: list[int]) -> bool:
        one, other = sum(filled[: len(left)]), sum(filled[len(left) :])
        return one == other if relation == "=" else one <= other

    def fillings(open_values: tuple[Any, ...]) -> itertools.product[tuple[int, ...]]:
        return itertools.product(
            *(
                range(LARGEST * 4 + 1) if any(value is mark for mark in open_values) else (value,)
                for value in left + right
            )
        )

    zeros = [0 if value is None else value for value in left + right]
    with_zeros = itertools.product(
        *(range(LARGEST * 4 + 1) if value is ABSENT else (value,) for value in zeros)
    )
    if all(true(list(filling)) for filling in with_zeros):
        return "holds"
    return "undecided" if any(true(list(f)) for f in fillings((None, ABSENT))) else "violated"


@settings(max_examples=150)
@given(
    st.lists(values, min_size=1, max_size=2),
    st.lists(values, min_size=1, max_size=2),
    st.sampled_from(["=", "<="]),
)
def test_an_outcome_is_what_trying_every_filling_gives(
    left: list[Any], right: list[Any], relation: Relation
) -> None:
    assert settle(left, right, relation).outcome == outcome_by_trial(left, right, relation)


DRAFTS: dict[str, tuple[Any, str]] = {
    "the right integer": (5, "holds"),
    "a whole float": (5.0, "holds"),
    "a whole decimal": (Decimal(5), "holds"),
    "a whole fraction": (Fraction(5), "holds"),
    "half a case": (4.5, "violated"),
    "a negative": (-5, "violated"),
    "text": ("5", "undecided"),
    "a list": ([5], "undecided"),
    "NaN": (float("nan"), "undecided"),
    "a signalling NaN": (Decimal("sNaN"), "undecided"),
    "infinity": (float("inf"), "undecided"),
    "too many digits to print": (10**6000, "undecided"),
    "a huge exponent": (Decimal("1E+999999"), "undecided"),
    "a tiny exponent": (Decimal("1E-999999"), "undecided"),
}


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_may_hold_anything_and_the_sums_reason_on(name: str) -> None:
    value, outcome = DRAFTS[name]
    report = replace_cells(
        Report(edition="2021", title="t", agency="a", year=2023),
        {f"disputes.reconsideration.{c}": 0 for c in ("upheld", "corrected", "other", "pending")}
        | {"disputes.reconsideration.upheld": 5, "disputes.reconsideration.total": value},
    )
    findings = check(report)
    (found,) = [o for o in findings.outcomes if o.scope == "reconsideration"]
    assert found.outcome == outcome
    findings.to_json(), findings.to_sarif(), findings.to_csv(), findings.to_html(), str(findings)


def test_a_fraction_cannot_be_made_up_for_by_integers() -> None:
    cells = {"disputes.reconsideration.upheld": 1.5, "disputes.reconsideration.total": None}
    report = replace_cells(Report(edition="2021", title="t", agency="a", year=2023), cells)
    outcomes = check(report, select="disputes.total").outcomes
    assert {o.scope: o.outcome for o in outcomes}["reconsideration"] == "violated"


@given(reports())
def test_the_fast_test_says_yes_only_where_everything_holds(report: Report) -> None:
    cells = block(report)
    if all_hold(report.edition)(cells):
        equations = system(report.edition, shape_of(report.edition, cells))
        assert {sums.outcome for _, sums in outcomes(equations, cells)} == {"holds"}
        assert not list(check(report, select=IDENTITIES))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_fast_test_says_yes_to_a_consistent_report(edition: str) -> None:
    for rule in rules(edition):
        if rule.kind == "identity":
            assert all_hold(edition, [rule.id])(block(consistent(edition)))


@given(reports(), st.data())
def test_the_sums_that_are_told_make_the_identities_true(report: Report, data: Any) -> None:
    """Filling a blank with the one figure that cell.blank tells never breaks what held."""
    places = sorted(p for p, value in enumerate(block(consistent(report.edition))) if value)
    cells = layout(report.edition).cells
    wanted = {cells[place] for place in data.draw(st.sets(st.sampled_from(places), max_size=6))}
    draft = replace_cells(consistent(report.edition), dict.fromkeys(wanted))
    for finding in check(draft, select="cell.blank"):
        if finding.expected is not None:
            filled = replace_cells(draft, dict.fromkeys(finding.cells, finding.expected))
            assert not check(filled, select=IDENTITIES).errors
    assert not check(draft, select=IDENTITIES).errors


def test_a_slip_reads_as_a_clerk_would_say_it() -> None:
    report = replace_cells(consistent("2021"), {f"{ROW}.total": 1000})
    (row,) = check(report, select="applications.row_total")
    assert (
        row.message("zh") == "表三“（一）予以公开”一行：六类申请人合计 117，总计栏填 1000，多883。"
    )
    assert row.message("en") == (
        "Table 3, row （一）予以公开 (Granted): the six columns of applicants add up to 117, "
        "the column 总计 says 1000 (883 too many)."
    )
    assert (row.expected, row.actual, row.difference) == (117, 1000, 883)
    assert row.severity == "error"
    assert row.pointers[-1] == "/applications/outcomes/granted/total"
    assert row.values[f"{ROW}.total"] == 1000


def test_undecided_is_a_warning_and_names_the_cells_without_a_figure() -> None:
    report = replace_cells(consistent("2021"), {f"{ROW}.total": None})
    findings = check(report, select="applications.row_total")
    (row,) = findings
    assert (row.outcome, row.severity) == ("undecided", "warning")
    assert "“总计”" in row.message("zh")
    assert findings.ok


@pytest.mark.parametrize(
    ("edition", "row"), [("2021", "all"), ("2019", "other"), ("2019", "fee_overdue")]
)
def test_both_shapes_of_six_at_once_leave_the_sums_of_columns_unasked(
    edition: str, row: str
) -> None:
    cells = {f"applications.outcomes.other.{row}.total": 1}
    outcomes = check(replace_cells(consistent(edition), cells)).outcomes
    sums = [o for o in outcomes if o.rule == "applications.outcome_total"]
    assert {o.outcome for o in sums} == {"not_applicable"}
    assert all(o.reason and "（六）" in o.reason.zh for o in sums)


def test_sums_tell_what_has_no_number_on_which_side() -> None:
    sums = settle([1, None, "?"], [ABSENT, 4, None])
    assert (sums.outcome, sums.left, sums.right) == ("undecided", 1, 4)
    assert (sums.unknown_left, sums.unknown_right) == ((1, 2), (0, 2))
    assert sums.blank
    assert not settle([1, "?"], [ABSENT, 4]).blank
    assert settle([ABSENT], [ABSENT, ABSENT]).outcome == "not_applicable"


def test_integers_cannot_make_up_for_a_fraction_but_amounts_can() -> None:
    assert settle([1.5], [None]).outcome == "violated"
    assert settle([1.5], [None], counts=False).outcome == "undecided"
    assert settle([1.5], [None], "<=").outcome == "undecided"


UNUSUAL: dict[str, dict[str, Any]] = {
    "a total that is off by one": {f"{ROW}.total": 118},
    "a blank": {f"{ROW}.total": None},
    "a float that is right": {f"{ROW}.natural_person": 2.0},
    "a decimal that is right": {f"{ROW}.natural_person": Decimal(2)},
    "a figure beyond all use": {f"{ROW}.natural_person": 10**41},
    "a row of the other shape": {"applications.outcomes.other.all.total": 0},
    "text": {f"{ROW}.natural_person": "2"},
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_the_fast_test_leaves_what_is_unusual_to_the_full_reasoning(name: str) -> None:
    cells = block(replace_cells(consistent("2021"), UNUSUAL[name]))
    assert all_hold("2021")(block(consistent("2021")))
    assert not all_hold("2021")(cells)


def test_the_fast_test_looks_at_the_rules_that_are_asked() -> None:
    cells = block(replace_cells(consistent("2021"), {f"{ROW}.total": 118}))
    assert not all_hold("2021", ["applications.row_total"])(cells)
    assert not all_hold("2021", ["applications.outcome_total"])(cells)
    assert all_hold("2021", ["applications.balance", "disputes.total"])(cells)


def test_the_fast_test_adds_figures_up_to_the_largest_that_can_be_used() -> None:
    row = "disputes.reconsideration"
    before = dict(zip(layout("2021").cells, block(consistent("2021")), strict=True))
    for more, fits in ((6 * 10**39, True), (10**40, False)):
        cells = {f"{row}.{c}": int(str(before[f"{row}.{c}"])) + more for c in ("upheld", "total")}
        assert all_hold("2021")(block(replace_cells(consistent("2021"), cells))) == fits
