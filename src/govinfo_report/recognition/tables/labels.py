"""Quirks of the labels of a table, as notes: cut, reworded, run together, traditional, garbled."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Final

from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables.scan import Scan, Word
from govinfo_report.recognition.tables.table_reading import TableReading
from govinfo_report.recognition.vocabulary import TableWords, base_key
from govinfo_report.text import MAX_LABEL, Remembered, bare_key, ungarbled
from govinfo_report.text.spelling import TRADITIONAL

MAX_TOGETHER: Final = 24
"""Longest key that is looked at as two labels without a separator."""


def note_labels(reading: TableReading, notes: Notes) -> None:
    """Notes what is odd about the labels and column headings of one table."""
    table, scan = reading.table, reading.scan
    known = table.known
    garbled = traditional = together = False
    told: set[str] = set()
    sound = _sound_words(table)
    odd = [place for place, word in enumerate(scan.words) if not sound[word.text]]
    for place in odd:
        piece = scan.words[place]
        word, line, key = piece.text, piece.line, piece.bare
        if not garbled and _pinyin(word):
            garbled = True
            notes.add("garbled_text", table.id, word, line)
        if not traditional and key in known and _traditional(word):
            traditional = True
            notes.add("script_traditional", table.id, word, line)
        column = _cut_column(table, scan, place, key)
        if column is not None and column not in told:
            told.add(column)
            notes.add("label_truncated", _first_cell(table, column), word, line)
        elif not together and " " not in word and key not in known and _run_together(key, known):
            together = True
            notes.add("cells_run_together", table.id, word, line)
    _note_rows(reading, [scan.words[place] for place in odd], notes)
    _note_header(reading, notes)


@cache
def _sound_words(table: TableWords) -> Remembered[bool]:
    """Word → whether nothing can be odd about it in the table: nearly every one."""
    return Remembered(lambda word: _is_sound(word, table), most=4096, longest=MAX_LABEL)


def _is_sound(word: str, table: TableWords) -> bool:
    key = bare_key(word)
    if key in table.cut_columns or _pinyin(word):
        return False
    if key in table.known:
        return not _traditional(word) and _reworded_row(word, key, table) is None
    return " " in word or not _run_together(key, table.known)


def _pinyin(word: str) -> bool:
    if "(" not in word and "（" not in word:
        return False
    text = unicodedata.normalize("NFKC", word)
    return ungarbled(text) != text


def _traditional(word: str) -> bool:
    return not TRADITIONAL.keys().isdisjoint(word)


def _first_cell(table: TableWords, column: str) -> str:
    row = next((row for row in table.rows if column in row.columns), table.rows[0])
    return f"{row.id}.{column}"


def _cut_column(table: TableWords, scan: Scan, place: int, key: str) -> str | None:
    """The column whose official heading the word is only the beginning of."""
    if key not in table.cut_columns:
        return None
    following = scan.words[place + 1].key if place + 1 < len(scan.words) else ""
    for column, label in table.column_labels.items():
        if label.startswith(key) and label != key and label != key + following:
            exact = table.column_of.get(key)
            if exact is None or exact == column:
                return column if exact != column or len(label) - len(key) < 2 else None
    return None


def _run_together(key: str, known: frozenset[str]) -> bool:
    if len(key) > MAX_TOGETHER:
        return False
    return any(key[:cut] in known and key[cut:] in known for cut in range(2, len(key) - 1))


def _note_rows(reading: TableReading, words: list[Word], notes: Notes) -> None:
    """Row labels that are known under another wording than the form's."""
    table = reading.table
    read = set(reading.rows)
    told: set[int] = set()
    for word in words:
        row = _reworded_row(word.text, word.bare, table)
        if row is not None and row not in told and table.rows[row].id in read:
            told.add(row)
            notes.add("label_variant", table.rows[row].id, word.text, word.line)


def _reworded_row(word: str, key: str, table: TableWords) -> int | None:
    """The row that a word names otherwise than the form does."""
    row = table.row_of.get(key)
    if row is None or key in table.furniture:
        return None
    official = table.rows[row].keys[0]
    as_printed = key == official or official.startswith(key) or base_key(word) == official
    return None if as_printed else row


def _note_header(reading: TableReading, notes: Notes) -> None:
    """Column headings of table 三 that are not on the page at all."""
    table, scan = reading.table, reading.scan
    if table.id != "applications" or not reading.rows:
        return
    first: Line | None = scan.words[0].line if scan.words else None
    rows = table.row_of
    before = []
    for word in scan.words:
        if word.bare in rows and word.key not in table.furniture:
            break
        before.append(word.key)
    missing = _missing_columns("".join(before), table)
    if not missing:
        return
    where = table.id if len(missing) > 2 else _first_cell(table, missing[0])
    notes.add("header_missing", where, scan.words[0].text if scan.words else "", first)


@lru_cache(maxsize=256)  # headings are mostly the same, page after page
def _missing_columns(heading: str, table: TableWords) -> list[str]:
    """The columns whose headings have characters that the words above the rows lack."""
    shown = set(heading)
    return [column for column, label in table.column_labels.items() if not set(label) <= shown]
