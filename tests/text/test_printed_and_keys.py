from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text import bare_key, compact, label_key, printed, without_number
from govinfo_report.text.spelling import RADICALS, TRADITIONAL


@pytest.mark.parametrize(
    ("page", "document"),
    [
        ("⾏政规范性⽂件", "行政规范性文件"),
        ("⻓期公开", "长期公开"),
        ("２０２４年", "2024年"),
        ("ＡＢＣ", "ABC"),
        ("2024 年 1 月", "2024年1月"),
        ("国办函〔2020〕109 号", "国办函〔2020〕109号"),
        ("信息 公开 ，情况", "信息公开，情况"),
        ("第一行\n第二行", "第一行第二行"),
        ("政务 APP  平台", "政务 APP 平台"),
        ("two   words", "two words"),
        ("（一）全角，标点：保留。", "（一）全角，标点：保留。"),
        ("  前后  ", "前后"),
        ("豈", "豈"),
    ],
)
def test_text_is_kept_as_printed_but_for_characters_and_white_space(page, document):
    assert printed(page) == document


def test_titles_hold_no_white_space():
    assert compact("宿迁市 2025 年 A B 报告") == "宿迁市2025年AB报告"


@given(st.text(max_size=300))
def test_settling_text_twice_changes_nothing(text):
    assert printed(printed(text)) == printed(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（六）其他处理", "(六)其他处理"),
        ("规章", "規(guī)章"),
        ("行政强制", "行政強製"),
        ("本年制发件数", "本年制發(fā)件數(shù)"),
        ("商业企业", "商业 企业"),
        ("自然人", "⾃然⼈"),
        ("危及“三安全一稳定”", "危及「三安全一穩定」"),
        ("本年增/减", "本年增减"),
    ],
)
def test_two_spellings_of_a_label_have_one_key(one, other):
    assert label_key(one) == label_key(other)


def test_labels_of_different_rows_keep_different_keys():
    assert label_key("规章") != label_key("规范性文件")
    assert label_key("1.其他") != label_key("3.其他")


@pytest.mark.parametrize(
    ("label", "parted"),
    [
        ("1.属于国家秘密", ("1.", "属于国家秘密")),
        ("1、申请人", ("1、", "申请人")),
        ("（三） 不予公开", ("（三）", "不予公开")),
        ("一、总体情况", ("一、", "总体情况")),
        ("1、 总体情况", ("1、", "总体情况")),
        ("2023年工作", ("", "2023年工作")),
        ("3.5万元", ("", "3.5万元")),
        ("总计", ("", "总计")),
    ],
)
def test_the_number_of_a_label_is_parted_from_its_words(label, parted):
    assert without_number(label) == parted


def test_the_key_without_number_is_the_same_however_it_is_numbered():
    assert bare_key("2.重复申请") == bare_key("2、重复 申请") == bare_key("重复申请")


def test_the_tables_of_characters_hold_single_ordinary_characters():
    for table in (RADICALS, TRADITIONAL):
        assert all(len(a) == len(b) == 1 and a != b for a, b in table.items())
    assert not set(TRADITIONAL.values()) & set(TRADITIONAL)
