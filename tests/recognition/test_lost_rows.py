"""Labels, numbers and headings that are lost, on pages drawn by a seed: no value is wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import form
from tests.readers.layouts import page, shown_rows
from tests.readers.lost_cells import page_with_odd_cells
from tests.readers.lost_rows import LostPage, lost_page
from tests.recognition.test_values_and_notes import values

PAGES = 600
"""How many pages of each are drawn here; ``python -m tests.readers.lost_rows 60000`` draws more."""


@pytest.mark.parametrize("start", range(0, PAGES, 100))
def test_no_row_takes_the_numbers_of_another(start: int) -> None:
    for seed in range(start, start + 100):
        page = lost_page(seed)
        assert page.wrong() == {}, f"page {seed}: {page.layout}, {page.losses}"


WRONG = (9130, 13844, 16670, 26307, 41542, 54752, 55798, 56125, 82708, 98773, 108173, 108985)
WRONG_WITH_ODD_CELLS = (298, 659, 2887, 5071, 6134, 13339, 22312)
"""Seeds of pages beyond these of which a value was wrong once."""


@pytest.mark.parametrize(
    ("draw", "seed"),
    [
        *((lost_page, seed) for seed in WRONG),
        *((page_with_odd_cells, seed) for seed in WRONG_WITH_ODD_CELLS),
    ],
)
def test_no_row_takes_the_numbers_of_another_again(
    draw: Callable[[int], LostPage], seed: int
) -> None:
    assert draw(seed).wrong() == {}


@pytest.mark.parametrize("start", range(0, PAGES, 100))
def test_no_row_takes_the_numbers_of_another_where_cells_are_odd(start: int) -> None:
    for seed in range(start, start + 100):
        page = page_with_odd_cells(seed)
        assert page.wrong() == {}, f"page {seed}: {page.layout}, {page.losses}"


def test_pages_of_which_rows_are_lost_give_most_of_what_is_left() -> None:
    pages = [lost_page(seed) for seed in range(0, PAGES, 4)]
    there = sum(
        cell.startswith(f"{page.table}.") and ".other." not in cell
        for page in pages
        for cell in page.values
    )
    assert sum(len(page.cells) for page in pages) > 0.55 * there


HEAD = "某某县水利局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
FOOT = "\n五、存在的主要问题及改进情况\n公开的形式不多，明年打算增加图解。"
SECTION = "二、主动公开政府信息"
ABOVE, BELOW = "（六）其他处理", "四、结转下年度继续办理"
"""Labels of the rows above and below （七）总计."""
NUMBERS = ("1 0 0 0 0 0 1", "3 0 0 0 0 0 3")


def read(*lines: str) -> tuple[set[str], set[str]]:
    """The rows that are read, and the kinds of notes."""
    reading = gr.read_text(HEAD + "\n".join(lines) + FOOT)
    rows = {cell.rpartition(".")[0].partition(".")[2] for cell in gr.cells(reading)}
    return rows, {note.kind for note in reading.notes}


def test_numbers_on_a_line_of_their_own_above_a_lost_row_may_be_those_of_the_lost_one() -> None:
    rows, kinds = read(ABOVE, NUMBERS[0], BELOW, NUMBERS[1])
    assert rows == {"carried_forward"}
    assert "row_label_lost" in kinds


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_beside_their_label_or_with_a_cell_a_line_they_are_those_of_the_label(
    separator: str,
) -> None:
    lines = [f"{ABOVE} {NUMBERS[0]}", f"{BELOW} {NUMBERS[1]}"]
    rows, kinds = read(*(line.replace(" ", separator) for line in lines))
    assert rows == {"outcomes.other.all", "carried_forward"}
    assert "row_label_lost" not in kinds


def test_a_heading_between_shows_that_they_are_not_those_of_the_lost_row() -> None:
    rows, kinds = read("（二）部分公开", NUMBERS[0], "（三）不予公开", "2.其他法律行政法规禁止公开")
    assert rows == {"outcomes.partly_granted"}
    assert "row_label_lost" not in kinds


def test_the_last_label_on_a_line_is_that_of_the_numbers() -> None:
    rows, _ = read(f"3.补正后申请内容仍不明确 （五）不予处理 2.重复申请 {NUMBERS[0]}")
    assert rows == {"outcomes.not_processed.repeated"}
    rows, _ = read(f"5.要求行政机关确认或重新出具已获取信息 {ABOVE} {NUMBERS[0]}")
    assert rows == {"outcomes.other.all"}


PARTS = (
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
LAYOUTS = {
    "gaps": "   ".join,
    "tabs": "\t".join,
    "bars": lambda cells: " | ".join(cells) + " |",
    "a cell a line": "\n".join,
    "own bars": lambda cells: "\n|\n".join((*cells, "")).rstrip(),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("year", [2020, 2023])
@pytest.mark.parametrize("lost", range(len(PARTS)))
def test_numbers_beside_a_group_are_not_its_own_where_a_label_of_its_rows_is_lost(
    lost: int, year: int, layout: str
) -> None:
    numbers = ("1", "2", "3", "4", "5", "6", "21")
    rows = [(ABOVE, label) for label in PARTS]
    rows[lost] = (ABOVE, *numbers)
    text = "\n".join(map(LAYOUTS[layout], [("（二）部分公开", *numbers), *rows, (BELOW, *numbers)]))
    reading = gr.read_text(HEAD.replace("2023", str(year)) + text + FOOT)
    assert not [cell for cell, value in gr.cells(reading).items() if value and ".other." in cell]
    assert {"row_label_lost", "row_collapsed"} & {note.kind for note in reading.notes}


@pytest.mark.parametrize("separator", [" | ", "\t", "   "])
def test_headings_of_a_row_without_numbers_are_not_those_of_the_next_row(separator: str) -> None:
    lines = [
        ("第二十条第（五）项",),
        ("信息内容", "本年增/减", "处理决定数量"),  # 上一年项目数量 is lost
        ("行政许可",),
        ("第二十条第（六）项",),
        ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
        ("行政处罚", "5", "-2", "7"),
    ]
    text = HEAD.replace("2023", "2020").replace("三、收到和处理政府信息公开申请", SECTION)
    found = gr.cells(gr.read_text(text + "\n".join(map(separator.join, lines)) + FOOT))
    row = {cell.rpartition(".")[2]: value for cell, value in found.items() if "penal" in cell}
    assert row == {"items_last_year": 5, "change": -2, "decisions": 7}


def test_a_label_behind_the_numbers_of_a_group_that_it_is_not_in_is_not_theirs() -> None:
    above = f"（二）部分公开 {NUMBERS[1]} 2.重复申请 {NUMBERS[1]}"
    rows, kinds = read(f"{above} {ABOVE} {NUMBERS[0]} （七）总计")
    assert rows == {"outcomes.partly_granted", "outcomes.not_processed.repeated"}
    assert "local_row" in kinds


def test_labels_first_stay_where_sums_do_not_hold_and_the_numbers_of_a_row_are_lost() -> None:
    rows = shown_rows(form("2021").table("applications"), one_row_other=False)
    numbers = ["/ 1 2 / 2 / 2", "13 / 1 1 13 / 13", "/ 13 / 2 / 1 1"]
    lines = [line for at, row in enumerate(rows) for line in (row.label, numbers[at % 3])]
    found = gr.cells(gr.read_text(HEAD + "\n".join((*lines[:3], *lines[4:])) + FOOT))
    assert not [cell for cell in found if ".carried_over." in cell]
    assert found["applications.outcomes.granted.commercial_enterprise"] == 13
    assert found["applications.carried_forward.commercial_enterprise"] == 1


@pytest.mark.parametrize("blank", ["- ", "-"])
def test_a_blank_item_of_a_list_does_not_make_the_next_one_negative(blank: str) -> None:
    lines = ["行政许可", "", "107", "", "行政处罚", "5", "-2", "7", "行政强制", "1", "2", "3"]
    text = "\n".join(f"- {line}" if line else blank for line in lines)
    head = HEAD.replace("2023", "2020").replace("三、收到和处理政府信息公开申请", SECTION)
    found = gr.cells(gr.read_text(head + text + FOOT))
    assert found["proactive_disclosure.licensing.change"] == 107
    wrapped = text.replace("- 行政处罚", "- 行政\n处罚")
    assert gr.cells(gr.read_text(head + wrapped + FOOT)).items() <= found.items()
    assert found["proactive_disclosure.penalties.change"] == -2


def test_a_row_of_the_group_others_that_kept_its_label_alone_is_not_missing() -> None:
    text = page("2021", values("2021"), "one_cell_a_line", one_row_other=False)
    label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    reading = gr.read_text(text.replace(f"{label}\n\n" + "0\n\n" * 7, f"{label}\n\n"))
    row = "applications.outcomes.other.correction_overdue"
    assert not any(cell.startswith(row) for cell in gr.cells(reading))
    assert ("row_collapsed", row) in {(note.kind, note.where) for note in reading.notes}
    assert not gr.check(reading, select="structure.table")
