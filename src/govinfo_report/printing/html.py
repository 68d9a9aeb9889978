"""Pieces of HTML: escaped text, tables, charts, whole pages, and what notebooks show of a result.

A page is one file that needs nothing else: no picture, no other file, and no script but the filter
of a long table, which its own policy allows by the digest. A fragment for a
notebook holds everything that it needs, its style too: every rule of that style names the class of
the fragment's own element, so nothing else on the page changes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Final, TypeAlias

from govinfo_report.language import Lang, Text
from govinfo_report.patterns import lazy_pattern

ChartNumber: TypeAlias = int | Decimal

MORE: Final = Text("另有{count}项", "and {count} more")
"""What stands under a list that was cut."""

_OWN: Final = ".govinfo-report.govinfo-report"
"""The class of a fragment; named twice, because notebooks have strong rules of their own."""

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
"""Even if a text found a way out of its element, nothing would run or load."""

_UNWANTED: Final = lazy_pattern(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Control characters but line ends, halves of pairs, what is no character, and what turns the
direction of writing, which can make a line read as another one."""


def escaped(text: str) -> str:
    """A text as HTML shows it, without what no page can hold or what would turn the line."""
    if not text or text.isalnum():  # nearly every number, and nothing that could be markup
        return text
    return escape(text if text.isprintable() else _UNWANTED.sub("\ufffd", text))


@cache
def _style(root: str) -> str:
    """The style sheet for a page (``:root``) or for the element that a notebook shows."""
    sheet = files("govinfo_report.printing").joinpath("style.css").read_text("utf-8")
    if root == _OWN:
        sheet = sheet.partition("/* whole pages */")[0]
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).replace("&", root)
    return re.sub(r" ?([{};,>]) ?|(:) ", r"\1\2", " ".join(sheet.split())).replace(";}", "}")


def page(
    title: str, body: Iterable[str], lang: Lang, *, kind: str = "", filters: bool = False
) -> str:
    """A whole document.

    Args:
        title: Its title, a text.
        body: What stands in it, marked up.
        lang: Its language.
        kind: Class of the document: ``report`` (the form), or ``across`` (printed on A4 turned
            sideways).
        filters: Whether it has a table with a filter: it gets the one script that there is.
    """
    start, end = page_ends(title, lang, kind=kind, filters=filters)
    return "".join([start, *body, end])


def page_ends(title: str, lang: Lang, *, kind: str = "", filters: bool = False) -> tuple[str, str]:
    """What stands before and after the body of a document; the arguments are those of a page."""
    named = f' class="{kind}"' if kind else ""
    policy, script = _POLICY, ""
    if filters:
        code = _script()
        digest = b64encode(sha256(code.encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
        script = f"<script>{code}</script>\n"
    top = (
        f'<!DOCTYPE html>\n<html lang="{_code(lang)}"{named}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{_style(':root')}\n</style>\n</head>\n"
        "<body>\n"
    )
    return top, f"{script}</body>\n</html>\n"


@cache
def _script() -> str:
    """The script that makes the filter of a table work."""
    return files("govinfo_report.printing").joinpath("filter.js").read_text("utf-8")


def fragment(body: Iterable[str], lang: Lang) -> str:
    """What a notebook shows, of pieces that are marked up."""
    inner = "".join(f"{part}\n" for part in body)
    style = f"<style>{_style(_OWN)}</style>"
    return f'<div class="govinfo-report" lang="{_code(lang)}">{style}\n{inner}</div>'


def _code(lang: Lang) -> str:
    return "zh-CN" if lang == "zh" else lang


def section(heading: str, body: str) -> str:
    """A part of a page under its heading; nothing where the part is empty."""
    return f"<section>\n<h2>{escaped(heading)}</h2>\n{body}\n</section>\n" if body else ""


def row(cells: Iterable[str], *, kind: str = "") -> str:
    """A table row of cells that are marked up."""
    return f"<tr{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{''.join(cells)}</tr>"


def cell(text: str, kind: str = "", *, head: str = "") -> str:
    """A cell with a text.

    Args:
        text: The text.
        kind: Its class.
        head: The word over its column, which phones show before it in a table of cards.
    """
    shown = "".join(
        f' {name}="{escaped(value)}"'
        for name, value in (("class", kind), ("data-head", head))
        if value
    )
    return f"<td{shown}>{escaped(text)}</td>"


def head(text: str) -> str:
    """The heading of a row."""
    return f'<th scope="row">{escaped(text)}</th>'


def table(
    heads: Iterable[str],
    *bodies: Iterable[str],
    kind: str = "wide",
    aligns: Sequence[str] = (),
) -> str:
    """A table that scrolls by itself where it is wider than the page.

    Args:
        heads: The words over its columns.
        bodies: The rows of each of its parts, marked up; empty parts are left out.
        kind: Its class: ``wide``, or ``cards`` besides for rows of much text, which phones show
            one under the other.
        aligns: Where the words over the first columns stand: ``right`` over numbers.
    """
    words = list(heads)
    columns = [
        f'<th scope="col" class="number">{escaped(word)}</th>'
        if place < len(aligns) and aligns[place] == "right"
        else f'<th scope="col">{escaped(word)}</th>'
        for place, word in enumerate(words)
    ]
    rows = ("\n".join(body) for body in bodies)
    parts = "".join(f"<tbody>\n{body}\n</tbody>" for body in rows if body)
    inner = f'<table class="{kind}"><thead>{row(columns)}</thead>\n{parts}</table>'
    # What scrolls must be reachable by keyboard, and then it needs a name.
    name = escaped(" · ".join(filter(None, words)))
    return f'<div class="scroll" role="group" tabindex="0" aria-label="{name}">{inner}</div>'


def bullets(items: Iterable[str]) -> str:
    """A list of items that are marked up; nothing where there are none."""
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inner}</ul>" if inner else ""


def folded(summary: str, body: Iterable[str], *, is_open: bool = False, kind: str = "") -> str:
    """Pieces under a line that opens and closes them."""
    opened = (f' class="{kind}"' if kind else "") + (" open" if is_open else "")
    return f"<details{opened}><summary>{escaped(summary)}</summary>{''.join(body)}</details>"


def more(count: int, lang: Lang) -> str:
    """The line under a list of which some were left out; nothing where none were."""
    return f"<p>{MORE(lang, count=count)}</p>" if count > 0 else ""


# Small charts as inline SVG. They repeat what the figures beside them say, and their labels say it
# once more for screen readers.

_WIDTH: Final = 120
_HEIGHT: Final = 14


def two_bars(before: ChartNumber, after: ChartNumber, label: str) -> str:
    """Two bars, one above the other: the value before and the value after, neither below zero."""
    largest = max(before, after)  # max() of both types has no type
    bars = [
        f'<rect class="{name}" y="{place}" width="{_length(value, largest)}" height="6"/>'
        for name, value, place in (("old", before, 0), ("new", after, 8))
    ]
    return _svg(bars, label)


def bar(value: ChartNumber, largest: ChartNumber, label: str) -> str:
    """A bar to the right (more) or to the left (less) of the middle, the largest half as wide."""
    length = _length(-value if value < 0 else value, largest) / 2
    start = _WIDTH / 2 - (length if value < 0 else 0)
    kind = "less" if value < 0 else "more"
    drawn = f'<rect class="{kind}" x="{start:g}" y="2" width="{length:g}" height="10"/>'
    return _svg([drawn, f'<path d="M{_WIDTH / 2:g} 0V{_HEIGHT}"/>'], label)


def line(values: Sequence[ChartNumber | None], label: str) -> str:
    """A line over the years, from zero up; interrupted where a year has no figure."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    low, high = min(*known, 0), max(*known, 0)
    step = (_WIDTH - 4) / max(len(values) - 1, 1)
    height = 24
    path, dots, pen = "", [], "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        share = float(value - low) / float(high - low) if high > low else 0.0
        x, y = 2 + place * step, height - 2 - share * (height - 4)
        path += f"{pen}{x:.1f} {y:.1f}"
        dots.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.5"/>')
        pen = "L"
    return _svg([f'<path d="{path}"/>', *dots], label, height)


def _length(value: ChartNumber, largest: ChartNumber) -> float:
    """Length of a bar; what is above zero is seen, however small."""
    if not largest or value <= 0:
        return 0
    return max(round(float(value) / float(largest) * _WIDTH, 1), 1)


def _svg(parts: Sequence[str], label: str, height: int = _HEIGHT) -> str:
    return (
        f'<svg role="img" aria-label="{escaped(label)}" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}">{"".join(parts)}</svg>'
    )
