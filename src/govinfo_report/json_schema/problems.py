"""What validation finds: one problem, where it is, and its words in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import frozen

from govinfo_report.language import Lang, Text, language

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: names of members and places in arrays, from the document inwards."""

EXCERPT_LENGTH: Final = 40
"""How much of a wrong value a problem shows, in characters."""


@frozen
class SchemaProblem:
    """One thing that is wrong with a document, as its schema sees it.

    Attributes:
        pointer: JSON Pointer (RFC 6901) to what is wrong; of a missing member, to the object that
            lacks it; ``""`` is the whole document.
        keyword: The keyword of JSON Schema that fails (``type``, ``required`` …), or, for what no
            schema can say, one of :data:`BEYOND_SCHEMA`; ``syntax`` and ``encoding`` where the text
            is no JSON, ``json`` for a value that JSON does not have (``NaN``), ``more`` for the
            last of a list that would be longer than 1,000.
        message: What is wrong, in English.
        message_zh: The same in Chinese.
        value: The beginning of the wrong value as JSON; empty where there is none to show.
        line: Line in the text, from 1, where it could not be parsed; otherwise ``None``.
        column: Column in that line, from 1.
    """

    pointer: str
    keyword: str
    message: str
    message_zh: str
    value: str = ""
    line: int | None = None
    column: int | None = None

    def text(self, lang: Lang | None = None) -> str:
        """The message in English (``en``) or Chinese (``zh``)."""
        return self.message_zh if language(lang) == "zh" else self.message

    def __str__(self) -> str:
        return f"{self.pointer or '(document)'}: {self.message}"


class Fault(NamedTuple):
    """A problem before its pointer is written: where, which keyword, and the words.

    ``own`` tells apart what may stand at one place together: missing members, by name.
    """

    path: Path
    keyword: str
    message: Text
    value: str = ""
    own: str = ""

    def problem(self) -> SchemaProblem:
        """The problem for the user."""
        return SchemaProblem(
            pointer(self.path), self.keyword, self.message.en, self.message.zh, self.value
        )


def pointer(path: Path) -> str:
    """The JSON Pointer of a path."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def unexpected(path: Path, keyword: str, expected: Text, value: Any) -> Fault:
    """A value of the wrong kind or out of its range."""
    found = named(value)
    message = Text(
        f"应为：{expected.zh}；实为：{found.zh}", f"expected {expected.en}, found {found.en}"
    )
    return Fault(path, keyword, message, excerpt(value))


def printable(text: str) -> str:
    """The text with lone surrogates, which nothing can print, as escapes."""
    return text if text.isascii() else text.encode(errors="backslashreplace").decode()


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


def named(value: Any) -> Text:
    """What a value is, for a message: its kind, and the beginning of it where that says more."""
    shown = excerpt(value)
    if value is None or isinstance(value, bool):
        return Text(shown, shown)
    for kinds, kind in _KINDS:
        if isinstance(value, kinds):
            more = "" if shown in ("{…}", "[…]", "{}", "[]") else f" {shown}"
            return Text(f"{kind.zh}{more}", f"{kind.en}{more}")
    name = type(value).__name__
    return Text(f"Python 对象 {name}", f"a Python object of type {name}")


_KINDS: Final[tuple[tuple[Any, Text], ...]] = (
    (str, Text("文本", "the text")),
    (Mapping, Text("对象", "an object")),
    ((list, tuple), Text("数组", "an array")),
    (int, Text("整数", "the integer")),
    ((Decimal, float), Text("带小数点或指数的数", "the fraction")),
)


def _cut(text: str) -> str:
    return text if len(text) <= EXCERPT_LENGTH else f"{text[:EXCERPT_LENGTH]}…"
