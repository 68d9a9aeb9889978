"""The check as a whole: what is asked, in which order, and what a page adds to a document."""

from __future__ import annotations

import datetime as dt
from typing import Any

import attrs
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.checks import check, rules
from govinfo_report.checks.agencies import organ_kind, organ_level
from govinfo_report.errors import UnknownRuleError
from govinfo_report.findings import Findings
from govinfo_report.model import (
    ABSENT,
    Metadata,
    Note,
    Period,
    Reading,
    Report,
    Signature,
    layout,
    replace_cells,
)
from govinfo_report.testing.strategies import reports
from tests.checks.building import consistent

NOTE_KINDS = sorted(
    ({kind for rule in rules() for kind in rule.notes} | {"local_row", "new_kind"})
    # Which edition's columns a page prints, a document cannot show.
    - {"columns_of_another_edition"}
)


def said(findings: Findings) -> list[tuple[Any, ...]]:
    return [(f.rule, f.outcome, f.severity, f.cells, f.message("zh")) for f in findings]


def test_the_public_names_are_those_of_the_packages() -> None:
    assert gr.check is check
    assert gr.rules() == rules()
    assert isinstance(gr.check(consistent("2021")), gr.Findings)


LESS_ON_A_PAGE = (
    "cell.blank",
    "structure.table",
    "structure.sections",
    "structure.empty_section",
    "structure.overview_parts",
    "structure.information_fee",
)
"""Rules on the document that leave to a rule on the page what has its cause on the page alone."""


@settings(max_examples=60)
@given(reports(), st.data())
def test_page_and_document_say_the_same_on_what_both_can_show(report: Report, data: Any) -> None:
    cells = layout(report.edition).cells
    places = ["overview", "other_matters", "applications", "applications.received", *cells[:9]]
    notes = data.draw(
        st.lists(
            st.builds(
                Note,
                st.sampled_from(NOTE_KINDS),
                st.sampled_from(["error", "warning", "info"]),
                st.sampled_from(places),
                st.just("…"),
            ),
            max_size=4,
        )
    )
    on_pages = {rule.id for rule in rules() if rule.needs == "page"}
    page = check(Reading(report, tuple(notes)))
    document = check(report)
    alike = [s for s in said(document) if s[0] not in LESS_ON_A_PAGE]
    assert [s for s in said(page) if s[0] not in on_pages.union(LESS_ON_A_PAGE)] == alike
    for rule in LESS_ON_A_PAGE:
        less, more = ([s for s in said(findings) if s[0] == rule] for findings in (page, document))
        assert len(less) <= len(more)
        if less != more:
            assert {"structure.unreadable", "cell.placeholder"} & {f.rule for f in page}
    assert not [s for s in said(document) if s[0] in on_pages]
    without = {o.rule: (o.outcome, o.reason) for o in document.outcomes if o.rule in on_pages}
    assert {outcome for outcome, _ in without.values()} == {"not_applicable"}
    assert all(reason and reason.en for _, reason in without.values())


@settings(max_examples=60)
@given(reports())
def test_every_rule_has_an_outcome_and_every_finding_one_of_its_own(report: Report) -> None:
    findings = check(report)
    assert [*dict.fromkeys(o.rule for o in findings.outcomes)] == [rule.id for rule in rules()]
    from_outcomes = [outcome.finding for outcome in findings.outcomes if outcome.finding]
    assert sorted(map(id, from_outcomes)) == sorted(map(id, findings))
    for outcome in findings.outcomes:
        assert (outcome.finding is not None) == (outcome.outcome in ("violated", "undecided"))
        assert (outcome.reason is not None) == (outcome.outcome == "not_applicable")
    for finding in findings:
        assert finding.outcome == "violated" or finding.severity != "error"
        assert set(finding.values) <= set(finding.cells) <= set(layout(report.edition).places)
        assert finding.pointers
        assert all(pointer.startswith("/") for pointer in finding.pointers)
    assert findings.ok == (not findings.errors)
    assert len(findings) == sum(map(len, (findings.errors, findings.warnings, findings.infos)))


def test_findings_come_in_the_order_of_the_form() -> None:
    wrong = {
        "disputes.reconsideration.total": 999,
        "proactive_disclosure.licensing.decisions": None,
        "applications.carried_forward.total": 999,
    }
    report = attrs.evolve(replace_cells(consistent("2021"), wrong), title=None, overview=ABSENT)
    order = [finding.pointers[0].split("/")[1] for finding in check(report)]
    members = ["title", "overview", "proactive_disclosure", "applications", "disputes"]
    assert [*dict.fromkeys(order)] == members


def test_select_and_ignore_take_ids_and_families() -> None:
    report = consistent("2021")

    def asked(**names: Any) -> set[str]:
        return {outcome.rule for outcome in check(report, **names).outcomes}

    cell_rules = {rule.id for rule in rules() if rule.id.startswith("cell.")}
    assert asked(select="cell.*") == asked(select=["cell"]) == cell_rules
    assert asked(select=["cell", "disputes.total"], ignore="cell.*") == {"disputes.total"}
    assert asked(select=[]) == set()
    assert asked(ignore=("cell",)) == {rule.id for rule in rules()} - cell_rules


def test_an_unknown_rule_is_refused_and_the_nearest_names_are_told() -> None:
    with pytest.raises(UnknownRuleError, match=r"applications\.balanse.*applications\.balance"):
        check(consistent("2021"), select=["applications.balanse"])
    with pytest.raises(UnknownRuleError) as caught:
        check(consistent("2021"), ignore=["metadta.*"])
    assert "metadata" in caught.value.near


def test_the_first_name_that_is_none_is_told() -> None:
    with pytest.raises(TypeError, match=r"not 1: a rule's name is rule\.id"):
        check(consistent("2021"), select=[1, "cell", 2])  # type: ignore[list-item]  # what callers do


def test_checking_changes_nothing() -> None:
    report = consistent("2021")
    before = hash(report)
    check(report)
    assert hash(report) == before
    assert report == consistent("2021")


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_empty_report_crashes_nothing_and_accuses_no_sum(edition: gr.Edition) -> None:
    findings = check(Report(edition=edition, title=None, agency=None, year=None))
    assert {finding.rule for finding in findings} == {
        "metadata.identity",
        "structure.sections",
        "structure.table",
    }


def test_a_blank_form_is_blank_and_no_more() -> None:
    blank = {cell: None for cell, c in form("2021").cells.items() if c.printed}
    report = replace_cells(consistent("2021"), blank)
    assert {finding.rule for finding in check(report)} == {"cell.blank"}
    # All sums are right with zeros, but other figures would fit as well: no zero is forced.
    assert {finding.severity for finding in check(report)} == {"warning"}


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("吴兴区人力社保局", "department", "county"),
        ("湖州市吴兴区人力社保局", "department", "county"),
        ("国家市场监督管理总局", "department", "unknown"),
        ("教育部", "department", "unknown"),
        ("平阳县市场监督管理局", "department", "county"),
        ("景德镇市城乡建设局", "department", "above"),
        ("广州市荔湾区人民政府南源街道办事处", "town", "county"),
        ("桃江县鲊埠回族乡", "town", "county"),
        ("太平镇人民政府", "town", "unknown"),
        ("淮安市人民政府", "government", "above"),
        ("宿迁市", "government", "above"),
        ("沛县人民政府", "government", "county"),
        ("上海市人民政府办公厅", "office", "above"),
        ("大同市气象局", "unknown", "unknown"),
        ("乳山经济开发区管理委员会", "unknown", "unknown"),
        ("上海市浦东新区人民政府", "unknown", "unknown"),
        ("示例县人民医院", "unknown", "unknown"),
        ("中共示例县委宣传部", "unknown", "unknown"),
        ("市教育局", "department", "above"),
        ("县教育局", "department", "unknown"),
        ("局", "unknown", "unknown"),
        ("", "unknown", "unknown"),
    ],
)
def test_the_kind_of_an_organ_is_told_from_its_name(name: str, kind: str, level: str) -> None:
    assert (organ_kind(name), organ_level(name)) == (kind, level)


@pytest.mark.parametrize(
    ("agency", "published", "found"),
    [
        ("示例市示例局", "2024-01-31T23:59", False),
        ("示例市示例局", "2024-02-01", True),
        ("示例市人民政府办公厅", "2024-02-01", True),
        ("示例市人民政府", "2024-02-01", False),
        ("示例市人民政府", "2024-04-01", True),
        ("示例街道办事处", "2025-01-01", False),
        ("示例市税务局", "2024-02-01", False),
        ("示例市示例局", "not a date", False),
    ],
)
def test_the_deadline_is_that_of_article_49(agency: str, published: str, found: bool) -> None:
    report = attrs.evolve(
        consistent("2021"), agency=agency, metadata=Metadata(published_at=published)
    )
    assert bool(list(check(report, select="metadata.deadline"))) == found


@pytest.mark.parametrize(
    "published",
    [dt.date(2024, 2, 10), dt.datetime(2024, 2, 10, 9, 30, 5, tzinfo=dt.UTC), "2024-02-10"],
)
def test_a_day_of_publication_given_as_a_date_is_judged_like_its_text(published: Any) -> None:
    metadata = Metadata(published_at=published)
    report = attrs.evolve(consistent("2021"), agency="示例市示例局", metadata=metadata)
    (finding,) = check(report, select="metadata.deadline")
    assert finding.actual == dt.date(2024, 2, 10)
    assert gr.loads(gr.dumps(report)) == report
    given = gr.unstructure(report) | {"metadata": {"published_at": published}}
    assert gr.structure(given) == report


@pytest.mark.parametrize(
    ("agency", "dates", "member"),
    [
        ("示例市示例局", {"signed": dt.date(2024, 2, 20)}, "signature.date"),
        ("示例市示例局", {"written": dt.date(2024, 2, 20)}, "metadata.date_written"),
        (
            "示例市示例局",
            {"written": dt.datetime(2024, 2, 20, 8, tzinfo=dt.UTC)},
            "metadata.date_written",
        ),
        ("示例市示例局", {"signed": dt.date(2024, 1, 31)}, None),
        ("示例市示例局", {"signed": dt.date(2024, 1, 9), "written": dt.date(2024, 1, 5)}, None),
        ("示例市人民政府", {"signed": dt.date(2024, 3, 31)}, None),
        ("示例市人民政府", {"signed": dt.date(2024, 4, 1)}, "signature.date"),
        ("示例县示例镇人民政府", {"signed": dt.date(2024, 6, 1)}, None),
        ("示例市示例局", {"signed": dt.date(2024, 2, 20), "published": "2024-01-20"}, None),
        ("示例市示例局", {"signed": dt.date(2024, 2, 20), "published": None}, "signature.date"),
        ("示例市示例局", {}, None),
    ],
)
def test_a_late_signature_proves_lateness_and_an_early_one_proves_nothing(
    agency: str, dates: dict[str, Any], member: str | None
) -> None:
    report = attrs.evolve(
        consistent("2021"),
        agency=agency,
        signature=Signature(date=dates.get("signed", ABSENT)),
        metadata=Metadata(
            date_written=dates.get("written", ABSENT), published_at=dates.get("published", ABSENT)
        ),
    )
    (outcome,) = check(report, select="metadata.deadline").outcomes
    assert (outcome.scope if outcome.finding else None) == member
    if member is None and "published" not in dates:
        assert outcome.outcome == "not_applicable"
    if outcome.finding:
        assert outcome.finding.variant == "signed"
        assert outcome.finding.pointers == (f"/{member.replace('.', '/')}",)


@pytest.mark.parametrize(
    ("agency", "publisher", "agree"),
    [
        ("吴兴区人力社保局", "区人力社保局", True),
        ("示例市发展和改革委员会", "市发改委", True),
        ("示例县人民政府办公室", "县政府办", True),
        ("太平镇人民政府", "西咸新区太平镇", True),
        ("章安街道办事处", "章安街道办事处", True),
        ("平阳县市场监督管理局", "县府办", False),
        ("示例市示例局", "示例市卫生局", False),
    ],
)
def test_a_publisher_may_be_a_short_name(agency: str, publisher: str, agree: bool) -> None:
    report = attrs.evolve(consistent("2021"), agency=agency, metadata=Metadata(publisher=publisher))
    assert (not list(check(report, select="metadata.agency"))) == agree


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("示例局2023年度政府信息公开工作年度报告", False),
        ("示例局二〇二三年政府信息公开工作年度报告", False),
        ("示例局二○二三年政府信息公开工作年度报告", False),
        ("示例局２０２３年政府信息公开工作年度报告", False),
        ("示例局2022年政府信息公开工作年度报告", True),
        ("示例局二〇二二年政府信息公开工作年度报告", True),
        ("示例局政府信息公开工作年度报告", False),
    ],
)
def test_the_year_of_the_title_is_read_in_digits_and_in_words(title: str, found: bool) -> None:
    report = attrs.evolve(consistent("2021"), title=title)
    assert bool(list(check(report, select="metadata.year"))) == found


@pytest.mark.parametrize(
    ("year", "title", "period", "outcome"),
    [
        (2023, "2023年政府信息公开工作年度报告", None, "holds"),
        (2023, "2022年政府信息公开工作年度报告", None, "violated"),
        (2023, "政府信息公开工作年度报告", None, "not_applicable"),
        (None, "2023年政府信息公开工作年度报告", None, "not_applicable"),
        (None, "2023年政府信息公开工作年度报告", 2023, "holds"),
        (None, "2023年政府信息公开工作年度报告", 2022, "violated"),
        (2023, "2023年政府信息公开工作年度报告", 2022, "violated"),
        (2023, None, 2023, "holds"),
        (2023, None, None, "not_applicable"),
    ],
)
def test_years_are_compared_where_two_are_stated(
    year: int | None, title: str | None, period: int | None, outcome: str
) -> None:
    days = period and gr.Period(dt.date(period, 1, 1), dt.date(period, 12, 31))
    report = gr.Report(edition="2021", title=title, agency="某局", year=year, period=days or None)
    assert [o.outcome for o in check(report, select="metadata.year").outcomes] == [outcome]


@pytest.mark.parametrize(
    ("published", "end", "outcome"),
    [
        ("2023-12-30", (2023, 12, 31), "violated"),
        ("2023-12-31", (2023, 12, 31), "holds"),
        ("2024-01-01", (2023, 12, 31), "holds"),
        ("2023-06-29", (2023, 6, 30), "violated"),
        ("2023-06-30", (2023, 6, 30), "holds"),
        ("2023-12-30", None, "violated"),
        ("2023-12-31", None, "holds"),
        (None, (2023, 12, 31), "not_applicable"),
    ],
)
def test_a_report_is_published_on_the_last_day_of_its_period_at_the_earliest(
    published: str | None, end: tuple[int, int, int] | None, outcome: str
) -> None:
    report = attrs.evolve(
        consistent("2021"),
        period=Period(dt.date(2023, 1, 1), dt.date(*end)) if end else None,
        metadata=gr.Metadata(published_at=published),
    )
    found = check(report, select="metadata.published_early").outcomes
    assert [each.outcome for each in found] == [outcome]


@pytest.mark.parametrize(("start", "end"), [(None, 12), (1, None), (None, None)])
def test_a_period_without_one_of_its_days_is_none(start: int | None, end: int | None) -> None:
    period: Any = Period(
        start and dt.date(2023, start, 1),  # type: ignore[arg-type]  # a draft's
        end and dt.date(2023, end, 31),  # type: ignore[arg-type]
    )
    report = attrs.evolve(consistent("2021"), period=period)
    rules = ["metadata.period", "metadata.published_early"]
    found = check(report, select=rules).outcomes
    assert [(each.rule, each.outcome) for each in found] == [(r, "not_applicable") for r in rules]


def test_a_period_over_two_years_is_left_to_the_rule_on_periods() -> None:
    period = Period(dt.date(2022, 12, 1), dt.date(2023, 12, 31))
    report = attrs.evolve(consistent("2021"), period=period)
    assert [f.rule for f in check(report, select="metadata")] == ["metadata.period"]


def test_a_period_printed_backwards_is_said_with_both_dates_and_by_no_other_rule() -> None:
    period = Period(dt.date(2023, 1, 1), dt.date(2022, 12, 31))
    report = attrs.evolve(consistent("2021"), period=period)
    (finding,) = check(report, select="metadata")
    assert (finding.rule, finding.severity) == ("metadata.period", "warning")
    assert "2023-01-01至2022-12-31" in finding.message("zh")
    assert "2023-01-01 to 2022-12-31" in finding.message("en")
    assert gr.loads(gr.dumps(report)) == report
    assert gr.validate(gr.unstructure(report)) == []


def test_days_of_a_draft_may_be_texts_moments_or_no_days() -> None:
    period: Any = Period("2023-01-01", dt.datetime(2023, 11, 30, 12, tzinfo=dt.UTC))  # type: ignore[arg-type]
    report = attrs.evolve(consistent("2021"), period=period)
    (finding,) = check(report, select="metadata.period")
    assert finding.actual == "2023-01-01/2023-11-30"
    hopeless: Any = Period("last year", 2023)  # type: ignore[arg-type]
    (outcome,) = check(attrs.evolve(report, period=hopeless), select="metadata.period").outcomes
    assert outcome.outcome == "not_applicable"


@pytest.mark.parametrize("year", ["2023", 2023.0, True, 0, -5, 9999, 10**9])
def test_a_draft_whose_year_is_none_is_checked_all_the_same(year: Any) -> None:
    metadata = Metadata(published_at="2024-05-01", other={"报告年度": "2023"}, publisher="某局")
    draft = attrs.evolve(consistent("2021"), year=year, metadata=metadata, remarks={"x": 1})
    findings = check(draft, previous=draft)
    assert "metadata.identity" not in {finding.rule for finding in findings}
    said = [f.message("en") for f in findings if f.rule == "structure.value"]
    assert [text.startswith("year is ") for text in said].count(True) == (year != 9999)
    assert any(text.startswith("remarks is the text “x”") for text in said)
    findings.to_json()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("本年度未发出收费通知。", True),
        ("没有向申请人发出过收费通知，未收取信息处理费。", True),
        ("发出收费通知的件数为0件。", True),
        ("发出收费通知0件，总金额0元。", True),
        ("发出收费通知10件，总金额3000元。", False),
        ("申请人逾期未按收费通知要求缴纳费用的2件。", False),
        ("未收取信息处理费。", False),
        ("发出收费通知2件，未收取信息处理费。", False),
    ],
)
def test_whether_a_fee_notice_was_issued_is_read_with_care(words: str, found: bool) -> None:
    overdue = {"applications.outcomes.other.fee_overdue.total": 2}
    report = attrs.evolve(replace_cells(consistent("2021"), overdue), other_matters=[words])
    assert bool(list(check(report, select="applications.fee_link"))) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("本年度未收取信息处理费。", False),
        ("依据《政府信息公开信息处理费管理办法》，本机关收取信息处理费0元。", False),
        ("按照国办函〔2020〕109号文件，本年未产生相关收费。", False),
        ("无其他需要报告的事项。", True),
        ("办理建议提案12件。", True),
    ],
)
def test_any_word_on_fees_in_section_six_will_do(words: str, found: bool) -> None:
    report = attrs.evolve(consistent("2021"), other_matters=[words])
    assert bool(list(check(report, select="structure.information_fee"))) == found


def test_a_lost_column_is_said_once() -> None:
    rows = [row.id for row in form("2021").table("applications").rows if row.printed]
    lost = {f"applications.{row}.other_organization": ABSENT for row in rows}
    (finding,) = check(replace_cells(consistent("2021"), lost), select="structure.table")
    assert (finding.variant, finding.severity, len(finding.cells)) == ("column", "error", 25)


def test_a_year_before_any_form_is_told_apart_from_a_wrong_form() -> None:
    report = attrs.evolve(consistent("2019"), year=2016)
    (finding,) = check(report, select="structure.edition")
    assert finding.variant == "no_form"


@pytest.mark.parametrize(
    ("edition", "year", "right"),
    [
        ("2019", 2021, "2021"),
        ("2019", 2022, "2021"),
        ("2021", 2020, "2019"),
        ("2021", 2019, "2019"),
        ("2021", 2018, None),
        ("2019", 2019, "same"),
        ("2021", 2021, "same"),
    ],
)
def test_the_form_of_another_year_is_told_with_the_right_one(
    edition: gr.Edition, year: int, right: str | None
) -> None:
    report = attrs.evolve(consistent(edition), year=year, title=None)
    found = list(check(report, select="structure.edition"))
    if right == "same":
        assert found == []
        return
    (finding,) = found
    assert (finding.expected, finding.actual) == (right, edition)
    assert finding.variant == ("violated" if right else "no_form")


def test_a_count_beyond_all_reason_is_no_number() -> None:
    report = replace_cells(consistent("2021"), {"disputes.reconsideration.total": 2**53})
    (finding,) = check(report, select="cell.not_a_number")
    assert finding.variant == "too_large"


def test_an_error_of_reading_that_no_rule_knows_is_reported_all_the_same() -> None:
    note = Note("some_new_kind", "error", "disputes", "…")
    findings = check(Reading(consistent("2021"), (note,)))
    assert [(f.rule, f.severity) for f in findings] == [("structure.unreadable", "error")]
    mild = msgspec.structs.replace(note, severity="warning")
    warned = check(Reading(consistent("2021"), (mild,)))
    assert not list(warned)
