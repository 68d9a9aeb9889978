"""A document as plain JSON values, as the validators take them, and what is no JSON in it.

What cannot stay is replaced by something harmless, so that validation can go on with the rest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from govinfo_report.catalogue import Text
from govinfo_report.json_schema.parsing import Repeated, Unreadable
from govinfo_report.json_schema.problems import EXCERPT_LENGTH, Fault, Path, named, printable
from govinfo_report.model.contract import MAX_AMOUNT_DIGITS, MAX_DEPTH

_SURROGATE: Final = Text("文本含有孤立的代理码位", "a text with a lone surrogate")
_TWICE: Final = Text("成员重复出现", "the member stands here more than once")
_DEEP: Final = Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels")
_NOT_FINITE: Final = Text("不是有限的数", "no finite number")

# Beyond every bound, and still short enough for a validator to print in its own messages.
_HUGE: Final = 2**512


def is_short(number: Decimal) -> bool:
    """Whether a number has no more digits than an amount may have."""
    _, digits, exponent = number.as_tuple()
    return len(digits) <= MAX_AMOUNT_DIGITS and abs(int(exponent)) <= MAX_AMOUNT_DIGITS


class Plain:
    """The plain form of a document.

    Attributes:
        value: Dictionaries, lists, texts, integers, booleans, ``None`` and decimals. Huge integers
            are cut to one that is huge enough; decimals of more digits than an amount may have are
            ``None``: they could keep a validator busy for hours.
        fractions: Every number that is written as a fraction, as it was, by its place.
        faults: What is no JSON; what stood there is replaced, repeated members apart.
    """

    def __init__(self, document: Any) -> None:
        self.fractions: dict[Path, Decimal] = {}
        self.faults: list[Fault] = []
        self.value = self._plain(document, ())

    def _plain(self, value: Any, path: Path) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, int):
            return max(-_HUGE, min(int(value), _HUGE))
        if isinstance(value, (float, Decimal)):
            return self._fraction(value, path)
        if isinstance(value, (Mapping, list, tuple)) and len(path) >= MAX_DEPTH:
            self._fault(path, "depth", _DEEP)
            return None
        if isinstance(value, Mapping):
            return self._object(value, path)
        if isinstance(value, (list, tuple)):
            return [self._plain(item, (*path, place)) for place, item in enumerate(value)]
        if isinstance(value, Unreadable):
            self._fault(path, "json", value.message, value.raw[:EXCERPT_LENGTH])
            return None
        what = named(value)
        self._fault(path, "json", Text(f"{what.zh}不是 JSON 的值", f"{what.en} is no JSON value"))
        return None

    def _fault(self, path: Path, keyword: str, message: Text, value: str = "") -> None:
        self.faults.append(Fault(path, keyword, message, value))

    def _text(self, text: str, path: Path) -> str:
        shown = printable(text)
        if shown != text:
            self._fault(path, "surrogate", _SURROGATE, shown[:EXCERPT_LENGTH])
        return shown

    def _fraction(self, value: float | Decimal, path: Path) -> Decimal | None:
        if not (math.isfinite(value) if isinstance(value, float) else value.is_finite()):
            self._fault(path, "json", _NOT_FINITE, str(value))
            return None
        # A float (from a document that somebody else parsed) is the decimal it prints as.
        number = Decimal(repr(value)) if isinstance(value, float) else value
        self.fractions[path] = number
        return number if is_short(number) else None

    def _object(self, members: Mapping[Any, Any], path: Path) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for name, value in members.items():
            shown = printable(str(name))
            inner = (*path, shown)
            plain[shown] = self._plain(value, inner)
            if not isinstance(name, str):
                what = named(name)
                message = f"names of members are texts, found {what.en}"
                self._fault(inner, "json", Text(f"成员名应为文本，实为{what.zh}", message))
            elif shown != name:
                self._fault(inner, "surrogate", _SURROGATE)
        if isinstance(members, Repeated):
            for name in members.names:
                self._fault((*path, printable(name)), "duplicate", _TWICE)
        return plain
