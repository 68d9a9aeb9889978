"""Rows of numbers that have no label beside them: each cell, or each row, is a line or a table.

On the form a label stands before its numbers, and a table with a cell a line is read so as long as
this explains all that it prints. Where numbers have no label before them and labels no numbers
behind them, the page has another order; and where other rows have their labels beside them, a label
above a row may be that of another one. Then numbers are read only where one assignment is left: all
labels and all numbers of the form are there, both in the form's order, or the identities of the
form exclude every other assignment. Otherwise none of them is taken.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Final, Literal, TypeAlias

from govinfo_report.model import ABSENT, layout
from govinfo_report.recognition.tables.cells import TableReading
from govinfo_report.recognition.tables.row_sequence import Stretch, numbers_of, stretches
from govinfo_report.recognition.tables.runs import TableRun, Value
from govinfo_report.recognition.vocabulary import TableWords

_FEW_IDENTITIES: Final = 2
"""Fewest identities that confirm an assignment."""

_Verdict: TypeAlias = Literal["excluded", "open", "confirmed"]
_Assignment: TypeAlias = dict[int, Sequence[Value]]
"""Index of a row in the table → its values."""


def place_loose_rows(
    reading: TableReading, placed: dict[int, int], by_position: set[int]
) -> tuple[dict[int, int], set[int]]:
    """Places the rows of numbers that have no label beside them.

    The runs of the reading's scan change where a run is several rows. Numbers of which several
    assignments are left have no row, and a note.

    Args:
        reading: The table.
        placed: Index of a run → index of its row in the table.
        by_position: The runs placed by position alone.

    Returns:
        Both, with these rows.
    """
    table, runs = reading.table, reading.scan.runs
    if all(run.own for run in runs if run.printed):  # nearly every table with rows
        return placed, by_position
    labelled = {index: row for index, row in placed.items() if index not in by_position}
    beside = any(runs[index].own and runs[index].printed for index in labelled)
    cell_per_line = all(_has_cell_per_line(run) for run in runs if run.printed)
    strict = beside and not cell_per_line
    strict = strict or any(run.labelled_behind for run in runs)
    assigned: _Assignment = {}
    apart: set[int] = set()
    for stretch in stretches(reading.scan, table, labelled):
        if not stretch.labels or not stretch.numbers:
            continue
        if not strict and stretch.shows_labels_first(table):
            _place_behind(stretch, runs, placed)
            found = None if beside else _instead(stretch, runs, placed, table)
            apart.update(_headed_runs(stretch, placed))
            if not cell_per_line:
                apart |= stretch.before_lost_rows(table, cut=reading.last)
        else:
            found = _complete(stretch, runs, table)
            if found is None:
                found = {} if beside else _left_by_identities(stretch, runs, table) or {}
        if found is not None:
            assigned |= found
            apart.update(stretch.numbers)
            # A place between rows says nothing where these do not have the numbers behind them.
            apart.update(i for i in by_position if stretch.above < placed[i] < stretch.below)
    if not apart:
        return placed, by_position
    return _with_rows(reading, assigned, apart, placed, by_position)


def _has_cell_per_line(run: TableRun) -> bool:
    """Whether each value of a run is a line of its own."""
    return run.start is None and len({id(value.line) for value in run.values}) == len(run.values)


def _with_rows(
    reading: TableReading,
    assigned: _Assignment,
    apart: set[int],
    placed: Mapping[int, int],
    by_position: set[int],
) -> tuple[dict[int, int], set[int]]:
    """Makes runs of the assigned rows; the result is that of :func:`place_loose_rows`."""
    table, runs = reading.table, reading.scan.runs
    begins = {id(values[0]): row for row, values in assigned.items()}
    units = [word.text for word in reading.scan.words if "元" in word.text]
    made: list[TableRun] = []
    places: dict[int, int] = {}
    doubtful: set[int] = set()
    for index, run in enumerate(runs):
        rows = [begins[id(value)] for value in run.values if id(value) in begins]
        whole = len(rows) == 1 and len(assigned[rows[0]]) == len(run.values)
        if index not in apart or whole:
            row = placed.get(index) if index not in apart else rows[0]
            if row is not None:
                places[len(made)] = row
            if index in by_position or row != placed.get(index):
                doubtful.add(len(made))
            made.append(run)
            continue
        for row in rows:
            places[len(made)] = row
            doubtful.add(len(made))
            made.append(_run([*units, table.rows[row].keys[0]], assigned[row]))
        if sum(len(assigned[row]) for row in rows) < len(numbers_of(run)):
            raw = " ".join(number.raw for number in run.printed)
            reading.notes.add("row_label_lost", table.id, raw, run.line)
            made.append(_run([], run.values))
            reading.noted.append(made[-1])
    reading.scan = copy(reading.scan)
    reading.scan.runs = made
    return places, doubtful


def _run(words: list[str], values: Sequence[Value]) -> TableRun:
    run = TableRun(words=words, line=values[0].line, bounded=True)
    for value in values:
        run.add(value)
    return run


def _headed_runs(stretch: Stretch, placed: Mapping[int, int]) -> list[int]:
    """Returns the runs placed by a label above which a heading stands between the two."""
    return [i for i in stretch.numbers if i not in stretch.behind and placed.get(i) in stretch.bare]


def _place_behind(stretch: Stretch, runs: Sequence[TableRun], placed: dict[int, int]) -> None:
    """Gives each row the numbers behind its label, where a row of a grid is the label alone."""
    alone = {row: index for index, row in placed.items() if not runs[index].printed}
    for index, row in stretch.behind.items():
        if row in alone and index not in placed:
            del placed[alone[row]]
            placed[index] = row


def _instead(
    stretch: Stretch, runs: Sequence[TableRun], placed: Mapping[int, int], table: TableWords
) -> _Assignment | None:
    """Returns another assignment, where the identities exclude labels before their numbers.

    They are asked only where the last label alone has no numbers behind it: the labels may then be
    behind their numbers, of which the first are lost. Else the page shows an order.
    """
    if stretch.bare != stretch.labels[-1:] or stretch.spare:  # nearly every table
        return None
    usual: _Assignment = {row: runs[index].values for index, row in placed.items()}
    if _verdict(usual, table) != "excluded":
        return None
    return _left_by_identities(stretch, runs, table)


def _complete(stretch: Stretch, runs: Sequence[TableRun], table: TableWords) -> _Assignment | None:
    """Returns the numbers of each row, if all labels and numbers of the form are there in order."""
    if stretch.labels != stretch.rows:
        return None
    return _in_order(stretch.rows, stretch, runs, table)


def _in_order(
    rows: Sequence[int], stretch: Stretch, runs: Sequence[TableRun], table: TableWords
) -> _Assignment | None:
    """Gives the numbers to rows in order; ``None`` where they are not as many, row by row."""
    assigned: _Assignment = {}
    left = iter(rows)
    for index in stretch.numbers:
        values = numbers_of(runs[index])
        start = 0
        while start < len(values):
            row = next(left, None)
            if row is None:
                return None
            end = start + len(table.rows[row].columns)
            if end > len(values) or (len(values) > end - start and _has_words(runs[index])):
                return None
            assigned[row] = values[start:end]
            start = end
    return assigned if next(left, None) is None else None


def _has_words(run: TableRun) -> bool:
    """Whether words stand among the numbers of a run, which may be labels or parts of these."""
    return any(number.kind == "not_a_number" for number in run.printed)


def _left_by_identities(
    stretch: Stretch, runs: Sequence[TableRun], table: TableWords
) -> _Assignment | None:
    """Returns what all assignments have in common that the identities of the form do not exclude.

    At most one label, or the numbers of one row, may be lost: else there are too many assignments.
    """
    rows, labels = stretch.rows, stretch.labels
    if labels == rows:
        choices = [rows[:at] + rows[at + 1 :] for at in range(len(rows))]
    elif labels in ([row for row in rows if row != lost] for lost in rows):
        choices = [rows]
    else:
        return None
    possible = [_in_order(choice, stretch, runs, table) for choice in choices]
    found = [each for each in possible if each and _verdict(each, table) == "confirmed"]
    if not found:
        return None
    return {
        row: values
        for row, values in found[0].items()
        if all(row in each and each[row][0] is values[0] for each in found)
    }


def _verdict(assigned: _Assignment, table: TableWords) -> _Verdict:
    """Returns what the identities over several rows say of an assignment.

    It is excluded where one of them cannot hold, and confirmed where some hold whose numbers are
    all there and not all 0: signs in place of numbers, and zeros, fit anywhere.
    """
    # Few pages need the identities; without them reading is loaded faster.
    from govinfo_report.identities.deduction import DeductionProblem, propagate
    from govinfo_report.identities.systems import row_of, shape_of, system

    form = layout(table.edition)
    block: list[object] = [ABSENT] * len(form.cells)
    for row, values in assigned.items():
        for cell, value in zip(table.rows[row].cells, values, strict=False):
            if isinstance(value.number.value, int):
                block[form.places[cell]] = value.number.value
    equations = system(table.edition, shape_of(table.edition, block))
    scope = shown = 0
    for at, identity in enumerate(equations.identities):
        in_rows = {row_of(cell) for _, cell in identity.terms}
        if len(in_rows) > 1 and all(row.startswith(f"{table.id}.") for row in in_rows):
            scope |= 1 << at
            numbers = [block[form.places[cell]] for _, cell in identity.terms]
            shown += ABSENT not in numbers and any(numbers)
    if propagate(DeductionProblem.of(equations, block), (), scope).conflicts:
        return "excluded"
    return "confirmed" if shown >= _FEW_IDENTITIES else "open"
