"""What the prose says, held against the tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from govinfo_report.checks import check
from govinfo_report.findings import Findings
from govinfo_report.model import ABSENT, Report, layout, replace_cells, with_cells

RECEIVED = "applications.received.total"
OVER = "applications.carried_over.total"
TOTAL = "applications.outcomes.total.total"


def report(text: str, cells: dict[str, Any] | None = None, **members: Any) -> Report:
    """A report with this overview, zero in every cell that is not named."""
    known: dict[str, Any] = {
        "edition": "2021",
        "title": None,
        "agency": "示例县示例局",
        "year": 2023,
        "overview": (text,),
    }
    return replace_cells(with_cells(Report(**known | members), 0), cells or {})


def row_of(row: str, value: Any) -> dict[str, Any]:
    """Every cell of a row of table three."""
    start = f"applications.{row}."
    return {cell: value for cell in layout("2021").cells if cell.startswith(start)}


def said(subject: Report, **more: Any) -> Findings:
    """What the rules on the prose say."""
    return check(subject, select="narrative", **more)


def outcomes(subject: Report, rule: str) -> list[str]:
    """The outcomes of one rule; of what is not applicable the reason."""
    found = check(subject, select=f"narrative.{rule}").outcomes
    return [o.reason.en if o.reason is not None else o.outcome for o in found]


@pytest.mark.parametrize(
    ("text", "table", "agrees"),
    [
        ("收到政府信息公开申请四十余件。", 47, True),
        ("收到政府信息公开申请四十余件。", 39, False),
        ("收到政府信息公开申请近50件。", 48, True),
        ("收到政府信息公开申请近50件。", 52, False),
        ("收到政府信息公开申请约30件。", 32, True),
        ("收到政府信息公开申请约30件。", 60, False),
        ("收到政府信息公开申请四十余件。", 70, True),
        ("收到政府信息公开申请四十余件。", 71, False),
        ("收到政府信息公开申请近50件。", 40, True),
        ("收到政府信息公开申请近50件。", 39, False),
        ("收到政府信息公开申请约30件。", 34, True),
        ("收到政府信息公开申请约30件。", 26, True),
        ("收到政府信息公开申请约30件。", 35, False),
        ("收到政府信息公开申请约30件。", 25, False),
        ("收到政府信息公开申请3至5件。", 3, True),
        ("收到政府信息公开申请3至5件。", 2, False),
        ("收到政府信息公开申请1.2万件。", 12_060, True),
        ("收到政府信息公开申请1.2万件。", 12_061, False),
        ("收到政府信息公开申请1.2万件。", 11_939, False),
        ("收到政府信息公开申请3至5件。", 5, True),
        ("收到政府信息公开申请3至5件。", 6, False),
        ("收到政府信息公开申请1.2万件。", 12_031, True),
        ("收到政府信息公开申请1.2万件。", 13_000, False),
        ("收到政府信息公开申请12347件。", 12_347, True),
        ("收到政府信息公开申请12347件。", 12_346, False),
        ("收到政府信息公开申请12件。", 13, False),
    ],
)
def test_a_number_agrees_as_exactly_as_it_is_said(text: str, table: int, agrees: bool) -> None:
    assert (not list(said(report(text, {RECEIVED: table})))) == agrees


def test_a_finding_has_both_values_the_sentence_and_the_place() -> None:
    subject = report("全年收到政府信息公开申请12件。", {RECEIVED: 21})
    (finding,) = said(subject)
    assert (finding.rule, finding.severity, finding.basis) == (
        "narrative.received",
        "warning",
        "heuristic",
    )
    assert (finding.expected, finding.actual, finding.cells) == (21, 12, (RECEIVED,))
    assert finding.pointers == ("/applications/received/total", "/overview/0")
    for language in ("zh", "en"):
        message = finding.message(language)
        assert "12" in message
        assert "21" in message
        assert "全年收到政府信息公开申请12件。" in message


def test_a_long_sentence_is_quoted_where_it_speaks_of_the_figure() -> None:
    long = "、".join(["做好各项工作"] * 30)
    (finding,) = said(report(f"{long}，收到政府信息公开申请12件。", {RECEIVED: 21}))
    message = finding.message("zh")
    assert "收到政府信息公开申请12件" in message
    assert len(message) < 130


@pytest.mark.parametrize(
    ("text", "members", "reason"),
    [
        ("各部门收到政府信息公开申请12件。", {}, "another scope"),
        ("全县收到政府信息公开申请12件。", {}, "another scope"),
        ("全县收到政府信息公开申请12件。", {"scope": "organ"}, "another scope"),
        ("本机关收到政府信息公开申请12件。", {"scope": "consolidated"}, "another scope"),
        ("本机关收到政府信息公开申请12件。", {"agency": "示例市人民政府"}, "another scope"),
        ("上年收到政府信息公开申请12件。", {}, "another year"),
        ("2019年收到政府信息公开申请12件。", {}, "another year"),
    ],
)
def test_what_speaks_of_another_scope_or_year_is_not_called_wrong(
    text: str, members: dict[str, Any], reason: str
) -> None:
    (outcome,) = outcomes(report(text, {RECEIVED: 21}, **members), "received")
    assert reason in outcome


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("全市收到政府信息公开申请12件。", {"agency": "示例市"}),
        ("全市收到政府信息公开申请12件。", {"scope": "consolidated"}),
        ("我局收到政府信息公开申请12件。", {}),
    ],
)
def test_what_speaks_of_the_scope_of_the_report_is_compared(
    text: str, members: dict[str, Any]
) -> None:
    assert outcomes(report(text, {RECEIVED: 21}, **members), "received") == ["violated"]


def test_another_scope_that_agrees_holds() -> None:
    subject = report("各部门收到政府信息公开申请12件。", {RECEIVED: 12})
    assert outcomes(subject, "received") == ["holds"]


def test_all_usages_of_a_word_agree() -> None:
    cells = {RECEIVED: 20, OVER: 3, TOTAL: 22, "applications.outcomes.other.other.total": 4}
    for text in (
        "受理申请20件。",
        "受理申请23件。",
        "答复申请22件。",
        "答复申请19件。",
        "答复申请18件。",
    ):
        assert not list(said(report(f"（二）依申请公开情况。{text}", cells))), text


def test_an_absent_figure_decides_nothing() -> None:
    gone = row_of("received", ABSENT) | row_of("carried_over", ABSENT)
    subject = report("收到政府信息公开申请12件。", gone)
    assert outcomes(subject, "received") == ["There are no figures to compare."]


def test_a_blank_decides_only_where_no_number_in_it_could() -> None:
    row = "applications.outcomes.granted"
    columns = ("natural_person", "commercial_enterprise", "total")
    blank: dict[str, Any] = dict.fromkeys((f"{row}.{column}" for column in columns), None)
    more, less = blank | {f"{row}.natural_person": 9}, blank | {f"{row}.natural_person": 2}
    assert outcomes(report("予以公开5件。", more), "outcome") == ["violated"]
    assert outcomes(report("予以公开5件。", less), "outcome") == ["undecided"]


def test_what_one_row_counts_may_be_told_in_two_parts() -> None:
    cell = "applications.outcomes.unavailable.not_held.total"
    text = "非本机关掌握3件，信息不存在2件。"
    assert not list(said(report(text, {cell: 5})))
    assert [f.actual for f in said(report(text, {cell: 6}))] == [3, 2]


def test_either_shape_of_other_outcomes_is_added() -> None:
    three = {f"applications.outcomes.other.{row}.total": 2 for row in ("fee_overdue", "other")}
    assert not list(said(report("其他处理4件。", three)))
    rows = ("correction_overdue", "fee_overdue", "other")
    one = row_of("outcomes.other.all", 0) | {"applications.outcomes.other.all.total": 4}
    for row in rows:
        one |= row_of(f"outcomes.other.{row}", ABSENT)
    assert not list(said(report("其他处理4件。", one)))


@pytest.mark.parametrize(
    ("text", "now", "before", "agrees"),
    [
        ("同比增长20%", 12, 10, True),
        ("同比增长16.7%", 7, 6, True),
        ("同比增长16.6%", 7, 6, True),  # cut off, not rounded
        ("同比增长16.8%", 7, 6, False),
        ("同比增长17%", 7, 6, True),
        ("同比增长18%", 7, 6, False),
        ("同比增长16.67%", 7, 6, True),
        ("同比增长16.68%", 7, 6, False),
        ("同比增长约19.4%", 7, 6, True),
        ("同比增长约21%", 7, 6, True),
        ("同比增长约23%", 7, 6, False),
        ("同比下降100%", 0, 10, True),
        ("同比增长1.5倍", 25, 10, True),
        ("同比增长1.5倍", 15, 10, True),
        ("同比增长1.5倍", 20, 10, False),
        ("同比增长1.5倍", 255, 100, True),
        ("同比增长1.5倍", 2551, 1000, False),
        ("同比增长1.5倍", 1449, 1000, False),
        ("同比下降20%", 12, 10, False),
        ("较上年减少3件", 7, 10, True),
        ("较上年减少3件", 8, 10, False),
        ("与上年持平", 10, 10, True),
        ("与上年持平", 15, 10, False),
        ("较上年减少10件", 0, 10, True),
        ("较上年增加3件", 3, 0, True),
        ("较上年增加3件", 2, 0, False),
    ],
)
def test_growth_is_that_of_both_reports(text: str, now: int, before: int, agrees: bool) -> None:
    subject = report(f"收到政府信息公开申请{now}件，{text}。", {RECEIVED: now})
    previous = report("", {RECEIVED: before}, year=2022)
    assert (not list(said(subject, previous=previous))) == agrees


@pytest.mark.parametrize(
    ("text", "now", "before", "expected", "words"),
    [
        ("同比增长25%", 12, 10, Decimal(20), ("25%", "from 10", "to 12", "it is 20")),
        ("同比增长25%", 7, 6, Decimal("16.67"), ("it is 16.67",)),
        ("同比增长4倍", 12, 10, Decimal("0.2"), ("4 times", "it is 0.2")),
        ("较上年增加5件", 12, 10, 2, ("change of 5;", "it is 2")),
        ("较上年减少5件", 0, 2, -2, ("change of -5;", "from 2", "to 0", "it is -2")),
    ],
)
def test_a_change_that_is_not_that_of_the_reports_is_told_with_theirs(
    text: str, now: int, before: int, expected: Any, words: tuple[str, ...]
) -> None:
    subject = report(f"收到政府信息公开申请{now}件，{text}。", {RECEIVED: now})
    (finding,) = said(subject, previous=report("", {RECEIVED: before}, year=2022))
    assert (finding.rule, finding.expected, finding.cells) == (
        "narrative.growth",
        expected,
        (RECEIVED,),
    )
    assert all(each in finding.message("en") for each in words), finding.message("en")


@pytest.mark.parametrize("text", ["同比增长20%", "较上年增加12件"])
@pytest.mark.parametrize("years", ["this", "last"])
def test_growth_from_or_to_a_figure_that_is_not_there_is_not_judged(text: str, years: str) -> None:
    gone = row_of("received", ABSENT) | row_of("carried_over", ABSENT)
    now, then = ({RECEIVED: 12}, gone) if years == "last" else (gone, {RECEIVED: 10})
    subject = report(f"收到政府信息公开申请12件，{text}。", now)
    found = said(subject, previous=report("", then, year=2022)).outcomes
    (outcome,) = [each for each in found if each.rule == "narrative.growth"]
    assert outcome.reason is not None
    assert outcome.reason.en == "There are no figures to compare."


def test_growth_of_a_row_that_only_this_year_prints_in_three_names_these() -> None:
    rows = ("correction_overdue", "fee_overdue", "other")
    one = row_of("outcomes.other.all", 0) | {"applications.outcomes.other.all.total": 4}
    for row in rows:
        one |= row_of(f"outcomes.other.{row}", ABSENT)
    three = {f"applications.outcomes.other.{row}.total": 2 for row in rows}
    subject = report("其他处理6件，较上年增加5件。", three)
    (finding,) = said(subject, previous=report("", one, year=2022))
    assert finding.rule == "narrative.growth"
    assert set(finding.cells) >= set(three)
    assert finding.expected == 2


@pytest.mark.parametrize("blank", ["applications.outcomes.total", "applications.received", None])
def test_a_rate_of_figures_with_a_blank_is_undecided(blank: str | None) -> None:
    cells = {RECEIVED: 10, TOTAL: 8}
    if blank:
        row = row_of(blank.removeprefix("applications."), None)
        cells = cells | row | {f"{blank}.natural_person": cells[f"{blank}.total"]}
    found = outcomes(report("收到政府信息公开申请10件，办结率95%。", cells), "handled")
    assert found == ["undecided" if blank else "violated"]


@pytest.mark.parametrize(
    ("amount", "yuan"),
    [("30", 300_000), ("30.25", 302_500), ("30.123456", Decimal("301234.56"))],
)
def test_an_amount_is_told_in_yuan_without_needless_decimals(amount: str, yuan: Any) -> None:
    cell = "proactive_disclosure.administrative_fees.amount"
    (finding,) = said(report("收取行政事业性收费20.5万元。", {cell: Decimal(amount)}))
    assert (finding.expected, finding.actual, finding.cells) == (yuan, 205_000, (cell,))
    assert type(finding.expected) is type(yuan)
    assert finding.message("en").endswith(f"the prose says 205000 yuan, the tables {yuan}.")


def test_parts_may_be_those_of_last_year_s_requests_too() -> None:
    text = "收到政府信息公开申请{}件，其中予以公开4件，不予公开3件。"
    for received, over, found in ((5, 2, 0), (5, 1, 1), (0, 7, 0), (0, 6, 1)):
        cells = {RECEIVED: received, OVER: over}
        subject = report(text.format(received), cells)
        assert outcomes(subject, "parts").count("violated") == found, (received, over)


def test_a_share_is_told_with_two_decimals() -> None:
    (finding,) = said(report("收到政府信息公开申请3件，办结率95%。", {RECEIVED: 3}))
    assert finding.expected == 0
    (finding,) = said(report("收到政府信息公开申请3件，办结率95%。", {RECEIVED: 3, TOTAL: 2}))
    assert (finding.expected, finding.actual) == (Decimal("66.67"), 95)


def test_what_is_denied_has_the_figure_of_the_table_and_none() -> None:
    (finding,) = said(report("全年未收到政府信息公开申请。", {RECEIVED: 3}))
    assert (finding.rule, finding.expected, finding.actual) == ("narrative.none", 3, 0)


def test_what_is_denied_is_looked_up_where_another_usage_has_no_figure() -> None:
    gone = row_of("carried_over", ABSENT)
    subject = report("全年未收到政府信息公开申请。", {**gone, RECEIVED: 3})
    assert outcomes(subject, "none") == ["violated"]
    subject = report("全年未收到政府信息公开申请。", row_of("received", ABSENT))
    assert outcomes(subject, "none") == ["There are no figures to compare."]


@pytest.mark.parametrize(
    ("gone", "outcome"),
    [
        ((), "violated"),
        (("upheld",), "There are no figures to compare."),
        (("total",), "There are no figures to compare."),
    ],
)
def test_that_all_were_upheld_is_judged_where_both_figures_are_there(
    gone: tuple[str, ...], outcome: str
) -> None:
    cells = {"upheld": 1, "total": 2} | dict.fromkeys(gone, ABSENT)
    subject = report(
        "因政府信息公开被申请行政复议2件，均获维持。",
        {f"disputes.reconsideration.{column}": value for column, value in cells.items()},
    )
    assert outcomes(subject, "upheld") == [outcome]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到政府信息公开申请10件，其中自然人申请4件，法人或其他组织申请7件。", 1),
        ("收到政府信息公开申请约10件，其中自然人申请4件，法人或其他组织申请7件。", 0),
        ("收到政府信息公开申请11件，其中自然人申请4件，法人或其他组织申请7件。", 0),
    ],
)
def test_parts_are_held_against_a_total_that_is_exact(text: str, found: int) -> None:
    assert outcomes(report(text), "parts").count("violated") == found


def test_the_office_of_a_government_is_no_department() -> None:
    text = "县政府办公室收到政府信息公开申请12件。"
    (outcome,) = outcomes(report(text, {RECEIVED: 21}), "received")
    assert "another scope" in outcome
    own = report(text, {RECEIVED: 21}, agency="示例县人民政府办公室")
    assert outcomes(own, "received") == ["violated"]


@pytest.mark.parametrize("before", [0, 30])
@pytest.mark.parametrize("behind", [0, 30])
def test_a_quotation_shows_where_the_sentence_goes_on(before: int, behind: int) -> None:
    words = "收到政府信息公开申请12件"
    sentence = "，".join([*["做好各项工作"] * before, words, *["做好各项工作"] * behind])
    (finding,) = said(report(f"{sentence}。", {RECEIVED: 21}))
    quoted = finding.message("zh").partition("“")[2].partition("”")[0]
    assert words in quoted
    assert quoted.startswith("…") == bool(before)
    assert quoted.endswith("…") == bool(behind)


def test_a_sum_of_money_is_told_in_its_unit() -> None:
    (finding,) = said(report("收取信息处理费20元，又收取信息处理费30元。"))
    assert "30 yuan" in finding.message("en")
    assert "30元" in finding.message("zh")
    (finding,) = said(report("收到政府信息公开申请约12件。", {RECEIVED: 50}))
    assert "约12件" in finding.message("zh").split("：", 1)[1]
    assert "about 12" in finding.message("en")


def test_growth_needs_the_report_of_the_year_before() -> None:
    subject = report("收到政府信息公开申请12件，同比增长20%。", {RECEIVED: 12})
    older = report("", {RECEIVED: 10}, year=2020)
    (outcome,) = check(subject, previous=older, select="narrative.growth").outcomes
    assert outcome.reason is not None
    assert "not that of the same organ for the year before" in outcome.reason.en


def test_findings_follow_the_place_of_their_sentences_even_without_a_cell() -> None:
    subject = report(
        "收到政府信息公开申请5件，其中自然人申请4件，法人或其他组织申请3件。",
        {RECEIVED: 5},
        table_notes={"applications": ("2023年收取信息处理费20元，又收取信息处理费30元。",)},
    )
    rules = [finding.rule for finding in said(subject)]
    assert "narrative.parts" in rules
    assert rules[-1] == "narrative.information_fee"


@pytest.mark.parametrize(
    ("upheld", "agrees"),
    [(4, True), (6, True), (3, False)],
)
def test_dismissed_cases_may_or_may_not_be_among_the_upheld(upheld: int, agrees: bool) -> None:
    subject = report(
        "因政府信息公开被申请行政复议6件，其中驳回2件、维持4件。",
        {"disputes.reconsideration.upheld": upheld, "disputes.reconsideration.total": 6},
    )
    assert outcomes(subject, "reconsideration")[-1:] == ["holds" if agrees else "violated"]


def test_a_reason_said_with_what_comes_of_it_is_compared_alone() -> None:
    row = "applications.outcomes.withheld"
    subject = report(
        "政府信息公开申请中，属于行政执法案卷信息不予公开1件。",
        {f"{row}.enforcement_files.total": 1, f"{row}.state_secrets.total": 3},
    )
    assert outcomes(subject, "outcome") == ["holds"]


def test_figures_of_a_quarter_are_of_another_period() -> None:
    subject = report("第四季度收到政府信息公开申请9件。", {RECEIVED: 40})
    assert outcomes(subject, "received") == outcomes(
        report("2020年收到政府信息公开申请9件。", {RECEIVED: 40}), "received"
    )


def test_of_many_sentences_on_fees_each_is_one_finding_at_most() -> None:
    words = "".join(f"收取信息处理费{n % 50}元。" for n in range(1, 400))
    found = [f for f in said(report(words)) if f.rule == "narrative.information_fee"]
    # Each but the first contradicts several before it, and is said once.
    assert len(found) == 398
    assert {finding.actual for finding in found} == {*range(50)}


def test_parts_of_one_row_are_added_within_a_paragraph_however_many_there_are() -> None:
    words = "非本机关掌握1件，信息不存在1件；" * 200
    row = "applications.outcomes.unavailable.not_held"
    assert not list(said(report(words, row_of(row[13:], 400))))
    assert list(said(report(words, row_of(row[13:], 399))))


@pytest.mark.parametrize(("amount", "agrees"), [("20.6", True), ("20.61", False), ("20.3", False)])
def test_an_amount_of_thousands_may_be_rounded(amount: str, agrees: bool) -> None:
    cells = {"proactive_disclosure.administrative_fees.amount": Decimal(amount)}
    found = list(said(report("收取行政事业性收费20.5001万元。", cells)))
    assert (not found) == agrees
