from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text.numerals import exactness_after, numerals, parse_chinese
from tests.narrative.describing import in_characters


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_out_is_read_back(number: int) -> None:
    assert parse_chinese(in_characters(number)) == number


@given(st.integers(0, 10**15), st.sampled_from(["件", "条", "，"]))
def test_digits_are_read_with_and_without_separators(number: int, behind: str) -> None:
    for printed in (str(number), f"{number:,}"):
        (found,) = numerals(f"收到{printed}{behind}")
        assert (found.value, found.exactness, found.form) == (number, "exact", "count")


@given(st.text(alphabet="零一二两三十百千万亿0123456789余多%至-点分之近约", max_size=40))
def test_whatever_is_read_stands_in_the_text_and_never_overlaps(text: str) -> None:
    end = 0
    for numeral in numerals(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert numeral.upper is None or numeral.upper > numeral.value
        assert (numeral.upper is not None) == (numeral.exactness == "range")
        end = numeral.end


@pytest.mark.parametrize(
    ("text", "value", "upper", "exactness", "form"),
    [
        ("四十余件", 40, None, "over", "count"),
        ("十几件", 10, None, "over", "count"),
        ("18万余条", 180_000, None, "over", "count"),
        ("10多万件", 100_000, None, "over", "count"),
        ("1.2万件", 12_000, None, "exact", "count"),
        ("59.2万元", 592_000, None, "exact", "count"),
        ("1.5亿元", 150_000_000, None, "exact", "count"),
        ("近300个", 300, None, "under", "count"),
        ("不到五十件", 50, None, "under", "count"),
        ("超过500件", 500, None, "over", "count"),
        ("约30件", 30, None, "about", "count"),
        ("最近3件", 3, None, "exact", "count"),
        ("3至5件", 3, 5, "range", "count"),
        ("2-3件", 2, 3, "range", "count"),
        ("七八件", 7, 8, "range", "count"),
        ("七八十件", 70, 80, "range", "count"),
        ("12.3%", Decimal("12.3"), None, "exact", "percent"),
        ("百分之十二点三", Decimal("12.3"), None, "exact", "percent"),
        ("三分之一", 3, None, "exact", "fraction"),
        ("壹佰贰拾件", 120, None, "exact", "count"),
        ("二〇二三", 2023, None, "exact", "count"),
        ("三百五", 350, None, "exact", "count"),
    ],
)
def test_how_exactly_a_number_is_said_is_kept(
    text: str, value: object, upper: object, exactness: str, form: str
) -> None:
    (found,) = numerals(text)
    assert (found.value, found.upper) == (value, upper)
    assert (found.exactness, found.form) == (exactness, form)


@pytest.mark.parametrize("text", ["万一", "千方百计", "百姓", "亿", "三三十", "", "万亿"])
def test_what_says_no_number_is_none(text: str) -> None:
    assert parse_chinese(text) is None


def test_words_behind_the_unit_say_how_exact_too() -> None:
    assert exactness_after("40件以上。", 3) == "over"
    assert exactness_after("40件左右", 3) == "about"
    assert exactness_after("40件，", 3) is None
