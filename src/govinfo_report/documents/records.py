"""Records of JSON documents: what they are made of, and how they are filled from results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache, partial
from types import UnionType
from typing import (
    Any,
    Final,
    Literal,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from msgspec import UNSET, Struct, UnsetType

from govinfo_report.catalogue.names import MemberText
from govinfo_report.json_text import plain, written
from govinfo_report.language import Text
from govinfo_report.model import ABSENT
from govinfo_report.model.arguments import check_number
from govinfo_report.model.values import exact, shown
from govinfo_report.strict_toml import records

JsonValue = int | float | Decimal | str | bool | None
"""A value as JSON holds it: counts are integers, amounts exact numbers (万元), dates ISO texts."""

RATIO_PLACES: Final = 6
"""Decimal places of a ratio in documents, halves to the even digit."""


class DocumentRecord(Struct):
    """An object of a document: its members in the order in which they are written.

    A member that is ``UNSET`` is left out. Lists may be held as tuples, and a :class:`Text` stands
    for an object of ``zh`` and ``en``.
    """


R = TypeVar("R", bound=DocumentRecord)


def filled(kind: type[R], source: object, /, **given: Any) -> R:
    """A record filled from the attributes of a result that have the names of its members.

    Each value is converted to the member's type: inner records are filled likewise, a method that
    speaks either language becomes a :class:`Text`, a fraction a decimal, and what JSON cannot hold
    becomes text. ``ABSENT``, and ``None`` where the type has no null, leave a member out.

    Args:
        kind: The record.
        source: What has the attributes, or a dictionary that has them as keys.
        given: Values of members that the source has not, or not so.
    """
    if isinstance(source, dict):
        given = source | given
    names, conversions = _members(kind)
    for name in names:
        if name not in given:
            given[name] = getattr(source, name)
    for name, convert in conversions:
        given[name] = convert(given[name])
    return kind(**given)


Conversion: TypeAlias = Callable[[Any], Any]
"""What makes a value of a member's type."""


@cache
def _members(kind: type[DocumentRecord]) -> tuple[list[str], list[tuple[str, Conversion]]]:
    """The members that vary, unlike the version, and what converts those that have to be."""
    hints = get_type_hints(kind)
    names = [n for n, h in hints.items() if get_origin(h) is not Literal or len(get_args(h)) > 1]
    conversions = [(name, _conversion(hints[name])) for name in names]
    return names, [(name, convert) for name, convert in conversions if convert is not None]


def _conversion(hint: Any) -> Conversion | None:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == JsonValue:
        return json_value
    if hint in _CONVERSIONS:
        return _CONVERSIONS[hint]
    if isinstance(hint, type) and issubclass(hint, DocumentRecord):
        return partial(_record, hint)
    if origin is list and (convert := _conversion(arguments[0])):
        return lambda values: [convert(value) for value in values]
    if origin is dict:
        inner = _conversion(arguments[1])
        return lambda values: {n: inner(v) for n, v in values.items()} if inner else dict(values)
    return _optional(arguments) if origin in (Union, UnionType) else None


def _optional(arguments: tuple[Any, ...]) -> Conversion | None:
    kinds = [kind for kind in arguments if kind not in (type(None), UnsetType)]
    if len(kinds) == 1:
        convert = _conversion(kinds[0])
    else:
        convert = json_value if {float, str} <= set(kinds) else None
    if UnsetType not in arguments:
        return convert and (lambda value: None if value is None else convert(value))
    null = None if type(None) in arguments else UNSET

    def converted(value: Any) -> Any:
        if value is None:
            return null
        if value is ABSENT or value is UNSET:
            return UNSET
        return value if convert is None else convert(value)

    return converted


def _record(kind: type[DocumentRecord], source: Any) -> Any:
    if isinstance(source, kind):
        return source
    return filled(kind, _text(source) if callable(source) else source)


def _text(value: Any) -> Text:
    return value if isinstance(value, Text) else Text(value("zh"), value("en"))


class JsonResult:
    """A result that has a published JSON document."""

    __slots__ = ()

    def _document(self) -> DocumentRecord:
        raise NotImplementedError  # each result has its own

    def to_dict(self) -> dict[str, Any]:
        """The document of :meth:`to_json` as plain values of JSON, amounts as ``Decimal``."""
        found: dict[str, Any] = plain(self._document())
        return found

    def to_json(self, *, indent: int | None = None) -> str:
        """The whole result as JSON, in both languages; a schema in ``schemas`` has its shape.

        Args:
            indent: Blanks a level; ``None`` for one line.

        Raises:
            TypeError: ``indent`` is no whole number.
            ValueError: It is negative.
        """
        if indent is not None:
            check_number(indent, "indent", least=0)
        return written(self._document(), indent=indent)


def rounded(value: Fraction, places: int = RATIO_PLACES) -> Decimal:
    """A fraction as a decimal with so many places, halves to the even digit."""
    scale = 10**places
    digits = Decimal(round(value * scale))  # round() of a fraction is exact, halves to even
    context = Context(prec=max(digits.adjusted() + 1, places + 1), rounding=ROUND_HALF_EVEN)
    return digits.scaleb(-places, context)


def json_value(value: Any) -> JsonValue:
    """A value as JSON holds it; what JSON cannot hold (a draft's NaN, a list) as its text."""
    if isinstance(value, Text):
        return value.en
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        # Larger ones are slips of drafts; writing their digits out could take for ever.
        return value if value.bit_length() < 64 else f"({value.bit_length()} bits)"
    if isinstance(value, Decimal) and exact(value) is not None:
        return value
    if isinstance(value, Fraction) and (number := exact(value)) is not None:
        return number if isinstance(number, int) else Decimal(number.numerator) / number.denominator
    if isinstance(value, dt.date):
        return value.isoformat()
    return shown(value)


_CONVERSIONS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    Text: _text,
    Decimal: rounded,
    float: lambda value: round(value, 3),
}


@cache
def texts_of(document: str) -> Mapping[str, MemberText]:
    """``Class.member`` of the records of a document → what it is called; ``itself`` is the class.

    Args:
        document: Name of the module of :mod:`govinfo_report.documents` that has the records.
    """
    return records("govinfo_report.documents", f"{document}.toml", MemberText)
