"""The published schemas: their names, ids and files, and those of the documents of results."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from decimal import Decimal
from functools import cache, partial
from types import UnionType
from typing import Any, Final, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UnsetType

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.names import MemberText, unknown_edition
from govinfo_report.documents.records import DocumentRecord, texts_of
from govinfo_report.documents.values import Schema
from govinfo_report.json_schema.report import any_edition_schema, edition_schema, titled
from govinfo_report.language import Text
from govinfo_report.model.contract import SCHEMA_VERSION
from govinfo_report.strict_toml import records

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

CONVENTION: Final = (
    "Generated, never edited by hand. A title is English | Chinese; a description is English, "
    "a blank line, Chinese."
)
"""The ``$comment`` of each published schema."""


_REPORTS: Final[Mapping[str, Callable[[], dict[str, Any]]]] = {
    **{f"report-{edition}": partial(edition_schema, edition) for edition in EDITIONS},
    "report": any_edition_schema,
}


@cache
def _results() -> Mapping[str, type[DocumentRecord]]:
    """The records of the other documents; loaded when asked for, since reports need none."""
    from govinfo_report.documents.comparison import ComparisonDocument
    from govinfo_report.documents.findings import FindingsDocument
    from govinfo_report.documents.indicators import IndicatorsDocument
    from govinfo_report.documents.localisation import LocalisationDocument
    from govinfo_report.documents.rules import RulesDocument
    from govinfo_report.documents.series import SeriesDocument

    return {
        "findings": FindingsDocument,
        "comparison": ComparisonDocument,
        "series": SeriesDocument,
        "localisation": LocalisationDocument,
        "indicators": IndicatorsDocument,
        "rules": RulesDocument,
    }


PACK: Final = "pack"
"""The name of the schema of rule packs, which are TOML files."""

NAMES: Final = (
    *(*_REPORTS, "findings", "comparison", "series", "localisation", "indicators", "rules"),
    PACK,
)
"""The names of the published schemas."""


def schema_id(name: str) -> str:
    """The id of a published schema: ``urn:govinfo-report:schema:NAME:MAJOR.MINOR``."""
    if name in _REPORTS:
        version = ".".join(map(str, SCHEMA_VERSION))
    elif name == PACK:
        from govinfo_report.packs import records as packs  # only where it is asked for

        version = packs.VERSION
    else:
        version = get_args(get_type_hints(_results()[name])["version"])[0]
    return f"urn:govinfo-report:schema:{name}:{version}"


_PATTERNS: Final = {
    # No JSON Schema has Python's anchors and flags.
    r"\A\S(?s:.*\S)?\Z": r"^\S([\s\S]*\S)?$",
}


def pack_schema() -> Schema:
    """The schema of rule packs, from the records that the loader reads them by."""
    from govinfo_report.packs.records import PackFile

    (root,), components = msgspec.json.schema_components(
        [PackFile], schema_hook=_of_text, ref_template="#/$defs/{name}"
    )
    names = {name: _snake(name) for name in components}
    texts = records("govinfo_report.packs", "records.toml", MemberText)
    described = {
        names[name]: _described(_portable(schema, names), name, texts)
        for name, schema in components.items()
    }
    return described.pop(names[root["$ref"].rpartition("/")[2]]) | {
        "$defs": dict(sorted(described.items()))
    }


def _of_text(kind: type[Any]) -> Schema:
    """What msgspec does not know itself: a text in both languages."""
    if kind is not Text:
        raise NotImplementedError(kind)  # msgspec's way to say that a type has no schema
    words = {"type": "string", "minLength": 1, "pattern": next(iter(_PATTERNS))}
    return {
        "type": "object",
        "required": ["zh", "en"],
        "additionalProperties": False,
        "properties": {"zh": words, "en": words},
    }


def _portable(schema: Any, names: Mapping[str, str]) -> Any:
    """A schema of msgspec's without what only Python understands; its references renamed."""
    if isinstance(schema, dict):
        schema = _without_null(schema)
        return {
            key: f"#/$defs/{names[value.rpartition('/')[2]]}"
            if key == "$ref"
            else _PATTERNS.get(value, value)
            if key == "pattern"
            else _portable(value, names)
            for key, value in schema.items()
            if not (key == "title" and isinstance(value, str)) and key != "description"
        }
    return (
        [_portable(each, names) for each in schema] if isinstance(schema, (list, tuple)) else schema
    )


def _without_null(schema: Schema) -> Schema:
    """The schema of a member that may be left out, without the null that TOML does not have."""
    if schema.get("default", "") is not None:
        return schema
    rest = {key: value for key, value in schema.items() if key not in ("default", "anyOf")}
    if "enum" in rest:
        rest["enum"] = [each for each in rest["enum"] if each is not None]
    kinds = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    return {**rest, **(kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {})}


def _described(schema: Schema, name: str, texts: Mapping[str, MemberText]) -> Schema:
    """An object schema with the titles of its members."""
    members = {
        member: titled(part, texts[f"{name}.{member}"])
        for member, part in schema["properties"].items()
    }
    return titled({**schema, "properties": members}, texts[f"{name}.itself"])


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


@cache
def built(name: str) -> dict[str, Any]:
    """The published schema of that name, the same object at every call: not to be changed."""
    head = {"$schema": DIALECT, "$id": schema_id(name), "$comment": CONVENTION}
    if name == PACK:
        return head | pack_schema()
    return head | (_REPORTS[name]() if name in _REPORTS else document_schema(_results()[name]))


def schema_for(name: str) -> dict[str, Any]:
    """A published schema by name, as a copy of one's own.

    Args:
        name: One of :data:`NAMES`.

    Raises:
        KeyError: There is no schema of that name.
    """
    return deepcopy(built(name))


def schema(edition: str | None = None) -> dict[str, Any]:
    """The published JSON Schema (2020-12) of report documents, as a copy of one's own.

    It stands alone: every ``$ref`` points into the schema itself.

    Args:
        edition: ``"2021"`` or ``"2019"``; ``None`` for the schema that picks by ``edition``.

    Raises:
        EditionError: There is no such edition.
    """
    if edition is not None and edition not in EDITIONS:
        raise unknown_edition(edition)
    return schema_for("report" if edition is None else f"report-{edition}")


def files() -> dict[str, str]:
    """Path below the root of the project → text, of every published schema."""
    return {
        f"schemas/{name}.schema.json": json.dumps(built(name), ensure_ascii=False, indent=2) + "\n"
        for name in NAMES
    }


_PLAIN: Final[Mapping[Any, str]] = {
    str: "string",
    dt.date: "string",
    int: "integer",
    float: "number",
    Decimal: "number",
    bool: "boolean",
    type(None): "null",
}

Texts: TypeAlias = Callable[[str], Mapping[str, MemberText]]
"""Name of a module of records → what its records and their members are called."""


def document_schema(cls: type[DocumentRecord], texts: Texts = texts_of) -> Schema:
    """The schema of the documents that a record describes: an object schema with its ``$defs``.

    Args:
        cls: The record of the document.
        texts: What gives the texts of its members and of those of the records within.

    Raises:
        KeyError: A record or a member has no text.
        TypeError: A member is of a type that no schema can be made of.
    """
    builder = _Builder(texts)
    schema = builder.record(cls)
    return schema | {"$defs": dict(sorted(builder.definitions.items()))}


class _Builder:
    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.definitions: Schema = {}

    def record(self, cls: type[DocumentRecord]) -> Schema:
        hints = get_type_hints(cls)
        names = dict(zip(cls.__struct_fields__, cls.__struct_encode_fields__, strict=True))
        schema: Schema = {
            "type": "object",
            "required": [names[n] for n in names if UnsetType not in get_args(hints[n])],
            "additionalProperties": False,
            "properties": {
                name: titled(self._type(hints[attribute]), self._text(cls, name))
                for attribute, name in names.items()
            },
        }
        return titled(schema, self._text(cls, "itself"))

    def _text(self, cls: type[Any], member: str) -> MemberText:
        return self.texts(cls.__module__.rpartition(".")[2])[f"{cls.__name__}.{member}"]

    def _type(self, hint: Any) -> Schema:
        origin, arguments = get_origin(hint), get_args(hint)
        if hint is Any:
            return {}
        if hint in _PLAIN:
            return {"type": _PLAIN[hint]}
        if hint is Text:
            return self._mapping(Literal["zh", "en"], str)
        if origin is Literal:
            return {"const": arguments[0]} if len(arguments) == 1 else {"enum": list(arguments)}
        if origin is list:
            return {"type": "array", "items": self._type(arguments[0])}
        if origin is dict:
            return self._mapping(*arguments)
        if origin in (Union, UnionType):
            return self._union([kind for kind in arguments if kind is not UnsetType])
        if isinstance(hint, type) and issubclass(hint, DocumentRecord):
            return self._reference(hint)
        raise TypeError(f"no schema can be made of {hint!r}")

    def _reference(self, cls: type[DocumentRecord]) -> Schema:
        name = _snake(cls.__name__)
        if name not in self.definitions:
            self.definitions[name] = {}  # known before its members are, should they refer back
            self.definitions[name] = self.record(cls)
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

    def _union(self, kinds: list[Any]) -> Schema:
        if len(kinds) == 1:
            return self._type(kinds[0])
        if all(kind in _PLAIN for kind in kinds):
            types = list(dict.fromkeys(_PLAIN[kind] for kind in kinds))
            if "number" in types:  # which every integer is
                types = [name for name in types if name != "integer"]
            return {"type": types if len(types) > 1 else types[0]}
        return {"anyOf": [self._type(kind) for kind in kinds]}
