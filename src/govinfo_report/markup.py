"""Pieces of HTML: escaped text, rows, tables, and what notebooks show of a result.

A fragment for a notebook holds everything that it needs, its style too: every rule of that style
names the class of the fragment's own element, so nothing else on the page changes. It is light or
dark as the reader's system is, on a ground of its own, so that it can be read under any theme.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from govinfo_report.language import Lang, Text

_OWN: Final = ".govinfo-report.govinfo-report"
"""The class of a fragment; named twice, because notebooks have strong rules of their own."""

_LIGHT: Final = (
    "color-scheme:light;--ink:#1d1d1f;--soft:#5c6066;--paper:#fff;--line:#c6c9ce;--head:#f1f3f4;"
    "--bad:#a40000;--warn:#7a4a00;--mark:#fff3d6;--old:#8a8a8a;--new:#1b5fa8;--less:#b0471d"
)
_DARK: Final = (
    "color-scheme:dark;--ink:#e8eaed;--soft:#a9aeb5;--paper:#1e1f22;--line:#4b4e54;--head:#2b2d31;"
    "--bad:#ff9d92;--warn:#f3c553;--mark:#453812;--old:#8f949b;--new:#7ab7ff;--less:#ff9f6e"
)
_RULES: Final = {
    "": "display:block;color:var(--ink);background:var(--paper);padding:.6em .8em;text-align:left;"
    'font:14px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;'
    "border:1px solid var(--line);border-radius:4px;max-width:100%;overflow-x:auto",
    "p,ul,summary": "color:var(--ink);margin:.3em 0",
    ".soft": "color:var(--soft)",
    "table": "border-collapse:collapse;margin:.3em 0 .6em;font-size:13px;color:var(--ink)",
    "th,td": "border:1px solid var(--line);padding:.2em .5em;text-align:left;vertical-align:top;"
    "background:var(--paper);color:var(--ink);font-weight:normal;white-space:normal",
    "thead th": "background:var(--head);vertical-align:bottom",
    "td.number": "text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap",
    "th.cause": "background:var(--mark)",
    "td.error,.error": "color:var(--bad);font-weight:bold",
    "td.warning,.warning": "color:var(--warn);font-weight:bold",
    "td.none,.none,td.waived": "color:var(--soft);font-style:italic",
    "code": "color:var(--ink);background:none;font-size:.9em;padding:0;overflow-wrap:anywhere",
    "td>code,th>code": "white-space:nowrap",
    "h2": "color:var(--ink);font-size:15px;line-height:1.4;margin:.4em 0;padding:0;border:none",
    "svg": "display:block",
    "svg .old": "fill:var(--old)",
    "svg .new,svg .more,svg circle": "fill:var(--new)",
    "svg .less": "fill:var(--less)",
    "svg path": "fill:none;stroke:var(--soft);stroke-width:1",
}

MORE: Final = Text("另有{count}项", "and {count} more")
"""What stands under a list that was cut."""


def _style() -> str:
    rules = [
        f"{','.join(f'{_OWN} {part}'.rstrip() for part in parts.split(','))}{{{says}}}"
        for parts, says in _RULES.items()
    ]
    dark = f"@media(prefers-color-scheme:dark){{{_OWN}{{{_DARK}}}}}"
    return "".join([f"{_OWN}{{{_LIGHT}}}", dark, *rules])


_STYLE: Final = _style()


def fragment(body: Iterable[str], lang: Lang) -> str:
    """What a notebook shows, of pieces that are already marked up."""
    code = "zh-CN" if lang == "zh" else "en"
    return (
        f'<div class="govinfo-report" lang="{code}"><style>{_STYLE}</style>\n'
        f"{''.join(f'{part}{chr(10)}' for part in body)}</div>"
    )


def shown(value: str) -> str:
    """Text for a page: escaped, without the control characters that HTML forbids."""
    return escape("".join(c if c.isprintable() or c in " \n" else "\ufffd" for c in value))


def row(cells: Iterable[str], *, kind: str = "") -> str:
    """A table row of cells that are already marked up."""
    return f"<tr{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{''.join(cells)}</tr>"


def heads(words: Iterable[str]) -> str:
    """The head of a table: one column heading a word."""
    cells = [f'<th scope="col">{shown(word)}</th>' for word in words]
    return f"<thead>{row(cells)}</thead>"


def table(words: Iterable[str], rows: Iterable[str]) -> str:
    """A table that scrolls by itself where it is wider than the page."""
    body = "\n".join(rows)
    return f'<div class="scroll"><table>{heads(words)}\n<tbody>\n{body}\n</tbody></table></div>'


def number(text: str) -> str:
    """A cell with a figure."""
    return f'<td class="number">{shown(text)}</td>'


def folded(summary: str, body: Iterable[str], *, is_open: bool = False) -> str:
    """Pieces under a line that opens and closes them."""
    opened = " open" if is_open else ""
    return f"<details{opened}><summary>{shown(summary)}</summary>{''.join(body)}</details>"
