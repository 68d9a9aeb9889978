"""Rows that the form does not have, or has once: printed twice, in two shapes, or of local make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables.alignment import last_tokens, own_key
from govinfo_report.recognition.tables.runs import Run
from govinfo_report.recognition.tables.table_reading import TableReading, says_something
from govinfo_report.recognition.vocabulary import TableWords, base_key, scraps
from govinfo_report.text import Number, bare_key, printed, without_number

_OTHER: Final = "applications.outcomes.other."
"""How the rows of (六)其他处理 begin."""


def repeated_rows(
    runs: list[Run], placed: dict[int, int], table: TableWords, notes: Notes
) -> set[str]:
    """Rows that the page prints more than once with different values: none can be trusted."""
    found = {row: [runs[run]] for run, row in placed.items()}
    for place, run in enumerate(runs):
        if place in placed or not run.printed or not run.words:
            continue
        row = _named(run, table)
        if row in found and not any(_same(run, other) for other in found[row]):
            found[row].append(run)
    repeated = {table.rows[row].id: each for row, each in found.items() if len(each) > 1}
    for name, each in repeated.items():
        each.sort(key=lambda run: run.line.index if run.line else -1)
        label = each[-1].words[-1] if each[-1].words else ""
        note_repeated(name, label, [run.printed for run in each], each[-1].line, notes)
    return {*repeated}


def _named(run: Run, table: TableWords) -> int | None:
    """The row of a run's label; 其他 and 总计 are headings too, but with the number of a row."""
    label = run.words[-1]
    row = table.row_of.get(bare_key(label), table.row_of.get(base_key(label)))
    row = last_tokens(run.words, table) if row is None else row
    if row is None or table.rows[row].keys[0] not in table.furniture:
        return row
    return row if without_number(label)[0] else None


def _same(one: Run, other: Run) -> bool:
    """Whether two runs print the same values, in the same columns where both show their blanks."""
    if len(one.printed) == len(other.printed):
        return _said(one.printed) == _said(other.printed)
    return _said(one.shown) == _said(other.shown)


def _said(printed: Sequence[Number]) -> list[object]:
    return ["" if number.kind == "blank" else number.value for number in printed]


def note_repeated(
    where: str, label: str, values: Sequence[Sequence[Number]], line: Line | None, notes: Notes
) -> None:
    """Notes a row for which the page prints several values, with all of them."""
    each = " / ".join(" ".join(number.raw for number in printed) for printed in values)
    notes.add("row_repeated", where, f"{label} {each}".strip(), line)


def other_shape(
    runs: list[Run], placed: dict[int, int], table: TableWords, notes: Notes
) -> set[str]:
    """The rows of (六) in the shape that does not count, where a page prints both shapes.

    A report has one row for (六) or three. The shape with numbers counts, the three rows where both
    have some; the other one is left out, with a note where numbers are lost.
    """
    one: dict[str, Run] = {}
    three: dict[str, Run] = {}
    for place, row in placed.items():
        name = table.rows[row].id
        if name.startswith(_OTHER) and says_something(runs[place]):
            (one if name == f"{_OTHER}all" else three)[name] = runs[place]
    if not one or not three:
        return set()
    if not any(run.shown for run in three.values()) and any(run.shown for run in one.values()):
        return set(three)
    for name, run in one.items():
        if run.shown:
            notes.add("row_repeated", name, run.raw(), run.line)
    return set(one)


def keep_local(reading: TableReading, run: Run, notes: Notes) -> None:
    """Keeps a row that the form does not have, where it is plainly a row: a label and numbers."""
    if not run.shown or not run.words:
        return
    label = run.words[-1]
    key = bare_key(label)
    if not _heads_rows(run, key, reading.table):
        known = key in reading.table.furniture or key in reading.table.column_of
        if len(key) < 3 or known or key in reading.table.row_of:
            return
        if (own_key(run) or key) in scraps(reading.table):
            return  # a piece of a broken label, not a row of its own
    values = [number.raw for number in run.shown]
    entry = {"table": reading.table.id, "label": printed(label), "values": values}
    reading.local.append(entry)
    notes.add("local_row", reading.table.id, run.raw(), run.line)


def _heads_rows(run: Run, key: str, table: TableWords) -> bool:
    """Whether the label of a group has a number a column, as no group of the form has."""
    return bool(run.own) and any(
        row.groups.endswith(key) and len(run.shown) == len(row.columns) and len(key) > 2
        for row in table.rows
    )
