"""The rules on what only the page shows: they pass on what reading it noted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from govinfo_report.catalogue import Text
from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.checks.subject import Subject
from govinfo_report.checks.verdict import Verdict, implements
from govinfo_report.model import Note, layout

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
_SHOWN = 60


@implements("cell.placeholder", "structure.headings")
def noted(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict a note of the rule's kinds."""
    for note in subject.notes or ():
        if note.kind in rule.notes:
            yield _verdict(subject, rule, note, _place(subject, note.where))


@implements("structure.label")
def label(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """One verdict a note on a label; at a cell, it is the heading of the cell's column."""
    for note in subject.notes or ():
        if note.kind in rule.notes:
            yield _verdict(subject, rule, note, _labelled(subject, note.where))


@implements("structure.unreadable")
def unreadable(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Notes of lost values, and every note of an error that no other rule speaks of."""
    for note in subject.notes or ():
        lost = note.severity == "error" and note.kind not in _spoken_of()
        if note.kind in rule.notes or lost:
            variant = "violated" if note.severity == "error" else "doubtful"
            yield _verdict(subject, rule, note, _place(subject, note.where), variant)


@cache
def _spoken_of() -> frozenset[str]:
    """The kinds of notes that a rule reports, or whose matter the document shows to a rule."""
    kinds = {kind for rule in rules_by_id().values() for kind in rule.notes}
    return frozenset(kinds.union(rules_by_id()["structure.unreadable"].parameters["elsewhere"]))


def _verdict(
    subject: Subject, rule: Rule, note: Note, place: Text, variant: str = "violated"
) -> Verdict:
    cells, members = _concerned(subject, note.where)
    raw = " ".join(note.raw.split())
    return Verdict(
        "violated",
        note.where,
        cells,
        members,
        variant,
        parameters={
            "place": place,
            "raw": raw if len(raw) <= _SHOWN else raw[:_SHOWN] + "…",
        },
        # What reading could make up for matters less than the rule says, never more.
        severity=_lesser(rule.severity, note.severity),
    )


def _lesser(one: Severity, other: Severity) -> Severity:
    return one if _RANK[one] >= _RANK[other] else other


def _concerned(subject: Subject, where: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cell or the member that a note is about."""
    if where in layout(subject.report.edition).places:
        return (where,), ()
    return (), (where,)


def _labelled(subject: Subject, where: str) -> Text:
    """What a label belongs to, in words."""
    if where not in layout(subject.report.edition).places:
        return _place(subject, where)
    table = where.partition(".")[0]
    column = subject.column_name(table, where.rpartition(".")[2])
    name = subject.table_name(table)
    return Text(f"{name.zh}“{column.zh}”栏", f"{name.en.capitalize()}, column {column.en}")


def _place(subject: Subject, where: str) -> Text:
    """What a note is about, in words."""
    edition = layout(subject.report.edition)
    if where in edition.places:
        return subject.cell_name(where)
    if any(row.id == where for row in edition.rows):
        name = subject.row_name(where)
        return Text(f"“{name.zh}”行", f"row {name.en}")
    for section in subject.form.sections:
        if section.id == where:
            return Text(f"“{section.label}”", f"section {section.label}")
    return Text(where, where)
