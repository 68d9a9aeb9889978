from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.errors import ReadError
from govinfo_report.model import CellValue, cells
from govinfo_report.reading import read, read_text
from tests.places import EXAMPLES
from tests.readers.layouts import page
from tests.recognition.test_layouts import cell_ids

PAGES = {path.name: path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))}


@cache
def values_of(page: str) -> dict[str, CellValue]:
    return cells(read_text(page).report)


def assert_says_no_more(text: str, whole: str) -> None:
    """The beginning of a page gives the values of the whole page or none, and says so."""
    full = values_of(whole)
    try:
        reading = read_text(text)
    except ReadError:
        return
    for cell, value in cells(reading.report).items():
        assert value == full[cell], cell
    if text.rstrip().endswith("。") and "六、其他" in text:
        return  # a whole sentence of the last section: no reader can tell that more followed
    assert {note.kind for note in reading.notes} & {"page_ends_early", "row_truncated"}


def test_there_are_example_pages():
    assert len(PAGES) >= 3


@pytest.mark.parametrize("name", PAGES)
def test_cut_after_any_line(name):
    page = PAGES[name]
    lines = page.splitlines(keepends=True)
    for count in range(1, len(lines)):
        assert_says_no_more("".join(lines[:count]), page)


@given(name=st.sampled_from(sorted(PAGES)), share=st.floats(0, 0.999))
def test_cut_at_any_character(name, share):
    page = PAGES[name].rstrip()
    assert_says_no_more(page[: int(len(page) * share)], page)


def test_a_last_number_that_the_text_may_have_cut_is_not_taken():
    page = PAGES["wuxing-hrss-2023.txt"]
    end = page.index("123") + 2
    reading = read_text(page[:end])  # the text ends in 12, of 123
    assert "proactive_disclosure.licensing.decisions" not in cells(reading.report)
    where = [note.where for note in reading.notes if note.kind == "row_truncated"]
    assert where == ["proactive_disclosure.licensing.decisions"]


def test_a_last_total_is_taken_where_its_row_adds_up_to_it():
    page = PAGES["wuxing-hrss-2023.txt"]
    end = page.index("二、上年结转政府信息公开申请数量")
    row = page[:end].rstrip()
    assert row.endswith("3")
    assert cells(read_text(row).report)["applications.received.total"] == 3
    assert "applications.received.total" not in cells(read_text(row + "1").report)


def test_a_page_that_begins_late_says_so():
    page = PAGES["wuxing-hrss-2023.txt"]
    reading = read_text(page[page.index("三、收到和处理") :])
    assert "proactive_disclosure.licensing.decisions" not in cells(reading.report)
    assert cells(reading.report)["applications.received.total"] == 3
    assert ("page_starts_late", "applications") in [(n.kind, n.where) for n in reading.notes]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_file_that_ends_inside_a_character_is_read_up_to_it(name, encoding):
    text = PAGES[name][: PAGES[name].rindex("。") + 1]
    whole = text.encode(encoding)
    reading = read(whole[:-1])
    assert cells(reading.report) == cells(read_text(text[:-1]).report)
    assert [note.kind for note in reading.notes] == [
        note.kind for note in read_text(text[:-1]).notes
    ]


@pytest.mark.parametrize("layout", ["bars", "tabs", "one_cell_a_line", "columns"])
@pytest.mark.parametrize("title", [True, False])
@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("行政许可", "proactive_disclosure.licensing"),
        ("4.保护第三方", "applications.outcomes.withheld.third_party_rights"),
        ("3.补正后申请内容", "applications.outcomes.unavailable.still_unclear"),
        ("2.重复申请", "applications.outcomes.not_processed.repeated"),
    ],
)
def test_rows_above_the_first_heading_are_read(
    layout: str, label: str, row: str, *, title: bool
) -> None:
    ids = cell_ids("2021", one_row_other=False)
    values = {cell: str(number) for number, cell in enumerate(ids)}
    text = page("2021", values, layout, one_row_other=False)
    head = text.partition("\n")[0] + "\n" if title else ""
    reading = read_text(head + text[text.index(f"\n{label}") + 1 :])
    start = next(at for at, cell in enumerate(ids) if cell.startswith(row))
    assert dict(cells(reading.report)) == {
        cell: number for number, cell in enumerate(ids) if number >= start
    }
    assert [note.where for note in reading.notes if note.kind == "page_starts_late"] == [row]
