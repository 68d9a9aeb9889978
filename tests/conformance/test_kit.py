"""The conformance kit covers what it promises, and its answers are those of the check."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

import govinfo_report as gr
from govinfo_report.documents.rules import rules_json
from govinfo_report.model import layout
from scripts.generators.conformance import LEVELS, rules_of
from tests.places import ROOT

KIT = ROOT / "schemas" / "conformance"
CASES: dict[int, dict[str, dict[str, Any]]] = {
    level: {path.stem: json.loads(path.read_text("utf-8")) for path in (KIT / folder).glob("*")}
    for level, folder in LEVELS.items()
}


@pytest.mark.parametrize("level", LEVELS)
def test_each_rule_of_a_level_has_each_outcome_in_each_edition(level: int) -> None:
    shown = {
        (entry["rule"], case["document"]["edition"], entry["outcome"])
        for case in CASES[level].values()
        for entry in case["outcomes"] or ()
    }
    for rule in rules_of(level):
        wanted = set(itertools.product([rule.id], rule.editions, rule.outcomes))
        assert wanted <= shown, wanted - shown


@pytest.mark.parametrize("level", LEVELS)
def test_a_case_is_refused_just_where_its_documents_are(level: int) -> None:
    for name, case in CASES[level].items():
        documents = [case[year] for year in ("document", "previous") if case[year] is not None]
        problems = [problem.pointer for each in documents for problem in gr.validate(each)]
        assert case["problems"] == problems, name
        assert case["refused"] == bool(problems), name
        assert case["refused"] or case["outcomes"] is not None, name


@pytest.mark.parametrize("level", LEVELS)
def test_the_answers_are_those_of_the_published_documents_when_they_are_loaded(level: int) -> None:
    """The cases are made from reports in memory; here they come from their files."""
    for name, case in CASES[level].items():
        if case["refused"]:
            continue
        report = gr.loads(json.dumps(case["document"]))
        previous = case["previous"] and gr.loads(json.dumps(case["previous"]))
        found = gr.check(report, previous=previous, select=[r.id for r in rules_of(level)])
        said = [(o.rule, o.scope, o.outcome) for o in found.outcomes]
        assert said == [(e["rule"], e["scope"], e["outcome"]) for e in case["outcomes"]], name
        findings = [e for e in case["outcomes"] if "severity" in e]
        assert len(findings) == len(found)


def test_there_are_both_shapes_and_sums_beyond_doubles_and_refusals() -> None:
    assert {"2021-dense-both-shapes", "2019-dense-neither-shape"} <= CASES[1].keys()
    sums = [
        (int(entry["expected"]), int(entry["actual"]))
        for case in CASES[1].values()
        for entry in case["outcomes"] or ()
        if entry["outcome"] == "violated"
    ]
    alike = [(one, other) for one, other in sums if one != other and float(one) == float(other)]
    assert alike
    assert sum(case["refused"] for case in CASES[1].values()) > 30


def test_the_rules_say_what_an_implementer_needs() -> None:
    document = json.loads(rules_json())
    used = {"levels", "cells", "exactness", "outcomes", "shapes", "both_shapes", "sides"}
    used |= {"severity", "not_applicable", "two_years", "two_years_result", "parameters"}
    assert document["semantics"].keys() == used
    readme = (KIT / "README.md").read_text("utf-8")
    for subject in used:
        assert f"`{subject}`" in readme, subject
    for edition, cells in document["cells"].items():
        assert [cell["id"] for cell in cells] == list(layout(edition).cells)


def test_the_first_level_and_its_runner_have_under_a_hundred_lines() -> None:
    files = [KIT / name for name in ("linear.mjs", "run.mjs")]
    assert sum(len(file.read_text("utf-8").splitlines()) for file in files) < 100
