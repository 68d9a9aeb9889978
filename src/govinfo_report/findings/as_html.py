"""Findings as one page of HTML: everything inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from govinfo_report.documents.findings import WAIVER_STATES
from govinfo_report.findings.as_text import last_day
from govinfo_report.findings.finding import Finding, word
from govinfo_report.findings.index import INDEX_END, ReportLine, ReportState, index_head, table_of
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
    """The form of a report with what was found in it; of several, a table of them before."""
    waivers = waivers_table(uses(reports), lang)
    if len(reports) == 1:
        [(name, part)] = reports
        body = FindingsPage.of(part, lang).whole(name)
        return _document(title_of(name, part, lang), [*body, waivers], lang)
    lines = []
    body = []
    for place, (name, part) in enumerate(reports, 1):
        page = FindingsPage.of(part, lang, ids=f"r{place}.", level=2)
        lines.append((ReportLine.of(name, page), f"#r{place}"))
        back = f'<p class="back"><a href="#top">{escaped(word("page.back", lang))}</a></p>\n'
        body += [f'<section class="one" id="r{place}">\n', back, *page.whole(name), "</section>\n"]
    index = [
        '<section class="findings" id="top">\n',
        *table_of(lines, lang),
        waivers,
        "</section>\n",
    ]
    return _document(word("page.title", lang), [*index, *body], lang, filters=True)


def page_of_many(
    name: str | None, part: ReportPart, lang: Lang, back: str
) -> tuple[str, ReportLine]:
    """The page of one of many reports, and what their table says of it.

    Args:
        name: Name of the file.
        part: What was found.
        lang: The language.
        back: Address of the table.
    """
    page = FindingsPage.of(part, lang)
    link = f'<p class="back"><a href="{escaped(back)}">{escaped(word("page.back", lang))}</a></p>\n'
    title = title_of(name, part, lang)
    return _document(title, [link, *page.whole(name)], lang), ReportLine.of(name, page)


def index_ends(
    states: Counter[ReportState],
    between: Iterable[ReportPart],
    used: tuple[WaiverUse, ...],
    lang: Lang,
) -> tuple[str, str]:
    """What stands before and after the rows of the table of many pages.

    Args:
        states: How the reports fared.
        between: What was found between the reports.
        used: What became of the waivers.
        lang: The language.
    """
    start, end = html.page_ends(word("page.title", lang), lang, kind="report", filters=True)
    more = [
        piece
        for part in between
        if part.found
        for piece in FindingsPage.of(part, lang, level=2).whole(None)
    ]
    top = f'{start}<main>\n<section class="findings" id="top">\n{index_head(states, lang)}'
    rest = [INDEX_END, waivers_table(used, lang), "</section>\n", *more, "</main>\n", end]
    return top, "".join(rest)


def draft_page(report: Report, findings: Iterable[Finding]) -> str:
    """The form of a report with some findings in it, in Chinese, as the form is.

    Args:
        report: The report.
        findings: What a check found; a mere list of findings has no root causes.
    """
    part = ReportPart(report, tuple(findings), tuple, causes=getattr(findings, "root_causes", ()))
    return _document(part.about.title or "", FindingsPage.of(part, "zh").whole(None), "zh")


def _document(title: str, body: Iterable[str], lang: Lang, *, filters: bool = False) -> str:
    whole = ["<main>\n", *body, "</main>\n"]
    return html.page(title, whole, lang, kind="report", filters=filters)


def as_fragment(reports: list[NamedPart], lang: Lang) -> str:
    """The opinions for a notebook: without the form, long lists of reports and opinions cut."""
    parts = []
    for name, part in reports[:_MOST]:
        found = FindingsPage.of(part, lang, ids=None)
        lines = [f"<p>{escaped(line)}</p>" for line in found.words()]
        body = "".join([*lines, *found.list(_MOST)])
        parts.append(html.section(title_of(name, part, lang), body))
    rest = html.more(len(reports) - _MOST, lang)
    return html.fragment([*parts, rest, waivers_table(uses(reports), lang)], lang)


def waivers_table(every: tuple[WaiverUse, ...], lang: Lang) -> str:
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
