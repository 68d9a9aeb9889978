"""Arithmetic chooses among what was recognised in a cell, or leaves it out: it makes no number."""

from pathlib import Path
from unittest.mock import patch

import pytest

import govinfo_report as gr
from govinfo_report.model import cells
from govinfo_report.readers.scans.recogniser import Reading, Recogniser

PAGE = Path(__file__).with_name("form-2021.png").read_bytes()
"""Tables 三 and 四 with invented figures, some cells blank."""


class _Made:
    """Reads crops as it is told to, in place of the model."""

    def __init__(self, known, make):
        self._known = known
        self._make = make

    def read(self, crops):
        return [self._make(crop.tobytes(), self._known[crop.tobytes()]) for crop in crops]


def _report(known, make):
    made = _Made(known, make)
    with patch.object(Recogniser, "read", lambda _, crops: made.read(crops)):
        return gr.read(PAGE).report


@pytest.fixture(scope="module")
def known():
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


@pytest.fixture(scope="module")
def crops(known):
    """Cell → its crop: where each crop with a number has one of its own, the cell tells which."""
    numbers = {}

    def make(crop, reading):
        if not reading.text.isdigit():
            return reading
        numbers[crop] = numbers.get(crop, 100_001 + len(numbers))
        return Reading(text=f"{numbers[crop]}", score=1.0, other=f"{numbers[crop]}")

    own = {number: crop for crop, number in numbers.items()} if numbers else {}
    found = cells(_report(known, make))
    own = {number: crop for crop, number in numbers.items()}
    return {cell: own[value] for cell, value in found.items() if value is not None}
