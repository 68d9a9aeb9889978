"""Arithmetic chooses among what was recognised in a cell, or leaves it out: it makes no number."""

from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.model import ABSENT, cells, get_cell
from govinfo_report.page import Place, RecognisedText
from govinfo_report.readers.scans.recogniser import LineReading, Recogniser
from govinfo_report.readers.sheets.recognised_texts import RecognisedTexts
from govinfo_report.readers.sheets.sheet import Box, PrintedSheet
from tests.work import examples

PAGE = Path(__file__).with_name("form-2021.png").read_bytes()
"""Tables 三 and 四 with invented figures, some cells blank."""


def _read(make, page=PAGE):
    """What is made of the page where crops are read as a function of crop and reading says."""

    known = _known()
    plain = Recogniser.read

    def read(self, crops):
        return [
            make(crop.tobytes(), known.get(crop.tobytes()) or plain(self, [crop])[0])
            for crop in crops
        ]

    with patch.object(Recogniser, "read", read):
        return gr.read(page)


_ROW = "applications.outcomes.partly_granted."
"""Blank, 959, 960, blank, blank, 3, 1922: all columns have blanks too."""


def _misread(readings, row=_ROW):
    """What says of the cells of that row, by their columns, other readings than those of the page.

    They are readings in doubt.
    """
    own = {_crops()[row + column]: texts for column, texts in readings.items()}

    def make(crop, reading):
        if crop not in own:
            return reading
        first, second = own[crop]
        return LineReading(text=first, score=0.9, other=second)

    return make


def test_a_blank_cell_adds_nothing_to_a_sum_that_confirms_a_reading():
    report = _read(_misread({"commercial_enterprise": ("950", "959")})).report
    assert get_cell(report, _ROW + "commercial_enterprise") == 959


def test_a_cell_in_which_nothing_is_recognised_is_no_zero():
    unread = {"commercial_enterprise": ("950", "959"), "other_organization": ("", "")}
    report = _read(_misread(unread)).report
    for column in unread:
        assert get_cell(report, _ROW + column) is ABSENT


def _spotted():
    """The page with a pale spot in a blank cell of that row."""
    pixels = cv2.imdecode(np.frombuffer(PAGE, np.uint8), cv2.IMREAD_GRAYSCALE)
    origins = _read(lambda _, reading: reading).origins
    beside = origins["applications.outcomes.granted.legal_service_institution"].box
    level = origins[_ROW + "commercial_enterprise"].box
    rows, columns = pixels.shape
    x, y = (beside[0] + beside[2]) / 2 * columns, (level[1] + level[3]) / 2 * rows
    cv2.circle(pixels, (round(x), round(y)), 5, 150, -1)
    return cv2.imencode(".png", pixels)[1].tobytes()


def test_a_blank_cell_with_a_spot_is_withheld_and_sums_go_on():
    report = _read(_misread({"commercial_enterprise": ("950", "959")}), _spotted()).report

    assert get_cell(report, _ROW + "commercial_enterprise") == 959
    assert get_cell(report, _ROW + "legal_service_institution") is ABSENT


def test_one_sum_is_not_enough_where_a_cell_of_it_may_be_blank():
    # In no column is there another sum: one cell of each is unread.
    unread = _misread({"commercial_enterprise": ("?", "??")}, "applications.outcomes.granted.")
    doubted = _misread({"commercial_enterprise": ("950", "959")})

    def make(crop, reading):
        return unread(crop, doubted(crop, reading))

    assert get_cell(_read(make).report, _ROW + "commercial_enterprise") == 959
    assert get_cell(_read(make, _spotted()).report, _ROW + "commercial_enterprise") is ABSENT


@cache
def _known():
    """Crop → what the model reads in it."""
    found = {}
    plain = Recogniser.read

    def read(self, crops):
        readings = plain(self, crops)
        found.update(zip((crop.tobytes() for crop in crops), readings, strict=True))
        return readings

    with patch.object(Recogniser, "read", read):
        gr.read(PAGE)
    return found


@cache
def _crops():
    """Cell → its crop: where each number of the page is another, the cell tells which it has."""
    numbers = {}

    def make(crop, reading):
        if not reading.text.isdigit():
            return reading
        number = numbers.setdefault(crop, 100_001 + len(numbers))
        return LineReading(text=str(number), score=1.0, other=str(number))

    report = _read(make).report
    own = {number: crop for crop, number in numbers.items()}
    return {cell: own[value] for cell, value in cells(report).items() if value is not None}


def _doubtful(random, text):
    """What else may be recognised where a number stands."""
    place = random.randrange(len(text))
    near = text[:place] + random.choice("0123456789") + text[place + 1 :]
    first, second = random.choice(
        (
            (text, near),
            (near, text),
            (near, near),
            (text, text[1:] or near),
            (near, ""),
            ("", ""),
            (text, text),
        )
    )
    return LineReading(text=first, score=random.choice((0.1, 0.79, 0.8, 1.0)), other=second)


def test_the_page_is_read():
    report = _read(lambda _, reading: reading).report

    assert len(_crops()) > 120
    assert get_cell(report, "applications.outcomes.total.total") == 61937
    assert get_cell(report, "applications.outcomes.other.other.total") == 2466
    assert get_cell(report, "disputes.litigation.direct.upheld") is None


def _joined(*texts, stacked=False):
    """What is recognised in a cell with words of which recognition is sure, beside one another."""
    own = []
    for at, text in enumerate(texts):
        box = Box(10.0, 10.0 + 12 * at, 20.0, 20.0 + 12 * at)
        box = box if stacked else Box(box.top, 10.0, box.bottom, 20.0)
        own.append((box, RecognisedText(tuple(box), (text,), 1.0, True)))
    sheet = PrintedSheet(
        number=1,
        width=100,
        height=100,
        glyphs=[],
        hidden=[],
        blanks=[],
        across=[],
        down=[],
        pictures=[],
        recognised=own,
    )
    found = RecognisedTexts([sheet])
    found.add(Place(page=1), 1, Box(0, 0, 100, 100))
    return found.found[Place(page=1)]


@pytest.mark.parametrize("stacked", [True, False])
def test_two_numbers_in_a_cell_may_be_those_of_two(stacked):
    assert not _joined("12", "7", stacked=stacked).is_sure
    assert _joined("12", "件", stacked=stacked).is_sure
    assert _joined("行政", "处罚", stacked=stacked).is_sure


@settings(max_examples=examples(6))
@given(seed=st.integers(0, 2**32), share=st.sampled_from((0.02, 0.1, 0.5)))
def test_every_value_is_one_of_the_cells_own_readings(seed, share):
    random = Random(seed)
    made = {}

    def make(crop, reading):
        if crop not in made:
            doubted = reading.text.isdigit() and random.random() < share
            made[crop] = _doubtful(random, reading.text) if doubted else reading
        return made[crop]

    report = _read(make).report

    for cell, crop in _crops().items():
        value = get_cell(report, cell)
        own = {int(text) for text in (made[crop].text, made[crop].other) if text}
        assert value is ABSENT or value in own, cell
