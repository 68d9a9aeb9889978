"""Builds a table of the form from its data file, and its cells from rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast, get_args

from govinfo_report.catalogue.datafile import Node
from govinfo_report.catalogue.entries import Cell, CellKind, Column, Group, Row, Table, Unit
from govinfo_report.catalogue.parts import Loading, aliases, check_distinct, known_ids, new_id
from govinfo_report.catalogue.texts import Text


def build_table(root: Node, loading: Loading) -> Table:
    """The table that a data file describes, as the edition being loaded has it."""
    table_id = root.string("id")
    text = root.text("text")
    definition = root.text("definition")
    sources = loading.cited(root)
    row_heading = root.optional_string("row_heading")
    column_heading = root.optional_string("column_heading")
    notes = loading.printed_texts(root.nodes("notes"))
    groups: dict[str, Group] = {}
    for node in root.nodes("groups"):
        group = _group(node, groups, loading)
        groups[group.id] = group
    columns: dict[str, Column] = {}
    for node in root.nodes("columns"):
        column = _column(node, columns, loading)
        columns[column.id] = column
    rows: dict[str, Row] = {}
    for node in root.nodes("rows"):
        row = _row(node, rows, groups, columns, loading)
        rows[row.id] = row
    root.finish()
    for member, parts in (("rows", rows), ("columns", columns)):
        if not parts:
            raise root.error(member, "is missing")
    check_distinct(root, "groups", ((g.id, "", (g.label, *g.aliases)) for g in groups.values()))
    check_distinct(root, "columns", ((c.id, "", (c.label, *c.aliases)) for c in columns.values()))
    check_distinct(root, "rows", ((r.id, r.groups, (r.label, *r.aliases)) for r in rows.values()))
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
        sources,
    )


def _group(node: Node, earlier: Mapping[str, Group], loading: Loading) -> Group:
    group = Group(
        new_id(node, earlier),
        label := node.string("label"),
        node.text("text"),
        node.text("definition"),
        loading.cited(node),
        aliases(node, label),
    )
    node.finish()
    return group


def _column(node: Node, earlier: Mapping[str, Column], loading: Loading) -> Column:
    column = Column(
        new_id(node, earlier),
        label := node.string("label"),
        node.strings("header"),
        node.text("text"),
        node.text("definition"),
        cast(CellKind, node.choice("kind", get_args(CellKind))),
        cast(Unit, node.choice("unit", get_args(Unit))),
        node.flag("total"),
        loading.cited(node),
        aliases(node, label),
    )
    if (column.kind == "money") != (column.unit == "万元"):
        raise node.error("unit", "money is in 万元, and nothing else is")
    node.finish()
    return column


def _row(
    node: Node,
    earlier: Mapping[str, Row],
    groups: Mapping[str, Group],
    columns: Mapping[str, Column],
    loading: Loading,
) -> Row:
    row = Row(
        new_id(node, earlier),
        label := node.string("label"),
        known_ids(node, "groups", groups),
        node.text("text"),
        node.text("definition"),
        loading.cited(node),
        known_ids(node, "columns", columns) or tuple(columns),
        not loading.is_named(node, "not_printed_in"),
        node.flag("total"),
        aliases(node, label),
    )
    expected = _groups_of(row, groups)
    if expected and row.groups != expected:
        raise node.error("groups", f"must be {', '.join(expected)}, as the id says")
    node.finish()
    return row


def _groups_of(row: Row, groups: Mapping[str, Group]) -> tuple[str, ...]:
    """The groups that a row's id begins with; empty where ids of rows do not nest.

    A row with the label of its innermost group stands in that group's place: the one row
    (六)其他处理 of the 2019 form has no three rows under it.
    """
    nested = tuple(group for group in groups if row.id.startswith(f"{group}."))
    if nested and groups[nested[-1]].label == row.label:
        return nested[:-1]
    return nested


def build_cells(table: Table) -> Iterable[Cell]:
    """The cells of a table, row by row."""
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
                tuple({source.id: source for source in row.sources + column.sources}.values()),
            )
