"""Quirks of the labels of a table, as notes: cut, reworded, run together, traditional, garbled.

Also whether an extractor dropped every repeated string, so that nothing of a page can be trusted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from govinfo_report.recognition.money_units import money_units
from govinfo_report.recognition.tables.cells import TableReading
from govinfo_report.recognition.tables.runs import Scan, TableWord
from govinfo_report.recognition.vocabulary import TableWords, base_key, near_label
from govinfo_report.text import MAX_LABEL, Remembered, bare_key, ungarbled
from govinfo_report.text.spelling import TRADITIONAL

_MAX_JOINED: Final = 24
"""Longest key that is tried as two labels without a separator."""

_FEW_PIECES: Final = 10
"""Fewest pieces from whose being all different something follows."""

_REPEATED: Final = "信息内容"
_GROUP: Final = "第二十条第"


def lacks_repetitions(scans: Iterable[Scan]) -> bool:
    """Whether an extractor dropped every repeated string.

    The form prints 信息内容 over each group of table 二, and its numbers repeat; a page with
    several groups on which no word and no number stands twice has lost most of its values.
    """
    scans = list(scans)
    repeated = (word for scan in scans for word in scan.words if word.text.startswith(_REPEATED))
    if len([*islice(repeated, 2)]) > 1:
        return False  # nearly every page
    words = [word.bare for scan in scans for word in scan.words]
    if sum(word.startswith(_GROUP) for word in words) < 2:
        return False
    if words.count(_REPEATED) > 1 or len(words) < _FEW_PIECES:
        return False
    numbers = [number.raw for scan in scans for run in scan.runs for number in run.shown]
    return bool(numbers) and len(set(numbers)) == len(numbers) and len(set(words)) >= len(words) - 1


def note_labels(reading: TableReading) -> None:
    """Notes what is odd about the labels and column headings of one table."""
    table, scan = reading.table, reading.scan
    sound = _sound_words(table)
    noted: set[str] = set()

    def note(kind: str, word: TableWord, *, about: str = "", where: str = table.id) -> None:
        if (about or kind) not in noted:
            noted.add(about or kind)
            reading.notes.add(kind, where, word.text, word.line)

    odd = [index for index, word in enumerate(scan.words) if not sound[word.text]]
    for index in odd:
        word = scan.words[index]
        if _has_pinyin(word.text):
            note("garbled_text", word)
        if word.bare in table.known and _is_traditional(word.text):
            note("script_traditional", word)
        column = _cut_column(table, scan, index)
        if column is not None and column not in noted:
            where = _first_cell(table, column)
            note("label_truncated", word, about=column, where=where)
        elif (
            " " not in word.text
            and word.bare not in table.known
            and _is_joined(word.bare, table)
            and near_label(table)[word.bare] is None
            and not _is_explained(word.text, table)
        ):
            note("cells_run_together", word)
    for index in odd:
        word = scan.words[index]
        mistyped = _mistyped(reading, index)
        if mistyped is not None:
            note("label_variant", word, about=mistyped, where=mistyped)
            continue
        column = _reworded_column(word.bare, table)
        if column is not None:
            note("label_variant", word, about=column, where=_first_cell(table, column))
        row = _reworded_row(word.text, word.bare, table)
        if (
            row is not None
            and table.rows[row].id in reading.rows
            and not _is_wrapped(reading, index)
        ):
            name = table.rows[row].id
            note("label_variant", word, about=name, where=name)
    _note_header(reading)


@cache
def _sound_words(table: TableWords) -> Remembered[bool]:
    """Word → whether nothing can be odd about it in the table, as about nearly every one."""
    return Remembered(lambda word: _is_sound(word, table), most=4096, longest=MAX_LABEL)


def _is_sound(word: str, table: TableWords) -> bool:
    key = bare_key(word)
    if key in table.cut_columns or _has_pinyin(word):
        return False
    if key in table.known:
        reworded = _reworded_row(word, key, table) is not None or _reworded_column(key, table)
        return not reworded and not _is_traditional(word)
    if near_label(table)[key] is not None or table.row_near(word) is not None:
        return False
    return " " in word or not _is_joined(key, table)


def _is_explained(word: str, table: TableWords) -> bool:
    """Whether brackets behind a label have another word for it: 自然人（公民）."""
    return word.endswith((")", "）")) and base_key(word) in table.known


def _has_pinyin(word: str) -> bool:
    if "(" not in word and "（" not in word:
        return False
    text = unicodedata.normalize("NFKC", word)
    return ungarbled(text) != text and not money_units((word,))


def _is_traditional(word: str) -> bool:
    return not TRADITIONAL.keys().isdisjoint(word)


def _first_cell(table: TableWords, column: str) -> str:
    row = next((row for row in table.rows if column in row.columns), table.rows[0])
    return f"{row.id}.{column}"


def _cut_column(table: TableWords, scan: Scan, index: int) -> str | None:
    """Returns the column of whose official heading a word is only the beginning."""
    key = scan.words[index].bare
    if key not in table.cut_columns:
        return None
    following = scan.words[index + 1].key if index + 1 < len(scan.words) else ""
    labels = table.column_labels
    if key + following in labels.values():
        return None  # the heading is wrapped in its cell
    for column, label in labels.items():
        if label.startswith(key) and label != key:
            exact = table.column_of.get(key)
            if exact is None or exact == column:
                return column if exact != column or len(label) - len(key) < 2 else None
    return None


def _is_joined(key: str, table: TableWords) -> bool:
    """Whether a key is two labels without a separator."""
    known = table.known
    return len(key) <= _MAX_JOINED and any(
        key[:cut] in known and key[cut:] in known for cut in range(2, len(key) - 1)
    )


def _reworded_column(key: str, table: TableWords) -> str | None:
    """Returns the column that a word names otherwise than any edition's form does."""
    column = table.column_of.get(key)
    if column is None or key in table.row_of or key in table.furniture:
        return None
    official = table.column_labels[column]
    return None if key in official or official in key else column


def _mistyped(reading: TableReading, index: int) -> str | None:
    """Returns the row, or a cell of the column, whose label is printed with wrong characters.

    A piece of a label whose other piece stands before or behind it is none.
    """
    table, words = reading.table, reading.scan.words
    key = words[index].bare
    near = near_label(table)[key]
    if near is None:
        numbered = table.row_near(words[index].text)
        name = None if numbered is None else table.rows[numbered].id
        return name if name in reading.rows else None
    if near in key:
        return None
    if _is_wrapped(reading, index):
        return None
    if near in table.column_of:
        return _first_cell(table, table.column_of[near])
    row = table.row_of.get(near)
    name = None if row is None else table.rows[row].id
    return name if name in reading.rows else None


def _is_wrapped(reading: TableReading, index: int) -> bool:
    """Whether a word is one of two pieces of a label, the other of which stands beside it."""
    words, known = reading.scan.words, reading.table.known
    return any(
        above >= 0 and below < len(words) and words[above].bare + words[below].bare in known
        for above, below in ((index - 1, index), (index, index + 1))
    )


def _reworded_row(word: str, key: str, table: TableWords) -> int | None:
    """Returns the row that a word names otherwise than the form does."""
    row = table.row_of.get(key)
    if row is None or key in table.furniture:
        return None
    official = table.rows[row].keys[0]
    as_printed = key == official or official.startswith(key) or base_key(word) == official
    return None if as_printed else row


def _note_header(reading: TableReading) -> None:
    """Notes column headings that are not on the page, of a table that is headed once."""
    table, scan = reading.table, reading.scan
    if table.arrangement != "headed" or not reading.rows:
        return
    above = []
    for word in scan.words:
        if word.bare in table.row_of and word.key not in table.furniture:
            break
        above.append(word.key)
    missing = _missing_columns("".join(above), table)
    if missing:
        where = table.id if len(missing) > 2 else _first_cell(table, missing[0])
        text = scan.words[0].text if scan.words else ""
        reading.notes.add("header_missing", where, text, scan.first_line)


@lru_cache(maxsize=256)  # headings are mostly the same, page after page
def _missing_columns(heading: str, table: TableWords) -> list[str]:
    """Returns the columns whose headings have characters that the words above the rows lack."""
    shown = set(heading)
    return [column for column, label in table.column_labels.items() if not set(label) <= shown]
