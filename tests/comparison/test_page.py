"""The page of a comparison and of a series: complete, safe, self-contained."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from govinfo_report.comparison import Series, compare
from govinfo_report.model import ABSENT, Report, replace_cells, with_cells
from govinfo_report.testing.strategies import reports

RECEIVED = "applications.received.total"
EVIL = "<script>alert(1)</script>&\"'\x00"
VOID = {"meta", "col", "rect", "path", "circle", "br"}


class Page(HTMLParser):
    """Checks that tags nest, and keeps what a test asks about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "td":
            self.cells.append((str(self.tags[-1][1].get("class")), data))


def report(year: int, **members: Any) -> Report:
    base = Report(**{"edition": "2021", "title": None, "agency": "某局", "year": year, **members})
    return with_cells(base, 0)


@pytest.fixture
def page() -> str:
    old = replace_cells(report(2022, overview=["收到申请3件。"]), {RECEIVED: 3})
    new = report(2023, overview=["收到申请4件。", "新的一段。"])
    new = replace_cells(new, {RECEIVED: 4, "applications.carried_over.total": None})
    return compare(old, new).to_html("en")


def test_changed_cells_are_marked_on_both_sides_in_words_too(page: str) -> None:
    marked = [text for kind, text in Page(page).cells if "changed" in kind]
    assert marked == ["3 ▲", "4 ▲"]
    assert 'title="3 → 4 (+1)"' in page


def test_cells_that_cannot_be_compared_are_marked_otherwise(page: str) -> None:
    assert page.count('class="unlike"') == 2
    assert "0 before, blank now" in page


def test_differing_words_of_a_paragraph_are_marked(page: str) -> None:
    assert "收到申请<del>3</del>件。" in page
    assert "收到申请<ins>4</ins>件。" in page
    assert "新的一段。" in page


def test_paragraphs_whose_differences_take_too_long_are_shown_whole_others_marked() -> None:
    before = ["甲乙" * 1_500, "工作有序推进，收到申请3件，均按时答复。"]
    after = ["乙甲" * 1_500, "工作有序推进，收到申请4件，均按时答复。"]
    page = compare(
        *(
            Report(edition="2021", title=None, agency="某局", year=year, overview=overview)
            for year, overview in ((2022, before), (2023, after))
        )
    ).to_html("zh")
    assert before[0] in page
    assert after[0] in page
    assert page.count("<del>") == 1
    assert "收到申请<ins>4</ins>件" in page


def test_the_page_needs_nothing_else(page: str) -> None:
    tags = Page(page).tags
    assert {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object"} == set()
    named = {name for _, attributes in tags for name in attributes}
    assert not {name for name in named if name.startswith("on")} | named & {"src", "href"}
    styles = {(tag, attributes["style"]) for tag, attributes in tags if "style" in attributes}
    assert all(tag == "col" and re.fullmatch(r"width:[\d.]+%", str(style)) for tag, style in styles)
    assert "url(" not in page
    assert "@import" not in page
    assert not re.search(r"https?:", page)


def test_the_page_is_fit_for_phones_and_print(page: str) -> None:
    assert 'name="viewport"' in page
    assert "@media print" in page
    assert "@media screen and (max-width" in page
    assert "prefers-color-scheme:dark" in page
    assert "size:A4" in page


def test_charts_are_labelled_for_those_who_do_not_see_them(page: str) -> None:
    charts = [attributes for tag, attributes in Page(page).tags if tag == "svg"]
    assert charts
    assert all(chart["role"] == "img" and chart["aria-label"] for chart in charts)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_of_the_reports_are_never_markup(lang: Any) -> None:
    old = report(2022, agency=EVIL, overview=[EVIL, "x" * 5000])
    new = report(2023, agency=EVIL, overview=[EVIL + EVIL, "x" * 4999])
    comparison, series = compare(old, new), Series([old, new])
    for text in (
        comparison.to_html(lang),
        series.to_html(lang),
        comparison._repr_html_(),  # what a notebook calls
        series._repr_html_(),
    ):
        assert "<script" not in text
        assert "\x00" not in text
        Page(text)


@given(reports(), reports())
@settings(max_examples=15)
def test_any_two_reports_make_a_page_whose_tags_nest(old: Report, new: Report) -> None:
    Page(compare(old, new).to_html("zh"))
    Page(Series([old, new]).to_html("en"))


def test_the_two_editions_stand_side_by_side() -> None:
    old = with_cells(Report(edition="2019", title=None, agency="某局", year=2020), 1)
    new = with_cells(Report(edition="2021", title=None, agency="某局", year=2021), 2)
    lost = dict.fromkeys(("disputes.reconsideration.total",), ABSENT)
    text = compare(replace_cells(old, lost), new).to_html("zh")
    Page(text)
    assert "本年新制作数量" in text
    assert "本年制发件数" in text


FEES = "proactive_disclosure.administrative_fees.amount"


def test_what_rose_and_what_fell_is_marked_by_less_than_one_too() -> None:
    old = replace_cells(report(2022), {FEES: Decimal("10.50"), RECEIVED: 7})
    new = replace_cells(report(2023), {FEES: Decimal("10.25"), RECEIVED: 8})
    for before, after, signs in ((old, new, "▼▲"), (new, old, "▲▼")):
        marked = [
            text for kind, text in Page(compare(before, after).to_html()).cells if kind == "changed"
        ]
        assert [text[-1] for text in marked] == [signs[0], signs[0], signs[1], signs[1]]


def test_a_paragraph_that_did_not_change_is_shown_once_with_a_word() -> None:
    page = compare(
        report(2022, overview=["收到申请3件。"]), report(2023, overview=["收到申请3件。"])
    )
    text = page.to_html("en")
    assert text.count("收到申请3件。") == 1
    assert text.count('<p class="badge">unchanged</p>') == 1


def test_rows_are_headed_by_their_first_cell_and_as_wide_as_the_heads(page: str) -> None:
    tables = re.findall(r'<table class="wide">.*?</table>', page, re.DOTALL)
    charted = 0
    for table in tables:
        head, *rows = [re.findall(r"<t[hd]", row) for row in table.split("<tr")[1:]]
        charted += "<svg" in table
        assert {len(row) for row in rows} == {len(head)}
        assert all(row[0] == "<th" and set(row[1:]) <= {"<td"} for row in rows)
    assert charted
    assert '<tr><th scope="row">Received this year · Total</th><td>件</td>' in page


def test_every_region_of_the_page_has_a_name_of_its_own() -> None:
    page = compare(report(2022), report(2023)).to_html("zh")
    names = re.findall(r'role="region" tabindex="0" aria-label="([^"]+)"', page)
    assert "：2022" in names[0]
    assert len(names) == len(set(names)) == 6
