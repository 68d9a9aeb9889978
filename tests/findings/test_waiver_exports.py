"""Waived findings, and what became of the waivers, in every export."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from jsonschema import Draft202012Validator

from govinfo_report.checks import check
from govinfo_report.findings import FORMATS, Findings, export
from govinfo_report.json_schema.published import schema_for
from govinfo_report.model import Report, replace_cells
from govinfo_report.waivers import Waivers
from tests.checks.building import consistent
from tests.findings.test_exports import NASTY, SARIF, Page

TODAY = dt.date(2026, 3, 1)
ONLY = "applications.row_total"
REASON = "已核实，原件如此"
TOTALS = {
    "used": "applications.received.total",
    "stale": "applications.carried_over.total",
    "expired": "applications.carried_forward.total",
    "open": "applications.outcomes.total.total",
}


def report() -> Report:
    """Four rows that do not add up."""
    return replace_cells(consistent("2021"), dict.fromkeys(TOTALS.values(), 1))


def waivers(reason: str = REASON) -> Waivers:
    """One waiver of each state; no. 4 is for a report that is not there, no. 5 for no finding."""
    of = report()
    findings = check(of, select=ONLY)
    by_cell = {finding.cells[-1]: finding for finding in findings}

    def waiver(state: str, expires: dt.date | None = None) -> Any:
        return findings.waiver_for(by_cell[TOTALS[state]], reason=reason, expires=expires)

    stale = waiver("stale")
    values = dict(stale.bound.values) | {TOTALS["stale"]: 77}
    stale = attrs.evolve(stale, bound=attrs.evolve(stale.bound, values=values))
    elsewhere = attrs.evolve(waiver("used"), agency="别处")
    cells = {"applications.outcomes.granted.total": 3}
    none = attrs.evolve(waiver("used"), bound=attrs.evolve(stale.bound, values=cells))
    every = [waiver("used"), stale, waiver("expired", dt.date(2026, 2, 28)), elsewhere, none]
    return Waivers([attrs.evolve(each, number=n) for n, each in enumerate(every, 1)])


STATES = ["used", "stale", "expired", "unused", "unused"]


def runs(reason: str = REASON) -> list[tuple[str | None, Findings]]:
    """Two files, the second sound."""
    given = waivers(reason)
    return [
        (name, check(of, select=ONLY, waivers=given, today=TODAY))
        for name, of in (("b.json", report()), ("a.json", consistent("2021")))
    ]


def test_the_states_are_those_the_tests_are_about() -> None:
    assert [use.state for use in runs()[0][1].waivers] == STATES


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_reason_and_every_idle_waiver(form: str, lang: str) -> None:
    text = "".join(export(runs(), form, lang=lang).split())
    assert REASON in text
    assert "2026-02-28" in text
    if form == "json":
        return
    words = {
        "zh": ("2026-02-28", "已与豁免时不同", "报告中没有这个问题"),
        "en": ("itslastdaywas2026-02-28", "givenforothervalues", "hasnosuchfinding"),
    }
    for said in words[lang]:
        assert said in text


def test_json_has_waived_findings_and_all_waivers() -> None:
    document = json.loads(export(runs(), "json"))
    validator = Draft202012Validator(schema_for("findings"))
    assert [error.message for error in validator.iter_errors(document)] == []
    assert [waiver["state"] for waiver in document["waivers"]] == STATES
    assert [waiver["why"] for waiver in document["waivers"]][3:] == ["no_report", "no_finding"]
    assert document["waivers"][1]["changed"] == [TOTALS["stale"]]
    first = document["reports"][0]
    assert first["summary"]["errors"] == 3
    assert first["summary"]["waived"] == 1
    marks = {entry["cells"][-1]: entry["waiver"] for entry in first["findings"]}
    assert marks.pop(TOTALS["used"]) == {"number": 1, "reason": REASON, "expires": None}
    assert list(marks.values()) == [None] * 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_suppresses_what_is_waived_and_says_so_of_every_result(lang: str) -> None:
    log = json.loads(export(runs(), "sarif", lang=lang))
    assert [error.message for error in SARIF.iter_errors(log)] == []
    (run,) = log["runs"]
    suppressed = [result for result in run["results"] if result["suppressions"]]
    (result,) = suppressed
    (suppression,) = result["suppressions"]
    assert suppression["status"] == "accepted"
    assert suppression["justification"] == REASON
    assert len([r for r in run["results"] if r["suppressions"] == []]) == 3
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    assert [each["properties"]["state"] for each in notifications] == STATES
    assert [each["level"] for each in notifications] == ["note", *["warning"] * 4]


def test_sarif_without_waivers_speaks_of_no_suppressions() -> None:
    (run,) = json.loads(check(report(), select=ONLY).to_sarif())["runs"]
    assert "invocations" not in run
    assert not any("suppressions" in result for result in run["results"])


def test_junit_skips_what_is_waived_and_has_a_suite_of_waivers() -> None:
    root = ET.fromstring(export(runs(), "junit"))  # noqa: S314  # written here
    *suites, waivers_suite = root
    assert [suite.get("failures") for suite in suites] == ["3", "0"]
    assert len(root.findall("testsuite/testcase/failure")) == 3
    for suite in root:
        assert len(suite.findall("testcase")) == int(suite.get("tests", ""))
        assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped", ""))
    assert [case.find("skipped") is None for case in waivers_suite] == [True, *[False] * 4]


def test_csv_marks_what_is_waived_and_adds_the_idle_waivers() -> None:
    rows = list(csv.DictReader(io.StringIO(export(runs(), "csv"), newline="")))
    found = [row for row in rows if row["severity"]]
    assert {row["cells"].split()[-1]: row["waiver"] for row in found} == {
        cell: "used" if state == "used" else "" for state, cell in TOTALS.items()
    }
    idle = [row for row in rows if not row["severity"]]
    assert [row["waiver"] for row in idle] == STATES[1:]
    assert [row["agency"] for row in idle][2] == "别处"
    assert {row["rule"] for row in idle} == {ONLY}
    assert [row["expires"] for row in idle] == ["never", "2026-02-28", "never", "never"]


def test_text_counts_waivers_of_reports_not_checked_and_lists_the_others() -> None:
    text = export(runs(), "text")
    assert "b.json: 3 errors, 0 warnings, 0 infos, 1 waived\n" in text
    assert f"error (waived) {ONLY} (Kinds of applicants" in text
    assert "waivers: used 1, unused 2, expired 1, stale 1, of these for reports not" in text
    assert [number for number in range(1, 6) if f" waiver {number} " in text] == [2, 3, 5]


@pytest.mark.parametrize("form", FORMATS)
def test_a_hostile_reason_does_no_harm(form: str) -> None:
    for words in NASTY:
        text = export(runs(words), form)
        if form == "sarif":
            assert [error.message for error in SARIF.iter_errors(json.loads(text))] == []
        if form == "junit":
            ET.fromstring(text)  # noqa: S314  # written here
        if form == "html":
            page = Page()
            page.feed(text)
            assert not page.open
            assert page.tags.count("script") == 1  # the filter of the table
        if form == "csv":
            (header, *rows) = csv.reader(io.StringIO(text, newline=""))
            column = header.index("reason")
            for row in rows:
                assert not row[column].lstrip().startswith(tuple("=+-@＝＋－＠"))
        if form == "text":
            assert "\x1b" not in text
            assert "\u202e" not in text
