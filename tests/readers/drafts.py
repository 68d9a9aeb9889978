"""A report before it is laid out, with its quirks, and what must be read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Final, TypeAlias

import attrs
from attrs import define, field

from govinfo_report.catalogue import Table, form
from govinfo_report.model import Contact, Report
from tests.readers.layouts import (
    LAYOUTS,
    YEARS,
    PrintedRow,
    parts_of_disputes,
    shown_rows,
    table_rows,
)
from tests.readers.spanned import Box, Part, Rows, rows_from, spanned_rows, width_of

AGENCY: Final = "某某区教育局"

HeaderRows: TypeAlias = list[tuple[str, ...]]
"""The rows of a header that is a table."""


@define
class LocalRow:
    """A row that the form does not have, below the row that has ``after`` for a label."""

    table: str
    after: str
    label: str
    values: tuple[str, ...] = ()


@define
class Draft:
    """What a page is made of.

    Attributes:
        edition: The form.
        year: The reporting year.
        values: Cell id → what is printed in it.
        read: Cell id → what must be read; ``None`` for blank. A cell left out must be absent.
        one_row_other: Whether (六)其他处理 is one row.
        title: The lines of the title.
        head_rows: Rows of a table of header fields under the title.
        head: Lines between the title and the introduction.
        introduction: Its paragraphs.
        labels: Label of the form → label that is printed.
        rows: Local rows, also hints that stand in a table.
        headings: Rows of headings that are printed again; ``values`` are the columns.
        above: Table → lines between its heading and it.
        below: Table → lines under it.
        again: Table → cells and what is printed in them where the table stands a second time.
        in_parts: Whether table 四 is three little tables under headings of their own.
        starts: Table and label of the row that is the first on the page after the title.
        lost: Sections whose heading is not on the page.
        headings_of: Section → its heading, where that is not the form's.
        expected: Members of the report that must be read so.
        suggested: What must be offered where no title stands.
        kinds: Kinds of notes that must be given.
    """

    edition: str
    year: int
    values: dict[str, str]
    read: dict[str, object]
    one_row_other: bool
    title: list[str] = field(factory=list)
    head_rows: HeaderRows = field(factory=list)
    head: list[str] = field(factory=list)
    introduction: list[str] = field(factory=list)
    labels: dict[str, str] = field(factory=dict)
    rows: list[LocalRow] = field(factory=list)
    headings: list[LocalRow] = field(factory=list)
    above: dict[str, list[str]] = field(factory=dict)
    below: dict[str, list[str]] = field(factory=dict)
    again: dict[str, dict[str, str]] = field(factory=dict)
    in_parts: bool = False
    starts: tuple[str, ...] = ()
    lost: set[str] = field(factory=set)
    headings_of: dict[str, str] = field(factory=dict)
    expected: dict[str, object] = field(factory=dict)
    suggested: dict[str, object] = field(factory=dict)
    kinds: set[str] = field(factory=set)

    @property
    def tables(self) -> Sequence[Table]:
        """The tables of its form."""
        return form(self.edition).tables


def drafted(edition: str, random: Random, *, one_row_other: bool) -> Draft:
    """A plain report with numbers made up."""
    values = {
        f"{table.id}.{row.id}.{column}": str(random.choice((0, 0, random.randrange(10**4))))
        for table in form(edition).tables
        for row in shown_rows(table, one_row_other=one_row_other)
        for column in row.columns
    }
    year = YEARS[edition]
    title = f"{AGENCY}{year}年政府信息公开工作年度报告"
    return Draft(
        edition,
        year,
        values,
        {cell: int(value) for cell, value in values.items()},
        one_row_other,
        title=[title],
        introduction=[f"本报告由{AGENCY}编写,数据统计期限自{year}年1月1日起至{year}年12月31日止。"],
        expected={"edition": edition, "year": year, "agency": AGENCY, "title": title},
    )


def unexpected(draft: Draft, report: Report) -> dict[str, object]:
    """Members of the report that are not as the draft says, with their values."""
    found: dict[str, object] = {}
    for member, expected in draft.expected.items():
        owner, _, name = member.rpartition(".")
        value: object = getattr(getattr(report, owner) if owner else report, name)
        if isinstance(value, Contact):
            value = {name: text for name, text in attrs.asdict(value).items() if text is not None}
        elif name == "table_notes" and isinstance(expected, dict):  # among other texts
            notes = report.table_notes
            value = {
                table: text for table, text in expected.items() if text in notes.get(table, ())
            }
        elif isinstance(value, Mapping):
            value = dict(value)
        if value != expected:
            found[member] = value
    return found


def _content(draft: Draft) -> Iterator[str | tuple[Table, dict[str, str]] | HeaderRows]:
    """Paragraphs, rows of the header, and tables with what is printed in their cells, in order."""
    yield from draft.title
    yield from [draft.head_rows] if draft.head_rows else []
    yield from (*draft.head, *draft.introduction)
    begun = not draft.starts
    for section in form(draft.edition).sections:
        begun = begun or draft.starts[0] == section.id
        if not begun:
            continue
        starts = draft.starts[:1] == (section.id,)
        if section.id not in draft.lost and not starts:
            yield draft.headings_of.get(section.id, section.label)
        if section.kind == "narrative":
            yield from ("第一段文字,说明有关情况。", "第二段文字,说明其他情况。")
            continue
        table = form(draft.edition).table(section.id)
        yield from () if starts else draft.above.get(table.id, [])
        yield table, draft.values
        if table.id in draft.again:
            yield table, draft.values | draft.again[table.id]
        yield from draft.below.get(table.id, [])


def parts_of(draft: Draft) -> list[Part]:
    """The paragraphs and the tables with their spans, in order."""
    page: list[Part] = []
    for piece in _content(draft):
        if isinstance(piece, str):
            page.append(piece)
        elif isinstance(piece, list):
            page.append([[Box(row[0]), *(Box(text, 3) for text in row[1:])] for row in piece])
        elif draft.in_parts and piece[0].id == "disputes":
            for name, rows in parts_of_disputes(*piece):
                page += [name, [[*map(Box, labels or cells)] for labels, cells in rows]]
        else:
            table, values = piece
            spanned = spanned_rows(table, values, one_row_other=draft.one_row_other)
            page.append(_with_rows(spanned, draft, table.id))
    return page


def _with_rows(rows: Rows, draft: Draft, table: str) -> Rows:
    """The rows of a table with the draft's labels and local rows."""
    width = width_of(rows)
    if draft.starts[:1] == (table,):
        rows = rows_from(rows, draft.starts[1])
    shown: Rows = []
    for row in rows:
        shown.append([box._replace(text=draft.labels.get(box.text, box.text)) for box in row])
        texts = [box.text for box in row]
        for local in (*draft.rows, *draft.headings):
            if local.table == table and local.after in texts:
                label = Box(local.label, width - len(local.values))
                values = [draft.labels.get(value, value) for value in local.values]
                shown.append([label, *map(Box, values)])
    return shown


def text_of(draft: Draft, layout: str) -> str:
    """The page as a text, its tables in one layout."""
    parts: list[str] = []
    for piece in _content(draft):
        if isinstance(piece, str):
            parts.append(piece)
        elif isinstance(piece, list):
            parts.append(LAYOUTS[layout]([(row[:1], row[1:]) for row in piece]))
        elif draft.in_parts and piece[0].id == "disputes":
            for name, rows in parts_of_disputes(*piece):
                parts += [name, LAYOUTS[layout](rows)]
        else:
            parts.append(LAYOUTS[layout](_printed(draft, *piece)))
    return "\n\n".join(parts) + "\n"


def _printed(draft: Draft, table: Table, values: dict[str, str]) -> list[PrintedRow]:
    shown: list[PrintedRow] = []
    plain = table_rows(form(draft.edition), table, values, draft.one_row_other)
    if draft.starts[:1] == (table.id,):
        first = next(at for at, (labels, _) in enumerate(plain) if draft.starts[1] in labels)
        plain = [((draft.starts[1],), plain[first][1]), *plain[first + 1 :]]
    for labels, cells in plain:
        shown.append((tuple(draft.labels.get(label, label) for label in labels), cells))
        shown += [
            ((local.label,), tuple(draft.labels.get(value, value) for value in local.values))
            for local in (*draft.rows, *draft.headings)
            if local.table == table.id and local.after in labels
        ]
    return shown
