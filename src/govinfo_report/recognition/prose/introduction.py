"""The text before section 一, and the text of pages on which no heading of the form stands."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.catalogue import prose_members
from govinfo_report.recognition.head.contact import is_contact
from govinfo_report.recognition.head.title import Title
from govinfo_report.recognition.ledger import Ledger
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.prose import paragraphs_of
from govinfo_report.recognition.prose.furniture import without_foot

_SHORT: Final = 12
"""A line shorter than this is running text only as a sentence or a contact detail."""

_NUMBERED: Final = re.compile(r"[(（]?[0-9一二三四五六七八九十]{1,3}[)）、.．]")
_MOMENT: Final = re.compile(
    r"[\[(（]?20[0-9]{2}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?"
    r"(?:[\sT]*[0-9]{1,2}(?:[:：][0-9]{2}){1,2})?[\])）]?"
)
_SENTENCE: Final = re.compile(r"[\u4e00-\u9fff].*[。！？]")


def text_of_head(
    head: list[PageLine],
    title: Title,
    header_lines: frozenset[int],
    width: int,
    notes: PageNotes,
    ledger: Ledger,
    *,
    is_page: bool,
) -> list[PageLine]:
    """Returns the lines of running text before the first heading.

    Args:
        head: The lines before the first heading.
        title: The title.
        header_lines: Indexes of the lines of labelled fields.
        width: Width at which the page's lines are wrapped, or ``0``.
        notes: Where the notes go.
        ledger: The ledger of the page.
        is_page: Whether they are all lines of the page: no heading of the form stands on it.
    """
    skip = title.lines | header_lines
    start = max(title.lines, default=-1)
    head = [line for line in head if line.index > start and line.index not in skip]
    if not is_page:
        return head if width else [line for line in head if _is_prose(line)]
    head = _without_furniture(head, notes, ledger)
    if head:
        notes.add("headings_missing", "introduction", head[0].text, head[0])
    return head


def read_prose(
    introduction: list[PageLine], sections: dict[str, list[PageLine]], title: Title, width: int
) -> dict[str, list[str]]:
    """Returns paragraphs by section; a section without a heading on the page is not among them.

    Args:
        introduction: The lines of text before the first heading.
        sections: Section id → its lines.
        title: The title.
        width: Width at which the page's lines are wrapped, or ``0``.
    """
    prose = {
        name: paragraphs_of(sections[name], width) for name in prose_members() if name in sections
    }
    paragraphs = paragraphs_of(introduction, width)
    if not paragraphs:
        return prose
    if title.text is None and "overview" not in sections and paragraphs[0][:1] in "(（":
        return {"overview": paragraphs, **prose}
    return {"introduction": paragraphs, **prose}


def _without_furniture(lines: list[PageLine], notes: PageNotes, ledger: Ledger) -> list[PageLine]:
    """Returns the lines from the first one of text to the foot of the web page."""
    begins = (i for i, line in enumerate(lines) if _is_prose(line) or _NUMBERED.match(line.text))
    return without_foot(lines[next(begins, len(lines)) :], "introduction", notes, ledger)


def _is_prose(line: PageLine) -> bool:
    """Whether a line before section 一 is running text and no furniture of the web page."""
    text = line.text
    # A table that lays out the whole page has a row for each paragraph.
    alone = line.cells is None or (len(text) > 2 * _SHORT and " | " not in text)
    if not alone or text.count(">") > 1 or text.startswith(("【", "[", "原创")):
        return False
    if _MOMENT.fullmatch(text):
        return False
    if len(text) < _SHORT and not is_contact(text) and not _SENTENCE.fullmatch(text):
        return False
    return any(sign in text for sign in "。，,；;：:！？")
