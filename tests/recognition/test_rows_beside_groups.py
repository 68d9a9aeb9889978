"""Rows with the label of their group on the same line, where a label or numbers are lost."""

from __future__ import annotations

from random import Random

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from tests.readers.detached_rows import distinct
from tests.readers.layouts import PrintedRow, table_rows

SEPARATORS = (" ", "   ", "\t", "\u3000", " | ", ",")
VALUES = distinct("2021", Random(1))
ORDERS = (
    "group label numbers",
    "group numbers label",
    "numbers group label",
    "label numbers group",
    "label group numbers",
)
ROWS = [
    row
    for row in table_rows(form("2021"), form("2021").table("applications"), VALUES, False)
    if row[1]
]


def line(row: PrintedRow, order: str, separator: str) -> str:
    *groups, label = row[0]
    pieces = {"group": groups, "label": [label] if label else [], "numbers": row[1]}
    return separator.join(piece for kind in order.split() for piece in pieces[kind])


def wrong(rows: list[PrintedRow], order: str, separator: str) -> dict[str, object]:
    lines = [
        "某某县水利局2024年政府信息公开工作年度报告",
        "三、收到和处理政府信息公开申请情况",
        separator.join(
            ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
        ),
        *(line(row, order, separator) for row in rows),
        "五、存在的主要问题及改进情况",
        "公开的形式不多，明年打算增加图解。",
    ]
    found = gr.cells(gr.read_text("\n".join(lines)))
    return {
        cell: value
        for cell, value in found.items()
        if value is not None and str(value) != VALUES[cell]
    }


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("lost", ["numbers", "label", "a number"])
def test_no_row_takes_the_numbers_of_another(order: str, separator: str, lost: str) -> None:
    for at in range(0, len(ROWS), 3):
        labels, numbers = ROWS[at]
        if lost == "numbers":
            row: PrintedRow = (labels, ())
        elif lost == "label":
            row = ((*labels[:-1], ""), numbers)
        else:
            row = (labels, numbers[1:])
        assert wrong([*ROWS[:at], row, *ROWS[at + 1 :]], order, separator) == {}, (at, row)
