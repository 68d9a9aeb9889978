"""Pieces of HTML: what is escaped, what stands around a page, what a table leaves out."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.printing.html import (
    bar,
    bullets,
    escaped,
    fragment,
    line,
    more,
    page,
    section,
    table,
    two_bars,
)


@given(st.text())
def test_escaped_text_has_no_markup_and_reads_back(text: str) -> None:
    shown = escaped(text)
    assert not re.search(r"[<>\"']|&(?![a-z#])", shown)
    assert len(html.unescape(shown)) == len(text)


@pytest.mark.parametrize("text", ["\x00", "\x1b[31m", "\t", "\r", "\ud800", "\ufffe", "\u202e"])
def test_what_no_page_can_hold_is_replaced(text: str) -> None:
    assert escaped(text).startswith("\ufffd")


@pytest.mark.parametrize("text", ["全角\u3000空格", "軟\xadhyphen", "私\ue000有", "行\n行"])
def test_what_a_page_can_hold_stays(text: str) -> None:
    assert escaped(text) == text


def test_a_page_names_its_language_and_title_and_fetches_nothing() -> None:
    text = page("<甲>", ["<p>乙</p>\n"], "zh", kind="report")
    assert text.startswith('<!DOCTYPE html>\n<html lang="zh-CN" class="report">')
    assert "<title>&lt;甲&gt;</title>" in text
    assert "default-src 'none'" in text
    assert text.endswith("<body>\n<p>乙</p>\n</body>\n</html>\n")
    assert page("a", [], "en").startswith('<!DOCTYPE html>\n<html lang="en">')
    assert not re.search(r"url\(|@import|&", text.partition("<style>")[2].partition("</style>")[0])


def test_the_style_of_whole_pages_is_not_in_a_fragment() -> None:
    assert "@page" in page("a", [], "en")
    assert "@page" not in fragment([], "en")
    assert "body" not in fragment([], "en")


def test_empty_parts_are_left_out() -> None:
    assert section("a", "") == bullets([]) == more(0, "en") == ""
    assert table(["a"], [], ["<tr></tr>"], []).count("<tbody>") == 1


def test_bars_are_in_proportion_and_seen_however_small() -> None:
    widths = re.findall(r'width="([\d.]+)" height="6"', two_bars(1, 100_000, "x"))
    assert widths == ["1", "120.0"]
    assert 'class="less" x="30"' in bar(-5, 10, "x")
    assert 'class="more" x="60"' in bar(5, 10, "x")


def test_a_line_is_interrupted_where_a_year_has_no_figure() -> None:
    drawn = line([1, None, 2, 3], "a & b")
    assert drawn.count("M") == 2
    assert drawn.count("<circle") == 3
    assert 'aria-label="a &amp; b"' in drawn
    assert line([None, None], "x") == ""


def test_a_table_that_may_scroll_is_reached_by_keyboard_and_has_a_name() -> None:
    drawn = table(["Cell", "2022 <b>", ""], ["<tr></tr>"], aligns=["left", "right"])
    assert 'role="group" tabindex="0" aria-label="Cell · 2022 &lt;b&gt;"' in drawn
    assert '<th scope="col">Cell</th><th scope="col" class="number">2022 &lt;b&gt;</th>' in drawn
