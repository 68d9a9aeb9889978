"""TOML read strictly into typed records: every slip in a file is found, with its place and cause.

What a file may hold is said by a record, a :class:`msgspec.Struct` that forbids unknown fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from types import MappingProxyType, UnionType
from typing import Annotated, Any, Final, Literal, TypeAlias, TypeVar, Union, get_args, get_origin

import msgspec
from attrs import define, field
from msgspec import Meta, Struct

from govinfo_report.errors import GovInfoReportError
from govinfo_report.language import COLON, COMMA, OR, Text
from govinfo_report.parsed_toml import load_data
from govinfo_report.patterns import lazy_pattern

MAX_KEY_PARTS: Final = 8
"""Most parts of a dotted key: long ones take TOML readers a time that grows with their square."""

WHOLE: Final = "(file)"
"""The key of a problem that concerns the file as a whole."""


NonEmpty: TypeAlias = Annotated[str, Meta(min_length=1, pattern=r"\A\S(?s:.*\S)?\Z")]
"""A text that is not empty and neither begins nor ends with white space."""


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what stands in TOML files."""


class _TextRecord(Record, frozen=True):
    zh: NonEmpty
    en: NonEmpty


def _text(kind: type[Any], content: object) -> Any:
    """Called by msgspec for the one kind of value that it does not know itself."""
    if kind is not Text:
        raise NotImplementedError(kind)  # msgspec's way to say that a record has a wrong type
    try:
        record = msgspec.convert(content, _TextRecord)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error  # it gets the place of the text in the file
    return Text(record.zh, record.en)


R = TypeVar("R")


def _or_whole(key: str) -> str:
    return key or WHOLE


@define(slots=False, repr=False)
class TomlError(GovInfoReportError):
    """A TOML file does not hold what it should.

    Attributes:
        key: Where, as ``rows[3].definition.en``; ``(file)``: the file as a whole.
        why: What is wrong, in both languages.
    """

    key: str = field(converter=_or_whole)
    why: Text

    @property
    def _words(self) -> Text:
        return COLON.join([self.key, self.why])


_KEY_PART: Final = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?)"""
_DOT: Final = r"[ \t]*+\.[ \t]*+"
_TOKEN: Final = lazy_pattern(
    r"#[^\n]*+"
    r'|"""(?:[^"\\]|\\[\s\S]|"(?!""))*+(?:""")?'
    r"|'''(?:[^']|'(?!''))*+(?:''')?"
    rf"|(?P<long>{_KEY_PART}(?:{_DOT}{_KEY_PART}){{{MAX_KEY_PARTS}}})"
    rf"|{_KEY_PART}(?:{_DOT}{_KEY_PART})*+"
)
"""Comments, texts of several lines, and whatever is joined by dots: what has more parts is a key.

Nothing is tried again, and what is not closed reaches to its end, so that the time taken is in
proportion to the file whatever stands in it.
"""


def _long_key(text: str) -> int | None:
    """The place of a dotted key of too many parts, where there is one; texts hold no keys."""
    return next((found.end() for found in _TOKEN.finditer(text) if found["long"]), None)


def parse(
    data: bytes, *, max_bytes: int, parse_float: Callable[[str], Any] = Decimal
) -> dict[str, Any]:
    """The content of a TOML file; fractions as exact decimals unless ``parse_float`` says else.

    Raises:
        TomlError: It is too long, no UTF-8 or no TOML.
    """
    if len(data) > max_bytes:
        raise TomlError(WHOLE, Text(f"超过{max_bytes}字节", f"is longer than {max_bytes} bytes"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
        raise TomlError(
            WHOLE, Text(f"不是UTF-8编码（第{at}个字节）", f"is not UTF-8 (byte {at})")
        ) from error
    if (end := _long_key(text)) is not None:
        line = text.count("\n", 0, end) + 1
        raise TomlError(
            WHOLE,
            Text(
                f"第{line}行：键的段数超过{MAX_KEY_PARTS}",
                f"line {line}: a key of more than {MAX_KEY_PARTS} parts",
            ),
        )
    import tomllib  # the package's own files are kept parsed

    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError as error:
        raise TomlError(WHOLE, Text("嵌套过深", "is nested too deep")) from error
    except (ValueError, ArithmeticError) as error:  # also numbers of thousands of digits
        place = _TOML_PLACE.search(str(error))
        where = f"（第{place[1]}行第{place[2]}列）" if place else ""
        words = Text(f"不是有效的TOML{where}", f"is no TOML: {error}")
        raise TomlError(WHOLE, words) from error


_TOML_PLACE: Final = lazy_pattern(r" \(at line (\d+), column (\d+)\)$")

_PLACE: Final = lazy_pattern(r" - at `\$\.?(.*?)`(?= - at `|\Z)", re.DOTALL)
"""Where a wrong value stands; of a part that was converted by itself the inner place first."""

_MISSING: Final = Text("缺失", "is missing")
_UNKNOWN: Final = Text("没有这个键", "is not a known key")

_FAULTS: Final = (
    (lazy_pattern(r"Object missing required field `(?P<member>.*)`"), _MISSING),
    (lazy_pattern(r"Object contains unknown field `(?P<member>.*)`"), _UNKNOWN),
    (
        lazy_pattern(r"Expected `str` matching regex '\^\[a-z\]"),
        Text(
            "应为小写字母、数字和下划线，以字母开头",
            "must be small letters, digits and underscores, a letter first",
        ),
    ),
    (
        lazy_pattern(r"Expected `str` (?:matching|of length)"),
        Text("不能为空，首尾也不能有空白", "must not be empty or begin or end with white space"),
    ),
    (lazy_pattern(r"Expected `(?:int|float)` [<>]"), Text("超出范围", "is out of range")),
    (
        lazy_pattern(r"Expected `(?:array|object)` of length"),
        Text("项数过多或过少", "has too many or too few entries"),
    ),
    (
        lazy_pattern(r"Expected `(?P<wanted>.*)`, got `(?P<found>.*)`"),
        Text("应为{wanted}，不是{found}", "must be {wanted}, not {found}"),
    ),
)
"""What msgspec says of a wrong value → our words; whatever else it says stands as it is."""

_KINDS: Final = {
    "str": Text("文本", "a text"),
    "int": Text("整数", "an integer"),
    "float": Text("数", "a number"),
    "decimal": Text("数", "a number"),
    "bool": Text("true或false", "true or false"),
    "date": Text("日期", "a day"),
    "array": Text("数组", "a list"),
    "object": Text("表（table）", "a table"),
    "null": Text("空", "nothing"),
}


def convert(content: object, kind: type[R], key: str = "") -> R:
    """A record from the content of a file or of a part of it.

    Args:
        content: As :func:`parse` gives it.
        kind: The record.
        key: Where in the file the content stands.

    Raises:
        TomlError: The first thing that is wrong.
    """
    try:
        return msgspec.convert(content, kind, dec_hook=_text)
    except msgspec.ValidationError as error:
        raise _fault(str(error), key) from error


def faults(content: object, kind: Any, key: str = "") -> Iterator[TomlError]:
    """Everything that is wrong with the content of a file or of a part of it.

    Args:
        content: As :func:`parse` gives it.
        kind: The record, or the type of a member of one.
        key: Where in the file the content stands; entries of lists are counted from 1.
    """
    try:
        convert(content, kind, key)
        return
    except TomlError as error:
        first = error
    kind = _bare(kind)
    if get_origin(kind) is Literal:
        known = COMMA.join(map(str, get_args(kind)))
        first = TomlError(
            key, Text("应为{known}之一", "must be one of {known}").filled(known=known)
        )
    within = [fault for part in _parts(content, kind, key) for fault in faults(*part)]
    if isinstance(content, dict) and isinstance(kind, type) and issubclass(kind, Struct):
        members = {member.encode_name: member for member in msgspec.structs.fields(kind)}
        unknown = [name for name in content if name not in members]
        missing = [n for n, member in members.items() if member.required and n not in content]
        within += (TomlError(_joined([key, name]), _UNKNOWN) for name in unknown)
        within += (TomlError(_joined([key, name]), _MISSING) for name in missing)
    yield from within or [first]


def _bare(kind: Any) -> Any:
    """A type without its bounds, and without ``None``."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        kinds = [each for each in get_args(kind) if each is not type(None)]
        return _bare(kinds[0]) if len(kinds) == 1 else kind
    return kind


def _parts(content: object, kind: Any, key: str) -> Iterator[tuple[object, Any, str]]:
    """The parts of a value that can be looked at one by one, with their types and places."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(content, list) and origin in (tuple, list):
        for number, item in enumerate(content, 1):
            yield item, arguments[0], f"{key}[{number}]"
    elif isinstance(content, dict) and origin is dict:
        for name, item in content.items():
            yield item, arguments[1], _joined([key, name])
    elif isinstance(content, dict) and isinstance(kind, type) and issubclass(kind, Struct):
        for member in msgspec.structs.fields(kind):
            if member.encode_name in content:
                name = member.encode_name
                yield content[name], member.type, _joined([key, name])


def _fault(message: str, key: str) -> TomlError:
    said = _PLACE.sub("", message)
    path = [key, *reversed(_PLACE.findall(message))]
    for pattern, words in _FAULTS:
        if found := pattern.match(said):
            facts = found.groupdict()
            path.append(facts.pop("member", ""))
            return TomlError(_joined(path), words.filled(**{k: _kind(v) for k, v in facts.items()}))
    return TomlError(_joined(path), Text(f"不合要求：{said}", said))


def _kind(names: str) -> Text:
    return OR.join([_KINDS.get(name, name) for name in names.split(" | ")])


def _joined(path: list[str]) -> str:
    return "".join(
        part if index == 0 or part.startswith("[") else f".{part}"
        for index, part in enumerate(filter(None, path))
    )


def records(package: str, file: str, kind: type[R]) -> Mapping[str, R]:
    """The records of a data file of the package, by the dotted keys of their tables.

    Args:
        package: The package that the file belongs to.
        file: Name of the file.
        kind: What each innermost table is.

    Raises:
        TomlError: The first thing that is wrong.
    """
    path = "/".join([*package.split(".")[1:], file])
    return MappingProxyType(dict(_records(load_data(path), kind, "")))


def _records(table: dict[str, Any], kind: type[R], path: str) -> Iterator[tuple[str, R]]:
    for name, value in table.items():
        key = f"{path}{name}"
        if isinstance(value, dict) and all(isinstance(part, dict) for part in value.values()):
            yield from _records(value, kind, f"{key}.")
        else:
            yield key, convert(value, kind, key)


@cache
def texts(package: str, file: str) -> Mapping[str, Text]:
    """The texts of a data file of the package: ``[notes.lost]`` has the key ``notes.lost``."""
    return records(package, file, Text)
