"""Findings one a line: ``concise`` for the eye and for editors, ``github`` for its runner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.documents.findings import WAIVED, WAIVER_STATES
from govinfo_report.findings.as_text import TOGETHER, UNDECIDED
from govinfo_report.findings.finding import Finding
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.language import COLON, Lang
from govinfo_report.page import Place
from govinfo_report.waivers import WaiverUse

_COMMANDS: Final = {"error": "error", "warning": "warning", "info": "notice"}

_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""What ends a line, or could tell a terminal something."""


def as_concise(parts: list[NamedPart], lang: Lang) -> str:
    """A line a finding: file, line or cell, severity, rule, message; then waivers to look at."""
    lines = [line for name, part in parts for line in concise_lines(name, part, lang)]
    return "".join(f"{line}\n" for line in [*lines, *waiver_lines("concise", uses(parts), lang)])


def as_github(parts: list[NamedPart], lang: Lang) -> str:
    """A command of GitHub's runner a finding, which makes an annotation of it; then waivers."""
    lines = [line for name, part in parts for line in github_lines(name, part, lang)]
    return "".join(f"{line}\n" for line in [*lines, *waiver_lines("github", uses(parts), lang)])


def concise_lines(name: str | None, part: ReportPart, lang: Lang) -> Iterator[str]:
    """The findings of one report, ``FILE:LINE: severity rule message``."""
    for finding in part.found:
        place = part.place(*finding.cells)
        where = _file(finding, name, part, lang)
        if place is not None and _is_line(place):
            where += f":{place.line}"
        elif place is not None and place.cell is not None:
            where += f":{place.cell}"
        elif finding.pointers and place is None:
            where += f":{finding.pointers[0]}"
        said = f"{_marks(finding, lang)} {finding.rule} {finding.message(lang)}"
        if finding.waiver is not None:
            said += f" ({finding.waiver.reason})"
        yield _BREAKS.sub(" ", f"{where}: {said}")


def github_lines(name: str | None, part: ReportPart, lang: Lang) -> Iterator[str]:
    """The findings of one report, ``::error file=FILE,line=LINE,title=RULE::message``."""
    for finding in part.found:
        place = part.place(*finding.cells)
        properties = {"file": _file(finding, name, part, lang)}
        said = finding.message(lang)
        if place is not None and _is_line(place):
            properties["line"] = str(place.line)
        elif place is not None and (words := place.cell or place.text(lang)):
            said = f"{words}{COLON(lang)}{said}"
        properties["title"] = finding.definition.named(lang)
        if finding.outcome == "undecided":
            properties["title"] += f" ({UNDECIDED(lang)})"
        command = _COMMANDS[finding.severity]
        if finding.waiver is not None:
            command = "notice"
            properties["title"] += f" ({WAIVED(lang)})"
            said = f"{said} ({finding.waiver.reason})"
        yield _command(command, properties, said)


def waiver_lines(style: str, every: tuple[WaiverUse, ...], lang: Lang) -> Iterator[str]:
    """The waivers that are unused, expired or stale, of the reports that were checked."""
    for use in every:
        if use.state == "used" or use.why == "no_report":
            continue
        said = f"{use.name(lang)}: {use.message(lang)}"
        if style == "github":
            yield _command("warning", {"title": WAIVER_STATES[use.state](lang)}, said)
        else:
            line = f"{SEVERITIES['warning'](lang)} {WAIVER_STATES[use.state](lang)} {said}"
            yield _BREAKS.sub(" ", line)


def _file(finding: Finding, name: str | None, part: ReportPart, lang: Lang) -> str:
    about = part.about
    if name is None and about.edition is None:  # of several reports together
        name = next((report.source for report in finding.reports if report.source), None)
        return name or TOGETHER(lang)
    return name or about.source or about.title or about.agency or "report"


def _is_line(place: Place) -> bool:
    """Whether a place is a line of a file; that of a printed page is a line of the page."""
    return place.line is not None and place.page is None


def _marks(finding: Finding, lang: Lang) -> str:
    marks = SEVERITIES[finding.severity](lang)
    if finding.outcome == "undecided":
        marks += f" ({UNDECIDED(lang)})"
    return f"{marks} ({WAIVED(lang)})" if finding.waiver is not None else marks


def _command(command: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command} {listed}::{_data(message)}"


def _data(text: str) -> str:
    """Text as the runner takes it: percent signs and breaks escaped."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _BREAKS.sub(" ", text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
