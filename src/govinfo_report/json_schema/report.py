"""The schemas of report documents, built from the classes of the model and the catalogue's texts.

They say exactly what :func:`govinfo_report.loads` accepts; property tests hold the two together.
A ``title`` is ``English | 中文``; a ``description`` is an English paragraph, a blank line and a
Chinese one, each ending with the unit and the sources where there are any. No keyword is used that
JSON Schema does not have, so that no validator has to be told of any.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, Final

import attrs

from govinfo_report.catalogue import EDITIONS, Row, Source, Table, form
from govinfo_report.catalogue.names import MemberText, member_texts
from govinfo_report.documents.report import CELLS, ObjectKind, contract_of
from govinfo_report.documents.values import VALUES, Schema
from govinfo_report.language import Text
from govinfo_report.model import Absent, OtherOutcomes, Period, Report, Shape, Signature, shapes

_UNITS: Final = {
    "件": Text("单位：件。", "Unit: 件 (pieces or cases)."),
    "项": Text("单位：项。", "Unit: 项 (items)."),
    "万元": Text("单位：万元。", "Unit: 万元 (ten thousand yuan)."),
}

SCALARS: Final = {name: kind.schema for name, kind in VALUES.items() if name != "edition"}
"""Name of a definition → schema of a single value."""


def ref(name: str) -> Schema:
    """A reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


_ONE_SHAPE: Final[Schema] = {
    "all": {
        "type": "object",
        "propertyNames": {"not": {"enum": ["correction_overdue", "fee_overdue", "other"]}},
    }
}
"""(六)其他处理 is either the one row ``all`` or rows of the three."""


def titled(schema: Schema, text: MemberText) -> Schema:
    """The schema with title and description in front of it."""
    head = {"title": f"{text.en} | {text.zh}"}
    if text.more_en:
        head["description"] = f"{text.more_en}\n\n{text.more_zh}"
    return head | schema


def edition_schema(edition: str) -> Schema:
    """The schema of reports of one edition: an object schema with its ``$defs``, without id."""
    definitions = deepcopy(SCALARS)
    special = {
        "edition": {"const": edition},
        **{
            name: _table(shape, form(edition).table(name), "", definitions)
            for name, shape in shapes(edition).items()
        },
    }
    schema = _object(Report, definitions, edition, special)
    schema["$defs"] = _used(definitions, schema)
    return _annotated(schema, edition)


def _object(
    cls: type[Any], definitions: Schema, edition: str, special: Schema | None = None
) -> Schema:
    """The schema of the objects that stand for a class of the model."""
    properties: Schema = {}
    required = []
    for attribute in attrs.fields(attrs.resolve_types(cls)):
        name = "$schema" if cls is Report and attribute.name == "schema" else attribute.name
        given = (special or {}).get(attribute.name)
        properties[name] = given or _member(cls, attribute, definitions, edition)
        if attribute.default is attrs.NOTHING:
            required.append(name)
    schema: Schema = {"type": "object"}
    # What requires members cannot be empty anyway, and one mistake is to be one problem.
    schema |= {"required": required} if required else {"minProperties": 1}
    return schema | {"additionalProperties": False, "properties": properties}


def _member(
    cls: type[Any], attribute: attrs.Attribute[Any], definitions: Schema, edition: str
) -> Schema:
    known = contract_of(cls, attribute)
    if known is not None:
        return known.schema(edition) if isinstance(known, ObjectKind) else ref(known)
    for part in (Period, Signature):
        if attribute.type == part | None | Absent:
            return _object(part, definitions, edition) | {"type": ["object", "null"]}
    # Header and contact are left.
    return _object(attribute.type, definitions, edition)  # type: ignore[arg-type]


def _table(shape: Shape, table: Table, path: str, definitions: Schema) -> Schema:
    """The schema of a table, group or row; rows of one class and the same cells share theirs."""
    members = {
        name: _table(part, table, f"{path}.{name}".lstrip("."), definitions)
        for name, part in shape.parts.items()
    } | {name: ref(CELLS[cell.kind]) for name, cell in shape.columns.items()}
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
    return titled(
        {
            "type": "object",
            "required": ["edition"],
            "properties": {"edition": titled({"enum": list(EDITIONS)}, texts["edition"])},
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


def _annotated(schema: Schema, edition: str) -> Schema:
    """The schema of an edition with the words of every member; the one given is not kept."""
    catalogue = form(edition)
    members = schema["properties"]
    _name_members(members, "")
    for section in catalogue.sections:
        if section.kind == "narrative":
            members[section.id] = titled(
                members[section.id], _text(section.text, section.definition, section.sources)
            )
    for table in catalogue.tables:
        shape = shapes(edition)[table.id]
        members[table.id] = _table_texts(members[table.id], shape, table, schema["$defs"])
    report = member_texts()[""].description
    return titled(schema, _text(catalogue.text, report, (catalogue.source,)))


def _name_members(members: Schema, path: str) -> None:
    for name, member in members.items():
        words = member_texts().get(path + name)
        if words is not None:
            _name_members(member.get("properties", {}), f"{path}{name}.")
            members[name] = titled(member, words)


def _table_texts(schema: Schema, shape: Shape, table: Table, defs: Schema) -> Schema:
    def named(part: Schema, shape: Shape, path: str) -> None:
        members = part["properties"]
        for name, inner in shape.parts.items():
            where = f"{path}{name}"
            if inner.columns:
                row = table.row(where)
                words = _text(row.text, row.definition, row.sources)
                _name_columns(defs, members[name], row, table)
            else:
                named(members[name], inner, f"{where}.")
                group = table.group(where)
                words = _text(group.text, group.definition, group.sources)
            members[name] = titled(members[name], words)

    named(schema, shape, "")
    return titled(schema, _text(table.text, table.definition, table.sources))


def _name_columns(defs: Schema, schema: Mapping[str, str], row: Row, table: Table) -> None:
    columns = defs[schema["$ref"].removeprefix("#/$defs/")]["properties"]
    for name, cell in columns.items():
        if "title" not in cell:  # several rows share one definition
            column = table.column(name)
            unit = _UNITS[row.unit or column.unit]
            words = _text(column.text, column.definition, column.sources, unit)
            columns[name] = titled(cell, words)


def _text(
    title: Text, definition: Text | None, sources: Iterable[Source], unit: Text | None = None
) -> MemberText:
    parts = [text for text in (definition, unit) if text is not None]
    sources = tuple(sources)
    if sources:
        cited = Text(*("; ".join(source.cite(lang) for source in sources) for lang in ("zh", "en")))
        parts.append(Text(f"依据：{cited.zh}。", f"Source: {cited.en}."))
    more_zh, more_en = "".join(p.zh for p in parts), " ".join(p.en for p in parts)
    return MemberText(zh=title.zh, en=title.en, more_zh=more_zh, more_en=more_en)
