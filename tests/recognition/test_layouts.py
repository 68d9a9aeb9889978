from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import form
from govinfo_report.model import cells
from govinfo_report.reading import read_text
from tests.readers.layouts import LAYOUTS, YEARS, page, shown_rows
from tests.readers.quirks import QUIRKS, together
from tests.work import examples

AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=2).map(str)
SHOWN = ("bars", "fenced_bars", "markdown", "tabs", "commas", "boxes", "crawled")
"""Layouts that show where a cell is blank."""
COUNTS = st.one_of(st.just("0"), st.integers(0, 10**7).map(str))


def cell_ids(edition: str, *, one_row_other: bool) -> list[str]:
    return [
        f"{table.id}.{row.id}.{column}"
        for table in form(edition).tables
        for row in shown_rows(table, one_row_other=one_row_other)
        for column in row.columns
    ]


@st.composite
def reports(draw, blanks: bool = False):
    edition = draw(st.sampled_from(("2021", "2019")))
    one_row = draw(st.booleans())
    ids = cell_ids(edition, one_row_other=one_row)
    # A few numbers, laid over the cells again and again: drawing two hundred is slow.
    some = draw(st.lists(COUNTS, min_size=7, max_size=11))
    values = {cell: some[place % len(some)] for place, cell in enumerate(ids)}
    if blanks:
        for cell in draw(st.lists(st.sampled_from(ids), max_size=30)):
            values[cell] = draw(st.sampled_from(("", "/", "-", "无")))
    for cell in ids:
        if cell.endswith(".amount") and values[cell].isdigit():
            values[cell] = draw(AMOUNTS)
        elif cell.endswith(".change") and values[cell].isdigit():
            values[cell] = draw(st.sampled_from(("+", "-", ""))) + values[cell]
    return edition, values, one_row


def number(printed: str) -> Decimal | None:
    return Decimal(printed) if printed.lstrip("+-").replace(".", "").isdigit() else None


def assert_shows_origins(reading, values):
    """Every cell with a value or blank comes from somewhere, and says the same there."""
    for cell in cells(reading.report):
        origin = reading.origin(cell)
        assert number(origin.raw) == number(values[cell]), cell
        assert origin.place.line is not None, cell


def assert_reads_back(text, edition, values):
    reading = read_text(text)
    assert reading.report.edition == edition
    assert dict(cells(reading.report)) == {cell: number(value) for cell, value in values.items()}
    assert_shows_origins(reading, values)
    return reading


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=15)
@given(report=reports())
def test_every_layout_reads_back_equal(layout, report):
    edition, values, one_row = report
    reading = assert_reads_back(
        page(edition, values, layout, one_row_other=one_row), edition, values
    )
    assert reading.report.year == YEARS[edition]
    assert reading.report.agency == "某某区教育局"
    assert len(reading.report.overview) == 2
    assert not [note for note in reading.notes if note.severity == "error"]


@pytest.mark.parametrize("layout", SHOWN)
@settings(max_examples=15)
@given(report=reports(blanks=True))
def test_blanks_and_placeholders_stay_blank_where_the_layout_shows_them(layout, report):
    edition, values, one_row = report
    assert_reads_back(page(edition, values, layout, one_row_other=one_row), edition, values)


@settings(max_examples=examples(50))
@given(
    report=reports(),
    layout=st.sampled_from(sorted(LAYOUTS)),
    quirks=st.lists(st.sampled_from(sorted(QUIRKS)), unique=True, min_size=1),
)
def test_quirks_of_real_pages_in_any_combination_change_no_value(report, layout, quirks):
    edition, values, one_row = report
    text = page(edition, values, layout, one_row_other=one_row)
    for quirk in together(quirks):
        text = QUIRKS[quirk](text)
    assert_reads_back(text, edition, values)


@settings(max_examples=60)
@given(report=reports(), layout=st.sampled_from(sorted(LAYOUTS)), data=st.data())
def test_a_page_that_lost_a_line_gives_no_other_value(report, layout, data):
    edition, values, one_row = report
    lines = page(edition, values, layout, one_row_other=one_row).split("\n")
    place = data.draw(st.integers(0, len(lines) - 1))
    reading = read_text("\n".join(lines[:place] + lines[place + 1 :]))
    for cell, value in cells(reading.report).items():
        assert value == number(values[cell])


@settings(max_examples=examples(70))
@given(
    report=reports(),
    layout=st.sampled_from(("columns", "tabs", "bars", "commas", "raw_lines")),
    data=st.data(),
)
def test_a_row_that_lost_a_number_is_refused(report, layout, data):
    edition, values, one_row = report
    lines = page(edition, values, layout, one_row_other=one_row).split("\n")
    rows = [place for place, line in enumerate(lines) if line.rstrip(" |")[-1:].isdigit()]
    rows = [
        place
        for place in rows
        if sum(c.isdigit() for c in re.split(r"[\s,]+", lines[place])[-2]) > 0
    ]
    place = data.draw(st.sampled_from(rows))
    line = lines[place].rstrip(" |")
    separator = max(line.rfind(sign) for sign in " \t|,")
    lines[place] = line[:separator].rstrip(" |\t,") + (" |" if layout == "bars" else "")
    reading = read_text("\n".join(lines))
    for cell, value in cells(reading.report).items():
        assert value == number(values[cell])
    assert {note.kind for note in reading.notes} & {"row_collapsed", "row_truncated"}
