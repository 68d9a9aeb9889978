"""Findings as one page of HTML: everything inside, no scripts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from govinfo_report.catalogue.texts import Text
from govinfo_report.findings.as_text import SEVERITIES, UNDECIDED, summary
from govinfo_report.findings.document import json_value
from govinfo_report.findings.results import Finding, Results

_TITLE: Final = Text("年度报告检查结果", "Findings in annual reports")
_HEADS: Final = (
    Text("程度", "Severity"),
    Text("规则", "Rule"),
    Text("说明", "Finding"),
    Text("应为", "Expected"),
    Text("填报", "Actual"),
    Text("依据", "Source"),
)
_STYLE: Final = """\
body{font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:72rem;
margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #bbb;padding:.4rem .6rem;text-align:left;vertical-align:top}
th{background:#f2f2f2}
td.number{text-align:right;font-variant-numeric:tabular-nums}
.error{color:#a40000;font-weight:bold}.warning{color:#7a4a00}.info{color:#444}
code{font-size:.85em}"""


def as_html(reports: list[tuple[str | None, Results]], lang: str = "en") -> str:
    """One section a report with a table of its findings."""
    body = "\n".join(part for name, findings in reports for part in _section(name, findings, lang))
    title = escape(_TITLE(lang))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if lang == "zh" else "en"}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _section(name: str | None, findings: Results, lang: str) -> Iterator[str]:
    about = findings.about
    title = about.title or about.agency or name or about.source or about.edition
    yield f"<section>\n<h2>{_shown(title)}</h2>"
    source = name or about.source
    if source and source != title:
        yield f"<p><code>{_shown(source)}</code></p>"
    yield f"<p>{escape(summary(findings, lang))}</p>"
    if len(findings):
        heads = "".join(f'<th scope="col">{escape(head(lang))}</th>' for head in _HEADS)
        yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>"
        yield from (_row(finding, lang) for finding in findings)
        yield "</tbody>\n</table>"
    yield "</section>"


def _row(finding: Finding, lang: str) -> str:
    mark = SEVERITIES[finding.severity](lang)
    if finding.outcome == "undecided":
        mark += f" ({UNDECIDED(lang)})"
    pointers = "".join(f"<li><code>{_shown(pointer)}</code></li>" for pointer in finding.pointers)
    places = f"<details><summary>{len(finding.pointers)}</summary><ul>{pointers}</ul></details>"
    sources = "<br>".join(_shown(source.cite(lang)) for source in finding.sources)
    return (
        f'<tr><td class="{finding.severity}">{escape(mark)}</td>'
        f"<td><code>{_shown(finding.rule)}</code></td>"
        f"<td>{_shown(finding.message(lang))}{places if pointers else ''}</td>"
        f"{_number(finding.expected)}{_number(finding.actual)}<td>{sources}</td></tr>"
    )


def _number(value: Any) -> str:
    value = json_value(value)
    return f'<td class="number">{"" if value is None else _shown(str(value))}</td>'


def _shown(value: str) -> str:
    """Text for a page: escaped, without the control characters that HTML forbids."""
    return escape("".join(c if c.isprintable() or c in " \n" else "�" for c in value))
