"""The three tables of one page together, and the prose that stands among their lines."""

from __future__ import annotations

from typing import Final

from govinfo_report.model import Edition
from govinfo_report.recognition.completeness import note_tables
from govinfo_report.recognition.layouts import Look, lacks_rows, second_look
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.prose import Wrapping, paragraphs_of
from govinfo_report.recognition.prose.headings import Heading
from govinfo_report.recognition.tables import read_table, scan_table
from govinfo_report.recognition.tables.damage import deduplicated
from govinfo_report.recognition.tables.labels import note_labels
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.tables.table_reading import TableReading
from govinfo_report.recognition.tables.values import Cells
from govinfo_report.recognition.vocabulary import vocabulary

_OPENING: Final = " （(【[*※"


def scan_tables(sections: dict[str, list[Line]], edition: Edition) -> dict[str, Scan]:
    """The tables that are on the page as runs, with the words of an edition."""
    words = vocabulary(edition).tables
    return {name: scan_table(words[name], sections[name]) for name in words if name in sections}


class PageTables:
    """The three tables of one page."""

    def __init__(
        self,
        edition: Edition,
        scans: dict[str, Scan],
        scanned_for: Edition,
        sections: dict[str, list[Line]],
        headings: list[Heading],
        notes: Notes,
    ) -> None:
        self.edition = edition
        self.words = vocabulary(edition)
        self.cells = Cells(self.words.cell_kinds, notes)
        self.readings: list[TableReading] = []
        self.table_notes: dict[str, tuple[str, ...]] = {}
        self._scans = dict(scans)
        self._sections = sections
        self._headings = headings
        self._notes = notes
        for table, words in self.words.tables.items():
            if table in scans and not words.reads_as(vocabulary(scanned_for).tables[table]):
                self._scans[table] = scan_table(words, sections[table])

    def read(self, lines: list[Line], *, open_end: bool) -> None:
        """Reads the tables that are there, unless repeated strings were dropped from the page."""
        last = self._headings[-1].section if self._headings else ""
        if deduplicated(self._scans.values()):
            for table, scan in self._scans.items():
                line = scan.words[0].line if scan.words else None
                self._notes.add("deduplicated_text", table, line.text if line else "", line)
                self.readings.append(TableReading(self.words.tables[table], scan))
            return
        scans = dict(self._scans)
        if open_end:
            for scan in scans.values():
                _doubt_last(scan, lines[-1])
        mark = self._notes.mark()
        self._read(scans, last)
        cut = lines[-1] if open_end else None
        if looks := self._looked_again(last, cut):
            self._notes.back_to(mark)
            self.cells, self.readings = Cells(self.words.cell_kinds, self._notes), []
            for table, found in looks.items():
                scans[table] = found[-1].scan
                line = found[-1].scan.words[0].line
                for kind in dict.fromkeys(look.kind for look in found if look.kind):
                    self._notes.add(kind, table, line.text, line)
            self._read(scans, last)
        note_tables(self.readings, last, self._notes)

    def _read(self, scans: dict[str, Scan], last: str) -> None:
        for table, scan in scans.items():
            words = self.words.tables[table]
            reading = read_table(words, scan, self.cells, self._notes, last=table == last)
            self.readings.append(reading)
            note_labels(reading, self._notes)

    def _looked_again(self, last: str, cut: Line | None) -> dict[str, list[Look]]:
        """Tables that lack rows → how they give more; not one that the end of the text may cut."""
        looks = {}
        for reading in self.readings:
            table = reading.table.id
            section = self._sections[table]
            if lacks_rows(reading) and not (section and section[-1] is cut):
                values, kinds = self.cells.values, self.words.cell_kinds
                looks[table] = second_look(reading, section, values, kinds, last=table == last)
        return {table: found for table, found in looks.items() if found}

    def lost_prose(self, prose: dict[str, list[str]], wrapping: Wrapping) -> None:
        """Gives prose among the lines of a table its place: a note of the table, or a section.

        Prose after the values of table 四 is section 五 where the heading of that is lost.
        """
        for reading in self.readings:
            sentences = reading.scan.sentences
            known = {line.index for line in sentences}
            if not sentences:
                continue
            table = reading.table.id
            end = _last_value(reading.scan)
            if (
                table == [*self.words.tables][-1]
                and end
                and "problems_and_improvements" not in prose
            ):
                after = [line for line in self._sections[table] if line.index > end]
                if "other_matters" in prose and not known.isdisjoint(line.index for line in after):
                    self._notes.add(
                        "heading_missing", "problems_and_improvements", after[0].text, after[0]
                    )
                    prose["problems_and_improvements"] = paragraphs_of(after, wrapping)
                    sentences = [line for line in sentences if line.index <= end]
            self._keep(table, sentences, reading.scan, wrapping)

    def _keep(self, table: str, sentences: list[Line], scan: Scan, wrapping: Wrapping) -> None:
        if not sentences:
            return
        first = scan.runs[0].line if scan.runs else None
        for line in sentences:
            if line.text.lstrip(_OPENING).startswith(("编写说明", "填报说明", "填表说明")):
                kind = "drafting_hint"
            elif first is not None and line.index < first.index:
                kind = "text_before_table"
            else:
                kind = "table_note"
            self._notes.add(kind, table, line.text, line)
        self.table_notes[table] = tuple(paragraphs_of(sentences, wrapping))


def _doubt_last(scan: Scan, line: Line) -> None:
    if scan.runs and scan.runs[-1].printed:
        run = scan.runs[-1]
        if run.values[-1].line is line:
            run.doubt()


def _last_value(scan: Scan) -> int:
    return max((run.values[-1].line.index for run in scan.runs if run.shown), default=0)
