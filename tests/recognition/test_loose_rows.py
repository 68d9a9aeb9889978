"""Numbers before, behind or apart from their labels: no value stands in a wrong row."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, TABLES
from tests.readers import detached_rows
from tests.readers.detached_rows import LOSSES, ORDERS, TEXTS, WEB, page
from tests.readers.drafts import drafted, text_of
from tests.work import examples

STYLES = ("distinct", "small", "dense", "sparse")
ALONE = ("cell_a_line", "cell_and_bar", "tabs", "little_grids", "web_grids", "web_cells")
"""Layouts in which every label and the numbers of every row stand alone."""


def values_of(style: str, edition: str, random: Random, *, one_row_other: bool) -> dict[str, str]:
    if style in ("distinct", "small"):
        return getattr(detached_rows, style)(edition, random)
    return detached_rows.consistent(
        edition, random, one_row_other=one_row_other, dense=style == "dense"
    )


def arranged(
    table: str, order: str, loss: str, layout: str, *, style: str, edition: str, seed: int
) -> tuple[dict[str, str], gr.Reading]:
    """The values of a page, and what is read of it."""
    random = Random(seed)
    one_row_other = random.random() < 0.5
    values = values_of(style, edition, random, one_row_other=one_row_other)
    text = page(
        edition,
        values,
        table,
        layout,
        lambda rows: LOSSES[loss](ORDERS[order](rows, random), random),
        one_row_other=one_row_other,
    )
    return values, gr.read(text.encode()) if layout in WEB else gr.read_text(text)


def wrong(values: dict[str, str], reading: gr.Reading) -> dict[str, object]:
    return {
        cell: value
        for cell, value in gr.cells(reading).items()
        if value is not None and str(value) != values[cell]
    }


@settings(max_examples=examples(400))
@given(
    table=st.sampled_from(TABLES),
    order=st.sampled_from([*ORDERS]),
    loss=st.sampled_from([*LOSSES]),
    layout=st.sampled_from([*TEXTS, *WEB]),
    style=st.sampled_from(STYLES),
    edition=st.sampled_from(EDITIONS),
    seed=st.integers(0, 10**6),
)
def test_no_value_stands_in_a_wrong_row(table, order, loss, layout, style, edition, seed):
    values, reading = arranged(table, order, loss, layout, style=style, edition=edition, seed=seed)
    assert wrong(values, reading) == {}


@pytest.mark.parametrize("layout", ALONE)
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("table", TABLES[:2])
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_table_with_all_labels_and_numbers_is_read_in_any_order(edition, table, order, layout):
    for seed in range(4):
        values, reading = arranged(
            table, order, "nothing", layout, style="distinct", edition=edition, seed=seed
        )
        assert wrong(values, reading) == {}
        read = len(gr.cells(reading))
        expected = {
            cell for cell in values if cell.startswith(f"{table}.") and ".other." not in cell
        }
        assert read >= len(expected)


@pytest.mark.parametrize("layout", ["tabs", "cell_a_line"])
@pytest.mark.parametrize(
    ("table", "style", "order", "seed", "read"),
    [
        # Labels come first: only the row without its numbers is lost.
        ("proactive_disclosure", "distinct", "labels_first", 0, 7),
        ("proactive_disclosure", "distinct", "labels_first", 1, 9),
        # The identities leave rows that are the same in every assignment.
        ("applications", "dense", "numbers_first", 0, 28),
        ("applications", "dense", "numbers_first", 1, 147),
        # No identity holds with figures that are all different, and table two has none.
        ("applications", "distinct", "numbers_first", 0, 0),
        ("proactive_disclosure", "dense", "numbers_first", 0, 0),
    ],
)
def test_where_the_numbers_of_a_row_are_lost_what_is_left_to_no_guess_is_read(
    table, style, order, seed, read, layout
):
    loss = "the numbers of a row"
    values, reading = arranged(table, order, loss, layout, style=style, edition="2021", seed=seed)
    assert wrong(values, reading) == {}
    assert len([cell for cell in gr.cells(reading) if cell.startswith(f"{table}.")]) == read


ABOVE = (
    "某某区教育局2023年政府信息公开工作年度报告\n一、总体情况\n全年工作平稳。\n"
    "二、主动公开政府信息情况\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n"
)
REST = ["行政许可 7", "行政处罚 8", "行政强制 9", "行政事业性收费 10"]
SINGLE = {"licensing": 7, "penalties": 8, "coercive_measures": 9, "administrative_fees": 10}


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        # Every value is a line of its own, or alone beside its label: labels come first.
        (["规章", "1", "2", "3", "行政规范性文件", *REST], {"regulations": 6, **SINGLE}),
        (["规章", "行政规范性文件", "4", "5", "6", *REST], {"normative_documents": 15, **SINGLE}),
        # Several values stand beside a label: a label above numbers may be another row's.
        (
            ["规章 1 2 3", "行政规范性文件", "行政许可", "7", *REST[1:]],
            {"regulations": 6, **SINGLE, "licensing": None},
        ),
    ],
)
def test_labels_above_their_numbers_are_believed_where_no_row_stands_beside_its_label(lines, read):
    text = ABOVE + "\n".join(lines) + "\n五、存在的主要问题及改进情况\n公开不够及时，将改进。\n"
    found: dict[str, int] = {}
    for cell, value in gr.cells(gr.read_text(text)).items():
        found[cell.split(".")[1]] = found.get(cell.split(".")[1], 0) + value
    assert found == {row: total for row, total in read.items() if total is not None}


def test_a_label_whose_first_line_is_another_label_is_its_own_row():
    draft = drafted("2021", Random(3), one_row_other=False)
    draft.labels["2.其他法律行政法规禁止公开"] = "2.其他\n法律行政法规禁止公开"
    assert dict(gr.cells(gr.read_text(text_of(draft, "one_cell_a_line")))) == draft.read


@pytest.mark.parametrize("label", ["行政处发", "行政\n处罚", "行政处罚（指本年度数量）"])
@pytest.mark.parametrize("layout", ["one_cell_a_line", "bars", "tabs"])
def test_a_row_printed_twice_with_other_numbers_is_not_read_whatever_its_label(label, layout):
    if "\n" in label and layout != "one_cell_a_line":
        return
    draft = drafted("2021", Random(3), one_row_other=False)
    cell = "proactive_disclosure.penalties.decisions"
    draft.labels["行政处罚"] = label
    draft.again["proactive_disclosure"] = {cell: str(int(draft.values[cell]) + 1)}
    reading = gr.read_text(text_of(draft, layout))
    found = dict(gr.cells(reading))
    assert cell not in found
    assert found == {name: value for name, value in draft.read.items() if name != cell}
    assert "row_repeated" in {note.kind for note in reading.notes}
    assert not reading.report.extensions
