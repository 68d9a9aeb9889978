from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from govinfo_report.conversion import dumps, loads
from govinfo_report.errors import UnknownCellError
from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.places import EXAMPLES

EXPECTED = Path(__file__).parent / "expected"
PAGES = sorted(EXAMPLES.glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_an_example_page_gives_its_expected_document(page):
    expected = (EXPECTED / f"{page.stem}.expected.json").read_text("utf-8")
    report = read(page).report
    assert report == loads(expected)
    assert json.loads(dumps(report)) == json.loads(expected)


def test_the_example_is_read_as_a_careful_person_reads_it():
    reading = read(EXAMPLES / "wuxing-hrss-2023.txt")
    report = reading.report
    values = cells(report)
    assert len(values) == 200
    shown = {cell: value for cell, value in values.items() if value}
    assert shown == {
        "proactive_disclosure.normative_documents.in_force": 7,
        "proactive_disclosure.licensing.decisions": 123,
        "applications.received.natural_person": 3,
        "applications.received.total": 3,
        "applications.outcomes.partly_granted.natural_person": 1,
        "applications.outcomes.partly_granted.total": 1,
        "applications.outcomes.unavailable.not_held.natural_person": 2,
        "applications.outcomes.unavailable.not_held.total": 2,
        "applications.outcomes.total.natural_person": 3,
        "applications.outcomes.total.total": 3,
    }
    assert all(value == 0 for cell, value in values.items() if cell not in shown)
    amount = values["proactive_disclosure.administrative_fees.amount"]
    assert (type(amount), amount) == (Decimal, 0)
    assert report.title == "吴兴区人力社保局2023年政府信息公开工作年度报告"
    assert (report.agency, report.year, report.edition) == ("吴兴区人力社保局", 2023, "2021")
    assert report.agency_code == "11330524K14997759R"
    assert report.metadata.index_number == "11330524K14997759R/2024-00016"
    assert report.metadata.published_at == "2024-01-23T10:46:43"
    assert report.metadata.document_number is None
    assert report.contact.unit == "湖州市吴兴区人力社保局办公室"
    assert report.contact.telephone == "0572-2289371"
    assert report.contact.fax is None
    assert report.scope is None
    assert report.signature is None
    assert len(report.overview) == 5
    assert report.problems_and_improvements[0] == "(一)存在问题"


def test_origin_gives_the_words_and_the_line():
    page = EXAMPLES / "wuxing-hrss-2023.txt"
    origin = read(page).origin("proactive_disclosure.licensing.decisions")
    assert origin.raw == "123"
    assert page.read_text("utf-8").split("\n")[origin.place.line - 1].strip() == "123"
    with pytest.raises(UnknownCellError):
        read(page).origin("proactive_disclosure.licensing.change")


def test_reading_twice_gives_the_same_and_notes_stand_in_page_order():
    text = (EXAMPLES / "wuxing-hrss-2023-slips.txt").read_text("utf-8")
    first, second = read_text(text), read_text(text)
    assert first == second
    lines = [note.place.line for note in first.notes if note.place.line is not None]
    assert lines == sorted(lines)
    assert len(lines) >= 3
