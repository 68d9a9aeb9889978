"""Reports for years before the first national form: all of their text, and the lines of a table.

The words of their tables stand in ``older.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS, TABLES, form, prose_members
from govinfo_report.recognition.ledger import Ledger
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.prose import paragraphs_of
from govinfo_report.recognition.prose.furniture import without_foot
from govinfo_report.recognition.prose.headings import Heading
from govinfo_report.strict_toml import NonEmpty, Record, records
from govinfo_report.text import bare_key, printed

_TABLE: Final = "older_form"
"""What stands in the place of the table's id in ``extensions.local``."""

_NUMBER: Final = re.compile(r"-?[0-9][0-9,，]*(?:\.[0-9]+)?")
_BLANK: Final = frozenset(("/", "-", "—", "无", "", "|"))
_MAX_LABEL: Final = 40


class _WordsRecord(Record, frozen=True):
    """``older.toml``: units and headings of columns."""

    units: frozenset[NonEmpty]
    headings: frozenset[NonEmpty]


@cache
def _words() -> _WordsRecord:
    return records("govinfo_report.recognition.prose", "older.toml", _WordsRecord)["words"]


def is_before_forms(year: int | None) -> bool:
    """Whether there was no national form for reports of a year."""
    return year is not None and year < form(EDITIONS[0]).first_year


def read_older(
    introduction: Sequence[PageLine],
    sections: dict[str, list[PageLine]],
    headings: list[Heading],
    width: int,
    notes: PageNotes,
    ledger: Ledger,
) -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
    """Returns the paragraphs by section, and the lines of tables as ``extensions.local`` has them.

    What stands under another heading than those of the form's prose belongs, with this heading, to
    the section before it, and to section one where there is none.

    Args:
        introduction: The lines of text before the first heading.
        sections: Section id → its lines.
        headings: The headings found.
        width: Width at which the page's lines are wrapped, or ``0``.
        notes: Where the notes go.
        ledger: The ledger of the page.
    """
    parts: dict[str, list[PageLine]] = {"introduction": [*introduction]} if introduction else {}
    current = "overview"
    for heading in headings:
        lines = sections[heading.section]
        if heading.section in prose_members():
            current = heading.section
        elif not heading.lost:
            lines = [heading.line, *lines]
        parts.setdefault(current, []).extend(lines)
    if headings and headings[-1].section in TABLES:
        parts[current] = without_foot(parts[current], current, notes, ledger)
    local: list[dict[str, Any]] = []
    prose = {}
    for section, lines in parts.items():
        text = [*_without_tables(lines, local)]
        ledger.take(text, section)
        ledger.take(lines, "extensions.local")
        if text or section not in ("introduction", "overview"):
            prose[section] = paragraphs_of(text, width)
    return prose, local


def _without_tables(lines: list[PageLine], local: list[dict[str, Any]]) -> Iterator[PageLine]:
    """Gives the lines that belong to no table; the rows of tables are added to ``local``."""
    grids = {line.grid for line in lines if line.grid is not None and _is_row(_pieces(line))}
    at = 0
    while at < len(lines):
        line = lines[at]
        pieces = _pieces(line)
        count = 1
        if not (_is_row(pieces) or (line.grid is not None and line.grid in grids)):
            pieces = _one_a_line(lines[at : at + 3])
            count = len(pieces)
        at += count or 1
        if pieces:
            label, *values = [printed(piece) for piece in pieces]
            local.append({"table": _TABLE, "label": label, "values": values})
        else:
            yield line


def _pieces(line: PageLine) -> list[str]:
    if line.cells is not None:
        return [text.strip() for text in line.cells.texts]
    if "|" in line.text:
        return [text.strip() for text in line.text.strip("|").split("|")]
    return line.pieces()


def _is_row(pieces: list[str]) -> bool:
    """Whether pieces of a line are a row: a label, and a number, a unit or headings of columns."""
    return len(pieces) > 1 and any(map(_is_value, pieces[1:]))


def _is_value(text: str) -> bool:
    words = _words()
    return (
        _NUMBER.fullmatch(text) is not None
        or text in words.units
        or bare_key(text) in words.headings
    )


def _one_a_line(lines: list[PageLine]) -> list[str]:
    """Returns the cells of a row whose cells stand on lines of their own; none if there is none."""
    texts = [line.text for line in lines]
    if not texts or len(texts[0]) > _MAX_LABEL or "。" in texts[0] or _is_value(texts[0]):
        return [texts[0]] if texts and _is_value(texts[0]) else []
    if texts[1:] and texts[1] in _words().units:
        last = texts[2:3]
        is_number = last and (_NUMBER.fullmatch(last[0]) or last[0] in _BLANK)
        return texts[:3] if is_number else texts[:2]
    if texts[1:] and _NUMBER.fullmatch(texts[1]):
        return texts[:2]
    return []
