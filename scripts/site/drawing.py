"""The form drawn: its cells and headings as links, or one cell of it marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from govinfo_report.catalogue import Column, Group, Row, Table, form
from govinfo_report.catalogue.form_grids import grid
from govinfo_report.language import Lang, Text
from govinfo_report.page import PageCell, PageGrid
from govinfo_report.printing.grids import Shown, drawn, is_value
from govinfo_report.printing.html import escaped
from scripts.site.markup import Writer, cell_page, table_page

_HEADING = re.compile(r'<th id="(\w+)"([^>]*)>(.*?)</th>')

_BOX = Text("{table}，可左右滚动", "{table}, scrolls sideways")


def printed_rows(table: Table) -> tuple[str, ...]:
    """The rows that the form prints."""
    return tuple(row.id for row in table.rows if row.printed)


def shown_rows(table: Table, row: str) -> tuple[str, ...]:
    """The rows that are printed, or those of the other shape of (六)其他处理 for a row of it."""
    if table.row(row).printed:
        return printed_rows(table)
    group = row.rpartition(".")[0]
    return tuple(
        each.id
        for each in table.rows
        if (each.id.rpartition(".")[0] != group and each.printed)
        or (each.id.rpartition(".")[0] == group and not each.printed)
    )


def linked(edition: str, table: Table, write: Writer) -> str:
    """A table as it is printed; every cell, row and column heading is a link."""
    page = grid(edition, table.id, printed_rows(table), {}, write.lang)
    cells = form(edition).cells

    def shown(cell: PageCell) -> tuple[str, str]:
        entry = cells[str(cell.frame.id)]
        said = escaped(f"{entry.label(write.lang)} {entry.unit}")
        label = f' aria-label="{said}" title="{escaped(entry.id)}"'
        return "", write.link(cell_page(entry.id), entry.unit, label)

    targets = _targets(page, table, write.lang)

    def heading(name: str, attributes: str, text: str) -> str:
        if name in targets:
            target = f"{table_page(edition, table.id)}#{targets[name]}"
            text = f'<a href="{write.address(target)}">{text}</a>'
        return f'<th id="{name}"{attributes}>{text}</th>'

    return _headings(_drawn(page, _name(edition, table, write.lang), shown), heading)


def marked(edition: str, table: Table, cell_id: str, write: Writer) -> str:
    """A table with one cell marked, and its row and column; their other cells are links."""
    entry = form(edition).cell(cell_id)
    page = grid(edition, table.id, shown_rows(table, entry.row), {}, write.lang)
    cells = form(edition).cells
    over = next(
        cell.frame.headings for row in page.rows for cell in row if cell.frame.id == cell_id
    )

    def shown(cell: PageCell) -> tuple[str, str] | None:
        other = cells[str(cell.frame.id)]
        if other.id == cell_id:
            return ' class="this" aria-current="true"', escaped(other.unit)
        if entry.row != other.row and entry.column != other.column:
            return None
        label = f' aria-label="{escaped(other.label(write.lang))}"'
        return ' class="beside"', write.link(cell_page(other.id), "·", label)

    def heading(name: str, attributes: str, text: str) -> str:
        mark = " data-here" if name in over else ""
        return f'<th id="{name}"{mark}{attributes}>{text}</th>'

    box = _drawn(page, _name(edition, table, write.lang), shown)
    return f'<div class="small-form">{_headings(box, heading)}</div>'


def _drawn(page: PageGrid, label: str, shown: Callable[[PageCell], Shown]) -> str:
    return "".join(drawn(page, label, shown))


def _headings(box: str, heading: Callable[[str, str, str], str]) -> str:
    return _HEADING.sub(lambda found: heading(*found.groups()), box)


def _name(edition: str, table: Table, lang: Lang) -> str:
    name = form(edition).section(table.section).label if lang == "zh" else table.text.en
    return _BOX(lang, table=name)


def _targets(page: PageGrid, table: Table, lang: Lang) -> Mapping[str, str]:
    """Short name of a heading → the anchor of its row, column or group."""
    words = {
        cell.frame.id: cell.text for row in page.rows for cell in row if cell.frame.head is not None
    }
    found: dict[str, str] = {}
    for cell in (cell for row in page.rows for cell in row if is_value(cell)):
        row_id, _, column_id = str(cell.frame.id).removeprefix(f"{table.id}.").rpartition(".")
        row, column = table.row(row_id), table.column(column_id)
        parts: list[tuple[str, Group | Row | Column]] = [
            *((f"group-{name}", table.group(name)) for name in row.groups),
            (f"row-{row.id}", row),
            (f"column-{column.id}", column),
        ]
        anchors = {(part.label if lang == "zh" else part.text.en): anchor for anchor, part in parts}
        for name in cell.frame.headings:
            if anchor := anchors.get(words.get(name, "")):
                found[name] = anchor
    return found
