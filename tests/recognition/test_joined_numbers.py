"""Numbers without a separator and numbers with their digits parted: read only in one way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.model import ABSENT, cells, get_cell
from govinfo_report.reading import read_text
from govinfo_report.recognition.tables.joined_numbers import joined_digits, split_numbers
from govinfo_report.recognition.tables.runs import TableRun, Value
from govinfo_report.text import parse_number
from tests.readers.layouts import page
from tests.recognition.test_layouts import cell_ids, number, reports
from tests.recognition.test_values_and_notes import kinds, values
from tests.work import examples

ROW = "applications.received"
COLUMNS = [cell.rpartition(".")[2] for cell in values("2021") if cell.startswith(ROW + ".")]
RULES = "proactive_disclosure.regulations"


def read_row(label: str, printed: str):
    text = page("2021", values("2021"), "raw_lines", one_row_other=False)
    lines = text.split("\n")
    place = next(at for at, line in enumerate(lines) if line.startswith(label + " "))
    lines[place] = label + printed
    return read_text("\n".join(lines))


def row(reading, row_id: str) -> list[object]:
    found = cells(reading.report)
    return [value for cell, value in found.items() if cell.rpartition(".")[0] == row_id]


RECEIVED = "一、本年新收政府信息公开申请数量"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("0000000", [0] * 7),
        (" 0000000", [0] * 7),
        ("3000003", [3, 0, 0, 0, 0, 0, 3]),
        ("120000012", [12, 0, 0, 0, 0, 0, 12]),
        ("０００００００", [0] * 7),
        ("12 00 0 0 0 12", [12, 0, 0, 0, 0, 0, 12]),
    ],
)
def test_a_row_run_together_is_read_where_it_adds_up_in_one_way(printed, read):
    reading = read_row(RECEIVED, printed)
    assert row(reading, ROW) == read
    assert ("cells_run_together", ROW) in kinds(reading)


@pytest.mark.parametrize(
    "printed",
    [
        "1200000012",  # no seven numbers of these digits add up
        "1000002",  # seven digits, and they do not add up either
        "11 0 0 0 0 2",  # six numbers: 1 1 0 0 0 0 2 would add up, and nothing shows that it is so
        "000000",
    ],
)
def test_a_row_run_together_that_does_not_add_up_is_refused(printed):
    reading = read_row(RECEIVED, printed)
    assert row(reading, ROW) == []
    assert ("row_collapsed", ROW) in kinds(reading)


@pytest.mark.parametrize(("printed", "read"), [("000", [0, 0, 0]), ("007", [0, 0, 7])])
def test_without_a_total_only_zeros_can_part_the_digits(printed, read):
    assert row(read_row("规章", printed), RULES) == read


@pytest.mark.parametrize("printed", ["127", "100", "070", "00", "0000"])
def test_without_a_total_anything_else_is_refused(printed):
    reading = read_row("规章", printed)
    assert row(reading, RULES) == []
    assert ("row_collapsed", RULES) in kinds(reading)


def test_a_number_right_behind_its_label_is_read_and_noted():
    reading = read_row("行政许可", "123")
    assert row(reading, "proactive_disclosure.licensing") == [123]
    assert ("cells_run_together", "proactive_disclosure.licensing") in kinds(reading)
    reading = read_row("行政事业性收费", "59.2449")
    assert [str(value) for value in row(reading, "proactive_disclosure.administrative_fees")] == [
        "59.2449"
    ]


def added_up(printed: dict[str, str]) -> dict[str, str]:
    """The values with totals that hold."""
    rows: dict[str, list[str]] = {}
    for cell in printed:
        rows.setdefault(cell.rpartition(".")[0], []).append(cell)
    whole = dict(printed)
    for row_cells in rows.values():
        if row_cells[-1].endswith(".total"):
            whole[row_cells[-1]] = str(sum(int(printed[cell]) for cell in row_cells[:-1]))
    return whole


@settings(max_examples=examples(70))
@given(report=reports())
def test_rows_without_any_separator_give_no_other_value(report):
    edition, printed, one_row = report
    printed = added_up(printed)
    text = page(edition, printed, "raw_lines", one_row_other=one_row)
    lines = [line.replace(" ", "") if line[-1:].isdigit() else line for line in text.split("\n")]
    for cell, value in cells(read_text("\n".join(lines)).report).items():
        assert value == number(printed[cell]), cell


@given(numbers=st.lists(st.integers(0, 10**6), min_size=6, max_size=6), data=st.data())
def test_parted_digits_are_joined_where_the_row_adds_up(numbers, data):
    numbers = [*numbers, sum(numbers)]
    printed = [str(value) for value in numbers]
    place = data.draw(st.integers(0, 6))
    if len(printed[place]) < 2:
        return
    cut = data.draw(st.integers(1, len(printed[place]) - 1))
    printed[place] = f"{printed[place][:cut]} {printed[place][cut:]}"
    given_cells = dict(zip((f"{ROW}.{column}" for column in COLUMNS), printed, strict=True))
    text = page("2021", values("2021") | given_cells, "bars", one_row_other=False)
    reading = read_text(text)
    assert row(reading, ROW) == numbers
    assert ("number_split", f"{ROW}.{COLUMNS[place]}") in kinds(reading)
    assert reading.origin(f"{ROW}.{COLUMNS[place]}").raw == printed[place]


def test_parted_digits_are_refused_where_nothing_shows_that_they_are_one_number():
    text = page("2021", values("2021") | {f"{RULES}.issued": "1 234"}, "bars", one_row_other=False)
    reading = read_text(text)
    assert get_cell(reading.report, f"{RULES}.issued") is ABSENT
    assert reading.report.remarks[f"{RULES}.issued"] == "1 234"
    assert ("value_unreadable", f"{RULES}.issued") in kinds(reading)
    broken = {f"{ROW}.natural_person": "1 234", f"{ROW}.total": "1235"}
    text = page("2021", values("2021") | broken, "bars", one_row_other=False)
    reading = read_text(text)
    assert get_cell(reading.report, f"{ROW}.natural_person") is ABSENT
    assert get_cell(reading.report, f"{ROW}.total") == 1235


def test_a_table_of_which_nothing_can_be_read_is_noted():
    text = page("2021", values("2021"), "bars", one_row_other=False)
    start, end = text.index("三、收到和处理"), text.index("四、政府信息公开")
    lost = "三、收到和处理政府信息公开申请情况\n见附表所列各栏\n附表另附\n"
    reading = read_text(text[:start] + lost + text[end:])
    assert ("table_unreadable", "applications") in kinds(reading)
    assert not [cell for cell in cell_ids("2021", one_row_other=False) if cell.startswith(ROW)
                and cell in cells(reading.report)]  # fmt: skip


def run_of(*tokens: str) -> TableRun:
    run = TableRun()
    for token in tokens:
        run.add(Value(parse_number(token), None))
    return run


THREE = ("issued", "repealed", "in_force")
SUMMED = ("a", "b", "total")
TWICE = ("one.a", "one.total", "other.a", "other.total")


@pytest.mark.parametrize(
    ("columns", "tokens", "read"),
    [
        (THREE, ["000"], [0, 0, 0]),
        (THREE, ["00"], None),  # one way, and a part less than columns
        (THREE, ["0000"], None),
        (THREE, ["123"], None),  # 1 23 is another way
        (THREE, ["00", "7"], [0, 0, 7]),
        (THREE, ["7", "00"], [7, 0, 0]),
        (THREE, ["12", "34"], None),  # nothing shows that they run together
        (THREE, ["7", "0", "5"], None),  # they do not run together
        (THREE, [], None),
        (THREE, ["00", "词"], None),
        (("a", "b", "c", "d"), ["00", "12", "5"], [0, 0, 12, 5]),
        (("a", "b", "c", "d", "e"), ["00", "00", "5"], [0, 0, 0, 0, 5]),
        (SUMMED, ["123"], [1, 2, 3]),
        (SUMMED, ["124"], None),
        (SUMMED, ["9110"], [9, 1, 10]),
        (SUMMED, ["11112"], None),  # 1 11 12 and 11 1 12
        (SUMMED, ["101020"], [10, 10, 20]),
        (TWICE, ["1122"], [1, 1, 2, 2]),
        (TWICE, ["1123"], None),
        (TWICE, ["1111"], [1, 1, 1, 1]),
    ],
)
def test_there_is_one_way_to_split_or_none(columns, tokens, read):
    found = split_numbers(run_of(*tokens), columns)
    assert (found and [value.number.value for value in found]) == read


def test_each_part_has_the_words_that_it_was_printed_in():
    found = split_numbers(run_of("7", "00"), THREE)
    assert [value.number.raw for value in found] == ["7", "00", "00"]


@pytest.mark.parametrize(
    ("tokens", "columns", "made"),
    [
        (["1 2", "3", "15"], SUMMED, {0: 12}),
        (["1 2", "3", "6"], SUMMED, {}),
        (["1 2", "1 3", "2 5"], SUMMED, {0: 12, 1: 13, 2: 25}),
        (["- 3", "5", "2"], SUMMED, {}),  # no digits with white space between them
        (["1 2", "词", "12"], SUMMED, {}),
        (["1 2", "", "12"], SUMMED, {0: 12}),
        (["1 2", "12", "3", "4"], TWICE, {0: 12}),
        (["1 2", "12", "3 3", "33"], TWICE, {0: 12, 2: 33}),
        (["1 2", "3", "15"], THREE, {}),
        (["1", "2", "3"], SUMMED, {}),
    ],
)
def test_digits_that_a_cell_parts_are_one_number_where_the_row_adds_up(tokens, columns, made):
    values = [Value(parse_number(token), None) if token else None for token in tokens]
    found = joined_digits(values, columns)
    assert {column: value.number.value for column, value in found.items()} == made
    assert all(value.number.raw == tokens[column] for column, value in found.items())
