"""The rules on single figures, by value: where each begins and ends."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from govinfo_report.checks import check
from govinfo_report.checks.figures import is_told
from govinfo_report.checks.subject import Subject
from govinfo_report.findings import Findings
from govinfo_report.model import (
    ABSENT,
    MAX_AMOUNT,
    MAX_COUNT,
    Edition,
    FrozenMap,
    Report,
    replace_cells,
    with_cells,
)
from tests.checks.building import consistent

COUNT = "applications.received.total"
FEES = "proactive_disclosure.administrative_fees.amount"
PURCHASES = "proactive_disclosure.procurement.amount"
SIGNED = "proactive_disclosure.licensing.change"


def zeros(
    cells: dict[str, Any], *, edition: Edition = "2021", year: int = 2023, **members: Any
) -> Report:
    bare = Report(edition=edition, title=None, year=year, **{"agency": "某局", **members})
    return replace_cells(with_cells(bare, 0), cells)


def told(findings: Findings) -> list[tuple[str, str, str]]:
    return [(each.rule, each.variant, each.severity) for each in findings]


NUMBERS = ["cell.not_a_number", "cell.negative", "cell.fraction"]
WRONG: list[tuple[str, Any, list[str]]] = [
    (COUNT, 0, []),
    (COUNT, MAX_COUNT, []),
    (COUNT, MAX_COUNT + 1, ["too_large"]),
    (COUNT, -1, ["violated"]),
    (COUNT, -MAX_COUNT - 1, ["too_large", "violated"]),
    (COUNT, 1.0, ["type"]),
    (COUNT, 1.5, ["violated"]),
    (COUNT, Decimal("0.5"), ["violated"]),
    (COUNT, Fraction(1, 2), ["violated"]),
    (COUNT, True, ["violated"]),
    (COUNT, "三", ["text"]),
    (COUNT, [3], ["violated"]),
    (COUNT, float("nan"), ["violated"]),
    (COUNT, Decimal("1E-99999"), ["violated"]),
    (COUNT, Decimal("1E+99999"), ["too_large", "violated"]),
    (FEES, Decimal(MAX_AMOUNT), []),
    (FEES, Decimal(MAX_AMOUNT) + 1, ["too_large"]),
    (FEES, Decimal("0.5"), []),
    (FEES, Decimal(-1), ["violated"]),
    (FEES, 0.5, ["inexact"]),
    (FEES, Fraction(1, 2), ["type"]),
    (FEES, Decimal("1E-99999"), ["digits"]),
    (FEES, Decimal("0." + "1" * 40), []),
    (FEES, Decimal("0." + "1" * 41), ["digits"]),
]


@pytest.mark.parametrize(("cell", "value", "variants"), WRONG)
def test_what_is_wrong_with_a_number(cell: str, value: Any, variants: list[str]) -> None:
    found = list(check(zeros({cell: value}), select=NUMBERS))
    assert [each.variant for each in found] == variants
    assert {each.cells for each in found} <= {(cell,)}
    severity = "warning" if variants == ["inexact"] else "error"
    assert {each.severity for each in found} <= {severity, "warning"}


@pytest.mark.parametrize(("value", "found"), [(-1, 0), (-MAX_COUNT, 0), (-MAX_COUNT - 1, 1)])
def test_a_change_of_items_may_be_below_zero(value: int, found: int) -> None:
    report = zeros({SIGNED: value}, edition="2019", year=2019)
    assert len(list(check(report, select=NUMBERS))) == found


@pytest.mark.parametrize(
    ("words", "variants"),
    [
        ("3", []),
        ("-3", ["violated"]),
        ("－3件", ["violated"]),
        ("1.5", ["violated"]),
        ("1,500.5 件", ["violated"]),
        ("若干", ["violated"]),
        ("3²", ["violated"]),
        ("３①", ["violated"]),
        ("½", ["violated"]),
        (str(MAX_COUNT), []),
        (str(MAX_COUNT + 1), ["too_large"]),
        ("", []),
    ],
)
def test_words_that_were_kept_in_place_of_a_count_are_judged_like_it(
    words: str, variants: list[str]
) -> None:
    report = zeros({COUNT: ABSENT}, remarks=FrozenMap({COUNT: words}))
    assert [each.variant for each in check(report, select=NUMBERS)] == variants


def test_a_column_of_one_cell_with_words_in_it_is_not_missing() -> None:
    report = zeros({FEES: ABSENT}, remarks=FrozenMap({FEES: "若干"}))
    assert list(check(report, select=["structure.table"])) == []
    assert [each.variant for each in check(zeros({FEES: ABSENT}), select=["structure.table"])]


@pytest.mark.parametrize(
    ("before", "now", "ratio"),
    [
        (1, 4999, None),
        (1, 5000, 5000),
        (2, 11001, 5501),
        (1, 20000, 20000),
        (1, 20001, None),
        (Decimal("0.5"), 5000, 10000),
        (0, 5000, None),
        (1, 0, None),
        (-1, -10000, None),
        (-1, 5000, None),
        (1, -1, None),
        (1, Decimal("-0.5"), None),
        (Decimal("-0.5"), 5000, None),
    ],
)
def test_an_amount_about_ten_thousand_times_last_years(
    before: Any, now: Any, ratio: int | None
) -> None:
    findings = check(
        zeros({FEES: now}), previous=zeros({FEES: before}, year=2022), select="cell.fee_scale"
    )
    if ratio is None:
        assert list(findings) == []
    else:
        (finding,) = findings
        assert f"{ratio}" in finding.message("en").replace(",", "")
    outcome = "violated" if ratio else "holds" if before > 0 and now > 0 else "not_applicable"
    assert [each.outcome for each in findings.outcomes] == [outcome]


@pytest.mark.parametrize(
    ("cell", "remark", "value", "variant"),
    [
        (COUNT, "3件", 3, "violated"),
        (COUNT, "3 件", 3, "violated"),
        (COUNT, "3", 3, None),
        (COUNT, "3件", None, None),
        (PURCHASES, "3万元", Decimal(3), None),
        (PURCHASES, "3元", Decimal("0.0003"), "violated"),
        (PURCHASES, "3", Decimal(3), "unknown"),
        (PURCHASES, "1,003", Decimal(1003), "unknown"),
        (PURCHASES, "3", Decimal("0.0003"), None),
        (PURCHASES, "0", Decimal(0), None),
        (FEES, "3万元", Decimal(3), "violated"),
        (FEES, "3", Decimal(3), None),
    ],
)
def test_units_in_cells(cell: str, remark: str, value: Any, variant: str | None) -> None:
    edition: Edition = "2019" if cell == PURCHASES else "2021"
    report = zeros({cell: value}, edition=edition, remarks=FrozenMap({cell: remark}))
    assert [each.variant for each in check(report, select="cell.unit")] == (
        [variant] if variant else []
    )


@pytest.mark.parametrize(
    ("other", "total", "found"),
    [(4, 10, True), (4, 9, False), (4, 12, False), (4, 11, True), (3, 9, False), (0, 10, False)],
)
def test_a_third_of_the_outcomes_fits_nowhere(other: int, total: int, found: bool) -> None:
    cells = {
        "applications.outcomes.other.other.total": other,
        "applications.outcomes.total.total": total,
    }
    assert bool(list(check(zeros(cells), select="applications.other_share"))) == found


def test_a_share_is_told_in_whole_percents() -> None:
    cells = {
        "applications.outcomes.other.other.total": 7,
        "applications.outcomes.total.total": 18,
    }
    (finding,) = check(zeros(cells), select="applications.other_share")
    assert "39" in finding.message("en")


@pytest.mark.parametrize(
    ("items", "change", "decisions", "found"),
    [(5, 2, 7, True), (5, -2, 3, True), (5, 2, 3, False), (0, 0, 0, False), (5, 0, 5, True)],
)
def test_decisions_that_are_last_years_items_and_their_change(
    items: int, change: int, decisions: int, found: bool
) -> None:
    row = "proactive_disclosure.licensing"
    cells = {
        f"{row}.items_last_year": items,
        f"{row}.change": change,
        f"{row}.decisions": decisions,
    }
    report = zeros(cells, edition="2019", year=2019)
    assert bool(list(check(report, select="disclosure.decisions_misread"))) == found


@pytest.mark.parametrize(
    ("agency", "issued", "outcome"),
    [
        ("示例县示例镇人民政府", 1, "violated"),
        ("示例县示例镇人民政府", 0, "holds"),
        ("示例县示例局", 1, "violated"),
        ("教育部", 1, "not_applicable"),
        ("示例县人民政府", 1, "violated"),
        ("示例市人民政府", 1, "not_applicable"),
        ("示例县人民政府办公室", 1, "violated"),
    ],
)
def test_who_can_make_rules(agency: str, issued: int, outcome: str) -> None:
    report = zeros({"proactive_disclosure.regulations.issued": issued}, agency=agency)
    (found,) = check(report, select="disclosure.authority").outcomes
    assert found.outcome == outcome
    if outcome == "violated":
        assert found.finding
        assert found.finding.cells == ("proactive_disclosure.regulations.issued",)


@pytest.mark.parametrize(
    ("total", "person", "found"),
    [(1, None, True), (0, None, False), (1, 0, False), (1, ABSENT, False), (None, None, False)],
)
def test_a_total_beside_nothing_but_blanks(total: Any, person: Any, found: bool) -> None:
    row = "applications.received"
    columns = [
        "natural_person",
        "commercial_enterprise",
        "research_institution",
        "public_welfare_organization",
        "legal_service_institution",
        "other_organization",
    ]
    cells = dict.fromkeys((f"{row}.{c}" for c in columns), None)
    report = zeros({**cells, f"{row}.natural_person": person, f"{row}.total": total})
    assert bool(list(check(report, select="applications.no_breakdown"))) == found


@pytest.mark.parametrize(("overdue", "found"), [(1, True), (0, False)])
def test_requests_dropped_for_fees_of_which_no_notice_was_sent(overdue: int, found: bool) -> None:
    report = attrs.evolve(
        zeros({"applications.outcomes.other.fee_overdue.total": overdue}),
        other_matters=("本年度未发出收费通知。",),
    )
    assert bool(list(check(report, select="applications.fee_link"))) == found


def test_a_consistent_report_has_no_finding_of_these_rules() -> None:
    rules = [*NUMBERS, "cell.unit", "applications", "disclosure.authority"]
    assert told(check(consistent("2021"), select=rules)) == []


@pytest.mark.parametrize(
    ("cell", "words", "told"),
    [
        (COUNT, "", False),
        (COUNT, "3", False),
        (COUNT, "若干", True),
        (COUNT, "②", True),
        (COUNT, "-1", True),
        (COUNT, "1.5", True),
        (COUNT, "2.0件", False),
        (COUNT, str(MAX_COUNT), False),
        (COUNT, str(MAX_COUNT + 1), True),
        (SIGNED, "-1", False),
        (SIGNED, str(-MAX_COUNT), False),
        (SIGNED, str(-MAX_COUNT - 1), True),
        (FEES, "0", False),
        (FEES, "1.5万元", False),
        (FEES, "-0.5", True),
        (FEES, str(MAX_AMOUNT), False),
        (FEES, str(MAX_AMOUNT + 1), True),
    ],
)
def test_words_in_place_of_a_value_are_told_by_a_rule_where_they_are_wrong(
    cell: str, words: str, told: bool
) -> None:
    edition: Edition = "2019" if cell == SIGNED else "2021"
    report = zeros({cell: ABSENT}, edition=edition, remarks=FrozenMap({cell: words}))
    assert is_told(Subject(report), cell) == told
