"""The rule ``structure.value``: members that hold what no document can.

A report that is built by hand takes drafts on purpose, so anything may stand anywhere. Cells have
rules of their own (``cell.*``).
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, get_args

import attrs
from attrs import frozen

from govinfo_report.catalogue import TABLES
from govinfo_report.catalogue.names import field_labels
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import Function, RuleFunctions, Subject, Verdict, violated
from govinfo_report.language import Text
from govinfo_report.model import ABSENT, Contact, Metadata, Period, Report, Scope, Signature, layout
from govinfo_report.model.contract import MAX_DEPTH, too_deep
from govinfo_report.model.values import shown

RULES: Final = RuleFunctions[Function]()

_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")


@frozen
class Kind:
    """What belongs in a member.

    Attributes:
        name: What it is, in words.
        holds: Whether a value is that.
    """

    name: Text
    holds: Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:  # half of a character
        return False
    return True


def _is_moment(value: Any) -> bool:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return False
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_json(value: Any) -> bool:
    if isinstance(value, Mapping):
        return all(_is_text(name) and _is_json(inner) for name, inner in value.items())
    if isinstance(value, tuple):
        return all(map(_is_json, value))
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, Decimal):
        return value.is_finite()
    return value is None or isinstance(value, int) or _is_text(value)


TEXT: Final = Kind(Text("文本", "a text"), _is_text)
DAY: Final = Kind(Text("日期（date）", "a date"), lambda value: type(value) is dt.date)
MOMENT: Final = Kind(
    Text("“2024-01-31”这样的日期文本", "the text of a date, as 2024-01-31"), _is_moment
)
YEAR: Final = Kind(
    Text("1至9999的整数", "an integer from 1 to 9999"),
    lambda value: type(value) is int and 1 <= value <= 9999,
)
SCOPE: Final = Kind(
    Text("organ（本机关）或 consolidated（汇总）", "organ or consolidated"),
    lambda value: isinstance(value, str) and value in get_args(Scope),
)
TEXTS: Final = Kind(
    Text("各段文本", "texts"), lambda value: isinstance(value, tuple) and all(map(_is_text, value))
)
CELL: Final = Kind(Text("本版本单元格的标识", "the id of a cell"), lambda _: False)
TABLE: Final = Kind(Text("表的标识", "the id of a table"), lambda _: False)
JSON: Final = Kind(Text("JSON 能表示的值", "what JSON can hold"), _is_json)
PERIOD: Final = Kind(
    Text("统计期限（Period）", "a Period"), lambda value: isinstance(value, Period)
)
SIGNATURE: Final = Kind(
    Text("落款（Signature）", "a Signature"), lambda value: isinstance(value, Signature)
)

_KINDS: Final[Mapping[str, Kind]] = {
    "year": YEAR,
    "scope": SCOPE,
    "period": PERIOD,
    "signature": SIGNATURE,
    "period.start": DAY,
    "period.end": DAY,
    "metadata.date_written": DAY,
    "metadata.published_at": MOMENT,
    "signature.date": DAY,
}
"""Members that hold something else than a text."""

_PARTS: Final = {
    "period": Period,
    "metadata": Metadata,
    "contact": Contact,
    "signature": Signature,
}
_TEXTS: Final = ("introduction", "overview", "problems_and_improvements", "other_matters")
_SINGLE: Final = ("schema", "title", "agency", "agency_code", "year", "scope")
_REQUIRED: Final = ("schema", "period.start", "period.end")
"""Members of which ``None`` is no value either."""

_NAMES: Final[Mapping[str, str]] = {
    "schema": "模式标识",
    "title": "标题",
    "agency": "机关名称",
    "agency_code": "统一社会信用代码",
    "year": "报告年度",
    "scope": "统计口径",
    "period": "统计期限",
    "period.start": "统计期限开始日",
    "period.end": "统计期限结束日",
    "metadata.source": "来源",
    "introduction": "引言",
    "signature": "落款",
    "signature.agency": "落款机关",
    "signature.date": "落款日期",
    "remarks": "原文备注",
    "table_notes": "表注",
    "extensions": "扩展内容",
    **{
        f"{part}.{name}": label.zh
        for part in ("metadata", "contact")
        for name, label in field_labels(part).items()
    },
}

_FOUND: Final[tuple[tuple[type[Any], Text], ...]] = (
    (bool, Text("布尔值", "the truth value")),
    (str, Text("文本", "the text")),
    (int, Text("整数", "the integer")),
    (float, Text("浮点数", "the float")),
    (Decimal, Text("小数", "the decimal")),
)


@RULES.of("structure.value")
def value(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict for everything in a member that no document can hold."""
    report = subject.report
    for wrong in (*_of_head(report), *_of_prose(report), *_of_maps(report)):
        words = shown(wrong.found)
        name = type(wrong.found).__name__
        other = Text(f"{name} 类型的", f"a value of type {name},")
        kind = next((words for cls, words in _FOUND if isinstance(wrong.found, cls)), other)
        label = _label(subject, wrong.scope)
        yield violated(
            wrong.scope,
            (),
            (wrong.member or wrong.scope,),
            actual=words,
            member=Text(f"{wrong.scope}（{label}）" if label else wrong.scope, wrong.scope),
            found=Text(f"{kind.zh}“{words}”", f"{kind.en} “{words}”"),
            worded={"expected": wrong.kind.name},
        )


def _label(subject: Subject, scope: str) -> str:
    """What a member is called in Chinese."""
    head, _, rest = scope.partition(".")
    if head == "remarks" and rest in subject.form.cells:
        return subject.cell_name(rest).zh
    if head == "table_notes" and rest in TABLES:
        return subject.table_name(rest).zh
    sections = {section.id: section.label for section in subject.form.sections}
    return _NAMES.get(scope) or sections.get(scope, "")


@frozen
class Wrong:
    """A value that does not belong where it is.

    Attributes:
        scope: The member, dotted.
        found: The value.
        kind: What belongs there.
        member: The member that a JSON Pointer can name, where it is not the scope.
    """

    scope: str
    found: Any
    kind: Kind
    member: str = ""


def _of_head(report: Report) -> Iterator[Wrong]:
    """Everything but prose, tables and free members."""
    yield from _members(report, (*_SINGLE, "period", "signature"), "")
    for name, cls in _PARTS.items():
        part = getattr(report, name)
        if isinstance(part, cls):
            fields = [field.name for field in attrs.fields(cls) if field.name != "other"]
            yield from _members(part, fields, f"{name}.")


def _members(part: Any, names: Iterable[str], prefix: str) -> Iterator[Wrong]:
    for name in names:
        scope = f"{prefix}{name}"
        kind = _KINDS.get(scope, TEXT)
        found = getattr(part, name)
        blank = found is ABSENT or (found is None and scope not in _REQUIRED)
        if not blank and not kind.holds(found):
            yield Wrong(scope, found, kind, "$schema" if scope == "schema" else "")


def _of_prose(report: Report) -> Iterator[Wrong]:
    for name in _TEXTS:
        for text in getattr(report, name) or ():
            if not _is_text(text):
                yield Wrong(name, text, TEXT)


def _of_maps(report: Report) -> Iterator[Wrong]:
    for label, text in report.metadata.other.items():
        if not (_is_text(label) and (text is None or _is_text(text))):
            yield Wrong(f"metadata.other.{label}", text, TEXT, "metadata.other")
    cells = layout(report.edition).places
    for cell, words in report.remarks.items():
        if cell not in cells:
            yield Wrong("remarks", cell, CELL)
        elif not _is_text(words):
            yield Wrong(f"remarks.{cell}", words, TEXT, "remarks")
    for table, notes in report.table_notes.items():
        if table not in TABLES:
            yield Wrong("table_notes", table, TABLE)
        elif not TEXTS.holds(notes):
            yield Wrong(f"table_notes.{table}", notes, TEXTS, "table_notes")
    if too_deep(report.extensions, MAX_DEPTH - 1) or not _is_json(report.extensions):
        yield Wrong("extensions", report.extensions, JSON)
