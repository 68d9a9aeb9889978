"""The contract of a report's document: which member holds which kind of value, in one table.

It is told by the type of the attribute in the model (:data:`TYPES`), or by :data:`MEMBERS` where
the type says too little. The converter, the fast decoder and the published schemas read it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, Final, cast

from attrs import Attribute
from msgspec import Struct

from govinfo_report.catalogue import TABLES, CellKind
from govinfo_report.documents.values import (
    VALUES,
    MemberFault,
    MembersError,
    Path,
    Schema,
    WrongValueError,
    each,
    named,
    said,
    unexpected,
    words_of,
)
from govinfo_report.json_text import NotJsonError, parsed, whole
from govinfo_report.model import (
    Absent,
    Amount,
    Count,
    FrozenMap,
    Metadata,
    OptionalText,
    Paragraphs,
    Report,
    Scope,
    SignedCount,
    freeze,
    layout,
)
from govinfo_report.model.arguments import kind_of, shown
from govinfo_report.model.contract import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, TOO_DEEP, too_deep

TYPES: Final[tuple[tuple[Any, str], ...]] = (
    (Count, "count"),
    (SignedCount, "signed_count"),
    (Amount, "amount"),
    (OptionalText, "text_or_null"),
    (str | None, "text_or_null"),
    (dt.date, "date"),
    (dt.date | None | Absent, "date_or_null"),
    (Scope | None | Absent, "scope"),
    (Paragraphs, "paragraphs"),
)
"""Type of an attribute of the model → kind of its values."""

CELLS: Final[Mapping[CellKind, str]] = {
    "count": "count",
    "signed_count": "signed_count",
    "money": "amount",
}
"""What a cell of the form holds → kind of its value."""


class ObjectKind(Struct, frozen=True):
    """An object whose names are data: those that an edition has, or any.

    Attributes:
        values: Kind of the values; ``None``: any JSON.
        names: Edition → the names that it has; ``None``: any.
        no_such: What is said of another name: a key of ``report.toml``.
    """

    values: str | None
    names: Callable[[str], Collection[str]] | None = None
    no_such: str = "unknown_member"

    @property
    def wire(self) -> Any:
        """The type that msgspec decodes it as; the names are not looked at."""
        return dict[str, VALUES[self.values].wire if self.values else Any]  # type: ignore[misc]

    def schema(self, edition: str) -> Schema:
        """The schema in the schemas of an edition."""
        found: Schema = {"type": "object", "minProperties": 1}
        ref = {"$ref": f"#/$defs/{self.values}"}
        if self.names is not None:
            # Not by `propertyNames`: validators tell of every name, some in quadratic time.
            properties = {name: dict(ref) for name in self.names(edition)}
            return found | {"additionalProperties": False, "properties": properties}
        return found | {"additionalProperties": ref} if self.values else found

    def structure(self, value: Any, edition: str) -> FrozenMap[Any]:
        """The model's value, as :attr:`ValueKind.structure` gives it."""
        members = checked_members(value)
        if self.values is None:
            return _any_json(members)
        convert = VALUES[self.values].structure
        names = members if self.names is None else self.names(edition)

        def one(name: str) -> Any:
            if name not in names:
                raise WrongValueError(said(self.no_such))
            return convert(members[name])

        return FrozenMap(each(((name, name) for name in members), one))


MEMBERS: Final[Mapping[tuple[type[Any], str], str | ObjectKind]] = {
    (Report, "schema"): "schema_id",
    (Report, "edition"): "edition",
    (Report, "year"): "year",
    (Report, "remarks"): ObjectKind("text", lambda edition: layout(edition).places, "no_cell"),
    (Report, "table_notes"): ObjectKind("paragraphs", lambda _: TABLES),
    (Report, "extensions"): ObjectKind(None),
    (Metadata, "published_at"): "timestamp_or_null",
    (Metadata, "other"): ObjectKind("text_or_null"),
}
"""Attributes whose type in the model says too little of the document."""


def contract_of(cls: type[Any], attribute: Attribute[Any]) -> str | ObjectKind | None:
    """What a member of the document holds; ``None``: an object that another class describes."""
    if known := MEMBERS.get((cls, attribute.name)):
        return known
    return next((name for kind, name in TYPES if kind == attribute.type), None)


def checked_members(value: Any) -> Mapping[str, Any]:
    """An object that is not empty and whose names are texts: what is not there is left out.

    Raises:
        WrongValueError: It is another value.
    """
    if not isinstance(value, Mapping):
        raise WrongValueError(unexpected("object", value))
    if not value:
        raise WrongValueError(said("empty"))
    for name in value:
        _check_name(name)
    return value


def _check_name(name: Any) -> None:
    if not isinstance(name, str):
        raise WrongValueError(said("wrong_name", found=named(name)))
    VALUES["text"].structure(name)


def _any_json(members: Mapping[str, Any]) -> FrozenMap[Any]:
    if too_deep(members, MAX_DEPTH - 1):
        raise WrongValueError(TOO_DEEP)
    if faults := tuple(islice(_no_json(members, ()), MAX_PROBLEMS + 1)):
        raise MembersError(faults)
    return cast("FrozenMap[Any]", freeze(members))


def _no_json(value: Any, path: Path) -> Iterator[MemberFault]:
    """What JSON cannot hold of a value that may be any JSON."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            try:
                _check_name(name)
            except ValueError as error:
                yield (*path, str(name)), words_of(error)
            yield from _no_json(inner, (*path, name))
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value):
            yield from _no_json(item, (*path, place))
    elif isinstance(value, str):
        if whole(value) != value:
            yield path, said("lone_surrogate")
    elif isinstance(value, (float, Decimal)):
        if not (math.isfinite(value) if isinstance(value, float) else value.is_finite()):
            yield path, unexpected("finite", value)
    elif value is not None and not isinstance(value, int):
        yield path, unexpected("json", value)


def pointer(path: Iterable[str | int]) -> str:
    """The JSON Pointer (RFC 6901) of a path."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def parsed_document(data: str | bytes) -> Any:
    """The value of a document's text, as :func:`govinfo_report.json_text.parsed` gives it.

    Raises:
        NotJsonError: It is too long (``size``), nested too deep to be read (``depth``), or no JSON.
    """
    size = len(data if isinstance(data, bytes) else data.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        raise NotJsonError("size", said("size", size=size))
    try:
        return parsed(data)
    except NotJsonError as error:
        if isinstance(data, str) and kind_of(data) == "name":
            words = said("name_of_a_file", name=shown(data))
            raise NotJsonError(error.keyword, words) from None
        raise
    except RecursionError:
        raise NotJsonError("depth", TOO_DEEP) from None
