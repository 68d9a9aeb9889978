"""Puts the parts of a page together: header, narrative, tables, and the notes about them."""

from __future__ import annotations

from typing import Any, Final

from attrs import define, field

from govinfo_report.errors import ReadError
from govinfo_report.model import (
    ABSENT,
    Contact,
    Edition,
    FrozenMap,
    Metadata,
    Period,
    Reading,
    Report,
    Signature,
    replace_cells,
)
from govinfo_report.page import Page
from govinfo_report.readers.recognise.contact import read_contact
from govinfo_report.readers.recognise.damage import deduplicated
from govinfo_report.readers.recognise.dates import find_period
from govinfo_report.readers.recognise.edition import edition_of, note_citations
from govinfo_report.readers.recognise.extent import note_extent, note_tables
from govinfo_report.readers.recognise.headings import Heading, find_headings
from govinfo_report.readers.recognise.labels import note_labels
from govinfo_report.readers.recognise.metadata import agency_code, read_metadata
from govinfo_report.readers.recognise.narrative import (
    Wrapping,
    paragraphs_of,
    take_signature,
    wrapping_of,
)
from govinfo_report.readers.recognise.notes import Notes
from govinfo_report.readers.recognise.runs import Scan
from govinfo_report.readers.recognise.stream import Line, lines_of
from govinfo_report.readers.recognise.tables import TableReading, read_table, scan_table
from govinfo_report.readers.recognise.title import Title, find_title, year_in_text
from govinfo_report.readers.recognise.values import Cells
from govinfo_report.readers.recognise.vocabulary import vocabulary
from govinfo_report.text import printed

TABLES: Final[tuple[str, ...]] = ("proactive_disclosure", "applications", "disputes")
_NARRATIVE: Final[tuple[str, ...]] = ("overview", "problems_and_improvements", "other_matters")
_SHORT: Final = 12

_SCANNED_FOR: Final[Edition] = "2021"
"""The edition whose words the tables are first looked through with, to find the edition."""


@define
class _Parts:
    """The lines of a page, parted by section."""

    head: list[Line] = field(factory=list)
    sections: dict[str, list[Line]] = field(factory=dict)


def recognise(page: Page) -> Reading:
    """The report that a page prints, where each value stands, and every doubt.

    Raises:
        ReadError: Nothing on the page is a part of a report.
    """
    lines, marks = lines_of(page)
    if not lines:
        raise ReadError("the page is empty: there is no text on it", place=page.name)
    notes = Notes()
    headings = find_headings(lines, notes)
    parts = _parted(lines, headings)
    title = find_title(parts.head, marks, notes)
    if not headings and title.text is None:
        raise ReadError(
            "this is no annual report on government information disclosure: it has neither "
            "such a title nor one of the six sections' headings or tables",
            place=page.name,
        )
    metadata, header_lines = read_metadata(parts.head, notes)
    wrapping = wrapping_of(_prose(parts), printed_lines=page.lines)
    prose = _read_prose(parts, title, header_lines, wrapping)
    period, year = _period_and_year(prose, title, parts, notes)
    first = vocabulary(_SCANNED_FOR)
    scans = {
        table: scan_table(first.tables[table], parts.sections[table])
        for table in TABLES
        if table in parts.sections
    }
    words = [word for scan in scans.values() for word in scan.words]
    edition = edition_of(words, year, notes)
    tables = _Tables(edition, scans, parts, headings, notes)
    tables.read(lines, open_end=page.open_end)
    tables.lost_prose(prose, wrapping)
    _note_header(title, metadata, period, edition, parts, notes)
    closing = prose.get(headings[-1].section, []) if headings else []
    note_extent(headings, tables.readings, closing, lines, notes)
    signature = _signature(prose, headings, title)
    report = _report(title, year, period, metadata, prose, signature, tables, page, wrapping)
    return Reading(report, notes.in_order(), FrozenMap(tables.cells.origins), page.format)


def _parted(lines: list[Line], headings: list[Heading]) -> _Parts:
    parts = _Parts(head=lines[: headings[0].line.index] if headings else lines)
    ends = [*(heading.line.index for heading in headings[1:]), len(lines)]
    for place, heading in enumerate(headings):
        start = heading.line.index + (0 if heading.lost else 1)
        parts.sections[heading.section] = lines[start : ends[place]]
    return parts


def _prose(parts: _Parts) -> list[Line]:
    return [*parts.head, *(line for name in _NARRATIVE for line in parts.sections.get(name, ()))]


def _read_prose(
    parts: _Parts, title: Title, header_lines: frozenset[int], wrapping: Wrapping
) -> dict[str, list[str]]:
    """Paragraphs by section; a section without a heading on the page is not among them."""
    prose = {
        name: paragraphs_of(parts.sections[name], wrapping)
        for name in _NARRATIVE
        if name in parts.sections
    }
    skip = title.lines | header_lines
    start = max(title.lines, default=-1)
    head = [line for line in parts.head if line.index > start and line.index not in skip]
    if not wrapping.width:
        head = [line for line in head if _is_prose(line)]
    paragraphs = paragraphs_of(head, wrapping)
    if not parts.sections or not paragraphs:
        return prose
    if title.text is None and "overview" not in parts.sections and paragraphs[0][:1] in "(（":
        return {"overview": paragraphs, **prose}
    return {"introduction": paragraphs, **prose}


def _is_prose(line: Line) -> bool:
    """Whether a line before section 一 is running text and no furniture of the web page."""
    text = line.text
    if line.cells is not None or text.count(">") > 1 or text.startswith(("【", "[")):
        return False
    return len(text) >= _SHORT and any(sign in text for sign in "。，,；;：:")


def _period_and_year(
    prose: dict[str, list[str]], title: Title, parts: _Parts, notes: Notes
) -> tuple[Period | None, int | None]:
    period, damaged = None, ""
    for section in ("introduction", "overview"):
        found, words = find_period("\n".join(prose.get(section, ())))
        if found is not None:
            period = found
            break
        damaged = damaged or words
    if period is None and damaged:
        notes.add("period_damaged", "period", damaged)
    year = title.year
    if year is None and period is not None and period.start.year == period.end.year:
        year = period.start.year
    if year is None:
        text = [line for line in _prose(parts) if line.index not in title.lines]
        found_year = year_in_text(text)
        if found_year is None:
            notes.add("year_missing", "year")
        else:
            year = found_year[0]
            notes.add("year_from_text", "year", found_year[1].text, found_year[1])
    if title.text is None:
        notes.add("no_title", "title")
    return period, year


def _note_header(
    title: Title,
    metadata: Metadata,
    period: Period | None,
    edition: Edition,
    parts: _Parts,
    notes: Notes,
) -> None:
    overview = parts.sections.get("overview", [])
    sections = ["introduction"] * len(parts.head) + ["overview"] * len(overview)
    note_citations([*parts.head, *overview], edition, sections, notes)
    if period is not None and metadata.published_on and metadata.published_on <= period.end:
        notes.add("published_before_period_end", "metadata.published_at")
    publisher = metadata.publisher
    agency = title.agency
    if isinstance(publisher, str) and agency and not (publisher in agency or agency in publisher):
        notes.add("publisher_differs", "metadata.publisher", publisher)


def _signature(
    prose: dict[str, list[str]], headings: list[Heading], title: Title
) -> Signature | None:
    if not headings or headings[-1].section not in prose:
        return None
    return take_signature(prose[headings[-1].section], title.agency)


class _Tables:
    """The three tables of one page."""

    def __init__(
        self,
        edition: Edition,
        scans: dict[str, Scan],
        parts: _Parts,
        headings: list[Heading],
        notes: Notes,
    ) -> None:
        self.edition = edition
        self.words = vocabulary(edition)
        self.cells = Cells(self.words.cell_kinds, notes)
        self.readings: list[TableReading] = []
        self.table_notes: dict[str, tuple[str, ...]] = {}
        self._scans = scans
        self._parts = parts
        self._headings = headings
        self._notes = notes

    def read(self, lines: list[Line], *, open_end: bool) -> None:
        """Reads the tables that are there, unless repeated strings were dropped from the page."""
        last = self._headings[-1].section if self._headings else ""
        if deduplicated(self._scans.values()):
            for table, scan in self._scans.items():
                line = scan.words[0][1] if scan.words else None
                self._notes.add("deduplicated_text", table, line.text if line else "", line)
                self.readings.append(TableReading(self.words.tables[table], scan))
            return
        for table, first_scan in self._scans.items():
            words = self.words.tables[table]
            scan = first_scan
            if self.edition != _SCANNED_FOR and table == TABLES[0]:
                scan = scan_table(words, self._parts.sections[table])
            if open_end:
                _doubt_last(scan, lines[-1])
            reading = read_table(words, scan, self.cells, self._notes, last=table == last)
            self.readings.append(reading)
            note_labels(reading, self._notes)
        note_tables(self.readings, last, set(), self._notes)

    def lost_prose(self, prose: dict[str, list[str]], wrapping: Wrapping) -> None:
        """Gives prose among the lines of a table its place: a note of the table, or a section.

        Prose after the values of table 四 is section 五 where the heading of that is lost.
        """
        for reading in self.readings:
            sentences = reading.scan.sentences
            if not sentences:
                continue
            table = reading.table.id
            end = _last_value(reading.scan)
            if table == TABLES[-1] and end and "problems_and_improvements" not in prose:
                after = [line for line in self._parts.sections[table] if line.index > end]
                if "other_matters" in prose and any(line in sentences for line in after):
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
            if line.text.startswith(("编写说明", "填报说明", "填表说明")):
                kind = "drafting_hint"
            elif first is not None and line.index < first.index:
                kind = "text_before_table"
            else:
                kind = "table_note"
            self._notes.add(kind, table, line.text, line)
        self.table_notes[table] = tuple(paragraphs_of(sentences, wrapping))


def _doubt_last(scan: Scan, line: Line) -> None:
    if scan.runs and scan.runs[-1].values:
        value = scan.runs[-1].values[-1]
        value.doubtful = value.line is line


def _last_value(scan: Scan) -> int:
    return max((run.values[-1].line.index for run in scan.runs if run.numbers), default=0)


def _report(
    title: Title,
    year: int | None,
    period: Period | None,
    metadata: Metadata,
    prose: dict[str, list[str]],
    signature: Signature | None,
    tables: _Tables,
    page: Page,
    wrapping: Wrapping,
) -> Report:
    import attrs

    index_number = metadata.index_number
    local = [entry for reading in tables.readings for entry in reading.local]
    contact: Contact = read_contact(prose.get("introduction", []))
    if page.name is not None:
        metadata = attrs.evolve(metadata, source=printed(page.name))
    narrative: dict[str, Any] = {
        name: tuple(prose[name]) if name in prose else ABSENT
        for name in ("introduction", *_NARRATIVE)
    }
    report = Report(
        edition=tables.edition,
        title=title.text,
        agency=title.agency,
        agency_code=agency_code(index_number if isinstance(index_number, str) else None),
        year=year,
        scope=None,
        period=period,
        metadata=metadata,
        contact=contact,
        signature=signature,
        remarks=FrozenMap(tables.cells.remarks),
        table_notes=FrozenMap(tables.table_notes),
        extensions=FrozenMap({"local": local} if local else {}),
        **narrative,
    )
    return replace_cells(report, tables.cells.values)
