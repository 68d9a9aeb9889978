"""TOML read strictly into typed records: every slip in a file is found, with its place and cause.

What a file may hold is said by a record, a :class:`msgspec.Struct` that forbids unknown fields.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Final, TypeAlias, TypeVar

import msgspec
from msgspec import Meta, Struct

from govinfo_report.errors import GovInfoReportError
from govinfo_report.language import COLON, OR, Words

MAX_KEY_PARTS: Final = 8
"""Most parts of a dotted key: long ones take TOML readers a time that grows with their square."""

WHOLE: Final = "(file)"
"""The key of a problem that concerns the file as a whole."""

Line: TypeAlias = Annotated[str, Meta(min_length=1, pattern=r"\A\S(?s:.*\S)?\Z")]
"""A text that is not empty and neither begins nor ends with white space."""


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what stands in TOML files."""


R = TypeVar("R")


class TomlError(GovInfoReportError):
    """A TOML file does not hold what it should.

    Attributes:
        key: Where, as ``rows[3].definition.en``; ``(file)``: the file as a whole.
        why: What is wrong, in both languages.
    """

    def __init__(self, key: str, why: Words) -> None:
        self.key = key or WHOLE
        self.why = why
        super().__init__(key, why)

    @property
    def _words(self) -> Words:
        return COLON.join([self.key, self.why])


_LONG_KEY: Final = re.compile(
    r"""(?:^|[\[{,])[ \t]*"""
    rf"""(?:(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{MAX_KEY_PARTS}}}""",
    re.MULTILINE,
)
"""A dotted key of more parts, where keys stand: at the beginning of a line, table or member."""


def parse(
    data: bytes, *, max_bytes: int, parse_float: Callable[[str], Any] = Decimal
) -> dict[str, Any]:
    """The content of a TOML file; fractions as exact decimals unless ``parse_float`` says else.

    Raises:
        TomlError: It is too long, no UTF-8 or no TOML.
    """
    if len(data) > max_bytes:
        raise TomlError(WHOLE, Words(f"is longer than {max_bytes} bytes", f"超过{max_bytes}字节"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
        raise TomlError(
            WHOLE, Words(f"is not UTF-8 (byte {at})", f"不是UTF-8编码（第{at}个字节）")
        ) from error
    if long := _LONG_KEY.search(text):
        line = text.count("\n", 0, long.end()) + 1
        raise TomlError(
            WHOLE,
            Words(
                f"line {line}: a key of more than {MAX_KEY_PARTS} parts",
                f"第{line}行：键的段数超过{MAX_KEY_PARTS}",
            ),
        )
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError as error:
        raise TomlError(WHOLE, Words("is nested too deep", "嵌套过深")) from error
    except (ValueError, ArithmeticError) as error:  # also numbers of thousands of digits
        place = _TOML_PLACE.search(str(error))
        where = f"（第{place[1]}行第{place[2]}列）" if place else ""
        words = Words(f"is no TOML: {error}", f"不是有效的TOML{where}")
        raise TomlError(WHOLE, words) from error


_TOML_PLACE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")

_PLACE: Final = re.compile(r" - at `\$\.?(.*)`\Z", re.DOTALL)

_FAULTS: Final = (
    (
        re.compile(r"Object missing required field `(?P<member>.*)`"),
        Words("is missing", "缺失"),
    ),
    (
        re.compile(r"Object contains unknown field `(?P<member>.*)`"),
        Words("is not a known key", "没有这个键"),
    ),
    (
        re.compile(r"Expected `str` (?:matching|of length)"),
        Words("must not be empty or begin or end with white space", "不能为空，首尾也不能有空白"),
    ),
    (re.compile(r"Expected `int` [<>]"), Words("is out of range", "超出范围")),
    (
        re.compile(r"Expected `(?P<wanted>.*)`, got `(?P<found>.*)`"),
        Words("must be {wanted}, not {found}", "应为{wanted}，不是{found}"),
    ),
)
"""What msgspec says of a wrong value → our words; whatever else it says stands as it is."""

_KINDS: Final = {
    "str": Words("a text", "文本"),
    "int": Words("an integer", "整数"),
    "float": Words("a number", "数"),
    "decimal": Words("a number", "数"),
    "bool": Words("true or false", "true或false"),
    "date": Words("a day", "日期"),
    "array": Words("a list", "数组"),
    "object": Words("a table", "表（table）"),
    "null": Words("nothing", "空"),
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
        return msgspec.convert(content, kind)
    except msgspec.ValidationError as error:
        raise _fault(str(error), key) from error


def _fault(message: str, key: str) -> TomlError:
    place = _PLACE.search(message)
    said = message[: place.start()] if place else message
    path = [key, place[1] if place else ""]
    for pattern, words in _FAULTS:
        if found := pattern.match(said):
            facts = found.groupdict()
            path.append(facts.pop("member", ""))
            return TomlError(_joined(path), words.filled(**{k: _kind(v) for k, v in facts.items()}))
    return TomlError(_joined(path), Words(said, f"不合要求：{said}"))


def _kind(names: str) -> Words:
    return OR.join([_KINDS.get(name, name) for name in names.split(" | ")])


def _joined(path: list[str]) -> str:
    return "".join(
        part if index == 0 or part.startswith("[") else f".{part}"
        for index, part in enumerate(filter(None, path))
    )
