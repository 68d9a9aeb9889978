"""Findings as one page of HTML: everything inside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from govinfo_report.documents.findings import WAIVER_STATES
from govinfo_report.findings.as_text import last_day
from govinfo_report.findings.finding import Finding, word
from govinfo_report.findings.page import FindingsPage, title_of
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.language import Lang, Text
from govinfo_report.model import Report
from govinfo_report.printing import html
from govinfo_report.printing.html import escaped
from govinfo_report.waivers import WaiverUse

_WAIVERS: Final = Text("豁免", "Waivers")
_WAIVER_HEADS: Final = (
    Text("使用情况", "State"),
    Text("豁免", "Waiver"),
    Text("说明", "What became of it"),
    Text("理由", "Reason"),
    Text("期限", "Applies until"),
)
_MOST: Final = 50
"""Most reports, and opinions of each, that a notebook shows."""


def as_html(reports: list[NamedPart], lang: Lang) -> str:
    """The form of each report with what was found in it."""
    body = []
    for place, (name, part) in enumerate(reports):
        ids = "" if len(reports) == 1 else f"r{place + 1}."
        body += FindingsPage.of(part, lang, ids=ids).whole(name)
    title = word("page.title", lang)
    if len(reports) == 1:
        title = title_of(*reports[0], lang)
    return _document(title, [*body, _waivers(uses(reports), lang)], lang)


def draft_page(report: Report, findings: Iterable[Finding]) -> str:
    """The form of a report with some findings in it, in Chinese, as the form is.

    Args:
        report: The report.
        findings: What a check found; a mere list of findings has no root causes.
    """
    part = ReportPart(report, tuple(findings), tuple, causes=getattr(findings, "root_causes", ()))
    return _document(part.about.title or "", FindingsPage.of(part, "zh").whole(None), "zh")


def _document(title: str, body: Iterable[str], lang: Lang) -> str:
    return html.page(title, ["<main>\n", *body, "</main>\n"], lang, kind="report")


def as_fragment(reports: list[NamedPart], lang: Lang) -> str:
    """The opinions for a notebook: without the form, long lists of reports and opinions cut."""
    parts = []
    for name, part in reports[:_MOST]:
        found = FindingsPage.of(part, lang, ids=None)
        lines = [f"<p>{escaped(line)}</p>" for line in found.words()]
        body = "".join([*lines, *found.list(_MOST)])
        parts.append(html.section(title_of(name, part, lang), body))
    rest = html.more(len(reports) - _MOST, lang)
    return html.fragment([*parts, rest, _waivers(uses(reports), lang)], lang)


def _waivers(every: tuple[WaiverUse, ...], lang: Lang) -> str:
    """A table of the waivers; nothing where the check was given none."""
    rows = [
        html.row(
            map(
                html.cell,
                (
                    WAIVER_STATES[u.state](lang),
                    u.name(lang),
                    u.message(lang),
                    u.waiver.reason,
                    last_day(u.waiver, lang),
                ),
            )
        )
        for u in every
    ]
    heads = [head(lang) for head in _WAIVER_HEADS]
    table = html.table(heads, rows, kind="wide cards") if rows else ""
    return html.section(_WAIVERS(lang), table)
