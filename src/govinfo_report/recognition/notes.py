"""Notes about a page, collected while it is read, and refusals of pages that hold no report.

The kinds of notes with their severities and texts stand in ``notes.toml``, the texts of refusals in
``refusals.toml``.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache
from typing import Final

from govinfo_report.catalogue import TABLES
from govinfo_report.errors import NoReportError, ReadError
from govinfo_report.language import Text
from govinfo_report.model import Note, NoteSeverity, Place
from govinfo_report.recognition.lines import PageLine
from govinfo_report.strict_toml import NonEmpty, Record, records, texts

_NOWHERE: Final = Place()
_MAX_UNREAD: Final = 4_000
"""Most characters of unread text in one note."""

_OF_FORM: Final = frozenset(
    (
        *("heading_missing", "headings_missing", "heading_variant", "heading_unnumbered"),
        *("numbering_restarted", "page_starts_late", "page_ends_early", "edition_from_year"),
        "edition_year_mismatch",
    )
)
"""Kinds of notes that compare a page with the form."""


class ReadingNoteKind(Record, frozen=True):
    """A kind of note.

    Attributes:
        severity: How much it matters.
        zh: Its message in Chinese; ``{where}`` stands for what a note concerns.
        en: Its message in English.
    """

    severity: NoteSeverity
    zh: NonEmpty
    en: NonEmpty


@cache
def note_kinds() -> Mapping[str, ReadingNoteKind]:
    """Every kind of note that reading can give, by its name."""
    return records("govinfo_report.recognition", "notes.toml", ReadingNoteKind)


@cache
def _severity_and_text(kind: str) -> tuple[NoteSeverity, Text]:
    found = note_kinds()[kind]
    return found.severity, Text(found.zh, found.en)


def kind_words(kind: str) -> Text:
    """Returns the message of a kind, with ``…`` for what each note concerns."""
    found = note_kinds()[kind]
    return Text(found.zh, found.en).filled(where="…", picture="…", readings="…")


_NO_REPORT: Final = ("json_foreign", "no_report")
"""What is said of sources that can be read and hold no report."""


def refusal(name: str, page: str | None, **facts: object) -> ReadError:
    """Returns the error for a page of which no report can be made.

    Args:
        name: Key of its text.
        page: Name of the page.
        facts: What the text names in braces.
    """
    kind = NoReportError if name in _NO_REPORT else ReadError
    return kind(texts("govinfo_report.recognition", "refusals.toml")[name].filled(**facts), page)


_LATER: Final = "{where}"
"""Stands for itself: what a note concerns is named when its message is asked for."""


def _kept(fact: object) -> object:
    """Returns a fact so that braces in it are not filled when the message is asked for."""
    parts = [fact.zh, fact.en] if isinstance(fact, Text) else [str(fact)]
    kept = [part.replace("{", "{{").replace("}", "}}") for part in parts]
    return Text(*kept) if isinstance(fact, Text) else kept[0]


class PageNotes:
    """Collects notes and gives them in page order."""

    def __init__(self) -> None:
        self._notes: list[tuple[int, int, Note]] = []

    def add(
        self,
        kind: str,
        where: str,
        raw: str = "",
        line: PageLine | None = None,
        place: Place | None = None,
        **facts: object,
    ) -> None:
        """Add a note about ``where``, with the words and the line that it is about.

        A note without a line concerns the page as a whole and comes first. ``place`` is where in
        its line the words stand; ``facts`` is what the message names in braces beside ``where``.
        """
        severity, text = _severity_and_text(kind)
        if facts:
            text = text.filled(where=_LATER, **{name: _kept(fact) for name, fact in facts.items()})
        if place is None:
            place = line.place if line is not None else _NOWHERE
        note = Note(kind, severity, where, raw, place, text)
        self._notes.append((line.index if line is not None else -1, len(self._notes), note))

    def add_unread(self, where: str, texts: Sequence[str], line: PageLine, at: int | None) -> None:
        """Adds the note about text that is in no member of the report.

        Args:
            where: The section that it stands in.
            texts: The text of each line or cell, in page order.
            line: The first of the lines.
            at: Index of the first cell, where that line is a row.
        """
        raw = " | ".join(texts)
        raw = raw if len(raw) <= _MAX_UNREAD else f"{raw[:_MAX_UNREAD]}…"
        place = None if at is None or line.cells is None else line.cells.place_of(at)
        self.add("unread_text", where, raw, line, place)

    def mark(self) -> int:
        """Returns how many notes there are: what :meth:`back_to` goes back to."""
        return len(self._notes)

    def back_to(self, mark: int) -> None:
        """Forgets every note since: what they are about is read again."""
        del self._notes[mark:]

    def in_order(self) -> tuple[Note, ...]:
        """All notes, in page order."""
        return tuple(note for _, _, note in sorted(self._notes, key=lambda entry: entry[:2]))

    def kinds(self) -> set[tuple[str, str]]:
        """Kind and ``where`` of each note so far."""
        return {(note.kind, note.where) for _, _, note in self._notes}

    def drop_of_form(self) -> None:
        """Forgets what is noted of headings, tables and extent of a page that shows no form."""
        self._notes = [
            entry
            for entry in self._notes
            if entry[2].kind not in _OF_FORM and entry[2].where.partition(".")[0] not in TABLES
        ]

    def drop(self, kinds: Sequence[str], places: Container[str] | None = None) -> None:
        """Forgets notes of some kinds, about some places only where these are given."""
        self._notes = [
            entry
            for entry in self._notes
            if entry[2].kind not in kinds or not (places is None or entry[2].where in places)
        ]

    def has(self, kind: str) -> bool:
        """Whether a note of a kind is there."""
        return any(note.kind == kind for _, _, note in self._notes)

    def errors(self) -> set[tuple[str, str]]:
        """Kind and ``where`` of each error so far."""
        return {(note.kind, note.where) for _, _, note in self._notes if note.severity == "error"}
