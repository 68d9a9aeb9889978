"""Every text page of the corpus: no wrong value, none invented, none lost that was read before."""

from __future__ import annotations

import json
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from govinfo_report.model import cells
from govinfo_report.reading import read
from tests.corpus.scoring import Coverage, cases, score
from tests.places import ROOT

CASES = list(cases())


@pytest.mark.parametrize(("page", "expected"), CASES, ids=lambda path: path.name)
def test_page_is_read_right(page: Path, expected: Path) -> None:
    result = score(page, expected)
    assert result.wrong == []
    assert result.invented == []
    assert result.missing == []
    assert result.header_wrong == []
    assert result.paragraphs_wrong == []


TEXTS = [case for case in CASES if case[0].suffix == ".txt"]
FILES = [case for case in CASES if case[0].suffix != ".txt"]


@pytest.mark.parametrize(("page", "expected"), TEXTS, ids=lambda path: path.name)
def test_every_value_has_its_origin(page: Path, expected: Path) -> None:
    reading = read(page)
    lines = page.read_text("utf-8").replace("\f", "\n").split("\n")
    for cell, value in cells(reading.report).items():
        if value is None:
            continue
        origin = reading.origin(cell)
        assert origin.place.line is not None
        assert origin.raw in lines[origin.place.line - 1]


@pytest.mark.parametrize(("page", "expected"), FILES, ids=lambda path: path.name)
def test_every_value_of_a_file_has_a_table_a_row_and_a_column(page: Path, expected: Path) -> None:
    reading = read(page)
    places = set()
    for cell, value in cells(reading.report).items():
        if value is not None:
            place = reading.origin(cell).place
            assert place.table
            assert place.row
            assert place.column
            assert place not in places
            places.add(place)


def test_no_less_of_the_pages_is_covered_than_before() -> None:
    recorded = tomllib.loads((ROOT / "tests" / "data" / "coverage.toml").read_text("utf-8"))
    now = Coverage.of([read(page).coverage for page, _ in CASES])
    assert now.median >= Fraction(recorded["median"])
    assert now.mean >= Fraction(recorded["mean"])
    assert now.whole >= recorded["whole"]


def test_pages_that_must_be_refused_give_no_value() -> None:
    refused = [
        page
        for page, expected in CASES
        if json.loads(expected.read_text("utf-8")).get("must_refuse")
    ]
    assert refused
    for page in refused:
        reading = read(page)
        assert not cells(reading.report)
        assert any(note.severity == "error" for note in reading.notes)
