"""Rows with the label of their group on the same line, where a label or numbers are lost."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from tests.readers.detached_rows import distinct
from tests.readers.layouts import YEARS, PrintedRow, parts_of_disputes, shown_rows, table_rows

SEPARATORS = (" ", "   ", "\t", "\u3000", " | ", ",")
VALUES = distinct("2021", Random(1))
ORDERS = (
    "group label numbers",
    "group numbers label",
    "numbers group label",
    "label numbers group",
    "label group numbers",
)
TABLE = "applications"
HEADINGS = {
    label
    for edition in ("2021", "2019")
    for labels, numbers in table_rows(
        form(edition),
        form(edition).table("proactive_disclosure"),
        distinct(edition, Random(1)),
        False,
    )
    if not numbers
    for label in labels
} | {"结果维持"}
LOSSES = ("numbers", "label", "a number", "groups", "label and groups")
ROWS = [
    row
    for row in table_rows(form("2021"), form("2021").table("applications"), VALUES, False)
    if row[1]
]


def line(row: PrintedRow, order: str, separator: str) -> str:
    *groups, label = row[0]
    pieces = {"group": groups, "label": [label] if label else [], "numbers": row[1]}
    return separator.join(piece for kind in order.split() for piece in pieces[kind])


def wrong(
    rows: list[PrintedRow], order: str, separator: str, table: str = TABLE, edition: str = "2021"
) -> dict[str, object]:
    """Cells with another value than that of their row; rows without numbers are headings."""
    section = next(each for each in form(edition).sections if each.id == table)
    columns = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    lines = [
        f"某某县水利局{YEARS[edition]}年政府信息公开工作年度报告",
        section.label,
        *([separator.join(columns)] if table == TABLE else []),
        *(
            separator.join(row[0])
            if HEADINGS.intersection(row[0][:1])
            else line(row, order, separator)
            for row in rows
        ),
        "五、存在的主要问题及改进情况",
        "公开的形式不多，明年打算增加图解。",
    ]
    found = gr.cells(gr.read_text("\n".join(filter(str.strip, lines))))
    values = distinct(edition, Random(1))
    return {
        cell: value
        for cell, value in found.items()
        if value is not None and str(value) != values[cell]
    }


def without(row: PrintedRow, lost: str) -> PrintedRow:
    labels, numbers = row
    return {
        "numbers": (labels, ()),
        "label": ((*labels[:-1], ""), numbers),
        "a number": (labels, numbers[1:]),
        "groups": (labels[-1:], numbers),
        "label and groups": (("",), numbers),
    }[lost]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("lost", ["numbers", "label", "a number"])
def test_no_row_takes_the_numbers_of_another(order: str, separator: str, lost: str) -> None:
    for at in range(0, len(ROWS), 3):
        row = without(ROWS[at], lost)
        assert wrong([*ROWS[:at], row, *ROWS[at + 1 :]], order, separator) == {}, (at, row)


def rows_with_groups(edition: str) -> list[PrintedRow]:
    """The rows of table 三, each with the labels of all its groups, as where spans are filled."""
    table, values = form(edition).table(TABLE), distinct(edition, Random(1))
    return [
        (
            (*(table.group(group).label for group in row.groups), row.label),
            tuple(values[f"{TABLE}.{row.id}.{column}"] for column in row.columns),
        )
        for row in shown_rows(table, one_row_other=False)
    ]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_no_row_takes_the_numbers_of_another_where_every_row_has_its_groups(
    edition: str, order: str, separator: str
) -> None:
    random = Random(f"{edition} {order} {separator}")
    for at in range(1, len(rows_with_groups(edition)), 2):
        rows = rows_with_groups(edition)
        for lost in (at, at - 1):
            rows[lost] = without(rows[lost], random.choice(LOSSES))
        assert wrong(rows, order, separator, edition=edition) == {}, at


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_no_row_of_table_two_takes_the_numbers_of_another(
    edition: str, order: str, separator: str
) -> None:
    table = form(edition).table("proactive_disclosure")
    rows = table_rows(form(edition), table, distinct(edition, Random(1)), False)
    for at, row in enumerate(rows):
        for lost in LOSSES if row[1] else ():
            changed = [*rows[:at], without(row, lost), *rows[at + 1 :]]
            assert wrong(changed, order, separator, table.id, edition) == {}, (at, lost)


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("each", [True, False], ids=["headings above each", "headings once"])
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_no_row_of_table_four_takes_the_numbers_of_another(
    edition: str, each: bool, order: str, separator: str
) -> None:
    table = form(edition).table("disputes")
    rows: list[PrintedRow] = []
    for at, (name, part) in enumerate(parts_of_disputes(table, distinct(edition, Random(1)))):
        rows += [*part[: int(each or not at)], ((name,), part[1][1])]
    numbered = [at for at, row in enumerate(rows) if row[1]]
    random = Random(f"{edition} {each} {order} {separator}")
    for first, lost in product(numbered, LOSSES):
        changed = [*rows]
        changed[first] = without(rows[first], lost)
        if random.random() < 0.7:
            second = random.choice(numbered)
            changed[second] = without(changed[second], random.choice(LOSSES))
        assert wrong(changed, order, separator, table.id, edition) == {}, (first, lost)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_group_alone_beside_numbers_is_no_row_where_its_rows_have_their_labels_behind(
    separator: str,
) -> None:
    rows = rows_with_groups("2021")
    at = next(at for at, (labels, _) in enumerate(rows) if labels[-1].startswith("1.申请人无正当"))
    rows[at] = without(rows[at], "label")
    assert wrong(rows, "group numbers label", separator) == {}


def test_items_counted_with_commas_are_read() -> None:
    lines = [
        "某某县水利局2023年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        "第二十条第（五）项",
        "信息内容 本年处理决定数量",
        "1,行政许可",
        "33",
        "第二十条第（六）项",
        "2,行政处罚",
        "10",
        "五、存在的主要问题及改进情况",
        "公开的形式不多，明年打算增加图解。",
    ]
    found = gr.cells(gr.read_text("\n".join(lines)))
    assert found["proactive_disclosure.licensing.decisions"] == 33
    assert found["proactive_disclosure.penalties.decisions"] == 10
