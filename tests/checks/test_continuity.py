"""A real chain of three years follows through, and every break of it is found.

The figures are those that 宿迁市 published for 2023, 2024 and 2025.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.checks import check
from govinfo_report.comparison import Series, compare
from govinfo_report.findings import Finding
from govinfo_report.model import ABSENT, Report, cells, replace_cells, with_cells
from govinfo_report.testing.strategies import reports
from tests.checks.building import consistent

COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)
OVER, FORWARD = "applications.carried_over", "applications.carried_forward"
REGULATIONS = "proactive_disclosure.regulations"
DOCUMENTS = "proactive_disclosure.normative_documents"

CARRIED = (118, 3, 0, 0, 0, 0, 121)
"""What 2023 carried forward and 2024 carried over, by column."""

STOCKS = {
    2023: {REGULATIONS: (2, 0, 11), DOCUMENTS: (109, 489, 597)},
    2024: {REGULATIONS: (2, 1, 12), DOCUMENTS: (50, 227, 420)},
    2025: {REGULATIONS: (3, 0, 15), DOCUMENTS: (61, 59, 422)},
}
"""Issued, repealed, in force."""


def suqian(year: int) -> Report:
    base = Report(
        edition="2021", title=f"宿迁市{year}年政府信息公开工作年度报告", agency="宿迁市", year=year
    )
    figures: dict[str, Any] = {
        f"{row}.{column}": value
        for row, values in STOCKS[year].items()
        for column, value in zip(("issued", "repealed", "in_force"), values, strict=True)
    }
    if year == 2023:
        figures |= {f"{FORWARD}.{c}": v for c, v in zip(COLUMNS, CARRIED, strict=True)}
    if year == 2024:
        figures |= {f"{OVER}.{c}": v for c, v in zip(COLUMNS, CARRIED, strict=True)}
    return replace_cells(with_cells(base, 0), figures)


def found(previous: Report, current: Report, rule: str) -> list[Finding]:
    findings = check(current, previous=previous, select=rule)
    compared = [f for f in compare(previous, current).findings if f.rule == rule]
    assert compared == list(findings)
    return compared


def test_the_three_years_follow_from_one_another() -> None:
    for year in (2024, 2025):
        assert not list(
            check(suqian(year), previous=suqian(year - 1), select="continuity", ignore=IGNORED)
        )
    series = Series(map(suqian, (2025, 2023, 2024)))
    assert series.first_break is None
    assert [link.outcome for link in series.carry_chain] == ["holds", "holds"]


IGNORED = "continuity.outlier"
"""Tells what is unusual, which in these years something is; it has tests of its own."""


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("slip", [-1, 1, 10])
def test_a_break_of_the_carry_chain_is_found_in_its_column(column: str, slip: int) -> None:
    value = dict(zip(COLUMNS, CARRIED, strict=True))[column]
    broken = replace_cells(suqian(2024), {f"{OVER}.{column}": max(value + slip, 0)})
    findings = found(suqian(2023), broken, "continuity.carried_over")
    if slip < 0 and not value:
        assert findings == []
        return
    (finding,) = findings
    assert (finding.scope, finding.expected) == (column, value)
    assert finding.actual == max(value + slip, 0)
    assert finding.cells == (f"{OVER}.{column}",)
    assert finding.severity == ("error" if column == "total" else "warning")
    assert Series([suqian(2023), broken, suqian(2025)]).first_break == 2024


@pytest.mark.parametrize("year", [2024, 2025])
@pytest.mark.parametrize("row", [REGULATIONS, DOCUMENTS])
@pytest.mark.parametrize("column", ["issued", "repealed", "in_force"])
def test_a_break_of_what_is_in_force_is_found(year: int, row: str, column: str) -> None:
    cell = f"{row}.{column}"
    value = cells(suqian(year))[cell]
    assert isinstance(value, int)
    broken = replace_cells(suqian(year), {cell: value + 1})
    (finding,) = found(suqian(year - 1), broken, "continuity.in_force")
    before = STOCKS[year - 1][row][2]
    issued, repealed, in_force = (cells(broken)[f"{row}.{c}"] for c in PARTS)
    assert (finding.expected, finding.actual) == (before + issued - repealed, in_force)  # type: ignore[operator]  # counts
    assert f"{before} + {issued} - {repealed} = {finding.expected}" in finding.message("zh")


PARTS = ("issued", "repealed", "in_force")


def test_a_blank_leaves_the_chain_undecided_and_is_never_read_as_zero() -> None:
    blank = replace_cells(suqian(2024), {f"{OVER}.total": None})
    (finding,) = found(suqian(2023), blank, "continuity.carried_over")
    assert (finding.outcome, finding.severity) == ("undecided", "warning")
    assert finding.expected is None
    both = replace_cells(suqian(2023), {f"{FORWARD}.total": None})
    assert not found(both, blank, "continuity.carried_over")


def test_a_lost_figure_that_could_make_up_for_it_leaves_a_sum_undecided() -> None:
    lost = replace_cells(suqian(2024), {f"{DOCUMENTS}.issued": ABSENT})
    (finding,) = found(suqian(2023), lost, "continuity.in_force")
    assert finding.outcome == "undecided"
    # What was repealed can only lower the stock, and it is too low already.
    low = replace_cells(suqian(2024), {f"{DOCUMENTS}.repealed": None})
    low = replace_cells(low, {f"{DOCUMENTS}.in_force": 700})
    (finding,) = found(suqian(2023), low, "continuity.in_force")
    assert finding.outcome == "violated"


def test_the_change_of_items_may_be_what_a_blank_hides_in_either_direction() -> None:
    items = "proactive_disclosure.licensing.items_last_year"
    change = "proactive_disclosure.licensing.change"
    base = Report(edition="2019", title=None, agency="某局", year=2019)
    old = replace_cells(with_cells(base, 0), {items: 21, change: None})
    for value in (18, 30):
        new = Report(edition="2019", title=None, agency="某局", year=2020)
        new = replace_cells(with_cells(new, 0), {items: value})
        (finding,) = found(old, new, "continuity.items")
        assert finding.outcome == "undecided"


def test_the_editions_have_the_carry_chain_in_common_and_not_the_stocks() -> None:
    old = replace_cells(
        with_cells(Report(edition="2019", title=None, agency="某局", year=2020), 0),
        {f"{FORWARD}.total": 2},
    )
    new = with_cells(Report(edition="2021", title=None, agency="某局", year=2021), 0)
    (finding,) = found(old, new, "continuity.carried_over")
    assert finding.scope == "total"
    (outcome,) = check(new, previous=old, select="continuity.in_force").outcomes
    assert outcome.outcome == "not_applicable"
    assert outcome.reason is not None


def test_figures_of_another_scope_organ_or_year_are_not_compared() -> None:
    whole = Report(edition="2021", title=None, agency="某市", year=2022, scope="consolidated")
    own = Report(edition="2021", title=None, agency="某市", year=2023, scope="organ")
    other = Report(edition="2021", title=None, agency="某市", year=2022, agency_code="1" * 18)
    coded = Report(edition="2021", title=None, agency="某市", year=2023, agency_code="2" * 18)
    for previous, current in ((whole, own), (other, coded), (own, own)):
        outcomes = check(
            with_cells(current, 1),
            previous=with_cells(previous, 0),
            select="continuity",
            ignore="continuity.missing_year",
        ).outcomes
        assert {outcome.outcome for outcome in outcomes} == {"not_applicable"}


def test_what_stays_is_no_sign_of_copied_tables() -> None:
    """Five equal stocks are ordinary; five equal flows are not."""
    stocks = {f"{OVER}.{c}": 3 for c in COLUMNS} | {f"{FORWARD}.{c}": 3 for c in COLUMNS}
    old = replace_cells(
        with_cells(Report(edition="2021", title=None, agency="某", year=2022), 0), stocks
    )
    new = replace_cells(
        with_cells(Report(edition="2021", title=None, agency="某", year=2023), 0), stocks
    )
    assert not found(old, new, "continuity.repeated_figures")
    flows = {f"applications.received.{c}": 2 for c in COLUMNS}
    (finding,) = found(
        replace_cells(old, flows), replace_cells(new, flows), "continuity.repeated_figures"
    )
    assert finding.cells == tuple(flows)


def test_last_years_report_given_again_is_known_by_its_figures() -> None:
    old, new = consistent("2021"), consistent("2021")
    old = Report(edition="2021", title=None, agency="某", year=2022, applications=old.applications)
    new = Report(edition="2021", title=None, agency="某", year=2023, applications=new.applications)
    assert found(old, new, "continuity.repeated_figures")


def test_a_digit_too_many_is_an_outlier_and_ordinary_change_is_none() -> None:
    old = consistent("2021")
    members = {"edition": "2021", "title": None, "agency": "某"}
    grown = {c: v * 11 // 10 for c, v in cells(old).items() if isinstance(v, int)}
    before = Report(**members, year=2022, applications=old.applications, disputes=old.disputes)  # type: ignore[arg-type]  # an edition
    after = Report(**members, year=2023)  # type: ignore[arg-type]  # an edition
    after = replace_cells(after, {c: v for c, v in grown.items() if not c.startswith("proactive")})
    assert not found(before, after, "continuity.outlier")
    slip = "applications.outcomes.granted.total"
    wrong = replace_cells(after, {slip: grown[slip] * 10})
    assert [f.cells for f in found(before, wrong, "continuity.outlier")] == [(slip,)]


@given(reports(), reports(), st.booleans())
def test_any_two_reports_can_be_asked_and_every_rule_answers(
    old: Report, new: Report, both: bool
) -> None:
    previous = old if both else None
    outcomes = check(new, previous=previous, select="continuity").outcomes
    assert len({outcome.rule for outcome in outcomes}) == 8
    if previous is None:
        assert {outcome.outcome for outcome in outcomes} == {"not_applicable"}


SUITS = "disputes.litigation.after_reconsideration.total"
CASES = "disputes.reconsideration.total"


@pytest.mark.parametrize(
    ("suits", "cases", "before", "outcome", "expected"),
    [
        (0, 0, None, "holds", None),
        (4, 4, None, "holds", None),
        (5, 4, None, "undecided", 4),
        (4, 5, 0, "holds", None),
        (5, 4, 1, "holds", None),
        (6, 4, 1, "violated", 5),
        (6, 4, 2, "holds", None),
        (1, 0, 0, "violated", 0),
    ],
)
def test_suits_after_reconsideration_are_as_many_as_the_cases_of_two_years_at_most(
    suits: int, cases: int, before: int | None, outcome: str, expected: int | None
) -> None:
    def report(year: int, **values: int) -> Report:
        bare = with_cells(Report(edition="2021", title=None, agency="某局", year=year), 0)
        return replace_cells(bare, {SUITS: values.get("suits", 0), CASES: values["cases"]})

    previous = None if before is None else report(2022, cases=before)
    findings = check(
        report(2023, suits=suits, cases=cases),
        previous=previous,
        select="disputes.after_reconsideration",
    )
    assert [each.outcome for each in findings.outcomes] == [outcome]
    assert [each.expected for each in findings] == ([] if expected is None else [expected])
    assert [each.actual for each in findings] == ([] if expected is None else [suits])


def zeros(year: int, figures: dict[str, Any], **members: Any) -> Report:
    bare = Report(edition="2021", title=None, agency="某局", year=year, **members)
    return replace_cells(with_cells(bare, 0), figures)


@pytest.mark.parametrize(("flows", "outcome"), [(4, "not_applicable"), (5, "violated")])
def test_five_flows_that_are_the_same_are_no_chance(flows: int, outcome: str) -> None:
    names = ("upheld", "corrected", "other", "pending", "total")[:flows]
    figures = {f"disputes.reconsideration.{name}": 1 for name in names}
    figures |= {"applications.carried_over.total": 3}  # a stock may well be the same
    findings = check(
        zeros(2023, figures), previous=zeros(2022, figures), select="continuity.repeated_figures"
    )
    assert [each.outcome for each in findings.outcomes] == [outcome]
    assert [len(each.cells) for each in findings] == ([5] if flows == 5 else [])


WORK = "政府信息公开工作平稳有序推进全年没有发生任何差错和投诉"
REQUESTS = "依法办理申请做到件件有答复事事有回音群众满意度不断提高"
"""Two paragraphs of 27 characters that have hardly one in common."""


@pytest.mark.parametrize(
    ("before", "after", "outcome", "share"),
    [
        ((WORK, REQUESTS), (WORK, REQUESTS), "violated", 100),
        ((WORK,), (WORK, REQUESTS), "violated", 50),
        ((WORK,), (REQUESTS, WORK), "violated", 50),
        ((WORK,), (WORK, REQUESTS + "完"), "holds", None),
        ((WORK[:20],), (WORK[:20],), "violated", 100),
        ((WORK[:19],), (WORK[:19],), "not_applicable", None),
        ((WORK,), (WORK[:-2] + "乙丙",), "violated", 100),
        ((WORK,), (WORK[:-3] + "乙丙丁",), "holds", None),
        ((WORK,), (REQUESTS,), "holds", None),
    ],
)
def test_half_of_the_text_must_have_stood_in_last_years_report(
    before: tuple[str, ...], after: tuple[str, ...], outcome: str, share: int | None
) -> None:
    findings = check(
        zeros(2023, {}, overview=after),
        previous=zeros(2022, {}, overview=before),
        select="continuity.repeated_narrative",
    )
    told = {each.scope: each.outcome for each in findings.outcomes}
    assert told.get("overview", "holds") == outcome
    assert [each.actual for each in findings] == ([] if share is None else [share])


@pytest.mark.parametrize(
    ("before", "year", "outcome", "missing"),
    [
        (2022, 2023, "holds", ""),
        (2021, 2023, "violated", "2022"),
        (2019, 2023, "violated", "2020, 2021, 2022"),
        (2023, 2023, "not_applicable", ""),
        (2024, 2023, "not_applicable", ""),
    ],
)
def test_the_years_between_two_reports_are_missing(
    before: int, year: int, outcome: str, missing: str
) -> None:
    findings = check(zeros(year, {}), previous=zeros(before, {}), select="continuity.missing_year")
    assert [each.outcome for each in findings.outcomes] == [outcome]
    assert all(missing in each.message("en") for each in findings)


def test_what_was_carried_over_is_told_with_what_it_should_be() -> None:
    last, now = (
        with_cells(Report(edition="2021", title=None, agency="某局", year=year), 0)
        for year in (2022, 2023)
    )
    last = replace_cells(last, {"applications.carried_forward.total": 5})
    for over, difference in ((3, -2), (8, 3)):
        this = replace_cells(now, {"applications.carried_over.total": over})
        (finding,) = check(this, previous=last, select="continuity.carried_over")
        assert (finding.expected, finding.actual, finding.difference) == (5, over, difference)
