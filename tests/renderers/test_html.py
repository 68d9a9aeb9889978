"""HTML: one file, headings that every cell names, nothing that runs, marks with words."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.model import Metadata, Report, replace_cells, with_cells
from govinfo_report.printed_form import blank_report

VOID = {"meta", "col"}
HOSTILE = "<script>alert(1)</script><img src=x onerror=y>\"'&lt;</style></title>"


class Outline(HTMLParser):
    """Elements with their attributes; closing tags must match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def page(report: Report, findings: object = None) -> Outline:
    return Outline(gr.render(report, "html", findings=findings).decode())  # type: ignore[arg-type]  # real ones


def full(edition: str = "2021") -> Report:
    return with_cells(blank_report(edition), 0)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_cell_names_headings_that_there_are(edition: str) -> None:
    elements = page(full(edition)).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    heads = {attributes["id"] for tag, attributes in elements if tag == "th" and "id" in attributes}
    values = [a for tag, a in elements if tag == "td" and "id" in a]
    assert len(values) == sum(1 for cell in gr.form(edition).cells.values() if cell.printed)
    for attributes in values:
        named = (attributes["headers"] or "").split()
        assert named
        assert set(named) <= heads
    assert all(attributes["scope"] for tag, attributes in elements if tag == "th")


def test_the_page_needs_no_other_file_and_runs_nothing() -> None:
    text = gr.render(full(), "html").decode()
    assert not re.search(r"<(script|link|img|iframe|object)\b|@import|url\(|\son\w+=", text)
    assert "default-src 'none'" in text


TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p", "div"),
    *("table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "class", "id", "scope", "headers"),
    *("colspan", "rowspan", "style", "role", "tabindex", "aria-label", "data-long"),
}


@settings(max_examples=40)
@given(st.text(min_size=1) | st.just(HOSTILE))
def test_no_text_becomes_markup(text: str) -> None:
    report = attrs.evolve(
        full(),
        title=text,
        introduction=(text,),
        overview=(text,),
        metadata=Metadata(publisher=text, other={text: text}),  # type: ignore[arg-type]  # converted
        remarks={"applications.received.total": text},
        table_notes={"disputes": (text,)},
        signature=gr.Signature(text, None),
    )
    elements = page(report).elements
    assert {tag for tag, _ in elements} <= TAGS
    assert {name for _, attributes in elements for name in attributes} <= ATTRIBUTES


def test_text_is_shown_as_it_is() -> None:
    outline = page(attrs.evolve(full(), overview=(HOSTILE,)))
    assert HOSTILE in outline.text
    assert escape(HOSTILE) in gr.render(attrs.evolve(full(), overview=(HOSTILE,)), "html").decode()


def test_a_draft_marks_cells_with_words_and_lists_everything() -> None:
    cell = "applications.received.total"
    wrong = replace_cells(full(), {cell: 9})
    findings = gr.check(wrong)
    outline = page(wrong, findings)
    ((_, marked),) = [
        (tag, attributes) for tag, attributes in outline.elements if attributes.get("id") == cell
    ]
    (cause,) = findings.root_causes
    assert cause.slip is not None
    title = marked["title"] or ""
    assert cause.slip.correction("zh") in title
    assert title.count("，多 9") == 1
    assert (marked["class"], marked["data-due"]) == ("error wrong", "应为 0")
    listed = {a["id"] for tag, a in outline.elements if tag == "li" and "id" in a}
    opinions = 1 + len([finding for finding in findings if finding not in cause.findings])
    assert listed == {f"finding-{number}" for number in range(1, opinions + 1)}
    assert set((marked["aria-describedby"] or "").split()) <= listed
    beside = {a["id"] for _, a in outline.elements if a.get("class") == "beside" and "id" in a}
    summed = {each for finding in cause.findings for each in finding.cells}
    assert beside == summed - {cell}
    assert not [a for _, a in page(wrong).elements if "data-marks" in a]


def test_an_undecided_sum_is_marked_on_the_cells_without_a_figure() -> None:
    blank = "disputes.reconsideration.upheld"
    total = "disputes.reconsideration.total"
    draft = replace_cells(full(), {blank: None, total: 4})
    outline = page(draft, gr.check(draft, select="disputes.total"))
    classes = {str(a.get("id")): a["class"] for _, a in outline.elements if "data-marks" in a}
    assert classes.pop(blank) == "warning"
    assert set(classes.values()) == {"beside"}
    assert total in classes


def test_links_of_a_draft_lead_to_places_that_there_are() -> None:
    wrong = replace_cells(full(), {"applications.received.total": 9})
    elements = page(wrong, gr.check(wrong)).elements
    ids = [a["id"] for _, a in elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = [a["href"] or "" for tag, a in elements if tag == "a"]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_a_draft_reads_back_as_the_report() -> None:
    wrong = replace_cells(full(), {"applications.received.total": 9})
    wrong = attrs.evolve(
        wrong, title="某局2023年政府信息公开工作年度报告", overview=("某局有序公开。",)
    )
    plain, draft = (
        gr.read(gr.render(wrong, "html", findings=findings), format="html")
        for findings in (None, gr.check(wrong))
    )
    assert draft.report == plain.report
    assert draft.notes == plain.notes
