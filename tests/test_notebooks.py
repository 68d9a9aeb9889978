"""What a notebook shows: complete, escaped, self-contained, light and dark, and of its own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import given, settings

import govinfo_report as gr
from govinfo_report.language import Text
from govinfo_report.testing.strategies import reports
from tests.places import example_document

EVIL = "<script>alert(1)</script>&\"'\x00"
REPORT = gr.loads(example_document())
TOTAL = "applications.received.total"
DRAFT = attrs.evolve(
    gr.replace_cells(
        REPORT,
        {
            TOTAL: 987_654,
            "applications.carried_over.total": None,
            "applications.carried_forward.total": gr.ABSENT,
            "disputes.reconsideration.total": EVIL,
            "disputes.reconsideration.other": True,
        },
    ),
    title=EVIL,
    agency=EVIL,
    overview=[EVIL, "长" * 100_000, *["一段"] * 200],
)
TEXT = Text("{where}：没有", "{where}: lost")
NOTE = gr.Note("value_unreadable", "error", TOTAL, EVIL, _text=TEXT)
SHOWN: dict[str, Any] = {
    "report": DRAFT,
    "reading": gr.Reading(DRAFT, [NOTE] * 200),
    "findings": gr.check(gr.Reading(DRAFT, (NOTE,)), previous=REPORT),
    "collection": gr.check_collection([DRAFT] * 60, select="applications"),
    "form of 2021": gr.form("2021"),
    "form of 2019": gr.form("2019"),
    "comparison": gr.compare(REPORT, DRAFT),
    "series": gr.Series([attrs.evolve(REPORT, year=2001), attrs.evolve(DRAFT, year=2003)]),
    "localisation": gr.locate(DRAFT),
}
VOID = {"br", "col", "rect", "path", "circle"}


class Fragment(HTMLParser):
    """Checks that tags nest, and keeps the style, the tags and the texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.style = ""
        self.texts: list[str] = []
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
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.texts.append(data)

    @property
    def rules(self) -> list[tuple[str, str]]:
        """Selector and declarations, those within media queries too."""
        inner = re.sub(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\}", r"\1", self.style)
        return re.findall(r"([^{}]+)\{([^{}]*)\}", inner)


@pytest.fixture(params=SHOWN)
def fragment(request: pytest.FixtureRequest) -> Fragment:
    return Fragment(SHOWN[request.param]._repr_html_())


def test_words_of_the_report_are_never_markup(fragment: Fragment) -> None:
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in fragment.tags}
    assert not any(name.startswith("on") for _, found in fragment.tags for name in found)
    assert not any("\x00" in text for text in fragment.texts)


def test_nothing_is_fetched(fragment: Fragment) -> None:
    assert "url(" not in fragment.style
    assert "@import" not in fragment.style
    assert not {"src", "href"} & {name for _, found in fragment.tags for name in found}


def test_the_style_is_that_of_its_own_element_alone(fragment: Fragment) -> None:
    assert fragment.tags[0] == ("div", {"class": "govinfo-report", "lang": "en"})
    selectors = [part for rule, _ in fragment.rules for part in rule.split(",")]
    assert len(selectors) > 20
    assert all(re.match(r"\.govinfo-report\.govinfo-report( |$)", part) for part in selectors)
    assert not any("id" in found for _, found in fragment.tags)


def test_there_are_colours_for_light_and_dark(fragment: Fragment) -> None:
    [(light, dark)] = re.findall(
        r"^\.govinfo-report\.govinfo-report\{([^}]*)\}"
        r"@media screen and \(prefers-color-scheme:dark\)"
        r"\{\.govinfo-report\.govinfo-report\{([^}]*)\}\}",
        fragment.style,
    )
    names = [re.findall(r"(--[a-z]+):", colours) for colours in (light, dark)]
    assert names[0] == names[1]
    used = set(re.findall(r"var\((--[a-z]+)\)", fragment.style))
    assert used == set(names[0])
    for colours in (light, dark):
        ink, paper = (luminance(colours, name) for name in ("ink", "paper"))
        for name in ("ink", "soft", "bad", "warn", "note"):
            assert contrast(luminance(colours, name), paper) > 4.5  # WCAG 2, AA
        for ground in ("mark", "head", "ground", "badfill", "warnfill", "notefill", "comefill"):
            assert contrast(ink, luminance(colours, ground)) > 4.5
        for name, ground in (("gone", "badfill"), ("come", "comefill"), ("bad", "badfill")):
            assert contrast(luminance(colours, name), luminance(colours, ground)) > 4.5


def luminance(colours: str, name: str) -> float:
    digits = re.search(rf"--{name}:#([0-9a-f]+)", colours)
    assert digits is not None
    text = digits[1] if len(digits[1]) == 6 else "".join(digit * 2 for digit in digits[1])
    parts = [int(text[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_it_stays_short(fragment: Fragment) -> None:
    assert len("".join(fragment.texts)) < 200_000


def test_it_speaks_the_language_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVINFO_REPORT_LANG", "zh")
    for value in SHOWN.values():
        assert value._repr_html_().startswith('<div class="govinfo-report" lang="zh-CN">')
    assert "空白" in DRAFT._repr_html_()


def test_zero_blank_absent_and_no_number_are_told_apart() -> None:
    page = DRAFT._repr_html_()
    for shown in (
        "<td>987654</td>",
        '<td class="none">blank</td>',
        '<td class="none">absent</td>',
        "<td>0</td>",
        "<td>True</td>",
    ):
        assert shown in page
    text = gr.replace_cells(REPORT, {TOTAL: "3"})  # type: ignore[dict-item]  # a draft
    assert "&#x27;3&#x27;" in text._repr_html_()


def test_a_table_that_is_not_there_is_absent() -> None:
    empty = gr.Report(edition="2021", title=None, agency=None, year=None)
    texts = Fragment(empty._repr_html_()).texts
    assert "(no title)" in texts
    assert texts.count("absent") == 7  # three tables, three sections of text, the introduction


def test_what_was_found_is_there_and_long_lists_are_cut() -> None:
    findings = gr.check(DRAFT)
    page = findings._repr_html_()
    assert all(finding.rule in page for finding in findings)
    reading = Fragment(SHOWN["reading"]._repr_html_())
    assert reading.texts.count("value_unreadable") == 50
    assert "and 150 more" in reading.texts
    assert "and 11 more" in Fragment(SHOWN["collection"]._repr_html_()).texts


@given(reports())
@settings(max_examples=15)
def test_any_report_is_shown(report: gr.Report) -> None:
    for value in (report, gr.check(report), gr.locate(report)):
        Fragment(value._repr_html_())
