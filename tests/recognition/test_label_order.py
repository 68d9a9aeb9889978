"""Labels behind their values, between groups, or at any place on their line; headings beside."""

from __future__ import annotations

from itertools import product

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from tests.readers.layouts import PrintedRow, parts_of_disputes, table_rows
from tests.recognition.test_rows_beside_groups import SEPARATORS, line

HEAD = "某某县水利局2023年政府信息公开工作年度报告\n"
FOOT = "\n五、存在的主要问题及改进情况\n公开的形式不多，明年打算增加图解。"
ORDERS = ("numbers label", "group numbers label", "numbers group label", "label numbers group")
VALUES = {cell: str(1 + at % 7) for at, cell in enumerate(form("2021").cells)}
NAMES = {section.id: section.label for section in form("2021").sections}


def read(table: str, lines: list[str]) -> tuple[dict[str, str], gr.Reading]:
    reading = gr.read_text(HEAD + "\n".join([NAMES[table], *filter(str.strip, lines)]) + FOOT)
    return {cell: str(value) for cell, value in gr.cells(reading).items()}, reading


def rows_of(table: str) -> list[PrintedRow]:
    return table_rows(form("2021"), form("2021").table(table), VALUES, False)


def printed(row: PrintedRow, order: str, separator: str) -> str:
    return line(row, order, separator) if row[1] else separator.join(row[0])


@pytest.mark.parametrize("separator", [*SEPARATORS, "、"])
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("table", ["proactive_disclosure", "applications"])
def test_a_label_anywhere_on_the_line_of_its_values_is_read(
    table: str, order: str, separator: str
) -> None:
    rows = rows_of(table)
    expected = sum(len(numbers) for _, numbers in rows)
    found, reading = read(table, [printed(row, order, separator) for row in rows])
    assert found == {cell: VALUES[cell] for cell in found}
    assert len(found) == expected
    assert reading.coverage == 1


@pytest.mark.parametrize("separator", ["、", "\t"])
def test_numbers_of_items_before_labels_are_no_values(separator: str) -> None:
    items = ["行政处罚", "行政强制"]
    lines = [f"{at}{separator}{label}" for at, label in enumerate(items, 1)]
    assert read("proactive_disclosure", lines)[0] == {}


def test_values_without_a_label_on_one_line_leave_all_lines_as_they_are() -> None:
    rows = rows_of("proactive_disclosure")
    lines = [printed(row, "numbers label", " | ") for row in rows]
    at = next(at for at, text in enumerate(lines) if text.endswith("行政许可"))
    lines[at] = lines[at].removesuffix(" | 行政许可")
    found, reading = read("proactive_disclosure", lines)
    assert found.items() <= VALUES.items()
    assert "proactive_disclosure.licensing.decisions" not in found
    assert "structure.unreadable" in {finding.rule for finding in gr.check(reading)}


DISPUTES = form("2021").table("disputes")
PARTS = [(name, rows[0][0], rows[1][1]) for name, rows in parts_of_disputes(DISPUTES, VALUES)]
FIFTEEN = {cell: value for cell, value in VALUES.items() if cell.startswith("disputes.")}


def pairs(between: str, end: str, *, headed: bool, below: bool) -> list[str]:
    lines = []
    for name, headings, numbers in PARTS:
        texts = [
            between.join(pair if headed else pair[::-1])
            for pair in zip(headings, numbers, strict=True)
        ]
        lines.append(end.join([*texts, name] if below else [name, *texts]))
    return "\n".join(lines).splitlines()


@pytest.mark.parametrize("below", [False, True], ids=["names above", "names below"])
@pytest.mark.parametrize("headed", [True, False], ids=["heading first", "number first"])
@pytest.mark.parametrize(
    ("between", "end"), [*product(("\n", " ", " | ", "\t"), ("\n",)), ("：", "，"), ("", "，")]
)
def test_a_heading_beside_each_value_of_table_four_is_read(
    between: str, end: str, *, headed: bool, below: bool
) -> None:
    if not headed and not between:
        return
    found, _ = read("disputes", pairs(between, end, headed=headed, below=below))
    assert found == FIFTEEN


@pytest.mark.parametrize("below", [False, True], ids=["names above", "names below"])
@pytest.mark.parametrize("headed", [True, False], ids=["heading first", "number first"])
def test_where_a_piece_is_lost_no_value_has_the_heading_of_another(
    *, headed: bool, below: bool
) -> None:
    lines = pairs("\n", "\n", headed=headed, below=below)
    for lost in range(len(lines)):
        found, _ = read("disputes", [*lines[:lost], *lines[lost + 1 :]])
        assert found.items() <= FIFTEEN.items(), lines[lost]


def test_numbers_and_headings_that_share_cells_are_no_values_however_many_cells_there_are() -> None:
    rows = (
        "11\t结果维持，12\t结果纠正，13\t其他结果，14\t尚未审结，15\t总计，行政复议",
        "21\t结果维持，22\t结果纠正，23\t其他结果，24，25\t总计，未经复议直接起诉",
        "31\t结果维持，32\t结果纠正，其他结果，尚未审结，35\t总计，复议后起诉",
    )
    assert sum(row.count("\t") + 1 for row in rows) == len(FIFTEEN)
    found, reading = read("disputes", rows)
    assert found == {}
    assert {note.kind for note in reading.notes if note.where == "disputes"} >= {"row_collapsed"}
