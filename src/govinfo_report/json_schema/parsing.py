"""From the text of a JSON document to its value, with everything kept that JSON readers drop.

Python's own reader takes the last of several members of one name, and NaN for a number; here the
first are remembered and the second stays visible.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any, Final

from attrs import frozen

from govinfo_report.catalogue import Text
from govinfo_report.json_schema.problems import SchemaProblem
from govinfo_report.model.contract import MAX_BYTES, MAX_DEPTH

_BOM: Final = b"\xef\xbb\xbf"


class Repeated(dict[str, Any]):
    """An object some of whose members stood in the text more than once; the last value counts."""

    __slots__ = ("names",)

    def __init__(self, members: dict[str, Any], names: tuple[str, ...]) -> None:
        super().__init__(members)
        self.names = names


@frozen
class Unreadable:
    """Something that stands where a value belongs and is none."""

    raw: str
    message: Text


class ParseError(Exception):
    """The text cannot be read as JSON at all."""

    def __init__(self, problem: SchemaProblem) -> None:
        self.problem = problem
        super().__init__(problem)


def parsed(data: str | bytes) -> Any:
    """The value of a JSON text: integers as ``int``, other numbers as exact ``Decimal``.

    Objects with repeated members are :class:`Repeated`; what is no number is :class:`Unreadable`.

    Raises:
        ParseError: It is too long, no UTF-8 or no JSON.
    """
    try:
        return json.loads(
            _text(data),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_fraction,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _failure(
            "syntax",
            f"不是有效的 JSON（第 {error.lineno} 行第 {error.colno} 列）",
            f"no JSON: {error.msg} ({place})",
            (error.lineno, error.colno),
        ) from None
    except RecursionError:
        raise _failure(
            "depth", f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels"
        ) from None


def _text(data: str | bytes) -> str:
    size = len(data if isinstance(data, bytes) else data.encode(errors="surrogatepass"))
    if size > MAX_BYTES:
        raise _failure(
            "size",
            f"共 {size} 字节，超过上限 {MAX_BYTES} 字节",
            f"{size} bytes; a document has at most {MAX_BYTES}",
        )
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    content = data.removeprefix(_BOM)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _failure(
            "encoding",
            f"不是 UTF-8：第 {line} 行第 {column} 列的字节 0x{content[error.start]:02x}",
            f"not UTF-8: byte 0x{content[error.start]:02x} (line {line}, column {column})",
            (line, column),
        ) from None


def _failure(
    keyword: str, zh: str, en: str, place: tuple[int, int] | tuple[None, None] = (None, None)
) -> ParseError:
    return ParseError(SchemaProblem("", keyword, en, zh, line=place[0], column=place[1]))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    counts = Counter(name for name, _ in pairs)
    return Repeated(members, tuple(name for name, count in counts.items() if count > 1))


def _integer(raw: str) -> int | Unreadable:
    try:
        return int(raw)
    except ValueError:  # more digits than Python converts
        return Unreadable(raw, Text("整数的位数过多", "an integer with far too many digits"))


def _fraction(raw: str) -> Decimal | Unreadable:
    try:
        return Decimal(raw)
    except ArithmeticError:
        return Unreadable(raw, Text("数的指数过大", "a number with an exponent beyond all bounds"))


def _constant(raw: str) -> Unreadable:
    return Unreadable(raw, Text(f"{raw} 不是 JSON 的数", f"{raw} is no number of JSON"))
