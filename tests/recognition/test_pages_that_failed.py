"""Kinds of pages that were once read wrong, each as small as shows it."""

from __future__ import annotations

import pytest

from govinfo_report.model import cells, get_cell
from govinfo_report.reading import read, read_text
from tests.readers import quirks
from tests.readers.layouts import page
from tests.recognition.test_values_and_notes import kinds, values

PLAIN = page("2021", values("2021"), "one_cell_a_line", one_row_other=False)
BARS = page("2021", values("2021"), "bars", one_row_other=False)
TITLE = "某某区教育局2023年政府信息公开工作年度报告"


def all_zero(text: str):
    reading = read_text(text)
    assert reading.report.edition == "2021"
    found = dict(cells(reading.report))
    assert set(found) == set(values("2021")), "a cell is lost or made up"
    assert set(found.values()) == {0}
    return reading


@pytest.mark.parametrize("year", [2023, 2020])
def test_broken_labels_of_one_form_are_none_of_the_other(year):
    """行政 above 规范性文件 is no label of 2019, nor do broken headings make the year decide."""
    text = PLAIN.replace("2023", str(year))
    for label in (
        "行政规范性文件",
        "本年制发件数",
        "本年废止件数",
        "现行有效件数",
        "本年处理决定数量",
    ):
        text = text.replace(label, f"{label[:2]}\n{label[2:]}")
    all_zero(text.replace("本年收费金额", "本年收\n费金额"))


def test_explained_headings_tell_the_form_where_the_year_says_another():
    text = page("2021", values("2021"), "chinese_spaces", one_row_other=False)
    for label in ("制发件数", "废止件数", "有效件数", "处理决定数量", "单位：万元）"):
        text = text.replace(label, f"{label}（如实填写）")
    all_zero(text.replace("2023", "2020"))


def test_signs_in_the_first_rows_of_a_comma_separated_table():
    text = page("2021", values("2021"), "commas", one_row_other=False)
    text = text.replace("规章,0,0,0", "规章,0,0,无").replace("文件,0,0,0", "文件,/,/,/")
    found = cells(read_text(text).report)
    assert found["proactive_disclosure.regulations.issued"] == 0
    assert found["proactive_disclosure.regulations.in_force"] is None
    assert found["proactive_disclosure.normative_documents.issued"] is None


@pytest.mark.parametrize(
    "hint",
    ["填表说明：各列数据须相互衔接，没有的填0。", "（编写说明：此表如实填写，上报前删除本行。）"],
)
def test_a_hint_in_a_row_of_a_table_is_a_note_of_it(hint):
    row = "四、结转下年度继续办理"
    reading = all_zero(BARS.replace(row, f"{hint} |\n{row}"))
    assert reading.report.table_notes["applications"] == (hint,)
    assert ("drafting_hint", "applications") in kinds(reading)


def test_a_page_mark_between_a_cell_and_its_bar():
    text = page("2021", values("2021"), "own_bars", one_row_other=False)
    all_zero(quirks.page_marks(text))


@pytest.mark.parametrize("printed", ["5項", "5個", "5條"])
def test_units_in_traditional_characters(printed):
    cell = "applications.received.total"
    for layout in ("columns", "bars", "raw_lines"):
        text = page("2021", values("2021") | {cell: printed}, layout, one_row_other=False)
        assert get_cell(read_text(text).report, cell) == 5


def test_a_radical_in_place_of_a_sign_is_blank():
    cell = "applications.received.total"
    text = page("2021", values("2021") | {cell: "⽆"}, "bars", one_row_other=False)
    assert get_cell(read_text(text).report, cell) is None


@pytest.mark.parametrize("layout", ["one_line", "glued", "chinese_spaces"])
@pytest.mark.parametrize("section", ["二、主动公开", "三、收到和处理", "四、政府信息公开"])
def test_a_table_on_few_lines_is_found_without_its_heading(layout, section):
    text = page("2021", values("2021"), layout, one_row_other=False)
    lines = [line for line in text.split("\n") if not line.startswith(section)]
    reading = all_zero("\n".join(lines))
    assert "heading_missing" in {note.kind for note in reading.notes}


def test_a_lost_heading_takes_no_line_of_its_table_to_the_section_before():
    text = PLAIN.replace("第二十条第（一）项", "第二十条\n第（一）项")
    reading = all_zero(text.replace("二、主动公开政府信息情况\n", ""))
    assert len(reading.report.overview) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("某某区", "教育局2023年政府信息公开工作年度报告"),
        ("某某区教育局20", "23年政府信息公开工作年度报告"),
        ("某某区教育局2023年政", "府信息公开工作年度报告"),
        ("某某区教育局2023年政府信息公开工作年度报", "告"),
        ("某某", "区教育局2023年政府信息公开工作年", "度报告"),
    ],
)
def test_a_title_broken_anywhere_is_joined(lines):
    report = read_text(BARS.replace(TITLE, "\n".join(lines))).report
    assert (report.title, report.agency, report.year) == (TITLE, "某某区教育局", 2023)


def test_a_title_broken_inside_its_year_is_joined():
    lines = ("2023年", "度某某", "区教育局政府信息公开工作年度报告")
    report = read_text(BARS.replace(TITLE, "\n".join(lines))).report
    assert (report.title, report.agency, report.year) == ("".join(lines), "某某区教育局", 2023)


def test_a_site_s_name_above_a_title_is_no_part_of_it():
    report = read_text("某某区人民政府\n" + BARS).report
    assert (report.title, report.agency) == (TITLE, "某某区教育局")


def test_a_garbled_page_is_read_without_its_pinyin():
    head = f"{TITLE}\n发布机构：某某区教育局　发布日期：2024-01-20\n"
    asked = "如对本报告有疑问，请与某某区教育局办公室联系。\n\n"
    text = BARS.replace(TITLE, head).replace("一、总体", asked + "一、总体")
    garbled = quirks.pinyin(text)
    assert "報(bào)" in garbled
    reading = read_text(garbled)
    report = reading.report
    assert (report.agency, report.year) == ("某某区教育局", 2023)
    assert report.metadata.published_at == "2024-01-20"
    assert report.contact.unit == "某某区教育局办公室"
    assert not any("(" in text for text in report.introduction)
    assert "garbled_text" in {note.kind for note in reading.notes}


OLDER = """某某区教育局2017年政府信息公开工作年度报告
一、概述
2017年公开信息120条。
二、主动公开政府信息情况
统计指标 | 单位 | 统计数 |
主动公开政府信息数 | 条 | 120 |
规范性文件 | 件 | 7 |
行政许可 | 项 | 3 |
三、收到和处理政府信息公开申请情况
收到申请数 | 件 | 3 |
重复申请 | 件 | 2 |
总计 | 件 | 3 |
四、行政复议和行政诉讼情况
行政复议数量 | 件 | 2 |
维持具体行政行为数 | 件 | 1 |
"""


@pytest.mark.parametrize("separator", [" | ", "\t", "   ", "\n"])
def test_an_older_form_gives_no_cell(separator):
    reading = read_text(OLDER.replace(" |\n", "\n").replace(" | ", separator))
    assert not cells(reading.report)
    assert reading.report.year == 2017
    assert "older_form" in {note.kind for note in reading.notes}


def test_a_page_in_one_table_has_an_introduction():
    rows = "".join(
        f"<tr><td colspan=4>{line}"
        if "|" not in line
        else f"<tr><td>{'<td>'.join(line.split('|'))}"
        for line in BARS.split("\n")
        if line
    )
    reading = read_text(BARS)
    assert read(f"<table>{rows}</table>".encode()).report.introduction == (
        reading.report.introduction
    )
