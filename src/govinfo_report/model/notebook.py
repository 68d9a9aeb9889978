"""What a notebook shows of a report and of a reading.

Reports and readings are ``Any`` here, because their own modules import this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from govinfo_report.catalogue import Table, form
from govinfo_report.catalogue.form_grids import grid
from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.language import Lang, Text
from govinfo_report.model.values import ABSENT, known, shown
from govinfo_report.page import PageCell
from govinfo_report.printing.grids import Shown, drawn
from govinfo_report.printing.html import cell, escaped, folded, fragment, more, row, table

_MOST: Final = 50
"""Most notes and paragraphs of a section that are shown."""

_LONGEST: Final = 500
"""How much of a paragraph is shown, in characters."""

_UNTITLED: Final = Text("（无标题）", "(no title)")
_EDITION: Final = Text("{edition}年版格式", "form of {edition}")
_COUNTS: Final = Text("单元格：{cells}，空白：{blank}", "cells: {cells}, blank: {blank}")
_READ: Final = Text("按{format}读取，附注：{notes}", "read as {format}, notes: {notes}")
_PARAGRAPHS: Final = Text("段落：{count}", "paragraphs: {count}")
_BLANK: Final = Text("空白", "blank")
_ABSENT: Final = Text("缺失", "absent")
_INTRODUCTION: Final = Text("引言", "Introduction")
_HEADS: Final = (
    Text("级别", "Severity"),
    Text("种类", "Kind"),
    Text("位置", "Place"),
    Text("说明", "Note"),
)
_SCOPES: Final = {
    "organ": Text("本机关", "its own figures"),
    "consolidated": Text("汇总", "consolidated"),
}


def of_report(report: Any, lang: Lang) -> str:
    """Title and facts, the three tables, the prose."""
    return fragment(_report(report, lang), lang)


def of_reading(reading: Any, lang: Lang) -> str:
    """The notes, then the report."""
    said = _READ(lang, format=reading.format, notes=len(reading.notes))
    parts = [f'<p class="soft">{escaped(said)}</p>']
    if reading.notes:
        notes = [_note(note, lang) for note in reading.notes[:_MOST]]
        parts.append(table([word(lang) for word in _HEADS], notes))
        parts.append(more(len(reading.notes) - _MOST, lang))
    return fragment([*_report(reading.report, lang, parts)], lang)


def _note(note: Any, lang: Lang) -> str:
    place = f"<br>{escaped(str(note.place))}" if str(note.place) else ""
    return row(
        [
            cell(SEVERITIES[note.severity](lang), note.severity),
            f"<td><code>{escaped(note.kind)}</code></td>",
            f"<td><code>{escaped(note.where)}</code>{place}</td>",
            cell(note.message(lang)),
        ]
    )


def _report(report: Any, lang: Lang, above: list[str] | None = None) -> Iterator[str]:
    title = _text(report.title) if report.title else _UNTITLED(lang)
    yield f"<p><b>{escaped(title)}</b></p>"
    yield f'<p class="soft">{escaped(" · ".join(_facts(report, lang)))}</p>'
    yield from above or ()
    entry = form(report.edition)
    values = _cells(report)
    tables = {each.section: each for each in entry.tables}
    yield _prose(_INTRODUCTION(lang), report.introduction, lang)
    for section in entry.sections:
        name = section.label if lang == "zh" else f"{section.label} · {section.text.en}"
        if section.id in tables:
            drawing = _table(report.edition, tables[section.id], values, name, lang)
            yield folded(name, drawing, is_open=True)
        else:
            yield _prose(name, getattr(report, section.id), lang)


def _cells(report: Any) -> dict[str, Any]:
    """Cell id → what it holds; the ids are the paths of the attributes."""
    return {cell: attrgetter(cell)(report) for cell in form(report.edition).cells}


def _facts(report: Any, lang: Lang) -> Iterator[str]:
    for value in (report.agency, report.year):
        if value is not None and value is not ABSENT:
            yield _text(value)
    yield _EDITION(lang, edition=report.edition)
    if isinstance(report.scope, str) and report.scope in _SCOPES:
        yield _SCOPES[report.scope](lang)
    cells = [value for value in _cells(report).values() if value is not ABSENT]
    yield _COUNTS(lang, cells=len(cells), blank=cells.count(None))


def _table(
    edition: str, entry: Table, values: Mapping[str, Any], name: str, lang: Lang
) -> Iterator[str]:
    """The rows that are there, as the form prints them."""
    ids = {
        row.id: [f"{entry.id}.{row.id}.{column}" for column in row.columns] for row in entry.rows
    }
    there = tuple(row for row, cells in ids.items() if known(tuple(values[cell] for cell in cells)))
    if not there:
        yield f'<p class="none">{_ABSENT(lang)}</p>'
        return
    words = {cell: _word(values[cell], lang) for row in there for cell in ids[row]}

    def kind(cell: PageCell) -> Shown:
        value = values[cell.frame.id or ""]
        return (' class="none"', cell.text) if value is None or value is ABSENT else None

    yield from drawn(grid(edition, entry.id, there, words, lang), name, kind, ids=None)


def _word(value: Any, lang: Lang) -> str:
    """What a cell shows: zero, blank, absent and what is no number are told apart."""
    if value is None:
        return _BLANK(lang)
    if value is ABSENT:
        return _ABSENT(lang)
    return repr(_text(value)) if isinstance(value, str) else _text(value)


def _prose(name: str, paragraphs: Any, lang: Lang) -> str:
    """A section of text, folded."""
    if not isinstance(paragraphs, tuple):
        return f'<p class="soft">{escaped(name)}: <span class="none">{_ABSENT(lang)}</span></p>'
    texts = [f"<p>{escaped(_text(each, _LONGEST))}</p>" for each in paragraphs[:_MOST]]
    heading = f"{name} · {_PARAGRAPHS(lang, count=len(paragraphs))}"
    return folded(heading, [*texts, more(len(paragraphs) - _MOST, lang)])


def _text(value: Any, longest: int = 80) -> str:
    """Whatever a draft holds, in short."""
    if not isinstance(value, str):
        return shown(value)
    return value if len(value) <= longest else f"{value[:longest]}…"
