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
    places = [origin.place for origin in origins if origin]
    assert len({*places}) == 3
    assert places == sorted(places, key=lambda place: place.column or 0)


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
