"""What of the lines of a table was read, written down in the ledger of the page."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from govinfo_report.recognition.ledger import FURNITURE, NOTED, Ledger
from govinfo_report.recognition.tables.cells import TableReading
from govinfo_report.recognition.tables.runs import Scan, TableRun, TableWord
from govinfo_report.recognition.vocabulary import TableWords, base_key, near_label
from govinfo_report.text import MAX_LABEL, Remembered, bare_key

_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z .,'/&()-]*")
_NUMBER: Final = re.compile(r"[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．]?")
"""The number of a label that stands on the line above its words."""


def account_for(reading: TableReading, scan: Scan, ledger: Ledger) -> None:
    """Enters what took the words of a table, and values that are in no cell of the form.

    Args:
        reading: What was read of the table.
        scan: Its lines as runs, in the layout of the page.
        ledger: The ledger of the page.
    """
    for run, taker in reading.beside:
        _take(run, reading.scan, taker, ledger)
    for each in (scan,) if reading.scan is scan else (scan, reading.scan):
        _take_words(each, reading.table, ledger)
    for run in reading.noted:
        _take(run, reading.scan, NOTED, ledger)


def _take(run: TableRun, scan: Scan, taker: str, ledger: Ledger) -> None:
    """Enters what took the label and the values of a run."""
    ledger.take_all(_words_of(run, scan)[-1:], taker)
    ledger.take_all((value for value in run.values if value.number.raw), taker)


def _words_of(run: TableRun, scan: Scan) -> list[TableWord]:
    return [] if run.first is None else scan.words[run.first : run.first + len(run.words)]


def _take_words(scan: Scan, table: TableWords, ledger: Ledger) -> None:
    """Enters the words that a form prints in the table."""
    known, words = table.known, scan.words
    if not known.issuperset([word.bare for word in words]):
        on_form = _on_form(table)
        words = [w for w in words if w.bare in known or w.key in known or on_form[w.text]]
    # Where label and values are one line, the label does not take it.
    beside = [run for run in scan.runs if run.own and run.start is None]
    if beside:
        lines = {id(value.line) for run in beside for value in run.values}
        words = [word for word in words if id(word.line) not in lines]
    ledger.take_all(words, FURNITURE)


@cache
def _on_form(table: TableWords) -> Remembered[bool]:
    """Words → whether a form prints them in the table: broken, run together or with a slip, too."""
    known = table.known | table.other_columns
    printed = "|".join((*sorted(known), *(row.groups for row in table.rows)))

    def is_piece(text: str) -> bool:
        key = bare_key(text)
        if key in printed or base_key(text) in known or near_label(table)[key] is not None:
            return True
        start = 0  # several labels, or the same pieces of several, without anything between
        while start < len(key):
            ends = range(len(key), start + 1, -1)
            start = next((end for end in ends if key[start:end] in printed), len(key) + 1)
        return start == len(key)

    def is_on_form(text: str) -> bool:
        if _NUMBER.fullmatch(text) or is_piece(text) or all(map(is_piece, text.split())):
            return True
        chinese = _LATIN.sub("", text)  # a label with its translation beside it
        return chinese != text and is_piece(chinese)

    return Remembered(is_on_form, most=4096, longest=MAX_LABEL)
