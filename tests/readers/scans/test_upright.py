"""A picture is set upright; where something stood on it is still known."""

import cv2
import numpy as np
import pytest

from govinfo_report.readers.scans.upright import is_bilevel, skew_of, upright, without_red
from govinfo_report.readers.sheets.sheet import Box
from tests.readers.scans.tables import coloured, noisy, stamped, table, turned

ROWS = [[str(10 * y + x) for x in range(6)] for y in range(8)]


@pytest.mark.parametrize("degrees", [-3.0, -1.2, 0.0, 0.4, 2.5])
def test_the_skew_of_a_page_is_found(degrees):
    assert skew_of(turned(table(ROWS), degrees)) == pytest.approx(-degrees, abs=0.1)


def test_a_page_without_print_has_no_skew():
    assert skew_of(np.full((300, 200), 255, np.uint8)) == 0


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_that_lies_is_turned_and_its_places_are_those_of_the_file(quarters):
    picture = np.full((400, 600), 255, np.uint8)
    picture[100:140, 450:520] = 0
    page = upright(np.ascontiguousarray(np.rot90(picture, -quarters)), quarters)
    assert page.grey.shape == picture.shape
    rows, columns = np.nonzero(page.grey < 128)
    box = Box(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    part = page.part(box)
    stored = np.rot90(picture, -quarters)
    ys, xs = np.nonzero(stored < 128)
    height, width = stored.shape
    wanted = (xs.min() / width, ys.min() / height, (xs.max() + 1) / width, (ys.max() + 1) / height)
    assert part == pytest.approx(wanted, abs=0.01)


def test_red_ink_goes_and_print_below_it_stays():
    plain = table(ROWS)
    grey = without_red(stamped(plain, (300, 200), 90))
    assert (grey[plain < 60] < 130).mean() > 0.99
    assert (grey[plain > 250] > 200).mean() > 0.999


def test_what_has_no_red_is_grey():
    picture = coloured(noisy(table(ROWS), 8))
    assert np.abs(without_red(picture).astype(int) - picture[:, :, 0]).max() <= 1


@pytest.mark.parametrize("quality", [40, 75, 95])
def test_black_and_white_alone_is_told_from_grey_as_scanners_keep_it(quality):
    grey = cv2.GaussianBlur(noisy(table(ROWS), 8), (0, 0), 0.8)
    hard = np.where(grey < 128, 0, 255).astype(np.uint8)
    kept = (cv2.IMWRITE_JPEG_QUALITY, quality)
    files = (cv2.imencode(".jpg", one, kept)[1] for one in (grey, hard))
    assert [is_bilevel(cv2.imdecode(file, 0)) for file in files] == [False, True]
    assert is_bilevel(hard)
