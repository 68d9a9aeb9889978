"""A page for every cell of the form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from govinfo_report import check, compare, replace_cells
from govinfo_report.catalogue import EDITIONS, Cell, Column, Form, Row, Table, form
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rule, rules
from govinfo_report.identities import Identity, identities
from govinfo_report.language import Lang, Text
from govinfo_report.model import Report, get_cell
from govinfo_report.printing.html import escaped
from scripts.site.drawing import marked
from scripts.site.markup import (
    CHANGES,
    INDEX,
    SitePage,
    Writer,
    cell_page,
    code,
    facts,
    form_page,
    items,
    paragraphs,
    rule_page,
    section,
    sources,
    table_page,
)
from scripts.site.words import ALIKE, FORM, REASONS
from tests.checks.building import consistent

EVERY_CELL: Final = ("cell.blank", "cell.not_a_number", "cell.negative", "cell.fraction")
"""Rules on every cell alike."""

NOT_ON_CELLS: Final = ("cell", "structure", "metadata", "collection", "hierarchy")
"""Families of rules that name no cell."""

_TABLE_OF: Final = {
    "applications": "applications",
    "disclosure": "proactive_disclosure",
    "disputes": "disputes",
}
"""Family of rules → the only table that it speaks of."""

PROSE: Final = ("continuity.outlier", "narrative.information_fee", "narrative.year")
"""Rules whose formula is a sentence and names no row or column."""

_SAME: Final = ("other", "total")
"""Words that name a row of one table and a column of another."""

_NOT_PRINTED: Final = Text(
    "这一版的表样不印此格；文件中仍可有，用于按另一版（六）其他处理填报的年报。",
    "The form of this edition does not print it; documents may have it, for reports that print "
    "(六) in the way of the other edition.",
)
_EXAMPLE: Final = Text("例：{sum}", "Example: {sum}")
_SLIP: Final = Text("若此格误填为 {value}：{message}", "If {value} is entered here: {message}")


def cell_ids() -> tuple[str, ...]:
    """Every cell of any edition, the newest form's order first."""
    return tuple(
        dict.fromkeys(cell for edition in reversed(EDITIONS) for cell in form(edition).cells)
    )


def pages(lang: Lang) -> Iterator[SitePage]:
    """The pages of all cells."""
    for cell_id in cell_ids():
        yield page(cell_id, lang)


def page(cell_id: str, lang: Lang) -> SitePage:
    """The page of a cell; what differs between the editions stands under each."""
    write = Writer(f"cells/{cell_id}/{INDEX}", lang)
    forms = [form(edition) for edition in reversed(EDITIONS) if cell_id in form(edition).cells]
    entry = forms[0].cells[cell_id]
    table = forms[0].table(entry.table)
    parts = [
        facts(_names(entry, forms, write)),
        *_meaning(forms, cell_id, write),
        section(
            "not",
            write(Text("不是什么（本项目的理解）", "What it is not (our own reading)")),
            items(_mistaken(entry, write)),
        ),
        section(
            "place",
            write(Text("在表中的位置", "Its place in the table")),
            marked(forms[0].edition, table, cell_id, write),
            _neighbours(forms[0], entry, write),
        ),
        section(
            "rules",
            write(Text("与它有关的规则", "Rules that touch it")),
            *_rules(forms, entry, write),
        ),
        section(
            "editions", write(Text("两版之间", "Between the editions")), _editions(entry, write)
        ),
    ]
    name = forms[0].edition
    other = entry.label("zh" if lang == "en" else "en")
    parents = (
        (write.address(form_page(name)), FORM(lang, edition=name)),
        (write.address(table_page(name, table.id)), _table_name(forms[0], table, lang)),
    )
    return SitePage(write.page, entry.label(lang), "".join(parts), parents, (other, cell_id))


def _table_name(of: Form, table: Table, lang: Lang) -> str:
    return of.section(table.section).label if lang == "zh" else table.text.en


def _names(entry: Cell, forms: Iterable[Form], write: Writer) -> Iterator[tuple[str, str]]:
    first = next(iter(forms))
    table = first.table(entry.table)
    row, column = table.row(entry.row), table.column(entry.column)
    place = table_page(first.edition, table.id)
    groups = [table.group(name).label for name in row.groups]
    yield (
        write(Text("印出的行", "Printed row")),
        " › ".join([*map(escaped, groups), write.link(f"{place}#row-{row.id}", row.label)]),
    )
    heads = [escaped(head) for head in column.header]
    yield (
        write(Text("印出的栏", "Printed column")),
        " › ".join([*heads, write.link(f"{place}#column-{column.id}", column.label)]),
    )
    yield write(Text("单位", "Unit")), escaped(entry.unit)
    printed = [
        write.link(form_page(f.edition), FORM(write.lang, edition=f.edition))
        + ("" if f.cells[entry.id].printed else write(Text("（不印）", " (not printed)")))
        for f in forms
    ]
    yield write(Text("所在格式", "Forms")), write(Text("、", ", ")).join(printed)
    yield write(Text("编号", "Id")), code(entry.id)
    yield "JSON Pointer", code(entry.pointer)
    yield "Python", code(f"report.{entry.id}")
    yield write(Text("数据框中的列名", "Column in a data frame")), code(entry.id.replace(".", "__"))


def _meaning(forms: list[Form], cell_id: str, write: Writer) -> Iterator[str]:
    """Definition and sources; once where the editions say the same."""
    said = {f.edition: f.cells[cell_id] for f in forms}
    alike = len({entry.definition for entry in said.values()}) == 1
    for edition, entry in list(said.items())[: 1 if alike else None]:
        heading = Text("统计什么", "What it counts")
        if not alike:
            heading = Text("统计什么（{e} 年格式）", "What it counts (form of {e})").filled(
                e=edition
            )
        not_printed = "" if entry.printed else f"<p><em>{write(_NOT_PRINTED)}</em></p>"
        of = said.values() if alike else (entry,)
        cited = sources([source for each in of for source in each.sources], write.lang)
        yield section(
            f"meaning-{edition}",
            write(heading),
            paragraphs(entry.definition(write.lang)),
            not_printed,
            f"<p>{write(Text('依据：', 'Sources:'))}</p>{cited}",
        )


@cache
def mistaken() -> Mapping[str, list[Mapping[str, Any]]]:
    """Table → what its rows and columns are taken for, from ``mistaken.toml``."""
    return tomllib.loads(Path(__file__).with_name("mistaken.toml").read_text("utf-8"))


def _mistaken(entry: Cell, write: Writer) -> Iterator[str]:
    for record in mistaken()[entry.table]:
        for part in record["parts"]:
            if part in (entry.column, entry.row) or entry.row.startswith(f"{part}."):
                yield escaped(record[write.lang])
                break


def _neighbours(of: Form, entry: Cell, write: Writer) -> str:
    """The cells before and after in the row and in the column."""
    in_row = [c for c in of.cells.values() if (c.table, c.row) == (entry.table, entry.row)]
    in_column = [
        c
        for c in of.cells.values()
        if (c.table, c.column, c.printed) == (entry.table, entry.column, entry.printed)
    ]
    lines = []
    for name, cells in ((Text("同行", "Row"), in_row), (Text("同栏", "Column"), in_column)):
        place = [c.id for c in cells].index(entry.id)
        beside = [*cells[max(place - 1, 0) : place], *cells[place + 1 : place + 2]]
        if beside:
            links = (write.link(cell_page(c.id), c.label(write.lang)) for c in beside)
            lines.append(
                (write(Text("{name}相邻", "{name}, next to it"), name=name), "<br>".join(links))
            )
    return facts(lines)


def _rules(forms: list[Form], entry: Cell, write: Writer) -> Iterator[str]:
    edition = forms[0].edition
    linear = [each for each in identities(edition) if entry.id in (cell for _, cell in each.terms)]
    for each in linear:
        yield _identity(each, entry, edition, write)
    others = [r for r in rules() if r.linear is None and names(r, entry)]
    if others:
        said = Text("另外提到它的规则：", "Other rules that name it:")
        yield f"<p>{write(said)}</p>" + items(
            write.link(rule_page(r.id), r.id, ' class="rule-id"')
            + " "
            + escaped(r.title(write.lang))
            for r in others
        )
    general = (write.link(rule_page(name), rule(name).title(write.lang)) for name in EVERY_CELL)
    listed = write(Text("、", ", ")).join(general)
    yield f"<p>{write(Text('对每一格都适用：', 'On every cell: '))}{listed}</p>"


def _identity(each: Identity, entry: Cell, edition: str, write: Writer) -> str:
    """A sum that the cell stands in: its terms by name, with figures, and what a slip gives."""
    catalogue, report = form(edition), consistent(edition)
    along_row = len({catalogue.cells[cell].row for _, cell in each.terms}) == 1
    table = catalogue.table(entry.table)

    def name(cell: str) -> str:
        other = catalogue.cells[cell]
        part: Row | Column = table.column(other.column) if along_row else table.row(other.row)
        text = escaped(part.text(write.lang))
        return (
            f"<strong>{text}</strong>"
            if cell == entry.id
            else write.link(cell_page(cell), part.text(write.lang))
        )

    shown = [
        cell
        for cell in (*each.left, *each.right)
        if catalogue.cells[cell].printed or cell == entry.id
    ]
    sign = " = " if each.relation == "=" else " ≤ "
    names = sign.join(
        " + ".join(name(c) for c in side if c in shown) for side in (each.left, each.right)
    )
    told = rule(each.rule)
    head = f"<h3>{write.link(rule_page(told.id), told.title(write.lang))} {code(told.id)}</h3>"
    formula = f'<p class="formula">{names}</p>'
    if not entry.printed:
        return head + formula
    figures = sign.join(
        " + ".join(str(get_cell(report, c)) for c in side if catalogue.cells[c].printed)
        for side in (each.left, each.right)
    )
    example = write(_EXAMPLE, sum=figures)
    wrong = slip(each, entry.id, report, write.lang)
    slipped = f"<br>{write(_SLIP, value=wrong[0], message=wrong[1])}" if wrong else ""
    return f"{head}{formula}<p>{example}{slipped}</p>"


def slip(each: Identity, cell: str, report: Report, lang: Lang) -> tuple[str, str] | None:
    """A wrong value of a cell that breaks a sum, and what the check says; ``None``: none does."""
    right = get_cell(report, cell)
    for wrong in (right + 1, right * 100, 0):  # type: ignore[operator]  # every figure is a number
        for finding in check(replace_cells(report, {cell: wrong}), select=each.rule):
            if finding.scope == each.scope and cell in finding.cells:
                return str(wrong), finding.message(lang)
    return None


def names(told: Rule, entry: Cell) -> bool:
    """Whether the formula of a rule that is not linear names the row or column of a cell."""
    family = told.id.partition(".")[0]
    if _TABLE_OF.get(family, entry.table) != entry.table or told.id in PROSE:
        return False
    if family in NOT_ON_CELLS and told.id != "cell.fee_scale":
        return False
    return any(_means(word, entry) for word in re.findall(r"[a-z_]+(?:\.[a-z_]+)*", told.formula))


def _means(word: str, entry: Cell) -> bool:
    if word == entry.table or entry.id.startswith(f"{entry.table}.{word}.") or entry.id == word:
        return word not in _SAME
    inner = f"{entry.row}.{entry.column}"
    if inner == word or entry.id.startswith(f"{word}."):
        return True
    return word == entry.column and word not in _SAME


@cache
def obstacles() -> Mapping[str, str]:
    """Cell → why it cannot be compared between a report of each edition; others can be."""
    old, new = (consistent(edition) for edition in EDITIONS[-2:])
    return {change.cell: change.reason for change in compare(old, new).changes if change.reason}


def _editions(entry: Cell, write: Writer) -> str:
    reason = obstacles().get(entry.id)
    more = Text("两版之间的全部变化", "Everything that changed between the editions")(write.lang)
    said = write(REASONS[reason] if reason else ALIKE)
    return f"<p>{said}</p><p>{write.link(CHANGES, more)}</p>"
