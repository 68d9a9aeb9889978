"""The order of a table's columns on the page, where it is not that of the form."""

from __future__ import annotations

from typing import Final, Literal

from govinfo_report.readers.recognise.runs import Run
from govinfo_report.readers.recognise.scan import Scan
from govinfo_report.readers.recognise.vocabulary import TableWords
from govinfo_report.text import label_key, without_number

Order = tuple[str, ...]
Answer = Order | Literal["unknown"]

_TOTAL: Final = "total"


def heading_order(words: list[str], table: TableWords, columns: Order) -> Order | None:
    """The columns in the order in which their headings stand among ``words``, if all do."""
    found: list[str] = []
    for word in words:
        whole = label_key(word) in table.column_of
        for piece in (word,) if whole else word.split(" "):
            column = table.column_of.get(label_key(piece))
            if column in columns and column not in found:
                found.append(column)
    return tuple(found) if len(found) == len(columns) else None


def order_of(scan: Scan, runs: list[Run], table: TableWords, columns: Order) -> Answer:
    """The order of columns that are headed once, above all rows, and end in their total.

    Headings in two rows come in another order than the columns, and extractors mix them further.
    An order unlike that of the form is therefore believed only where rows add up in it and do not
    in the form's; where neither or only few speak, nothing is known.
    """
    words = []
    for word in scan.words:
        if word.bare in table.row_of and without_number(word.text)[0]:
            break
        words.append(word.text)
    order = heading_order(words, table, columns)
    if order is None or order in (columns, (columns[0], _TOTAL, *columns[1:-1])):
        return columns
    rows = [
        [int(number.value or 0) for number in run.shown]
        for run in runs
        if len(run.shown) == len(columns)
        and all(isinstance(number.value, int) for number in run.shown)
    ]
    telling = [row for row in rows if any(row)]
    if not telling or all(_adds_up(row, columns) for row in telling):
        return columns
    return order if all(_adds_up(row, order) for row in telling) else "unknown"


def _adds_up(row: list[int], order: Order) -> bool:
    total = row[order.index(_TOTAL)]
    return sum(row) == 2 * total
