"""Pages → readings: the parts of a page recognised and put together.

:mod:`head` reads what stands before the first section, :mod:`prose` headings and paragraphs,
:mod:`tables` the tables of the form, :mod:`layouts` tables that few pages print so, and :mod:`json`
the keys of other programs. Nothing here knows of formats.
"""

from __future__ import annotations

from itertools import chain

from govinfo_report.catalogue import EDITIONS, TABLES, edition_in_force, prose_members
from govinfo_report.model import Reading
from govinfo_report.page import Page
from govinfo_report.recognition.displaced_tables import (
    move_displaced_tables,
    move_repeated_tables,
)
from govinfo_report.recognition.head.edition import edition_of
from govinfo_report.recognition.head.fields import read_metadata
from govinfo_report.recognition.head.statements import Candidate, find_candidate
from govinfo_report.recognition.head.title import Title, find_other_title, find_title
from govinfo_report.recognition.json import recognise_keyed
from govinfo_report.recognition.ledger import FURNITURE, Ledger
from govinfo_report.recognition.lines import PageLine, is_later_page, lines_of, with_rows_rejoined
from govinfo_report.recognition.notes import PageNotes, refusal
from govinfo_report.recognition.page_tables import PageTables, scan_tables
from govinfo_report.recognition.pictures import ReadParts, check_pictures, note_pictures
from govinfo_report.recognition.prose import take_signature, wrapped_width
from govinfo_report.recognition.prose.furniture import is_furniture, without_foot
from govinfo_report.recognition.prose.headings import (
    find_headings,
    split_at_headings,
    split_by_section,
)
from govinfo_report.recognition.prose.introduction import read_prose, text_of_head
from govinfo_report.recognition.prose.older import is_before_forms, read_older
from govinfo_report.recognition.recognised_values import settle_recognised
from govinfo_report.recognition.report import assembled, note_header, period_and_year
from govinfo_report.text import is_garbled, ungarbled


def recognise(page: Page) -> Reading:
    """Returns the report that a page prints, the place of each value, and every doubt.

    Raises:
        ReadError: Nothing on the page is a part of a report.
    """
    reading, _ = with_ledger(page)
    return reading


def with_ledger(page: Page) -> tuple[Reading, Ledger]:
    """Returns the same, and what took each line and cell of the page.

    Raises:
        ReadError: Nothing on the page is a part of a report.
    """
    if page.format == "json":
        return recognise_keyed(page)
    if page.format in ("pdf", "ofd", "picture"):
        page = with_rows_rejoined(page)
    lines, marks = lines_of(page)
    if not lines:
        check_pictures(page, marks)
        raise refusal("page_empty", page.name)
    notes = PageNotes()
    for kind in page.notes:
        notes.add(kind, "title")
    lines = split_at_headings(lines, notes)
    headings = find_headings(lines, notes)
    head, sections = split_by_section(lines, headings)
    move_displaced_tables(sections, notes)
    move_repeated_tables(sections)
    ledger = Ledger(lines, marks)
    ledger.take((heading.line for heading in headings if not heading.lost), FURNITURE)
    last, end = headings[-1].section if headings else "", len(lines)
    if last in prose_members():
        whole = sections[last]
        sections[last] = without_foot(whole, last, notes, ledger)
        end = next((line.index for line in whole[len(sections[last]) :]), end)
    prose_lines = (sections.get(name, ()) for name in prose_members())
    running = [*head, *chain.from_iterable(prose_lines)]
    _ungarble(running, len(head), notes)
    title = _title(head, marks, sections, page, notes)
    metadata, header_lines = read_metadata(head, title.lines, page.name, notes)
    ledger.take((lines[index] for index in title.lines - title.others), "title")
    ledger.take((lines[index] for index in header_lines), "metadata")
    width = wrapped_width(
        running, printed_lines=page.lines, header_lines=title.lines | header_lines
    )
    introduction = text_of_head(
        head, title, header_lines, width, notes, ledger, is_page=not headings
    )
    prose = read_prose(introduction, sections, title, width)
    period, year = period_and_year(prose, title, running, notes)
    candidate = None if title.text else find_candidate(prose.get("introduction", ()))
    if candidate is not None:
        notes.add("agency_candidate", "agency" if candidate.agency else "year", candidate.words)
    expected = EDITIONS[-1] if year is None else edition_in_force(year)
    scans = scan_tables(sections, expected)
    edition = edition_of({table: scan.words for table, scan in scans.items()}, year, notes)
    tables = PageTables(edition, scans, expected, sections, headings, notes)
    tables.read(lines, open_end=page.open_end)
    tables.move_prose(prose, width)
    if notes.has("garbled_text"):
        prose = {name: [ungarbled(text) for text in texts] for name, texts in prose.items()}
        tables.ungarble()
    overview = sections.get("overview", [])
    note_header(title, metadata, period, edition, head, overview, notes)
    local = [entry for reading in tables.readings for entry in reading.local]
    older = is_before_forms(year) and not tables.shows_form()
    if older:
        notes.drop_of_form()
        notes.add("older_form", "edition", str(year))
        prose, local = read_older(introduction, sections, headings, width, notes, ledger)
        tables.table_notes = {}
        last = next(reversed(prose), "")
    closing = prose.get(last or "introduction", [])
    signature = take_signature(closing, title.agency)
    if not older:
        ledger.take(introduction, "introduction" if "introduction" in prose else "overview")
        for name in prose_members():
            ledger.take(sections.get(name, ()), name)
        tables.account_for(ledger)
        named = [lines[index] for index in title.lines]
        begins_late = not headings and (not named or is_later_page([*marks, *named]))
        tables.note_extent(closing, lines, begins_late=begins_late, signed=signature is not None)
        if page.pictures:
            note_pictures(page, lines, ReadParts(title, headings, prose, tables, end), notes)
    parts = {heading.line.index: heading.section for heading in headings}
    coverage = ledger.close(parts, notes, is_furniture)
    settle_recognised(page.recognised, edition, tables.cells, notes)
    report = assembled(
        edition=edition,
        title=title,
        year=year,
        period=period,
        metadata=metadata,
        prose=prose,
        cells=tables.cells,
        notes=notes,
        local=local,
        signature=signature,
        table_notes=tables.table_notes,
    )
    origins = tables.cells.origins
    suggested = _suggested(candidate)
    reading = Reading(report, notes.in_order(), origins, page.format, suggested, coverage)
    return reading, ledger


def _title(
    head: list[PageLine],
    marks: list[PageLine],
    sections: dict[str, list[PageLine]],
    page: Page,
    notes: PageNotes,
) -> Title:
    """Returns the title among the lines before section 一.

    Raises:
        ReadError: Neither title nor text names a report.
    """
    title = find_title(head, marks, notes)
    if title.text is not None:
        return title
    if not sections and find_candidate([line.text for line in head]) is None:
        check_pictures(page, [*head, *marks])
        raise refusal("no_report", page.name)
    title = find_other_title(head, notes)
    if title.text is not None and sections.keys().isdisjoint(TABLES):
        check_pictures(page, head)
        raise refusal("no_tables", page.name, title=title.text)
    return title


def _suggested(candidate: Candidate | None) -> dict[str, object]:
    """Returns the members that a candidate has."""
    if candidate is None:
        return {}
    members = {"agency": candidate.agency, "year": candidate.year}
    return {name: value for name, value in members.items() if value is not None}


def _ungarble(running: list[PageLine], head: int, notes: PageNotes) -> None:
    """Removes the pinyin from a garbled page's running text; ``head``: lines before section 一."""
    garbled = next((line for line in running if is_garbled(line.text)), None)
    if garbled is None:
        return
    where = "introduction" if garbled.index < head else "overview"
    notes.add("garbled_text", where, garbled.text, garbled)
    for line in running:
        line.text = ungarbled(line.text)
