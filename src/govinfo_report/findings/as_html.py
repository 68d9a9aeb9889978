"""Findings as one page of HTML: everything inside, no scripts."""

from __future__ import annotations

from typing import Final

from govinfo_report.catalogue.addresses import rule_address
from govinfo_report.catalogue.names import SEVERITIES, name_of
from govinfo_report.documents.findings import WAIVED, WAIVER_STATES
from govinfo_report.documents.records import json_value
from govinfo_report.findings.as_text import TOGETHER, UNDECIDED, last_day, summary
from govinfo_report.findings.causes import RootCause, grouped
from govinfo_report.findings.finding import Finding
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.language import Lang, Text
from govinfo_report.printing import html
from govinfo_report.printing.html import escaped
from govinfo_report.waivers import WaiverUse

_TITLE: Final = Text("年度报告检查结果", "Findings in annual reports")
_HEADS: Final = (
    Text("级别", "Severity"),
    Text("规则", "Rule"),
    Text("说明", "Finding"),
    Text("应为", "Expected"),
    Text("填报", "Actual"),
    Text("依据", "Source"),
)
_WAIVERS: Final = Text("豁免", "Waivers")
_WAIVER_HEADS: Final = (
    Text("使用情况", "State"),
    Text("豁免", "Waiver"),
    Text("说明", "What became of it"),
    Text("理由", "Reason"),
)
_PLACES: Final = Text("位置：{count}", "places: {count}")
_MOST: Final = 50
"""Most reports, root causes and findings of each that a notebook shows."""


def as_html(reports: list[NamedPart], lang: Lang) -> str:
    """One section a report with a table of its findings, under their root causes."""
    title = _TITLE(lang)
    sections = [_section(name, findings, lang) for name, findings in reports]
    body = [f"<h1>{escaped(title)}</h1>\n", *sections, _waivers(uses(reports), lang)]
    return html.page(title, ['<main class="narrow">\n', *body, "</main>\n"], lang)


def as_fragment(reports: list[NamedPart], lang: Lang) -> str:
    """The same for a notebook: without sources, long lists of reports and findings cut."""
    parts = [_section(name, found, lang, _MOST) for name, found in reports[:_MOST]]
    rest = html.more(len(reports) - _MOST, lang)
    return html.fragment([*parts, rest, _waivers(uses(reports), lang)], lang)


def _section(name: str | None, findings: ReportPart, lang: Lang, most: int | None = None) -> str:
    about = findings.about
    title = about.title or about.agency or name or about.source or about.edition or TOGETHER(lang)
    source = name or about.source
    body = f"<p><code>{escaped(source)}</code></p>\n" if source and source != title else ""
    body += f"<p>{escaped(summary(findings, lang))}</p>\n"
    if findings.score is not None:
        body += f"<p>{escaped(findings.score.explanation(lang))}</p>\n"
    if findings.found:
        heads = [word(lang) for word in (_HEADS if most is None else _HEADS[:-1])]
        causes, others = grouped(findings.found, findings.root_causes)
        bodies = [
            [_cause(told, lang, len(heads)), *(_row(f, lang, len(heads)) for f in own[:most])]
            for told, own in causes[:most]
        ]
        bodies.append([_row(finding, lang, len(heads)) for finding in others[:most]])
        body += html.table(heads, *bodies, kind="wide cards")
        told = sum(len(own[:most]) for _, own in causes[:most]) + len(others[:most])
        body += html.more(len(findings.found) - told, lang)
    return html.section(title, body)


def _cause(told: RootCause, lang: Lang, columns: int) -> str:
    """The row over the findings of a root cause."""
    details = html.bullets(map(escaped, told.details(lang)))
    start = f'<th class="cause" scope="rowgroup" colspan="{columns}">'
    return html.row([f"{start}<b>{escaped(told.heading(lang))}</b>{details}</th>"])


def _row(finding: Finding, lang: Lang, columns: int) -> str:
    mark = SEVERITIES[finding.severity](lang)
    if finding.outcome == "undecided":
        mark += f" ({UNDECIDED(lang)})"
    waived = ""
    if finding.waiver:
        mark += f" ({WAIVED(lang)})"
        said = f"{WAIVED(lang)}: {finding.waiver.reason} ({last_day(finding.waiver, lang)})"
        waived = f'<p class="none">{escaped(said)}</p>'
    title = escaped(finding.definition.title(lang))
    if address := rule_address(finding.rule, lang):
        title = f'<a href="{escaped(address)}">{title}</a>'
    rule = f"<code>{escaped(finding.rule)}</code><br>{title}"
    cells = [
        html.cell(mark, "waived" if waived else finding.severity),
        f"<td>{rule}</td>",
        f"<td>{escaped(finding.message(lang))}{_places(finding, lang)}{waived}</td>",
        _figure(_HEADS[3](lang), finding.expected),
        _figure(_HEADS[4](lang), finding.actual),
        f"<td>{'<br>'.join(escaped(source.cite(lang)) for source in finding.sources)}</td>",
    ]
    return html.row(cells[:columns])


def _places(finding: Finding, lang: Lang) -> str:
    """The cells and members concerned, folded: what they are called, their ids and pointers."""
    items = []
    for pointer in finding.pointers:
        member = pointer.removeprefix("/").replace("/", ".")
        name = name_of(member) or name_of(member.partition(".")[0])  # of a paragraph: its section
        said = f"{escaped(name(lang).strip('“”'))} <code>{escaped(member)}</code> " if name else ""
        items.append(f'{said}<code class="soft">{escaped(pointer)}</code>')
    return html.folded(_PLACES(lang, count=len(items)), [html.bullets(items)]) if items else ""


def _figure(head: str, value: object) -> str:
    value = json_value(value)
    if value is None:
        return "<td></td>"
    return html.cell(str(value), "" if isinstance(value, str) else "number", head=head)


def _waivers(every: tuple[WaiverUse, ...], lang: Lang) -> str:
    """A table of the waivers; nothing where the check was given none."""
    rows = [
        html.row(
            map(
                html.cell,
                (WAIVER_STATES[u.state](lang), u.name(lang), u.message(lang), u.waiver.reason),
            )
        )
        for u in every
    ]
    heads = [html.head(lang) for head in _WAIVER_HEADS]
    return html.section(_WAIVERS(lang), html.table(heads, rows, kind="wide cards")) if rows else ""
