"""What the catalogue says of the national form, held against the contract."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from govinfo_report.catalogue import (
    EDITIONS,
    Cell,
    Column,
    Form,
    Group,
    Row,
    Section,
    Table,
    form,
)
from govinfo_report.errors import EditionError, UnknownCellError

APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
    "other_organization",
    "total",
)
RESULTS = ("upheld", "corrected", "other", "pending", "total")

# The tables of the interchange contract, row by row: id, label as printed, columns.
APPLICATIONS = [
    ("received", "一、本年新收政府信息公开申请数量"),
    ("carried_over", "二、上年结转政府信息公开申请数量"),
    ("outcomes.granted", "（一）予以公开"),
    (
        "outcomes.partly_granted",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    ),
    ("outcomes.withheld.state_secrets", "1.属于国家秘密"),
    ("outcomes.withheld.prohibited_by_law", "2.其他法律行政法规禁止公开"),
    ("outcomes.withheld.security_and_stability", "3.危及“三安全一稳定”"),
    ("outcomes.withheld.third_party_rights", "4.保护第三方合法权益"),
    ("outcomes.withheld.internal_affairs", "5.属于三类内部事务信息"),
    ("outcomes.withheld.deliberative_process", "6.属于四类过程性信息"),
    ("outcomes.withheld.enforcement_files", "7.属于行政执法案卷"),
    ("outcomes.withheld.administrative_queries", "8.属于行政查询事项"),
    ("outcomes.unavailable.not_held", "1.本机关不掌握相关政府信息"),
    ("outcomes.unavailable.must_be_created", "2.没有现成信息需要另行制作"),
    ("outcomes.unavailable.still_unclear", "3.补正后申请内容仍不明确"),
    ("outcomes.not_processed.petitions_and_complaints", "1.信访举报投诉类申请"),
    ("outcomes.not_processed.repeated", "2.重复申请"),
    ("outcomes.not_processed.published_materials", "3.要求提供公开出版物"),
    ("outcomes.not_processed.excessive", "4.无正当理由大量反复申请"),
    ("outcomes.not_processed.reconfirmation", "5.要求行政机关确认或重新出具已获取信息"),
    (
        "outcomes.other.correction_overdue",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    ),
    (
        "outcomes.other.fee_overdue",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    ),
    ("outcomes.other.other", "3.其他"),
    ("outcomes.other.all", "（六）其他处理"),
    ("outcomes.total", "（七）总计"),
    ("carried_forward", "四、结转下年度继续办理"),
]
DISPUTES = [
    ("reconsideration", "行政复议"),
    ("litigation.direct", "未经复议直接起诉"),
    ("litigation.after_reconsideration", "复议后起诉"),
]
PROACTIVE_DISCLOSURE = {
    "2019": [
        ("regulations", "规章", ("made", "published", "total_public")),
        ("normative_documents", "规范性文件", ("made", "published", "total_public")),
        ("licensing", "行政许可", ("items_last_year", "change", "decisions")),
        ("other_services", "其他对外管理服务事项", ("items_last_year", "change", "decisions")),
        ("penalties", "行政处罚", ("items_last_year", "change", "decisions")),
        ("coercive_measures", "行政强制", ("items_last_year", "change", "decisions")),
        ("administrative_fees", "行政事业性收费", ("items_last_year", "change")),
        ("procurement", "政府集中采购", ("items", "amount")),
    ],
    "2021": [
        ("regulations", "规章", ("issued", "repealed", "in_force")),
        ("normative_documents", "行政规范性文件", ("issued", "repealed", "in_force")),
        ("licensing", "行政许可", ("decisions",)),
        ("penalties", "行政处罚", ("decisions",)),
        ("coercive_measures", "行政强制", ("decisions",)),
        ("administrative_fees", "行政事业性收费", ("amount",)),
    ],
}
COLUMN_LABELS = {
    "applications": [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ],
    "disputes": ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"],
}
DISCLOSURE_LABELS = {
    "2019": {
        "made": "本年新制作数量",
        "published": "本年新公开数量",
        "total_public": "对外公开总数量",
        "items_last_year": "上一年项目数量",
        "change": "本年增/减",
        "decisions": "处理决定数量",
        "items": "采购项目数量",
        "amount": "采购总金额",
    },
    "2021": {
        "issued": "本年制发件数",
        "repealed": "本年废止件数",
        "in_force": "现行有效件数",
        "decisions": "本年处理决定数量",
        "amount": "本年收费金额（单位：万元）",
    },
}
THREE = {f"outcomes.other.{row}" for row in ("correction_overdue", "fee_overdue", "other")}


@pytest.fixture(params=EDITIONS)
def any_form(request: pytest.FixtureRequest) -> Form:
    return form(request.param)


def rows_of_the_contract(edition: str, table: str) -> list[tuple[str, str, tuple[str, ...]]]:
    if table == "applications":
        return [(row, label, APPLICANTS) for row, label in APPLICATIONS]
    if table == "disputes":
        return [(row, label, RESULTS) for row, label in DISPUTES]
    return PROACTIVE_DISCLOSURE[edition]


def test_the_editions_are_those_of_the_data_the_oldest_first() -> None:
    assert EDITIONS == ("2019", "2021")


def test_an_unknown_edition_is_refused() -> None:
    with pytest.raises(EditionError) as caught:
        form("2014")
    assert caught.value.edition == "2014"


def test_a_form_is_loaded_once() -> None:
    assert form("2021") is form("2021")


def test_the_years_of_the_editions_follow_each_other() -> None:
    forms = [form(edition) for edition in EDITIONS]
    for earlier, later in pairwise(forms):
        assert earlier.last_year is not None
        assert later.first_year == earlier.last_year + 1
    assert forms[-1].last_year is None


def test_the_2021_form_prints_200_cells() -> None:
    printed = [cell for cell in form("2021").cells.values() if cell.printed]
    count = {t: sum(c.table == t for c in printed) for t in dict.fromkeys(c.table for c in printed)}
    assert count == {"proactive_disclosure": 10, "applications": 175, "disputes": 15}


def test_the_2019_form_prints_198_cells() -> None:
    printed = [cell for cell in form("2019").cells.values() if cell.printed]
    count = {t: sum(c.table == t for c in printed) for t in dict.fromkeys(c.table for c in printed)}
    assert count == {"proactive_disclosure": 22, "applications": 161, "disputes": 15}


@pytest.mark.parametrize("table_id", ["proactive_disclosure", "applications", "disputes"])
def test_rows_labels_and_columns_are_those_of_the_contract(any_form: Form, table_id: str) -> None:
    rows = any_form.table(table_id).rows
    found = [(row.id, row.label, row.columns) for row in rows]
    assert found == rows_of_the_contract(any_form.edition, table_id)


@pytest.mark.parametrize("table_id", ["applications", "disputes"])
def test_column_labels_are_those_of_the_contract(any_form: Form, table_id: str) -> None:
    columns = any_form.table(table_id).columns
    assert [column.label for column in columns] == COLUMN_LABELS[table_id]


def test_column_labels_of_proactive_disclosure_are_those_of_the_contract(any_form: Form) -> None:
    columns = any_form.table("proactive_disclosure").columns
    expected = DISCLOSURE_LABELS[any_form.edition]
    assert {column.id: column.label for column in columns} == expected


def test_five_applicant_columns_stand_under_one_heading(any_form: Form) -> None:
    columns = any_form.table("applications").columns
    under = [column.id for column in columns if column.header == ("法人或其他组织",)]
    assert tuple(under) == APPLICANTS[1:6]
    assert not any_form.table("applications").column("natural_person").header


def test_each_edition_prints_its_own_shape_of_the_sixth_outcome() -> None:
    unprinted = {
        edition: {row.id for row in form(edition).table("applications").rows if not row.printed}
        for edition in EDITIONS
    }
    assert unprinted == {"2019": THREE, "2021": {"outcomes.other.all"}}


def test_cells_run_row_by_row_in_the_order_of_the_form(any_form: Form) -> None:
    expected = [
        f"{table.id}.{row.id}.{column}"
        for table in any_form.tables
        for row in table.rows
        for column in row.columns
    ]
    assert list(any_form.cells) == expected


def test_a_cell_id_is_table_row_and_column(any_form: Form) -> None:
    for cell_id, cell in any_form.cells.items():
        assert cell_id == cell.id == f"{cell.table}.{cell.row}.{cell.column}"
        assert cell.pointer == "/" + cell_id.replace(".", "/")


def test_a_cell_speaks_of_its_row_and_its_column(any_form: Form) -> None:
    for cell in any_form.cells.values():
        table = any_form.table(cell.table)
        row, column = table.row(cell.row), table.column(cell.column)
        for lang in ("zh", "en"):
            assert cell.label(lang) == f"{row.text(lang)} · {column.text(lang)}"
            assert row.definition(lang) in cell.definition(lang)
            assert column.definition(lang) in cell.definition(lang)
        assert set(cell.sources) == {*row.sources, *column.sources}
        assert (cell.kind, cell.unit, cell.printed) == (column.kind, column.unit, row.printed)


def test_no_two_cells_have_one_label(any_form: Form) -> None:
    for lang in ("zh", "en"):
        labels = [cell.label(lang) for cell in any_form.cells.values()]
        assert len(set(labels)) == len(labels)


def test_an_unknown_cell_is_named(any_form: Form) -> None:
    with pytest.raises(UnknownCellError, match=r"applications\.received\.children"):
        any_form.cell("applications.received.children")


def test_only_the_change_of_2019_is_signed_and_only_two_cells_are_money() -> None:
    kinds = {
        edition: {
            cell.id: cell.kind for cell in form(edition).cells.values() if cell.kind != "count"
        }
        for edition in EDITIONS
    }
    rows = ("licensing", "other_services", "penalties", "coercive_measures", "administrative_fees")
    assert kinds == {
        "2019": {
            **{f"proactive_disclosure.{row}.change": "signed_count" for row in rows},
            "proactive_disclosure.procurement.amount": "money",
        },
        "2021": {"proactive_disclosure.administrative_fees.amount": "money"},
    }


def test_money_is_in_ten_thousand_yuan_and_items_are_items(any_form: Form) -> None:
    for cell in any_form.cells.values():
        if cell.kind == "money":
            assert cell.unit == "万元"
        elif cell.column in ("items_last_year", "change", "items"):
            assert cell.unit == "项"
        else:
            assert cell.unit == "件"


def test_the_six_sections_stand_in_order(any_form: Form) -> None:
    assert [(section.id, section.label) for section in any_form.sections] == [
        ("overview", "一、总体情况"),
        ("proactive_disclosure", "二、主动公开政府信息情况"),
        ("applications", "三、收到和处理政府信息公开申请情况"),
        ("disputes", "四、政府信息公开行政复议、行政诉讼情况"),
        ("problems_and_improvements", "五、存在的主要问题及改进情况"),
        ("other_matters", "六、其他需要报告的事项"),
    ]
    tables = [section.id for section in any_form.sections if section.kind == "table"]
    assert [table.section for table in any_form.tables] == tables


def test_the_form_prints_its_balance_and_the_2021_form_its_hints() -> None:
    for edition in EDITIONS:
        (note,) = form(edition).table("applications").notes
        assert note.zh == ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    (hint,) = form("2021").section("other_matters").hints
    assert hint.zh == "（文字描述，收取信息处理费情况在此处报告。）"
    assert not form("2019").section("other_matters").hints


def test_totals_are_marked(any_form: Form) -> None:
    rows = [row.id for table in any_form.tables for row in table.rows if row.total]
    columns = [(t.id, c.id) for t in any_form.tables for c in t.columns if c.total]
    assert rows == ["outcomes.total"]
    assert columns == [("applications", "total"), ("disputes", "total")]


def parts(whole: Form) -> list[Section | Table | Group | Row | Column | Cell]:
    found: list[Section | Table | Group | Row | Column | Cell] = [*whole.sections]
    for table in whole.tables:
        found += [table, *table.groups, *table.rows, *table.columns]
    return [*found, *whole.cells.values()]


def test_everything_has_words_in_both_languages_and_a_source(any_form: Form) -> None:
    for part in parts(any_form):
        name = part.label if isinstance(part, Cell) else part.text
        for text in (name, part.definition):
            assert any("\u4e00" <= sign <= "\u9fff" for sign in text.zh), part
            assert text.en[0].isascii(), part
            assert text.en.isprintable(), part
            assert "  " not in text.en, part
            assert not re.search(r"[\u3000-\u9fff] [\u4e00-\u9fff]", part.definition.zh), part
        assert part.definition.zh.endswith("。"), part
        assert part.definition.en.endswith("."), part
        assert part.sources, part


def test_what_stands_in_the_table_cites_the_notice_of_its_edition(any_form: Form) -> None:
    other = {"2019": "notice-2021", "2021": "notice-2019"}[any_form.edition]
    for cell in any_form.cells.values():
        cited = {source.id for source in cell.sources}
        assert any_form.source.id in cited, cell.id
        assert not cell.printed or other not in cited, cell.id


def test_a_source_reads_as_a_reference() -> None:
    cell = form("2021").cell("applications.outcomes.withheld.state_secrets.total")
    source = next(source for source in cell.sources if source.id == "regulations.14")
    assert source.cite("zh") == "《中华人民共和国政府信息公开条例》（国务院令第711号）第十四条"
    assert source.cite("en") == (
        "Regulations on Open Government Information (国务院令第711号), article 14"
    )
    assert form("2021").source.number == "国办公开办函〔2021〕30号"


def test_a_text_is_not_in_a_third_language(any_form: Form) -> None:
    with pytest.raises(ValueError, match="'fr'"):
        any_form.text("fr")


def test_parts_show_themselves_by_their_ids(any_form: Form) -> None:
    table = any_form.table("disputes")
    assert repr(any_form) == f"Form('{any_form.edition}')"
    assert repr((table, table.row("litigation.direct"))) == (
        "(Table('disputes'), Row('litigation.direct'))"
    )
