"""What a notebook shows of a form: its sections, and what the ids of its cells are made of.

The form is ``Any`` here, because its own module imports this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from govinfo_report.language import Lang, Text
from govinfo_report.printing.html import cell, escaped, folded, fragment, head, row, table

_YEARS: Final = Text("适用于{first}年度至{last}年度", "for the years from {first} to {last}")
_SINCE: Final = Text("自{first}年度起适用", "for the years from {first} on")
_ID: Final = Text(
    "单元格编号：{table}、行、栏，以点号相连。",
    "Cell id: {table}, row, column, with full stops between them.",
)
_ROW: Final = Text("行", "Row")
_COLUMN: Final = Text("栏", "Column")
_LABEL: Final = Text("标签", "Label")
_NAME: Final = Text("名称", "Name")
_COLUMNS: Final = Text("栏", "Columns")
_UNIT: Final = Text("单位", "Unit")


def of_form(form: Any, lang: Lang) -> str:
    """Name and source, the sections, and of each table its columns and rows."""
    years = _SINCE if form.last_year is None else _YEARS
    said = years(lang, first=form.first_year, last=form.last_year)
    parts = [
        f"<p><b>{escaped(form.text(lang))}</b></p>",
        f'<p class="soft">{escaped(form.source.cite(lang))} · {escaped(said)}</p>',
    ]
    tables = {each.section: each for each in form.tables}
    for section in form.sections:
        name = section.label if lang == "zh" else f"{section.label} · {section.text.en}"
        if section.id in tables:
            parts.append(folded(name, _table(tables[section.id], lang), is_open=True))
        else:
            parts.append(f"<p>{escaped(name)} <code>{escaped(section.id)}</code></p>")
    return fragment(parts, lang)


def _table(entry: Any, lang: Lang) -> Iterator[str]:
    yield f"<p>{escaped(_ID(lang, table=entry.id))}</p>"
    heads = [word(lang) for word in (_COLUMN, _LABEL, _NAME, _UNIT)]
    yield table(heads, [_named(column, lang, cell(column.unit)) for column in entry.columns])
    same = {each.columns for each in entry.rows} == {tuple(c.id for c in entry.columns)}
    heads = [word(lang) for word in (_ROW, _LABEL, _NAME, *(() if same else (_COLUMNS,)))]
    more = ("" if same else cell(", ".join(each.columns)) for each in entry.rows)
    yield table(
        heads, [_named(each, lang, part) for each, part in zip(entry.rows, more, strict=True)]
    )


def _named(part: Any, lang: Lang, more: str) -> str:
    """A row or column of the form: its id, what is printed, and what it is called."""
    return row([head(part.id), cell(part.label), cell(part.text(lang)), more])
