"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors show."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.documents.records import json_value
from govinfo_report.findings.document import uses
from govinfo_report.findings.finding import Finding
from govinfo_report.findings.grouped import Told, causes_of
from govinfo_report.findings.results import Results
from govinfo_report.json_text import written
from govinfo_report.language import Lang
from govinfo_report.waivers import NEVER, WaiverUse
from govinfo_report.waivers.waiver import STATES

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(reports: list[tuple[str | None, Results]], lang: Lang) -> str:
    """One run over all reports. Only the rules that found something are described."""
    found = {finding.rule for _, findings in reports for finding in findings}
    described = [rule for rule in rules_by_id().values() if rule.id in found]
    places = {rule.id: index for index, rule in enumerate(described)}
    waivers_given = any(findings.applied is not None for _, findings in reports)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "govinfo-report",
                "rules": [_rule(rule, lang) for rule in described],
            }
        },
        "language": {"zh": "zh-CN", "en": "en-US"}[lang],
        "results": [
            _result(finding, name or findings.about.source, places, lang)
            | _caused(causes_of(finding, findings), lang)
            # SARIF: either every result says whether it is suppressed, or none does.
            | ({"suppressions": list(_suppressions(finding))} if waivers_given else {})
            for name, findings in reports
            for finding in findings
        ],
    }
    if waivers_given:
        run["invocations"] = [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(use, lang) for use in uses(reports)],
            }
        ]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return written(log, indent=2) + "\n"


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": rule.explanation(lang)},
        "help": {"text": "\n".join([rule.formula, *(s.cite(lang) for s in rule.sources)])},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": rule.basis, "kind": rule.kind},
    }


def _result(
    finding: Finding, source: str | None, places: dict[str, int], lang: Lang
) -> dict[str, Any]:
    violated = finding.outcome == "violated"
    location: dict[str, Any] = {"logicalLocations": list(_logical(finding))}
    source = source or next((r.source for r in finding.reports if r.source), None)
    if source:
        location["physicalLocation"] = {"artifactLocation": {"uri": _address(source)}}
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


def _address(source: str) -> str:
    """A URI that leads to the source: an address as it is, of a file's name the bytes quoted."""
    if _SCHEME.match(source):
        return _quoted(_STRAY.sub("%25", source), "%/:?#@!$&'()*+,;=")
    drive = _DRIVE.match(source)
    if drive or os.sep == "\\":
        source = source.replace("\\", "/")
    # A colon in a relative path would be taken for the end of a scheme.
    return f"file:///{_quoted(source, '/:')}" if drive else _quoted(source, "/")


_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_DRIVE: Final = re.compile(r"[A-Za-z]:[\\/]")
_STRAY: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


def _quoted(text: str, safe: str) -> str:
    try:
        return quote(text, safe, errors="surrogateescape")
    except UnicodeEncodeError:  # half a pair of UTF-16, which Windows lets a name have
        return quote(text, safe, errors="backslashreplace")


def _caused(causes: list[Told], lang: Lang) -> dict[str, Any]:
    """The cells that are likeliest wrong, as related locations; nothing where none is known."""
    related = [
        {
            "logicalLocations": [{"fullyQualifiedName": change.pointer, "kind": "member"}],
            "message": {"text": told.heading(lang)},
            "properties": {"rootCause": told.number},
        }
        for told in causes
        if told.cause.slip is not None
        for change in told.cause.slip.changes
    ]
    return {"relatedLocations": related} if related else {}


def _suppressions(finding: Finding) -> Iterable[dict[str, Any]]:
    if finding.waiver is not None:
        yield {
            "kind": "external",
            "status": "accepted",
            "justification": finding.waiver.reason,
            "properties": {
                "waiver": finding.waiver.number,
                "expires": str(finding.waiver.expires or NEVER),
            },
        }


def _notification(use: WaiverUse, lang: Lang) -> dict[str, Any]:
    """What became of a waiver."""
    said = f"{use.name(lang)}: {STATES[use.state](lang)}: {use.message(lang)}"
    return {
        "level": "note" if use.state == "used" else "warning",
        "message": {"text": said},
        "properties": {
            "waiver": use.waiver.number,
            "rule": use.waiver.rule,
            "state": use.state,
            **({"why": use.why} if use.why else {}),
        },
    }


def _logical(finding: Finding) -> Iterable[dict[str, str]]:
    for pointer in finding.pointers:
        yield {"fullyQualifiedName": pointer, "kind": "member"}


def _plain(value: Any) -> int | float | str | bool | None:
    """A value for the property bag; a decimal as text, because json would make it a float."""
    value = json_value(value)
    return value if isinstance(value, (int, str, bool, type(None))) else str(value)
