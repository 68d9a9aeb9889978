"""Which cells have print, which are blank, and which are in doubt."""

import cv2
import numpy as np
import pytest

from govinfo_report.readers.scans.inked_lines import Ink, PageInk
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


def _line(mark=None):
    """The line of a page, and where its last character ends; a small mark may stand behind it."""
    page = np.full((400, 900), 255, np.uint8)
    cv2.putText(page, "12345", (100, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, (0,), 6)
    end = int(np.flatnonzero((page < 128).any(axis=0)).max()) + 1
    if mark is not None:
        distance, size = mark
        page[200 - size : 200, end + distance : end + distance + size] = 0
    (line,) = PageInk(page, page).between([])
    return line, end


@pytest.mark.parametrize(
    ("mark", "more"),
    [
        pytest.param(None, 0, id="nothing"),
        pytest.param((9, 5), 14, id="a stop"),
        pytest.param((9, 2), 0, id="a speck"),
        pytest.param((60, 5), 0, id="far away"),
    ],
)
def test_a_small_mark_behind_a_line_is_read_with_it(mark, more):
    line, end = _line(mark)
    assert line.box.x1 == end + more
    assert line.crop.shape[1] >= line.box.x1 - line.box.x0


def test_a_mark_at_the_edge_of_the_page_is_no_reason_to_fail():
    page = np.full((100, 200), 255, np.uint8)
    page[40:70, 150:] = 0
    assert PageInk(page, page).between([]) is not None


def test_a_stroke_that_goes_on_above_or_below_makes_a_line_a_fragment():
    page = np.full((900, 800), 255, np.uint8)
    for line in range(5):
        cv2.putText(page, "12 34 56", (80, 60 + 60 * line), cv2.FONT_HERSHEY_SIMPLEX, 1, (0,), 3)
    cv2.circle(page, (500, 650), 150, (0,), 6)
    lines = PageInk(page, page).between([])
    assert [line.is_fragment for line in lines if line.box.top < 320] == [False] * 5
    rings = [line.is_fragment for line in lines if line.box.top > 400]
    assert len(rings) >= 2
    assert all(rings)
