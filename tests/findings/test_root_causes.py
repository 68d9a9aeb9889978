"""Findings under the cell that is wrong: which, why, and what every export says of it."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import attrs
import pytest
from hypothesis import given, settings

import govinfo_report as gr
from govinfo_report import localisation
from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.findings import causes as causes_module
from govinfo_report.language import Lang
from govinfo_report.localisation import locate
from govinfo_report.testing.strategies import reports as any_reports
from tests.localisation.figures import reports
from tests.localisation.spoiling import spoiled, wrong_figures

CITY = reports()["city"]
GRANTED = "applications.outcomes.granted.natural_person"
DISPUTES = "disputes.reconsideration"


def zeros(cells: dict[str, Any]) -> gr.Report:
    sound = gr.Report(edition="2021", title="某局报告", agency="某局", year=2023)
    return gr.replace_cells(gr.with_cells(sound, 0), cells)


def one_wrong_cell() -> gr.Findings:
    return gr.check(gr.replace_cells(CITY, {GRANTED: 128}), select="applications")


def named(cause: gr.RootCause) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.scope) for finding in cause.findings]


def test_one_wrong_cell_is_one_root_cause_with_the_identities_as_its_findings() -> None:
    (cause,) = one_wrong_cell().root_causes
    assert cause.slip is not None
    assert [(c.cell, c.before, c.after) for c in cause.slip.changes] == [(GRANTED, 128, 1288)]
    assert cause.slip.kind == "digit_dropped"
    assert set(named(cause)) == {
        ("applications.outcome_total", "natural_person"),
        ("applications.row_total", "outcomes.granted"),
    }
    assert (cause.alternatives, cause.tied, cause.more_than, cause.complete) == ((), 0, None, True)


def test_every_violated_identity_stands_under_a_root_cause() -> None:
    rng = random.Random(5)
    for _ in range(30):
        findings = gr.check(spoiled(CITY, wrong_figures(3), rng)[0])
        broken = [f for f in findings if f.definition.kind == "identity"]
        under = [f for cause in findings.root_causes for f in cause.findings]
        assert broken
        assert all(f in under for f in broken)


def test_two_slips_in_two_tables_are_two_root_causes_each_with_its_own_alternatives() -> None:
    report = gr.replace_cells(CITY, {GRANTED: 128, f"{DISPUTES}.total": 3})
    first, second = gr.check(report).root_causes
    assert {rule for rule, _ in named(first)} == {
        "applications.outcome_total",
        "applications.row_total",
    }
    assert named(second) == [("disputes.total", "reconsideration")]
    assert first.alternatives == ()
    # Five cells, one identity: any of them may be the wrong one that can make up for it.
    assert second.alternatives
    assert all(
        change.cell.startswith(f"{DISPUTES}.")
        for slips in second.alternatives
        for slip in slips
        for change in slip.changes
    )


def test_likely_alternatives_are_told_from_equally_likely_ones() -> None:
    zero_total = zeros({f"{DISPUTES}.upheld": 1})
    (cause,) = gr.check(zero_total, select="disputes.total").root_causes
    assert cause.slip is not None
    assert (cause.slip.kind, len(cause.alternatives), cause.tied) == ("total_zero", 1, 0)
    assert "(likeliest of 2)" in gr.check(zero_total).to_text("en")
    halves = {f"{DISPUTES}.upheld": 25, f"{DISPUTES}.corrected": 25, f"{DISPUTES}.total": 54}
    findings = gr.check(zeros(halves), select="disputes.total")
    (cause,) = findings.root_causes
    assert cause.tied >= 1
    assert "equally likely" in findings.to_text("en")


def test_a_contradiction_that_no_single_identity_shows_has_a_cause_too() -> None:
    blank = {
        f"applications.{row}.{column}": None
        for row in ("received", "carried_over", "outcomes.total", "carried_forward")
        for column in ("natural_person", "total")
    }
    wrong = {
        "applications.received.total": 10,
        GRANTED: 5_000,
        "applications.outcomes.granted.total": 9,
    }
    report = gr.replace_cells(CITY, blank | wrong)
    findings = gr.check(report, select="applications")
    assert gr.locate(report).status == "inconsistent"
    assert findings.root_causes


def test_what_is_found_about_just_the_wrong_cell_stands_under_it() -> None:
    report = zeros({GRANTED: -4})
    findings = gr.check(report)
    (cause,) = findings.root_causes
    assert "cell.negative" in {rule for rule, _ in named(cause)}


def test_a_rule_left_out_takes_its_causes_with_it() -> None:
    report = gr.replace_cells(CITY, {GRANTED: 128, f"{DISPUTES}.total": 3})
    (cause,) = gr.check(report, select="disputes").root_causes
    assert named(cause) == [("disputes.total", "reconsideration")]
    assert gr.check(report, select="structure").root_causes == ()


def test_nothing_is_located_before_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def heard(report: gr.Report, **options: Any) -> gr.Localisation:
        asked.append(options)
        return locate(report, **options)

    monkeypatch.setattr(localisation, "locate", heard)
    findings = one_wrong_cell()
    assert (findings.ok, len(findings), asked) == (False, 2, [])
    assert findings.root_causes is findings.root_causes
    assert [options["solve"] for options in asked] == [False]
    assert gr.check(CITY).root_causes == ()
    assert len(asked) == 1


def test_where_too_much_is_wrong_it_says_so_and_keeps_the_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(causes_module, "CAP", 0)
    findings = gr.check(spoiled(CITY, wrong_figures(3), random.Random(3))[0], select="applications")
    (cause,) = findings.root_causes
    assert cause.slip is None
    assert cause.more_than is not None
    assert cause.findings == tuple(findings)
    assert "cannot be named: more than" in findings.to_text("en")
    assert "指不出来：错的超过" in findings.to_text("zh")
    (entry,) = json.loads(findings.to_json())["reports"][0]["root_causes"]
    assert (entry["slip"], entry["more_than"]) == (None, cause.more_than)


def test_where_the_work_did_not_suffice_for_every_tie_it_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    halves = {f"{DISPUTES}.upheld": 25, f"{DISPUTES}.corrected": 25, f"{DISPUTES}.total": 54}
    (cause,) = gr.check(zeros(halves), select="disputes.total").root_causes
    assert cause.complete
    assert "as few cells" not in gr.check(zeros(halves)).to_text("en")
    monkeypatch.setattr(causes_module, "CAP", 70)
    findings = gr.check(zeros(halves), select="disputes.total")
    (cause,) = findings.root_causes
    assert cause.slip is not None
    assert (cause.more_than, cause.complete) == (None, False)
    assert "as few cells" in findings.to_text("en")
    assert "同样少" in findings.to_text("zh")


def test_a_waived_finding_stays_under_its_cause_as_waived() -> None:
    findings = one_wrong_cell()
    waivers = gr.Waivers(
        tuple(findings.waiver_for(f, reason="已核实", expires=None) for f in findings)
    )
    report = gr.replace_cells(CITY, {GRANTED: 128})
    waived = gr.check(report, select="applications", waivers=waivers)
    (cause,) = waived.root_causes
    assert all(finding.waiver for finding in cause.findings)
    assert waived.to_text("zh").splitlines()[1].startswith("根源1 (已豁免)：")
    partly = gr.check(report, select="applications", waivers=gr.Waivers(waivers.entries[:1]))
    (cause,) = partly.root_causes
    assert [finding.waiver is not None for finding in cause.findings] == [True, False]
    assert partly.to_text("zh").splitlines()[1].startswith("根源1：")


def test_text_has_the_root_cause_first_with_its_evidence_and_each_finding_once() -> None:
    report = gr.replace_cells(CITY, {GRANTED: 128, f"{DISPUTES}.total": 3})
    findings = gr.check(report)
    for lang, head, evidence in (
        ("en", "root cause 1: a digit was dropped", "explains: applications.outcome_total"),
        ("zh", "根源1：漏了一位数字", "由此不成立：applications.outcome_total"),
    ):
        lines = findings.to_text(lang, width=200).splitlines()
        assert lines[1].startswith(head)
        assert lines[2].strip().startswith(evidence)
        rules = [f"{severity(f, lang)} {f.definition.named(lang)}" for f in findings]
        shown = [line.strip() for line in lines if line.strip() in rules]
        assert sorted(shown) == sorted(rules)


def severity(finding: gr.Finding, lang: Lang) -> str:
    return SEVERITIES[finding.severity](lang)


def test_text_names_rules_and_rows_beside_their_ids() -> None:
    report = gr.replace_cells(CITY, {GRANTED: 128})
    lines = gr.check(report, select="applications").to_text("zh", width=200).splitlines()
    assert lines[2].strip() == (
        "由此不成立：applications.outcome_total（办理结果之和等于（七）总计）：“自然人”；"
        "applications.row_total（六类申请人之和等于总计）：“（一）予以公开”"
    )
    assert "  错误 applications.row_total（六类申请人之和等于总计）" in lines


def test_text_and_page_have_errors_before_warnings_before_remarks() -> None:
    blank = {"applications.received.total": None}
    findings = gr.check(attrs.evolve(zeros(blank), overview=gr.ABSENT))
    ranks = [list(SEVERITIES).index(finding.severity) for finding in findings]
    assert ranks != sorted(ranks)
    words = "|".join(text.en for text in SEVERITIES.values())
    for text, mark in (
        (findings.to_text("en"), rf"^({words}) "),
        (findings.to_html("en"), rf'<span class="state">({words})[ <]'),
    ):
        shown = [list(SEVERITIES).index(word) for word in re.findall(mark, text, re.MULTILINE)]
        assert shown == sorted(ranks)


def test_json_points_at_findings() -> None:
    findings = one_wrong_cell()
    (report,) = json.loads(findings.to_json())["reports"]
    (cause,) = report["root_causes"]
    assert cause["slip"]["changes"] == [
        {
            "cell": GRANTED,
            "pointer": "/" + GRANTED.replace(".", "/"),
            "before": 128,
            "after": 1288,
            "least": 1288,
            "greatest": 1288,
        }
    ]
    assert [report["findings"][place]["rule"] for place in cause["findings"]] == [
        rule for rule, _ in named(findings.root_causes[0])
    ]
    assert cause["message"]["zh"].startswith("根源1：漏了一位数字")


def test_sarif_relates_each_result_to_the_wrong_cell() -> None:
    results = json.loads(one_wrong_cell().to_sarif("en"))["runs"][0]["results"]
    for result in results:
        (related,) = result["relatedLocations"]
        assert related["logicalLocations"][0]["fullyQualifiedName"] == "/" + GRANTED.replace(
            ".", "/"
        )
        assert "a digit was dropped" in related["message"]["text"]


def test_html_csv_and_junit_name_the_cause() -> None:
    findings = one_wrong_cell()
    page = findings.to_html("zh")
    assert page.index("填128，应为1288") < page.index("漏了一位数字")
    assert page.index("漏了一位数字") < page.index("applications.outcome_total</code>")
    rows = list(csv.DictReader(io.StringIO(findings.to_csv("zh"))))
    assert all(row["root_cause"].startswith("根源1：漏了一位数字") for row in rows)
    root = ET.fromstring(findings.to_junit("zh"))  # noqa: S314  # written here
    failures = [failure.text or "" for failure in root.iter("failure")]
    assert len(failures) == len(findings)
    assert all("根源1：漏了一位数字" in text for text in failures)


def test_a_collection_has_the_causes_of_its_members() -> None:
    sound = gr.replace_cells(CITY, {})
    findings = gr.check_collection([sound, gr.replace_cells(CITY, {GRANTED: 128})])
    (cause,) = findings.root_causes
    assert cause in findings.members[1].root_causes
    assert "root cause 1: a digit was dropped" in findings.to_text("en")


@settings(max_examples=60)
@given(any_reports())
def test_any_report_has_causes_that_point_at_its_findings(report: gr.Report) -> None:
    findings = gr.check(report)
    for cause in findings.root_causes:
        assert cause.findings
        assert all(any(f is found for found in findings) for f in cause.findings)
    json.loads(findings.to_json())
    findings.to_text("zh")


REPORTED: dict[str, Callable[[gr.Findings], str]] = {
    "text": gr.Findings.to_text,
    "html": gr.Findings.to_html,
    "sarif": gr.Findings.to_sarif,
}


@pytest.mark.parametrize("form", REPORTED)
def test_a_report_without_a_broken_identity_loads_no_localiser(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(causes_module, "root_causes", lambda *_: pytest.fail("not needed"))
    assert REPORTED[form](gr.check(CITY, select="applications"))
