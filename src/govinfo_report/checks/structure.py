"""The rules ``structure.*`` that a document shows by itself, and what reading a page lost.

Before a rule calls something missing it asks :func:`unread` whether the page has it. A page is told
apart from its document in this alone: what is one cause on the page is one finding there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from msgspec import Struct

from govinfo_report.catalogue import EDITIONS, TABLES, alternatives, form
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    cells_of,
    not_applicable,
    on_member,
    quoted,
    row_place,
    table_rows,
    violated,
    year_of,
)
from govinfo_report.language import Text
from govinfo_report.model import ABSENT, Note
from govinfo_report.model.values import text_of

RULES: Final = RuleFunctions[Function]()

OF_THE_FORM: Final = frozenset(
    f"structure.{name}"
    for name in (
        *("sections", "headings", "table", "label", "edition"),
        *("empty_section", "overview_parts", "citation"),
    )
)
"""Rules that ask for the tables and the outline of the national form."""


@RULES.of("structure.sections")
def sections(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Narrative sections that the document does not have, but for those beyond a cut."""
    lost = unread(subject)
    for section in subject.form.sections:
        if section.kind == "narrative" and getattr(subject.report, section.id) is ABSENT:
            reason = lost.reason(section.id)
            name = Text(section.label, f"{section.label} ({section.text.en})")
            if pictures := lost.pictures_of(section.id):
                yield on_picture(section.id, pictures, section=name)
            elif reason is not None:
                yield not_applicable(reason, section.id)
            else:
                yield on_member(section.id, section=name)


@RULES.of("structure.edition")
def edition(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """The year's form, and the shape of (六)."""
    report = subject.report
    said = [
        *_wrong_year(subject),
        *_columns(subject),
        *_mixture(subject),
    ]
    if year_of(report) is None and not said:
        yield not_applicable("no_statement")
    yield from said


def _wrong_year(subject: Subject) -> Iterator[Verdict]:
    year, edition = year_of(subject.report), subject.form
    if year is None or edition.first_year <= year <= (edition.last_year or year):
        return
    right = [e for e in map(form, EDITIONS) if e.first_year <= year <= (e.last_year or year)]
    yield on_member(
        "edition",
        None if right else "no_form",
        expected=right[0].edition if right else None,
        actual=edition.edition,
        year=year,
        edition=edition.edition,
        right=right[0].edition if right else None,
    )


def _columns(subject: Subject) -> Iterator[Verdict]:
    """Blocks of rows under the columns of another edition's form, which only a page shows."""
    kind = "columns_of_another_edition"
    where = tuple(note.where for note in subject.notes or () if note.kind == kind)
    if where:
        yield violated("columns", (), where, "columns", rows=subject.row_names(where))


def _mixture(subject: Subject) -> Iterator[Verdict]:
    rows = alternatives(subject.report.edition)
    other = _cells_there(subject, rows.other)
    if other:
        printed = _cells_there(subject, rows.printed)
        yield violated(
            "outcomes.other",
            (*printed, *other),
            (),
            "both" if printed else "mixture",
            severity=None if printed else "info",
            rows=subject.row_names(rows.other),
        )


def _cells_there(subject: Subject, rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        cell
        for row in rows
        for cell in cells_of(row_place(subject.report.edition, row))
        if subject.value(cell) is not ABSENT
    )


@RULES.of("structure.table")
def table(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Tables, rows, columns and cells that are not there, and rows that the form does not have.

    What the page has beyond a cut, or has and reading lost, is a matter of structure.unreadable.
    """
    lost = unread(subject)
    gaps = {cell.rpartition(".")[0] for cell, value in subject.unusual if value is ABSENT}
    for one in subject.form.tables if any(map(subject.expects, gaps)) else ():
        rows = subject.expected_rows(one.id)
        if gaps.isdisjoint(rows):
            continue
        gone = [row for row, cells in rows.items() if not _printed(subject, row, cells)]
        reasons = {row: lost.reason(row) for row in gone}
        missing = [row for row in gone if reasons[row] is None]
        name = subject.table_name(one.id, capital=True)
        for reason in dict.fromkeys(filter(None, reasons.values())):
            if reason == "picture":
                on_it = [row for row in gone if reasons[row] == "picture"]
                yield _on_pictures(subject, one.id, on_it, len(rows), lost)
            else:
                yield not_applicable(reason, one.id)
        if len(missing) == len(rows) or (missing and one.id in lost.empty):
            variant = "empty" if one.id in lost.empty else None
            yield on_member(one.id, variant, table=name, title=one.text)
            continue
        if missing:
            names = [quoted([subject.row_name(row)]) for row in missing]
            alone = len(missing) == 1
            yield violated(
                missing[0] if alone else one.id,
                (),
                tuple(missing),
                "row" if alone else "rows",
                table=name,
                count=len(missing),
                row=names[0] if alone else tuple(names),
            )
        there = {row: cells for row, cells in rows.items() if row not in reasons}
        yield from _missing_cells(subject, one.id, there, lost)
    yield from _local(subject)


def _on_pictures(
    subject: Subject, table_id: str, gone: list[str], count: int, lost: Unread
) -> Verdict:
    """A table, or rows of one, that may stand on pictures."""
    pictures = tuple(dict.fromkeys(name for row in gone for name in lost.pictures_of(row)))
    name = subject.table_name(table_id, capital=True)
    if len(gone) == count:
        title = subject.form.table(table_id).text
        return on_picture(table_id, pictures, table=name, title=title)
    return violated(
        table_id,
        (),
        tuple(gone),
        "picture_rows",
        outcome="undecided",
        pictures=pictures,
        table=name,
        count=len(gone),
        row=subject.row_name(gone[0]),
    )


def on_picture(member: str, pictures: tuple[Text, ...], /, **facts: Any) -> Verdict:
    """Returns the verdict on a part that was not read and may stand on pictures."""
    return on_member(member, "picture", outcome="undecided", pictures=pictures, **facts)


def _printed(subject: Subject, row: str, cells: Mapping[str, object]) -> bool:
    """Whether a row has a value, a blank, or words that were kept in place of a value."""
    remarks = subject.report.remarks
    return any(value is not ABSENT or f"{row}.{c}" in remarks for c, value in cells.items())


def _missing_cells(
    subject: Subject, table_id: str, there: Mapping[str, Mapping[str, object]], lost: Unread
) -> Iterator[Verdict]:
    """Columns without a cell, and single cells, each said once."""
    columns = {column for cells in there.values() for column in cells}
    empty = columns - {
        column
        for row, cells in there.items()
        for column in cells
        if _printed(subject, row, {column: cells[column]})
    }
    name = subject.table_name(table_id, capital=True)
    for column in subject.form.table(table_id).columns:
        ids = (f"{row}.{column.id}" for row, values in there.items() if column.id in values)
        cells = tuple(cell for cell in ids if lost.reason(cell) is None)
        if column.id in empty and cells:
            scope, heading = f"{table_id}.{column.id}", subject.column_name(table_id, column.id)
            yield violated(scope, cells, (), "column", table=name, column=heading)
    for row, values in there.items():
        single = [f"{row}.{c}" for c, value in values.items() if value is ABSENT and c not in empty]
        # Words that were kept in place of a value are a matter of cell.*: the cell is there.
        cells = tuple(
            cell
            for cell in single
            if cell not in subject.report.remarks and lost.reason(cell) is None
        )
        if cells:
            names = {"row": subject.row_name(row), "columns": subject.column_names(cells)}
            yield violated(row, cells, (), "cells", severity="warning", table=name, worded=names)


def _local(subject: Subject) -> Iterator[Verdict]:
    local = subject.report.extensions.get("local")
    for entry in local if isinstance(local, tuple) else ():
        table_id = entry.get("table") if isinstance(entry, Mapping) else None
        if isinstance(table_id, str) and table_id in TABLES:
            name = subject.table_name(table_id, capital=True)
            label = text_of(entry.get("label"))
            yield on_member(table_id, "local", severity="info", table=name, label=label)


PICTURES: Final = ("page_is_picture", "table_is_picture")
"""Kinds of notes of pictures on which a part of the report may stand."""

_STARTS: Final = "page_starts_late"
_ENDS: Final = "page_ends_early"
_SIGNS: Final = "placeholder"


class Unread(Struct, frozen=True):
    """What the notes of a page say was not read; all of it is empty for a document.

    Attributes:
        cuts: The notes that the page begins late or ends early, with what lies beyond: ids of
            rows, tables and narrative sections.
        lost: Cells, rows and tables of which a note says that they could not be read.
        signs: Cells that hold a sign in place of a number.
        empty: Tables that are printed with no value in them.
        pictures: Parts that were not read → the notes of the pictures on which they may stand.
    """

    cuts: tuple[tuple[Note, frozenset[str]], ...] = ()
    lost: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    pictures: Mapping[str, tuple[Note, ...]] = {}

    def pictures_of(self, place: str) -> tuple[Text, ...]:
        """The pictures on which a row, table, section or member may stand, in words."""
        return tuple(map(picture_name, self.pictures.get(place, ())))

    def reason(self, place: str) -> str | None:
        """Why a cell, row, table or section is absent: the key of a reason; ``None``: untold."""
        around = [place]
        while "." in around[-1]:
            around.append(around[-1].rpartition(".")[0])
        if any(each in beyond for _, beyond in self.cuts for each in around[:2]):
            return "page_cut"
        if not self.lost.isdisjoint(around):
            return "unread"
        return "picture" if any(each in self.pictures for each in around) else None

    def is_of_cut(self, note: Note, tables: Iterable[str]) -> bool:
        """Whether a note of something lost only says what a cut says.

        Args:
            note: The note.
            tables: The tables of which something was read.
        """
        for cut, beyond in self.cuts:
            table = cut.where.partition(".")[0]
            if note.where in beyond or note.where.rpartition(".")[0] in beyond:
                return True
            if note.where == table and table not in tables:
                return True
        return False


_NOTHING: Final = Unread()


def unread(subject: Subject) -> Unread:
    """What the notes of the page say; of a document, nothing."""
    if not subject.notes:
        return _NOTHING
    order = _order(subject.report.edition)
    cuts = []
    lost: set[str] = set()
    pictures: dict[str, list[Note]] = {}
    by_kind: dict[str, set[str]] = {_SIGNS: set(), "all_blank": set()}
    for note in subject.notes:
        if is_told(subject, note):
            continue
        if note.kind in (_STARTS, _ENDS) and note.where in order:
            cuts.append((note, _beyond(subject, note, order)))
        elif note.kind in PICTURES:
            for place in pictured(subject, note) or (note.where,):
                pictures.setdefault(place, []).append(note)
        elif is_lost(note):
            lost.add(note.where)
        elif note.kind in by_kind:
            by_kind[note.kind].add(note.where)
    return Unread(
        tuple(cuts),
        frozenset(lost),
        frozenset(by_kind[_SIGNS]),
        frozenset(by_kind["all_blank"]),
        {place: tuple(noted) for place, noted in pictures.items()},
    )


def pictured(subject: Subject, note: Note) -> frozenset[str]:
    """Returns what may stand on a picture: what was not read from the place that its note names on.

    It is nothing where that was read: the picture shows something beside it.
    """
    table = note.where.partition(".")[0]
    parts = [part for part, _ in _leaves(subject)]
    first = note.where
    if first in TABLES:
        first = next((part for part in parts if part.startswith(f"{first}.")), first)
    found: list[str] = []
    for part, is_there in _leaves(subject)[parts.index(first) if first in parts else len(parts) :]:
        if is_there or (note.kind == "table_is_picture" and part.partition(".")[0] != table):
            break
        found.append(part)
    for one in subject.form.tables:
        if set(found).issuperset(subject.expected_rows(one.id)):
            found.append(one.id)
    return frozenset(found)


def _leaves(subject: Subject) -> list[tuple[str, bool]]:
    """Returns the title, sections and rows in the form's order, with whether each was read."""
    report = subject.report
    leaves = [("title", isinstance(report.title, str))]
    for section in subject.form.sections:
        if section.kind != "table":
            leaves.append((section.id, bool(getattr(report, section.id))))
            continue
        for row, cells in subject.expected_rows(section.id).items():
            leaves.append((row, _printed(subject, row, cells)))
    return leaves


def picture_name(note: Note) -> Text:
    """Returns the picture of a note in words."""
    if note.raw:
        return Text(f"图片“{note.raw}”", f"picture “{note.raw}”")
    if note.place.page is None:
        return Text("一张图片", "a picture")
    return Text("{place}（图片）", "{place} (a picture)").filled(
        place=Text(note.place.text("zh"), note.place.text("en"))
    )


def is_told(subject: Subject, note: Note) -> bool:
    """Whether a page has its beginning, and only the heading of section one is not there.

    That is a matter of structure.sections.
    """
    report = subject.report
    begins = isinstance(report.title, str) and isinstance(report.introduction, tuple)
    return note.kind == _STARTS and begins and note.where == subject.form.sections[0].id


def is_lost(note: Note) -> bool:
    """Whether a note is an error of reading that no other rule than structure.unreadable tells."""
    return note.severity == "error" and (
        note.kind in rules_by_id()["structure.unreadable"].notes or note.kind not in _spoken_of()
    )


@cache
def _spoken_of() -> frozenset[str]:
    """The kinds of notes that a rule reports, or whose matter the document shows to a rule."""
    kinds = {kind for rule in rules_by_id().values() for kind in rule.notes}
    return frozenset(kinds.union(rules_by_id()["structure.unreadable"].parameters["elsewhere"]))


@cache
def _order(edition: str) -> Mapping[str, int]:
    """Sections, tables and rows → place in the form; a table is where its first row is."""
    order: dict[str, int] = {}
    for section in form(edition).sections:
        order[section.id] = len(order)
        if section.kind == "table":
            first = order[section.id]
            order.update({r.id: first + i for i, r in enumerate(table_rows(edition, section.id))})
    return order


def _beyond(subject: Subject, note: Note, order: Mapping[str, int]) -> frozenset[str]:
    """What lies beyond a cut: for a page that ends early, from the first thing missing on."""
    cut = order[note.where]
    if note.kind == _ENDS:
        return frozenset(name for name, place in order.items() if place >= cut)
    before = {name for name, place in order.items() if place < cut}
    # Text without its heading is of that section, and the section is not there.
    return frozenset(before | ({note.where} if _absent(subject, note.where) else set()))


def _absent(subject: Subject, section: str) -> bool:
    return "." not in section and getattr(subject.report, section, None) is ABSENT


def beyond_in_words(subject: Subject, note: Note, beyond: frozenset[str]) -> Iterator[Text]:
    """What is missing or not whole beyond a cut, in the form's order."""
    for section in subject.form.sections:
        name = Text(f"“{section.label}”", f"section {section.label}")
        if section.kind == "table":
            yield from _rows_in_words(subject, section.id, beyond)
        elif section.id not in beyond:
            continue
        elif _absent(subject, section.id):
            yield name
        elif section.id == note.where:
            begun = bool(getattr(subject.report, section.id))
            yield Text(f"{name.zh}的结尾", f"the end of {name.en}") if begun else name


def _rows_in_words(subject: Subject, table: str, beyond: frozenset[str]) -> Iterator[Text]:
    expected = subject.expected_rows(table)
    lacking = [row for row, cells in expected.items() if row in beyond and ABSENT in cells.values()]
    name = subject.table_name(table)
    if not lacking:
        return
    if table not in subject.tables and len(lacking) == len(expected):
        yield name
        return
    row = subject.row_name(lacking[0])
    if len(lacking) == 1:
        yield Text(f"{name.zh}“{row.zh}”一行", f"row {row.en} of {name.en}")
    else:
        count = len(lacking)
        yield Text(
            f"{name.zh}自“{row.zh}”起{count}行", f"{count} rows of {name.en} from {row.en} on"
        )
