"""Next year's draft: what is last year's, what is new, what is blank, and where each comes from."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.drafts.next_year import BlankReason, DraftOrigin
from govinfo_report.model import MAX_COUNT
from govinfo_report.testing.strategies import reports
from tests.checks.building import consistent

OVER, FORWARD = "applications.carried_over", "applications.carried_forward"
PARTS = (
    "（一）主动公开",
    "（二）依申请公开",
    "（三）政府信息管理",
    "（四）政府信息公开平台建设",
    "（五）监督保障",
)
BLANK: Any = {"cell.blank", "structure.empty_section"}
"""The rules that a draft breaks because it is blank."""


def last_year(edition: str = "2021", **members: Any) -> gr.Report:
    """A report that breaks no rule, with a whole header."""
    whole = {
        "title": f"示例市示例局{consistent(edition).year}年政府信息公开工作年度报告",
        "agency": "示例市示例局",
        "agency_code": "11330524K14997759R",
        "metadata": gr.Metadata(
            index_number="330000/2024-00001",
            document_number=None,
            publisher="示例市示例局",
            published_at="2024-01-20",
            disclosure_mode="主动公开",
            source="last.html",
            other={"主题分类": "综合政务", "关键词": "2023年报", "浏览次数": "12"},
        ),
        "contact": gr.Contact(unit="示例局办公室", telephone="0571-00000000", fax=None),
        "signature": gr.Signature("示例市示例局", dt.date(2024, 1, 19)),
        "remarks": {f"{FORWARD}.total": "含补正1件"},
        "table_notes": {"applications": ("注：按登记日期统计。",)},
        "extensions": {"x": 1},
    }
    return attrs.evolve(consistent(edition), **whole | members)


def test_the_header_and_the_contact_are_last_years() -> None:
    last = last_year()
    draft = gr.draft(last)
    assert (draft.edition, draft.year) == ("2021", 2024)
    assert draft.title == "示例市示例局2024年政府信息公开工作年度报告"
    assert draft.period == gr.Period(dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert (draft.agency, draft.agency_code, draft.scope) == (
        last.agency,
        last.agency_code,
        last.scope,
    )
    assert draft.contact == last.contact
    assert draft.signature is None
    assert draft.metadata == gr.Metadata(
        index_number=None,
        document_number=None,
        publisher="示例市示例局",
        published_at=None,
        disclosure_mode="主动公开",
        other={"主题分类": "综合政务", "关键词": None, "浏览次数": None},
    )


def test_the_text_is_headings_alone_and_nothing_else_is_taken_over() -> None:
    draft = gr.draft(last_year())
    assert draft.overview == PARTS
    assert (draft.problems_and_improvements, draft.other_matters) == ((), ())
    assert draft.introduction is gr.ABSENT
    assert (dict(draft.remarks), dict(draft.table_notes), dict(draft.extensions)) == ({}, {}, {})


def test_headings_of_section_five_stay_and_names_of_problems_do_not() -> None:
    kept = ("（一）存在的主要问题", "(二)下一步改进措施", "二、工作打算", "1.问题和不足")
    dropped = (
        "（一）公开意识不强的问题",
        "存在的问题",
        "（二）改进措施。加强培训。",
        "一是更新不及时。",
        "（三）平台建设情况",
    )
    last = last_year(problems_and_improvements=(*kept, *dropped))
    assert gr.draft(last).problems_and_improvements == kept


def test_what_was_carried_forward_is_carried_over_and_every_other_cell_is_blank() -> None:
    columns = [cell.rpartition(".")[2] for cell in gr.cells(last_year()) if FORWARD in cell]
    figures = dict(zip(columns, (4, 0, 1, 0, 2, 0, 7), strict=True))
    last = gr.replace_cells(last_year(), {f"{FORWARD}.{c}": n for c, n in figures.items()})
    cells = gr.cells(gr.draft(last))
    printed = [cell.id for cell in gr.form("2021").cells.values() if cell.printed]
    assert list(cells) == printed
    assert {cell: value for cell, value in cells.items() if value is not None} == {
        f"{OVER}.{column}": figure for column, figure in figures.items()
    }


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "blank"),
        (gr.ABSENT, "absent"),
        (-1, "no_count"),
        (True, "no_count"),
        ("3", "no_count"),
        (2.0, "no_count"),
        (MAX_COUNT + 1, "no_count"),
    ],
)
def test_what_is_no_count_is_not_carried_over(value: Any, reason: str) -> None:
    last = gr.replace_cells(last_year(), {f"{FORWARD}.total": value})
    begun = gr.draft_with_sources(last)
    assert gr.get_cell(begun.report, f"{OVER}.total") is None
    [blank] = [each for each in begun.blanks if each.where == f"{OVER}.total"]
    assert (blank.reason, blank.previous) == (reason, f"{FORWARD}.total")
    assert "left blank" in blank.explanation("en")
    assert "留空" in blank.explanation("zh")


def test_a_missing_table_leaves_the_row_blank() -> None:
    last = attrs.evolve(last_year(), applications=gr.Applications())
    begun = gr.draft_with_sources(last)
    assert [b.reason for b in begun.blanks if b.where.startswith(OVER)] == ["absent"] * 7
    assert gr.get_cell(begun.report, f"{OVER}.total") is None


@pytest.mark.parametrize(
    ("edition", "year", "wanted", "in_force"),
    [
        ("2019", 2018, None, "2019"),
        ("2019", 2019, None, "2019"),
        ("2019", 2020, None, "2021"),
        ("2019", 2019, 2021, "2021"),
        ("2021", 2019, None, "2019"),
        ("2021", 2023, None, "2021"),
    ],
)
def test_the_form_is_that_in_force(
    edition: str, year: int, wanted: int | None, in_force: str
) -> None:
    last = attrs.evolve(last_year(edition), year=year)
    draft = gr.draft(last, year=wanted)
    assert draft.edition == in_force
    assert draft.year == (wanted or year + 1)
    printed = [cell.id for cell in gr.form(in_force).cells.values() if cell.printed]
    assert list(gr.cells(draft)) == printed


@pytest.mark.parametrize(
    ("title", "new"),
    [
        ("某局2023年度政府信息公开工作报告", "某局2024年度政府信息公开工作报告"),
        ("某局二〇二三年年度报告", "某局二〇二四年年度报告"),
        ("某局二○二三年年度报告", "某局二○二四年年度报告"),
        ("2023年某局2023年度报告", "2024年某局2024年度报告"),
        ("某局2022年度报告", "示例市示例局2024年政府信息公开工作年度报告"),
        ("某局12023号", "示例市示例局2024年政府信息公开工作年度报告"),
        ("政府信息公开工作年度报告", "示例市示例局2024年政府信息公开工作年度报告"),
        (None, "示例市示例局2024年政府信息公开工作年度报告"),
    ],
)
def test_the_title_gets_the_new_year(title: str | None, new: str) -> None:
    begun = gr.draft_with_sources(last_year(title=title))
    assert begun.report.title == new
    [source] = [each for each in begun.sources if each.where == "title"]
    usual = new.startswith("示例")
    assert (source.origin, source.previous) == (("year", None) if usual else ("renewed", "title"))


def test_without_a_title_and_an_agency_there_is_no_title() -> None:
    begun = gr.draft_with_sources(last_year(title=None, agency=None))
    assert begun.report.title is None
    assert not {"title", "agency"} & {each.where for each in begun.sources}


def test_a_report_older_than_the_year_before_carries_nothing_over() -> None:
    begun = gr.draft_with_sources(last_year(), year=2026)
    assert begun.report.year == 2026
    assert [b.reason for b in begun.blanks if b.where.startswith(OVER)] == ["other_year"] * 7
    assert not [each for each in begun.sources if each.origin == "carried"]


def test_a_report_without_a_year_is_taken_for_last_years() -> None:
    begun = gr.draft_with_sources(last_year(year=None), year=2024)
    assert [each.where for each in begun.sources if each.origin == "carried"] == [
        f"{FORWARD.replace('forward', 'over')}.{each.where.rpartition('.')[2]}"
        for each in begun.sources
        if each.origin == "carried"
    ]
    assert len([each for each in begun.sources if each.origin == "carried"]) == 7


@pytest.mark.parametrize(
    ("last", "year", "words"),
    [
        (None, None, "does not state its year"),
        (2023, 2023, "must be after that of the report, 2023"),
        (2023, 2019, "must be after that of the report, 2023"),
        (2017, None, "no national form for 2018"),
        (None, 10_000, "no national form for 10000"),
    ],
)
def test_there_is_no_draft_for_such_a_year(last: int | None, year: int | None, words: str) -> None:
    with pytest.raises(gr.DraftError, match=words) as caught:
        gr.draft(last_year(year=last), year=year)
    assert caught.value.year == (2018 if last == 2017 else year)
    assert any("一" <= character <= "鿿" for character in caught.value.message("zh"))


def test_what_is_filled_from_where_is_listed() -> None:
    begun = gr.draft_with_sources(last_year())
    listed = {each.where: (each.origin, each.previous) for each in begun.sources}
    assert list(listed)[:4] == ["edition", "title", "year", "period"]
    assert listed["contact.telephone"] == ("kept", "contact.telephone")
    assert listed["metadata.other.主题分类"] == ("kept", "metadata.other.主题分类")
    assert listed["overview"] == ("form", None)
    assert listed[f"{OVER}.total"] == ("carried", f"{FORWARD}.total")
    assert "contact.fax" not in listed
    assert [(each.where, each.reason) for each in begun.blanks] == [
        ("metadata.index_number", "yearly"),
        ("metadata.published_at", "yearly"),
        ("metadata.other.关键词", "yearly"),
        ("metadata.other.浏览次数", "yearly"),
        ("signature", "yearly"),
    ]
    lines = begun.explanations("en")
    assert len(lines) == len(begun.sources) + len(begun.blanks)
    assert "“Telephone”: “0571-00000000”, as in last year's report" in lines
    assert "“Index number”: left blank, for it differs from year to year" in lines
    assert any("取自上年报告的" in line for line in begun.explanations("zh"))
    assert begun.to_text("en").startswith("“Edition of the national form”: “2021”")


def test_every_origin_and_reason_has_its_words() -> None:
    for origin in get_args(DraftOrigin):
        source = gr.DraftSource(where="title", value="某", origin=origin, previous="title")
        assert source.explanation("zh") != source.explanation("en")
    for reason in get_args(BlankReason):
        blank = gr.DraftBlank(where="title", reason=reason, previous="title")
        assert blank.explanation("zh") != blank.explanation("en")


@given(reports())
def test_no_sentence_is_copied_and_the_input_stays(last: gr.Report) -> None:
    before = gr.dumps(last)
    try:
        draft = gr.draft(last, year=None if last.year else 2024)
    except gr.DraftError:
        return
    assert gr.dumps(last) == before
    assert gr.loads(gr.dumps(draft)) == draft
    assert draft.overview == PARTS
    assert draft.introduction is gr.ABSENT
    assert draft.other_matters == ()
    filled = {cell for cell, value in gr.cells(draft).items() if value is not None}
    assert all(cell.startswith(f"{OVER}.") for cell in filled)


# Checked, and written as a page ------------------------------------------------------------------


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_draft_breaks_the_rules_on_blanks_alone(edition: str) -> None:
    last = last_year(edition)
    found = gr.check(gr.draft(last), previous=last)
    assert found.ok
    assert {each.rule for each in found if each.outcome == "violated"} == BLANK
    undecided = {each.rule for each in found if each.outcome == "undecided"}
    assert undecided <= {
        "applications.balance",  # what was carried over is not zero
        "continuity.in_force",
        "continuity.items",
        "continuity.pending",
    }
    outcomes = {each.rule: each.outcome for each in found.outcomes}
    assert outcomes["continuity.carried_over"] == "holds"
    assert outcomes["metadata.period"] == outcomes["metadata.year"] == "holds"
    assert outcomes["structure.edition"] == outcomes["metadata.agency_code"] == "holds"
    assert outcomes["continuity.repeated_narrative"] != "violated"


def test_the_text_of_a_government_has_more_to_say_than_the_five_parts() -> None:
    draft = gr.draft(last_year(agency="示例市人民政府"))
    assert not list(gr.check(draft, select="structure.overview_parts"))  # headings say nothing yet
    written = [part for heading in draft.overview for part in (heading, "各项工作按计划做好。")]
    found = gr.check(attrs.evolve(draft, overview=written), select="structure.overview_parts")
    assert [(each.outcome, each.severity) for each in found] == [("violated", "info")]


def test_an_altered_figure_carried_over_is_found() -> None:
    last = last_year()
    wrong = gr.replace_cells(gr.draft(last), {f"{OVER}.total": 99})
    found = gr.check(wrong, previous=last)
    assert [e.rule for e in found.errors if e.rule.startswith("continuity")] == [
        "continuity.carried_over"
    ]


@pytest.mark.parametrize("signature", ["there", "none"])
@pytest.mark.parametrize("target", ["html", "docx", "xlsx", "markdown", "text"])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_of_a_draft_is_read_as_the_draft(edition: str, target: Any, signature: str) -> None:
    last = last_year(edition, problems_and_improvements=("（一）存在问题", "（二）改进措施"))
    if signature == "none":
        last = attrs.evolve(last, signature=gr.ABSENT)
    draft = gr.draft(last)
    read = gr.read(gr.render(draft, target), format=target).report
    assert gr.cells(read) == gr.cells(draft)
    assert (read.edition, read.year, read.title) == (draft.edition, draft.year, draft.title)
    assert (read.agency, read.period) == (draft.agency, draft.period)
    assert (read.overview, read.problems_and_improvements, read.other_matters) == (
        draft.overview,
        draft.problems_and_improvements,
        draft.other_matters,
    )
    assert read.contact.telephone == draft.contact.telephone
    assert read.metadata.publisher == draft.metadata.publisher
    assert read.signature is None
    outcomes = {e.rule: e.outcome for e in gr.check(read, previous=last).outcomes}
    assert outcomes["continuity.carried_over"] == "holds"


def test_the_page_of_a_draft_is_cut_short_until_section_six_says_something() -> None:
    draft = gr.draft(last_year(signature=gr.ABSENT))
    page = gr.read(gr.render(draft, "docx"), format="docx")
    [cut] = gr.check(page).errors
    assert cut.rule == "structure.unreadable"
    said = attrs.evolve(draft, other_matters=("本年度未收取信息处理费。",))
    assert gr.check(gr.read(gr.render(said, "docx"), format="docx")).ok
