"""Markdown: no text of a report becomes markup."""

from __future__ import annotations

from govinfo_report.printing.markdown import bullets, document, escaped, heading, inner, table


def test_what_begins_a_line_is_escaped_there_alone() -> None:
    assert escaped("- 甲") == "\\- 甲"
    assert escaped("1. 甲") == "1\\. 甲"
    assert inner("- 甲") == "- 甲"
    assert inner("a|b*c") == "a\\|b\\*c"
    assert heading("# 甲 #", 2) == "## \\# 甲 \\#"


def test_a_text_stays_on_its_line() -> None:
    assert escaped("甲\n\n# 乙") == "甲 # 乙"
    assert list(bullets(["甲\n乙"])) == ["- 甲 乙"]


def test_tables_align_numbers_to_the_right() -> None:
    lines = list(table([["甲", "乙"], ["a|b", "1"]], ["left", "right"]))
    assert lines == ["| 甲 | 乙 |", "| :--- | ---: |", "| a\\|b | 1 |"]


def test_blocks_of_a_page_are_parted_by_one_empty_line() -> None:
    text = document("题", [("", []), ("节", ["a", "b"]), ("", ["c"])])
    assert text == "# 题\n\n## 节\n\na\nb\n\nc\n"
