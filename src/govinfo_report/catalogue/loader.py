"""Builds the catalogue of one edition from the data files, and verifies them on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from govinfo_report.catalogue.datafile import Node, read_data_file
from govinfo_report.catalogue.entries import (
    Cell,
    CellKind,
    Column,
    Form,
    Group,
    Known,
    Row,
    Section,
    SectionKind,
    Source,
    Table,
    Text,
    Unit,
)
from govinfo_report.catalogue.labels import label_key, split_number

ReadFile = Callable[[str], Mapping[str, Any]]
"""Gives the parsed content of a data file by its name."""

_OWN_NOTICE: Final = "form"
"""Cited in files that serve both editions: stands for the notice of the edition being loaded."""

Sources = Mapping[str, Source]


def load(edition: str, read: ReadFile = read_data_file) -> Form:
    """The form of one edition.

    Args:
        edition: An edition that ``editions.toml`` lists.
        read: Where the content of the data files comes from.

    Raises:
        CatalogueError: A data file is wrong.
    """
    node = _open(read, "editions.toml").children()[edition]
    text = node.text("text")
    sources = _sources(_open(read, "sources.toml"))
    source_id = node.choice("source", sources)
    sources[_OWN_NOTICE] = sources[source_id]
    first_year, last_year = node.integer("first_year"), node.optional_integer("last_year")
    if last_year is not None and last_year < first_year:
        raise node.error("last_year", "is before first_year")
    files = node.strings("tables")
    node.finish()
    sections = _sections(_open(read, "sections.toml"), edition, sources)
    tables = tuple(_table(_open(read, file), edition, sources) for file in files)
    printed = [section.id for section in sections if section.kind == "table"]
    if [table.section for table in tables] != printed:
        raise node.error("tables", f"must be the tables of {', '.join(printed)}, in this order")
    cells = {cell.id: cell for table in tables for cell in _cells(table)}
    return Form(
        edition,
        text,
        sources[source_id],
        first_year,
        last_year,
        sections,
        tables,
        MappingProxyType(cells),
    )


def editions(read: ReadFile = read_data_file) -> tuple[str, ...]:
    """The editions that the data files describe, the oldest first."""
    return tuple(_open(read, "editions.toml").children())


def load_sources(read: ReadFile = read_data_file) -> Mapping[str, Source]:
    """Source id → source, of the form and of the rules."""
    return _sources(_open(read, "sources.toml"))


def _open(read: ReadFile, file: str) -> Node:
    return Node(read(file), file)


def _sources(root: Node) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    for node in root.nodes("documents"):
        document = Source(
            _new_id(node, sources),
            node.text("title"),
            node.optional_string("number"),
            None,
            cast(Known, node.choice("known", get_args(Known))),
            node.optional_text("note"),
        )
        sources[document.id] = document
        for article in node.nodes("articles"):
            source = Source(
                f"{document.id}.{article.string('id')}",
                document.title,
                document.number,
                article.text("article"),
                document.known,
                article.optional_text("note"),
            )
            if source.id in sources:
                raise article.error("id", f"{source.id!r} is there already")
            article.finish()
            sources[source.id] = source
        node.finish()
    root.finish()
    return sources


def _sections(root: Node, edition: str, sources: Sources) -> tuple[Section, ...]:
    sections: dict[str, Section] = {}
    for node in root.nodes("sections"):
        section = Section(
            _new_id(node, sections),
            node.string("number"),
            heading := node.string("heading"),
            cast(SectionKind, node.choice("kind", get_args(SectionKind))),
            node.text("text"),
            node.text("definition"),
            _printed_texts(node.nodes("hints"), edition),
            _cited(node, sources),
            _aliases(node, heading),
        )
        node.finish()
        sections[section.id] = section
    root.finish()
    _distinct(root, "sections", ((s.id, "", (s.heading, *s.aliases)) for s in sections.values()))
    return tuple(sections.values())


def _table(root: Node, edition: str, sources: Sources) -> Table:
    table_id = root.string("id")
    text = root.text("text")
    definition = root.text("definition")
    cited = _cited(root, sources)
    row_heading = root.optional_string("row_heading")
    column_heading = root.optional_string("column_heading")
    notes = _printed_texts(root.nodes("notes"), edition)
    groups: dict[str, Group] = {}
    for node in root.nodes("groups"):
        group = _group(node, groups, sources)
        groups[group.id] = group
    columns: dict[str, Column] = {}
    for node in root.nodes("columns"):
        column = _column(node, columns, sources)
        columns[column.id] = column
    rows: dict[str, Row] = {}
    for node in root.nodes("rows"):
        row = _row(node, edition, rows, groups, columns, sources)
        rows[row.id] = row
    root.finish()
    for member, parts in (("rows", rows), ("columns", columns)):
        if not parts:
            raise root.error(member, "is missing")
    _distinct(root, "rows", ((r.id, r.groups, (r.label, *r.aliases)) for r in rows.values()))
    _distinct(root, "groups", ((g.id, "", (g.label, *g.aliases)) for g in groups.values()))
    _distinct(root, "columns", ((c.id, "", (c.label, *c.aliases)) for c in columns.values()))
    return Table(
        table_id,
        table_id,
        text,
        definition,
        row_heading,
        column_heading,
        notes,
        tuple(groups.values()),
        tuple(rows.values()),
        tuple(columns.values()),
        cited,
    )


def _group(node: Node, earlier: Mapping[str, Group], sources: Sources) -> Group:
    group = Group(
        _new_id(node, earlier),
        label := node.string("label"),
        node.text("text"),
        node.text("definition"),
        _cited(node, sources),
        _aliases(node, label),
    )
    node.finish()
    return group


def _column(node: Node, earlier: Mapping[str, Column], sources: Sources) -> Column:
    column = Column(
        _new_id(node, earlier),
        label := node.string("label"),
        node.strings("header"),
        node.text("text"),
        node.text("definition"),
        cast(CellKind, node.choice("kind", get_args(CellKind))),
        cast(Unit, node.choice("unit", get_args(Unit))),
        node.flag("total"),
        _cited(node, sources),
        _aliases(node, label),
    )
    if (column.kind == "money") != (column.unit == "万元"):
        raise node.error("unit", "money is in 万元, and nothing else is")
    node.finish()
    return column


def _row(
    node: Node,
    edition: str,
    earlier: Mapping[str, Row],
    groups: Mapping[str, Group],
    columns: Mapping[str, Column],
    sources: Sources,
) -> Row:
    row = Row(
        _new_id(node, earlier),
        label := node.string("label"),
        _known_ids(node, "groups", groups),
        node.text("text"),
        node.text("definition"),
        _cited(node, sources),
        _known_ids(node, "columns", columns) or tuple(columns),
        edition not in node.strings("not_printed_in"),
        node.flag("total"),
        _aliases(node, label),
    )
    node.finish()
    return row


def _cells(table: Table) -> Iterable[Cell]:
    for row in table.rows:
        path = f"{table.id}.{row.id}"
        pointer = f"/{path.replace('.', '/')}"
        for column_id in row.columns:
            column = table.column(column_id)
            yield Cell(
                f"{path}.{column_id}",
                f"{pointer}/{column_id}",
                table.id,
                row.id,
                column_id,
                column.kind,
                column.unit,
                row.printed,
                Text(
                    f"{row.text.zh} · {column.text.zh}",
                    f"{row.text.en} · {column.text.en}",
                ),
                Text(
                    f"{row.definition.zh}{column.definition.zh}",
                    f"{row.definition.en} {column.definition.en}",
                ),
                tuple(dict.fromkeys(row.sources + column.sources)),
            )


def _new_id(node: Node, earlier: Mapping[str, object]) -> str:
    new = node.string("id")
    if new in earlier:
        raise node.error("id", f"{new!r} is there already")
    return new


def _known_ids(node: Node, member: str, known: Mapping[str, object]) -> tuple[str, ...]:
    ids = node.strings(member)
    for one in ids:
        if one not in known:
            raise node.error(member, f"{one!r} is not among the table's {member}")
    return ids


def _cited(node: Node, sources: Sources) -> tuple[Source, ...]:
    ids = node.strings("sources")
    if not ids:
        raise node.error("sources", "is missing")
    for one in ids:
        if one not in sources:
            raise node.error("sources", f"{one!r} is not a source that sources.toml lists")
    return tuple(sources[one] for one in ids)


def _printed_texts(nodes: Iterable[Node], edition: str) -> tuple[Text, ...]:
    """The texts that the form of this edition prints."""
    texts = []
    for node in nodes:
        text = Text(node.string("zh"), node.string("en"))
        if edition in node.strings("printed_in"):
            texts.append(text)
        node.finish()
    return tuple(texts)


def _aliases(node: Node, label: str) -> tuple[str, ...]:
    """The aliases of a label, each with and without the label's number.

    Pages drop and keep numbers as they like, so the files list words only.
    """
    number, words = split_number(label)
    found = {label_key(label): label}
    given = node.strings("aliases")
    for alias in given:
        if label_key(alias) in found:
            raise node.error("aliases", f"{alias!r} is the label, or there already")
        found[label_key(alias)] = alias
    for spelling in (words, *(number + alias for alias in given)):
        found.setdefault(label_key(spelling), spelling)
    return tuple(found.values())[1:]


def _distinct(root: Node, member: str, named: Iterable[tuple[str, object, Sequence[str]]]) -> None:
    """Checks that no name points at two things in the same surroundings."""
    seen: dict[tuple[object, str], str] = {}
    for owner, context, names in named:
        for name in names:
            other = seen.setdefault((context, label_key(name)), owner)
            if other != owner:
                raise root.error(member, f"{name!r} names both {other!r} and {owner!r}")
