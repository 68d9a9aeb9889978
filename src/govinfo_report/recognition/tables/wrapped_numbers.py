"""Numbers whose last digits stand on the line below: columns too narrow for what is in them.

In the text of a PDF nothing joins the halves again: 816592 and, below it, a lone 1 were 8165921.
"""

from __future__ import annotations

from itertools import pairwise

from govinfo_report.recognition.tables.alignment import own_key
from govinfo_report.recognition.tables.columns import confirmed
from govinfo_report.recognition.tables.runs import Run
from govinfo_report.recognition.vocabulary import RowWords, TableWords, scraps


def halved(runs: list[Run], placed: dict[int, int], table: TableWords) -> set[int]:
    """The runs below which digits stand that may be theirs, unless their own total holds."""
    found = set()
    for place, (run, below) in enumerate(pairwise(runs)):
        if place in placed and place + 1 not in placed and _continues(run, below):
            row = table.rows[placed[place]]
            # The total cannot hold where one half is missing; where two are, it can.
            whole = len(below.printed) == 1 and _adds_up(run, row)
            # Beside the digits stands nothing, or a piece of a label that wraps too.
            if own_key(below) in scraps(table) and not whole:
                found.add(place)
    return found


def _continues(run: Run, below: Run) -> bool:
    """Whether the run below is fewer numbers, on the next line of a text without a grid."""
    if run.grid is not None or not run.printed or not below.printed:
        return False
    last, first = run.values[-1].line, below.values[0].line
    in_a_row = len({id(value.line) for value in run.values}) == 1
    beneath = first.index - last.index == 1 and not first.gap
    return in_a_row and beneath and below.own <= 1 and len(below.printed) < len(run.printed)


def _adds_up(run: Run, row: RowWords) -> bool:
    total = len(row.columns) - 1
    whole = row.columns[-1] == "total" and len(run.printed) == len(row.columns)
    return whole and confirmed([*run.values], total)
