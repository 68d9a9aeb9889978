"""A line of a table by its words: labels, numbers behind them, several rows on one line."""

from __future__ import annotations

import pytest

from govinfo_report.model import cells
from govinfo_report.page import PageCell, PageGrid, Place
from govinfo_report.reading import read_text
from govinfo_report.recognition.tables.line_parts import (
    glued_digits,
    has_cell_per_line,
    is_label,
    is_sentence,
    is_split,
    label_of,
    separated,
    split_into_rows,
    tightened,
    words_and_numbers,
)
from govinfo_report.recognition.vocabulary import vocabulary
from govinfo_report.text import parse_number

TABLES = vocabulary("2021").tables
RULES, OUTCOMES = TABLES["proactive_disclosure"].row_of, TABLES["applications"].row_of


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["规章", "1", "2"], ([0], 1)),
        (["", "规章", "", "3"], ([1], 2)),
        (["（一）", "予以公开", "", "3"], ([0, 1], 2)),
        (["规章", "1", "词"], ([0], 1)),
        (["规章", "1 2", "3"], ([0], 1)),
        (["规章", "1 件", "3"], ([0], 1)),
        (["1", "2"], ([], 0)),
        (["", ""], ([], 0)),
        (["规章"], ([0], 1)),
    ],
)
def test_the_words_of_a_row_end_before_its_first_value(
    texts: list[str], found: tuple[list[int], int]
) -> None:
    assert label_of(texts, [*map(parse_number, texts)]) == found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("规章", True),
        ("规章 行政规范性文件", False),
        ("规章12", False),
        ("规章12件", False),
        ("2023", False),
        ("12条规定", True),
        ("词" * 60, True),
        ("词" * 61, False),
    ],
)
def test_a_label_is_words_without_a_gap_or_a_number_behind(text: str, label: bool) -> None:
    assert is_label(text) == label


@pytest.mark.parametrize(
    ("piece", "words", "numbers"),
    [
        ("规章 3 4 5", "规章", ["3", "4", "5"]),
        ("规章 无 4 5", "规章", ["无", "4", "5"]),
        ("甲乙 无 4", "甲乙 无", ["4"]),
        ("无 3 4", "无", ["3", "4"]),
        ("无 3 4 5", "", ["无", "3", "4", "5"]),
        ("规章", "规章", []),
        ("12", "", ["12"]),
        ("-", "", ["-"]),
        ("规章\u30003\xa04", "规章", ["3", "4"]),
        ("3 4 规章", "3 4 规章", []),
        ("", "", []),
    ],
)
def test_numbers_stand_behind_words(piece: str, words: str, numbers: list[str]) -> None:
    before, found = words_and_numbers(piece, RULES)
    assert (before, [number.raw for number in found]) == (words, numbers)


def test_a_label_in_eight_pieces_is_known_and_one_more_character_is_none_of_it() -> None:
    label = " ".join("三类内部事务信息")
    assert words_and_numbers(f"{label} 无 1", OUTCOMES)[0] == label
    assert words_and_numbers(f"甲 {label} 无 1", OUTCOMES)[0] == f"甲 {label}"
    assert words_and_numbers("类 内 部 事 务 信 息 无 1", OUTCOMES)[0].endswith("无")
    assert words_and_numbers(f"{label} and so on 无 1", OUTCOMES)[0] == f"{label} and so on"


@pytest.mark.parametrize(
    ("piece", "rows"),
    [
        ("规章 0 0 0 行政规范性文件 0 0 7", ["规章 0 0 0", "行政规范性文件 0 0 7"]),
        ("规章 0 无 0 行政规范性文件 0 0 7", ["规章 0 无 0", "行政规范性文件 0 0 7"]),
        ("甲 规章 0 0 行政规范性文件 - 7", ["甲 规章 0 0", "行政规范性文件 - 7"]),
        ("规章 0 0 0 备注", ["规章 0 0 0", "备注"]),
        ("甲乙 0 0 规章 0", ["甲乙 0 0 规章 0"]),
        ("甲乙 1 2 3 丙丁", ["甲乙 1 2 3 丙丁"]),
        ("规章 0 0", ["规章 0 0"]),
        ("规章 0 行政规范性文件 0", ["规章 0", "行政规范性文件 0"]),
        ("行政 规范性 文件 1 2 规章 3", ["行政 规范性 文件 1 2", "规章 3"]),
        ("规章 无关 1 2", ["规章 无关 1 2"]),
    ],
)
def test_several_rows_on_a_line_are_split_behind_the_numbers_of_a_whole_label(
    piece: str, rows: list[str]
) -> None:
    assert split_into_rows(piece, RULES) == rows


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("规章000", "000"),
        ("甲 规章12件", "12件"),
        ("行政 规范性文件7", "7"),
        ("甲乙000", ""),
        ("规章", ""),
        ("000", ""),
        ("规章甲3", ""),
    ],
)
def test_digits_right_behind_a_label_are_those_of_its_row(words: str, digits: str) -> None:
    assert glued_digits(words, RULES) == digits


@pytest.mark.parametrize(
    ("piece", "without"),
    [
        ("12 件", "12件"),
        ("12 （其中修订 4 件）", "12（其中修订4件）"),
        ("12 万元", "12万元"),
        ("12 件数", "12 件数"),
        ("12 （3）", "12 （3）"),
        ("1 2", "1 2"),
    ],
)
def test_white_space_before_a_unit_is_removed(piece: str, without: str) -> None:
    assert tightened(piece) == without


@pytest.mark.parametrize(
    ("text", "split"), [("1 234", True), ("1 2 3 4", True), ("1 2 3 4 5", False), ("0 1", False)]
)
def test_digits_with_spaces_between_begin_with_none_that_is_zero(text: str, split: bool) -> None:
    assert is_split(text) == split


def test_prose_among_the_lines_of_a_table_is_no_label() -> None:
    assert is_sentence("注：本表只有本机关的数字", ())
    assert is_sentence("本表只有本机关的数字，不含下属单位。", ())
    assert not is_sentence("本表只有本机关的数字，不含下属单位", ())
    assert not is_sentence("只有本机关的。", ())
    assert not is_sentence("（本列数据的勾稽关系为：甲；乙）", ("本列数据的勾稽关系为甲乙",))


@pytest.mark.parametrize(
    ("single", "others", "spans", "per_line"),
    [
        (20, 0, False, True),
        (17, 3, False, True),
        (16, 4, False, False),
        (20, 0, True, False),
        (0, 5, False, False),
    ],
)
def test_a_grid_has_a_cell_a_line_where_nearly_every_row_is_one(
    single: int, others: int, spans: bool, per_line: bool
) -> None:
    def cells(*texts: str) -> tuple[PageCell, ...]:
        return tuple(PageCell(text, Place(), at) for at, text in enumerate(texts))

    rows = [cells("0", "")] * single + [cells("规章", "0")] * others
    assert has_cell_per_line(PageGrid(tuple(rows), spans, Place())) == per_line


ONE_TABLE = """某某区教育局2023年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（一）项
信息内容,本年制发件数,本年废止件数,现行有效件数
规章,1,0,3
行政规范性文件,4,,6
第二十条第（五）项
信息内容,本年处理决定数量
行政许可,7
三、收到和处理政府信息公开申请情况
共收到申请3件，其中自然人，商业企业，总计见下表。
"""


@pytest.mark.parametrize("separator", [",", "，", "; ", ", "])
def test_a_small_table_of_separated_values_is_read(separator):
    reading = read_text(ONE_TABLE.replace(",", separator))
    found = {cell.partition(".")[2]: value for cell, value in cells(reading.report).items()}
    assert found == {
        "regulations.issued": 1,
        "regulations.repealed": 0,
        "regulations.in_force": 3,
        "normative_documents.issued": 4,
        "normative_documents.repealed": None,
        "normative_documents.in_force": 6,
        "licensing.decisions": 7,
    }
    assert reading.report.table_notes["applications"] == (
        "共收到申请3件，其中自然人，商业企业，总计见下表。",
    )


@pytest.mark.parametrize("row", ["规章,1,234,0,3", "规章,1,3", "规章,1,0,3,5", "规章，其中1，0，3"])
def test_separated_values_that_are_not_as_many_as_columns_are_not_read(row):
    reading = read_text(ONE_TABLE.replace("规章,1,0,3", row))
    assert not [cell for cell in cells(reading.report) if ".regulations." in cell]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规章,1,2,3", ["规章", "1", "2", "3"]),
        ('规章,"1,000","1,001",7', ["规章", "1,000", "1,001", "7"]),
        ('规章,"1,000",', None),  # a number is lost, and none is 1 or 000
        ("规章,1,000,7", None),
    ],
)
def test_commas_part_cells_and_not_thousands(text: str, found: list[str] | None) -> None:
    parts = separated(text, TABLES["proactive_disclosure"])
    assert (parts and parts[0]) == found
