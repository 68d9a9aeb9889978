"""What a notebook shows of a report and of a reading.

Reports and readings are ``Any`` here, because their own modules import this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from govinfo_report.catalogue import Row, Table, form
from govinfo_report.language import Lang, Text
from govinfo_report.markup import MORE, folded, fragment, number, row, shown, table
from govinfo_report.model.values import ABSENT, known
from govinfo_report.model.values import shown as in_short

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
    Text("程度", "Severity"),
    Text("种类", "Kind"),
    Text("位置", "Place"),
    Text("说明", "Note"),
)
_SEVERITIES: Final = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
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
    notes = [_note(note, lang) for note in reading.notes[:_MOST]]
    parts = [f'<p class="soft">{shown(said)}</p>']
    if notes:
        parts.append(table([head(lang) for head in _HEADS], notes))
    if len(reading.notes) > _MOST:
        parts.append(f"<p>{MORE(lang, count=len(reading.notes) - _MOST)}</p>")
    return fragment([*_report(reading.report, lang, parts)], lang)


def _note(note: Any, lang: Lang) -> str:
    severity = _SEVERITIES[note.severity](lang)
    where = f"<code>{shown(note.where)}</code>"
    return row(
        [
            f'<td class="{note.severity}">{shown(severity)}</td>',
            f"<td><code>{shown(note.kind)}</code></td>",
            f"<td>{where}{f'<br>{shown(str(note.place))}' if str(note.place) else ''}</td>",
            f"<td>{shown(note.message(lang))}</td>",
        ]
    )


def _report(report: Any, lang: Lang, above: list[str] | None = None) -> Iterator[str]:
    title = _text(report.title) if report.title else _UNTITLED(lang)
    yield f"<p><b>{shown(title)}</b></p>"
    yield f'<p class="soft">{shown(" · ".join(_facts(report, lang)))}</p>'
    yield from above or ()
    entry = form(report.edition)
    values = _cells(report)
    tables = {each.section: each for each in entry.tables}
    yield _prose(_INTRODUCTION(lang), report.introduction, lang)
    for section in entry.sections:
        name = section.label if lang == "zh" else f"{section.label} · {section.text.en}"
        if section.id in tables:
            yield folded(name, _table(tables[section.id], values, lang), is_open=True)
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


def _table(entry: Table, values: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """The rows that are there, those of the same columns in one grid."""
    rows = [each for each in entry.rows if known(_values(entry, each, values))]
    if not rows:
        yield f'<p class="none">{_ABSENT(lang)}</p>'
    for columns, same in groupby(rows, key=lambda each: each.columns):
        heads = ["", *(entry.column(column).text(lang) for column in columns)]
        yield table(heads, [_row(entry, each, values, lang) for each in same])


def _values(entry: Table, each: Row, values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values[f"{entry.id}.{each.id}.{column}"] for column in each.columns)


def _row(entry: Table, each: Row, values: Mapping[str, Any], lang: Lang) -> str:
    cells = [_cell(value, lang) for value in _values(entry, each, values)]
    return row([f'<th scope="row">{shown(each.text(lang))}</th>', *cells])


def _cell(value: Any, lang: Lang) -> str:
    if value is None:
        return f'<td class="none">{_BLANK(lang)}</td>'
    if value is ABSENT:
        return f'<td class="none">{_ABSENT(lang)}</td>'
    return number(_text(value) if not isinstance(value, str) else repr(_text(value)))


def _prose(name: str, paragraphs: Any, lang: Lang) -> str:
    """A section of text, folded."""
    if not isinstance(paragraphs, tuple):
        return f'<p class="soft">{shown(name)}: <span class="none">{_ABSENT(lang)}</span></p>'
    texts = [f"<p>{shown(_text(each, _LONGEST))}</p>" for each in paragraphs[:_MOST]]
    rest = len(paragraphs) - _MOST
    more = [f"<p>{MORE(lang, count=rest)}</p>"] if rest > 0 else []
    return folded(f"{name} · {_PARAGRAPHS(lang, count=len(paragraphs))}", [*texts, *more])


def _text(value: Any, longest: int = 80) -> str:
    """Whatever a draft holds, in short."""
    if not isinstance(value, str):
        return in_short(value)
    return value if len(value) <= longest else f"{value[:longest]}…"
