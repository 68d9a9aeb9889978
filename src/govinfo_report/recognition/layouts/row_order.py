"""Tables whose rows stand in another order than on the form, each under its whole label.

Elsewhere rows are told by label and order. Here only labels count: every row has to be there once,
with the whole of its label, and one whose label says too little (其他, 总计) with what tells it.
"""

from __future__ import annotations

from copy import copy
from typing import Final

from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.tables.column_order import heading_order
from govinfo_report.recognition.tables.runs import Run
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.vocabulary import TableWords, base_key
from govinfo_report.text import bare_key, label_key, without_number

MOST_PIECES: Final = 3
"""Most lines or cells that a label is broken over."""


def in_any_order(table: TableWords, scan: Scan, lines: list[Line]) -> Scan | None:
    """The runs in the form's order, where their labels leave no doubt; else ``None``."""
    if table.arrangement == "sideways":
        return None
    named: dict[int, Run] = {}
    rest: list[Run] = []
    before: int | None = None
    for run in scan.runs:
        row = _row_named(run, table, before)
        if row is not None and row not in named and not _headed_otherwise(run, row, table):
            named[row] = run
            before = row
        elif run.numbers or row is not None:
            return None  # a row of local make, a row twice, or columns in another order as well
        else:
            rest.append(run)
    if list(named) == sorted(named) or not _complete(set(named), table):
        return None
    other = copy(scan)
    other.runs = [*(named[row] for row in sorted(named)), *rest]
    return other


def _row_named(run: Run, table: TableWords, before: int | None) -> int | None:
    """The row that a run's label names by itself; ``before`` is the row above it on the page."""
    whole = [*run.words[-MOST_PIECES:]]
    broken = whole[-1].split(" ") if whole else []  # the label of a group may stand before it
    known = all(bare_key(word) in table.known for word in broken[:-1])
    for words in (whole, broken if known else []):
        for count in range(1, len(words) + 1):
            label = "".join(words[-count:])
            row = table.row_of.get(bare_key(label), table.row_of.get(base_key(label)))
            if row is None:
                continue
            if table.rows[row].keys[0] not in table.furniture:
                return row
            above = words[:-count] or run.words[:-1]
            return row if _told(label, above, row, table, before) else None
    return None


def _told(label: str, above: list[str], row: int, table: TableWords, before: int | None) -> bool:
    """Whether a row whose label may be another's is told: by its number, or by its group."""
    number = table.rows[row].number
    if not number.isdigit():  # （七）is the number of one row, 3. that of several
        return label_key(without_number(label)[0]) == number
    group = table.rows[row].id.rpartition(".")[0]
    if before is not None and table.rows[before].id.rpartition(".")[0] == group:
        return True
    return bool(above) and table.rows[row].groups.endswith(bare_key(above[-1]))


def _headed_otherwise(run: Run, row: int, table: TableWords) -> bool:
    """Whether the headings above a run stand in another order than on the form."""
    columns = table.rows[row].columns
    if table.arrangement == "headed" or len(columns) < 2:
        return False
    return heading_order(run.words, table, columns) not in (None, columns)


def _complete(named: set[int], table: TableWords) -> bool:
    """Whether every row of the form is there, (六) in one of its shapes."""
    shown = any(".other." in table.rows[place].id for place in named)
    return all(
        place in named or not row.printed or (shown and ".other." in row.id)
        for place, row in enumerate(table.rows)
    )
