"""Cells that a stroke splits, which is no ruling, are in doubt on both sides; others are not."""

import cv2
import numpy as np
import pytest

from govinfo_report.readers.scans.inked_lines import Ink
from govinfo_report.readers.scans.recogniser import LineReading
from govinfo_report.readers.scans.scanned_sheet import _layout, _texts
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


def _ring(page, middle, radius, shade=120):
    """A ring of grey ink, under which print stays dark."""
    inked = np.full_like(page, 255)
    cv2.circle(inked, middle, radius, shade, 6)
    return np.minimum(page, inked)


def test_a_pale_stroke_parts_no_cell_and_leaves_one_in_doubt():
    page = table(ROWS)
    x = 60 + 2 * WIDTH + 20
    page[60 + 2 * HEIGHT : 60 + 3 * HEIGHT, x : x + 6] = np.minimum(
        page[60 + 2 * HEIGHT : 60 + 3 * HEIGHT, x : x + 6], 120
    )
    found = _cells(page)

    assert len(found) == 25
    assert [(at, row) for at, row, cell in found if not _is_sure(cell)] == [(2, 2)]


def test_a_ruling_between_two_dots_is_none_the_less_one():
    page = table(ROWS)
    x = 60 + 2 * WIDTH
    ruling = page[:, x - 1 : x + 3].astype(float)
    page[:, x - 2 : x + 4] = 255
    half = 255 - (255 - ruling[:, 1:3].mean(axis=1)) / 2
    for aside in range(x - 1, x + 3):  # as much ink on twice as many dots
        page[:, aside] = np.minimum(page[:, aside], half.astype(np.uint8))
    assert len(_cells(page)) == 25


def test_print_under_a_grey_stamp_is_seen_by_itself():
    plain = {(x, row): cell for x, row, cell in _cells(table(ROWS))}
    middle = (60 + 2 * WIDTH + WIDTH // 2, 60 + 2 * HEIGHT + HEIGHT // 2)
    stamped = {(x, row): cell for x, row, cell in _cells(_ring(table(ROWS), middle, 72))}

    touched = [at for at in plain if stamped[at].darkest is not None]
    assert len(touched) >= 4
    for at in touched:
        (own,) = (line.box for line in plain[at].lines) if plain[at].lines else (None,)
        seen = [line.box for line in stamped[at].darkest]
        assert len(seen) == len(plain[at].lines)
        assert own is None or np.allclose(seen[0], own, atol=3)


def _recognised(layout, with_stamp, without):
    """What is made of a smudged cell of one line where all lines are read as that, or the darkest
    as another text."""
    read = [LineReading(text=with_stamp, score=0.5, other=with_stamp)] * len(layout.crops)
    darkest = [LineReading(text=without, score=0.9, other=without)] * len(layout.darkest)
    one = next(cell for cell in layout.cells if cell.darkest and len(cell.lines) == 1)
    found = dict(_texts(layout, [*read, *darkest]))
    return found.get(one.darkest[0].box) or found[one.lines[0].box]


@pytest.mark.parametrize(
    ("with_stamp", "without", "readings"),
    [
        pytest.param("1X", "12", ("12",), id="number"),
        pytest.param("1", "12", ("12", "1"), id="two numbers"),
        pytest.param("行政处", "行政处罚", ("行政处罚",), id="label"),
        pytest.param("行政处罚", "行政", ("行政处罚",), id="a part of a label"),
        pytest.param("1.行政处罚", "1", ("1.行政处罚",), id="a number of a label"),
        pytest.param("X", "Y", ("", "X"), id="scrawl"),
    ],
)
def test_what_is_under_a_grey_stamp_is_in_doubt(with_stamp, without, readings):
    middle = (60 + 2 * WIDTH + WIDTH // 2, 60 + 2 * HEIGHT + HEIGHT // 2)
    layout = _layout(_ring(table([["88888"] * 5] * 5), middle, 72), 0)
    text = _recognised(layout, with_stamp, without)

    assert text.readings == readings
    assert not text.is_sure


def test_one_row_alone_is_sure():
    assert all(_is_sure(cell) for _, _, cell in _cells(table([["12", "", "7", "0"]])))


def test_remains_of_a_frame_are_no_print():
    layout = _layout(table(ROWS), 0)
    moved = [box._replace(x0=box.x0 - 4, x1=box.x1 - 4) for box in layout.boxes]
    assert [cell.ink for cell in layout.ink.cells(moved)] == [cell.ink for cell in layout.cells]
