"""Columns in another order than the form's: followed where the rows show it, refused elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

import govinfo_report as gr
from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.readers import sites
from tests.readers.layouts import page
from tests.recognition.test_values_and_notes import kinds

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = sites.application_rows()


def rows_with_total_first(values: dict[str, str]) -> list[list[str]]:
    shown = [["申请人情况", COLUMNS[-1], *COLUMNS[:-1]]]
    for row in ROWS:
        printed = [values[f"applications.{row.id}.{column}"] for column in row.columns]
        shown.append([row.label, printed[-1], *printed[:-1]])
    return shown


def text_of(separator: str, values: dict[str, str]) -> str:
    text = page("2021", values, "bars", one_row_other=False)
    start, end = text.index("（本列数据"), text.index("四、政府信息公开行政复议")
    table = "\n".join(separator.join(row) for row in rows_with_total_first(values))
    return f"{text[:start]}{table}\n\n{text[end:]}"


def is_read(reading) -> bool:
    expected = {cell: Decimal(value) for cell, value in sites.VALUES.items()}
    return dict(cells(reading.report)) == expected


@pytest.mark.parametrize("separator", [" | ", "\t", "    ", " "])
def test_a_total_in_front_is_the_total(separator):
    reading = read_text(text_of(separator, sites.VALUES))
    assert is_read(reading)
    assert ("columns_reordered", "applications") in kinds(reading)


def test_a_total_in_front_on_a_web_page():
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in rows_with_total_first(sites.VALUES)
    )
    reading = read(sites.SITES["plain"].replace(sites.applications(), rows).encode())
    assert is_read(reading)


@pytest.mark.parametrize("separator", [" | ", "    "])
def test_an_order_that_the_rows_contradict_is_refused(separator):
    broken = sites.VALUES | {"applications.received.total": "45"}
    reading = read_text(text_of(separator, broken))
    assert not [cell for cell in cells(reading.report) if cell.startswith("applications")]
    assert ("row_collapsed", "applications.received") in kinds(reading)


def test_headings_of_table_two_in_another_order_are_followed():
    text = page("2021", sites.VALUES, "bars", one_row_other=False)
    text = text.replace("本年制发件数 | 本年废止件数", "本年废止件数 | 本年制发件数")
    for first, second in (("7", "14"), ("28", "35")):
        text = text.replace(f"| {first} | {second} |", f"| {second} | {first} |")
    reading = read_text(text)
    assert is_read(reading)
    assert ("columns_reordered", "proactive_disclosure.regulations") in kinds(reading)


SEPARATORS = (" | ", "\t", "    ", ",")


def tables_in_order(separator: str, words: dict[str, str]) -> gr.Reading:
    """Tables 二, 三 and 四 with the last column first, and some headings in other words."""

    def moved(heads: list[str], rows: list[list[str]]) -> list[str]:
        heads = [words.get(head, head) for head in (heads[-1], *heads[:-1])]
        shown = [["项目", *heads], *([row[0], row[-1], *row[1:-1]] for row in rows)]
        return [separator.join(row) for row in shown]

    values = [str(number) for number in range(101, 110)]
    two = [["规章", *values[:3]], ["行政规范性文件", *values[3:6]]]
    three = [["一、本年新收政府信息公开申请数量", "1", "0", "0", "0", "0", "2", "3"]]
    three += [["二、上年结转政府信息公开申请数量", "0", "4", "0", "0", "0", "0", "4"]]
    four = [["行政复议", "1", "2", "3", "4", "10"], ["未经复议直接起诉", "5", "0", "0", "0", "5"]]
    lines = [
        *("某某区教育局2023年政府信息公开工作年度报告", "二、主动公开政府信息情况"),
        *moved(["本年制发件数", "本年废止件数", "现行有效件数"], two),
        "三、收到和处理政府信息公开申请情况",
        *moved(list(COLUMNS), three),
        "四、政府信息公开行政复议、行政诉讼情况",
        *moved(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], four),
        *("五、存在的主要问题及改进情况", "公开不够及时。"),
    ]
    return read_text("\n".join(lines))


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    "words",
    [
        {"本年制发件数": "制发的", "商业企业": "企业类", "结果维持": "维持的"},
        {"本年废止件数": "废止的", "科研机构": "科研类", "其他结果": "其它的"},
    ],
)
def test_another_order_with_headings_in_other_words_gives_no_value(separator, words):
    reading = tables_in_order(separator, words)
    assert dict(cells(reading.report)) == {}
    assert {where for kind, where in kinds(reading) if kind == "columns_reordered"} >= {
        "proactive_disclosure.regulations",
        "applications",
    }


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_same_order_with_all_headings_is_followed(separator):
    found = dict(cells(tables_in_order(separator, {}).report))
    assert found["proactive_disclosure.regulations.in_force"] == 103
    assert found["applications.carried_over.total"] == 4
    assert found["disputes.litigation.direct.total"] == 5
    assert len(found) == 6 + 14 + 10


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_a_row_with_its_label_behind_under_headings_of_which_one_is_lost_gives_no_value(separator):
    rows = [
        ["信息内容", "本年废止件数", "现行有效件数", "备注"],
        ["1", "2", "3", "规章"],
        ["行政规范性文件", "4", "5", "6"],
    ]
    lines = [
        "某某县水利局2024年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        *(separator.join(row) for row in rows),
        "五、存在的主要问题及改进情况",
        "公开的形式不多，明年打算增加图解。",
    ]
    reading = gr.read_text("\n".join(lines))
    assert gr.cells(reading) == {}
    assert "row_collapsed" in {kind for kind, _ in kinds(reading)}


@pytest.mark.parametrize("lost", [True, False], ids=["a heading is lost", "all are there"])
def test_headings_that_moved_give_no_number_of_a_row_with_blanks_to_another_column(lost):
    over = "" if lost else "<td colspan=5>法人或其他组织</td>"
    numbers = ("", "3", "4", "5", "6", "7", "26")  # no sum holds
    cells_of = "".join(f"<td>{number}</td>" for number in numbers)
    reading = read(
        "<!DOCTYPE html><meta charset='utf-8'><p>某某县水利局2023年政府信息公开工作年度报告</p>"
        "<p>三、收到和处理政府信息公开申请情况</p><table>"
        f"<tr><td rowspan=2></td><td rowspan=2>自然人</td>{over}<td rowspan=2>总计</td></tr>"
        f"<tr>{''.join(f'<td>{column}</td>' for column in COLUMNS[1:-1])}</tr>"
        f"<tr><td>（一）予以公开</td>{cells_of}</tr></table>"
        "<p>五、存在的主要问题及改进情况</p><p>公开的形式不多，明年打算增加图解。</p>".encode()
    )
    found = {name.rpartition(".")[2]: value for name, value in gr.cells(reading).items()}
    columns = [name.rpartition(".")[2] for name in sites.VALUES if ".received." in name]
    assert found == dict(zip(columns, [None, *map(int, numbers[1:])], strict=True))
