"""What a notebook shows of a report and of a reading.

Reports and readings are ``Any`` here, because their own modules import this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from govinfo_report.catalogue import Row, Table, form
from govinfo_report.language import Lang, Words
from govinfo_report.markup import MORE, folded, fragment, number, row, shown, table
from govinfo_report.model.numbers import known
from govinfo_report.model.numbers import shown as in_short
from govinfo_report.model.values import ABSENT

_MOST: Final = 50
"""Most notes and paragraphs of a section that are shown."""

_LONGEST: Final = 500
"""How much of a paragraph is shown, in characters."""

_UNTITLED: Final = Words("(no title)", "（无标题）")
_EDITION: Final = Words("form of {edition}", "{edition}年版格式")
_COUNTS: Final = Words("cells: {cells}, blank: {blank}", "单元格：{cells}，空白：{blank}")
_READ: Final = Words("read as {format}, notes: {notes}", "按{format}读取，附注：{notes}")
_PARAGRAPHS: Final = Words("paragraphs: {count}", "段落：{count}")
_BLANK: Final = Words("blank", "空白")
_ABSENT: Final = Words("absent", "缺失")
_INTRODUCTION: Final = Words("Introduction", "引言")
_HEADS: Final = (
    Words("Severity", "程度"),
    Words("Kind", "种类"),
    Words("Place", "位置"),
    Words("Note", "说明"),
)
_SEVERITIES: Final = {
    "error": Words("error", "错误"),
    "warning": Words("warning", "警告"),
    "info": Words("info", "提示"),
}
_SCOPES: Final = {
    "organ": Words("its own figures", "本机关"),
    "consolidated": Words("consolidated", "汇总"),
}


def of_report(report: Any, lang: Lang) -> str:
    """Title and facts, the three tables, the prose."""
    return fragment(_report(report, lang), lang)


def of_reading(reading: Any, lang: Lang) -> str:
    """The notes, then the report."""
    said = _READ.said(lang, format=reading.format, notes=len(reading.notes))
    notes = [_note(note, lang) for note in reading.notes[:_MOST]]
    parts = [f'<p class="soft">{shown(said)}</p>']
    if notes:
        parts.append(table([head.said(lang) for head in _HEADS], notes))
    if len(reading.notes) > _MOST:
        parts.append(f"<p>{MORE.said(lang, count=len(reading.notes) - _MOST)}</p>")
    return fragment([*_report(reading.report, lang, parts)], lang)


def _note(note: Any, lang: Lang) -> str:
    severity = _SEVERITIES[note.severity].said(lang)
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
    title = _text(report.title) if report.title else _UNTITLED.said(lang)
    yield f"<p><b>{shown(title)}</b></p>"
    yield f'<p class="soft">{shown(" · ".join(_facts(report, lang)))}</p>'
    yield from above or ()
    entry = form(report.edition)
    values = _cells(report)
    tables = {each.section: each for each in entry.tables}
    yield _prose(_INTRODUCTION.said(lang), report.introduction, lang)
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
    yield _EDITION.said(lang, edition=report.edition)
    if isinstance(report.scope, str) and report.scope in _SCOPES:
        yield _SCOPES[report.scope].said(lang)
    cells = [value for value in _cells(report).values() if value is not ABSENT]
    yield _COUNTS.said(lang, cells=len(cells), blank=cells.count(None))


def _table(entry: Table, values: Mapping[str, Any], lang: Lang) -> Iterator[str]:
    """The rows that are there, those of the same columns in one grid."""
    rows = [each for each in entry.rows if known(_values(entry, each, values))]
    if not rows:
        yield f'<p class="none">{_ABSENT.said(lang)}</p>'
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
        return f'<td class="none">{_BLANK.said(lang)}</td>'
    if value is ABSENT:
        return f'<td class="none">{_ABSENT.said(lang)}</td>'
    return number(_text(value) if not isinstance(value, str) else repr(_text(value)))


def _prose(name: str, paragraphs: Any, lang: Lang) -> str:
    """A section of text, folded."""
    if not isinstance(paragraphs, tuple):
        return f'<p class="soft">{shown(name)}: <span class="none">{_ABSENT.said(lang)}</span></p>'
    texts = [f"<p>{shown(_text(each, _LONGEST))}</p>" for each in paragraphs[:_MOST]]
    rest = len(paragraphs) - _MOST
    more = [f"<p>{MORE.said(lang, count=rest)}</p>"] if rest > 0 else []
    return folded(f"{name} · {_PARAGRAPHS.said(lang, count=len(paragraphs))}", [*texts, *more])


def _text(value: Any, longest: int = 80) -> str:
    """Whatever a draft holds, in short."""
    if not isinstance(value, str):
        return in_short(value)
    return value if len(value) <= longest else f"{value[:longest]}…"
