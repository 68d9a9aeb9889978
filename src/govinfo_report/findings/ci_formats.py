"""Findings for CI servers and code hosts: JUnit XML, and SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from govinfo_report.catalogue.addresses import rule_address
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.documents.findings import WAIVED, WAIVER_STATES
from govinfo_report.documents.records import json_value
from govinfo_report.findings.as_text import TOGETHER
from govinfo_report.findings.causes import RootCause, causes_of
from govinfo_report.findings.finding import Finding, RuleOutcome
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.json_text import written
from govinfo_report.language import Lang
from govinfo_report.page import Place
from govinfo_report.waivers import NEVER, WaiverUse

# XML 1.0 has no way to hold these, escaped or not.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(parts: list[NamedPart], lang: Lang) -> str:
    """One suite a report, one case a rule and scope."""
    suites = [list(_suite(name, part, lang)) for name, part in parts]
    suites.append(list(_waiver_suite(uses(parts), lang)))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    lines += [line for suite in suites for line in suite]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(name: str | None, part: ReportPart, lang: Lang) -> Iterator[str]:
    about = part.about
    outcomes = part.outcomes
    title = name or about.source or about.title or about.agency or "report"
    if about.edition is None:
        title = name or TOGETHER(lang)
    counts = {
        "tests": len(outcomes),
        "failures": sum(_fails(outcome) for outcome in outcomes),
        "errors": 0,
        "skipped": sum(map(_skipped, outcomes)),
    }
    numbers = " ".join(f'{key}="{value}"' for key, value in counts.items())
    yield f"<testsuite name={_attribute(title)} {numbers}>"
    for outcome in outcomes:
        yield from _case(outcome, part, lang)
    yield "</testsuite>"


def _fails(outcome: RuleOutcome) -> bool:
    finding = outcome.finding
    return (
        finding is not None
        and finding.outcome == "violated"
        and finding.severity == "error"
        and finding.waiver is None
    )


def _skipped(outcome: RuleOutcome) -> bool:
    waived = outcome.finding is not None and outcome.finding.waiver is not None
    return waived or outcome.outcome in ("undecided", "not_applicable")


def _case(outcome: RuleOutcome, part: ReportPart, lang: Lang) -> Iterator[str]:
    scope = f" [{outcome.scope}]" if outcome.scope else ""
    if outcome.reports:  # the reports of one suite, told apart
        first = outcome.reports[0]
        scope += f" ({first.agency or first.title or first.source} {first.year})"
    rule = outcome.definition or rules_by_id()[outcome.rule]
    head = f"<testcase classname={_attribute(rule.kind)} name={_attribute(outcome.rule + scope)}"
    finding = outcome.finding
    if finding is None:
        if outcome.reason is None:
            yield f"{head}/>"
        else:
            yield f"{head}><skipped message={_attribute(outcome.reason(lang))}/></testcase>"
        return
    message = finding.message(lang)
    if finding.waiver is not None:
        message = f"{WAIVED(lang)}: {finding.waiver.reason} | {message}"
    if _fails(outcome):
        causes = (cause.heading(lang) for cause in causes_of(finding, part.root_causes))
        text = _xml_text("\n".join([message, *causes]))
        body = f'<failure type="error" message={_attribute(message)}>{text}</failure>'
    elif _skipped(outcome):
        body = f"<skipped message={_attribute(message)}/>"
    else:
        body = f"<system-out>{_xml_text(f'{finding.severity}: {message}')}</system-out>"
    yield f"{head}>{body}</testcase>"


def _waiver_suite(all_uses: tuple[WaiverUse, ...], lang: Lang) -> Iterator[str]:
    """A suite of the waivers; nothing where the check was given none. None of them fails."""
    if not all_uses:
        return
    tests, skipped = len(all_uses), sum(use.state != "used" for use in all_uses)
    numbers = f'tests="{tests}" failures="0" errors="0" skipped="{skipped}"'
    yield f'<testsuite name="waivers" {numbers}>'
    for use in all_uses:
        head = f'<testcase classname="waivers" name={_attribute(use.name(lang))}'
        if use.state == "used":
            yield f"{head}/>"
        else:
            said = f"{WAIVER_STATES[use.state](lang)}: {use.message(lang)}"
            yield f"{head}><skipped message={_attribute(said)}/></testcase>"
    yield "</testsuite>"


def _xml_text(value: str) -> str:
    return escape(_FORBIDDEN.sub("�", value))


def _attribute(value: str) -> str:
    # quoteattr also turns line breaks into references, so that they survive in an attribute.
    return quoteattr(_FORBIDDEN.sub("�", value))


_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_LANGUAGES: Final[Mapping[Lang, str]] = {"zh": "zh-CN", "en": "en-US"}


def _version() -> str:
    """The version of the program; the package is loaded by whoever calls this."""
    version: str = sys.modules[__name__.partition(".")[0]].__version__
    return version


def as_sarif(parts: list[NamedPart], lang: Lang) -> str:
    """One run over all reports. Only the rules that found something are described."""
    found = {finding.rule: finding.definition for _, part in parts for finding in part.found}
    described = [found.pop(rule_id) for rule_id in rules_by_id() if rule_id in found]
    described += found.values()  # those of a rule pack
    places = {rule.id: index for index, rule in enumerate(described)}
    waivers_given = any(part.applied is not None for _, part in parts)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "govinfo-report",
                "version": _version(),
                "language": _LANGUAGES[lang],
                "rules": [_rule(rule, lang) for rule in described],
            }
        },
        "language": _LANGUAGES[lang],
        "translations": [
            {
                "name": "govinfo-report",
                "language": _LANGUAGES[other],
                "contents": ["localizedData"],
                "rules": [_rule(rule, other) for rule in described],
            }
            for other in _LANGUAGES
            if other != lang
        ],
        "results": [
            _result(finding, part, name or part.about.source, places, lang)
            | _caused(causes_of(finding, part.root_causes), part, name or part.about.source, lang)
            # SARIF: either every result says whether it is suppressed, or none does.
            | ({"suppressions": list(_suppressions(finding))} if waivers_given else {})
            for name, part in parts
            for finding in part.found
        ],
    }
    if waivers_given:
        run["invocations"] = [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(use, lang) for use in uses(parts)],
            }
        ]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return written(log, indent=2) + "\n"


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    address = rule_address(rule.id, lang)
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title(lang)},
        "fullDescription": {"text": rule.explanation(lang)},
        **({"helpUri": address} if address else {}),
        "help": {"text": "\n".join([rule.formula, *(s.cite(lang) for s in rule.sources)])},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"basis": rule.basis, "kind": rule.kind},
    }


def _result(
    finding: Finding, part: ReportPart, source: str | None, places: dict[str, int], lang: Lang
) -> dict[str, Any]:
    violated = finding.outcome == "violated"
    place = part.place(*finding.cells)
    location: dict[str, Any] = {"logicalLocations": [*_logical(finding), *_in_words(place, lang)]}
    source = source or next((r.source for r in finding.reports if r.source), None)
    location |= _physical(source, place)
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


def _physical(source: str | None, place: Place | None) -> dict[str, Any]:
    """The file, and the line of a text; nothing without a file."""
    if not source:
        return {}
    physical: dict[str, Any] = {"artifactLocation": {"uri": _address(source)}}
    if place is not None and place.line is not None and place.page is None:
        physical["region"] = {"startLine": place.line}
    return {"physicalLocation": physical}


def _in_words(place: Place | None, lang: Lang) -> Iterator[dict[str, str]]:
    """A place that is no line: the cell of a sheet, or page, table and row in words."""
    if place is not None and (place.cell is not None or place.line is None or place.page):
        name = place.cell or place.text(lang)
        if name:
            yield {"name": name, "kind": "element" if place.cell is None else "cell"}


def _caused(
    causes: list[RootCause], part: ReportPart, source: str | None, lang: Lang
) -> dict[str, Any]:
    """The cells that are likeliest wrong, as related locations; nothing where none is known."""
    related = [
        {
            "logicalLocations": [
                {"fullyQualifiedName": change.pointer, "kind": "member"},
                *_in_words(part.place(change.cell), lang),
            ],
            **_physical(source, part.place(change.cell)),
            "message": {"text": cause.heading(lang)},
            "properties": {"rootCause": cause.number},
        }
        for cause in causes
        if cause.slip is not None
        for change in cause.slip.changes
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
    said = f"{use.name(lang)}: {WAIVER_STATES[use.state](lang)}: {use.message(lang)}"
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
