"""The schemas of report documents, built from the classes of the model.

They say exactly what :func:`govinfo_report.loads` accepts; property tests hold the two together.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from copy import deepcopy
from typing import Any, Final

import attrs

from govinfo_report.catalogue import EDITIONS, TABLES, CellKind, Table, form
from govinfo_report.catalogue.names import member_texts
from govinfo_report.json_schema import words
from govinfo_report.json_schema.scalars import SCALARS
from govinfo_report.model import (
    Absent,
    Metadata,
    OptionalText,
    OtherOutcomes,
    Paragraphs,
    Period,
    Report,
    Scope,
    Shape,
    Signature,
    layout,
    shapes,
)

Schema = dict[str, Any]

_TYPES: Final[tuple[tuple[Any, str], ...]] = (
    (OptionalText, "text_or_null"),
    (str | None, "text_or_null"),
    (dt.date, "date"),
    (dt.date | None | Absent, "date_or_null"),
    (Scope | None | Absent, "scope"),
    (Paragraphs, "paragraphs"),
)
"""Type of an attribute → definition of its values."""


def ref(name: str) -> Schema:
    """A reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


_MEMBERS: Final[dict[tuple[type[Any], str], Schema]] = {
    (Report, "schema"): ref("schema_id"),
    (Report, "year"): ref("year"),
    (Report, "table_notes"): {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {table: ref("paragraphs") for table in TABLES},
    },
    (Report, "extensions"): {"type": "object", "minProperties": 1},
    (Metadata, "published_at"): ref("timestamp_or_null"),
    (Metadata, "other"): {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": ref("text_or_null"),
    },
}
"""Members whose type in the model says too little of the document."""

_ONE_SHAPE: Final[Schema] = {
    "all": {
        "type": "object",
        "propertyNames": {"not": {"enum": ["correction_overdue", "fee_overdue", "other"]}},
    }
}
"""(六)其他处理 is either the one row ``all`` or rows of the three."""


def edition_schema(edition: str) -> Schema:
    """The schema of reports of one edition: an object schema with its ``$defs``, without id."""
    definitions = deepcopy(SCALARS)
    special = {
        "edition": {"const": edition},
        **{
            name: _table(shape, form(edition).table(name), "", definitions)
            for name, shape in shapes(edition).items()
        },
        # Not by `propertyNames`: validators tell of every name by itself, some in quadratic time.
        "remarks": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {cell: ref("text") for cell in layout(edition).cells},
        },
    }
    schema = _object(Report, definitions, special)
    schema["$defs"] = _used(definitions, schema)
    return words.annotated(schema, edition)


def _object(cls: type[Any], definitions: Schema, special: Schema | None = None) -> Schema:
    """The schema of the objects that stand for a class of the model."""
    properties: Schema = {}
    required = []
    for attribute in attrs.fields(attrs.resolve_types(cls)):
        name = "$schema" if cls is Report and attribute.name == "schema" else attribute.name
        given = (special or {}).get(attribute.name)
        properties[name] = given or _member(cls, attribute, definitions)
        if attribute.default is attrs.NOTHING:
            required.append(name)
    schema: Schema = {"type": "object"}
    # What requires members cannot be empty anyway, and one mistake is to be one problem.
    schema |= {"required": required} if required else {"minProperties": 1}
    return schema | {"additionalProperties": False, "properties": properties}


def _member(cls: type[Any], attribute: attrs.Attribute[Any], definitions: Schema) -> Schema:
    if (cls, attribute.name) in _MEMBERS:
        return deepcopy(_MEMBERS[cls, attribute.name])
    for kind, name in _TYPES:
        if attribute.type == kind:
            return ref(name)
    for part in (Period, Signature):
        if attribute.type == part | None | Absent:
            return _object(part, definitions) | {"type": ["object", "null"]}
    return _object(attribute.type, definitions)  # type: ignore[arg-type]  # header and contact are left


_CELLS: Final[dict[CellKind, str]] = {
    "count": "count",
    "signed_count": "signed_count",
    "money": "amount",
}
"""What a cell holds → definition of its values."""


def _table(shape: Shape, table: Table, path: str, definitions: Schema) -> Schema:
    """The schema of a table, group or row; rows of one class and the same cells share theirs."""
    members = {
        name: _table(part, table, f"{path}.{name}".lstrip("."), definitions)
        for name, part in shape.parts.items()
    } | {name: ref(_CELLS[cell.kind]) for name, cell in shape.columns.items()}
    schema: Schema = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": members,
    }
    if shape.cls is OtherOutcomes:
        schema["dependentSchemas"] = deepcopy(_ONE_SHAPE)
    if not shape.columns:
        return schema
    name, row = definition_name(shape.cls), table.row(path)
    if row.unit or row.kind or definitions.get(name, schema) != schema:
        name = f"{table.id}_{path.replace('.', '_')}"
    definitions[name] = schema
    return ref(name)


def definition_name(row: type[Any]) -> str:
    """Name of the definition of a class of rows: ``ApplicantCounts`` → ``applicant_counts``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", "_", row.__name__).lower()


def _used(definitions: Schema, schema: Schema) -> Schema:
    """The definitions that a schema refers to; only the 2019 form has signed counts."""
    text = json.dumps([schema, *definitions.values()])
    return {name: part for name, part in definitions.items() if f'"{ref(name)["$ref"]}"' in text}


def any_edition_schema() -> Schema:
    """The schema of reports of either edition, which looks at ``edition`` first.

    Only the branch of the document's own edition says what is wrong, so that one mistake is one
    problem, and not one for every edition that the document does not follow.
    """
    definitions = deepcopy(SCALARS)
    texts = member_texts()
    branches = []
    for edition in EDITIONS:
        schema = edition_schema(edition)
        own = {name: part for name, part in schema.pop("$defs").items() if name not in SCALARS}
        own["report"] = schema
        names = {f"#/$defs/{name}": f"#/$defs/{_own(name, edition)}" for name in own}
        definitions |= {_own(name, edition): _renamed(own[name], names) for name in sorted(own)}
        chosen = {
            "type": "object",
            "required": ["edition"],
            "properties": {"edition": {"const": edition}},
        }
        branches.append({"if": chosen, "then": ref(_own("report", edition))})
    return words.titled(
        {
            "type": "object",
            "required": ["edition"],
            "properties": {"edition": words.titled({"enum": list(EDITIONS)}, texts["edition"])},
            "allOf": branches,
            "$defs": definitions,
        },
        texts[""],
    )


def _own(name: str, edition: str) -> str:
    return f"{name.removesuffix(f'_{edition}')}_{edition}"


def _renamed(schema: Any, names: dict[str, str]) -> Any:
    if isinstance(schema, dict):
        return {
            key: names.get(value, value) if key == "$ref" else _renamed(value, names)
            for key, value in schema.items()
        }
    if isinstance(schema, list):
        return [_renamed(item, names) for item in schema]
    return schema
