"""Labels and numbers that stand apart: what labels before their numbers explain."""

from __future__ import annotations

import pytest

from govinfo_report.recognition.tables.row_sequence import SpareNumbers, Stretch
from govinfo_report.recognition.vocabulary import vocabulary

TABLE = vocabulary("2021").tables["proactive_disclosure"]
"""Rows of 3, 3, 1, 1, 1 and 1 columns."""


@pytest.mark.parametrize(
    ("labels", "spare", "bare", "first"),
    [
        ([0, 1, 2, 3, 4, 5], [], [], True),
        ([0, 1, 2, 3, 4, 5], [], [2], True),
        ([0, 2], [], [2], True),
        # As many numbers too many as the row has that is lost between: its label is lost.
        ([0, 2, 3, 4, 5], [(0, 2, 3)], [], True),
        ([0, 2, 3, 4, 5], [(0, 2, 3)], [4], True),
        ([0, 2, 3, 4, 5], [(0, 2, 2)], [], False),
        ([0, 2, 3, 4, 5], [(0, 2, 4)], [], False),
        ([0, 3, 4, 5], [(0, 3, 4)], [], True),
        ([0, 3, 4, 5], [(0, 3, 3)], [], False),
        # All labels are there: a number is too many.
        ([0, 1, 2, 3, 4, 5], [(0, 1, 1)], [], True),
        ([0, 1, 2, 3, 4, 5], [(0, 1, 1)], [4], False),
        ([0, 2, 3, 4, 5], [(0, 2, 3), (3, 4, 1)], [], True),
        ([0, 2, 3, 4, 5], [(3, 4, 1), (0, 2, 2)], [], False),
        ([0, 2, 4, 5], [(0, 2, 3), (2, 4, 1)], [5], True),
    ],
)
def test_labels_first_explain_what_stands_there_or_do_not(
    labels: list[int], spare: list[tuple[int, int, int]], bare: list[int], first: bool
) -> None:
    numbers = [SpareNumbers(*each, headed=False) for each in spare]
    stretch = Stretch(-1, 6, [*range(6)], labels=labels, spare=numbers, bare=bare)
    assert [len(row.columns) for row in TABLE.rows] == [3, 3, 1, 1, 1, 1]
    assert stretch.shows_labels_first(TABLE) == first
