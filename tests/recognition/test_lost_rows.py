"""Labels, numbers and headings that are lost, on pages drawn by a seed: no value is wrong."""

from __future__ import annotations

import pytest

import govinfo_report as gr
from tests.readers.layouts import page
from tests.readers.lost_rows import lost_page
from tests.recognition.test_values_and_notes import values

PAGES = 600
"""How many pages are drawn here; ``python -m tests.readers.lost_rows`` draws more."""


@pytest.mark.parametrize("start", range(0, PAGES, 100))
def test_no_row_takes_the_numbers_of_another(start: int) -> None:
    for seed in range(start, start + 100):
        page = lost_page(seed)
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


def test_a_row_of_the_group_others_that_kept_its_label_alone_is_not_missing() -> None:
    text = page("2021", values("2021"), "one_cell_a_line", one_row_other=False)
    label = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    reading = gr.read_text(text.replace(f"{label}\n\n" + "0\n\n" * 7, f"{label}\n\n"))
    row = "applications.outcomes.other.correction_overdue"
    assert not any(cell.startswith(row) for cell in gr.cells(reading))
    assert ("row_collapsed", row) in {(note.kind, note.where) for note in reading.notes}
    assert not gr.check(reading, select="structure.table")
