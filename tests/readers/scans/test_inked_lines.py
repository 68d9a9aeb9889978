"""Which cells have print, which are blank, and which are in doubt."""

import cv2
import numpy as np
import pytest

from govinfo_report.readers.scans.inked_lines import Ink
from govinfo_report.readers.scans.scanned_sheet import _layout
from tests.readers.scans.tables import HEIGHT, WIDTH, noisy, table

ROWS = [[str(100 * y + x) for x in range(5)] for y in range(5)]


def _cell(picture, column=2, row=2):
    layout = _layout(picture, 0)
    x, y = 60 + (column + 0.5) * WIDTH, 60 + (row + 0.5) * HEIGHT
    for box, cell in zip(layout.boxes, layout.cells, strict=True):
        if box.x0 < x < box.x1 and box.top < y < box.bottom:
            return cell
    raise AssertionError("no such cell")


def _with(text):
    rows = [list(row) for row in ROWS]
    rows[2][2] = text
    return table(rows)


@pytest.mark.parametrize("deviation", [0, 10, 25, 40])
def test_a_blank_cell_is_blank_whatever_noise_is_in_it(deviation):
    for seed in range(3):
        assert _cell(noisy(_with(""), deviation, seed)).ink is Ink.NONE


@pytest.mark.parametrize("text", ["0", "1", "1234567"])
def test_print_is_print(text):
    cell = _cell(noisy(_with(text), 10))
    assert (cell.ink, cell.is_smudged, len(cell.lines)) == (Ink.PRINT, False, 1)


def test_a_speck_beside_print_is_no_word_of_its_cell():
    page = _with("47")
    x, y = 60 + 2 * WIDTH + 12, 60 + 2 * HEIGHT + 14
    page[y : y + 4, x : x + 4] = 0
    assert len(_cell(page).lines) == 1
    page[y : y + 16, x : x + 4] = 0
    assert len(_cell(page).lines) == 2


def _paler(picture, part):
    """The middle cell in paler ink."""
    top, left = 60 + 2 * HEIGHT + 3, 60 + 2 * WIDTH + 3
    inside = picture[top : top + HEIGHT - 6, left : left + WIDTH - 6]
    inside[:] = 255 - ((255 - inside.astype(np.float64)) * part).astype(np.uint8)
    return picture


def test_pale_ink_is_in_doubt_and_a_shimmer_is_nothing():
    assert _cell(_paler(_with("47"), 0.4)).ink is Ink.DOUBTFUL
    assert _cell(_paler(_with("47"), 0.2)).ink is Ink.NONE
    assert _cell(_paler(_with("47"), 0.9)).ink is Ink.PRINT


def test_a_line_across_a_cell_smudges_it():
    page = _with("47")
    cv2.line(page, (60 + 2 * WIDTH - 30, 60 + 2 * HEIGHT + 8), (60 + 3 * WIDTH + 30, 190), 60, 4)
    assert _cell(page).is_smudged


def test_a_grey_stamp_beside_the_print_smudges_it():
    page = _with("47")
    cv2.circle(page, (60 + 2 * WIDTH + 20, 60 + 2 * HEIGHT + 22), 9, 140, 5)
    assert _cell(page).is_smudged


def test_two_words_of_a_cell_are_read_by_themselves():
    cell = _cell(_with("12     3"))
    assert len(cell.lines) == 2
