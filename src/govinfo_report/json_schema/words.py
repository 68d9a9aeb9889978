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

from govinfo_report.catalogue import Row, Source, Table, form
from govinfo_report.catalogue.names import MemberText, member_texts
from govinfo_report.language import Text
from govinfo_report.model import Shape, shapes

Schema = dict[str, Any]

CONVENTION: Final = (
    "Generated, never edited by hand. A title is English | Chinese; a description is English, "
    "a blank line, Chinese."
)
"""The ``$comment`` of each published schema of reports."""

_UNITS: Final = {
    "件": Text("单位：件。", "Unit: 件 (pieces or cases)."),
    "项": Text("单位：项。", "Unit: 项 (items)."),
    "万元": Text("单位：万元。", "Unit: 万元 (ten thousand yuan)."),
}


def titled(schema: Schema, words: MemberText) -> Schema:
    """The schema with title and description in front of it."""
    head = {"title": f"{words.en} | {words.zh}"}
    if words.more_en:
        head["description"] = f"{words.more_en}\n\n{words.more_zh}"
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
    for table in catalogue.tables:
        shape = shapes(edition)[table.id]
        members[table.id] = _table(members[table.id], shape, table, schema["$defs"])
    report = member_texts()[""].description
    return titled(schema, _words(catalogue.text, report, (catalogue.source,)))


def _name_members(members: Schema, path: str) -> None:
    for name, member in members.items():
        words = member_texts().get(path + name)
        if words is not None:
            _name_members(member.get("properties", {}), f"{path}{name}.")
            members[name] = titled(member, words)


def _table(schema: Schema, shape: Shape, table: Table, defs: Schema) -> Schema:
    def named(part: Schema, shape: Shape, path: str) -> None:
        members = part["properties"]
        for name, inner in shape.parts.items():
            where = f"{path}{name}"
            if inner.columns:
                row = table.row(where)
                words = _words(row.text, row.definition, row.sources)
                _name_columns(defs, members[name], row, table)
            else:
                named(members[name], inner, f"{where}.")
                group = table.group(where)
                words = _words(group.text, group.definition, group.sources)
            members[name] = titled(members[name], words)

    named(schema, shape, "")
    return titled(schema, _words(table.text, table.definition, table.sources))


def _name_columns(defs: Schema, schema: Mapping[str, str], row: Row, table: Table) -> None:
    columns = defs[schema["$ref"].removeprefix("#/$defs/")]["properties"]
    for name, cell in columns.items():
        if "title" not in cell:  # several rows share one definition
            column = table.column(name)
            unit = _UNITS[row.unit or column.unit]
            words = _words(column.text, column.definition, column.sources, unit)
            columns[name] = titled(cell, words)


def _words(
    title: Text, definition: Text | None, sources: Iterable[Source], unit: Text | None = None
) -> MemberText:
    parts = [text for text in (definition, unit) if text is not None]
    sources = tuple(sources)
    if sources:
        cited = Text(*("; ".join(source.cite(lang) for source in sources) for lang in ("zh", "en")))
        parts.append(Text(f"依据：{cited.zh}。", f"Source: {cited.en}."))
    more_zh, more_en = "".join(p.zh for p in parts), " ".join(p.en for p in parts)
    return MemberText(zh=title.zh, en=title.en, more_zh=more_zh, more_en=more_en)
