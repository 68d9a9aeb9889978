"""The same report on web pages of many kinds is the same report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.model import cells
from govinfo_report.reading import read
from tests.readers.sites import (
    INTRODUCTION,
    OTHER,
    OVERVIEW,
    PROBLEMS,
    SITES,
    TITLE,
    VALUES,
)


@pytest.mark.parametrize("site", SITES)
def test_a_site_gives_every_value_and_paragraph(site):
    reading = read(SITES[site].encode())
    report = reading.report
    assert dict(cells(report)) == {cell: Decimal(value) for cell, value in VALUES.items()}
    assert all(reading.origin(cell).place.table is not None for cell in VALUES)
    assert (report.title, report.agency, report.year) == (TITLE, "某某区教育局", 2023)
    assert report.introduction == (INTRODUCTION,)
    assert report.overview == OVERVIEW
    assert report.problems_and_improvements == PROBLEMS
    assert report.other_matters == OTHER
    assert report.contact.telephone == "0571-88888888"
    assert not [note for note in reading.notes if note.severity == "error"]


def test_the_header_of_a_portal_is_read_field_by_field():
    metadata = read(SITES["portal with lists, breadcrumbs and foot"].encode()).report.metadata
    assert metadata.published_at == "2024-01-25T09:30"
    assert dict(metadata.other) == {"来源": "某某区教育局"}
    metadata = read(SITES["record above the title"].encode()).report.metadata
    assert metadata.index_number == "11330100000000000A/2024-00001"
    assert metadata.publisher == "某某区教育局"


def test_the_foot_of_a_site_is_noted():
    notes = read(SITES["portal with lists, breadcrumbs and foot"].encode()).notes
    assert ("noise_line", "other_matters") in [(note.kind, note.where) for note in notes]
