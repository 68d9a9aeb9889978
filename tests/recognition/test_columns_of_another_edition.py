"""A block of rows under the columns of another edition's form gives no value to this one."""

from __future__ import annotations

import pytest

import govinfo_report as gr
from tests.readers.layouts import page
from tests.recognition.test_layouts import cell_ids

OTHER_COLUMNS = {
    "本年制发件数": "本年新制作数量",
    "本年废止件数": "本年新公开数量",
    "现行有效件数": "对外公开总数量",
}
BLOCK = ("proactive_disclosure.regulations", "proactive_disclosure.normative_documents")


@pytest.mark.parametrize("layout", ["bars", "tabs", "one_cell_a_line", "columns", "own_bars"])
@pytest.mark.parametrize(
    "headings",
    [
        ("本年制发件数", "本年新公开数量", "对外公开总数量"),  # the first is of this edition
        ("本年新", "本年新", "对外公开总数量"),
        ("本年新", "本年新", "对外公开"),
        ("上一年项目数量", "本年增/减", "处理决定数量"),
    ],
)
def test_one_heading_of_another_edition_or_its_beginning_is_enough(
    headings: tuple[str, ...], layout: str
) -> None:
    ids = cell_ids("2021", one_row_other=False)
    values = {cell: str(place % 7) for place, cell in enumerate(ids)}
    text = page("2021", values, layout, one_row_other=False)
    for own, other in zip(OTHER_COLUMNS, headings, strict=True):
        text = text.replace(own, other)
    found = gr.cells(gr.read_text(text))
    assert [cell for cell in found if cell.startswith(BLOCK)] == []
    assert len(found) == len(values) - 6


@pytest.fixture(params=["bars", "fenced_bars", "markdown", "tabs", "own_bars", "cell_and_bar"])
def reading(request: pytest.FixtureRequest) -> gr.Reading:
    ids = cell_ids("2021", one_row_other=False)
    values = {cell: str(place % 7) for place, cell in enumerate(ids)}
    text = page("2021", values, request.param, one_row_other=False)
    for own, other in OTHER_COLUMNS.items():
        text = text.replace(own, other)
    return gr.read_text(text)


def test_the_block_has_no_values_and_all_else_is_read(reading: gr.Reading) -> None:
    assert reading.report.edition == "2021"
    absent = {
        cell.id
        for cell in gr.form("2021").cells.values()
        if cell.printed and cell.id not in gr.cells(reading)
    }
    assert absent == {cell for cell in gr.form("2021").cells if cell.startswith(BLOCK)}


def test_a_note_keeps_the_words_of_each_row(reading: gr.Reading) -> None:
    notes = [note for note in reading.notes if note.kind == "columns_of_another_edition"]
    assert tuple(note.where for note in notes) == BLOCK
    assert all(label in note.raw for note, label in zip(notes, ("规章", "规范性文件"), strict=True))


def test_the_check_says_that_columns_are_of_another_edition_and_of_no_row_that_it_is_missing(
    reading: gr.Reading,
) -> None:
    found = {f.rule: f for f in gr.check(reading) if f.rule.startswith("structure.")}
    assert "另一版格式" in found["structure.edition"].message("zh")
    assert "规范性文件" in found["structure.unreadable"].message("zh")
    assert "structure.table" not in found
