"""The schemas of report documents, built from the classes of the model and the catalogue's texts.

They say exactly what :func:`govinfo_report.loads` accepts; property tests hold the two together.
A ``title`` is ``English | 中文``; a ``description`` is an English paragraph, a blank line and a
Chinese one, each ending with the unit and the sources where there are any. No keyword is used that
JSON Schema does not have, so that no validator has to be told of any.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any, Final

import attrs

from govinfo_report.catalogue import EDITIONS, Column, Group, Row, Section, Source, Table, form
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
    return _EditionSchema(edition).whole()


class _EditionSchema:
    def __init__(self, edition: str) -> None:
        self.edition = edition
        self.form = form(edition)
        self.definitions: Schema = deepcopy(SCALARS)
        sections = {part.id: _text(part) for part in self.form.sections if part.kind == "narrative"}
        self.texts = {**sections, **member_texts()}

    def whole(self) -> Schema:
        schema = self._object(Report, "")
        schema["$defs"] = self._used(schema)
        about = _described(self.form.text, member_texts()[""].description, (self.form.source,))
        return titled(schema, about)

    def _object(self, cls: type[Any], path: str) -> Schema:
        """The schema of the objects that stand for a class of the model."""
        properties: Schema = {}
        required = []
        for attribute in attrs.fields(attrs.resolve_types(cls)):
            name = "$schema" if cls is Report and attribute.name == "schema" else attribute.name
            member = self._member(cls, attribute, path + name)
            text = self.texts.get(path + name)
            properties[name] = titled(member, text) if text else member
            if attribute.default is attrs.NOTHING:
                required.append(name)
        schema: Schema = {"type": "object"}
        # What requires members cannot be empty anyway, and one mistake is to be one problem.
        schema |= {"required": required} if required else {"minProperties": 1}
        return schema | {"additionalProperties": False, "properties": properties}

    def _member(self, cls: type[Any], attribute: attrs.Attribute[Any], path: str) -> Schema:
        if path == "edition":
            return {"const": self.edition}
        if (shape := shapes(self.edition).get(path)) is not None:
            table = self.form.table(path)
            return titled(self._table(shape, table, ""), _text(table))
        known = contract_of(cls, attribute)
        if known is not None:
            return known.schema(self.edition) if isinstance(known, ObjectKind) else ref(known)
        for part in (Period, Signature):
            if attribute.type == part | None | Absent:
                return self._object(part, f"{path}.") | {"type": ["object", "null"]}
        # Header and contact are left.
        return self._object(attribute.type, f"{path}.")  # type: ignore[arg-type]

    def _table(self, shape: Shape, table: Table, path: str) -> Schema:
        """The schema of a table, group or row; rows of one class and cells share one."""
        members: Schema = {}
        for name, part in shape.parts.items():
            where = f"{path}.{name}".lstrip(".")
            labelled = table.row(where) if part.columns else table.group(where)
            members[name] = titled(self._table(part, table, where), _text(labelled))
        row = table.row(path) if shape.columns else None
        for name, cell in shape.columns.items():
            members[name] = titled(ref(CELLS[cell.kind]), _text(table.column(name), unit=cell.unit))
        schema: Schema = {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": members,
        }
        if shape.cls is OtherOutcomes:
            schema["dependentSchemas"] = deepcopy(_ONE_SHAPE)
        if row is None:
            return schema
        name = definition_name(shape.cls)
        if row.unit or row.kind or self.definitions.get(name, schema) != schema:
            name = f"{table.id}_{path.replace('.', '_')}"
        self.definitions[name] = schema
        return ref(name)

    def _used(self, schema: Schema) -> Schema:
        """The definitions that a schema refers to; only the 2019 form has signed counts."""
        text = json.dumps([schema, *self.definitions.values()])
        return {n: part for n, part in self.definitions.items() if f'"{ref(n)["$ref"]}"' in text}


def definition_name(row: type[Any]) -> str:
    """Name of the definition of a class of rows: ``ApplicantCounts`` → ``applicant_counts``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", "_", row.__name__).lower()


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


def _text(part: Column | Group | Row | Section | Table, unit: str | None = None) -> MemberText:
    """What a part of the form is called; ``unit`` is that of its numbers."""
    return _described(part.text, part.definition, part.sources, unit)


def _described(
    title: Text, definition: Text | None, sources: Iterable[Source], unit: str | None = None
) -> MemberText:
    parts = [text for text in (definition, unit and _UNITS[unit]) if text]
    sources = tuple(sources)
    if sources:
        cited = Text(*("; ".join(source.cite(lang) for source in sources) for lang in ("zh", "en")))
        parts.append(Text(f"依据：{cited.zh}。", f"Source: {cited.en}."))
    more_zh, more_en = "".join(p.zh for p in parts), " ".join(p.en for p in parts)
    return MemberText(zh=title.zh, en=title.en, more_zh=more_zh, more_en=more_en)
