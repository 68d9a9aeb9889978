"""Every export of findings: valid, complete, and harmless whatever words a report holds."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from typing import Any, get_args, get_type_hints
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec import UnsetType
from msgspec.inspect import is_struct_type

from govinfo_report.checks import check, rules
from govinfo_report.display import width
from govinfo_report.documents.findings import FindingsDocument
from govinfo_report.findings import FORMATS, Findings, export
from govinfo_report.json_schema.published import schema_for
from govinfo_report.model import Metadata, replace_cells
from govinfo_report.testing.strategies import reports
from tests.checks.building import consistent, report_of, subject_of
from tests.places import ROOT

DATA = ROOT / "tests" / "data"
SARIF = Draft202012Validator(json.loads((DATA / "sarif-2.1.0.json").read_text("utf-8-sig")))

NASTY = [
    "=cmd|' /C calc'!A0",
    "+1+2",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "<script>alert(1)</script>",
    '" onmouseover="x',
    "]]>",
    "\x00\x01\x1b[31m",
    "\u202e倒",
    "\ufffe",
    "＝1+1",
]


@cache
def every_finding() -> list[tuple[str | None, Findings]]:
    """The findings of every example of every rule."""
    found = []
    for rule in rules():
        for number, example in enumerate(rule.examples):
            previous = report_of(example.previous) if example.previous else None
            found.append(
                (f"{rule.id} {number}.json", check(subject_of(example), previous=previous))
            )
    return found  # type: ignore[return-value]  # a list of pairs with a name is one with or without


def nasty(words: str) -> Findings:
    """Findings of a report whose every text is hostile."""
    report = attrs.evolve(
        replace_cells(
            consistent("2021"),
            {"applications.received.total": words, "applications.carried_over.total": -3},
        ),
        title=words,
        agency=words,
        other_matters=[words],
        metadata=Metadata(publisher=f"{words}办", source=words, published_at="2023-01-01"),
        extensions={"local": [{"table": "disputes", "label": words}]},
    )
    return check(report)


def test_the_vendored_schema_is_the_one_its_note_names() -> None:
    content = (DATA / "sarif-2.1.0.json").read_bytes()
    assert hashlib.sha256(content).hexdigest() in (DATA / "sarif-2.1.0.md").read_text("utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_of_every_example_is_valid(lang: str) -> None:
    log = json.loads(export(every_finding(), "sarif", lang=lang))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    assert len(run["results"]) == sum(len(findings) for _, findings in every_finding())
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        violated = result["properties"]["outcome"] == "violated"
        assert (result["kind"] == "fail") == violated
        assert (result["level"] == "none") != violated


@pytest.mark.parametrize("words", NASTY)
def test_sarif_of_hostile_words_is_valid(words: str) -> None:
    log = json.loads(nasty(words).to_sarif())
    assert [error.message for error in SARIF.iter_errors(log)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_junit_has_a_case_for_every_outcome(lang: str) -> None:
    everything = every_finding()
    root = ET.fromstring(export(everything, "junit", lang=lang))  # noqa: S314  # written here
    assert root.tag == "testsuites"
    assert len(root) == len(everything)
    for suite, (name, findings) in zip(root, everything, strict=True):
        assert suite.get("name") == name
        cases = suite.findall("testcase")
        assert len(cases) == len(findings.outcomes) == int(suite.get("tests", ""))
        assert len(suite.findall("testcase/failure")) == len(findings.errors)
        assert int(suite.get("failures", "")) == len(findings.errors)
        skipped = [o for o in findings.outcomes if o.outcome in ("undecided", "not_applicable")]
        assert len(suite.findall("testcase/skipped")) == len(skipped)
        assert int(suite.get("skipped", "")) == len(skipped)
        for case in cases:
            assert {*case.keys()} == {"classname", "name"}


@pytest.mark.parametrize("words", NASTY)
def test_junit_of_hostile_words_is_well_formed(words: str) -> None:
    ET.fromstring(nasty(words).to_junit())  # noqa: S314  # written on this line


@pytest.mark.parametrize("words", NASTY)
def test_csv_runs_no_formula_and_keeps_numbers(words: str) -> None:
    rows = list(csv.reader(io.StringIO(nasty(words).to_csv(), newline="")))
    assert len({len(row) for row in rows}) == 1
    for row in rows[1:]:
        for field in row:
            number = re.fullmatch(r"-?\d+(\.\d+)?", field)
            assert number or not field.lstrip().startswith(tuple("=+-@＝＋－＠")), field
    actual = rows[0].index("actual")
    assert [row[actual] for row in rows if row[3] == "cell.negative"] == ["-3"]


class Page(HTMLParser):
    """What of a page would run."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attributes}
        if tag not in ("meta", "br", "col", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("words", NASTY)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_of_hostile_words_is_one_page_without_scripts(words: str, lang: str) -> None:
    text = nasty(words).to_html(lang)
    page = Page()
    page.feed(text)
    assert not page.open
    assert "script" not in page.tags
    assert page.attributes <= {
        *("lang", "charset", "http-equiv", "name", "content"),
        *("scope", "class", "colspan", "rowspan", "style", "role", "tabindex", "aria-label"),
        *("id", "headers", "href", "title", "aria-describedby"),
        *("data-head", "data-cell", "data-marks", "data-due", "data-long", "data-govinfo-aside"),
    }
    assert "default-src 'none'" in text
    assert not re.search("https?:", text)
    assert all(character.isprintable() or character == "\n" for character in text)


@settings(max_examples=40)
@given(reports(), st.integers(40, 100), st.sampled_from(["zh", "en"]))
def test_text_keeps_within_its_width(report: Any, columns: int, lang: str) -> None:
    text = check(report).to_text(lang, width=columns)
    assert all(width(line) <= columns for line in text.splitlines())


@pytest.mark.parametrize("words", NASTY)
def test_text_sends_no_commands_to_the_terminal(words: str) -> None:
    text = nasty(words).to_text()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", text)


def test_json_has_the_shape_of_its_classes() -> None:
    document = json.loads(export(every_finding(), "json"), parse_float=Decimal)
    _same_members(document, FindingsDocument)
    published = Draft202012Validator(schema_for("findings"))
    assert [
        error.message
        for error in published.iter_errors(json.loads(json.dumps(document, default=float)))
    ] == []
    for (name, findings), entry in zip(every_finding(), document["reports"], strict=True):
        assert entry["report"]["source"] == name
        assert [f["rule"] for f in entry["findings"]] == [f.rule for f in findings]
        assert [f["message"]["zh"] for f in entry["findings"]] == [
            f.message("zh") for f in findings
        ]
        assert len(entry["outcomes"]) == len(findings.outcomes)
        assert entry["summary"]["ok"] == findings.ok
        assert entry["summary"]["errors"] == len(findings.errors)


def _same_members(value: Any, shape: type[Any]) -> None:
    hints = get_type_hints(shape)
    fields = {n: h for n, h in hints.items() if n in value or UnsetType not in get_args(h)}
    assert list(value) == list(fields)
    for name, kind in fields.items():
        inner = getattr(kind, "__args__", (kind,))[0]
        if is_struct_type(inner) and value[name] is not None:
            for item in value[name] if isinstance(value[name], list) else [value[name]]:
                _same_members(item, inner)


def test_amounts_stay_exact_in_json() -> None:
    cell = "proactive_disclosure.administrative_fees.amount"
    before = attrs.evolve(replace_cells(consistent("2021"), {cell: Decimal("25.1")}), year=2022)
    report = replace_cells(consistent("2021"), {cell: Decimal("251000.10")})
    text = check(report, previous=before, select="cell.fee_scale").to_json()
    assert "251000.10" in text


@pytest.mark.parametrize("style", FORMATS)
def test_a_clean_report_exports_too(style: str) -> None:
    exported = export([("a.json", check(consistent("2021")))], style)
    assert bool(exported) == (style not in ("concise", "github"))  # these have findings alone


def test_unknown_formats_and_languages_are_refused() -> None:
    findings = check(consistent("2021"))
    with pytest.raises(ValueError, match=r"docx.*text, concise"):
        export([(None, findings)], "docx")
    with pytest.raises(ValueError, match="'fr'"):
        findings.to_html("fr")


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("报告 1.json", "%E6%8A%A5%E5%91%8A%201.json"),
        ("100%41.json", "100%2541.json"),
        ("a:b?c#d.html", "a%3Ab%3Fc%23d.html"),
        ("/home/a/年.txt", "/home/a/%E5%B9%B4.txt"),
        ("C:\\a b\\c.txt", "file:///C:/a%20b/c.txt"),
        (b"\xc4\xea.txt".decode("utf-8", "surrogateescape"), "%C4%EA.txt"),
        ("half \ud83d.txt", "half%20%5Cud83d.txt"),
        ("https://example.gov.cn/a.html?b=%E4&c=1", "https://example.gov.cn/a.html?b=%E4&c=1"),
        ("http://例.cn/a b/100%?q=年#x", "http://%E4%BE%8B.cn/a%20b/100%25?q=%E5%B9%B4#x"),
    ],
)
def test_the_uri_in_sarif_leads_to_the_file_or_the_address(source: str, uri: str) -> None:
    report = replace_cells(consistent("2021"), {"disputes.reconsideration.total": 1})
    log = json.loads(export([(source, check(report))], "sarif"))
    (location,) = log["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("style", ["json", "junit", "csv", "html", "text"])
def test_a_file_name_that_is_no_utf8_is_shown(style: str) -> None:
    report = replace_cells(consistent("2021"), {"disputes.reconsideration.total": 1})
    name = "年报.txt".encode("gbk").decode("utf-8", "surrogateescape")
    text = export([(name, check(report))], style, lang="zh")
    assert "年报.txt" in text.encode().decode()
