"""Pages from which an extractor dropped every string that it had met before: nothing is read."""

from __future__ import annotations

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from tests.readers.layouts import page
from tests.recognition.test_layouts import cell_ids
from tests.recognition.test_values_and_notes import kinds

TABLES = ("proactive_disclosure", "applications", "disputes")


def printed(edition: str) -> list[str]:
    """A page with a cell a line, no two with one number."""
    ids = cell_ids(edition, one_row_other=True)
    values = {cell: str(number) for number, cell in enumerate(ids, 1)}
    return page(edition, values, "one_cell_a_line", one_row_other=True).split("\n")


def dropped(*lines: str) -> list[str]:
    """The tables that are not read because strings were dropped."""
    reading = gr.read_text("\n".join(lines))
    found = [where for kind, where in kinds(reading) if kind == "deduplicated_text"]
    assert not found or not gr.cells(reading)
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_on_which_nothing_stands_twice_is_not_read(edition: str) -> None:
    lines = printed(edition)
    assert dropped(*dict.fromkeys(lines)) == [*TABLES]
    assert dropped(*lines) == []
    # Neither where a number stands twice, nor a heading of a group.
    assert dropped(*[line if line != "9" else "8" for line in dict.fromkeys(lines)]) == []
    once = [*dict.fromkeys(lines)]
    group = once.index("第二十条第（五）项") + 1
    assert dropped(*once[:group], "信息内容", *once[group:]) == []


HEAD = ["某局2023年政府信息公开工作年度报告", "二、主动公开政府信息情况"]
FIRST = ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
NINE = [*HEAD, *FIRST, "规章", "1", "2", "3", "行政规范性文件", "4", "5", "6"]
SECOND = ["第二十条第（五）项", "行政许可", "7"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([*NINE, *SECOND, "本年处理决定数量"], True),  # ten pieces of words
        ([*NINE, *SECOND], False),
        ([*NINE, "行政许可", "7", "行政处罚", "8", "行政强制", "9"], False),  # one group
        ([*NINE, *SECOND, "第二十条第（六）项", "行政处罚", "8"], True),
        ([*NINE, *SECOND, "第二十条第（六）项", "行政处罚", "7"], False),
        ([*NINE, *SECOND, "第二十条第（六）项", "行政许可", "8"], True),  # one word twice
    ],
)
def test_of_few_words_or_groups_nothing_follows(lines: list[str], found: bool) -> None:
    assert bool(dropped(*lines)) == found
