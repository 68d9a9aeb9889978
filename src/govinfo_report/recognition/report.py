"""The report put together from what was recognised, and facts that several parts of it state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from govinfo_report.catalogue import prose_members
from govinfo_report.model import (
    ABSENT,
    Absent,
    Edition,
    FrozenMap,
    Metadata,
    Period,
    Report,
    Signature,
    freeze,
    is_agency_code,
    report_of,
)
from govinfo_report.recognition.head.contact import read_contact
from govinfo_report.recognition.head.dates import find_period
from govinfo_report.recognition.head.edition import note_citations
from govinfo_report.recognition.head.statements import find_scope
from govinfo_report.recognition.head.title import Title, names_academic_year, year_in_text
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.tables.cells import FormCells


def period_and_year(
    prose: Mapping[str, list[str]], title: Title, running: list[PageLine], notes: PageNotes
) -> tuple[Period | None, int | None]:
    """Returns the period that the text states, and the year of title, period or text.

    Args:
        prose: Paragraphs by section.
        title: The title.
        running: All lines of running text.
        notes: Where the notes go.
    """
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
    if year is None and title.text is not None and names_academic_year(title.text):
        notes.add("year_missing", "year", title.text)
    elif year is None:
        text = [line for line in running if line.index not in title.lines]
        found_year = year_in_text(text)
        if found_year is None:
            notes.add("year_missing", "year")
        else:
            year, line = found_year
            notes.add("year_from_text", "year", line.text, line)
    if title.text is None:
        notes.add("no_title", "title")
    return period, year


def note_header(
    title: Title,
    metadata: Metadata,
    period: Period | None,
    edition: Edition,
    head: list[PageLine],
    overview: list[PageLine],
    notes: PageNotes,
) -> None:
    """Notes contradictions of the header: notices cited, dates, publisher."""
    note_citations({"introduction": head, "overview": overview}, edition, notes)
    end = period.end if period is not None and period.start <= period.end else None
    if end is not None and metadata.published_on and metadata.published_on <= end:
        notes.add("published_before_period_end", "metadata.published_at")
    publisher = metadata.publisher
    agency = title.agency
    if isinstance(publisher, str) and agency and not (publisher in agency or agency in publisher):
        notes.add("publisher_differs", "metadata.publisher", publisher)


def assembled(
    *,
    edition: Edition,
    title: Title,
    year: int | None,
    period: Period | None,
    metadata: Metadata,
    prose: Mapping[str, Sequence[str]],
    cells: FormCells,
    notes: PageNotes,
    local: list[dict[str, Any]],
    signature: Signature | None | Absent = ABSENT,
    table_notes: Mapping[str, tuple[str, ...]] | None = None,
) -> Report:
    """Puts the report of a page together.

    Args:
        edition: The form that the page follows.
        title: What its title states.
        year: The reporting year.
        period: 统计期限.
        metadata: The fields of its header.
        prose: Paragraphs by section; a section without a heading on the page is not among them.
        cells: The cells read, with the words printed beside them.
        notes: Where the notes go.
        local: Rows and lines that the form does not have.
        signature: 落款.
        table_notes: Table id → texts printed with it.
    """
    members: dict[str, Any] = {
        "edition": edition,
        "title": title.text,
        "agency": title.agency,
        "agency_code": _agency_code(metadata),
        "year": year,
        "scope": find_scope(prose.get("introduction", ())),
        "period": period,
        "metadata": metadata,
        "contact": read_contact(prose, notes),
        "signature": signature,
        "remarks": FrozenMap(cells.remarks),
        "table_notes": FrozenMap(table_notes or {}),
        "extensions": freeze({"local": local} if local else {}),
    }
    members.update({name: tuple(prose[name]) for name in prose_members() if name in prose})
    return report_of(members, cells.block(edition))


def _agency_code(metadata: Metadata) -> str | None:
    """Returns the 统一社会信用代码 (GB 32100-2015) that an index number begins with, if it does."""
    number = metadata.index_number if isinstance(metadata.index_number, str) else ""
    code = number.partition("/")[0].strip().upper()
    return code if is_agency_code(code) else None
