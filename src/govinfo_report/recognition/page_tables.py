"""The tables of one page: read, completed from the prose among their lines, and what they lack."""

from __future__ import annotations

from typing import Final

from govinfo_report.model import Edition
from govinfo_report.recognition.layouts import Attempt, in_other_layouts, lacks_rows
from govinfo_report.recognition.ledger import Ledger
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.prose import paragraphs_of
from govinfo_report.recognition.prose.headings import Heading
from govinfo_report.recognition.tables import read_table
from govinfo_report.recognition.tables.accounting import account_for
from govinfo_report.recognition.tables.cells import FormCells, TableReading
from govinfo_report.recognition.tables.labels import lacks_repetitions, note_labels
from govinfo_report.recognition.tables.runs import Scan, scan_table
from govinfo_report.recognition.vocabulary import RowWords, sections, vocabulary
from govinfo_report.text import is_garbled, ungarbled

_OPENING: Final = " （(【[*※"
_HINTS: Final = ("编写说明", "填报说明", "填表说明")
_ENDS: Final = ("。", "！", "？", ".", "!", "?")
_CLOSING: Final = '”’"）)】》'


def scan_tables(parts: dict[str, list[PageLine]], edition: Edition) -> dict[str, Scan]:
    """Returns the tables that are on the page as runs, with the words of an edition."""
    words = vocabulary(edition).tables
    return {name: scan_table(words[name], parts[name]) for name in words if name in parts}


class PageTables:
    """The tables of one page.

    Attributes:
        cells: The cells read.
        readings: What was read of each table.
        table_notes: Table id → texts printed with it.
    """

    def __init__(
        self,
        edition: Edition,
        scans: dict[str, Scan],
        scanned_for: Edition,
        parts: dict[str, list[PageLine]],
        headings: list[Heading],
        notes: PageNotes,
    ) -> None:
        self._words = vocabulary(edition)
        self.cells = FormCells(self._words.cell_kinds, notes)
        self.readings: list[TableReading] = []
        self.table_notes: dict[str, tuple[str, ...]] = {}
        self._scans = dict(scans)
        self._parts = parts
        self._headings = headings
        self._last = headings[-1].section if headings else ""
        self._notes = notes
        self._moved: list[tuple[list[PageLine], str]] = []
        for table, words in self._words.tables.items():
            if table in scans and not words.reads_as(vocabulary(scanned_for).tables[table]):
                self._scans[table] = scan_table(words, parts[table])
        for heading in headings:
            if heading.section in self._scans and not heading.lost:
                self._scans[heading.section].heading = heading.line.text

    def read(self, lines: list[PageLine], *, open_end: bool) -> None:
        """Reads the tables that are there, unless repeated strings were dropped from the page."""
        if lacks_repetitions(self._scans.values()):
            for table, scan in self._scans.items():
                line = scan.first_line
                self._notes.add("deduplicated_text", table, line.text if line else "", line)
                words = self._words.tables[table]
                self.readings.append(TableReading(words, scan, self.cells, self._notes))
            return
        scans = dict(self._scans)
        cut = lines[-1] if open_end else None
        for runs in [scan.runs for scan in scans.values()] if open_end else ():
            if runs and runs[-1].printed and runs[-1].values[-1].line is cut:
                runs[-1].doubt()
        mark = self._notes.mark()
        self._read(scans)
        if attempts := self._in_other_layouts(cut):
            self._notes.back_to(mark)
            self.cells, self.readings = FormCells(self._words.cell_kinds, self._notes), []
            for table, found in attempts.items():
                scans[table] = found[-1].scan
                line = found[-1].scan.words[0].line
                for kind in dict.fromkeys(attempt.kind for attempt in found if attempt.kind):
                    self._notes.add(kind, table, line.text, line)
            self._read(scans)
        for reading in self.readings:
            self._note_gaps(reading)

    def _read(self, scans: dict[str, Scan]) -> None:
        for table, scan in scans.items():
            words, last = self._words.tables[table], table == self._last
            reading = read_table(words, scan, self.cells, self._notes, last=last)
            self.readings.append(reading)
            note_labels(reading)

    def _in_other_layouts(self, cut: PageLine | None) -> dict[str, list[Attempt]]:
        """Returns tables that lack rows → the layouts in which they have more.

        A table that the end of the text may cut is not among them.
        """
        found = {}
        for reading in self.readings:
            table = reading.table.id
            lines = self._parts[table]
            if lacks_rows(reading) and not (lines and lines[-1] is cut):
                values, kinds = self.cells.values, self._words.cell_kinds
                last = table == self._last
                found[table] = in_other_layouts(reading, lines, values, kinds, last=last)
        return {table: attempts for table, attempts in found.items() if attempts}

    def _note_gaps(self, reading: TableReading) -> None:
        """Notes a table with nothing under its heading, or without rows of the form.

        The table in which the page ends is not judged: its end is noted once, as that of the page.
        """
        table, scan, notes = reading.table.id, reading.scan, self._notes
        line = scan.first_line
        text = line.text if line else ""
        if not scan.words and not scan.runs:
            if table != self._last:
                notes.add("tables_missing", table)
            return
        if _is_blank(reading):
            notes.add("all_blank", table, scan.words[0].text, line)
        elif not reading.rows and not self._is_noted(table):
            notes.add("table_unreadable", table, text, line)
        if table == self._last or not reading.rows or reading.whole:
            return
        named = {reading.table.rows[row].id for row in _rows_named(reading)}
        self._note_unread(reading, named)
        noted = {where for _, where in notes.kinds()}
        if not named.union(noted).issuperset(reading.table.missing(reading.rows)):
            notes.add("table_partial", table, scan.words[0].text, line)

    def _is_noted(self, table: str) -> bool:
        """Whether a note says what was lost of a table."""
        return any(
            kind != "table_unreadable" and (where == table or where.startswith(f"{table}."))
            for kind, where in self._notes.errors()
        )

    def _note_unread(self, reading: TableReading, named: set[str]) -> None:
        """Notes rows whose label is on the page and of which nothing was read or noted."""
        noted = {where for _, where in self._notes.kinds()}
        read = set(reading.rows)
        # Where rows of （六） are read, the label of their group has no values of its own.
        shapes = reading.table.shapes
        others = {row for shape in shapes for row in shape if not read.isdisjoint(shape - {row})}
        has_shape = any(row.in_shape and row.id in read for row in reading.table.rows)
        for row in reading.table.rows:
            if row.id not in named or row.id in read:
                continue
            if has_shape and row.in_shape and row.id not in others:
                continue
            if not noted.isdisjoint((row.id, *row.cells)):
                continue
            word = next((word for word in reading.scan.words if word.bare in row.keys), None)
            if word is not None:
                self._notes.add("row_collapsed", row.id, word.text, word.line)

    def note_extent(
        self, closing: list[str], lines: list[PageLine], *, begins_late: bool, signed: bool
    ) -> None:
        """Notes where the page begins late or ends early.

        Args:
            closing: Paragraphs of the last section on the page, where that is prose.
            lines: All lines.
            begins_late: Whether it is an inner page without any heading.
            signed: Whether a signature ends it.
        """
        order = [*sections()]
        if begins_late:
            self._notes.add("page_starts_late", "introduction", lines[0].text, lines[0])
        if not self._headings and signed:
            return
        if self._headings and self._headings[0].section != order[0]:
            self._notes.add("page_starts_late", self._first_there(), lines[0].text, lines[0])
        missing = self._first_missing(closing)
        if missing is not None:
            self._notes.add("page_ends_early", missing, lines[-1].text, lines[-1])

    def _first_there(self) -> str:
        """Returns the first thing on a page that begins late: a section, or an unheaded row."""
        order, first = [*sections()], self._headings[0]
        if first.lost:  # of a table whose first rows may be gone with it
            rows = [row for r in self.readings if r.table.id == first.section for row in r.rows]
            return rows[0] if rows else first.section
        has_text_above = first.line.index > 3 and first.section == order[1]
        return order[0] if has_text_above else first.section

    def _first_missing(self, closing: list[str]) -> str | None:
        """Returns the first section or row that is missing at the end of the page."""
        order = [*sections()]
        if not self._headings:
            return order[0]
        following = next(iter(order[order.index(self._last) + 1 :]), None)
        reading = next((r for r in self.readings if r.table.id == self._last), None)
        if reading is None:
            whole = bool(closing) and closing[-1].rstrip(_CLOSING).endswith(_ENDS)
            return following if whole else self._last
        if reading.cut is not None:
            return self._cut_row(reading.cut, reading)
        named = _rows_named(reading)
        # A table that names its rows in its headings may end without values under them.
        sideways = reading.table.arrangement == "sideways"
        empty = not reading.rows and not any(run.shown for run in reading.scan.runs)
        if not named or (sideways and empty and not self._is_noted(self._last)):
            return self._last
        row = reading.table.rows[named[-1]].id
        unread = row not in reading.rows and ("row_repeated", row) not in self._notes.kinds()
        if unread and not _is_blank(reading):
            return self._cut_row(row, reading)  # its label is the last that the page has
        rest = [row for row in reading.table.rows[named[-1] + 1 :] if row.printed]
        if rest and not (sideways and not reading.rows):
            return rest[0].id
        return following

    def _cut_row(self, cut: str, reading: TableReading) -> str:
        """Returns the row in which the text stops: the one after the last that is there.

        A label that the text cuts, or that of a group, may be taken for that of a later row.
        """
        rows = reading.table.rows
        ids = [row.id for row in rows]
        noted = {where for _, where in self._notes.errors()}.union(reading.rows)
        there = [index for index, row in enumerate(ids[: ids.index(cut)]) if row in noted]
        start = there[-1] + 1 if there else 0
        return next((row.id for row in rows[start : ids.index(cut)] if row.printed), cut)

    def move_prose(self, prose: dict[str, list[str]], width: int) -> None:
        """Moves prose among the lines of a table to a note of the table, or to a section.

        Prose after the values of the last table is the section behind it, where the heading of that
        is lost.

        Args:
            prose: Paragraphs by section; changed in place.
            width: Width at which the page's lines are wrapped, or ``0``.
        """
        order = [*sections()]
        for reading in self.readings:
            sentences, scan = reading.scan.sentences, reading.scan
            if not sentences:
                continue
            table = reading.table.id
            end = max((run.values[-1].line.index for run in scan.runs if run.shown), default=0)
            following = order[order.index(table) + 1 :]
            lost = next(iter(following), table)
            is_last = table == [*self._words.tables][-1]
            if is_last and end and lost not in prose and not prose.keys().isdisjoint(following):
                after = [line for line in self._parts[table] if line.index > end]
                if not {line.index for line in sentences}.isdisjoint(line.index for line in after):
                    self._notes.add("heading_missing", lost, after[0].text, after[0])
                    prose[lost] = paragraphs_of(after, width)
                    self._moved.append((after, lost))
                    sentences = [line for line in sentences if line.index <= end]
            if sentences:
                self._keep(table, sentences, scan, width)

    def rows_of(self, table: str) -> list[RowWords]:
        """Returns the rows of a table that the page has or lacks, in the form's order."""
        words = self._words.tables[table]
        values = self.cells.values
        there = {row.id for row in words.rows if not values.keys().isdisjoint(row.cells)}
        wanted = there.union(words.missing(there))
        return [row for row in words.rows if row.id in wanted]

    def shows(self, table: str) -> bool:
        """Whether rows of a table are named on the page and none could be read."""
        found = [reading for reading in self.readings if reading.table.id == table]
        return any(not each.rows and len(_rows_named(each)) > 1 for each in found)

    def shows_form(self) -> bool:
        """Whether a cell was read, or half of the rows of a table of the form are named."""
        return bool(self.cells.values) or any(
            2 * len(_rows_named(reading)) >= len(reading.table.printed_rows)
            for reading in self.readings
        )

    def ungarble(self) -> None:
        """Removes pinyin in brackets from notes of tables, remarks, and rows that no form has."""
        notes = self.table_notes.items()
        self.table_notes = {table: tuple(map(ungarbled, texts)) for table, texts in notes}
        self.cells.remarks = {cell: ungarbled(text) for cell, text in self.cells.remarks.items()}
        for reading in self.readings:
            reading.local[:] = [
                {name: ungarbled(v) if isinstance(v, str) else v for name, v in entry.items()}
                for entry in reading.local
            ]

    def _keep(self, table: str, sentences: list[PageLine], scan: Scan, width: int) -> None:
        """Keeps prose as a note of the table."""
        first = scan.runs[0].line if scan.runs else None
        for line in sentences:
            if line.text.lstrip(_OPENING).startswith(_HINTS):
                kind = "drafting_hint"
            elif first is not None and line.index < first.index:
                kind = "text_before_table"
            else:
                kind = "table_note"
            self._notes.add(kind, table, line.text, line)
            if is_garbled(line.text) and not self._notes.has("garbled_text"):
                self._notes.add("garbled_text", table, line.text, line)
        self.table_notes[table] = tuple(paragraphs_of(sentences, width))
        self._moved.append((sentences, f"table_notes.{table}"))

    def account_for(self, ledger: Ledger) -> None:
        """Enters what took the lines of the tables in the ledger of the page."""
        self.cells.account_for(ledger)
        for lines, member in self._moved:
            ledger.take(lines, member)
        for reading in self.readings:
            account_for(reading, self._scans[reading.table.id], ledger)


def _rows_named(reading: TableReading) -> list[int]:
    """Returns the rows whose labels stand on the page, with or without values, in order."""
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
    read = [index for index, row in enumerate(table.rows) if row.id in ids]
    return sorted({*named, *read})


def _is_blank(reading: TableReading) -> bool:
    """Whether rows are printed and nothing is in them."""
    return not any(run.shown for run in reading.scan.runs) and len(_rows_named(reading)) > 1
