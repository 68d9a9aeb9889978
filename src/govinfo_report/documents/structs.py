"""The documents of reports as strict msgspec structs, for documents that are right.

The structs are derived from the classes of the model, so nothing is written twice, and msgspec
decodes a document straight into them, many times faster than anything that can say what is wrong.

A document that this decoder does not take as it stands is not an error yet: the cattrs converter or
a validator looks at it then, decides, and finds the words for what is wrong. So this module may be
stricter than they are, never more lenient.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, reduce
from operator import attrgetter, or_
from types import UnionType
from typing import Any, Final, Literal, TypeAlias, Union, get_args, get_origin

import attrs
import msgspec

from govinfo_report.catalogue import EDITIONS, TABLES, alternatives, form
from govinfo_report.documents.report import CELLS, MEMBERS, ObjectKind, contract_of
from govinfo_report.documents.values import VALUES, Structure
from govinfo_report.json_text import encoded
from govinfo_report.model import ABSENT, Absent, Report, Shape, shapes
from govinfo_report.model.contract import MAX_DEPTH, too_deep
from govinfo_report.patterns import lazy_pattern

# "No empty objects" cannot be said in msgspec's types. Where the bytes hold an empty object,
# were it within a text, the converter decides.
_EMPTY_OBJECT: Final = lazy_pattern(rb"\{[ \t\n\r]*\}")

_REFUSALS: Final = (
    msgspec.DecodeError,
    UnicodeDecodeError,
    RecursionError,
    ArithmeticError,
)
"""What decoding raises where a document is no document."""

MODELS: Final[dict[type[msgspec.Struct], type[Any]]] = {}
"""Struct → class of the model that it was derived from."""

AS_IN_THE_MODEL: Final[set[type[msgspec.Struct]]] = set()
"""Rows that hold the same values in the struct and in the model, in the same order."""


@cache
def struct(cls: Any) -> type[msgspec.Struct]:
    """The strict struct of a class of the model; empty tables and rows are its defaults."""
    return _define(cls, {})


def _define(cls: type[Any], types: dict[str, Any]) -> type[msgspec.Struct]:
    fields: list[Any] = []
    for attribute in attrs.fields(attrs.resolve_types(cls)):
        kind = types[attribute.name] if attribute.name in types else _kind(cls, attribute)
        if attribute.default is attrs.NOTHING:
            fields.append((attribute.name, kind))
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            fields.append((attribute.name, kind, kind()))
        else:
            fields.append((attribute.name, kind, ABSENT))
    rename = {"schema": "$schema"} if cls is Report else None
    return _defined(cls, fields, kw_only=True, rename=rename)


def _defined(
    cls: type[Any],
    fields: list[Any],
    *,
    kw_only: bool = False,
    rename: dict[str, str] | None = None,
) -> type[msgspec.Struct]:
    struct = msgspec.defstruct(
        cls.__name__,
        fields,
        module=__name__,
        frozen=True,
        kw_only=kw_only,
        forbid_unknown_fields=True,
        omit_defaults=True,
        rename=rename,
    )
    MODELS[struct] = cls
    return struct


def _kind(cls: type[Any], attribute: attrs.Attribute[Any]) -> Any:
    if (known := contract_of(cls, attribute)) is not None:
        return known.wire if isinstance(known, ObjectKind) else VALUES[known].wire
    kinds: list[Any] = [attribute.type]
    if get_origin(attribute.type) in (Union, UnionType):
        # A member that is left out gets the default, so no type needs to say that it may be absent.
        kinds = [kind for kind in get_args(attribute.type) if kind is not Absent]
    return reduce(or_, (struct(k) if attrs.has(k) else k for k in kinds))


def _table(shape: Shape, known: dict[Any, type[msgspec.Struct]]) -> type[msgspec.Struct]:
    """The strict struct of a table, group or row, with the attributes that one edition has."""
    kinds = {name: VALUES[CELLS[cell.kind]].wire for name, cell in shape.columns.items()}
    key = (shape.cls, *((name, cell.kind) for name, cell in shape.columns.items()))
    if kinds and key in known:
        return known[key]
    parts = {name: _table(part, known) for name, part in shape.parts.items()}
    fields = [
        *((name, part, part()) for name, part in parts.items()),
        *((name, kind, ABSENT) for name, kind in kinds.items()),
    ]
    known[key] = _defined(shape.cls, fields)
    if kinds and shape.whole and Any not in kinds.values():
        AS_IN_THE_MODEL.add(known[key])
    return known[key]


@cache
def report_struct(edition: str) -> type[msgspec.Struct]:
    """The strict struct of a report of one edition."""
    known: dict[Any, type[msgspec.Struct]] = {}
    tables = {name: _table(shape, known) for name, shape in shapes(edition).items()}
    return _define(Report, {"edition": Literal[edition], **tables})


@cache
def _decoder(edition: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(report_struct(edition), float_hook=Decimal)


def decoded(data: bytes) -> Any:
    """The struct of the document in ``data``, or ``None`` where it has to be looked at closer."""
    for edition in reversed(EDITIONS):  # most documents are of the newest form
        wire = _decoded(data, edition)
        if wire is not None:
            good = _EMPTY_OBJECT.search(data) is None and _is_whole(wire, data) and _is_right(wire)
            return wire if good else None
    return None


def _decoded(data: bytes, edition: str) -> Any:
    try:
        return _decoder(edition).decode(data)
    except _REFUSALS:
        return None


def reads_back(data: bytes, wire: Any) -> bool:
    """Whether a struct without empty objects is what comes back from its document ``data``."""
    again = _decoded(data, wire.edition)
    return again is not None and bool(again == wire) and _is_right(again)


def takes(document: Mapping[str, Any]) -> bool:
    """Whether a parsed document is right; if not, it may be all the same.

    One with members that may be any JSON (``extensions``) is not looked at.
    """
    edition = document.get("edition")
    if not isinstance(edition, str) or edition not in EDITIONS or "extensions" in document:
        return False
    # Sets and dates are no JSON, and msgspec takes them; cells of tables cannot be either.
    if not all(_is_json(value) for name, value in document.items() if name not in TABLES):
        return False
    try:
        wire = msgspec.convert(document, report_struct(edition))
        data = encoded(wire)  # refuses halves of surrogate pairs
    except (*_REFUSALS, UnicodeEncodeError):
        return False
    return _EMPTY_OBJECT.search(data) is None and _is_right(wire)


def _is_json(value: Any) -> bool:
    kind = type(value)
    if kind is str or kind is int or value is None:
        return True
    if kind is dict:
        return all(map(_is_json, value.values()))
    return kind is list and all(map(_is_json, value))


def _is_whole(wire: Any, data: bytes) -> bool:
    """Whether no member was dropped: of several of one name msgspec keeps the last.

    A member that was dropped takes its colon along. Those within texts are the same in both, unless
    one was written as an escape.
    """
    written = encoded(wire)
    if written == data.strip():
        return True
    escaped = b"\\" in data and b"\\u003" in data
    return not escaped and written.count(b":") == data.count(b":")


def _is_right(wire: Any) -> bool:
    """What the types of the structs cannot say."""
    printed, other = _shapes_of_other(wire.edition)
    if _has_any(wire, other) and _has_any(wire, printed):
        return False
    try:
        for get, structure in _rechecked(wire.edition):
            if (value := get(wire)) is not ABSENT:
                structure(value)
    except ValueError:
        return False
    for get, names in _named(wire.edition):
        if (members := get(wire)) is not ABSENT and not names >= members.keys():
            return False
    return wire.extensions is ABSENT or not too_deep(wire.extensions, MAX_DEPTH - 1)


_Getters: TypeAlias = "tuple[attrgetter[Any], ...]"


@cache
def _shapes_of_other(edition: str) -> tuple[_Getters, _Getters]:
    """What gets the rows of either shape of (六)其他处理."""
    both = alternatives(edition)
    return tuple(map(attrgetter, both.printed)), tuple(map(attrgetter, both.other))


def _has_any(wire: Any, rows: _Getters) -> bool:
    """Whether a document has one of these rows."""
    return any((row := get(wire)) != type(row)() for get in rows)


@cache
def _rechecked(edition: str) -> tuple[tuple[attrgetter[Any], Structure], ...]:
    """What gets the values that msgspec's types say too little of, and what takes them."""
    kinds = {cell.id: CELLS[cell.kind] for cell in form(edition).cells.values()}
    kinds |= {_path(*member): kind for member, kind in MEMBERS.items() if isinstance(kind, str)}
    return tuple(
        (attrgetter(path), VALUES[kind].structure)
        for path, kind in kinds.items()
        if VALUES[kind].rechecked
    )


@cache
def _named(edition: str) -> tuple[tuple[attrgetter[Any], frozenset[str]], ...]:
    """What gets the objects whose names are those that an edition has, and these names."""
    return tuple(
        (attrgetter(_path(*member)), frozenset(kind.names(edition)))
        for member, kind in MEMBERS.items()
        if isinstance(kind, ObjectKind) and kind.names is not None
    )


def _path(cls: type[Any], name: str) -> str:
    return name if cls is Report else f"metadata.{name}"
