"""What validation finds: problems, made of the bare failures of a validator.

One problem a mistake, the same from every validator: what is expected is looked up in the schema at
the place of the failure, so nothing depends on the words, the order or the details that one
validator or another gives.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any, Final, NamedTuple

from attrs import frozen

from govinfo_report.documents.report import pointer
from govinfo_report.documents.values import VALUES, Path, Schema, excerpt, said, unexpected
from govinfo_report.language import Lang, Text, language

_STRING_RULES: Final = ("format", "pattern", "maxLength", "not")
"""Keywords that say one thing together: a text is a day, a time of day, an id."""


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

    @classmethod
    def of(cls, path: Path, keyword: str, expected: str, value: Any) -> Fault:
        """A value of the wrong kind or out of its range."""
        return cls(path, keyword, unexpected(expected, value), excerpt(value))


def value_at(document: Any, path: Path) -> Any:
    """The value at a place of the document."""
    for part in path:
        document = document[part]
    return document


def node_at(schema: Schema, path: Path) -> tuple[Schema, str]:
    """The part of a schema for one place, and the name of its definition (or ``""``).

    Where the schema says nothing about the place (a member it does not know, what is inside of
    extensions) the part is empty.
    """
    node, name = schema, ""
    for part in path:
        node, name = below(schema, node, part)
    return node, name


def below(schema: Schema, node: Schema, part: str | int) -> tuple[Schema, str]:
    """The same for one member or item of the value that ``node`` is the part for."""
    members = node.get("properties", {})
    node = members.get(part) or node.get("items") or node.get("additionalProperties") or {}
    name = ""
    while "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/")
        node = schema["$defs"][name]
    return node, name


def faults(schema: Schema, document: Any, failures: Iterable[tuple[Path, str]]) -> list[Fault]:
    """The faults that the failures of a validator stand for; at one place only one of its kind."""
    found: dict[tuple[Path, str], Fault] = {}
    # A validator may tell of every missing member by itself; it takes one look to see them all.
    for path, keyword in dict.fromkeys(failures):
        for fault in _faults(schema, document, path, keyword):
            found.setdefault((fault.path, fault.own), fault)
    return list(found.values())


def _faults(schema: Schema, document: Any, path: Path, keyword: str) -> Iterator[Fault]:
    node, name = node_at(schema, path)
    value = value_at(document, path)
    if keyword == "required":
        for member in _missing(node["required"], value):
            message = said("missing", name=member)
            yield Fault(path, keyword, message, own=member)
    elif keyword == "additionalProperties":
        message = said("no_cell" if path == ("remarks",) else "unknown_member")
        for member in _missing(value, node["properties"]):
            yield Fault((*path, member), keyword, message)
    elif keyword == "propertyNames":  # it stands in one place only: in what `all` excludes
        yield Fault(path, "dependentSchemas", said("both_shapes"))
    elif keyword == "minProperties":
        yield Fault(path, keyword, said("empty"), "{}")
    else:
        if keyword in _STRING_RULES:
            keyword = next(rule for rule in _STRING_RULES if rule in node)
        yield Fault.of(path, keyword, expected(node, name, path), value)


def _missing(names: Iterable[str], among: Container[str]) -> Iterator[str]:
    return (name for name in names if name not in among)


def expected(node: Schema, name: str, path: Path = ()) -> str:
    """What a part of a schema expects: a key below ``expected`` of ``report.toml``."""
    if path == ("edition",):
        return "edition"
    return name if name in VALUES else "object" if node["type"] == "object" else "object_or_null"
