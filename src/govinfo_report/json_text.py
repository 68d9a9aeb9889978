"""JSON as text: read so that nothing in it is dropped, written so that every reader can take it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec
from msgspec import Struct

from govinfo_report.language import Text
from govinfo_report.patterns import lazy_pattern

_BOM: Final = "\ufeff"

# A whole string of JSON; possessive, so that it takes linear time.
_STRING: Final = lazy_pattern(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_TOKEN: Final = lazy_pattern(r'[\w.+-]{1,20}|"[^"]{0,20}"?|.', re.DOTALL)


def _encoded(value: object) -> object:
    """What stands in JSON for values that msgspec does not know."""
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"no JSON can hold a value of type {type(value).__name__}")


_ENCODER: Final = msgspec.json.Encoder(decimal_format="number", enc_hook=_encoded)


class NotJsonError(Exception):
    """A text is no JSON at all.

    Attributes:
        keyword: ``syntax`` or ``encoding``; callers add keywords of their own bounds.
        words: What is wrong, and where.
        line: Line in the text, from 1; ``None``: not at one place.
        column: Column in that line, from 1.
    """

    def __init__(
        self, keyword: str, words: Text, line: int | None = None, column: int | None = None
    ) -> None:
        self.keyword = keyword
        self.words = words
        self.line = line
        self.column = column
        super().__init__(keyword, words, line, column)


class Repeated(dict[str, Any]):
    """An object some of whose members stood in the text more than once; the last value counts."""

    __slots__ = ("names",)

    def __init__(self, members: dict[str, Any], names: frozenset[str]) -> None:
        super().__init__(members)
        self.names = names


class Unreadable(Struct, frozen=True):
    """Something that stands where a value belongs and is none.

    Attributes:
        raw: How it is written.
        words: What it is.
    """

    raw: str
    words: Text


def parsed(data: str | bytes) -> Any:
    """The value of a JSON text: integers as ``int``, other numbers as exact ``Decimal``.

    Python's own reader takes the last of several members of one name, and NaN for a number; here
    such an object is :class:`Repeated`, and what is no number is :class:`Unreadable`.

    Args:
        data: JSON as text or as UTF-8; a byte order mark is accepted.

    Raises:
        NotJsonError: It is no UTF-8 or no JSON.
        RecursionError: It is nested deeper than Python's stack allows.
    """
    text = (_decoded(data) if isinstance(data, bytes) else data).removeprefix(_BOM)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_fraction,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        at = _place(text, error)
        fault = _fault(text, at)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        words = Text(
            f"不是有效的 JSON：{fault.zh}（第 {line} 行第 {column} 列）",
            f"no JSON: {fault.en} (line {line}, column {column})",
        )
        raise NotJsonError("syntax", words, line, column) from None


def _place(text: str, error: json.JSONDecodeError) -> int:
    """Returns where a text stops being JSON, the same in every version of Python.

    Behind a last comma that is the bracket; since Python 3.13 the error is at the comma.
    """
    if not error.msg.startswith("Illegal trailing comma"):
        return error.pos
    behind = text[error.pos + 1 :]
    return len(text) - len(behind.lstrip(" \t\n\r"))


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix(_BOM)
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = f"0x{data[error.start]:02x}"
        words = Text(
            f"不是 UTF-8：第 {line} 行第 {column} 列的字节 {byte}",
            f"not UTF-8: byte {byte} (line {line}, column {column})",
        )
        raise NotJsonError("encoding", words, line, column) from None


def _fault(text: str, place: int) -> Text:
    """What is wrong where Python's reader stopped; its words differ from version to version."""
    token = _TOKEN.match(text, place)
    if token is None or not text[place:].strip(" \t\n\r"):
        return Text("文本提前结束", "the text ends too early")
    found = token[0]
    if found[0] == '"' and not _STRING.match(text, place):
        return Text("文本缺少右引号", "a text without its closing quotation mark")
    if found < " ":
        return Text(f"控制字符 U+{ord(found):04X}", f"control character U+{ord(found):04X}")
    if found == "\\":
        found = repr(text[place : place + 2].replace("\\", "", 1))
        return Text(f"JSON 没有的转义：\\ 后的 {found}", f"no escape of JSON: {found} after \\")
    return Text(f"意外的 {found!r}", f"unexpected {found!r}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    counts = Counter(name for name, _ in pairs)
    return Repeated(members, frozenset(name for name, count in counts.items() if count > 1))


def _integer(raw: str) -> int | Unreadable:
    try:
        return int(raw)
    except ValueError:  # more digits than Python converts
        words = Text("整数的位数过多", "an integer with far too many digits")
        return Unreadable(raw, words)


def _fraction(raw: str) -> Decimal | Unreadable:
    try:
        return Decimal(raw)
    except ArithmeticError:
        words = Text("数的指数过大", "a number with an exponent beyond all bounds")
        return Unreadable(raw, words)


def _constant(raw: str) -> Unreadable:
    words = Text(f"{raw}（不是 JSON 的数）", f"{raw}, which is no number of JSON")
    return Unreadable(raw, words)


def plain(document: Any) -> Any:
    """A document as dictionaries, lists and values of JSON, amounts as :class:`~decimal.Decimal`.

    Args:
        document: Plain values, or records of :mod:`govinfo_report.documents`.
    """
    return _whole(msgspec.to_builtins(document, builtin_types=(Decimal,), enc_hook=_encoded))


def encoded(document: Any) -> bytes:
    """A document as compact UTF-8, decimals as the numbers that they are.

    Raises:
        TypeError: It holds a value that JSON does not have.
        UnicodeEncodeError: It holds half of a surrogate pair.
    """
    return _ENCODER.encode(document)


def written(document: Any, *, indent: int | None = None) -> str:
    """A document as JSON text, Chinese unescaped, decimals as the numbers that they are.

    Args:
        document: As for :func:`plain`.
        indent: Blanks a level; ``None`` for one line.
    """
    try:
        data = encoded(document)
    except UnicodeEncodeError:  # a draft's half of a character, which no text can hold
        data = encoded(plain(document))
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()


def whole(text: str) -> str:
    """A text with ``�`` in place of every half of a surrogate pair, which no file can hold."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, dict):
        return {whole(name): _whole(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_whole(item) for item in value]
    return value
