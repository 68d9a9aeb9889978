"""What of the lines of a table was read, written down in the ledger of the page."""

from __future__ import annotations

from functools import cache

from govinfo_report.recognition.ledger import FURNITURE, NOTED, Ledger
from govinfo_report.recognition.tables.cells import TableReading
from govinfo_report.recognition.tables.runs import Scan, TableRun, TableWord
from govinfo_report.recognition.vocabulary import RowWords, TableWords, near_label
from govinfo_report.text import MAX_LABEL, Remembered, bare_key


def account_for(reading: TableReading, scan: Scan, ledger: Ledger) -> None:
    """Enters what took the words of a table, and the values that are in none of its cells.

    Args:
        reading: What was read of the table.
        scan: Its lines as runs, in the layout of the page.
        ledger: The ledger of the page.
    """
    for run, taker in reading.beside:
        _take(run, reading.scan, taker, ledger)
    for each in (scan,) if reading.scan is scan else (scan, reading.scan):
        _take_words(each, reading, ledger)
    for run in reading.noted:
        _take(run, reading.scan, NOTED, ledger)


def _take(run: TableRun, scan: Scan, taker: str, ledger: Ledger) -> None:
    """Enters what took the label and the values of a run."""
    ledger.take_all(_words_of(run, scan)[-1:], taker)
    ledger.take_all((value for value in run.values if value.number.raw), taker)


def _words_of(run: TableRun, scan: Scan) -> list[TableWord]:
    return [] if run.first is None else scan.words[run.first : run.first + len(run.words)]


def _take_words(scan: Scan, reading: TableReading, ledger: Ledger) -> None:
    """Enters the words that a form prints in the table, and the labels of rows that were read."""
    table = reading.table
    known, words = table.known, scan.words
    others = [word for word in words if word.bare not in known and word.key not in known]
    if others:
        others = [word for word in others if not _on_form(table)[word.text]]
    if others:
        labels = {id(word): row.id for run, row in reading.read for word in _label(run, row, scan)}
        for word in others if scan is reading.scan else ():
            if id(word) in labels:
                ledger.take_cell(word.line, word.at, labels[id(word)])
        unknown = {*map(id, others)}
        words = [word for word in words if id(word) not in unknown]
    # Where label and values are one line, the label does not take it.
    if any(run.own and run.grid is None for run in scan.runs):
        beside = [run for run in scan.runs if run.own and run.start is None]
        lines = {id(value.line) for run in beside for value in run.values}
        words = [word for word in words if id(word.line) not in lines]
    ledger.take_all(words, FURNITURE)


def _label(run: TableRun, row: RowWords, scan: Scan) -> list[TableWord]:
    """Returns the words of a run that are the label of its row: the last, and pieces of it."""
    words = _words_of(run, scan)
    pieces = (*row.keys, row.groups)
    return [
        word for word in words if word is words[-1] or any(word.bare in each for each in pieces)
    ]


@cache
def _on_form(table: TableWords) -> Remembered[bool]:
    """Words → whether a form prints them in the table: broken, joined or with a slip, too."""
    known = table.known | table.other_columns
    printed = "|".join((*sorted(known), *(row.groups for row in table.rows)))

    def is_piece(text: str) -> bool:
        key = bare_key(text)
        return len(key) > 1 and (key in printed or near_label(table)[key] is not None)

    def is_on_form(text: str) -> bool:
        return is_piece(text) or all(map(is_piece, text.split()))

    return Remembered(is_on_form, most=4096, longest=MAX_LABEL)
