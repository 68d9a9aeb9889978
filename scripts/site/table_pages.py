"""Pages of the form: drawn, table by table, and what changed between the editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govinfo_report.catalogue import EDITIONS, Cell, Column, Form, Group, Row, Table, form
from govinfo_report.language import Lang, Text
from govinfo_report.printing.html import escaped
from scripts.generators.forms import in_order
from scripts.site.cell_pages import obstacles
from scripts.site.drawing import linked
from scripts.site.markup import (
    CHANGES,
    INDEX,
    SitePage,
    Writer,
    cell_page,
    code,
    form_page,
    grid,
    items,
    paragraphs,
    section,
    sources,
    table_page,
)
from scripts.site.words import FORM, REASONS

_LINKED = Text(
    "每一格、每个行名和栏名都可以点开：单元格有各自的一页，行和栏见该表的说明。",
    "Every cell, row and column heading is a link: cells have a page each, rows and columns are "
    "explained with their table.",
)
_ISSUED = Text(
    "依据：{source}。用于{first}年度{last}的年报。",
    "Issued by {source}; for reports from {first} {last}.",
)
_NOT_PRINTED = Text("（本版不印）", " (not printed on this form)")


def form_source(edition: str, lang: Lang) -> str:
    """The page of a form as Markdown with the tables drawn."""
    of = form(edition)
    write = Writer(f"reference/form-{edition}", lang)
    last = of.last_year
    told = _ISSUED(
        lang,
        source=of.source.cite(lang),
        first=of.first_year,
        last=Text(f"至 {last} 年度", f"to {last}") if last else Text("起", "on"),
    )
    parts = [
        f"# {FORM(lang, edition=edition)}",
        _raw(paragraphs(of.text(lang), told, _LINKED(lang))),
    ]
    other = next(e for e in EDITIONS if e != edition)
    links = [
        write.link(form_page(other), FORM(lang, edition=other)),
        write.link(CHANGES, Text("两版之间的变化", "What changed between the editions")(lang)),
    ]
    parts.append(_raw(items(links)))
    tables = {table.section: table for table in of.tables}
    for part in of.sections:
        name = part.label if lang == "zh" else f"{part.number}、{part.text.en}"
        parts.append(f"## {name}")
        hints = [f"<p class='hint'>{escaped(hint(lang))}</p>" for hint in part.hints]
        parts.append(_raw(paragraphs(part.definition(lang)) + "".join(hints)))
        if part.id in tables:
            table = tables[part.id]
            more = Text("各行各栏的含义", "What its rows and columns mean")(lang)
            drawn = linked(edition, table, write)
            link = f"<p>{write.link(table_page(edition, table.id), more)}</p>"
            parts.append(_raw(drawn + link))
    return "\n\n".join(parts) + "\n"


def _raw(html: str) -> str:
    """HTML in a page of Markdown."""
    return f"```{{raw}} html\n{html}\n```"


def pages(lang: Lang) -> Iterator[SitePage]:
    """A page for each table of each edition, and the page of changes."""
    for edition in EDITIONS:
        for table in form(edition).tables:
            yield table_of(form(edition), table, lang)
    yield changes(lang)


def table_of(of: Form, table: Table, lang: Lang) -> SitePage:
    """The page of a table: its columns, then its rows and groups, each with an anchor."""
    write = Writer(f"tables/{of.edition}/{table.id}/{INDEX}", lang)
    heading = of.section(table.section)
    name = heading.label if lang == "zh" else table.text.en
    columns = [_part(column, f"column-{column.id}", write) for column in table.columns]
    rows = [
        _part(part, f"{'row' if isinstance(part, Row) else 'group'}-{part.id}", write)
        for part in in_order(table)
    ]
    parts: list[Column | Group | Row] = [*table.columns, *table.groups, *table.rows]
    cited = [source for part in parts for source in part.sources]
    body = [
        paragraphs(table.definition(lang)),
        *(f"<p class='hint'>{escaped(note(lang))}</p>" for note in table.notes),
        linked(of.edition, table, write),
        section("columns", write(Text("各栏", "Columns")), *columns),
        section("rows", write(Text("各行", "Rows")), *rows),
        section("sources", write(Text("依据", "Sources")), sources([*table.sources, *cited], lang)),
    ]
    title = Text("{name}（{e} 年格式）", "{name} (form of {e})")(lang, name=name, e=of.edition)
    parents = ((write.address(form_page(of.edition)), FORM(lang, edition=of.edition)),)
    other = table.text.en if lang == "zh" else heading.label
    return SitePage(write.page, title, "".join(body), parents, (other, table.id))


def _part(part: Row | Group | Column, anchor: str, write: Writer) -> str:
    """A row, group or column: printed label, name, definition, other labels that pages print."""
    label = part.label
    name = part.text(write.lang)
    printed = not isinstance(part, Row) or part.printed
    lines = [
        f'<h3 id="{escaped(anchor)}">{escaped(label)}{"" if printed else write(_NOT_PRINTED)}</h3>'
    ]
    facts = [code(part.id)]
    if name != label:
        facts.insert(0, escaped(name))
    if isinstance(part, Column):
        facts.append(escaped(part.unit))
    lines.append(f"<p>{' · '.join(facts)}</p>")
    lines.append(paragraphs(part.definition(write.lang)))
    if part.aliases:
        said = Text("页面上也写作：{names}", "Also printed as: {names}")
        listed = "、".join(part.aliases[:_MOST])
        lines.append(f'<p class="also">{write(said, names=listed)}</p>')
    return "".join(lines)


_MOST = 12
"""Most other labels that are shown."""


def changes(lang: Lang) -> SitePage:
    """What changed between the two editions, cell by cell."""
    old, new = (form(edition) for edition in EDITIONS[-2:])
    write = Writer(CHANGES.removesuffix(".html"), lang)
    both = [c for c in new.cells if c in old.cells]
    alike = [c for c in both if c not in obstacles()]
    facts = Text(
        "{old} 年格式印 {a} 格，{new} 年格式印 {b} 格；{both} 格可以逐年比较。",
        "The form of {old} prints {a} cells, that of {new} {b}; {both} cells can be compared.",
    )
    counts = [sum(c.printed for c in f.cells.values()) for f in (old, new)]
    intro = facts(lang, old=old.edition, new=new.edition, a=counts[0], b=counts[1], both=len(alike))
    parts = [paragraphs(intro)]
    for reason, text in REASONS.items():
        cells = [c for c in dict.fromkeys((*new.cells, *old.cells)) if obstacles().get(c) == reason]
        rows = [_change(c, old, new, write) for c in cells]
        heads = [
            FORM(lang, edition=old.edition),
            FORM(lang, edition=new.edition),
            write(Text("编号", "Id")),
        ]
        heading = Text("表二：换了一张表", "Table 2: another table")
        if reason == "shape":
            heading = Text("表三（六）：一行变为三行", "Table 3 (六): one row became three")
        parts.append(
            section(
                reason, write(heading), paragraphs(text(lang)), grid(heads, rows, write(heading))
            )
        )
    said = Text(
        "表三其余各行、表四全部，两版相同。",
        "The other rows of table 3, and all of table 4, are the same in both editions.",
    )
    parts.append(section("same", write(Text("没有变的", "What stayed")), paragraphs(said(lang))))
    title = Text("两版格式之间的变化", "What changed between the editions")
    parents = tuple(
        (write.address(form_page(f.edition)), FORM(lang, edition=f.edition)) for f in (new, old)
    )
    other = title.en if lang == "zh" else title.zh
    return SitePage(write.page, title(lang), "".join(parts), parents, (other,))


def _change(cell: str, old: Form, new: Form, write: Writer) -> Iterable[str]:
    def printed(of: Form) -> str:
        entry: Cell | None = of.cells.get(cell)
        return escaped(entry.label(write.lang)) if entry is not None and entry.printed else "—"

    return printed(old), printed(new), write.link(cell_page(cell), cell)
