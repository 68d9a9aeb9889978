"""A block of rows under the columns of another edition's form gives no value to this one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

import govinfo_report as gr
from tests.readers.layouts import LAYOUTS, page
from tests.recognition.test_layouts import cell_ids

OTHER_COLUMNS = {
    "本年制发件数": "本年新制作数量",
    "本年废止件数": "本年新公开数量",
    "现行有效件数": "对外公开总数量",
}
GROUP = "第二十条第（一）项"
BLOCK = ("proactive_disclosure.regulations", "proactive_disclosure.normative_documents")


def _page(values: dict[str, str], layout: str, headings: Sequence[str]) -> str:
    """A page of the 2021 form with other headings over the first rows of its table 二."""
    text = page("2021", values, layout, one_row_other=False)
    for own, other in zip(OTHER_COLUMNS, headings, strict=True):
        text = text.replace(own, other)
        text = text.replace(f"{own[:4]}<br>{own[4:]}", f"{other[:4]}<br>{other[4:]}")
    return text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "headings",
    [
        ("本年制发件数", "本年新公开数量", "对外公开总数量"),  # the first is of this edition
        ("本年新", "本年新", "对外公开总数量"),
        ("本年新", "本年新", "对外公开"),
        ("上一年项目数量", "本年增/减", "处理决定数量"),
        ("制作数量", "公开数量", "公开总数"),
    ],
)
def test_one_heading_of_another_edition_or_its_beginning_is_enough(
    headings: tuple[str, ...], layout: str
) -> None:
    ids = cell_ids("2021", one_row_other=False)
    values = {cell: str(place % 7) for place, cell in enumerate(ids)}
    text = _page(values, layout, headings)
    found = gr.cells(gr.read_text(text))
    assert [cell for cell in found if cell.startswith(BLOCK)] == []
    assert len(found) == len(values) - 6


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("sign", [" ", ""])
def test_headings_that_run_together_on_lines_of_several_rows_are_of_another_edition_too(
    sign: str, lines: int
) -> None:
    ids = cell_ids("2021", one_row_other=False)
    values = {cell: str(place % 7) for place, cell in enumerate(ids)}

    def cells_under(headings: Iterable[str]) -> dict[str, object]:
        text = _page(values, "one_line", (*headings,))
        table = next(line for line in text.splitlines() if line.startswith(GROUP))
        broken = table.replace(" ".join(headings), sign.join(headings))
        for group in "五六八"[: lines - 1]:
            broken = broken.replace(f" 第二十条第（{group}）项", f"\n第二十条第（{group}）项")
        return {**gr.cells(gr.read_text(text.replace(table, broken)))}

    own = cells_under(OTHER_COLUMNS.keys())
    found = cells_under(OTHER_COLUMNS.values())
    assert found == {cell: value for cell, value in own.items() if not cell.startswith(BLOCK)}
    assert len(own) > len(found)


@pytest.mark.parametrize(
    ("year", "layout"),
    [
        *(("2023", layout) for layout in LAYOUTS),
        *(("2020", layout) for layout in ("bars", "one_cell_a_line", "tabs", "own_bars")),
    ],
)
def test_one_group_with_all_labels_of_another_form_makes_no_page_of_that_form(
    year: str, layout: str
) -> None:
    ids = cell_ids("2021", one_row_other=False)
    values = {cell: str(place % 7) for place, cell in enumerate(ids)}
    text = _page(values, layout, tuple(OTHER_COLUMNS.values())).replace("2023", year)
    text = text.replace("行政规范性文件", "规范性文件").replace(
        "行政规范<br>性文件", "规范性文<br>件"
    )
    reading = gr.read_text(text)
    assert reading.report.edition == "2021"
    found = gr.cells(reading)
    assert [cell for cell in found if cell.startswith(BLOCK)] == []
    assert len(found) == len(values) - 6


@pytest.fixture(params=LAYOUTS)
def reading(request: pytest.FixtureRequest) -> gr.Reading:
    ids = cell_ids("2021", one_row_other=False)
    values = {cell: str(place % 7) for place, cell in enumerate(ids)}
    return gr.read_text(_page(values, request.param, tuple(OTHER_COLUMNS.values())))


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
    raws = [note.raw.replace(" ", "") for note in notes]
    assert all(label in raw for raw, label in zip(raws, ("规章", "规范性文件"), strict=True))


def test_the_check_says_that_columns_are_of_another_edition_and_of_no_row_that_it_is_missing(
    reading: gr.Reading,
) -> None:
    found: dict[str, str] = {}
    for finding in gr.check(reading):
        message = finding.message("zh").replace(" ", "")
        found[finding.rule] = found.get(finding.rule, "") + message
    assert "另一版格式" in found["structure.edition"]
    assert "规范性文件" in found["structure.unreadable"]
    assert "structure.table" not in found


def test_a_row_right_below_several_columns_of_another_group_has_no_value() -> None:
    lines = [
        *("某某区教育局2023年政府信息公开工作年度报告", "二、主动公开政府信息情况"),
        *("本年制发件数", "本年废止件数", "现行有效件数", "规章", "1", "2", "3"),
        *("本年制发件数", "本年废止件数", "行政许可", "7"),
        *("本年处理决定数量", "行政处罚", "8", ""),
    ]
    reading = gr.read_text("\n".join(lines))
    foreign = [note.where for note in reading.notes if note.kind == "columns_of_another_edition"]
    assert foreign == ["proactive_disclosure.licensing"]
    found = gr.cells(reading)
    assert found["proactive_disclosure.penalties.decisions"] == 8
    assert "proactive_disclosure.licensing.decisions" not in found
