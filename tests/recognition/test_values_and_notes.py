from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from govinfo_report.model import ABSENT, cells, get_cell
from govinfo_report.page import Page, PageCell, PageGrid, Paragraph, Place
from govinfo_report.reading import read_text
from govinfo_report.recognition import recognise
from govinfo_report.recognition.notes import note_kinds
from tests.readers.layouts import page, shown_rows


def values(edition: str, **changed: str) -> dict[str, str]:
    cells = {
        f"{table.id}.{row.id}.{column}": "0"
        for table in form(edition).tables
        for row in shown_rows(table, one_row_other=edition == "2019")
        for column in row.columns
    }
    return cells | {cell.replace("__", "."): value for cell, value in changed.items()}


def read_with(edition: str, cell: str, printed: str, layout: str = "bars"):
    text = page(edition, values(edition) | {cell: printed}, layout, one_row_other=edition == "2019")
    return read_text(text)


def kinds(reading) -> list[tuple[str, str]]:
    return [(note.kind, note.where) for note in reading.notes]


FEES = "proactive_disclosure.administrative_fees.amount"
BOUGHT = "proactive_disclosure.procurement.amount"
RULES = "proactive_disclosure.regulations.issued"
CHANGE = "proactive_disclosure.licensing.change"
TOTAL = "applications.received.total"


def test_yuan_in_the_cell_become_ten_thousands_exactly_and_stay_in_the_remarks():
    reading = read_with("2021", FEES, "251000元")
    assert get_cell(reading.report, FEES) == Decimal("25.1")
    assert reading.report.remarks[FEES] == "251000元"
    assert ("money_unit_converted", FEES) in kinds(reading)


def test_money_without_a_unit_is_kept_as_printed_and_said():
    reading = read_with("2019", BOUGHT, "8040")
    assert get_cell(reading.report, BOUGHT) == 8040
    assert reading.report.remarks[BOUGHT] == "8040"
    assert ("money_without_unit", BOUGHT) in kinds(reading)


def test_a_zero_amount_needs_no_unit():
    reading = read_with("2019", BOUGHT, "0")
    assert get_cell(reading.report, BOUGHT) == 0
    assert not reading.report.remarks


def test_a_unit_in_the_heading_is_the_unit():
    text = page("2019", values("2019") | {BOUGHT: "8040"}, "bars", one_row_other=True)
    reading = read_text(text.replace("采购总金额", "采购总金额(单位:元)"))
    assert get_cell(reading.report, BOUGHT) == Decimal("0.804")
    reading = read_text(text.replace("采购总金额", "采购总金额(万元)"))
    assert get_cell(reading.report, BOUGHT) == 8040
    assert not reading.report.remarks


def test_words_beside_a_number_are_kept_in_the_remarks():
    reading = read_with("2021", RULES, "22（其中修订 16 件）")
    assert get_cell(reading.report, RULES) == 22
    assert reading.report.remarks[RULES] == "其中修订16件"


@pytest.mark.parametrize("printed", ["-3", "1.5", "3元", "9" * 16 + "0", "见附件"])
def test_what_is_no_value_of_the_form_is_left_out_and_kept_in_the_remarks(printed):
    cell = "proactive_disclosure.regulations.repealed"
    reading = read_with("2021", cell, printed)
    assert get_cell(reading.report, cell) is ABSENT
    assert reading.report.remarks[cell] == printed
    assert ("value_unreadable", cell) in kinds(reading)
    assert get_cell(reading.report, RULES) == 0


@pytest.mark.parametrize(("printed", "read"), [("-1", ABSENT), ("-0", 0), ("0件", 0), ("1件", 1)])
def test_no_count_is_below_zero(printed, read):
    reading = read_with("2021", TOTAL, printed)
    assert get_cell(reading.report, TOTAL) == read
    assert (("value_unreadable", TOTAL) in kinds(reading)) == (read is ABSENT)


def test_a_change_may_be_negative():
    assert get_cell(read_with("2019", CHANGE, "-8").report, CHANGE) == -8
    assert get_cell(read_with("2019", CHANGE, "+19").report, CHANGE) == 19


@pytest.mark.parametrize(
    ("printed", "change"), [("减3", -3), ("增5", 5), ("增加5项", 5), ("減少2", -2), ("减 4", -4)]
)
@pytest.mark.parametrize("layout", ["bars", "one_cell_a_line", "columns"])
def test_a_change_may_be_signed_by_a_word(printed, change, layout):
    if layout == "columns":
        printed = printed.replace(" ", "")
    reading = read_with("2019", CHANGE, printed, layout)
    assert get_cell(reading.report, CHANGE) == change
    assert reading.report.remarks[CHANGE] == printed.replace(" ", "")
    assert ("value_annotated", CHANGE) in kinds(reading)


@pytest.mark.parametrize("printed", ["增3", "减3"])
def test_a_change_in_place_of_a_number_is_none(printed):
    reading = read_with("2021", RULES, printed)
    assert get_cell(reading.report, RULES) is ABSENT
    assert ("value_unreadable", RULES) in kinds(reading)


@pytest.mark.parametrize("printed", ["/", "—", "无"])
def test_a_placeholder_is_blank_and_said(printed):
    reading = read_with("2021", TOTAL, printed, "one_cell_a_line")
    assert get_cell(reading.report, TOTAL) is None
    note = next(note for note in reading.notes if note.kind == "placeholder")
    assert (note.where, note.raw) == (TOTAL, printed)


def test_a_blank_that_the_layout_hides_makes_its_row_unreadable():
    reading = read_with("2021", TOTAL, "", "one_cell_a_line")
    assert get_cell(reading.report, TOTAL) is ABSENT
    assert get_cell(reading.report, "applications.received.natural_person") is ABSENT
    assert ("row_collapsed", "applications.received") in kinds(reading)


def test_a_label_without_any_cell_is_blank_only_where_its_like_are():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    lost = read_text(text.replace("行政事业性收费 | 0 |", "行政事业性收费 |"))
    assert get_cell(lost.report, FEES) is ABSENT
    assert ("row_collapsed", "proactive_disclosure.administrative_fees") in kinds(lost)
    for label in ("行政许可", "行政处罚", "行政强制"):
        text = text.replace(f"{label} | 0 |", f"{label} | |||")
    dropped = read_text(text.replace("行政事业性收费 | 0 |", "行政事业性收费 |"))
    assert get_cell(dropped.report, FEES) is None


def test_a_local_row_is_kept_in_the_extensions_and_shifts_nothing():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    text = text.replace("第二十条第（五）项", "其他主动公开文件 | 9 | 8 | 7 |\n第二十条第（五）项")
    reading = read_text(text)
    assert [dict(row) for row in reading.report.extensions["local"]] == [
        {"table": "proactive_disclosure", "label": "其他主动公开文件", "values": ("9", "8", "7")}
    ]
    assert set(cells(reading.report).values()) == {0}
    assert ("local_row", "proactive_disclosure") in kinds(reading)


def test_numbers_beside_a_group_of_rows_are_kept_and_said():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    text = text.replace("（六）其他处理", "（六）其他处理 |" + " 4 |" * 7 + "\n（六）其他处理")
    reading = read_text(text)
    assert [row["values"] for row in reading.report.extensions["local"]] == [("4",) * 7]
    assert set(cells(reading.report).values()) == {0}
    assert ("local_row", "applications") in kinds(reading)


def test_a_row_printed_twice_with_other_values_is_trusted_in_neither():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    row = "2.重复申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    assert row in text
    reading = read_text(text.replace(row, f"{row}\n{row.replace('0', '5')}"))
    assert ("row_repeated", "applications.outcomes.not_processed.repeated") in kinds(reading)
    repeated = "applications.outcomes.not_processed.repeated.total"
    assert get_cell(reading.report, repeated) is ABSENT


def test_tables_that_are_not_there_leave_their_cells_absent():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    start, end = text.index("三、收到和处理"), text.index("四、政府信息公开")
    reading = read_text(text[:start] + "三、收到和处理政府信息公开申请情况\n" + text[end:])
    assert ("tables_missing", "applications") in kinds(reading)
    assert not any(cell.startswith("applications") for cell in cells(reading.report))


def test_the_labels_tell_the_edition_and_not_the_year():
    text = page("2019", values("2019"), "bars", one_row_other=True).replace("2020", "2022")
    reading = read_text(text)
    assert (reading.report.edition, reading.report.year) == ("2019", 2022)
    assert ("edition_year_mismatch", "edition") in kinds(reading)


def test_a_notice_of_the_other_edition_is_noted():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    cited = text.replace("编写,", "按国办公开办函〔2019〕60号编写,")
    assert ("citation_conflict", "introduction") in kinds(read_text(cited))
    mistyped = text.replace("编写,", "按国办公开办函〔2021〕31号编写,")
    assert ("citation_mistyped", "introduction") in kinds(read_text(mistyped))


def test_prose_in_a_table_is_kept_as_its_note():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    reading = read_text(text.replace("\n五、", "\n注:诉讼数量含上年度结转数量。\n\n五、"))
    assert reading.report.table_notes["disputes"] == ("注:诉讼数量含上年度结转数量。",)


def test_the_signature_at_the_end_is_no_paragraph():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    report = read_text(text + "\n某某区教育局\n\n2024年1月20日\n").report
    assert report.signature.agency == "某某区教育局"
    assert report.signature.date.isoformat() == "2024-01-20"
    assert len(report.other_matters) == 2


def test_a_grid_with_spans_is_read_by_its_column_headings():
    """A cell that the grid shows to be empty is blank, in whatever column it stands."""

    def row(number: int, *cells: tuple[int, str]) -> tuple[PageCell, ...]:
        return tuple(
            PageCell(text, Place(table=1, row=number, column=column + 1), column)
            for column, text in cells
        )

    heading = [(1, "自然人"), (2, "法人或其他组织"), (7, "总计")]
    kinds_of_organ = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    grid = PageGrid(
        (
            row(1, *heading),
            row(2, *enumerate(kinds_of_organ, 2)),
            row(3, (0, "一、本年新收政府信息公开申请数量"), (1, "5"), (2, ""), (7, "5")),
            row(4, (0, "二、上年结转政府信息公开申请数量"), *((c, "") for c in range(1, 8))),
            row(5, (0, "（七）总计"), *((c, "1") for c in range(1, 8))),
        ),
        spans=True,
        place=Place(table=1),
    )
    title = Paragraph("某局2023年政府信息公开工作年度报告", Place())
    section = Paragraph("三、收到和处理政府信息公开申请情况", Place())
    after = Paragraph("五、存在的主要问题及改进情况", Place())
    reading = recognise(Page((title, section, grid, after), format="html"))
    read = cells(reading.report)
    assert read["applications.received.natural_person"] == 5
    assert read["applications.received.commercial_enterprise"] is None
    assert read["applications.received.total"] == 5
    assert read["applications.carried_over.total"] is None
    assert read["applications.outcomes.total.other_organization"] == 1
    assert reading.origin("applications.received.total").place == Place(table=1, row=3, column=8)


def test_every_kind_of_note_has_its_words_in_both_languages():
    for kind, found in note_kinds().items():
        english, chinese = found.en, found.zh
        assert english.isascii() or "section" in english or "元" in english, kind
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese), kind
        assert ("{where}" in english) == ("{where}" in chinese) or kind == "text_damaged", kind


def test_every_kind_of_note_is_given_and_every_one_given_is_in_the_list():
    root = Path(gr.__file__).parent
    rooms = [path for room in ("readers", "recognition") for path in (root / room).rglob("*.py")]
    code = "".join(path.read_text("utf-8") for path in (*rooms, root / "reading.py"))
    assert [kind for kind in note_kinds() if f'"{kind}"' not in code] == []
    given = set(re.findall(r'\bnote(?:s\.add)?\(\s*"(\w+)"', code))
    assert len(given) > 40
    assert given <= note_kinds().keys()


def test_the_pinyin_of_a_garbled_page_is_left_out_of_its_text():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    garbled = text.replace("规章", "規(guī)章").replace("说明有关情况", "說(shuō)明有關(guān)情況")
    reading = read_text(garbled)
    assert ("garbled_text", "proactive_disclosure") in kinds(reading)
    assert reading.report.overview[0] == "第一段文字,說明有關情況。"
    assert get_cell(reading.report, RULES) == 0
