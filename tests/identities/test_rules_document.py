"""``rules.json`` is enough to run the linear rules: a small port, from it alone, says the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from jsonschema import Draft202012Validator

from govinfo_report.checks import check, rules
from govinfo_report.documents.rules import rules_json
from govinfo_report.json_schema.published import schema_for
from govinfo_report.model import Report, cells
from govinfo_report.testing.strategies import reports
from tests.places import ROOT

DOCUMENT = json.loads(rules_json())


def ported(rule: Mapping[str, Any], edition: str, figures: Mapping[str, Any]) -> dict[str, str]:
    """Scope → outcome of a linear rule, by the comment of the document and nothing else."""
    first, second = (
        {row: [c for c in figures if c.startswith(f"{row}.")] for row in rows}
        for rows in DOCUMENT["alternatives"][edition]
    )
    has_first, has_second = any(first.values()), any(second.values())
    lacking = [] if has_first and has_second else list(first if has_second else second)
    outcomes = {}
    for instance in rule["linear"]["terms"][edition]:
        terms = {
            cell: sign
            for cell, sign in instance["coefficients"].items()
            if cell.rpartition(".")[0] not in lacking
        }
        outcomes[instance["scope"]] = _outcome(rule["linear"]["relation"], terms, figures)
    return outcomes


def _outcome(relation: str, terms: Mapping[str, int], figures: Mapping[str, Any]) -> str:
    if not any(cell in figures for cell in terms):
        return "not_applicable"
    known = sum(sign * (figures.get(cell) or 0) for cell, sign in terms.items())
    unknown = {sign for cell, sign in terms.items() if figures.get(cell) is None}
    absent = {sign for cell, sign in terms.items() if cell not in figures}
    if relation == "=":
        right = known == 0 and not absent
        possible = known == 0 or (-1 if known > 0 else 1) in unknown
    else:
        right = known <= 0 and 1 not in absent
        possible = known <= 0 or -1 in unknown
    return "holds" if right else "undecided" if possible else "violated"


@settings(max_examples=60)
@given(reports())
def test_a_port_of_the_document_agrees_with_the_check(report: Report) -> None:
    figures = cells(report)
    for rule in DOCUMENT["rules"]:
        if not rule["linear"] or report.edition not in rule["editions"]:
            continue
        said = {o.scope: o.outcome for o in check(report, select=rule["id"]).outcomes}
        if None in said:  # the whole table is absent
            said = dict.fromkeys(ported(rule, report.edition, figures), said[None])
        assert ported(rule, report.edition, figures) == said, rule["id"]


def test_the_document_holds_every_rule_and_follows_its_schema() -> None:
    assert [rule["id"] for rule in DOCUMENT["rules"]] == [rule.id for rule in rules()]
    validator = Draft202012Validator(schema_for("rules"))
    assert [error.message for error in validator.iter_errors(DOCUMENT)] == []


def test_the_published_document_is_the_generated_one() -> None:
    assert (ROOT / "schemas" / "rules.json").read_text(encoding="utf-8") == rules_json()
