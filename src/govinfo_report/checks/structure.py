"""The rules ``structure.*`` that a document shows by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from govinfo_report.catalogue import EDITIONS, TABLES, alternatives, form
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.checks.narrative import sentences_of, whole
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.unread import Unread, unread
from govinfo_report.checks.verdict import Verdict, implements, not_applicable
from govinfo_report.checks.years import year_of
from govinfo_report.language import Text
from govinfo_report.model import ABSENT
from govinfo_report.model.values import text_of

_NOTICE = re.compile(r"国办公开办函\s*[〔\[【(（]\s*(20\d\d)\s*[〕\]】)）]\s*(\d+)\s*号")
_NOTHING = re.compile(r"(?:本年度?)?(?:无|暂无|没有|/|-|—+)[。.]?")
_FEES = re.compile(r"处理费|收费|费用|收取.{0,12}费|国办函.{0,3}2020.{0,3}109\s*号")


@implements("structure.sections")
def sections(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Narrative sections that the document does not have, but for those beyond a cut."""
    lost = unread(subject)
    for section in subject.form.sections:
        if section.kind == "narrative" and getattr(subject.report, section.id) is ABSENT:
            reason = lost.reason(section.id)
            if reason is not None:
                yield not_applicable(reason, section.id)
                continue
            yield Verdict(
                "violated",
                section.id,
                members=(section.id,),
                parameters={"section": Text(section.label, f"{section.label} ({section.text.en})")},
            )


@implements("structure.edition")
def edition(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """The year's form, the shape of (六), and the notice that the text cites."""
    report = subject.report
    said = [
        *_wrong_year(subject),
        *_columns(subject),
        *_mixture(subject),
        *_citations(subject),
    ]
    if year_of(report) is None and not said:
        yield not_applicable("no_statement")
    yield from said


def _wrong_year(subject: Subject) -> Iterator[Verdict]:
    year, edition = year_of(subject.report), subject.form
    if year is None or edition.first_year <= year <= (edition.last_year or year):
        return
    right = [e for e in map(form, EDITIONS) if e.first_year <= year <= (e.last_year or year)]
    yield Verdict(
        "violated",
        "edition",
        members=("edition",),
        variant="violated" if right else "no_form",
        parameters={
            "year": year,
            "edition": edition.edition,
            "right": right[0].edition if right else None,
        },
        expected=right[0].edition if right else None,
        actual=edition.edition,
    )


def _columns(subject: Subject) -> Iterator[Verdict]:
    """Blocks of rows under the columns of another edition's form, which only a page shows."""
    kind = "columns_of_another_edition"
    where = tuple(note.where for note in subject.notes or () if note.kind == kind)
    if where:
        names = [subject.row_name(row) for row in where]
        rows = Text("、".join(n.zh for n in names), ", ".join(n.en for n in names))
        yield Verdict("violated", "columns", (), where, "columns", parameters={"rows": rows})


def _mixture(subject: Subject) -> Iterator[Verdict]:
    both = alternatives(subject.report.edition)
    other = _cells_there(subject, both.other)
    if not other:
        return
    printed = _cells_there(subject, both.printed)
    names = [subject.row_name(row) for row in both.other]
    rows = Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    yield Verdict(
        "violated",
        "outcomes.other",
        (*printed, *other) if printed else other,
        variant="both" if printed else "mixture",
        parameters={"rows": rows},
        severity=None if printed else "info",
    )


def _cells_there(subject: Subject, rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        f"{row.id}.{column}"
        for row, values in subject.rows("applications")
        if row.id in rows
        for column, value in zip(row.columns, values, strict=True)
        if value is not ABSENT
    )


def _citations(subject: Subject) -> Iterator[Verdict]:
    numbers = {form(e).source.number: e for e in EDITIONS}
    for member in ("introduction", "overview"):
        found = _NOTICE.findall(whole(getattr(subject.report, member)))
        cited = {
            number for year, no in found if (number := f"国办公开办函〔{year}〕{no}号") in numbers
        }
        if cited and subject.form.source.number not in cited:
            yield Verdict(
                "violated",
                member,
                members=(member,),
                variant="citation",
                parameters={"cited": tuple(sorted(str(number) for number in cited))},
                severity="info",
            )


@implements("structure.empty_section")
def empty_section(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Sections five and six that say nothing."""
    members = ("problems_and_improvements", "other_matters")
    lost = unread(subject)
    for member in members:
        paragraphs = getattr(subject.report, member)
        if paragraphs is ABSENT:
            continue
        words = whole(paragraphs)
        if not words and (reason := lost.reason(member)):
            yield not_applicable(reason, member)
            continue
        if not words or _NOTHING.fullmatch(words):
            label = subject.form.section(member).label
            yield Verdict(
                "violated",
                member,
                members=(member,),
                variant="nothing" if words else "violated",
                parameters={"section": label, "actual": words},
                actual=words or None,
            )
    if all(getattr(subject.report, member) is ABSENT for member in members):
        yield not_applicable("no_statement")


@implements("structure.information_fee")
def information_fee(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Section six without a word on fees."""
    paragraphs = subject.report.other_matters
    if paragraphs is ABSENT:
        yield not_applicable("no_statement")
        return
    words = whole(paragraphs)
    if not words or _NOTHING.fullmatch(words):
        yield not_applicable("empty")
        return
    if _FEES.search(words):
        return
    if reason := unread(subject).reason("other_matters"):
        yield not_applicable(reason)
        return
    elsewhere = any(
        "信息处理费" in sentence for sentence in sentences_of(subject.report, but="other_matters")
    )
    yield Verdict(
        "violated",
        "other_matters",
        members=("other_matters",),
        variant="elsewhere" if elsewhere else "violated",
        severity="info" if elsewhere else None,
    )


@implements("structure.table")
def table(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Tables, rows, columns and cells that are not there, and rows that the form does not have.

    What the page has beyond a cut, or has and reading lost, is a matter of structure.unreadable.
    """
    lost = unread(subject)
    for one in subject.form.tables:
        rows = subject.expected_rows(one.id)
        if not any(value is ABSENT for cells in rows.values() for value in cells.values()):
            continue
        gone = [row for row, cells in rows.items() if not _printed(subject, row, cells)]
        reasons = {row: lost.reason(row) for row in gone}
        missing = [row for row in gone if reasons[row] is None]
        for reason in dict.fromkeys(filter(None, reasons.values())):
            yield not_applicable(reason, one.id)
        if len(missing) == len(rows) or (missing and one.id in lost.empty):
            yield Verdict(
                "violated",
                one.id,
                members=(one.id,),
                variant="empty" if one.id in lost.empty else None,
                parameters={"table": _start(subject, one.id), "title": one.text},
            )
            continue
        if missing:
            yield _missing_rows(subject, one.id, missing)
        yield from _missing_cells(
            subject, one.id, {row: cells for row, cells in rows.items() if row not in reasons}, lost
        )
    yield from _local(subject)


def _printed(subject: Subject, row: str, cells: Mapping[str, object]) -> bool:
    """Whether a row has a value, a blank, or words that were kept in place of a value."""
    remarks = subject.report.remarks
    return any(value is not ABSENT or f"{row}.{c}" in remarks for c, value in cells.items())


def _start(subject: Subject, table_id: str) -> Text:
    name = subject.table_name(table_id)
    return Text(name.zh, name.en.capitalize())


def _missing_rows(subject: Subject, table_id: str, missing: list[str]) -> Verdict:
    """Rows without a cell: one finding a table."""
    names = [Text(f"“{n.zh}”", n.en) for row in missing for n in (subject.row_name(row),)]
    one = len(missing) == 1
    return Verdict(
        "violated",
        missing[0] if one else table_id,
        members=tuple(missing),
        variant="row" if one else "rows",
        parameters={
            "table": _start(subject, table_id),
            "count": len(missing),
            "row": names[0] if one else tuple(names),
        },
    )


def _missing_cells(
    subject: Subject, table_id: str, there: Mapping[str, Mapping[str, object]], lost: Unread
) -> Iterator[Verdict]:
    """Columns without a cell, and single cells, each said once."""
    columns = {column for cells in there.values() for column in cells}
    empty = {
        column
        for column in columns
        if all(cells.get(column, ABSENT) is ABSENT for cells in there.values())
    }
    name = _start(subject, table_id)
    for column in subject.form.table(table_id).columns:
        if column.id in empty:
            cells = tuple(
                cell
                for row, values in there.items()
                if column.id in values and lost.reason(cell := f"{row}.{column.id}") is None
            )
            if not cells:
                continue
            parameters: dict[str, object] = {
                "table": name,
                "column": subject.column_name(table_id, column.id),
            }
            scope = f"{table_id}.{column.id}"
            yield Verdict("violated", scope, cells, variant="column", parameters=parameters)
    for row, values in there.items():
        single = [f"{row}.{c}" for c, value in values.items() if value is ABSENT and c not in empty]
        # Words that were kept in place of a value are a matter of cell.*: the cell is there.
        cells = tuple(
            cell
            for cell in single
            if cell not in subject.report.remarks and lost.reason(cell) is None
        )
        if cells:
            names = [subject.column_name(table_id, cell.rpartition(".")[2]) for cell in cells]
            parameters = {
                "table": name,
                "row": subject.row_name(row),
                "columns": Text(
                    "、".join(f"“{n.zh}”" for n in names), ", ".join(n.en for n in names)
                ),
            }
            yield Verdict(
                "violated", row, cells, variant="cells", parameters=parameters, severity="warning"
            )


def _local(subject: Subject) -> Iterator[Verdict]:
    local = subject.report.extensions.get("local")
    for entry in local if isinstance(local, tuple) else ():
        table_id = entry.get("table") if isinstance(entry, Mapping) else None
        if isinstance(table_id, str) and table_id in TABLES:
            yield Verdict(
                "violated",
                table_id,
                members=(table_id,),
                variant="local",
                parameters={
                    "table": _start(subject, table_id),
                    "label": text_of(entry.get("label")),
                },
                severity="info",
            )
