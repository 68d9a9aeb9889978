"""Table 四 as three little tables, each under its own headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govinfo_report as gr

NAMES = ("行政复议", "未经复议直接起诉", "复议后起诉")
HEADINGS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NUMBERS = (("2", "1", "0", "4", "7"), ("1", "0", "3", "0", "4"), ("0", "5", "0", "0", "5"))
ROWS = ("disputes.reconsideration", "disputes.litigation.direct")
COLUMNS = ("upheld", "corrected", "other", "pending", "total")

LAYOUTS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "bars": lambda row: " | ".join(row) + " |",
    "tabs": "\t".join,
    "gaps": "    ".join,
    "cell a line": "\n".join,
    "HTML": lambda row: "".join(f"<td>{cell}</td>" for cell in row),
}


def page(layout: str, names: tuple[str, ...] = NAMES) -> gr.Reading:
    row = LAYOUTS[layout]
    title = "某某县水利局2024年政府信息公开工作年度报告"
    section = "四、政府信息公开行政复议、行政诉讼情况"
    foot = ("五、存在的主要问题及改进情况", "公开的形式不多，明年打算增加图解。")
    if layout == "HTML":
        tables = "".join(
            f"<p>{name}</p><table><tr>{row(HEADINGS)}</tr><tr>{row(numbers)}</tr></table>"
            for name, numbers in zip(names, NUMBERS, strict=True)
        )
        head, below = "".join(f"<p>{text}</p>" for text in (title, section)), "<p>".join(foot)
        return gr.read(f"<html><body>{head}{tables}<p>{below}</body></html>".encode())
    lines = [
        line
        for name, numbers in zip(names, NUMBERS, strict=True)
        for line in (name, row(HEADINGS), row(numbers))
    ]
    return gr.read_text("\n".join((title, section, *lines, *foot)))


def expected(*rows: int) -> dict[str, int]:
    names = (*ROWS, "disputes.litigation.after_reconsideration")
    return {
        f"{names[row]}.{column}": int(number)
        for row in rows
        for column, number in zip(COLUMNS, NUMBERS[row], strict=True)
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "names", [NAMES, ("（一）行政复议情况", "（二）未经复议直接起诉情况", "（三）复议后起诉情况")]
)
def test_each_little_table_is_a_row(layout: str, names: tuple[str, ...]) -> None:
    assert gr.cells(page(layout, names)) == expected(0, 1, 2)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_little_table_under_another_name_gives_no_value(layout: str) -> None:
    found = gr.cells(page(layout, (NAMES[0], "某类案件", NAMES[2])))
    assert found == expected(0, 2)
