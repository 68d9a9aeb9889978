"""Rows in another order than the form's: told by whole labels, refused where one says less."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from govinfo_report.catalogue import form
from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.readers import layouts
from tests.readers.layouts import LAYOUTS, shown_rows
from tests.readers.spanned import Box, as_docx, as_html, as_xlsx
from tests.recognition.test_swapped_tables import (
    assert_reads,
    is_noted,
    some_values,
    text_page,
    with_tables,
)
from tests.recognition.test_values_and_notes import kinds

HEADS = [
    (("申请人情况",), ()),
    (("自然人", "法人或其他组织", "总计"), ()),
    (("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"), ()),
]


def outcomes(values: dict[str, str], *, seed: int = 1) -> list[layouts.PrintedRow]:
    """Table 三 with its groups and their rows shuffled, each row under its number and label."""
    table = form("2021").table("applications")
    blocks: dict[str, list[layouts.PrintedRow]] = {}
    for row in shown_rows(table, one_row_other=False):
        numbers = tuple(values[f"applications.{row.id}.{column}"] for column in row.columns)
        inner = row.groups[-1] if len(row.groups) > 1 else row.id
        blocks.setdefault(inner, []).append(((row.label,), numbers))
    order = [*blocks]
    shuffle = random.Random(seed).shuffle
    shuffle(order)
    shown: list[layouts.PrintedRow] = [*HEADS]
    for name in order:
        rows = blocks[name]
        if len(rows) > 1:
            shuffle(rows)
            labels, numbers = rows[0]
            rows[0] = ((table.group(name).label, *labels), numbers)
        shown += rows
    return shown


ORDERED = sorted(set(LAYOUTS) - {"one_line", "own_bars"})
"""Layouts that part lines: on one line the order helps alone, and lone bars where all are such."""


@pytest.mark.parametrize("layout", ORDERED)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rows_of_table_three_in_any_order_are_told_by_their_labels(layout, seed):
    values = some_values("2021")
    printed = LAYOUTS[layout](outcomes(values, seed=seed))
    reading = read_text(text_page("2021", values, "applications", printed))
    assert_reads(reading, values)
    assert ("rows_reordered", "applications") in kinds(reading)


@pytest.mark.parametrize("file", [lambda page: as_html(page).encode(), as_docx, as_xlsx])
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_groups_and_rows_of_table_two_in_any_order_are_told_by_their_labels(file, edition):
    values = some_values(edition)

    def backwards(rows):
        blocks: list[list[list[Box]]] = []
        for row in rows:
            if len(row) == 1:
                blocks.append([])
            blocks[-1].append(row)
        return [row for block in reversed(blocks) for row in (*block[:2], *reversed(block[2:]))]

    page = with_tables(edition, values, {"proactive_disclosure": backwards})
    reading = read(file(page))
    assert_reads(reading, values)
    assert ("rows_reordered", "proactive_disclosure") in kinds(reading)


def lost(printed: list[layouts.PrintedRow], values: dict[str, str]) -> set[str]:
    text = text_page("2021", values, "applications", layouts.bars(printed))
    reading = read_text(text)
    found = cells(reading.report)
    assert all(found[cell] == Decimal(values[cell]) for cell in found)
    missing = {cell.rpartition(".")[0] for cell in values if cell not in found}
    assert not missing or is_noted(reading, "applications")
    return missing


def relabelled(printed: list[layouts.PrintedRow], label: str, other: tuple[str, ...]):
    return [
        ((*labels[:-1], *other), numbers) if labels[-1] == label else (labels, numbers)
        for labels, numbers in printed
    ]


@pytest.mark.parametrize(
    ("label", "other"),
    [
        ("（七）总计", ("总计",)),  # of what, its place does not say
        ("2.重复申请", ("1.信访举报投诉类申请",)),  # a row twice
        ("2.重复申请", ("2.重复提出的申请",)),  # a row of the office's own making
    ],
)
def test_rows_in_another_order_with_a_doubtful_label_are_refused(label, other):
    values = some_values("2021")
    printed = outcomes(values)
    assert label in {labels[-1] for labels, _ in printed}
    assert lost(relabelled(printed, label, other), values)


def test_a_label_that_two_rows_could_have_is_told_by_its_group():
    values = some_values("2021")
    for printed in (outcomes(values, seed=seed) for seed in range(8)):
        assert not lost(printed, values)
        place = next(at for at, (labels, _) in enumerate(printed) if labels[-1] == "3.其他")
        moved = [*printed]
        labels, numbers = moved.pop(place)
        if len(labels) > 1:
            continue
        moved.append((labels, numbers))  # away from its group: of which it is nobody can say
        if moved != printed:
            assert lost(moved, values)


def test_rows_that_are_not_all_there_are_not_put_in_order():
    values = some_values("2021")
    printed = [row for row in outcomes(values) if row[0][-1] != "2.重复申请"]
    assert lost(printed, values) > {"applications.outcomes.not_processed.repeated"}


def test_rows_and_columns_both_in_another_order_are_refused():
    values = some_values("2021")
    the_form = form("2021")
    table = the_form.table("proactive_disclosure")
    rows = layouts.table_rows(the_form, table, values, False)
    first = [rows[0], rows[1], rows[3], rows[2]]
    heads = ("信息内容", *reversed(rows[1][0][1:]))
    swapped = [first[0], (heads, ()), *((labels, numbers[::-1]) for labels, numbers in first[2:])]
    for printed in (layouts.bars([*swapped, *rows[4:]]), layouts.tabs([*swapped, *rows[4:]])):
        reading = read_text(text_page("2021", values, table.id, printed))
        found = cells(reading.report)
        assert all(found[cell] == Decimal(values[cell]) for cell in found)


BACKWARDS = (
    ("第二十条第（八）项",),
    ("信息内容", "本年收费金额（单位：万元）"),
    ("行政事业性收费", "4"),
    ("第二十条第（六）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政强制", "6"),
    ("行政处罚", "5"),
    ("第二十条第（一）项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("行政规范性文件", "3", "2", "1"),
    ("规章", "9", "8", "7"),
)
"""Table 二 in another order, without the row of 行政许可."""


@pytest.mark.parametrize("between", [" | ", "\t", "    "])
@pytest.mark.parametrize("lost", range(len(BACKWARDS)))
def test_rows_in_another_order_are_read_where_one_is_lost_and_labels_stand_beside(between, lost):
    rows = [between.join(row) for at, row in enumerate(BACKWARDS) if at != lost]
    head = ["某某县水利局2024年政府信息公开工作年度报告", "二、主动公开政府信息情况"]
    reading = read_text("\n".join([*head, *rows, "五、存在的主要问题及改进情况", "公开不够。"]))
    found: dict[str, list[int]] = {}
    for cell, value in cells(reading.report).items():
        found.setdefault(cell.split(".")[1], []).append(value)
    rows_of = {
        "administrative_fees": [4],
        "coercive_measures": [6],
        "penalties": [5],
        "normative_documents": [3, 2, 1],
        "regulations": [9, 8, 7],
    }
    named = dict(
        zip(
            ("行政事业性收费", "行政强制", "行政处罚", "行政规范性文件", "规章"),
            rows_of,
            strict=True,
        )
    )
    assert found == {row: rows_of[row] for row in rows_of if named.get(BACKWARDS[lost][0]) != row}
    kinds_given = {note.kind for note in reading.notes}
    assert "rows_reordered" in kinds_given
    assert "table_turned" not in kinds_given
