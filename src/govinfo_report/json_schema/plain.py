"""A document as plain JSON values, as the validators take them, and what is no JSON in it.

What cannot stay is replaced by something harmless, so that validation can go on with the rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from govinfo_report.json_schema import reading
from govinfo_report.json_schema.beyond import BEYOND_SCHEMA
from govinfo_report.json_schema.problems import (
    EXCERPT_LENGTH,
    Fault,
    Path,
    excerpt,
    named,
    printable,
    unexpected,
)
from govinfo_report.json_schema.scalars import EXPECTED
from govinfo_report.json_text import Repeated, Unreadable
from govinfo_report.language import Text
from govinfo_report.model.contract import MAX_DEPTH, MAX_PROBLEMS, is_short

_SURROGATE: Final = Text("文本含有孤立的代理码位", "a text with a lone surrogate")
_TWICE: Final = Text("成员重复出现", "the member stands here more than once")
_DEEP: Final = Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels")
_NOT_FINITE: Final = Text("不是有限的数", "no finite number")

# Beyond every bound, and still short enough for a validator to print in its own messages.
_HUGE: Final = 2**512

_INTEGERS: Final = ("count", "signed_count", "year")


class Plain:
    """The plain form of a document.

    A validator tells of every failure there is, and of one document there may be millions. So of
    the wrong items of a list, and of the wrong or unknown members of an object, only one more than
    can be listed stay: which problems come first in the document is not changed by that.

    Attributes:
        value: Dictionaries, lists, texts, integers, booleans, ``None`` and decimals. Huge integers
            are cut to one that is huge enough; decimals of more digits than an amount may have are
            ``None``: they could keep a validator busy for hours.
        faults: What no schema can say, in document order, at most one more than can be listed;
            what stood there is replaced, repeated members apart.
    """

    def __init__(self, document: Any, schema: reading.Schema) -> None:
        self.faults: list[Fault] = []
        self._schema = schema
        self.value = self._plain(document, (), schema, "")

    def _plain(self, value: Any, path: Path, node: reading.Schema, name: str) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, int):
            return max(-_HUGE, min(int(value), _HUGE))
        if isinstance(value, (float, Decimal)):
            return self._fraction(value, path, node, name)
        if isinstance(value, (Mapping, list, tuple)):
            if len(path) >= MAX_DEPTH:
                self._fault(path, "depth", _DEEP)
                return None
            if isinstance(value, Mapping):
                return self._object(value, path, node)
            return list(self._items(value, path, node))
        if isinstance(value, Unreadable):
            message = Text(value.words.zh, value.words.en)
            self._fault(path, "json", message, value.raw[:EXCERPT_LENGTH])
            return None
        what = named(value)
        self._fault(path, "json", Text(f"{what.zh}不是 JSON 的值", f"{what.en} is no JSON value"))
        return None

    def _fault(self, path: Path, keyword: str, message: Text, value: str = "") -> None:
        self._found(Fault(path, keyword, message, value))

    def _found(self, fault: Fault) -> None:
        if len(self.faults) <= MAX_PROBLEMS:
            self.faults.append(fault)

    def _text(self, text: str, path: Path) -> str:
        shown = printable(text)
        if shown != text:
            self._fault(path, "surrogate", _SURROGATE, shown[:EXCERPT_LENGTH])
        return shown

    def _fraction(
        self, value: float | Decimal, path: Path, node: reading.Schema, name: str
    ) -> Decimal | None:
        if not (math.isfinite(value) if isinstance(value, float) else value.is_finite()):
            self._fault(path, "json", _NOT_FINITE, str(value))
            return None
        # A float (from a document that somebody else parsed) is the decimal it prints as.
        number = Decimal(repr(value)) if isinstance(value, float) else value
        # Numbers that a schema takes for what they are not: 1.0 for 1, and endless ones.
        if name in _INTEGERS:
            keyword = "fraction" if number == number.to_integral_value() else "type"
            self._found(unexpected(path, keyword, EXPECTED[name], number))
        elif node and not is_short(number):
            if name == "amount":
                self._fault(path, "digits", BEYOND_SCHEMA["digits"], excerpt(number))
            else:
                expected = reading.expected(node, name, path)
                self._found(unexpected(path, "type", expected, number))
        return number if is_short(number) else None

    def _items(
        self, items: list[Any] | tuple[Any, ...], path: Path, node: reading.Schema
    ) -> Iterator[Any]:
        inner, name = reading.below(self._schema, node, 0)
        wrong = 0
        for place, item in enumerate(items):
            wrong += bool(inner) and not isinstance(item, str)  # lists of the contract hold texts
            if wrong > MAX_PROBLEMS + 1:
                return
            yield self._plain(item, (*path, place), inner, name)

    def _object(
        self, members: Mapping[Any, Any], path: Path, node: reading.Schema
    ) -> dict[str, Any]:
        others = node.get("additionalProperties")
        known = node.get("properties", {})
        repeated = members.names if isinstance(members, Repeated) else ()
        plain: dict[str, Any] = {}
        wrong = 0
        for name, value in members.items():
            shown = printable(str(name))
            if others is not None and shown not in known:
                wrong += others is False or not (value is None or isinstance(value, str))
                if wrong > MAX_PROBLEMS + 1:
                    continue
            inner = (*path, shown)
            if not isinstance(name, str):
                what = named(name)
                message = f"names of members are texts, found {what.en}"
                self._fault(inner, "json", Text(f"成员名应为文本，实为{what.zh}", message))
            elif shown != name:
                self._fault(inner, "surrogate", _SURROGATE)
            if name in repeated:
                self._fault(inner, "duplicate", _TWICE)
            plain[shown] = self._plain(value, inner, *reading.below(self._schema, node, shown))
        return plain
