"""The tables of the form, as they are printed, of two reports side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govinfo_report.catalogue import TABLES, Row, Table, form
from govinfo_report.comparison.change import Change
from govinfo_report.comparison.compared import Compared
from govinfo_report.comparison.exports import reason_text, signed, value_text, word
from govinfo_report.language import Lang
from govinfo_report.markup import heads, row, shown
from govinfo_report.model import ABSENT, CellValue, Report, cells
from govinfo_report.model.values import text_of


def side_by_side(comparison: Compared, lang: Lang) -> Iterator[str]:
    """Each table of the form: the previous report's beside the current report's."""
    found = {change.cell: change for change in comparison.changed}
    for name in TABLES:
        sides = [
            "".join(_table(report, name, found, lang, heading=_side(report, place, lang)))
            for report, place in ((comparison.previous, "before"), (comparison.current, "after"))
        ]
        if any(sides):
            title = form(comparison.current.edition).table(name).text(lang)
            both = "".join(f'<div class="scroll">{side}</div>' for side in sides)
            yield f'<h3>{shown(title)}</h3><div class="sides">{both}</div>'


def _side(report: Report, place: str, lang: Lang) -> str:
    year = word("undated", lang) if report.year is None else text_of(report.year)
    return f"{word(place, lang)}: {year}"


def _table(
    report: Report, name: str, found: Mapping[str, Change], lang: Lang, *, heading: str
) -> Iterator[str]:
    table = form(report.edition).table(name)
    values = {c: v for c, v in cells(report).items() if c.startswith(f"{name}.")}
    rows = [each for each in table.rows if _there(table, each, values, found)]
    if not rows:
        yield f"<p>{shown(heading)}: {shown(word('absent', lang))}</p>"
        return
    # Table 二 has other columns in every row; the others are grids.
    grid = len({each.columns for each in rows}) == 1
    columns = [table.column(c).text(lang) for c in rows[0].columns] if grid else []
    head = heads(["", *columns]) if grid else ""
    yield f"<table><caption>{shown(heading)}</caption>{head}<tbody>"
    yield from (_grid if grid else _list)(table, rows, values, found, lang)
    yield "</tbody></table>"


def _there(
    table: Table, each: Row, values: Mapping[str, CellValue], found: Mapping[str, Change]
) -> bool:
    names = [f"{table.id}.{each.id}.{column}" for column in each.columns]
    return any(name in values or name in found for name in names)


def _grid(
    table: Table,
    rows: list[Row],
    values: Mapping[str, CellValue],
    found: Mapping[str, Change],
    lang: Lang,
) -> Iterator[str]:
    shown_groups: tuple[str, ...] = ()
    groups = {group.id: group for group in table.groups}
    for each in rows:
        for group in each.groups:
            if group not in shown_groups:
                text = groups[group].text(lang)
                span = len(each.columns) + 1
                yield row(
                    [f'<th scope="colgroup" colspan="{span}">{shown(text)}</th>'], kind="group"
                )
        shown_groups = each.groups
        cells_of = [
            _cell(f"{table.id}.{each.id}.{column}", values, found, lang) for column in each.columns
        ]
        yield row([f'<th scope="row">{shown(each.text(lang))}</th>', *cells_of])


def _list(
    table: Table,
    rows: list[Row],
    values: Mapping[str, CellValue],
    found: Mapping[str, Change],
    lang: Lang,
) -> Iterator[str]:
    for each in rows:
        for column in each.columns:
            name = f"{each.text(lang)} · {table.column(column).text(lang)}"
            cell = _cell(f"{table.id}.{each.id}.{column}", values, found, lang)
            yield row([f'<th scope="row">{shown(name)}</th>', cell])


def _cell(
    cell: str, values: Mapping[str, CellValue], found: Mapping[str, Change], lang: Lang
) -> str:
    value = values.get(cell, ABSENT)
    text = shown(value_text(value, lang))
    if value is None or value is ABSENT:
        text = f'<span class="none">{text}</span>'
    change = found.get(cell)
    if change is None:
        return f'<td class="number">{text}</td>'
    before, after = (value_text(v, lang) for v in (change.before, change.after))
    if change.difference is None:
        note, kind, sign = reason_text(change, lang), "unlike", "≠"
    else:
        note, sign = signed(change.difference), "▲" if change.difference > 0 else "▼"
        kind = "changed"
    title = shown(f"{before} → {after} ({note})")
    return f'<td class="number {kind}" title="{title}">{text} {sign}</td>'
