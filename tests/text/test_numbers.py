from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text import parse_number


@pytest.mark.parametrize(
    ("printed", "value", "unit", "words"),
    [
        ("0", 0, None, ""),
        (" 3 ", 3, None, ""),
        ("\u3000７\xa0", 7, None, ""),
        ("+19", 19, None, ""),
        ("-8", -8, None, ""),
        ("－1", -1, None, ""),
        ("1,234", 1234, None, ""),
        ("11，398，889", 11398889, None, ""),
        ("３９８５７５８", 3985758, None, ""),
        ("3件", 3, "件", ""),
        ("0 件", 0, "件", ""),
        ("251000元", 251000, "元", ""),
        ("¥12.50", Decimal("12.50"), "元", ""),
        ("25.1万元", Decimal("25.1"), "万元", ""),
        ("59237.2449", Decimal("59237.2449"), None, ""),
        ("1.0", Decimal("1.0"), None, ""),
        ("22（其中修订 16 件）", 22, None, "其中修订 16 件"),
        ("55 (含自然失效 29 件)", 55, None, "含自然失效 29 件"),
    ],
)
def test_reads_numbers_as_pages_print_them(printed, value, unit, words):
    number = parse_number(printed)
    assert (number.kind, number.unit, number.words) == ("value", unit, words)
    assert number.value == value
    assert type(number.value) is type(value)


@pytest.mark.parametrize("printed", ["", " ", "\u3000", "\xa0\xa0", "\u200b", "\n\t"])
def test_an_empty_cell_is_blank(printed):
    assert parse_number(printed).kind == "blank"


@pytest.mark.parametrize("printed", ["/", "-", "—", "——", "无", "不适用", "／", " - "])
def test_a_sign_in_place_of_a_number_is_a_placeholder_and_no_zero(printed):
    number = parse_number(printed)
    assert number.kind == "placeholder"
    assert number.value is None
    assert number.raw == printed.strip()


@pytest.mark.parametrize(
    "printed",
    [
        "1 2",
        "规章000",
        "12a",
        "约5件",
        "1,23",
        "1.2.3",
        "--1",
        "5%",
        "第3",
        "二",
        "1e5",
        "0x1F",
        "١٢",
    ],
)
def test_anything_else_is_no_number(printed):
    number = parse_number(printed)
    assert number.kind == "not_a_number"
    assert number.value is None
    assert number.raw == printed


def test_more_digits_than_a_count_can_have_are_no_number():
    assert parse_number("9" * 16).value == int("9" * 16)
    assert parse_number("9" * 17).kind == "not_a_number"
    assert parse_number("1" * 1_000_000).kind == "not_a_number"


@given(st.integers(min_value=-(2**53), max_value=2**53))
def test_every_count_is_read_back_with_and_without_separators(count):
    assert parse_number(str(count)).value == count
    assert parse_number(f"{count:,}").value == count


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_every_amount_is_read_back_exactly(amount):
    assert parse_number(str(amount)).value == amount


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text):
    number = parse_number(text)
    assert (number.value is not None) == (number.kind == "value")
