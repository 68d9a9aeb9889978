"""Builds the catalogue of one edition from the data files, and verifies them on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from govinfo_report.catalogue.datafile import Node, read_data_file
from govinfo_report.catalogue.entries import Form, Section, SectionKind
from govinfo_report.catalogue.parts import Loading, aliases, check_distinct, new_id
from govinfo_report.catalogue.tables import build_cells, build_table
from govinfo_report.catalogue.texts import Known, Source

ReadFile = Callable[[str], Mapping[str, Any]]
"""Gives the parsed content of a data file by its name."""

_OWN_NOTICE: Final = "form"
"""Cited in files that serve both editions: stands for the notice of the edition being loaded."""


def load(edition: str, read: ReadFile = read_data_file) -> Form:
    """The form of one edition.

    Args:
        edition: An edition that ``editions.toml`` lists.
        read: Where the content of the data files comes from.

    Raises:
        CatalogueError: A data file is wrong.
    """
    nodes = _open(read, "editions.toml").children()
    node = nodes[edition]
    text = node.text("text")
    sources = _sources(_open(read, "sources.toml"))
    notice = sources[node.choice("source", sources)]
    loading = Loading(edition, nodes, {**sources, _OWN_NOTICE: notice})
    first_year, last_year = node.integer("first_year"), node.optional_integer("last_year")
    if last_year is not None and last_year < first_year:
        raise node.error("last_year", "is before first_year")
    sections = _sections(_open(read, "sections.toml"), loading)
    tables = tuple(build_table(_open(read, file), loading) for file in node.strings("tables"))
    node.finish()
    expected = [section.id for section in sections if section.kind == "table"]
    if [table.section for table in tables] != expected:
        raise node.error("tables", f"must be the tables of {', '.join(expected)}, in this order")
    cells = {cell.id: cell for table in tables for cell in build_cells(table)}
    return Form(
        edition,
        text,
        notice,
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
            new_id(node, sources),
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


def _sections(root: Node, loading: Loading) -> tuple[Section, ...]:
    sections: dict[str, Section] = {}
    for node in root.nodes("sections"):
        section = Section(
            new_id(node, sections),
            node.string("number"),
            heading := node.string("heading"),
            cast(SectionKind, node.choice("kind", get_args(SectionKind))),
            node.text("text"),
            node.text("definition"),
            loading.printed_texts(node.nodes("hints")),
            loading.cited(node),
            aliases(node, heading),
        )
        node.finish()
        sections[section.id] = section
    root.finish()
    named = ((s.id, "", (s.heading, *s.aliases)) for s in sections.values())
    check_distinct(root, "sections", named)
    return tuple(sections.values())
