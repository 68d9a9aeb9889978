"""Outcomes as JUnit XML, which CI servers show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.findings.as_text import TOGETHER
from govinfo_report.findings.document import uses
from govinfo_report.findings.finding import RuleOutcome
from govinfo_report.findings.grouped import causes_of
from govinfo_report.findings.results import Results
from govinfo_report.language import Lang
from govinfo_report.waivers import WaiverUse
from govinfo_report.waivers.waiver import STATES, WAIVED

# XML 1.0 has no way to hold these, escaped or not.
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(reports: list[tuple[str | None, Results]], lang: Lang) -> str:
    """One suite a report, one case a rule and scope."""
    suites = [list(_suite(name, findings, lang)) for name, findings in reports]
    suites.append(list(_waivers(uses(reports), lang)))
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    lines += [line for suite in suites for line in suite]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(name: str | None, findings: Results, lang: Lang) -> Iterator[str]:
    about = findings.about
    outcomes = findings.outcomes
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
        yield from _case(outcome, findings, lang)
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


def _case(outcome: RuleOutcome, findings: Results, lang: Lang) -> Iterator[str]:
    scope = f" [{outcome.scope}]" if outcome.scope else ""
    if outcome.reports:  # the reports of one suite, told apart
        first = outcome.reports[0]
        scope += f" ({first.agency or first.title or first.source} {first.year})"
    head = (
        f"<testcase classname={_attribute(rules_by_id()[outcome.rule].kind)}"
        f" name={_attribute(outcome.rule + scope)}"
    )
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
        causes = (told.heading(lang) for told in causes_of(finding, findings))
        text = _text("\n".join([message, *causes]))
        body = f'<failure type="error" message={_attribute(message)}>{text}</failure>'
    elif _skipped(outcome):
        body = f"<skipped message={_attribute(message)}/>"
    else:
        body = f"<system-out>{_text(f'{finding.severity}: {message}')}</system-out>"
    yield f"{head}>{body}</testcase>"


def _waivers(all_uses: tuple[WaiverUse, ...], lang: Lang) -> Iterator[str]:
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
            said = f"{STATES[use.state](lang)}: {use.message(lang)}"
            yield f"{head}><skipped message={_attribute(said)}/></testcase>"
    yield "</testsuite>"


def _text(value: str) -> str:
    return escape(_FORBIDDEN.sub("�", value))


def _attribute(value: str) -> str:
    # quoteattr also turns line breaks into references, so that they survive in an attribute.
    return quoteattr(_FORBIDDEN.sub("�", value))
