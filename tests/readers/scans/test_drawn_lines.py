"""Rulings and cells of a table in a picture."""

import cv2
import numpy as np
import pytest

from govinfo_report.readers.scans.scanned_sheet import _layout
from tests.readers.scans.tables import HEIGHT, WIDTH, noisy, stamped, table, turned

ROWS = [
    ["8888", None, None, "66", None, "5"],
    ["12", "11", "0", "1", "11", "7"],
    ["4", "1111", "0", "", "17", "41"],
    ["1", "1", "1", "1", "1", "1"],
    ["90", "4", "41", "14", "44", None],
]
CELLS = 26


def _spans(boxes):
    return sorted((round((b.x1 - b.x0) / WIDTH), round((b.bottom - b.top) / HEIGHT)) for b in boxes)


WHOLE = sorted([(3, 1), (2, 1), (1, 1)] + [(1, 1)] * 18 + [(1, 1)] * 4 + [(2, 1)])


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda page: page, id="clean"),
        pytest.param(lambda page: turned(page, 1.7), id="askew"),
        pytest.param(lambda page: noisy(page, 25), id="noise"),
        pytest.param(lambda page: stamped(page, (330, 180), 80), id="stamp"),
        pytest.param(lambda page: noisy(255 - (255 - page) // 3, 6), id="faint"),
    ],
)
def test_cells_with_their_spans(happens):
    assert _spans(_layout(happens(table(ROWS)), 0).boxes) == WHOLE


def test_a_broken_ruling_is_one():
    page = table(ROWS)
    page[60 + HEIGHT + 10 : 60 + HEIGHT + 22, :] = np.maximum(
        page[60 + HEIGHT + 10 : 60 + HEIGHT + 22, :], 0
    )
    page[60 + HEIGHT - 2 : 60 + HEIGHT + 4, 200:206] = 255
    page[60 + HEIGHT - 2 : 60 + HEIGHT + 4, 420:424] = 255
    assert _spans(_layout(page, 0).boxes) == WHOLE


def _with_stroke(page, x, row, part, width=2):
    """An upright stroke in the middle of a row, as high as a part of it."""
    middle, half = 60 + row * HEIGHT + HEIGHT // 2, round(HEIGHT * part / 2)
    page[middle - half : middle + half, x : x + width] = 0
    return page


CENTRED = [
    ["1", "2", "3", "4"],
    ["11", "12", "13", "14"],
    ["", None, None, None],
    ["5", "6", "7", "8"],
    ["15", "16", "17", "18"],
]


@pytest.mark.parametrize("part", [0.6, 0.68])
@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda page: page, id="clean"),
        pytest.param(lambda page: noisy(page, 20), id="noise"),
        pytest.param(lambda page: page[::2, ::2], id="coarse"),
    ],
)
def test_a_stroke_of_a_centred_word_is_no_part_of_the_ruling_above_and_below_it(part, happens):
    layout = _layout(happens(_with_stroke(table(CENTRED, size=34), 60 + 2 * WIDTH, 2, part)), 0)

    assert len(layout.boxes) == 17
    assert not any(cell.is_smudged for cell in layout.cells)


def test_nor_is_it_where_ink_ran_and_rulings_are_thick():
    page = _with_stroke(table(CENTRED, size=34), 60 + 2 * WIDTH, 2, 0.6)
    assert len(_layout(cv2.erode(page, np.ones((4, 4), np.uint8)), 0).boxes) == 17


def test_a_ruling_with_faults_in_one_row_parts_its_cells_there():
    page = table([["1", "2", "3"]] * 5, size=34)
    x = 60 + WIDTH
    page[60 + 2 * HEIGHT + 3 : 60 + 2 * HEIGHT + 9, x - 3 : x + 6] = 255  # beside one end alone
    assert len(_layout(page, 0).boxes) == 15


def test_a_ruling_of_dashes_is_whole():
    page = table([["1", "2", "3"]] * 5, size=34)
    x = 60 + WIDTH
    for row in range(5):
        for gap in (2, 38) if row else (18, 20):  # paper beside both rulings, but in one row
            top = 60 + row * HEIGHT + gap
            page[top : top + 4, x - 3 : x + 6] = 255
    assert len(_layout(page, 0).boxes) == 15


def test_running_text_has_no_rulings():
    text = np.full((600, 800), 255, np.uint8)
    cells = table([["1111", "4444", "1717", "7171"]] * 8)
    inside = cells[62:-62, 62:-62]
    for y in range(0, inside.shape[0] - HEIGHT, HEIGHT):
        text[60 + y : 60 + y + HEIGHT - 6, 60 : 60 + inside.shape[1]] = inside[
            y + 3 : y + HEIGHT - 3
        ]
    assert not [box for box in _layout(text, 0).boxes if box.x1 - box.x0 < WIDTH / 2]
