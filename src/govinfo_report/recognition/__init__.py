"""Puts the parts of a page together: header, narrative, tables, and the notes about them."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from govinfo_report.catalogue import EDITIONS, TABLES, prose_members
from govinfo_report.model import Reading, Signature
from govinfo_report.page import Page
from govinfo_report.recognition.broken_rows import rejoined
from govinfo_report.recognition.completeness import note_extent
from govinfo_report.recognition.head.contact import is_contact
from govinfo_report.recognition.head.edition import edition_of, in_force
from govinfo_report.recognition.head.fields import read_metadata
from govinfo_report.recognition.head.title import Title, find_other_title, find_title
from govinfo_report.recognition.header import note_header, period_and_year
from govinfo_report.recognition.json import recognise_keyed
from govinfo_report.recognition.lines import Line, lines_of
from govinfo_report.recognition.notes import Notes, refusal
from govinfo_report.recognition.page_tables import PageTables, scan_tables
from govinfo_report.recognition.prose import (
    Wrapping,
    paragraphs_of,
    take_signature,
    wrapping_of,
)
from govinfo_report.recognition.prose.displaced_tables import bring_home
from govinfo_report.recognition.prose.headings import Heading, find_headings, part_headings
from govinfo_report.recognition.prose.page_foot import without_foot
from govinfo_report.recognition.report import assembled
from govinfo_report.text import is_garbled, ungarbled

_NARRATIVE: Final = prose_members()[1:]  # what has a heading: the introduction has none
_SHORT: Final = 12


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
    if page.format == "json":
        return recognise_keyed(page)
    if page.format == "pdf":
        page = rejoined(page)
    lines, marks = lines_of(page)
    if not lines:
        raise refusal("page_empty", page.name)
    notes = Notes()
    lines = part_headings(lines, notes)
    headings = find_headings(lines, notes)
    parts = _parted(lines, headings)
    bring_home(parts.sections, notes)
    if headings and (last := headings[-1].section) in _NARRATIVE:
        parts.sections[last] = without_foot(parts.sections[last], last, notes)
    _ungarble(parts, notes)
    title = find_title(parts.head, marks, notes)
    if not headings and title.text is None:
        raise refusal("no_report", page.name)
    if title.text is None:
        title = find_other_title(parts.head, notes)
        if title.text is not None and parts.sections.keys().isdisjoint(TABLES):
            raise refusal("no_tables", page.name, title=title.text)
    metadata, header_lines = read_metadata(parts.head, page.name, notes)
    wrapping = wrapping_of(_prose(parts), printed_lines=page.lines)
    prose = _read_prose(parts, title, header_lines, wrapping)
    period, year = period_and_year(prose, title, _prose(parts), notes)
    expected = EDITIONS[-1] if year is None else in_force(year)
    scans = scan_tables(parts.sections, expected)
    edition = edition_of({table: scan.words for table, scan in scans.items()}, year, notes)
    tables = PageTables(edition, scans, expected, parts.sections, headings, notes)
    tables.read(lines, open_end=page.open_end)
    tables.lost_prose(prose, wrapping)
    if "garbled_text" in {kind for kind, _ in notes.kinds()}:
        prose = {name: [ungarbled(text) for text in texts] for name, texts in prose.items()}
    note_header(
        title, metadata, period, edition, parts.head, parts.sections.get("overview", []), notes
    )
    signature = _signature(prose, headings, title)
    closing = prose.get(headings[-1].section, []) if headings else []
    note_extent(headings, tables.readings, closing, lines, notes)
    report = assembled(
        edition,
        title,
        year,
        period,
        metadata,
        prose,
        tables.cells,
        notes,
        local=[entry for reading in tables.readings for entry in reading.local],
        signature=signature,
        table_notes=tables.table_notes,
    )
    return Reading(report, notes.in_order(), tables.cells.origins, page.format)


def _parted(lines: list[Line], headings: list[Heading]) -> _Parts:
    parts = _Parts(head=lines[: headings[0].line.index] if headings else lines)
    ends = [*(heading.line.index for heading in headings[1:]), len(lines)]
    for place, heading in enumerate(headings):
        start = heading.line.index + (0 if heading.lost else 1)
        parts.sections[heading.section] = lines[start : ends[place]]
    return parts


def _ungarble(parts: _Parts, notes: Notes) -> None:
    """Takes the pinyin out of a garbled page's running text, before anything is read of it."""
    prose = _prose(parts)
    garbled = next((line for line in prose if is_garbled(line.text)), None)
    if garbled is None:
        return
    where = "introduction" if garbled.index < len(parts.head) else "overview"
    notes.add("garbled_text", where, garbled.text, garbled)
    for line in prose:
        line.text = ungarbled(line.text)


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
    # A table that lays out the whole page has a row for each paragraph.
    alone = line.cells is None or (len(text) > 2 * _SHORT and " | " not in text)
    if not alone or text.count(">") > 1 or text.startswith(("【", "[", "原创")):
        return False
    if len(text) < _SHORT and not is_contact(text):
        return False
    return any(sign in text for sign in "。，,；;：:")


def _signature(
    prose: dict[str, list[str]], headings: list[Heading], title: Title
) -> Signature | None:
    if not headings or headings[-1].section not in prose:
        return None
    return take_signature(prose[headings[-1].section], title.agency)
