"""The rules on what only the page shows: they pass on what reading it noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec.structs import replace

from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.checks import figures
from govinfo_report.checks.structure import (
    PICTURES,
    beyond_in_words,
    is_lost,
    is_told,
    picture_name,
    pictured,
    unread,
)
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    table_rows,
    violated,
)
from govinfo_report.language import Text
from govinfo_report.model import Note
from govinfo_report.patterns import lazy_pattern

RULES: Final = RuleFunctions[Function]()

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
_SHOWN = 60
_SHOWN_TWICE = 160  # a row of large figures, twice or three times


@RULES.of("structure.headings", "structure.label")
def headings_and_labels(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict a note on a heading or label; at a cell, it is the heading of its column."""
    for note in subject.notes or ():
        if note.kind in rule.notes:
            variant = "missing" if note.kind in ("heading_missing", "label_missing") else "violated"
            named = _labelled if rule.id == "structure.label" else _place
            yield _verdict(subject, rule, note, named(subject, note.where), variant)


@RULES.of("cell.placeholder")
def placeholder(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict for the cells of a row that print one sign and, by the sums, hold one value."""
    signs: dict[tuple[str, str, Any], list[Note]] = {}
    for note in subject.notes or ():
        if note.kind in rule.notes:
            expected = subject.forced.get(subject.places.get(note.where, -1))
            row = note.where.rpartition(".")[0]
            signs.setdefault((row, note.raw, expected), []).append(note)
    for (row, _, expected), notes in signs.items():
        printed = tuple(note.where for note in notes)
        one = len(printed) == 1 or not _is_row(subject, row)
        place = _place(subject, printed[0])
        if not one:
            above, columns = subject.row_name(row), subject.column_names(printed)
            words = Text("“{row}”行{columns}栏", "row {row}, columns {columns}")
            place = words.filled(row=above, columns=columns)
        verdict = _verdict(
            subject, rule, notes[0], place, "violated" if expected is None else "forced", expected
        )
        yield verdict if one else replace(verdict, scope=row, cells=printed)


@RULES.of("structure.unreadable")
def unreadable(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Notes of lost values, and every note of an error that no other rule speaks of.

    What has one cause is said once: a cut with all that lies beyond it, the rows of a table that
    are illegible, the rows that are printed twice.
    """
    found = unread(subject)
    rows: dict[tuple[str, str], list[Note]] = {}
    others: list[Note] = []
    for note in subject.notes or ():
        if any(note is cut for cut, _ in found.cuts) or _is_told(subject, note):
            continue
        if note.kind in PICTURES:
            if not pictured(subject, note):
                yield _picture(subject, note)
            continue
        if is_lost(note) and found.is_of_cut(note, subject.tables):
            continue
        if note.kind in _ROWS and _is_row(subject, note.where) and not _of_shapes(note):
            rows.setdefault((note.where.partition(".")[0], note.kind), []).append(note)
        elif note.kind in rule.notes or is_lost(note):
            others.append(note)
    for cut, beyond in found.cuts:
        yield _cut(subject, rule, cut, beyond)
    for (table, kind), notes in rows.items():
        yield _unread_rows(subject, rule, table, kind, notes)
    for note in others:
        variant = "violated" if note.severity == "error" else "doubtful"
        if note.kind == "row_repeated":  # of one cell, where keys and not rows say which it is
            variant = "shapes" if _of_shapes(note) else "repeated"
        yield _verdict(subject, rule, note, _place(subject, note.where), variant)


def _picture(subject: Subject, note: Note) -> Verdict:
    """A picture beside parts that were read."""
    place, picture = _place(subject, note.where), picture_name(note)
    member = (note.where,)
    return violated(
        note.where, (), member, "picture", outcome="undecided", place=place, pictures=(picture,)
    )


def _is_told(subject: Subject, note: Note) -> bool:
    """Whether another rule says what a note of something lost is about."""
    if (
        note.kind in ("value_unreadable", "formula_not_calculated")
        and note.where in subject.form.cells
    ):
        return figures.is_told(subject, note.where)
    return is_told(subject, note)


def _of_shapes(note: Note) -> bool:
    """Whether a note says that (六) is printed in both shapes and the one row was not taken."""
    once = " / " not in note.raw
    return note.kind == "row_repeated" and once and note.where.endswith(".outcomes.other.all")


_ROWS: Final = {
    "row_collapsed": "bare",
    "row_repeated": "repeated",
    "cells_run_together": "doubtful",
    "columns_of_another_edition": "foreign",
}
"""Kinds of notes on rows, of which a table may have many → the words for them."""

_LABEL_NUMBER: Final = lazy_pattern(r"^[(（]?[0-9０-９一二三四五六七]{1,2}[)）.．、]")


def _cut(subject: Subject, rule: Rule, note: Note, beyond: frozenset[str]) -> Verdict:
    missing = tuple(beyond_in_words(subject, note, beyond)) or (_place(subject, note.where),)
    variant = "ends" if note.kind == "page_ends_early" else "starts"
    return _verdict(subject, rule, note, _place(subject, note.where), variant, missing=missing)


def _unread_rows(subject: Subject, rule: Rule, table: str, kind: str, notes: list[Note]) -> Verdict:
    """The rows of one table that were not read for the same reason."""
    # A row may be noted from two sides, or be printed more than twice.
    by_row = {note.where: note for note in reversed(notes)}
    noted = sorted(by_row.values(), key=notes.index)
    variant = "violated"
    if kind != "row_collapsed" or not any(map(_has_figure, noted)):
        variant = _ROWS[kind]
    if len(noted) == 1:
        return _verdict(subject, rule, noted[0], _place(subject, noted[0].where), variant)
    return violated(
        table,
        (),
        tuple(note.where for note in noted),
        f"{variant}_rows",
        severity=_lesser(rule.severity, noted[0].severity),
        table=subject.table_name(table),
        count=len(noted),
        raw=tuple(dict.fromkeys(f"“{_short(note)}”" for note in noted)),
    )


def _has_figure(note: Note) -> bool:
    """Whether the words of a note hold a figure beside the number of the row."""
    return re.search(r"\d", _LABEL_NUMBER.sub("", note.raw.strip())) is not None


def _is_row(subject: Subject, where: str) -> bool:
    return any(row.id == where for row in table_rows(subject.report.edition, None))


def _verdict(
    subject: Subject,
    rule: Rule,
    note: Note,
    place: Text,
    variant: str,
    expected: Any = None,
    **facts: Any,
) -> Verdict:
    cell = note.where in subject.places
    return violated(
        note.where,
        (note.where,) if cell else (),
        () if cell else (note.where,),
        variant,
        expected=expected,
        # What reading could make up for matters less than the rule says, never more.
        severity=_lesser(rule.severity, note.severity),
        place=place,
        raw=_short(note),
        **facts,
    )


def _short(note: Note) -> str:
    raw = " ".join(note.raw.split())
    most = _SHOWN_TWICE if note.kind == "row_repeated" else _SHOWN
    return raw if len(raw) <= most else raw[:most] + "…"


def _lesser(one: Severity, other: Severity) -> Severity:
    return one if _RANK[one] >= _RANK[other] else other


def _labelled(subject: Subject, where: str) -> Text:
    """What a label belongs to, in words."""
    if where not in subject.places:
        return _place(subject, where)
    table = where.partition(".")[0]
    column = subject.column_name(table, where.rpartition(".")[2])
    name = subject.table_name(table, capital=True)
    return Text(f"{name.zh}“{column.zh}”栏", f"{name.en}, column {column.en}")


def _place(subject: Subject, where: str) -> Text:
    """What a note is about, in words."""
    if where in subject.places:
        return subject.cell_name(where)
    if _is_row(subject, where):
        name = subject.row_name(where)
        return Text(f"“{name.zh}”行", f"row {name.en}")
    for section in subject.form.sections:
        if section.id == where:
            return Text(f"“{section.label}”", f"section {section.label}")
    return Text(where, where)
