"""The kinds of values of a report's document: what each is, once for everything that reads it.

A :class:`ValueKind` says together what ``loads`` takes, what msgspec is told and what the published
schema says; ``report.toml`` says how a message names it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, Final, get_args

from msgspec import Meta, Struct

from govinfo_report.catalogue import EDITIONS
from govinfo_report.json_text import Unreadable, whole
from govinfo_report.language import OR, Text, both
from govinfo_report.model import MAX_AMOUNT, MAX_COUNT, Scope
from govinfo_report.model.contract import (
    MAX_AMOUNT_DIGITS,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_PROBLEMS,
    SCHEMA_VERSION,
    is_short,
)
from govinfo_report.patterns import lazy_pattern
from govinfo_report.strict_toml import texts

Schema = dict[str, Any]
Structure = Callable[[Any], Any]
Path = tuple[str | int, ...]
"""Where a value stands: names of members and places in arrays, from the outside inwards."""

EXCERPT_LENGTH: Final = 40
"""How much of a wrong value a message shows, in characters."""

_LIMITS: Final[Mapping[str, object]] = {
    "amount": MAX_AMOUNT,
    "bytes": MAX_BYTES,
    "count": MAX_COUNT,
    "depth": MAX_DEPTH,
    "digits": MAX_AMOUNT_DIGITS,
    "editions": OR.join(f'"{edition}"' for edition in EDITIONS),
    "major": SCHEMA_VERSION[0],
    "problems": MAX_PROBLEMS,
    "version": ".".join(map(str, SCHEMA_VERSION)),
}
"""What the texts name in braces beside the facts of each case."""


def said(key: str, **facts: object) -> Text:
    """A text of ``report.toml`` with its facts."""
    return texts("govinfo_report.documents", "report.toml")[key].filled(**_LIMITS, **facts)


def unexpected(expected: str, value: Any) -> Text:
    """What is said of a value of another kind than expected, or out of its range.

    Args:
        expected: What is expected: a key below ``expected`` of ``report.toml``.
        value: The value.
    """
    return said("unexpected", expected=said(f"expected.{expected}"), found=named(value))


class WrongValueError(ValueError):
    """A value is not what the document may hold; says so in both languages."""

    def __init__(self, words: Text) -> None:
        self.words = words
        super().__init__(words.en)


def words_of(error: ValueError) -> Text:
    """What an error says, in both languages where it is one of ours."""
    return error.words if isinstance(error, WrongValueError) else both(str(error))


MemberFault = tuple[Path, Text]
"""What is wrong within a value: where, and what."""


class MembersError(ValueError):
    """What is wrong with the members of one array or object, one more at most than can be listed.

    Attributes:
        faults: What is wrong, in their order.
    """

    def __init__(self, faults: Iterable[MemberFault]) -> None:
        self.faults = tuple(islice(faults, MAX_PROBLEMS + 1))
        super().__init__(f"{len(self.faults)} members are wrong")


def each(members: Iterable[tuple[Any, Any]], structure: Structure) -> dict[Any, Any]:
    """The members of an array or object, converted.

    Raises:
        MembersError: With everything that is wrong in them.
    """
    done: dict[Any, Any] = {}
    faults: list[MemberFault] = []
    for name, value in members:
        try:
            done[name] = structure(value)
        except MembersError as error:
            faults += [((name, *path), what) for path, what in error.faults]
        except ValueError as error:
            faults.append(((name,), words_of(error)))
        if len(faults) > MAX_PROBLEMS:
            break
    if faults:
        raise MembersError(faults)
    return done


def excerpt(value: Any) -> str:
    """The beginning of a value as JSON."""
    if isinstance(value, str):
        return _cut(json.dumps(printable(value[: EXCERPT_LENGTH + 1]), ensure_ascii=False))
    if isinstance(value, Mapping):
        return "{…}" if value else "{}"
    if isinstance(value, (list, tuple)):
        return "[…]" if value else "[]"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, int) and value.bit_length() > 4 * EXCERPT_LENGTH:
        return "…"  # writing out the digits of a huge integer is slow, and Python limits it
    return _cut(str(value))


def printable(text: str) -> str:
    """The text with lone surrogates, which nothing can print, as escapes."""
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


def _cut(text: str) -> str:
    return text if len(text) <= EXCERPT_LENGTH else f"{text[:EXCERPT_LENGTH]}…"


_KINDS: Final[Mapping[str, Any]] = {
    "text": str,
    "object": Mapping,
    "array": (list, tuple),
    "integer": int,
    "fraction": (Decimal, float),
}


def named(value: Any) -> Text:
    """What a value is, for a message: its kind, and the beginning of it where that says more."""
    if isinstance(value, Unreadable):
        return value.words
    start = excerpt(value)
    if value is None or isinstance(value, bool):
        return both(start)
    for name, kinds in _KINDS.items():
        if isinstance(value, kinds):
            kind = said(f"kinds.{name}")
            more = "" if start in ("{…}", "[…]", "{}", "[]") else f" {start}"
            return Text(f"{kind.zh}{more}", f"{kind.en}{more}")
    return said("kinds.other", name=type(value).__name__)


class ValueKind(Struct, frozen=True):
    """One kind of value of the document.

    Attributes:
        structure: Makes the model's value of what JSON decoding gave, or raises ``ValueError``;
            nothing is coerced: ``"1"``, ``1.0`` and ``true`` are no counts.
        wire: The type that msgspec decodes it as.
        schema: Its JSON Schema.
        rechecked: Whether ``structure`` has to look at what msgspec took as well.
    """

    structure: Structure
    wire: Any
    schema: Schema
    rechecked: bool = False


_REFUSED: Final = object()

_DATE: Final = lazy_pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = lazy_pattern(r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_SCHEMA_ID: Final = lazy_pattern(
    r"urn:govinfo-report:schema:report(?:-[0-9]{4})?:"
    r"(?P<major>0|[1-9][0-9]{0,8})\.(?P<minor>0|[1-9][0-9]{0,8})"
)


def _kind(
    name: str, take: Structure, wire: Any, schema: Schema, *, rechecked: bool = False
) -> tuple[str, ValueKind]:
    """A kind of what a function takes, which gives ``_REFUSED`` for everything else."""

    def structure(value: Any) -> Any:
        if (taken := take(value)) is _REFUSED:
            raise WrongValueError(unexpected(name, value))
        return taken

    return name, ValueKind(structure, wire, schema, rechecked)


def _integer(name: str, least: int, most: int) -> tuple[str, ValueKind]:
    def take(value: Any) -> Any:
        taken = value is None or (type(value) is int and least <= value <= most)
        return value if taken else _REFUSED

    wire = Annotated[int, Meta(ge=least, le=most)] | None
    schema = {"type": ["integer", "null"], "minimum": least, "maximum": most}
    return _kind(name, take, wire, schema)


def _or_null(take: Structure) -> Structure:
    return lambda value: None if value is None else take(value)


def _amount(value: Any) -> Any:
    if type(value) is float:  # of a document that somebody else parsed: the decimal it prints as
        value = Decimal(repr(value))
    if type(value) is int or type(value) is Decimal:
        number = Decimal(value)
        # Comparing a NaN raises, so finiteness is asked first.
        if number.is_finite() and 0 <= number <= MAX_AMOUNT and is_short(number):
            return number
    return _REFUSED


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        return _REFUSED
    if whole(value) != value:
        raise WrongValueError(said("lone_surrogate"))
    return value


def _texts(value: Any) -> Any:
    if not isinstance(value, (list, tuple)):
        return _REFUSED
    return tuple(each(enumerate(value), VALUES["text"].structure).values())


def _one_of(names: Collection[str]) -> Structure:
    return lambda value: value if isinstance(value, str) and value in names else _REFUSED


def _date(value: Any) -> Any:
    if type(value) is dt.date:
        return value
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return _REFUSED
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise WrongValueError(said("no_such_day", day=value)) from None


def _timestamp(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value  # the class makes the text
    if not isinstance(value, str) or not (len(value) == 10 or _TIME.fullmatch(value, 10)):
        return _REFUSED
    return _REFUSED if _date(value[:10]) is _REFUSED else value


def _schema_id(value: Any) -> Any:
    """The id of a schema; of our own, only those of a version that this release understands."""
    claimed = _text(value)
    match = _SCHEMA_ID.fullmatch(claimed) if claimed is not _REFUSED else None
    if match and int(match["major"]) != SCHEMA_VERSION[0]:
        version = f"{match['major']}.{match['minor']}"
        raise WrongValueError(said("other_version", claimed=version))
    return claimed


def newer_version(claimed: Any) -> str | None:
    """The version that a document claims, where that is a newer one of the same major."""
    match = _SCHEMA_ID.fullmatch(claimed) if isinstance(claimed, str) else None
    if match is None:
        return None
    version = int(match["major"]), int(match["minor"])
    newer = version[0] == SCHEMA_VERSION[0] and version > SCHEMA_VERSION
    return f"{version[0]}.{version[1]}" if newer else None


# Patterns of the days that exist, so that every validator agrees on them. Validators differ in what
# they make of `format`: some do not look at it, some know no leap years, some take the year 0000.
# The patterns say it all (proleptic Gregorian calendar, years 0001 to 9999) with nothing that
# ECMAScript, Python, Rust and RE2 understand differently. Python alone lets `$` match before a last
# line feed: `maxLength` and `not` refuse that.
_YEAR: Final = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9][0-9]|[0-9][1-9][0-9]{2}|[1-9][0-9]{3})"  # not 0000
_OF_31: Final = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_OF_30: Final = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FEBRUARY: Final = "02-(?:0[1-9]|1[0-9]|2[0-8])"
_BY_4: Final = "(?:0[48]|[2468][048]|[13579][26])"  # two digits, divisible by 4, not 00
_LEAP_YEAR: Final = f"(?:[0-9]{{2}}{_BY_4}|{_BY_4}00)"
_DAY: Final = f"(?:{_YEAR}-(?:{_OF_31}|{_OF_30}|{_FEBRUARY})|{_LEAP_YEAR}-02-29)"
_TIME_OF_DAY: Final = "T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"

DATE_PATTERN: Final = f"^{_DAY}$"
"""A day, ``YYYY-MM-DD``."""

TIMESTAMP_PATTERN: Final = f"^{_DAY}(?:{_TIME_OF_DAY})?$"
"""A day, with the time of day as far as it is printed: ``YYYY-MM-DD[Thh:mm[:ss]]``."""

_OTHER_MAJOR: Final = "(?:0|[2-9][0-9]{0,8}|1[0-9]{1,8})"
"""A number that is not 1, the major version; a test holds it to that."""

_NO_LINE_FEED: Final = {"type": "string", "pattern": "[\\n]"}
_OF_OTHER_MAJOR: Final = {
    "type": "string",
    "pattern": f"^urn:govinfo-report:schema:report(?:-[0-9]{{4}})?:{_OTHER_MAJOR}"
    "\\.(?:0|[1-9][0-9]{0,8})$",
    "not": _NO_LINE_FEED,
}
_DAY_SCHEMA: Final = {"format": "date", "maxLength": 10, "pattern": DATE_PATTERN}
_NULLABLE: Final = ["string", "null"]

VALUES: Final[Mapping[str, ValueKind]] = dict(
    (
        _integer("count", 0, MAX_COUNT),
        _integer("signed_count", -MAX_COUNT, MAX_COUNT),
        _kind(
            "amount",
            _or_null(_amount),
            Any,  # msgspec takes texts and floats for decimals; this lets the number through
            {"type": ["number", "null"], "minimum": 0, "maximum": MAX_AMOUNT},
            rechecked=True,
        ),
        _integer("year", 1, 9999),
        _kind("text", _text, str, {"type": "string"}),
        _kind("text_or_null", _or_null(_text), str | None, {"type": _NULLABLE}),
        _kind(
            "paragraphs",
            _texts,
            tuple[str, ...],
            {"type": "array", "items": {"$ref": "#/$defs/text"}},
        ),
        _kind("date", _date, dt.date, {"type": "string", **_DAY_SCHEMA}),
        _kind("date_or_null", _or_null(_date), dt.date | None, {"type": _NULLABLE, **_DAY_SCHEMA}),
        _kind(
            "timestamp_or_null",
            _or_null(_timestamp),
            str | None,
            {"type": _NULLABLE, "pattern": TIMESTAMP_PATTERN, "not": _NO_LINE_FEED},
            rechecked=True,
        ),
        _kind(
            "scope",
            _or_null(_one_of(get_args(Scope))),
            Scope | None,
            {"enum": [*get_args(Scope), None]},
        ),
        _kind(
            "schema_id",
            _schema_id,
            str,
            {"type": "string", "not": _OF_OTHER_MAJOR},
            rechecked=True,
        ),
        _kind("edition", _one_of(EDITIONS), str, {"enum": list(EDITIONS)}),
    )
)
"""Name of a kind, which is that of its definition in the schemas → the kind."""
