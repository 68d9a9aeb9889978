"""Pages of OFD files that show pictures: as they are seen, and no larger than any page."""

import io

import numpy as np
import pytest
from PIL import Image

import govinfo_report as gr
from govinfo_report.readers.scans.laid_pictures import picture_of_laid
from govinfo_report.readers.sheets.sheet import Box, Matrix
from govinfo_report.readers.shown_pages import LaidPage, LaidPicture
from tests.readers.scans.tables import coloured, table
from tests.readers.scans.test_picture_file import huge_png

SHOWN = table([["1", "2"], ["3", "4"]])
ROWS, COLUMNS = SHOWN.shape
WIDTH, HEIGHT = COLUMNS / 2, ROWS / 2
"""In points: two dots a point."""

PAGE = Box(0, 0, WIDTH, HEIGHT)
WHOLE = Matrix(WIDTH, 0, 0, HEIGHT, 0, 0)


def _file(dots):
    file = io.BytesIO()
    Image.fromarray(dots).save(file, "PNG")
    return file.getvalue()


def _seen(*laid, part=PAGE):
    pictures = [LaidPicture(_file(dots), box, matrix) for dots, box, matrix in laid]
    return picture_of_laid(LaidPage(pictures, part))


def test_a_picture_as_large_as_the_page_is_the_page():
    assert np.array_equal(_seen((SHOWN, PAGE, WHOLE)), SHOWN)


def test_strips_are_one_page():
    strips = [
        (
            SHOWN[top : top + 26],
            PAGE,
            Matrix(WIDTH, 0, 0, SHOWN[top:][:26].shape[0] / 2, 0, top / 2),
        )
        for top in range(0, ROWS, 26)
    ]
    assert np.array_equal(_seen(*strips), SHOWN)


@pytest.mark.parametrize(
    ("dots", "matrix"),
    [
        pytest.param(np.rot90(SHOWN), Matrix(0, HEIGHT, -WIDTH, 0, WIDTH, 0), id="a quarter"),
        pytest.param(SHOWN[::-1, ::-1], Matrix(-WIDTH, 0, 0, -HEIGHT, WIDTH, HEIGHT), id="half"),
        pytest.param(np.rot90(SHOWN, 3), Matrix(0, -HEIGHT, WIDTH, 0, 0, HEIGHT), id="back"),
        pytest.param(SHOWN[::-1], Matrix(WIDTH, 0, 0, -HEIGHT, 0, HEIGHT), id="mirrored"),
    ],
)
def test_a_picture_is_turned_as_the_page_turns_it(dots, matrix):
    assert np.array_equal(_seen((np.ascontiguousarray(dots), PAGE, matrix)), SHOWN)


def test_a_part_of_a_page_is_cut_out():
    part = Box(10, 20, 60, 50)
    assert np.array_equal(_seen((SHOWN, PAGE, WHOLE), part=part), SHOWN[40:100, 20:120])


def test_only_what_its_box_shows_of_a_picture_is_seen():
    seen = _seen((SHOWN, Box(0, 0, WIDTH, 40), WHOLE))
    assert np.array_equal(seen[:80], SHOWN[:80])
    assert (seen[80:] == 255).all()


def test_a_stamp_over_a_page_hides_no_print():
    stamp = coloured(np.full_like(SHOWN, 255))
    stamp[60:90, 60:90] = (220, 40, 40)
    seen = _seen((SHOWN, PAGE, WHOLE), (stamp, PAGE, WHOLE))
    assert (seen[:60, :, 0] == SHOWN[:60]).all()
    assert (seen[60:90, 60:90, 2] == np.minimum(SHOWN, 220)[60:90, 60:90]).all()


def test_what_cannot_be_shown_is_no_page():
    slanted = Matrix(WIDTH, 0.3 * WIDTH, -0.3 * HEIGHT, HEIGHT, 0, 0)
    assert _seen((SHOWN, PAGE, slanted)) is None
    assert picture_of_laid(LaidPage([LaidPicture(b"none", PAGE, WHOLE)], PAGE)) is None
    assert picture_of_laid(LaidPage([], PAGE)) is None


def test_a_picture_of_no_size_is_not_seen():
    seen = _seen((SHOWN, PAGE, WHOLE), (SHOWN, PAGE, Matrix(0, 0, 0, 0, 5, 5)))
    assert seen is None or np.array_equal(seen, SHOWN)


@pytest.mark.parametrize(
    ("contents", "matrix", "part"),
    [
        pytest.param([huge_png(30_000)], WHOLE, PAGE, id="dots of a picture"),
        pytest.param([_file(SHOWN)], Matrix(1e5, 0, 0, 1e5, 0, 0), PAGE, id="enlarged"),
        pytest.param([_file(SHOWN)], WHOLE, Box(0, 0, 1e5, 1e5), id="page"),
        pytest.param([_file(np.zeros((5000, 5000), np.uint8))] * 2, WHOLE, PAGE, id="together"),
    ],
)
def test_what_is_larger_than_any_page_is_refused(contents, matrix, part):
    with pytest.raises(gr.ReadError, match="dots in a picture"):
        picture_of_laid(LaidPage([LaidPicture(one, PAGE, matrix) for one in contents], part))
