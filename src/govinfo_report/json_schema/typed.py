"""Schemas from the classes that describe a document: attrs classes and typed dictionaries.

Every class becomes a definition; no member may be there that its class does not have. A test holds
what the library writes against these schemas.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import UnionType
from typing import (
    Any,
    Final,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import attrs

from govinfo_report.catalogue.members import Words
from govinfo_report.json_schema.words import titled

Schema = dict[str, Any]

_PLAIN: Final[Mapping[Any, str]] = {
    str: "string",
    int: "integer",
    float: "number",
    Decimal: "number",
    bool: "boolean",
    type(None): "null",
}


def document_schema(cls: type[Any], words: Mapping[str, Words]) -> Schema:
    """The schema of the documents that a class describes: an object schema with its ``$defs``.

    Args:
        cls: The class of the document.
        words: Name of a class, or ``Class.member`` → title and description of each of them.

    Raises:
        KeyError: A class or a member has no words.
        TypeError: A member is of a type that no schema can be made of.
    """
    return _Builder(words).document(cls)


class _Builder:
    def __init__(self, words: Mapping[str, Words]) -> None:
        self.words = words
        self.definitions: Schema = {}

    def document(self, cls: type[Any]) -> Schema:
        schema = self._class(cls)
        return schema | {"$defs": dict(sorted(self.definitions.items()))}

    def _class(self, cls: type[Any]) -> Schema:
        hints = get_type_hints(cls, include_extras=True)
        optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
        properties = {
            name: titled(
                self._type(get_args(hint)[0] if name in optional else hint),
                self.words[f"{cls.__name__}.{name}"],
            )
            for name, hint in hints.items()
        }
        schema: Schema = {
            "type": "object",
            "required": [name for name in hints if name not in optional],
            "additionalProperties": False,
            "properties": properties,
        }
        return titled(schema, self.words[cls.__name__])

    def _type(self, hint: Any) -> Schema:
        origin, arguments = get_origin(hint), get_args(hint)
        if hint is Any:
            return {}
        if hint in _PLAIN:
            return {"type": _PLAIN[hint]}
        if origin is Literal:
            return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
        if origin in (list, tuple):
            return {"type": "array", "items": self._type(arguments[0])}
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return self._mapping(*arguments)
        if origin in (Union, UnionType):
            return self._union(arguments)
        if isinstance(hint, type) and (attrs.has(hint) or is_typeddict(hint)):
            return self._reference(hint)
        raise TypeError(f"no schema can be made of {hint!r}")

    def _reference(self, cls: type[Any]) -> Schema:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
        if name not in self.definitions:
            self.definitions[name] = {}  # known before its members are, should they refer back
            self.definitions[name] = self._class(cls)
        return {"$ref": f"#/$defs/{name}"}

    def _mapping(self, key: Any, value: Any) -> Schema:
        if get_origin(key) is Literal:  # a fixed set of names, all of them there
            names = list(get_args(key))
            return {
                "type": "object",
                "required": names,
                "additionalProperties": False,
                "properties": {name: self._type(value) for name in names},
            }
        return {"type": "object", "additionalProperties": self._type(value)}

    def _union(self, arguments: tuple[Any, ...]) -> Schema:
        if all(argument in _PLAIN for argument in arguments):
            types = list(dict.fromkeys(_PLAIN[argument] for argument in arguments))
            if "number" in types:  # which every integer is
                types = [name for name in types if name != "integer"]
            return {"type": types if len(types) > 1 else types[0]}
        return {"anyOf": [self._type(argument) for argument in arguments]}
