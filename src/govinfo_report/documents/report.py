"""The JSON document of a report: what each kind of value is, once for everything that reads it.

A :class:`ValueKind` says together what ``loads`` takes, what msgspec is told, what the published
schema says and how a message names it. Which member holds which kind is told by the type of the
attribute in the model (:data:`TYPES`), or by :data:`MEMBERS` where the type says too little.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, Final, cast, get_args

from attrs import Attribute, frozen
from msgspec import Meta

from govinfo_report.catalogue import EDITIONS, TABLES, CellKind
from govinfo_report.json_text import NotJsonError, Unreadable, parsed, whole
from govinfo_report.language import OR, Text, both
from govinfo_report.model import (
    MAX_AMOUNT,
    MAX_COUNT,
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
from govinfo_report.model.contract import (
    MAX_AMOUNT_DIGITS,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_PROBLEMS,
    SCHEMA_VERSION,
    TOO_DEEP,
    is_short,
    too_deep,
)

Schema = dict[str, Any]
Structure = Callable[[Any], Any]
Path = tuple[str | int, ...]
"""Where a value stands: names of members and places in arrays, from the outside inwards."""

EXCERPT_LENGTH: Final = 40
"""How much of a wrong value a message shows, in characters."""

LONE_SURROGATE: Final = Text("文本含有孤立的代理码位", "a text with a lone surrogate")
REPEATED: Final = Text("成员重复出现", "the member stands here more than once")
UNKNOWN_MEMBER: Final = Text("本版本没有此成员", "the form has no such member")
MISSING: Final = Text("缺少成员 {name}", "the member {name!r} is missing")
EMPTY: Final = Text("空对象：应略去该成员", "the object is empty: leave it out")
NO_CELL: Final = Text("本版本没有此单元格", "the form has no such cell")
BOTH_SHAPES: Final = Text(
    "（六）其他处理或为一行（all），或为三行，不能并存",
    "(六)其他处理 has either the one row 'all' or the three rows, not both",
)
OBJECT: Final = Text("对象", "an object")

WRONG_NAME: Final = Text("成员名应为文本；实为：{found}", "member names are texts, found {found}")
_UNEXPECTED: Final = Text("应为：{expected}；实为：{found}", "expected {expected}, found {found}")
_NAME_OF_A_FILE: Final = Text(
    "这是文件名，不是 JSON 文档的文本：可用 gr.read({name}) 读取，"
    "或先取得其内容，如 pathlib.Path({name}).read_bytes()",
    "this is the name of a file, not the text of a JSON document: gr.read({name}) reads it, and "
    "pathlib.Path({name}).read_bytes() is its content",
)


class WrongValueError(ValueError):
    """A value is not what the document may hold; says so in both languages."""

    def __init__(self, words: Text) -> None:
        self.words = words
        super().__init__(words.en)


Fault = tuple[Path, Text]
"""What is wrong within a value: where, and what."""


class MembersError(ValueError):
    """What is wrong with the members of one array or object, one more at most than can be listed.

    Attributes:
        faults: What is wrong, in their order.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(islice(faults, MAX_PROBLEMS + 1))
        super().__init__(f"{len(self.faults)} members are wrong")


def words_of(error: ValueError) -> Text:
    """What an error says, in both languages where it is one of ours."""
    return error.words if isinstance(error, WrongValueError) else both(str(error))


def unexpected(expected: Text, value: Any) -> Text:
    """What is said of a value of another kind than expected, or out of its range."""
    return _UNEXPECTED.filled(expected=expected, found=named(value))


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


_KINDS: Final[tuple[tuple[Any, Text], ...]] = (
    (str, Text("文本", "the text")),
    (Mapping, OBJECT),
    ((list, tuple), Text("数组", "an array")),
    (int, Text("整数", "the integer")),
    ((Decimal, float), Text("带小数点或指数的数", "the fraction")),
)


def named(value: Any) -> Text:
    """What a value is, for a message: its kind, and the beginning of it where that says more."""
    if isinstance(value, Unreadable):
        return value.words
    start = excerpt(value)
    if value is None or isinstance(value, bool):
        return both(start)
    for kinds, kind in _KINDS:
        if isinstance(value, kinds):
            more = "" if start in ("{…}", "[…]", "{}", "[]") else f" {start}"
            return Text(f"{kind.zh}{more}", f"{kind.en}{more}")
    name = type(value).__name__
    return Text(f"Python 对象 {name}", f"a Python object of type {name}")


@frozen
class ValueKind:
    """One kind of value of the document.

    Attributes:
        expected: What it is, to follow 应为 / "expected".
        structure: Makes the model's value of what JSON decoding gave, or raises ``ValueError``;
            nothing is coerced: ``"1"``, ``1.0`` and ``true`` are no counts.
        wire: The type that msgspec decodes it as.
        schema: Its JSON Schema.
        rechecked: Whether ``structure`` has to look at what msgspec took as well.
    """

    expected: Text
    structure: Structure
    wire: Any
    schema: Schema
    rechecked: bool = False


_REFUSED: Final = object()

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_SCHEMA_ID: Final = re.compile(
    r"urn:govinfo-report:schema:report(?:-[0-9]{4})?:"
    r"(?P<major>0|[1-9][0-9]{0,8})\.(?P<minor>0|[1-9][0-9]{0,8})"
)


def _kind(
    take: Structure, zh: str, en: str, wire: Any, schema: Schema, *, rechecked: bool = False
) -> ValueKind:
    """A kind of what a function takes; it gives ``_REFUSED`` for everything else."""
    expected = Text(zh, en)

    def structure(value: Any) -> Any:
        if (taken := take(value)) is _REFUSED:
            raise WrongValueError(unexpected(expected, value))
        return taken

    return ValueKind(expected, structure, wire, schema, rechecked)


def _integer(least: int, most: int, zh: str, en: str) -> ValueKind:
    def take(value: Any) -> Any:
        taken = value is None or (type(value) is int and least <= value <= most)
        return value if taken else _REFUSED

    wire = Annotated[int, Meta(ge=least, le=most)] | None
    schema = {"type": ["integer", "null"], "minimum": least, "maximum": most}
    return _kind(take, zh, en, wire, schema)


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
        raise WrongValueError(LONE_SURROGATE)
    return value


def _texts(value: Any) -> Any:
    if not isinstance(value, (list, tuple)):
        return _REFUSED
    return tuple(_each(enumerate(value), VALUES["text"].structure).values())


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
        said = Text("没有这一天：{day}", "there is no such day: {day}")
        raise WrongValueError(said.filled(day=value)) from None


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
        said = Text(
            "文档的版本为 {version}，本程序只能读取 {ours}.x 各版本",
            "the document is of version {version}, this release reads versions {ours}.x",
        )
        version = f"{match['major']}.{match['minor']}"
        raise WrongValueError(said.filled(version=version, ours=SCHEMA_VERSION[0]))
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
_EDITIONS: Final = OR.join(f'"{edition}"' for edition in EDITIONS)

VALUES: Final[Mapping[str, ValueKind]] = {
    "count": _integer(
        0, MAX_COUNT, f"0 至 {MAX_COUNT} 的整数或 null", f"an integer from 0 to {MAX_COUNT} or null"
    ),
    "signed_count": _integer(
        -MAX_COUNT,
        MAX_COUNT,
        f"-{MAX_COUNT} 至 {MAX_COUNT} 的整数或 null",
        f"an integer from -{MAX_COUNT} to {MAX_COUNT} or null",
    ),
    "amount": _kind(
        _or_null(_amount),
        f"0 至 {MAX_AMOUNT} 的数（万元，最多 {MAX_AMOUNT_DIGITS} 位）或 null",
        f"a number (万元, at most {MAX_AMOUNT_DIGITS} digits) from 0 to {MAX_AMOUNT} or null",
        # msgspec takes texts and floats for decimals; `Any` lets the number through as it stands.
        Any,
        {"type": ["number", "null"], "minimum": 0, "maximum": MAX_AMOUNT},
        rechecked=True,
    ),
    "year": _integer(
        1, 9999, "年份（1 至 9999 的整数）或 null", "a year (an integer from 1 to 9999) or null"
    ),
    "text": _kind(_text, "文本", "a text", str, {"type": "string"}),
    "text_or_null": _kind(
        _or_null(_text), "文本或 null", "a text or null", str | None, {"type": _NULLABLE}
    ),
    "paragraphs": _kind(
        _texts,
        "由文本组成的数组",
        "an array of texts",
        tuple[str, ...],
        {"type": "array", "items": {"$ref": "#/$defs/text"}},
    ),
    "date": _kind(
        _date,
        "存在的日期（YYYY-MM-DD）",
        "a day that exists (YYYY-MM-DD)",
        dt.date,
        {"type": "string", **_DAY_SCHEMA},
    ),
    "date_or_null": _kind(
        _or_null(_date),
        "存在的日期（YYYY-MM-DD）或 null",
        "a day that exists (YYYY-MM-DD) or null",
        dt.date | None,
        {"type": _NULLABLE, **_DAY_SCHEMA},
    ),
    "timestamp_or_null": _kind(
        _or_null(_timestamp),
        "存在的日期或时刻（YYYY-MM-DD、YYYY-MM-DDThh:mm[:ss]）或 null",
        "a day that exists, or a time on it (YYYY-MM-DD, YYYY-MM-DDThh:mm[:ss]), or null",
        str | None,
        {"type": _NULLABLE, "pattern": TIMESTAMP_PATTERN, "not": _NO_LINE_FEED},
        rechecked=True,
    ),
    "scope": _kind(
        _or_null(_one_of(get_args(Scope))),
        '"organ"、"consolidated" 或 null',
        '"organ", "consolidated" or null',
        Scope | None,
        {"enum": [*get_args(Scope), None]},
    ),
    "schema_id": _kind(
        _schema_id,
        f"文本；如为本项目报告模式的标识，其主版本号须为 {SCHEMA_VERSION[0]}",
        "a text; where it is the id of a report schema of this project, "
        f"one of major version {SCHEMA_VERSION[0]}",
        str,
        {"type": "string", "not": _OF_OTHER_MAJOR},
        rechecked=True,
    ),
    "edition": _kind(_one_of(EDITIONS), _EDITIONS.zh, _EDITIONS.en, str, {"enum": list(EDITIONS)}),
}
"""Name of a kind, which is that of its definition in the schemas → the kind."""

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


@frozen
class ObjectKind:
    """An object whose names are data: those that an edition has, or any.

    Attributes:
        values: Kind of the values; ``None``: any JSON.
        names: Edition → the names that it has; ``None``: any.
        no_such: What is said of another name.
    """

    values: str | None
    names: Callable[[str], Collection[str]] | None = None
    no_such: Text = UNKNOWN_MEMBER

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
                raise WrongValueError(self.no_such)
            return convert(members[name])

        return FrozenMap(_each(((name, name) for name in members), one))


MEMBERS: Final[Mapping[tuple[type[Any], str], str | ObjectKind]] = {
    (Report, "schema"): "schema_id",
    (Report, "edition"): "edition",
    (Report, "year"): "year",
    (Report, "remarks"): ObjectKind("text", lambda edition: layout(edition).places, NO_CELL),
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
        raise WrongValueError(unexpected(OBJECT, value))
    if not value:
        raise WrongValueError(EMPTY)
    for name in value:
        _check_name(name)
    return value


def _check_name(name: Any) -> None:
    if not isinstance(name, str):
        raise WrongValueError(WRONG_NAME.filled(found=named(name)))
    _text(name)


def _each(members: Iterable[tuple[Any, Any]], structure: Structure) -> dict[Any, Any]:
    done: dict[Any, Any] = {}
    faults: list[Fault] = []
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


def _any_json(members: Mapping[str, Any]) -> FrozenMap[Any]:
    if too_deep(members, MAX_DEPTH - 1):
        raise WrongValueError(TOO_DEEP)
    if faults := tuple(islice(_no_json(members, ()), MAX_PROBLEMS + 1)):
        raise MembersError(faults)
    return cast("FrozenMap[Any]", freeze(members))


def _no_json(value: Any, path: Path) -> Iterator[Fault]:
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
            yield path, LONE_SURROGATE
    elif isinstance(value, (float, Decimal)):
        if not (math.isfinite(value) if isinstance(value, float) else value.is_finite()):
            said = Text("应为：有限的数；实为：{value}", "expected a finite number, found {value}")
            yield path, said.filled(value=value)
    elif value is not None and not isinstance(value, int):
        yield path, unexpected(Text("JSON 的值", "a value of JSON"), value)


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
        said = Text(
            "共 {size} 字节，超过上限 {most} 字节", "{size} bytes; a document has at most {most}"
        )
        raise NotJsonError("size", said.filled(size=size, most=MAX_BYTES))
    try:
        return parsed(data)
    except NotJsonError as error:
        if isinstance(data, str) and kind_of(data) == "name":
            words = _NAME_OF_A_FILE.filled(name=shown(data))
            raise NotJsonError(error.keyword, words) from None
        raise
    except RecursionError:
        raise NotJsonError("depth", TOO_DEEP) from None
