"""What of the report is on the page: where it begins and ends, what its tables lack."""

from __future__ import annotations

from typing import Final

from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.prose.headings import SECTIONS, Heading
from govinfo_report.recognition.tables.table_reading import TableReading

_ENDS: Final = ("。", "！", "？", ".", "!", "?")
_CLOSING: Final = '”’"）)】》'
_SIDEWAYS: Final = "disputes"


def rows_named(reading: TableReading) -> list[int]:
    """The rows whose labels stand on the page, with or without values, in the form's order."""
    table = reading.table
    named: list[int] = []
    for word in reading.scan.words:
        row = table.row_of.get(word.bare)
        if row is not None and (not named or row > named[-1]):
            # 其他 and 总计 are also columns: they count as rows near their place only.
            if table.rows[row].keys[0] in table.furniture and (not named or row - named[-1] > 3):
                continue
            named.append(row)
    ids = set(reading.rows)
    read = [place for place, row in enumerate(table.rows) if row.id in ids]
    return sorted({*named, *read})


def note_tables(readings: list[TableReading], last: str, notes: Notes) -> None:
    """Notes tables with nothing under their heading, and tables that lack rows of the form.

    The table in which the page ends (``last``) is not judged: its end is noted once, as
    that of the page.
    """
    for reading in readings:
        table = reading.table.id
        line = reading.scan.words[0].line if reading.scan.words else None
        if not reading.scan.words and not reading.scan.runs:
            if table != last:
                notes.add("tables_missing", table)
            continue
        if _is_blank(reading):
            notes.add("all_blank", table, reading.scan.words[0].text, line)
        elif not reading.rows and not _told(reading, notes):
            notes.add("table_unreadable", table, line.text if line else "", line)
        if table == last or not reading.rows or reading.whole:
            continue
        named = set(rows_named(reading))
        _note_unread(reading, named, notes)
        seen = {kind for kind in notes.kinds() if kind[1].startswith(table + ".")}
        missing = [
            row.id
            for place, row in enumerate(reading.table.rows)
            if row.printed and place not in named and not any(where == row.id for _, where in seen)
        ]
        if missing and not _other_shape(missing, reading):
            notes.add("table_partial", table, reading.scan.words[0].text, line)


def _is_blank(reading: TableReading) -> bool:
    """Whether rows are printed and nothing is in them."""
    return not any(run.shown for run in reading.scan.runs) and len(rows_named(reading)) > 1


def _ends_in_headings(reading: TableReading) -> bool:
    """Whether a table that names its rows in its headings has no values under them."""
    values = reading.rows or any(run.shown for run in reading.scan.runs)
    return reading.table.id == _SIDEWAYS and not values


def _told(reading: TableReading, notes: Notes) -> bool:
    """Whether a note says what was lost of a table."""
    kinds = {kind for kind, where in notes.errors() if _about(reading.table.id, where)}
    return bool(kinds - {"table_unreadable"})


def _note_unread(reading: TableReading, named: set[int], notes: Notes) -> None:
    """Notes rows whose label is on the page and of which nothing was read or said."""
    said = {where for _, where in notes.kinds()}
    read = set(reading.rows)
    unread = [reading.table.rows[place] for place in sorted(named)]
    if any(".other." in row for row in read):  # the label of the group has no values of its own
        unread = [row for row in unread if ".other." not in row.id]
    for row in unread:
        if row.id in read or not {
            row.id,
            *(f"{row.id}.{column}" for column in row.columns),
        }.isdisjoint(said):
            continue
        word = next((word for word in reading.scan.words if word.bare in row.keys), None)
        if word is not None:
            notes.add("row_collapsed", row.id, word.text, word.line)


def _about(table: str, where: str) -> bool:
    return where == table or where.startswith(table + ".")


def _other_shape(missing: list[str], reading: TableReading) -> bool:
    """Whether what is missing is only the shape of (六) that the page does not have."""
    return all(".other." in row for row in missing) and any(
        ".other." in row for row in reading.rows
    )


def _cut_row(cut: str, reading: TableReading, notes: Notes) -> str:
    """The row in which the text stops: the one after the last that is there.

    A label that the text cuts, or that of a group, may be taken for that of a later row.
    """
    rows = reading.table.rows
    ids = [row.id for row in rows]
    told = {where for _, where in notes.errors()}.union(reading.rows)
    there = [place for place, row in enumerate(ids[: ids.index(cut)]) if row in told]
    start = there[-1] + 1 if there else 0
    return next((row.id for row in rows[start : ids.index(cut)] if row.printed), cut)


def note_extent(
    headings: list[Heading],
    readings: list[TableReading],
    closing: list[str],
    lines: list[Line],
    notes: Notes,
) -> None:
    """Notes where the page begins late or ends early.

    Args:
        headings: The headings found.
        readings: The tables read.
        closing: Paragraphs of the last section on the page, where that is prose.
        lines: All lines.
        notes: Where the notes go.
    """
    if headings and headings[0].section != SECTIONS[0]:
        notes.add("page_starts_late", _first_there(headings[0], readings), lines[0].text, lines[0])
    missing = _first_missing(headings, readings, closing, notes)
    if missing is not None:
        line = lines[-1]
        notes.add("page_ends_early", missing, line.text, line)


def _first_there(first: Heading, readings: list[TableReading]) -> str:
    """The first thing on a page that begins late: a section, or a row without a heading above."""
    if first.lost:  # of a table whose first rows may be gone with it
        rows = [row for r in readings if r.table.id == first.section for row in r.rows]
        return rows[0] if rows else first.section
    text_above = first.line.index > 3 and first.section == SECTIONS[1]
    return SECTIONS[0] if text_above else first.section


def _first_missing(
    headings: list[Heading], readings: list[TableReading], closing: list[str], notes: Notes
) -> str | None:
    if not headings:
        return SECTIONS[0]
    last = headings[-1].section
    following = SECTIONS[SECTIONS.index(last) + 1 :]
    reading = next((reading for reading in readings if reading.table.id == last), None)
    if reading is None:
        whole = bool(closing) and closing[-1].rstrip(_CLOSING).endswith(_ENDS)
        if not whole:
            return last
        return following[0] if following else None
    if reading.cut is not None:
        return _cut_row(reading.cut, reading, notes)
    named = rows_named(reading)
    if not named or (_ends_in_headings(reading) and not _told(reading, notes)):
        return last
    row = reading.table.rows[named[-1]].id
    unread = row not in reading.rows and ("row_repeated", row) not in notes.kinds()
    if unread and not _is_blank(reading):
        return _cut_row(row, reading, notes)  # its label is the last that the page has
    rest = [row for row in reading.table.rows[named[-1] + 1 :] if row.printed]
    if rest and not (last == _SIDEWAYS and not reading.rows):
        return rest[0].id
    return following[0] if following else None
