"""A report with nothing wrong has no finding, nor has the page that it is printed on."""

from __future__ import annotations

from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.renderers import RenderFormat
from tests.clean_reports import AGENCIES, PROSE, SIZES, Clean, clean, clean_reports

KINDS = [
    pytest.param(edition, size, prose, id=f"{edition}-{size}-{prose}")
    for edition in EDITIONS
    for size in SIZES
    for prose in PROSE
]


@given(clean_reports())
@settings(max_examples=200)
def test_a_clean_report_has_no_finding(both: Clean) -> None:
    assert list(gr.check(both.report)) == []
    assert list(gr.check(both.report, previous=both.previous)) == []
    assert gr.validate(gr.unstructure(both.report)) == []


@pytest.mark.parametrize(("edition", "size", "prose"), KINDS)
def test_there_are_clean_reports_of_every_kind(edition: gr.Edition, size: str, prose: str) -> None:
    for seed, agency in enumerate(AGENCIES):
        year = 2020 if edition == "2019" else 2023
        both = clean(edition, agency, year, size, prose, Random(seed))
        assert list(gr.check(both.report, previous=both.previous)) == []
        assert any(gr.cells(both.report).values()) == (size != "zero")
        figures = [c for c in gr.claims(both.report) if c.kind != "narrative.information_fee"]
        assert bool(figures) == (prose != "none")


@pytest.mark.parametrize("printed_as", get_args(RenderFormat))
@pytest.mark.parametrize(("edition", "size", "prose"), KINDS)
def test_the_page_of_a_clean_report_has_no_finding(
    edition: gr.Edition, size: str, prose: str, printed_as: RenderFormat
) -> None:
    year = 2020 if edition == "2019" else 2023
    report = clean(edition, AGENCIES[0], year, size, prose, Random(1)).report
    reading = gr.read(gr.render(report, printed_as), format=printed_as)
    assert gr.cells(reading.report) == gr.cells(report)
    assert list(gr.check(reading)) == []
