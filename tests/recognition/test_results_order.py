"""Table 四 with its results in another order than the form's: the headings are followed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.catalogue import form
from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.readers import layouts, sites
from tests.readers.spanned import Box, as_docx, as_html, as_xlsx
from tests.recognition.test_swapped_tables import assert_reads, is_noted, text_page, with_tables
from tests.recognition.test_values_and_notes import kinds

ROWS = form("2021").table("disputes").rows
LABELS = {column.id: column.label for column in form("2021").table("disputes").columns}
USUAL = ("upheld", "corrected", "other", "pending", "total")
OTHERS = [
    ("corrected", "upheld", "other", "pending", "total"),
    ("upheld", "corrected", "pending", "other", "total"),
    ("total", "upheld", "corrected", "other", "pending"),
    ("pending", "total", "other", "corrected", "upheld"),
]
NUMBERS = ((2, 1, 0, 4, 7), (5, 3, 6, 8, 22), (1, 9, 10, 11, 31))
VALUES = sites.VALUES | {
    f"disputes.{row.id}.{column}": str(number)
    for row, numbers in zip(ROWS, NUMBERS, strict=True)
    for column, number in zip(USUAL, numbers, strict=True)
}
Orders = tuple[tuple[str, ...], ...]


def heads(orders: Orders) -> list[list[str]]:
    return [[LABELS[column] for column in order] for order in orders]


def numbers(orders: Orders, values: dict[str, str] = VALUES) -> list[list[str]]:
    return [
        [values[f"disputes.{row.id}.{column}"] for column in order]
        for row, order in zip(ROWS, orders, strict=True)
    ]


def spanned(orders: Orders, values: dict[str, str] = VALUES) -> list[list[Box]]:
    first, second, third = heads(orders)
    return [
        [Box("行政复议", 5), Box("行政诉讼", 10)],
        [*(Box(head, 1, 2) for head in first), Box("未经复议直接起诉", 5), Box("复议后起诉", 5)],
        [*map(Box, (*second, *third))],
        [Box(number) for part in numbers(orders, values) for number in part],
    ]


def printed(orders: Orders, values: dict[str, str] = VALUES) -> list[layouts.PrintedRow]:
    first, second, third = heads(orders)
    return [
        (("行政复议", "行政诉讼"), ()),
        ((*first, "未经复议直接起诉", "复议后起诉"), ()),
        ((*second, *third), ()),
        ((), tuple(number for part in numbers(orders, values) for number in part)),
    ]


FILES = [lambda page: as_html(page).encode(), as_docx, as_xlsx]
# Few rows alone are no CSV, and a bar on a line of its own is a cell's end on a page of such only.
LAYOUTS = sorted(set(layouts.LAYOUTS) - {"crawled", "commas", "own_bars"})


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("order", OTHERS)
def test_headings_in_another_order_are_followed_in_a_table_of_spans(file, order):
    for orders in ((order,) * 3, (order, USUAL, USUAL), (USUAL, USUAL, order)):
        page = with_tables("2021", VALUES, {"disputes": lambda _, o=orders: spanned(o)})
        reading = read(file(page))
        assert_reads(reading, VALUES)
        assert ("columns_reordered", "disputes") in kinds(reading)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("order", OTHERS)
def test_headings_in_another_order_are_followed_in_a_text(layout, order):
    for orders in ((order,) * 3, (USUAL, order, order)):
        text = text_page("2021", VALUES, "disputes", layouts.LAYOUTS[layout](printed(orders)))
        reading = read_text(text)
        assert_reads(reading, VALUES)
        assert ("columns_reordered", "disputes") in kinds(reading)


LABELLED = sorted({*LAYOUTS} - {"one_cell_a_line", "cell_and_bar", "bullets", "one_line"})
"""Layouts that show which label stands in the row of the values."""


def upright(order: tuple[str, ...]) -> list[layouts.PrintedRow]:
    rows: list[layouts.PrintedRow] = [(("类别", *heads((order,))[0]), ())]
    for row, part in zip(ROWS, numbers((order,) * 3), strict=True):
        rows.append(((row.label,), tuple(part)))
    return rows


@pytest.mark.parametrize("layout", LABELLED)
@pytest.mark.parametrize("order", OTHERS)
def test_headings_above_a_row_for_each_kind_are_followed(layout, order):
    text = text_page("2021", VALUES, "disputes", layouts.LAYOUTS[layout](upright(order)))
    reading = read_text(text)
    assert_reads(reading, VALUES)
    assert ("columns_reordered", "disputes") in kinds(reading)


def test_headings_that_an_extractor_mixed_up_are_told_by_the_sums():
    rows = printed((("total", *USUAL[:-1]),) * 3)
    rows[-1] = printed((USUAL,) * 3)[-1]
    text = text_page("2021", VALUES, "disputes", layouts.bars(rows))
    assert_reads(read_text(text), VALUES)


@pytest.mark.parametrize("layout", ["bars", "columns", "raw_lines"])
def test_an_order_in_which_no_sum_holds_is_refused(layout):
    values = VALUES | {"disputes.reconsideration.total": "9"}
    for order in OTHERS:
        rows = printed((order,) * 3, values)
        reading = read_text(text_page("2021", values, "disputes", layouts.LAYOUTS[layout](rows)))
        assert not [cell for cell in cells(reading.report) if cell.startswith("disputes")]
        assert ("columns_reordered", "disputes") in kinds(reading)
        assert is_noted(reading, "disputes")


@pytest.mark.parametrize("file", FILES)
def test_a_table_of_spans_needs_no_sum(file):
    values = VALUES | {"disputes.reconsideration.total": "9"}
    rows = spanned((OTHERS[0],) * 3, values)
    reading = read(file(with_tables("2021", values, {"disputes": lambda _: rows})))
    assert dict(cells(reading.report)) == {cell: Decimal(value) for cell, value in values.items()}


def test_litigation_before_reconsideration_is_no_order_of_the_form():
    rows = printed((USUAL,) * 3)
    rows[0] = (("行政诉讼", "行政复议"), ())
    reading = read_text(text_page("2021", VALUES, "disputes", layouts.bars(rows)))
    assert not [cell for cell in cells(reading.report) if cell.startswith("disputes")]
    assert is_noted(reading, "disputes")


@pytest.mark.parametrize("change", ["one less", "one more", "five more"])
def test_whole_headings_in_another_order_with_one_lost_or_twice_there_are_refused(change):
    rows = printed((OTHERS[0],) * 3)
    heads_of_litigation = list(rows[2][0])
    if change == "one less":
        heads_of_litigation.pop()
    else:
        heads_of_litigation += heads_of_litigation[: 1 if change == "one more" else 5]
    rows[2] = (tuple(heads_of_litigation), ())
    for layout in ("bars", "columns", "one_cell_a_line"):
        text = text_page("2021", VALUES, "disputes", layouts.LAYOUTS[layout](rows))
        reading = read_text(text)
        assert not [cell for cell in cells(reading.report) if cell.startswith("disputes")]
        assert is_noted(reading, "disputes")


def test_a_heading_that_is_lost_among_others_in_the_usual_order_says_nothing():
    rows = printed((USUAL,) * 3)
    rows[2] = (rows[2][0][:-1], ())
    assert_reads(read_text(text_page("2021", VALUES, "disputes", layouts.bars(rows))), VALUES)
