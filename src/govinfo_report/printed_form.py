"""Report → Page: what the form prints, in its order, in the catalogue's words.

What a report does not have is not printed: no table without a cell, no heading of a lost section. A
table that is there is printed whole; those of its cells that the report lacks are blank.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from govinfo_report.catalogue import Column, Section, Table, form
from govinfo_report.catalogue.form_grids import NOWHERE, grid
from govinfo_report.catalogue.names import field_labels
from govinfo_report.display import printable
from govinfo_report.language import Lang
from govinfo_report.model import ABSENT, CellValue, Period, Report, Signature, cells, with_cells
from govinfo_report.model.values import exact, shown, text_of
from govinfo_report.page import Frame, Page, PageBlock, PageCell, PageGrid, Paragraph, Role
from govinfo_report.text import parse_number

_LABEL: Final = Frame(head="row", align="left")
_FIELD: Final = Frame(align="left")
_WIDE_FIELD: Final = Frame(columns=3, align="left")


def lay_out(report: Report, *, bare_numbers: bool = False, lang: Lang = "zh") -> Page:
    """The page of a report: header, title, introduction, the six sections, signature.

    Args:
        report: The report.
        bare_numbers: Whether cells print nothing beside their numbers: units are left to the
            format of the cell, and remarks stand under the table.
        lang: ``zh``: as printed; ``en``: with English headings, for who reads no Chinese.
    """
    catalogue = form(report.edition)
    blocks: list[PageBlock] = list(_header(report, lang))
    if report.title is not None:
        blocks.append(_paragraph(report.title, "title", "/title"))
    blocks += _prose(report.introduction, "/introduction")
    blocks += _missing_sentences(report)
    values = cells(report)
    for section in catalogue.sections:
        blocks += _section(report, section, values, bare_numbers, lang)
    blocks += _signature(report)
    return Page(tuple(blocks))


def blank_report(edition: str) -> Report:
    """A report with all that the form of an edition prints and nothing filled in.

    The sections of prose hold the hints that the form prints under their headings.

    Raises:
        EditionError: There is no such edition.
    """
    hints = {
        section.id: tuple(hint.zh for hint in section.hints) for section in form(edition).sections
    }
    report = Report(
        edition=edition,
        title=BLANK_TITLE,
        agency=None,
        year=None,
        overview=hints["overview"],
        problems_and_improvements=hints["problems_and_improvements"],
        other_matters=hints["other_matters"],
    )
    return with_cells(report, None)


BLANK_TITLE: Final = "政府信息公开工作年度报告"
"""The title of a blank form: whoever fills it in writes organ and year before it."""


def _paragraph(text: object, role: Role = "text", pointer: str | None = None) -> Paragraph:
    return Paragraph(plain(text), NOWHERE, False, role, False, pointer)


def _prose(texts: object, pointer: str) -> Iterator[Paragraph]:
    """Paragraphs that are there and not empty."""
    if isinstance(texts, tuple):
        for number, text in enumerate(texts):
            paragraph = _paragraph(text, pointer=f"{pointer}/{number}")
            if paragraph.text:
                yield paragraph


def _header(report: Report, lang: Lang) -> Iterator[PageGrid]:
    """The labelled fields that have a text, two a row."""
    fields = list(_fields(report, lang))
    if not fields:
        return
    rows = []
    for place in range(0, len(fields), 2):
        pair = fields[place : place + 2]
        row = []
        for index, (label, text) in enumerate(pair):
            frame = _FIELD if len(pair) == 2 else _WIDE_FIELD
            row.append(PageCell(label, NOWHERE, 2 * index, _LABEL))
            row.append(PageCell(text, NOWHERE, 2 * index + 1, frame))
        rows.append(tuple(row))
    yield PageGrid(tuple(rows), True, NOWHERE, "metadata", (2, 4, 2, 4))


def _fields(report: Report, lang: Lang) -> Iterator[tuple[str, str]]:
    metadata = report.metadata
    for member, label in field_labels("metadata").items():
        value = getattr(metadata, member)
        if value:
            text = moment(value) if member == "published_at" else plain(value)
            yield label(lang), text
    for name, value in metadata.other.items():
        if value:
            yield plain(name), plain(value)


def _missing_sentences(report: Report) -> Iterator[Paragraph]:
    """The period and the contact details, where the running text does not name them."""
    told = "".join(
        "".join(text_of(text).split())
        for texts in (report.introduction, report.overview)
        if isinstance(texts, tuple)
        for text in texts
    )
    period = report.period
    if isinstance(period, Period) and not _names_period(told, period):
        sentence = f"本报告所列数据的统计期限自{day(period.start)}起至{day(period.end)}止。"
        yield _paragraph(sentence)
    missing = []
    for member, label in field_labels("contact").items():
        value = getattr(report.contact, member)
        value = text_of(value) if value else ""
        if value and "".join(value.split()) not in told:
            missing.append(f"请与{value}联系" if member == "unit" else f"{label.zh}：{value}")
    if missing:
        yield _paragraph(f"如对本报告有疑问，{'；'.join(missing)}。")


def _names_period(text: str, period: Period) -> bool:
    start, end = day(period.start), day(period.end)
    if start.partition("年")[0] == end.partition("年")[0]:  # which is printed once
        end = end.partition("年")[2]
    return start in text and end in text


def _section(
    report: Report,
    section: Section,
    values: Mapping[str, CellValue],
    bare_numbers: bool,
    lang: Lang,
) -> Iterator[PageBlock]:
    said = section.label
    if lang == "en":
        said = f"{'一二三四五六'.index(section.number) + 1}. {section.text.en}"
    heading = _paragraph(said, "heading", f"/{section.id}")
    if section.kind == "narrative":
        texts = getattr(report, section.id)
        if isinstance(texts, tuple):
            yield heading
            yield from _prose(texts, f"/{section.id}")
        return
    table = form(report.edition).table(section.id)
    notes: object = report.table_notes.get(table.id, ())
    notes = notes if isinstance(notes, tuple) else (notes,)
    ids = _ids(report.edition, table.id)
    filled = {row for row, cell_ids in ids if any(cell in values for cell, _ in cell_ids)}
    if not filled and not notes and not _remarked(report, table):
        return
    yield heading
    words, beside = _table_words(report, table, values, bare_numbers)
    yield grid(report.edition, table.id, _shown(table, filled), words, lang)
    for note in (*notes, *beside):
        paragraph = _paragraph(note, "note")
        if paragraph.text:
            yield paragraph


@cache
def _ids(edition: str, table: str) -> tuple[tuple[str, tuple[tuple[str, Column], ...]], ...]:
    """Each row of a table with the ids of its cells and their columns."""
    described = form(edition).table(table)
    return tuple(
        (row.id, tuple((f"{table}.{row.id}.{c}", described.column(c)) for c in row.columns))
        for row in described.rows
    )


def _remarked(report: Report, table: Table) -> bool:
    return any(cell.startswith(f"{table.id}.") for cell in report.remarks)


def _shown(table: Table, filled: set[str]) -> tuple[str, ...]:
    """The rows to print: those of the form, in the shape of (六)其他处理 that the report has.

    Where it has cells of both shapes, which no document may have, both are printed.
    """
    other = {
        row.id.rpartition(".")[0] for row in table.rows if not row.printed and row.id in filled
    }
    return tuple(
        row.id
        for row in table.rows
        if row.id in filled or (row.printed and row.id.rpartition(".")[0] not in other)
    )


def _table_words(
    report: Report, table: Table, values: Mapping[str, CellValue], bare_numbers: bool
) -> tuple[dict[str, str], list[str]]:
    """What each cell of a table prints, and the remarks that have to stand under it."""
    words: dict[str, str] = {}
    beside: list[str] = []
    remarks = dict(report.remarks)
    for _, cell_ids in _ids(report.edition, table.id):
        for cell, column in cell_ids:
            value = values.get(cell)
            remark = text_of(remarks.get(cell, ""))
            if not remark and column.kind != "money":
                if value is not None:
                    words[cell] = shown(value) if isinstance(value, int) else plain(shown(value))
                continue
            if bare_numbers and isinstance(value, int | Decimal) and exact(value) is not None:
                words[cell], held = digits(value), False
            else:
                words[cell], held = cell_words(value, column, remark)
            if remark and not held:
                label = form(report.edition).cell(cell).label.zh
                beside.append(f"注：{label}：{remark}")
    return words, beside


def _signature(report: Report) -> Iterable[Paragraph]:
    signature = report.signature
    if not isinstance(signature, Signature):
        return
    if signature.agency:
        yield _paragraph(signature.agency, "agency", "/signature/agency")
    if signature.date:
        yield _paragraph(day(signature.date), "date", "/signature/date")


_INNER_BRACKETS: Final = str.maketrans("()（）", "〔〕〔〕")
_PER_UNIT: Final = Decimal(10_000)
_FORBIDDEN: Final = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")


def plain(text: object) -> str:
    """A text, or what a draft has in its place, as one line that HTML and XML can hold.

    White space becomes single blanks, so that no text can begin a line of its own, and what is no
    character (controls, halves of surrogate pairs) becomes ``�``.
    """
    line = printable(text_of(text))
    # Characters of no script, which only XML minds.
    return line.translate(_FORBIDDEN) if "\ufffe" in line or "\uffff" in line else line


def day(date: object) -> str:
    """A date as reports print it, 2024年1月23日; what a draft has in its place as it is."""
    if not isinstance(date, dt.date):
        return plain(date)
    return f"{date.year}年{date.month}月{date.day}日"


def moment(iso: object) -> str:
    """``published_at`` as header lines print it: a blank in place of the T."""
    return plain(text_of(iso).replace("T", " ", 1))


def digits(value: int | Decimal) -> str:
    """A number in digits, never with an exponent."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def cell_words(value: CellValue, column: Column, remark: str) -> tuple[str, bool]:
    """What a cell prints: its value with the words that the report keeps beside it.

    Args:
        value: The cell's value.
        column: The column it stands in.
        remark: The report's remark on the cell; ``""`` where there is none.

    Returns:
        The printed words (``""`` for a blank or absent cell) and whether they hold the remark.
        Where a reader of the page could not tell the value with the remark beside it, the value
        stands alone.
    """
    if value is None or value is ABSENT:
        return "", False
    if exact(value) is None or type(value) is float:  # a draft's
        return plain(shown(value)), False
    words = digits(value)
    if remark:
        remark = plain(remark)
        if _says(remark, value, column):  # 251000元 in place of 25.1, 3件 in place of 3
            return remark, True
        annotated = f"{words}（{remark.translate(_INNER_BRACKETS)}）"
        if _says(annotated, value, column):
            return annotated, True
    if column.kind == "money" and column.unit not in column.label and value:
        # The 2019 form prints no unit over this amount: the page has to say it.
        return f"{words}{column.unit}", False
    return words, False


def _says(words: str, value: int | Decimal, column: Column) -> bool:
    """Whether printed words are read as the value."""
    number = parse_number(words)
    if number.kind != "value" or number.value is None:
        return False
    if column.kind == "money" and number.unit == "元":
        return number.value / _PER_UNIT == value
    return number.value == value
