"""Words in place of a number, told from labels by what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from govinfo_report.recognition.tables.odd_values import (
    follows_label,
    is_whole_row,
    start_in_line,
    start_of_values,
)
from govinfo_report.recognition.vocabulary import vocabulary

TABLES = vocabulary("2021").tables
TWO, THREE, FOUR = (TABLES[name] for name in ("proactive_disclosure", "applications", "disputes"))
FIFTEEN = ["0"] * 14


@pytest.mark.parametrize(
    ("texts", "start"),
    [
        (["规章", "暂无", "1", "2"], 1),
        (["规章", "暂无", "暂无", "暂无"], 1),
        (["（一）", "规章", "暂无", "1", "2"], 2),
        (["规章", "暂无", "增2", "3"], 1),
        (["规章", "3", "1", "2"], None),  # no words among them
        (["规章", "暂无", "1"], None),
        (["规章", "暂无", "1", "2", "3"], None),
        (["行政许可", "暂无"], 1),
        (["行政许可", "规章"], None),  # a label is no value
        (["甲乙", "暂无", "1", "2"], None),
        (["3", "暂无", "1", "2"], None),
        (["暂无", "1", "2"], None),
    ],
)
def test_values_among_which_are_words_begin_behind_the_label_of_their_row(
    texts: list[str], start: int | None
) -> None:
    assert start_of_values(texts, TWO) == start


def test_a_table_that_is_printed_sideways_has_no_label_and_a_number_among_its_values() -> None:
    assert start_of_values([*FIFTEEN, "暂无"], FOUR) == 0
    assert start_of_values(["暂无"] * 15, FOUR) is None
    assert start_of_values(["0", "暂无"], FOUR) is None


def test_the_pieces_of_a_line_are_parted_by_wide_gaps_or_else_by_any() -> None:
    long = "甲" * 13
    parts = ["规章", "暂无", "1", "2"]
    assert start_in_line("规章 暂无 1 2", ["规章 暂无 1 2"], TWO) == (parts, 1)
    assert start_in_line("规章  暂无  1  2", parts, TWO) == (parts, 1)
    assert start_in_line(f"规章 {long} 1 2", [f"规章 {long} 1 2"], TWO) is None
    wide = ["规章", long, "1", "2"]
    assert start_in_line("  ".join(wide), wide, TWO) == (wide, 1)
    assert start_in_line("规章 " + " " * 240 + "暂无 1 2", parts, TWO) is None


def behind(*cells: str) -> Callable[[int], Sequence[Any]]:
    """The lines behind, each one cell."""

    def following(most: int) -> Sequence[Any]:
        return [
            SimpleNamespace(cells=None, text=cell, pieces=lambda cell=cell: cell.split("  "))
            for cell in cells[:most]
        ]

    return following


@pytest.mark.parametrize(
    ("words", "printed", "cells", "odd"),
    [
        (["规章"], 0, ["1", "2", "行政规范性文件"], True),
        (["信息内容", "规章"], 0, ["1", "2"], True),
        (["规章"], 0, ["1", "暂无", "行政规范性文件"], True),
        (["规章"], 1, ["2", "行政规范性文件"], True),
        (["规章"], 2, ["行政规范性文件"], True),
        (["规章"], 2, [], True),
        (["规章"], 2, ["3"], False),  # a value more than columns
        (["规章"], 3, [], False),
        (["规章"], 0, ["1"], False),
        (["规章"], 0, ["1  2", "3"], False),
        (["规章"], 0, ["1", "行政规范性文件"], False),
        (["甲乙"], 0, ["1", "2"], False),
        ([], 0, ["1", "2"], False),
    ],
)
def test_words_stand_for_a_number_where_a_row_has_as_many_cells_as_columns(
    words: list[str], printed: int, cells: list[str], odd: bool
) -> None:
    assert follows_label("暂无", words, printed, behind(*cells), TWO) == odd
    assert not follows_label("甲" * 13, words, printed, behind(*cells), TWO)
    assert not follows_label("行政许可", words, printed, behind(*cells), TWO)


def test_other_and_total_are_rows_only_with_their_number() -> None:
    numbers = ["0"] * 6
    assert follows_label("暂无", ["（七）总计"], 0, behind(*numbers), THREE)
    assert not follows_label("暂无", ["总计"], 0, behind(*numbers), THREE)
    assert not follows_label("暂无", ["其他"], 0, behind(), THREE)
    assert not follows_label("暂无", ["甲乙"], 0, behind(), FOUR)
    assert follows_label("暂无", ["结果维持"], 0, behind(*FIFTEEN), FOUR)


@pytest.mark.parametrize(
    ("words", "printed", "whole"),
    [(["规章"], 3, True), (["规章"], 2, False), ([], 0, False), (["甲", "规章"], 3, True)],
)
def test_a_row_is_whole_with_a_value_a_column(words: list[str], printed: int, whole: bool) -> None:
    assert is_whole_row(words, printed, TWO) == whole
