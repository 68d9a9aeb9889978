"""From the bare failures of a validator to faults: one a mistake, the same from every validator.

What is expected is looked up in the schema at the place of the failure, so nothing depends on the
words, the order or the details that one validator or another gives.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any, Final

from govinfo_report.json_schema.problems import Fault, Path, unexpected
from govinfo_report.json_schema.scalars import EXPECTED
from govinfo_report.language import Text

Schema = dict[str, Any]

_STRING_RULES: Final = ("format", "pattern", "maxLength", "not")
"""Keywords that say one thing together: a text is a day, a time of day, an id."""

_UNKNOWN: Final = Text("本版本没有此成员", "the form has no such member")
_EMPTY: Final = Text("空对象：应略去该成员", "the object is empty: leave it out")
_NO_CELL: Final = Text("本版本没有此单元格", "the form has no such cell")
_BOTH_SHAPES: Final = Text(
    "（六）其他处理或为一行（all），或为三行，不能并存",
    "(六)其他处理 has either the one row 'all' or the three rows, not both",
)


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
            message = Text(f"缺少成员 {member}", f"the member {member!r} is missing")
            yield Fault(path, keyword, message, own=member)
    elif keyword == "additionalProperties":
        message = _NO_CELL if path == ("remarks",) else _UNKNOWN
        for member in _missing(value, node["properties"]):
            yield Fault((*path, member), keyword, message)
    elif keyword == "propertyNames":  # it stands in one place only: in what `all` excludes
        yield Fault(path, "dependentSchemas", _BOTH_SHAPES)
    elif keyword == "minProperties":
        yield Fault(path, keyword, _EMPTY, "{}")
    else:
        if keyword in _STRING_RULES:
            keyword = next(rule for rule in _STRING_RULES if rule in node)
        yield unexpected(path, keyword, expected(node, name, path), value)


def _missing(names: Iterable[str], among: Container[str]) -> Iterator[str]:
    return (name for name in names if name not in among)


def expected(node: Schema, name: str, path: Path = ()) -> Text:
    """What a part of a schema expects, in words."""
    if name in EXPECTED:
        return EXPECTED[name]
    if path == ("edition",):
        return EXPECTED["edition"]
    return EXPECTED["object" if node["type"] == "object" else "object_or_null"]
