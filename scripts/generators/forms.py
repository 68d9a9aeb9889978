"""The reference of the national form, cell by cell, one page an edition, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govinfo_report.catalogue import (
    EDITIONS,
    Column,
    Form,
    Group,
    Known,
    Row,
    Section,
    Source,
    Table,
    form,
)
from govinfo_report.language import Text

OWNS = ("docs/reference/form-*.md",)

KNOWN: Mapping[Known, str] = {
    "seen": "read itself · 所见原文",
    "peer": "known from a restatement · 据转述",
    "ours": "our own reading · 本项目的理解",
}
"""How well a source is known, in words."""


def files() -> Mapping[str, str]:
    """One page an edition."""
    return {f"docs/reference/form-{edition}.md": page(form(edition)) for edition in EDITIONS}


def page(edition: Form) -> str:
    """The page of an edition."""
    last = f"to {edition.last_year}" if edition.last_year else "on"
    issued = f"{edition.source.cite('en')} ({edition.source.cite('zh')})"
    parts = [
        f"# The form of {edition.edition}",
        both(edition.text),
        f"Issued by {issued}; for reports from {edition.first_year} {last}.",
    ]
    tables = {table.section: table for table in edition.tables}
    for section in edition.sections:
        parts += section_parts(section)
        if section.id in tables:
            parts += table_parts(tables[section.id], edition)
    parts += ["## Sources", *sources_list(edition)]
    return "\n\n".join(parts) + "\n"


def section_parts(section: Section) -> Iterator[str]:
    """Heading and meaning of a section."""
    yield f"## {section.label}"
    yield f"`{section.id}`: {both(section.text)}"
    yield both(section.definition)
    for hint in section.hints:
        yield f"Printed on the blank form: {both(hint)}"


def table_parts(table: Table, edition: Form) -> Iterator[str]:
    """Columns, rows and cells of a table."""
    yield both(table.definition)
    for note in table.notes:
        yield f"Printed in the table: {both(note)}"
    yield "### Columns"
    yield grid(
        ("id", "printed", "name", "unit", "what it counts", "sources"),
        (
            (
                f"`{column.id}`",
                " › ".join((*column.header, column.label)),
                both(column.text),
                column.unit,
                both(column.definition),
                named(column.sources),
            )
            for column in table.columns
        ),
    )
    yield "### Rows"
    yield grid(
        ("id", "printed", "name", "what it counts", "sources"),
        (row_line(part) for part in in_order(table)),
    )
    yield "### Cells"
    yield grid(
        ("cell", "单元格", "name", "unit"),
        (
            (
                f"`{cell.id}`",
                cell.label("zh"),
                cell.label("en") + ("" if cell.printed else " (not printed on this form)"),
                cell.unit,
            )
            for cell in edition.cells.values()
            if cell.table == table.id
        ),
    )


def in_order(table: Table) -> Iterator[Group | Row]:
    """Groups and rows as they are printed, each group before its first row."""
    seen: set[str] = set()
    for row in table.rows:
        for name in row.groups:
            if name not in seen:
                seen.add(name)
                yield table.group(name)
        yield row


def row_line(part: Group | Row) -> tuple[str, ...]:
    """A row, or the heading of some, as a line of the grid."""
    label = part.label
    if isinstance(part, Row) and not part.printed:
        label += " (not printed on this form)"
    return (
        f"`{part.id}`" if isinstance(part, Row) else f"({part.id})",
        label,
        both(part.text),
        both(part.definition),
        named(part.sources),
    )


def sources_list(edition: Form) -> Iterator[str]:
    """Every source that the page cites, once."""
    parts: list[Section | Column | Row | Group] = [*edition.sections]
    for table in edition.tables:
        parts += [*table.groups, *table.rows, *table.columns]
    cited = {source.id: source for part in parts for source in part.sources}
    for table in edition.tables:
        cited |= {source.id: source for source in table.sources}
    for source in sorted(cited.values(), key=lambda source: source.id):
        note = f" {both(source.note)}" if source.note else ""
        known = KNOWN[source.known]
        yield f"`{source.id}`\n: {source.cite('en')} · {source.cite('zh')} ({known}).{note}"


def both(text: Text) -> str:
    """A text in English and Chinese."""
    return text.en if text.en == text.zh else f"{text.en} · {text.zh}"


def named(sources: Iterable[Source]) -> str:
    """Sources by their ids."""
    return ", ".join(f"`{source.id}`" for source in sources)


def grid(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    rows = [head, tuple("---" for _ in head), *lines]
    return "\n".join("| " + " | ".join(escaped(cell) for cell in row) + " |" for row in rows)


def escaped(cell: str) -> str:
    """A cell's text, which must not end the cell."""
    return cell.replace("|", "\\|").replace("\n", " ")
