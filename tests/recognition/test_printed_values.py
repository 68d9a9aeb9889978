"""What offices print in a cell, in every layout: units, remarks, placeholders, other digits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.catalogue import EDITIONS
from govinfo_report.model import ABSENT, cells, get_cell, layout
from govinfo_report.reading import read, read_text
from govinfo_report.recognition.vocabulary import vocabulary
from tests.readers.layouts import LAYOUTS, page
from tests.readers.sites import SITES, VALUES
from tests.recognition.test_values_and_notes import kinds

CELL = "applications.outcomes.granted.natural_person"
FEES = "proactive_disclosure.administrative_fees.amount"
RULES = "proactive_disclosure.regulations"


def read_as(layout: str, printed: dict[str, str]):
    return read_text(page("2021", VALUES | printed, layout, one_row_other=False))


def assert_else_unchanged(reading, *changed: str) -> None:
    found = cells(reading.report)
    for cell, value in VALUES.items():
        if cell not in changed:
            assert found[cell] == Decimal(value), cell


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"glued"}))
@pytest.mark.parametrize(
    "printed", ["12件", "12 件", "１２", "12（其中修订4件）", "12（其中修订 4 件）", "+12", "＋12"]
)
def test_a_number_with_what_is_printed_beside_it(layout, printed):
    reading = read_as(layout, {CELL: printed})
    assert_else_unchanged(reading)
    if "件" in printed:
        assert CELL in reading.report.remarks


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("printed", ["592449元", "59.2449万元", "59.2449 万元", "59.244900"])
def test_money_with_its_unit(layout, printed):
    reading = read_as(layout, {FEES: printed})
    assert get_cell(reading.report, FEES) == Decimal("59.2449")
    assert_else_unchanged(reading)


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"one_line", "glued"}))
@pytest.mark.parametrize("printed", ["/", "／", "-", "—", "——", "－", "无", "不适用"])
def test_placeholders_are_blank_in_every_layout(layout, printed):
    reading = read_as(layout, {CELL: printed})
    assert get_cell(reading.report, CELL) is None
    assert ("placeholder", CELL) in kinds(reading)
    assert reading.origin(CELL).raw == printed
    assert_else_unchanged(reading, CELL)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("printed", ["1O", "l2", "O", "?", "约12", "12*", "1,2", "十二"])
def test_what_is_no_number_becomes_none_and_its_row_is_noted(layout, printed):
    reading = read_as(layout, {CELL: printed})
    row = CELL.rpartition(".")[0]
    found = cells(reading.report)
    for cell, value in found.items():
        assert value == Decimal(VALUES[cell]), cell
    assert CELL not in found
    said = [note for note in reading.notes if note.severity == "error"]
    assert any(note.where in (CELL, row, "applications") for note in said)


@pytest.mark.parametrize("site", ["plain", "no spans", "pasted from Word"])
def test_a_wrong_character_in_a_cell_of_a_web_page_costs_its_row_at_most(site):
    for wrong in ("O", "l", "5 6", ""):
        text = SITES[site].replace("59.2449", wrong, 1)
        reading = read(text.encode())
        assert get_cell(reading.report, FEES) in (ABSENT, None)
        assert (get_cell(reading.report, FEES) is None) == (wrong == "")
        assert_else_unchanged(reading, FEES)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_cells_of_a_row_stand_side_by_side_in_a_report_s_block(edition):
    """Rows of plain numbers are put into the block as they are."""
    block = layout(edition).cells
    for table in vocabulary(edition).tables.values():
        parts = [row.cells for row in table.rows]
        if table.id == "disputes":  # one printed row holds all three
            parts.append(tuple(cell for row in table.rows for cell in row.cells))
        for part in parts:
            start = block.index(part[0])
            assert block[start : start + len(part)] == part
