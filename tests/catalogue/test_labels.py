"""Labels are compared by their words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS, Column, Row, form
from govinfo_report.text import label_key, without_number

TABLES = [table for edition in EDITIONS for table in form(edition).tables]
PARTS: list[Row | Column] = [row for table in TABLES for row in table.rows]
PARTS += [column for table in TABLES for column in table.columns]
LABELS = sorted({name for part in PARTS for name in (part.label, *part.aliases)})
FULL_WIDTH = str.maketrans("0123456789()", "０１２３４５６７８９（）")


@given(label=st.sampled_from(LABELS), data=st.data())
def test_a_label_is_known_however_it_is_broken_up(label: str, data: st.DataObject) -> None:
    sign = st.text(' \u3000\n\t，、。：:;“”"·-—*', max_size=2)
    spread = "".join(data.draw(sign) + one for one in label)
    assert label_key(spread) == label_key(label)
    assert label_key(spread.translate(FULL_WIDTH)) == label_key(label)


@pytest.mark.parametrize(
    "spelling",
    [
        "（六）其他处理",
        "(六) 其他处理",
        "(六)其他\u3000处理",
        "（六）\n其他处理",
        "⼋⼀",
        "(六)其他处理:",
    ],
)
def test_width_space_and_punctuation_do_not_matter(spelling: str) -> None:
    expected = "八一" if spelling == "⼋⼀" else "六其他处理"
    assert label_key(spelling) == expected


def test_other_words_are_another_label() -> None:
    assert label_key("现行有效件") != label_key("现行有效件数")
    assert label_key("1.其他") != label_key("3.其他")


@pytest.mark.parametrize(
    ("label", "number", "words"),
    [
        ("（三）不予公开", "（三）", "不予公开"),
        ("(七) 总计", "(七)", "总计"),
        ("1.属于国家秘密", "1.", "属于国家秘密"),
        ("1、逾期不补正", "1、", "逾期不补正"),
        ("四、结转下年度继续办理", "四、", "结转下年度继续办理"),
        ("自然人", "", "自然人"),
        ("第二十条第（一）项", "", "第二十条第（一）项"),
        ("三安全一稳定", "", "三安全一稳定"),
    ],
)
def test_a_number_is_parted_from_its_words(label: str, number: str, words: str) -> None:
    assert without_number(label) == (number, words)
