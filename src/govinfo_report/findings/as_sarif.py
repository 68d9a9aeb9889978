"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.findings.document import json_value
from govinfo_report.findings.results import Finding, Results

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(reports: list[tuple[str | None, Results]], lang: str = "en") -> str:
    """One run over all reports. Only the rules that found something are described."""
    found = {finding.rule for _, findings in reports for finding in findings}
    described = [rule for rule in rules_by_id().values() if rule.id in found]
    places = {rule.id: index for index, rule in enumerate(described)}
    run = {
        "tool": {
            "driver": {
                "name": "govinfo-report",
                "rules": [_rule(rule, lang) for rule in described],
            }
        },
        "language": {"zh": "zh-CN", "en": "en-US"}[lang],
        "results": [
            _result(finding, name or findings.about.source, places, lang)
            for name, findings in reports
            for finding in findings
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": rule.explanation(lang)},
        "help": {"text": "\n".join([rule.formula, *(s.cite(lang) for s in rule.sources)])},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": rule.basis, "kind": rule.kind},
    }


def _result(
    finding: Finding, source: str | None, places: dict[str, int], lang: str
) -> dict[str, Any]:
    violated = finding.outcome == "violated"
    location: dict[str, Any] = {"logicalLocations": list(_logical(finding))}
    if source:
        location["physicalLocation"] = {
            "artifactLocation": {"uri": quote(source.replace("\\", "/"), safe="/:")}
        }
    properties = {
        "severity": finding.severity,
        "outcome": finding.outcome,
        "scope": finding.scope,
        "expected": _plain(finding.expected),
        "actual": _plain(finding.actual),
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        # SARIF: what is not a failure has the level none; "open" is its word for undecided.
        "kind": "fail" if violated else "open",
        "level": _LEVELS[finding.severity] if violated else "none",
        "message": {"text": finding.message(lang)},
        "locations": [location] if source or location["logicalLocations"] else [],
        "properties": {name: value for name, value in properties.items() if value is not None},
    }


def _logical(finding: Finding) -> Iterable[dict[str, str]]:
    for pointer in finding.pointers:
        yield {"fullyQualifiedName": pointer, "kind": "member"}


def _plain(value: Any) -> int | float | str | bool | None:
    """A value for the property bag; a decimal as text, because json would make it a float."""
    value = json_value(value)
    return value if isinstance(value, (int, str, bool, type(None))) else str(value)
