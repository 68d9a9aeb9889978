"""Rows that a page prints twice, and （六）其他处理 printed in both of its shapes."""

from __future__ import annotations

import re

import pytest

import govinfo_report as gr
from tests.readers.layouts import page
from tests.recognition.test_values_and_notes import kinds, values

RULES = "proactive_disclosure.regulations"
OTHER = "applications.outcomes.other"
ALL = f"{OTHER}.all"
ROWS = ("correction_overdue", "fee_overdue", "other")


def read(old: str, new: str) -> gr.Reading:
    text = page("2021", values("2021"), "bars", one_row_other=False)
    assert old in text
    return gr.read_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("first", "second", "read_as"),
    [
        ("1 | 2 | 3 |", "1 | 2 | 3 |", (1, 2, 3)),
        ("1 | 2 | 3 |", "1 | 2 | 4 |", None),
        ("1 | | 3 |", "1 | | 3 |", (1, None, 3)),
        ("1 | | 3 |", "1 | 3 | |", None),  # in other columns
        ("1 | | 3 |", "1 | 3 |", (1, None, 3)),  # nothing shows in which columns
        ("1 | | 3 |", "1 | 4 |", None),
        ("1 | | |", "1 | 0 | 0 |", None),
    ],
)
def test_a_row_printed_twice_is_read_where_both_say_the_same(
    first: str, second: str, read_as: tuple[int | None, ...] | None
) -> None:
    reading = read("规章 | 0 | 0 | 0 |", f"规章 | {first}\n规章 | {second}")
    found = gr.cells(reading)
    row = tuple(value for cell, value in found.items() if cell.startswith(f"{RULES}."))
    assert row == (read_as or ())
    assert (("row_repeated", RULES) in kinds(reading)) == (read_as is None)
    assert found["proactive_disclosure.normative_documents.issued"] == 0


@pytest.mark.parametrize(
    ("three", "one", "counts", "repeated"),
    [
        ("0", "4", "three", True),
        ("0", "", "three", False),
        ("", "4", "one", False),
        ("", "", "three", False),
    ],
)
def test_of_two_shapes_the_one_with_numbers_counts_and_of_both_the_three_rows(
    three: str, one: str, counts: str, repeated: bool
) -> None:
    text = page(
        "2021",
        values("2021") | {cell: three for cell in values("2021") if cell.startswith(OTHER)},
        "bars",
        one_row_other=False,
    )
    row = "（六）其他处理 |" + f" {one} |" * 7
    reading = gr.read_text(text.replace("（七）总计", f"{row}\n（七）总计"))
    found = {cell: value for cell, value in gr.cells(reading).items() if cell.startswith(OTHER)}
    rows = {cell.split(".")[3] for cell in found}
    printed = three if counts == "three" else one
    assert rows == ({*ROWS} if counts == "three" else {"all"})
    assert {*found.values()} == {int(printed) if printed else None}
    assert [where for kind, where in kinds(reading) if kind == "row_repeated"] == [ALL] * repeated


@pytest.mark.parametrize("layout", ["bars", "fenced_bars", "boxes", "tabs", "columns"])
def test_a_group_s_label_before_rows_that_lost_theirs_is_no_row_of_the_other_shape(
    layout: str,
) -> None:
    text = page("2021", values("2021"), layout, one_row_other=False)
    for row in gr.form("2021").table("applications").rows:
        if row.id.startswith("outcomes.other.") and row.id != "outcomes.other.all":
            text = re.sub(rf"{re.escape(row.label)}(?: \| |│|\t|    )", "", text)
    reading = gr.read_text(text)
    assert not any(cell.startswith(OTHER) for cell in gr.cells(reading))
    assert ("row_label_lost", "applications") in kinds(reading)


@pytest.mark.parametrize("layout", ["bars", "one_cell_a_line", "tabs", "own_bars"])
@pytest.mark.parametrize("lead", ["", "附表：", "附件1："])
def test_a_table_printed_again_behind_the_last_section_is_read_with_the_first(
    lead: str, layout: str
) -> None:
    numbers = values("2021") | {"applications.received.total": "17"}
    text = page("2021", numbers, layout, one_row_other=False)
    start, end = text.index("三、收到和处理"), text.index("四、政府信息公开")
    for again, read_as in ((text[start:end], 17), (text[start:end].replace("17", "18"), "absent")):
        reading = gr.read_text(f"{text}\n{lead}{again}")
        assert gr.cells(reading).get("applications.received.total", "absent") == read_as
        repeated = ("row_repeated", "applications.received") in kinds(reading)
        assert repeated == (read_as == "absent")
        assert len(reading.report.other_matters) == 2
