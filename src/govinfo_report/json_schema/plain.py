"""A document as plain JSON values, as the validators take them, and what is no JSON in it.

What cannot stay is replaced by something harmless, so that validation can go on with the rest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from govinfo_report.documents.values import (
    EXCERPT_LENGTH,
    Path,
    Schema,
    excerpt,
    named,
    printable,
    said,
)
from govinfo_report.json_schema.problems import Fault, below, expected
from govinfo_report.json_text import Repeated, Unreadable
from govinfo_report.language import Text
from govinfo_report.model.contract import (
    MAX_DEPTH,
    MAX_PROBLEMS,
    TOO_DEEP,
    is_short,
)

BEYOND_SCHEMA: Final[Mapping[str, Text]] = MappingProxyType(
    {
        keyword: said(f"beyond.{keyword}")
        for keyword in ("duplicate", "size", "depth", "digits", "surrogate", "fraction")
    }
)
"""Keyword of a :class:`SchemaProblem` → what it stands for.

These apart, a published schema accepts just what :func:`govinfo_report.loads` accepts;
:func:`govinfo_report.loads` and :func:`govinfo_report.validate` find all of them in a text.
"""


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

    def __init__(self, document: Any, schema: Schema) -> None:
        self.faults: list[Fault] = []
        self._schema = schema
        self.value = self._plain(document, (), schema, "")

    def _plain(self, value: Any, path: Path, node: Schema, name: str) -> Any:
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
                self._fault(path, "depth", TOO_DEEP)
                return None
            if isinstance(value, Mapping):
                return self._object(value, path, node)
            return list(self._items(value, path, node))
        if isinstance(value, Unreadable):
            self._fault(path, "json", value.words, value.raw[:EXCERPT_LENGTH])
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
            self._fault(path, "surrogate", said("lone_surrogate"), shown[:EXCERPT_LENGTH])
        return shown

    def _fraction(
        self, value: float | Decimal, path: Path, node: Schema, name: str
    ) -> Decimal | None:
        if not (math.isfinite(value) if isinstance(value, float) else value.is_finite()):
            self._found(Fault.of(path, "json", "finite", value))
            return None
        # A float (from a document that somebody else parsed) is the decimal it prints as.
        number = Decimal(repr(value)) if isinstance(value, float) else value
        # Numbers that a schema takes for what they are not: 1.0 for 1, and endless ones.
        if name in _INTEGERS:
            keyword = "fraction" if number == number.to_integral_value() else "type"
            self._found(Fault.of(path, keyword, name, number))
        elif node and not is_short(number):
            if name == "amount":
                self._fault(path, "digits", BEYOND_SCHEMA["digits"], excerpt(number))
            else:
                self._found(Fault.of(path, "type", expected(node, name, path), number))
        return number if is_short(number) else None

    def _items(self, items: list[Any] | tuple[Any, ...], path: Path, node: Schema) -> Iterator[Any]:
        inner, name = below(self._schema, node, 0)
        wrong = 0
        for place, item in enumerate(items):
            wrong += bool(inner) and not isinstance(item, str)  # lists of the contract hold texts
            if wrong > MAX_PROBLEMS + 1:
                return
            yield self._plain(item, (*path, place), inner, name)

    def _object(self, members: Mapping[Any, Any], path: Path, node: Schema) -> dict[str, Any]:
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
                self._fault(inner, "json", said("wrong_name", found=named(name)))
            elif shown != name:
                self._fault(inner, "surrogate", said("lone_surrogate"))
            if name in repeated:
                self._fault(inner, "duplicate", said("repeated"))
            plain[shown] = self._plain(value, inner, *below(self._schema, node, shown))
        return plain
