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


def lines_of(*pieces: tuple[str, ...]) -> gr.Reading:
    """The table with a cell a line."""
    head = ("某某县水利局2024年政府信息公开工作年度报告", "四、政府信息公开行政复议、行政诉讼情况")
    foot = ("五、存在的主要问题及改进情况", "公开的形式不多，明年打算增加图解。")
    return gr.read_text("\n".join((*head, *(cell for piece in pieces for cell in piece), *foot)))


BELOW = [piece for number, name in zip(NUMBERS, NAMES, strict=True) for piece in (number, (name,))]
"""The numbers of each row, and its name below them."""


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_numbers_above_the_name_of_their_row_are_read(order: tuple[int, ...]) -> None:
    parts = [(NUMBERS[row], (NAMES[row],)) for row in order]
    under = [piece for numbers, name in parts for piece in (numbers, name, HEADINGS)]
    over = [piece for numbers, name in parts for piece in (numbers, HEADINGS, name)]
    for pieces in (under, over, [HEADINGS, *(piece for part in parts for piece in part)]):
        reading = lines_of(*pieces)
        assert gr.cells(reading.report) == expected(0, 1, 2)
        assert reading.coverage == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 2, 0)])
def test_names_right_above_their_numbers_are_read_under_one_row_of_headings(
    order: tuple[int, ...],
) -> None:
    rows = [piece for row in order for piece in ((NAMES[row],), NUMBERS[row])]
    assert gr.cells(lines_of(HEADINGS, *rows).report) == expected(0, 1, 2)


@pytest.mark.parametrize("lost", range(6))
@pytest.mark.parametrize("headings", ["each", "once"])
def test_where_numbers_come_first_and_one_is_lost_no_row_takes_those_of_another(
    headings: str, lost: int
) -> None:
    pieces = [*BELOW[:lost], *BELOW[lost + 1 :]]
    if headings == "each":
        pieces = [part for p in pieces for part in ((p, HEADINGS) if p[0] in NAMES else (p,))]
    found = gr.cells(lines_of(*(() if headings == "each" else (HEADINGS,)), *pieces).report)
    if lost or headings == "once":  # without the first numbers names stand above numbers
        assert found.items() <= expected(0, 1, 2).items()


def test_a_heading_above_each_value_is_in_the_report_with_it() -> None:
    pairs = [
        ((NAMES[row],), *zip(HEADINGS, NUMBERS[row], strict=True)) for row in range(len(NAMES))
    ]
    reading = lines_of(*(piece for part in pairs for piece in part))
    assert gr.cells(reading.report) == expected(0, 1, 2)
    assert reading.coverage == 1


BESIDE = [" ".join((*numbers, name)) for numbers, name in zip(NUMBERS, NAMES, strict=True)]
"""The numbers of each row with its name behind them, on one line."""


@pytest.mark.parametrize("headings", ["each", "once"])
def test_names_behind_their_numbers_are_read_on_their_own_line(headings: str) -> None:
    above = (" ".join(HEADINGS),)
    lines = [
        part for row in BESIDE for part in ((above, (row,)) if headings == "each" else ((row,),))
    ]
    lines = lines if headings == "each" else [above, *lines]
    assert gr.cells(lines_of(*lines).report) == expected(0, 1, 2)
    without_name = (" ".join(NUMBERS[1]),)
    lines[lines.index((BESIDE[1],))] = without_name
    assert gr.cells(lines_of(*lines).report) == expected(0, 2)


@pytest.mark.parametrize("lost", range(len(HEADINGS)))
def test_headings_above_numbers_that_are_lost_do_not_order_those_of_the_next_row(lost: int) -> None:
    some = " | ".join(name for name in HEADINGS if name != HEADINGS[lost])
    whole = " | ".join(HEADINGS)
    rows = [" | ".join((name, *row)) for name, row in zip(NAMES, NUMBERS, strict=True)]
    found = gr.cells(lines_of((some,), (NAMES[0],), (whole, rows[1], whole, rows[2])).report)
    assert found == expected(1, 2)
    found = gr.cells(lines_of((whole,), (NAMES[0],), (some, rows[1], whole, rows[2])).report)
    assert found.items() <= expected(1, 2).items()


def test_a_name_above_headings_that_are_printed_again_gives_no_value() -> None:
    lines = [(NAMES[0],), HEADINGS, HEADINGS, NUMBERS[1], (NAMES[2],), HEADINGS, NUMBERS[2]]
    assert gr.cells(lines_of(*lines).report) == expected(2)


SEPARATORS = (" | ", "\t", ",", " ")


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("lost", range(len(HEADINGS)))
def test_headings_of_which_the_last_are_lost_have_no_other_order(lost: int, separator: str) -> None:
    some = [name for at, name in enumerate(HEADINGS) if at != lost]
    rows = [separator.join((name, *row)) for name, row in zip(NAMES, NUMBERS, strict=True)]
    above = (separator.join(HEADINGS), separator.join(some))  # those of a row that is lost, too
    reading = lines_of(above, (rows[1], separator.join(HEADINGS), rows[2]))
    # The total of the first headings stands before the others, unless lines show where they end.
    unknown = lost == len(HEADINGS) - 1 and separator != " "
    assert gr.cells(reading) == (expected(2) if unknown else expected(1, 2))
    assert ("columns_reordered" in {note.kind for note in reading.notes}) is unknown


@pytest.mark.parametrize("separator", SEPARATORS)
def test_whole_headings_in_another_order_below_whole_ones_are_followed(separator: str) -> None:
    turned = (HEADINGS[-1], *HEADINGS[:-1])
    numbers = (NUMBERS[1][-1], *NUMBERS[1][:-1])
    above = (separator.join(HEADINGS), separator.join(turned))
    reading = lines_of(above, (separator.join((NAMES[1], *numbers)),))
    assert gr.cells(reading) == expected(1)


def test_a_name_behind_numbers_of_which_one_is_lost_is_not_that_of_the_row_below() -> None:
    above = ("   ".join(HEADINGS),)
    first, second = "   ".join((*NUMBERS[0][1:], NAMES[0])), "   ".join(NUMBERS[1])
    reading = lines_of(above, (first,), above, (second,), above)
    assert gr.cells(reading) == {}
    assert "row_collapsed" in {note.kind for note in reading.notes}


@pytest.mark.parametrize("lost", range(len(HEADINGS)))
@pytest.mark.parametrize("separator", [" ", "   ", "\t"])
def test_nor_where_one_of_the_headings_is_lost(separator: str, lost: int) -> None:
    some = separator.join(name for at, name in enumerate(HEADINGS) if at != lost)
    whole, numbers = separator.join(HEADINGS), separator.join(NUMBERS[2])
    assert gr.cells(lines_of((NAMES[1],), (some,), (whole,), (numbers,))) == {}
