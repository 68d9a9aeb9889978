"""Rows of numbers whose labels stand elsewhere: both are lines or little tables of their own.

Nothing beside or above such a row shows which label belongs to it. A stretch of them is read only
where the page has every label of the form between the rows around it, in the form's order, and as
many rows of numbers; otherwise none of its numbers is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from attrs import define, field

from govinfo_report.recognition.tables.runs import Scan, TableRun
from govinfo_report.recognition.vocabulary import TableWords, joined_labels
from govinfo_report.text import bare_key, without_number


class _Mark(NamedTuple):
    """A row with its own label, a label alone, or a row of numbers alone, at a line of the page."""

    line: int
    kind: Literal["row", "label", "numbers"]
    at: int
    """Index of the run, or of the label's row in the table."""


@define
class Stretch:
    """Lines of a table between two rows that have their own labels.

    Attributes:
        above: Index of the row above in the table; ``-1`` at its beginning.
        below: Index of the row below; the number of rows at its end.
        labels: Rows of the table that are named, in the page's order.
        runs: Indexes of the runs that are numbers alone, in order.
        detached: Whether one of these has neither a label nor a piece of one above it.
    """

    above: int
    below: int
    labels: list[int] = field(factory=list)
    runs: list[int] = field(factory=list)
    detached: bool = False


Placed: TypeAlias = Mapping[int, int]
"""Index of a run → index of its row in the table."""


def detached_stretches(scan: Scan, table: TableWords, placed: Placed) -> list[Stretch]:
    """Returns the stretches in which a row of numbers has no label above it and others have."""
    alone = [run for run in scan.runs if run.printed and not run.own]
    if not alone or any(map(_has_cell_per_line, alone)):  # nearly every table
        return []
    found = [each for each in _stretches(scan, table, placed) if each.runs and each.labels]
    # Where other rows have their labels beside them, one above a row may be that of another row.
    beside = any(run.own and index in placed for index, run in enumerate(scan.runs))
    return [each for each in found if beside or each.detached]


def _stretches(scan: Scan, table: TableWords, placed: Placed) -> Iterator[Stretch]:
    stretch = Stretch(-1, len(table.rows))
    above = ""
    for mark in sorted(_marks(scan, table, placed), key=lambda mark: mark.line):
        before, above = above, mark.kind
        if mark.kind == "label":
            stretch.labels.append(mark.at)
        elif mark.kind == "numbers":
            stretch.runs.append(mark.at)
            if before != "label" and not _ends_in_piece(scan.runs[mark.at], table):
                stretch.detached = True
        else:
            stretch.below = placed[mark.at]
            yield stretch
            stretch = Stretch(placed[mark.at], len(table.rows))
    yield stretch


def _marks(scan: Scan, table: TableWords, placed: Placed) -> Iterator[_Mark]:
    beside = set()
    for index, run in enumerate(scan.runs):
        if run.line is None or not run.printed:
            continue
        if run.own:
            beside.add(run.line.index)
            if index in placed:
                yield _Mark(run.line.index, "row", index)
        else:
            yield _Mark(run.line.index, "numbers", index)
    for word in scan.words:
        row = table.row_named(word.text)
        if row is None or word.line.index in beside:
            continue
        if table.rows[row].keys[0] not in table.furniture or without_number(word.text)[0]:
            yield _Mark(word.line.index, "label", row)


def _has_cell_per_line(run: TableRun) -> bool:
    return len(run.lines) > 1 or (
        run.start is None and len({id(value.line) for value in run.values}) > 1
    )


def _ends_in_piece(run: TableRun, table: TableWords) -> bool:
    """Whether the last words above a run are a piece of a broken label."""
    key = bare_key(run.words[-1]) if run.words else ""
    return bool(key) and key not in table.known and key in joined_labels(table)
