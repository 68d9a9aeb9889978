"""Titles and descriptions of the report schemas, in English and Chinese.

The words of tables, rows and columns come from the catalogue of the form; those of the other
members from :mod:`govinfo_report.catalogue.members`. One convention, with the vocabulary of JSON
Schema alone, so that no validator has to be told of further keywords: a ``title`` is
``English | 中文``; a ``description`` is an English paragraph, a blank line and a Chinese paragraph,
each ending with the unit and the sources where there are any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs

from govinfo_report.catalogue import Form, Group, Source, Text, form
from govinfo_report.catalogue.members import MEMBERS, Words
from govinfo_report.model.cells import table_classes
from govinfo_report.model.rows import is_cell_type

Schema = dict[str, Any]

CONVENTION: Final = (
    "Generated, never edited by hand. A title is English | Chinese; a description is English, "
    "a blank line, Chinese."
)
"""The ``$comment`` of each published schema of reports."""

REPORT: Final = MEMBERS[""]
EDITION: Final = MEMBERS["edition"]

_UNITS: Final = {
    "件": Text("单位：件。", "Unit: 件 (pieces or cases)."),
    "项": Text("单位：项。", "Unit: 项 (items)."),
    "万元": Text("单位：万元。", "Unit: 万元 (ten thousand yuan)."),
}


def titled(schema: Schema, words: Words) -> Schema:
    """The schema with title and description in front of it."""
    title, description = words
    head = {"title": f"{title.en} | {title.zh}"}
    if description is not None:
        head["description"] = f"{description.en}\n\n{description.zh}"
    return head | schema


def annotated(schema: Schema, edition: str) -> Schema:
    """The schema of an edition with the words of every member; the one given is not kept."""
    catalogue = form(edition)
    members = schema["properties"]
    _name_members(members, "")
    for section in catalogue.sections:
        if section.kind == "narrative":
            members[section.id] = titled(
                members[section.id], _words(section.text, section.definition, section.sources)
            )
    for name, cls in table_classes(edition).items():
        members[name] = _table(members[name], cls, name, schema["$defs"], catalogue)
    return titled(schema, _words(catalogue.text, REPORT[1], (catalogue.source,)))


def _name_members(members: Schema, path: str) -> None:
    for name, member in members.items():
        words = MEMBERS.get(path + name)
        if words is not None:
            _name_members(member.get("properties", {}), f"{path}{name}.")
            members[name] = titled(member, words)


def _table(schema: Schema, cls: type[Any], name: str, defs: Schema, catalogue: Form) -> Schema:
    table = catalogue.table(name)
    groups = {group.id: group for group in table.groups}

    def named(part: Schema, cls: type[Any], path: str) -> None:
        for attribute in attrs.fields(attrs.resolve_types(cls)):
            inner = f"{path}{attribute.name}"
            kind: Any = attribute.type
            if any(is_cell_type(field.type) for field in attrs.fields(attrs.resolve_types(kind))):
                row = table.row(inner)
                words = _words(row.text, row.definition, row.sources)
                _name_columns(defs, part["properties"][attribute.name], name, catalogue)
            else:
                named(part["properties"][attribute.name], kind, f"{inner}.")
                words = _group(groups[inner])
            part["properties"][attribute.name] = titled(part["properties"][attribute.name], words)

    named(schema, cls, "")
    return titled(schema, _words(table.text, table.definition, table.sources))


def _group(group: Group) -> Words:
    return _words(group.text, group.definition, group.sources)


def _name_columns(defs: Schema, row: Mapping[str, str], table: str, catalogue: Form) -> None:
    columns = defs[row["$ref"].removeprefix("#/$defs/")]["properties"]
    for name, schema in columns.items():
        if "title" not in schema:  # several rows share one definition
            column = catalogue.table(table).column(name)
            unit = _UNITS[column.unit]
            words = _words(column.text, column.definition, column.sources, unit)
            columns[name] = titled(schema, words)


def _words(
    title: Text, definition: Text | None, sources: Iterable[Source], unit: Text | None = None
) -> Words:
    parts = [text for text in (definition, unit) if text is not None]
    sources = tuple(sources)
    if sources:
        cited = Text(*("; ".join(source.cite(lang) for source in sources) for lang in ("zh", "en")))
        parts.append(Text(f"依据：{cited.zh}。", f"Source: {cited.en}."))
    return title, Text("".join(p.zh for p in parts), " ".join(p.en for p in parts))
