"""Findings as one page of HTML: everything inside, no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.documents.records import json_value
from govinfo_report.findings.as_text import TOGETHER, UNDECIDED, last_day, summary
from govinfo_report.findings.causes import RootCause, grouped
from govinfo_report.findings.finding import Finding
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.language import Lang, Text
from govinfo_report.markup import MORE, fragment, shown
from govinfo_report.waivers import WaiverUse
from govinfo_report.waivers.waiver import STATES, WAIVED

_TITLE: Final = Text("年度报告检查结果", "Findings in annual reports")
_HEADS: Final = (
    Text("程度", "Severity"),
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
_MOST: Final = 50
"""Most reports, root causes and findings of each that a notebook shows."""

_STYLE: Final = """\
body{font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:72rem;
margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}
th{background:#f2f2f2}
td.number{text-align:right;font-variant-numeric:tabular-nums}
.error{color:#a40000;font-weight:bold}.warning{color:#7a4a00}.info,.waived{color:#444}
.cause{background:#fff6e0}.cause ul{margin:.2rem 0 0;padding-left:1.2rem;font-weight:normal}
code{font-size:.85em}"""


def as_html(reports: list[NamedPart], lang: Lang) -> str:
    """One section a report with a table of its findings, under their root causes."""
    parts = [part for name, findings in reports for part in _section(name, findings, lang)]
    body = "\n".join([*parts, *_waivers(uses(reports), lang)])
    title = escape(_TITLE(lang))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def as_fragment(reports: list[NamedPart], lang: Lang) -> str:
    """The same for a notebook: without sources, cut after so many reports and findings of each."""
    parts = [part for name, found in reports[:_MOST] for part in _section(name, found, lang, _MOST)]
    rest = len(reports) - _MOST
    more = [f"<p>{MORE(lang, count=rest)}</p>"] if rest > 0 else []
    return fragment([*parts, *more, *_waivers(uses(reports), lang)], lang)


def _section(
    name: str | None, findings: ReportPart, lang: Lang, most: int | None = None
) -> Iterator[str]:
    about = findings.about
    title = about.title or about.agency or name or about.source or about.edition or TOGETHER(lang)
    yield f"<section>\n<h2>{shown(title)}</h2>"
    source = name or about.source
    if source and source != title:
        yield f"<p><code>{shown(source)}</code></p>"
    yield f"<p>{escape(summary(findings, lang))}</p>"
    if len(findings.found):
        brief = most is not None
        shown_heads = _HEADS[:-1] if brief else _HEADS
        heads = "".join(f'<th scope="col">{escape(head(lang))}</th>' for head in shown_heads)
        yield f"<table>\n<thead><tr>{heads}</tr></thead>"
        causes, others = grouped(findings.found, findings.root_causes)
        for told, own in causes[:most]:
            yield from _body(
                [_cause(told, lang, len(shown_heads)), *(_row(f, lang, brief) for f in own[:most])]
            )
        yield from _body([_row(finding, lang, brief) for finding in others[:most]])
        yield "</table>"
        rest = (
            len(findings.found)
            - sum(len(own[:most]) for _, own in causes[:most])
            - len(others[:most])
        )
        if rest > 0:
            yield f"<p>{MORE(lang, count=rest)}</p>"
    yield "</section>"


def _body(rows: list[str]) -> Iterator[str]:
    if rows:
        yield "\n".join(["<tbody>", *rows, "</tbody>"])


def _cause(told: RootCause, lang: Lang, columns: int) -> str:
    """The row over the findings of a root cause."""
    said = "".join(f"<li>{shown(line)}</li>" for line in told.details(lang))
    return (
        f'<tr><th class="cause" scope="rowgroup" colspan="{columns}">'
        f"{shown(told.heading(lang))}<ul>{said}</ul></th></tr>"
    )


def _row(finding: Finding, lang: Lang, brief: bool) -> str:
    mark = SEVERITIES[finding.severity](lang)
    if finding.outcome == "undecided":
        mark += f" ({UNDECIDED(lang)})"
    waived = ""
    if finding.waiver:
        mark += f" ({WAIVED(lang)})"
        said = f"{WAIVED(lang)}: {finding.waiver.reason} ({last_day(finding.waiver, lang)})"
        waived = f'<p class="waived">{shown(said)}</p>'
    pointers = "".join(f"<li><code>{shown(pointer)}</code></li>" for pointer in finding.pointers)
    places = f"<details><summary>{len(finding.pointers)}</summary><ul>{pointers}</ul></details>"
    cited = "<br>".join(shown(source.cite(lang)) for source in finding.sources)
    sources = "" if brief else f"<td>{cited}</td>"
    return (
        f'<tr><td class="{"waived" if waived else finding.severity}">{escape(mark)}</td>'
        f"<td><code>{shown(finding.rule)}</code><br>{shown(finding.definition.title(lang))}</td>"
        f"<td>{shown(finding.message(lang))}{places if pointers else ''}{waived}</td>"
        f"{_number(finding.expected)}{_number(finding.actual)}{sources}</tr>"
    )


def _waivers(every: tuple[WaiverUse, ...], lang: Lang) -> Iterator[str]:
    """A table of the waivers; nothing where the check was given none."""
    if not every:
        return
    heads = "".join(f'<th scope="col">{escape(head(lang))}</th>' for head in _WAIVER_HEADS)
    yield f"<section>\n<h2>{escape(_WAIVERS(lang))}</h2>"
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
    for use in every:
        fields = (STATES[use.state](lang), use.name(lang), use.message(lang), use.waiver.reason)
        yield f"<tr>{''.join(f'<td>{shown(field)}</td>' for field in fields)}</tr>"
    yield "</tbody>\n</table>\n</section>"


def _number(value: Any) -> str:
    value = json_value(value)
    return f'<td class="number">{"" if value is None else shown(str(value))}</td>'
