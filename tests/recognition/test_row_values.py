"""Which value of a row stands in which column: lost spans, blanks, and rows that end the page."""

from __future__ import annotations

import pytest

import govinfo_report as gr
from tests.readers.layouts import page
from tests.recognition.test_values_and_notes import kinds, values

RULES = "proactive_disclosure.regulations"
ROW = "规章 | 0 | 0 | 0 |"


def bars(old: str = "", new: str = "", edition: str = "2021") -> str:
    text = page(edition, values(edition), "bars", one_row_other=edition == "2019")
    assert old in text
    return text.replace(old, new)


def row_of(reading: gr.Reading, row: str) -> list[object]:
    found = gr.cells(reading)
    return [found[cell] for cell in found if cell.rpartition(".")[0] == row]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("规章 | 1 | 2 | 3 |", [1, 2, 3]),
        ("规章 | | 1 | 2 | 3 |", [1, 2, 3]),
        ("规章 | | 1 | 2 | 3 | | |", [1, 2, 3]),
        ("规章 | 1 | | 2 | 3 |", []),  # a blank between: four columns
        ("规章 | 1 | 2 | 3 | 4 |", []),
        ("规章 | 1 | 2 |", []),
        ("规章 | 1 | | 3 |", [1, None, 3]),
        ("规章 | | | |", [None, None, None]),
        ("规章 | | |", [None, None, None]),
    ],
)
def test_a_row_has_its_values_side_by_side(printed: str, read: list[object]) -> None:
    reading = gr.read_text(bars(ROW, printed))
    assert row_of(reading, RULES) == read
    noted = {kind for kind, where in kinds(reading) if where == RULES}
    assert noted == ({"row_collapsed"} if not read else {"blank_cells"} if None in read else set())
    assert row_of(reading, "proactive_disclosure.normative_documents") == [0, 0, 0]


def test_a_blank_cell_has_its_own_place() -> None:
    reading = gr.read_text(bars(ROW, "规章 | 1 | | 3 |"))
    origins = [reading.origin(f"{RULES}.{column}") for column in ("issued", "repealed", "in_force")]
    assert all(origins)
    assert [origin.raw for origin in origins if origin] == ["1", "", "3"]
    columns = [origin.place.column for origin in origins if origin]
    assert columns == [2, 3, 4]


NEXT = "结转下年度继续办理"


@pytest.mark.parametrize(
    ("last", "read"),
    [
        ("| 1 | 0 | 0 | 0 | 0 | 0 | 1 |", [1, 0, 0, 0, 0, 0, 1]),
        ("| 1 | | | | | | 1 |", [1, None, None, None, None, None, 1]),
        ("| | | | | | | |", []),  # what was there may be cut off
    ],
)
def test_the_row_that_ends_a_page_is_read_where_it_has_a_number(
    last: str, read: list[object]
) -> None:
    text = bars()
    end = text.index(NEXT) + len(NEXT)
    reading = gr.read_text(f"{text[:end]} {last}\n")
    assert row_of(reading, "applications.carried_forward") == read
    assert row_of(reading, "applications.outcomes.total") == [0] * 7
    truncated = ("row_truncated", "applications.carried_forward") in kinds(reading)
    assert truncated == (read == [])


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("1 |\n |\n3 |", [1, None, 3]),
        ("|\n|\n|", [None, None, None]),
        ("|||", [None, None, None]),
        ("1 |\n||", [1, None, None]),
        # As many cells as no row has: bars of a heading, or a row of which a cell is lost.
        ("||||", []),
        ("||", []),
        ("1 |\n|||", []),
        ("1 |\n3 |", []),
        ("1 |\n2 |\n3 |\n4 |", []),
        ("||\n1 |\n2 |\n3 |", [1, 2, 3]),
        ("||||\n1 |\n2 |\n3 |", [1, 2, 3]),
    ],
)
def test_a_row_of_a_cell_a_line_is_blank_where_it_has_as_many_cells_as_columns(
    printed: str, read: list[object]
) -> None:
    text = page("2021", values("2021"), "cell_and_bar", one_row_other=False)
    row = "规章 |\n0 |\n0 |\n0 |\n"
    assert row in text
    reading = gr.read_text(text.replace(row, f"规章 |\n{printed}\n"))
    assert row_of(reading, RULES) == read
    assert row_of(reading, "proactive_disclosure.normative_documents") == [0, 0, 0]
    assert (("row_collapsed", RULES) in kinds(reading)) == (not read)
    assert len(gr.cells(reading)) == 200 - (0 if read else 3)


@pytest.mark.parametrize(("between", "read"), [("", True), ("合计 ", False)])
def test_a_row_of_table_four_on_two_lines_is_one_where_no_words_stand_between(
    between: str, *, read: bool
) -> None:
    ids = [cell for cell in values("2021") if cell.startswith("disputes.")]
    numbers = [str(number) for number in range(1, 16)]
    printed = dict(zip(ids, numbers, strict=True))
    text = page("2021", values("2021") | printed, "raw_lines", one_row_other=False)
    row = " ".join(numbers)
    assert row in text
    broken = " ".join(numbers[:8]) + "\n" + between + " ".join(numbers[8:])
    found = gr.cells(gr.read_text(text.replace(row, broken)))
    assert [found.get(cell) for cell in ids] == [int(n) if read else None for n in numbers]


DISPUTES = [cell for cell in values("2021") if cell.startswith("disputes.")]
FIGURES = [str(number) for number in range(1, 16)]


def table_four(layout: str) -> tuple[str, str, str]:
    """A page, its row of table four, and what stands between two cells of it."""
    printed = values("2021") | dict(zip(DISPUTES, FIGURES, strict=True))
    gap = " | " if layout == "bars" else " "
    return page("2021", printed, layout, one_row_other=False), gap.join(FIGURES), gap


@pytest.mark.parametrize("layout", ["bars", "raw_lines"])
def test_of_table_four_printed_twice_the_rows_that_differ_are_lost(layout: str) -> None:
    text, row, gap = table_four(layout)
    for place in range(15):
        other = gap.join([*FIGURES[:place], "99", *FIGURES[place + 1 :]])
        reading = gr.read_text(
            text.replace(row, f"{row} |\n{other}" if gap != " " else f"{row}\n{other}")
        )
        lost = DISPUTES[place].rpartition(".")[0]
        found = {cell: gr.cells(reading).get(cell) for cell in DISPUTES}
        assert found == {
            cell: None if cell.startswith(f"{lost}.") else number
            for number, cell in enumerate(DISPUTES, 1)
        }
        assert kinds(reading) == [("row_repeated", lost)]


@pytest.mark.parametrize("layout", ["bars", "raw_lines"])
def test_table_four_without_all_its_values_is_cut_only_where_the_page_ends(layout: str) -> None:
    text, row, gap = table_four(layout)
    short = gap.join(FIGURES[:11])
    middle, end = (
        gr.read_text(text.replace(row, short)),
        gr.read_text(text[: text.index(row)] + short),
    )
    assert not {*gr.cells(middle), *gr.cells(end)} & {*DISPUTES}
    assert kinds(middle) == [("row_collapsed", "disputes")]
    assert kinds(end) == [
        ("row_truncated", "disputes"),
        ("page_ends_early", "disputes.reconsideration"),
    ]


@pytest.mark.parametrize(("total", "read"), [("2", True), ("3", False)])
def test_a_row_whose_label_is_lost_is_read_behind_the_row_above_where_both_add_up(
    total: str, *, read: bool
) -> None:
    rows = gr.form("2021").table("applications").rows
    place = [row.id for row in rows].index("outcomes.not_processed.repeated")
    above, below = (f"applications.{row.id}" for row in rows[place : place + 2])
    changed = {f"{above}.natural_person": "1", f"{above}.total": "1"}
    changed |= {f"{below}.natural_person": "2", f"{below}.total": total}
    label = rows[place + 1].label
    text = page("2021", values("2021") | changed, "raw_lines", one_row_other=False)
    assert f"\n{label} " in text
    reading = gr.read_text(text.replace(f"\n{label} ", " "))
    assert row_of(reading, above) == ([1, 0, 0, 0, 0, 0, 1] if read else [])
    assert row_of(reading, below) == ([2, 0, 0, 0, 0, 0, 2] if read else [])
    assert (("label_missing", below) in kinds(reading)) == read
    assert (("row_collapsed", below) in kinds(reading)) != read
