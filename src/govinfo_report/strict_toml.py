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
from govinfo_report.language import Words

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
        words: What is wrong, in both languages.
    """

    def __init__(self, key: str, words: Words) -> None:
        self.key = key or WHOLE
        self.words = words
        super().__init__(key, words)

    def __str__(self) -> str:
        return f"{self.key}: {self.words.said()}"


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
        raise _whole("is longer than {most} bytes", "超过{most}字节", most=max_bytes)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _whole(
            "is not UTF-8 (byte {at})", "不是UTF-8（第{at}字节）", at=error.start
        ) from error
    if long := _LONG_KEY.search(text):
        raise _whole(
            "line {line}: a key of more than {most} parts",
            "第{line}行：键名超过{most}段",
            line=text.count("\n", 0, long.end()) + 1,
            most=MAX_KEY_PARTS,
        )
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError as error:
        raise _whole("is nested too deep", "嵌套过深") from error
    except (ValueError, ArithmeticError) as error:  # also numbers of thousands of digits
        raise _whole("is no TOML: {cause}", "不是TOML：{cause}", cause=error) from error


def _whole(en: str, zh: str, **facts: object) -> TomlError:
    return TomlError(WHOLE, Words(en.format(**facts), zh.format(**facts)))


_PLACE: Final = re.compile(r" - at `\$\.?(.*)`\Z", re.DOTALL)

_FAULTS: Final = (
    (
        re.compile(r"Object missing required field `(?P<member>.*)`"),
        Words("is missing", "缺少这一项"),
    ),
    (
        re.compile(r"Object contains unknown field `(?P<member>.*)`"),
        Words("is not a known key", "没有这一项"),
    ),
    (
        re.compile(r"Expected `str` (?:matching|of length)"),
        Words("must not be empty or begin or end with white space", "不能为空，首尾也不能有空白"),
    ),
    (
        re.compile(r"Expected `(?P<wanted>.*)`, got `(?P<found>.*)`"),
        Words("must be {wanted}, not {found}", "应为{wanted}，不是{found}"),
    ),
)
"""What msgspec says of a wrong value → our words; whatever else it says stands as it is."""

_KINDS: Final = {
    "str": Words("a text", "文字"),
    "int": Words("an integer", "整数"),
    "float": Words("a number", "数"),
    "decimal": Words("a number", "数"),
    "bool": Words("true or false", "true或者false"),
    "date": Words("a day", "日期"),
    "array": Words("a list", "列表"),
    "object": Words("a table", "表"),
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
            texts = (_named(words, lang, facts) for lang in ("en", "zh"))
            return TomlError(_joined(path), Words(*texts))
    return TomlError(_joined(path), Words(said, f"不合要求：{said}"))


def _named(words: Words, lang: Any, kinds: dict[str, str]) -> str:
    def name(kind: str) -> str:
        joint = " or " if lang == "en" else "或者"
        parts = (_KINDS.get(part, Words(part, part)).said(lang) for part in kind.split(" | "))
        return joint.join(parts)

    return words.said(lang, **{fact: name(kind) for fact, kind in kinds.items()})


def _joined(path: list[str]) -> str:
    return "".join(
        part if index == 0 or part.startswith("[") else f".{part}"
        for index, part in enumerate(filter(None, path))
    )
