from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.errors import ReadError
from govinfo_report.model import cells
from govinfo_report.readers.bounds import CHARACTERS, LINES
from govinfo_report.reading import read_text
from tests.places import EXAMPLES
from tests.work import counted

PAGE = (EXAMPLES / "wuxing-hrss-2023.txt").read_text("utf-8")
HEAD = PAGE[: PAGE.index("第二十条第(一)项")]
TABLE = PAGE[: PAGE.index("一、本年新收")]

TRAPS = {
    "rows": TABLE + "1.属于国家秘密 0 0 0\n" * 20_000,
    "words": TABLE + "行政\n" * 30_000,
    "numbers": TABLE + "1\n" * 30_000,
    "one line of digits": TABLE + "1" * 1_000_000,
    "one line of numbers": TABLE + "1 " * 150_000,
    "rows on one line": TABLE + "规章 1 " * 50_000,
    "words among numbers on one line": TABLE + "a 1 b 2 " * 40_000,
    "bars": TABLE + "|" * 1_000_000,
    "rules": TABLE + "-" * 500_000 + "x|",
    "spaces": TABLE + " " * 1_000_000 + "x",
    "brackets": TABLE + "(" * 500_000,
    "titles": "某局2023年政府信息公开工作年度报告\n" * 20_000 + HEAD,
    "headings": "一、总体情况\n二、主动公开政府信息情况\n" * 10_000,
    "sentences": PAGE[: PAGE.index("五、存在")]
    + "这里有一句话。\n" * 20_000
    + "六、其他需要报告的事项\n无。",
    "fields": "索引号:1 发布机构:2 " * 10_000 + "\n" + PAGE,
    "contact": PAGE.replace("请与", "请与联系地址:电话:邮箱:" * 20_000),
    "dates": PAGE.replace("2023年1月1日", "2023年1月1日至" * 30_000),
    "pinyin": TABLE + "規(guī)章" * 100_000,
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_costs_no_more_work_than_its_length(trap):
    with counted() as calls, contextlib.suppress(ReadError):
        read_text(TRAPS[trap])
    assert calls() < 20 * len(TRAPS[trap])


def test_more_rows_than_any_form_has_are_not_read():
    reading = read_text(TRAPS["rows"])
    assert ("too_many_rows", "applications") in [(note.kind, note.where) for note in reading.notes]
    assert not any(cell.startswith("applications") for cell in cells(reading.report))


def test_a_text_over_the_bounds_is_refused_with_the_bound():
    with pytest.raises(ReadError, match=f"{CHARACTERS:,}"):
        read_text("x" * (CHARACTERS + 1))
    with pytest.raises(ReadError, match=f"{LINES:,}"):
        read_text("x\n" * (LINES + 1))


def reads_or_refuses(text: str) -> bool:
    """Whether reading gives a report, or a reason why not."""
    try:
        return read_text(text).report.edition in ("2019", "2021")
    except ReadError as error:
        return bool(error.reason)


@given(st.text(max_size=400))
def test_any_text_gives_a_reading_or_a_read_error(text):
    for whole in (text, HEAD + text, TABLE + text):
        assert reads_or_refuses(whole)


@given(
    st.lists(
        st.sampled_from(
            [*PAGE.split("\n"), "|", "0 |", "| a | 1 |", "", "12", "—", "(三)", "其他", "合计 3 4"]
        ),
        max_size=60,
    )
)
def test_shuffled_lines_of_a_page_never_make_it_fail(lines):
    assert reads_or_refuses("\n".join(lines))
