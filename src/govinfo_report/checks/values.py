"""The rule ``structure.value``: members that hold what no document can.

A report that is built by hand takes drafts on purpose, so anything may stand anywhere. Cells have
rules of their own (``cell.*``).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, get_args

import attrs
from msgspec import Struct

from govinfo_report.catalogue import TABLES
from govinfo_report.catalogue.names import field_labels
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.subject import Function, RuleFunctions, Subject, Verdict, violated
from govinfo_report.language import Text
from govinfo_report.model import ABSENT, Contact, Metadata, Period, Report, Scope, Signature, layout
from govinfo_report.model.contract import MAX_DEPTH, too_deep
from govinfo_report.model.values import shown
from govinfo_report.patterns import lazy_pattern
from govinfo_report.strict_toml import texts

RULES: Final = RuleFunctions[Function]()

_MOMENT: Final = lazy_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")


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


_HOLDS: Final[Mapping[str, Callable[[Any], bool]]] = {
    "text": _is_text,
    "day": lambda value: type(value) is dt.date,
    "moment": _is_moment,
    "year": lambda value: type(value) is int and 1 <= value <= 9999,
    "scope": lambda value: isinstance(value, str) and value in get_args(Scope),
    "texts": lambda value: isinstance(value, tuple) and all(map(_is_text, value)),
    "period": lambda value: isinstance(value, Period),
    "signature": lambda value: isinstance(value, Signature),
}
"""Kind of value → whether a value is one; ``values.toml`` has the names of kinds."""

_KINDS: Final = {
    **{name: name for name in ("year", "scope", "period", "signature")},
    **dict.fromkeys(
        ("period.start", "period.end", "metadata.date_written", "signature.date"), "day"
    ),
    "metadata.published_at": "moment",
}
"""Members that hold something else than a text → kind of value."""

_PARTS: Final = {
    "period": Period,
    "metadata": Metadata,
    "contact": Contact,
    "signature": Signature,
}
_FIELDS: Final = {
    name: tuple(field.name for field in attrs.fields(cls) if field.name != "other")
    for name, cls in _PARTS.items()
}
"""Part → its members, but for the free ones."""

_TEXTS: Final = ("introduction", "overview", "problems_and_improvements", "other_matters")
_SINGLE: Final = ("schema", "title", "agency", "agency_code", "year", "scope")
_REQUIRED: Final = ("schema", "period.start", "period.end")
"""Members of which ``None`` is no value either."""

_TYPES: Final = (bool, str, int, float, Decimal)
"""Types of wrong values that a message names in words."""


def _text(key: str) -> Text:
    return texts("govinfo_report.checks", "values.toml")[key]


@RULES.of("structure.value")
def value(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict for everything in a member that no document can hold."""
    report = subject.report
    for wrong in (*_of_head(report), *_of_prose(report), *_of_maps(report)):
        words = shown(wrong.found)
        cls = next((each for each in _TYPES if isinstance(wrong.found, each)), None)
        key = f"found.{cls.__name__.lower()}" if cls else "found.other"
        label = _label(subject, wrong.scope)
        yield violated(
            wrong.scope,
            (),
            (wrong.member or wrong.scope,),
            actual=words,
            member=Text(f"{wrong.scope}（{label}）" if label else wrong.scope, wrong.scope),
            found=_text(key).filled(value=words, type=type(wrong.found).__name__),
            worded={"expected": _text(f"kinds.{wrong.kind}")},
        )


def _label(subject: Subject, scope: str) -> str:
    """What a member is called in Chinese."""
    head, _, rest = scope.partition(".")
    if head == "remarks" and rest in subject.form.cells:
        return subject.cell_name(rest).zh
    if head == "table_notes" and rest in TABLES:
        return subject.table_name(rest).zh
    if head in ("metadata", "contact") and rest in (fields := field_labels(head)):
        return fields[rest].zh
    sections = {section.id: section.label for section in subject.form.sections}
    known = texts("govinfo_report.checks", "values.toml").get(f"members.{scope}")
    return known.zh if known else sections.get(scope, "")


class Wrong(Struct, frozen=True):
    """A value that does not belong where it is.

    Attributes:
        scope: The member, dotted.
        found: The value.
        kind: The kind of value that belongs there.
        member: The member that a JSON Pointer can name, where it is not the scope.
    """

    scope: str
    found: Any
    kind: str
    member: str = ""


def _of_head(report: Report) -> Iterator[Wrong]:
    """Everything but prose, tables and free members."""
    yield from _members(report, (*_SINGLE, "period", "signature"), "")
    for name, cls in _PARTS.items():
        part = getattr(report, name)
        if isinstance(part, cls):
            yield from _members(part, _FIELDS[name], f"{name}.")


def _members(part: Any, names: Iterable[str], prefix: str) -> Iterator[Wrong]:
    for name in names:
        found = getattr(part, name)
        if found is ABSENT:
            continue
        scope = f"{prefix}{name}"
        kind = _KINDS.get(scope, "text")
        blank = found is None and scope not in _REQUIRED
        if not blank and not _HOLDS[kind](found):
            yield Wrong(scope, found, kind, "$schema" if scope == "schema" else "")


def _of_prose(report: Report) -> Iterator[Wrong]:
    for name in _TEXTS:
        for text in getattr(report, name) or ():
            if not _is_text(text):
                yield Wrong(name, text, "text")


def _of_maps(report: Report) -> Iterator[Wrong]:
    for label, text in report.metadata.other.items():
        if not (_is_text(label) and (text is None or _is_text(text))):
            yield Wrong(f"metadata.other.{label}", text, "text", "metadata.other")
    cells = layout(report.edition).places
    for cell, words in report.remarks.items():
        if cell not in cells:
            yield Wrong("remarks", cell, "cell")
        elif not _is_text(words):
            yield Wrong(f"remarks.{cell}", words, "text", "remarks")
    for table, notes in report.table_notes.items():
        if table not in TABLES:
            yield Wrong("table_notes", table, "table")
        elif not _HOLDS["texts"](notes):
            yield Wrong(f"table_notes.{table}", notes, "texts", "table_notes")
    if too_deep(report.extensions, MAX_DEPTH - 1) or not _is_json(report.extensions):
        yield Wrong("extensions", report.extensions, "json")
