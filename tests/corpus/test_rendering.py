"""Real pages, written as clean forms and read again: no figure and no word of theirs is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.model import cells
from govinfo_report.renderers import FORMATS
from tests.places import CORPUS

PAGES = sorted(
    page
    for page in CORPUS.rglob("*")
    if page.suffix in {".txt", ".html", ".pdf", ".docx"}
    and page.parent not in {CORPUS, CORPUS / "scans"}  # tests/scans reads those
)


def test_there_are_pages() -> None:
    assert PAGES


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_crawled_page_comes_out_as_a_form_that_says_the_same(page: Path) -> None:
    try:
        report = gr.read(page).report
    except gr.ReadError:
        return  # what is refused cannot be written
    own = cells(report)
    for name in FORMATS:
        back = gr.read(gr.render(report, name), format=name).report
        again = cells(back)
        assert {cell: again.get(cell, "lost") for cell in own} == dict(own), name
        assert not [cell for cell in again if cell not in own and again[cell] is not None], name
        assert (back.title, back.agency, back.year) == (report.title, report.agency, report.year)
        for section in ("overview", "problems_and_improvements", "other_matters"):
            assert getattr(back, section) == getattr(report, section), (name, section)
