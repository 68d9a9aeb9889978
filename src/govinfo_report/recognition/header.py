"""Period and year, and what of the header contradicts itself."""

from __future__ import annotations

from govinfo_report.model import Edition, Metadata, Period
from govinfo_report.recognition.head.dates import find_period
from govinfo_report.recognition.head.edition import note_citations
from govinfo_report.recognition.head.title import Title, names_academic_year, year_in_text
from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes


def period_and_year(
    prose: dict[str, list[str]], title: Title, running: list[Line], notes: Notes
) -> tuple[Period | None, int | None]:
    """The period that the text states, and the year that title, period or text names.

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
            year = found_year[0]
            notes.add("year_from_text", "year", found_year[1].text, found_year[1])
    if title.text is None:
        notes.add("no_title", "title")
    return period, year


def note_header(
    title: Title,
    metadata: Metadata,
    period: Period | None,
    edition: Edition,
    head: list[Line],
    overview: list[Line],
    notes: Notes,
) -> None:
    """Notes what of the header contradicts itself: notices cited, dates, publisher."""
    sections = ["introduction"] * len(head) + ["overview"] * len(overview)
    note_citations([*head, *overview], edition, sections, notes)
    end = period.end if period is not None and period.start <= period.end else None
    if end is not None and metadata.published_on and metadata.published_on <= end:
        notes.add("published_before_period_end", "metadata.published_at")
    publisher = metadata.publisher
    agency = title.agency
    if isinstance(publisher, str) and agency and not (publisher in agency or agency in publisher):
        notes.add("publisher_differs", "metadata.publisher", publisher)
