"""Cells that a stroke splits, which is no ruling, are in doubt on both sides; others are not."""

import cv2
import pytest

from govinfo_report.readers.scans.inked_lines import Ink
from govinfo_report.readers.scans.scanned_sheet import _layout
from tests.readers.scans.tables import HEIGHT, WIDTH, table

ROWS = [[str(100 * y + x) if (x + y) % 3 else "" for x in range(5)] for y in range(5)]


def _stroke(page, x, first, last):
    """An upright stroke through some rows."""
    cv2.line(page, (x, 60 + first * HEIGHT), (x, 60 + (last + 1) * HEIGHT), 0, 3)
    return page


def _cells(page):
    layout = _layout(page, 0)
    return [
        (round((box.x0 - 60) / WIDTH, 1), round((box.top - 60) / HEIGHT), cell)
        for box, cell in zip(layout.boxes, layout.cells, strict=True)
    ]


def _is_sure(cell):
    return cell.ink is not Ink.DOUBTFUL and not cell.is_smudged


def test_cells_of_a_table_are_sure():
    assert all(_is_sure(cell) for _, _, cell in _cells(table(ROWS)))


@pytest.mark.parametrize("text", ["9", ""])
def test_both_parts_of_a_split_cell_are_in_doubt(text):
    rows = [list(row) for row in ROWS]
    rows[2][2] = text
    found = _cells(_stroke(table(rows), 60 + 2 * WIDTH + 22, 2, 2))

    parts = [cell for x, row, cell in found if row == 2 and 2 <= x < 3]
    assert len(parts) == 2
    assert not any(map(_is_sure, parts))
    assert all(_is_sure(cell) for x, row, cell in found if row != 2)


def test_a_cell_in_three_parts_has_no_blank_one():
    page = _stroke(_stroke(table([["7"] * 5] * 5), 60 + 2 * WIDTH + 14, 2, 2), 330, 2, 2)
    parts = [cell for x, row, cell in _cells(page) if row == 2 and 2 <= x < 3]

    assert len(parts) == 3
    assert not any(map(_is_sure, parts))


def test_a_number_that_a_line_through_the_page_cuts_is_in_doubt():
    rows = [list(row) for row in ROWS]
    rows[2][2] = "13   7"
    found = _cells(_stroke(table(rows, size=32), 60 + 2 * WIDTH + WIDTH // 2, 0, 4))

    parts = [cell for x, row, cell in found if 2 <= x < 3]
    assert len(parts) == 10
    assert not any(map(_is_sure, parts))


def test_a_line_that_goes_on_beyond_the_table_is_no_ruling():
    page = table(ROWS)
    x = 60 + 2 * WIDTH + 20
    cv2.line(page, (x, 0), (x, page.shape[0]), 0, 3)
    found = _cells(page)

    assert not any(_is_sure(cell) for at, _, cell in found if 2 <= at < 3)
    assert all(_is_sure(cell) for at, _, cell in found if at < 1 or at >= 4)


def test_one_row_alone_is_sure():
    assert all(_is_sure(cell) for _, _, cell in _cells(table([["12", "", "7", "0"]])))


def test_remains_of_a_frame_are_no_print():
    layout = _layout(table(ROWS), 0)
    moved = [box._replace(x0=box.x0 - 4, x1=box.x1 - 4) for box in layout.boxes]
    assert [cell.ink for cell in layout.ink.cells(moved)] == [cell.ink for cell in layout.cells]
