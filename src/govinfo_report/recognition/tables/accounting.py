"""What of the lines of a table was read, written down in the ledger of the page."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from govinfo_report.recognition.ledger import FURNITURE, NOTED, Ledger, PageUnit
from govinfo_report.recognition.money_units import is_money_unit
from govinfo_report.recognition.tables.cells import TableReading
from govinfo_report.recognition.tables.runs import Scan, TableRun, TableWord
from govinfo_report.recognition.vocabulary import TableWords, base_key, near_label
from govinfo_report.text import MAX_LABEL, Remembered, bare_key, keys_of, without_number

_LOCAL: Final = "extensions.local"
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z .,'/&()-]*")
_NUMBER: Final = re.compile(r"[（(]?[一二三四五六七八九十]{1,2}[)）]?[、.．]?")
"""The number of a label that stands on the line above its words."""

_SHORT_PIECE: Final = 3
"""Most characters of a piece of a label that other words have as well."""


def account_for(reading: TableReading, scan: Scan, ledger: Ledger) -> None:
    """Enters what took the words of a table, and values that are in no cell of the form.

    Args:
        reading: What was read of the table.
        scan: Its lines as runs, in the layout of the page.
        ledger: The ledger of the page.
    """
    for run, taker in reading.beside:
        _take(run, reading.scan, taker, ledger)
    # Runs of which values may stand on a line beside other things, and those lines.
    inline = [run for run in scan.runs if run.start is None and not run.lines]
    valued = {id(value.line) for run in inline for value in run.values}
    others = _take_words(scan, reading.table, valued, ledger)
    if reading.scan is not scan:
        _take_words(reading.scan, reading.table, valued, ledger)
    for run in reading.noted:
        _take(run, reading.scan, NOTED, ledger)
    if reading.noted:
        _leave_pieces(reading, scan, ledger)
    if inline:
        others = [word for word in others if word.at is None and id(word.line) in valued]
        _leave_parts(reading, others, inline, ledger)


def _leave_parts(
    reading: TableReading, others: list[TableWord], inline: list[TableRun], ledger: Ledger
) -> None:
    """Enters words and values that nothing took on lines of which something else was taken."""
    runs = [*reading.read, *(run for run, _ in reading.beside), *reading.noted]
    read = {*map(id, runs)}
    doubtful = [run for run in inline if id(run) not in read]
    values = [value for run in runs for value in run.values] if doubtful or others else []
    taken = {*map(id, values)}
    moved = {value.place for value in values if value.line.made}  # of lines that became rows
    for word in others:
        if word.line.place not in moved:
            ledger.leave(word.line, word.text)
    for run in doubtful:
        for value in run.values:
            if value.at is None and id(value) not in taken and value.place not in moved:
                ledger.leave(value.line, value.number.raw)


def _leave_pieces(reading: TableReading, scan: Scan, ledger: Ledger) -> None:
    """Enters pieces of the form's labels on lines of text that were taken without them."""
    table, on_form = reading.table, _on_form(reading.table)
    runs = [run for run in reading.noted if run.line is not None and run.line.cells is None]
    lines = {id(run.line) for run in runs}
    shown = {id(word) for run in runs for word in _words_of(run, reading.scan)[-1:]}
    for word in scan.words if lines else ():
        if (
            id(word.line) in lines
            and id(word) not in shown
            and on_form[word.text]
            and not table.knows(word.text)
            and ledger.taker(PageUnit(word.line)) in (NOTED, _LOCAL)
        ):
            ledger.leave(word.line, word.text)


def _take(run: TableRun, scan: Scan, taker: str, ledger: Ledger) -> None:
    """Enters what took the label and the values of a run."""
    ledger.take_all(_words_of(run, scan)[-1:], taker)
    ledger.take_all((value for value in run.values if value.number.raw), taker)


def _words_of(run: TableRun, scan: Scan) -> list[TableWord]:
    return [] if run.first is None else scan.words[run.first : run.first + len(run.words)]


def _take_words(scan: Scan, table: TableWords, valued: set[int], ledger: Ledger) -> list[TableWord]:
    """Enters the words that a form prints in the table, and returns the others.

    Args:
        scan: The lines of the table as runs.
        table: The words of the table.
        valued: Identities of lines with values: a label on such a line does not take it.
        ledger: The ledger of the page.
    """
    words, on_form = scan.words, _on_form(table)
    others = [word for word in words if not on_form[word.text]]
    if valued or others:
        unknown = {*map(id, others)}
        passed = valued.union(id(word.line) for word in others if word.at is None)
        words = [word for word in words if id(word) not in unknown and id(word.line) not in passed]
    ledger.take_all(words, FURNITURE)
    return others


@cache
def _on_form(table: TableWords) -> Remembered[bool]:
    """Words → whether a form prints them in the table: broken, run together or with a slip, too."""
    known = table.known | table.other_columns
    printed = "|".join((*sorted(known), *(row.groups for row in table.rows)))
    longest = max(map(len, printed.split("|")))

    def is_piece(text: str) -> bool:
        key = bare_key(text)
        explained = not text[-1:].isalpha() and base_key(text) in known
        if key in printed or explained or near_label(table)[key] is not None:
            return True
        if table.row_near(text) is not None:
            return True
        start = 0  # several labels, or the same pieces of several, without anything between
        # Behind a number short pieces alone make words of the page's own: 三、收费情况.
        is_label = not without_number(text)[0]
        while start < len(key):
            ends = range(min(len(key), start + longest), start + 1, -1)
            end = next((end for end in ends if key[start:end] in printed), len(key) + 1)
            is_label = is_label or end - start > _SHORT_PIECE or key[start:end] in known
            start = end
        return start == len(key) and is_label

    def is_on_form(text: str) -> bool:
        if not known.isdisjoint(keys_of(text)) or is_money_unit(text):  # nearly every label
            return True
        if _NUMBER.fullmatch(text) or is_piece(text) or all(map(is_piece, text.split())):
            return True
        chinese = _LATIN.sub("", text)  # a label with its translation beside it
        return chinese != text and is_piece(chinese)

    return Remembered(is_on_form, most=4096, longest=MAX_LABEL)
