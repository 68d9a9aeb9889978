"""What comparisons and series show to people, by value: every row, its order, signs and charts."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from govinfo_report.comparison import Comparison, Series, compare
from govinfo_report.comparison.sheets import (
    Digest,
    comparison_digest,
    explanations,
    percent_of,
    series_digest,
    signed,
)
from govinfo_report.model import CellValue, Report, replace_cells, with_cells
from govinfo_report.strict_toml import texts

TEXTS = texts("govinfo_report.comparison", "texts.toml")

RECEIVED = "applications.received"
DISPUTE = "disputes.reconsideration"
FEES = "proactive_disclosure.administrative_fees.amount"
OVER = "applications.carried_over.total"


def report(year: int | None, cells: dict[str, CellValue], **members: Any) -> Report:
    bare = Report(edition="2021", title=None, agency="某局", year=year, **members)
    return replace_cells(with_cells(bare, 0), cells)


OLD = report(
    2022,
    {
        f"{RECEIVED}.natural_person": 8,
        f"{RECEIVED}.other_organization": 1,
        f"{RECEIVED}.total": 9,
        FEES: Decimal("10.5"),
        f"{DISPUTE}.upheld": None,
        f"{DISPUTE}.total": 4,
    },
    overview=("去年工作平稳有序开展。", "办理 3 件。", "旧的一段"),
)
NEW = report(
    2023,
    {
        f"{RECEIVED}.commercial_enterprise": 9,
        f"{RECEIVED}.other_organization": 2,
        f"{RECEIVED}.total": 11,
        FEES: Decimal("9.25"),
        f"{DISPUTE}.upheld": 2,
        f"{DISPUTE}.total": 3,
    },
    overview=("办理 5 件。", "去年工作平稳有序开展。", "另外新写的一段话"),
    other_matters=("无",),
)


@pytest.fixture(scope="module")
def digest() -> Digest:
    return comparison_digest(compare(OLD, NEW), "en")


def rows(digest: Digest, heading: str) -> list[list[str]]:
    (sheet,) = (sheet for sheet in digest.sheets if sheet.heading == heading)
    return [line.cells for line in sheet.lines]


def test_the_changes_of_cells_by_rank(digest: Digest) -> None:
    assert digest.summary == "Cells: 200; changed: 6; differing and not comparable: 1"
    assert [sheet.heading for sheet in digest.sheets] == [
        "Cells that changed",
        "Cells that differ and cannot be compared",
        "Totals explained by their parts",
        "Narrative",
    ]
    assert rows(digest, "Cells that changed") == [
        ["Reconsideration · Total", "件", "4", "3", "-1", "-25.0%", "100%"],
        ["Received this year · Total", "件", "9", "11", "+2", "+22.2%", "100%"],
        [
            "Administrative fees · Fees collected this year (万元)",
            *("万元", "10.5", "9.25", "-1.25", "-11.9%", "100%"),
        ],
        ["Received this year · Commercial enterprises", "件", "0", "9", "+9", "", "450%"],
        ["Received this year · Natural persons", "件", "8", "0", "-8", "-100.0%", "-400%"],
        ["Received this year · Other organizations", "件", "1", "2", "+1", "+100.0%", "50%"],
    ]
    assert rows(digest, "Cells that differ and cannot be compared") == [
        ["Reconsideration · Upheld", "件", "blank", "2", "blank before, a number now"]
    ]


def test_words_stand_on_the_left_and_figures_on_the_right(digest: Digest) -> None:
    assert [[align[0] for align in sheet.aligns] for sheet in digest.sheets] == [
        list("llrrrrr"),
        list("llrrl"),
        list("lr"),
        list("lrrrrr"),
    ]


def test_totals_are_followed_by_their_parts_and_what_is_left(digest: Digest) -> None:
    assert rows(digest, "Totals explained by their parts") == [
        ["Received this year · Total", "+2"],
        ["· Received this year · Commercial enterprises (450%)", "+9"],
        ["· Received this year · Natural persons (-400%)", "-8"],
        ["· Received this year · Other organizations (50%)", "+1"],
        ["Reconsideration · Total", "-1"],
        ["· not explained by the parts", "-1"],
    ]
    lines = digest.sheets[2].lines
    assert [line.kind for line in lines] == ["sum", "part", "part", "part", "sum", "part"]
    # Nine is the longest bar, and the others are drawn against it.
    drawn = [line.chart() if line.chart else "" for line in lines]
    widths = [chart.partition('y="2" width="')[2].partition('"')[0] for chart in drawn]
    assert widths == ["13.35", "60", "53.35", "6.65", "60", "60"]


def test_paragraphs_are_counted_by_what_became_of_them(digest: Digest) -> None:
    assert rows(digest, "Narrative") == [
        ["Overview", "3", "2", "0", "0", "85%"],
        ["Other matters to be reported (not in the earlier report)", "1", "0", "1", "0", "0%"],
    ]


def test_totals_within_totals_are_apart() -> None:
    cell = "applications.outcomes.granted"
    change = compare(
        report(2022, {}), report(2023, {f"{cell}.natural_person": 2, f"{cell}.total": 2})
    )
    inner, outer = (
        [line.cells for sheet in explanations(change, "en", inner=within) for line in sheet.lines]
        for within in (True, False)
    )
    assert inner == [
        ["All outcomes · Natural persons", "0"],
        ["· Granted · Natural persons", "+2"],
        ["· not explained by the parts", "-2"],
        ["Granted · Total", "+2"],
        ["· Granted · Natural persons (100%)", "+2"],
    ]
    assert outer == [
        ["All outcomes · Total", "0"],
        ["· Granted · Total", "+2"],
        ["· not explained by the parts", "-2"],
    ]


def test_bars_of_a_total_and_its_parts_are_scaled_by_the_largest_of_either_sign() -> None:
    # The last are a draft's: halves are no counts, and drawn all the same.
    for people, others in ((1, -8), (-8, 1), (Decimal("0.5"), Decimal("-0.25"))):
        parts = {f"{RECEIVED}.natural_person": people, f"{RECEIVED}.other_organization": others}
        cells = {cell: value + 8 for cell, value in parts.items()}
        old = report(2022, dict.fromkeys([*cells, f"{RECEIVED}.total"], 8))
        new = report(2023, {**cells, f"{RECEIVED}.total": 8 + people + others})
        [sheet] = explanations(compare(old, new), "en", inner=False)
        widths = [
            float(*re.findall(r'width="([\d.]+)" height="10"', line.chart()))
            for line in sheet.lines
            if line.chart
        ]
        differences = [people + others, *sorted((people, others), key=abs, reverse=True)]
        scale = max(widths) / float(max(map(abs, differences)))
        assert widths == pytest.approx([float(abs(each)) * scale for each in differences], rel=0.01)
        assert max(widths) == 60


def test_a_number_below_zero_has_no_bar() -> None:
    cell = "proactive_disclosure.licensing.change"

    def chart(before: int, after: int) -> bool:
        reports = (
            replace_cells(
                with_cells(Report(edition="2019", title=None, agency="某局", year=year), 0),
                {cell: value},
            )
            for year, value in ((2019, before), (2020, after))
        )
        [sheet, *_] = comparison_digest(compare(*reports), "en").sheets
        [line] = sheet.lines
        return line.chart is not None

    assert [chart(0, 3), chart(3, 0), chart(-1, 3), chart(3, -1)] == [True, True, False, False]


def test_a_series_by_year() -> None:
    newest = report(2025, {f"{RECEIVED}.total": 7, FEES: None, OVER: 2})
    again = replace_cells(OLD, {f"{RECEIVED}.total": 10})
    found = series_digest(Series([OLD, NEW, newest, report(None, {}), again]), "en")
    assert found.facts == [
        "Years: 2022, 2023, 2025",
        "Years without a report: 2024",
        "Reports without a year: 1",
        "2022 has different versions; cells that differ: 1",
        "The carry chain is not seen to break, but gaps or blanks leave parts of it open",
    ]
    assert [(year, finding.rule) for year, finding in found.findings] == [
        ("2025", "continuity.missing_year")
    ]
    chain, trends = found.sheets
    assert [(line.cells, line.kind) for line in chain.lines] == [
        (["2022 → 2023", "0", "0", "holds"], ""),
        (["2023 → 2025", "0", "2", "not applicable"], ""),
    ]
    assert [[align[0] for align in sheet.aligns] for sheet in found.sheets] == [
        list("lrrl"),
        list("lrrrr"),
    ]
    lines = {line.cells[0]: line for line in trends.lines}
    fees = lines["Administrative fees · Fees collected this year (万元)"]
    received = lines["Received this year · Total"]
    assert fees.cells[1:] == ["10.5", "9.25", "blank", "-1.25"]
    assert received.cells[1:] == ["10", "11", "7", "-3"]
    assert fees.chart
    assert received.chart
    assert 'd="M2.0 2.0L40.7 4.4"' in fees.chart()
    # The year without a report interrupts the line.
    assert 'd="M2.0 3.8L40.7 2.0M118.0 9.3"' in received.chart()


def test_a_chain_that_breaks_and_one_that_holds() -> None:
    first = report(2022, {"applications.carried_forward.total": 2})
    holds = series_digest(Series([first, report(2023, {OVER: 2})]), "en")
    broken = series_digest(Series([first, report(2023, {OVER: 3})]), "en")
    assert [line.cells for line in holds.sheets[0].lines] == [["2022 → 2023", "2", "2", "holds"]]
    assert [(line.cells[1:3], line.kind) for line in broken.sheets[0].lines] == [
        (["2", "3"], "broken")
    ]
    assert holds.facts[-1] == TEXTS["words.chain_holds"].en
    assert "2023" in broken.facts[-1]


@pytest.mark.parametrize(
    ("value", "text"),
    [(3, "+3"), (1, "+1"), (0, "0"), (-1, "-1"), (Decimal("0.00"), "0.00"), (Decimal(5), "+5")],
)
def test_a_difference_has_its_sign(value: int | Decimal, text: str) -> None:
    assert signed(value) == text


def test_shares_are_whole_percents() -> None:
    shares = [None, Fraction(0), Fraction(1, 8), Fraction(3, 8), Fraction(-1, 3), Fraction(1)]
    assert [percent_of(share) for share in shares] == ["", "0%", "12%", "38%", "-33%", "100%"]


def test_the_page_marks_what_rose_fell_and_cannot_be_compared() -> None:
    page = Comparison.to_html(compare(OLD, NEW), "en")
    for marked in (
        'title="9 → 11 (+2)">9 ▲',
        'title="9 → 11 (+2)">11 ▲',
        'title="8 → 0 (-8)">8 ▼',
        'title="10.5 → 9.25 (-1.25)">9.25 ▼',
        'title="blank → 2 (blank before, a number now)">2 ≠',
    ):
        assert marked in page
    assert page.count("▲") == 2 * 3
    assert page.count("▼") == 2 * 3
    assert page.count("≠") == 2
    assert "<del>3</del>" in page
    assert "<ins>5</ins>" in page


def test_two_bars_say_both_values() -> None:
    [sheet, *_] = comparison_digest(compare(OLD, NEW), "en").sheets
    charts = [line.chart() for line in sheet.lines if line.chart]
    said = [chart.partition('aria-label="')[2].partition('"')[0] for chart in charts]
    assert said == ["4 → 3", "9 → 11", "10.5 → 9.25", "0 → 9", "8 → 0", "1 → 2"]
