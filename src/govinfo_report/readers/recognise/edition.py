"""Which national form a page follows: by the labels of its tables, then by its year."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.model import Edition
from govinfo_report.readers.recognise.notes import Notes
from govinfo_report.readers.recognise.scan import Word
from govinfo_report.readers.recognise.stream import Line
from govinfo_report.readers.recognise.vocabulary import telling_labels
from govinfo_report.text import label_key

_LONG_ENOUGH: Final = 4
"""Length of the shortest label that is found inside other words."""

_NOTICE: Final = re.compile(
    r"国办公开办(?:函|发)?\s*[〔\[［(（]\s*(20[0-9]{2})\s*[〕\]］)）]\s*([0-9]{1,4})\s*号"
)


def edition_of(words: list[Word], year: int | None, notes: Notes) -> Edition:
    """The edition that the labels show; without any, the one in force in the reporting year."""
    telling = telling_labels()
    votes: dict[str, int] = {}
    first: dict[str, Word] = {}
    for place, word in enumerate(words):
        edition = telling.get(word.key)
        if edition is not None:
            # 规范性文件 is a label of 2019, and the second line of one of 2021: 行政规范性文件.
            before = words[place - 1].key if place else ""
            edition = telling.get(before + word.key, edition)
        elif "(" in word.text:
            # An explanation may follow in the cell: 上一年项目数量 (指2019年事项数).
            edition = telling.get(label_key(word.text.partition("(")[0]))
        if edition is not None:
            votes[edition] = votes.get(edition, 0) + 1
            if edition not in first:
                first[edition] = word
    if not votes and words:
        _vote_by_parts(words, votes, first)
    # Before the first national form every region had its own, and its labels say nothing.
    early = year is not None and year < form(EDITIONS[0]).first_year
    if early:
        notes.add("edition_before_forms", "edition", str(year))
    by_year = _in_force(year) if year is not None else None
    if votes:
        shown = _known(max(votes, key=votes.__getitem__))
        if by_year is not None and by_year != shown:
            notes.add("edition_year_mismatch", "edition", first[shown].text, first[shown].line)
        return shown
    if by_year is not None:
        if not early:
            notes.add("edition_from_year", "edition", str(year))
        return by_year
    notes.add("edition_unknown", "edition")
    return _known(EDITIONS[-1])


def _vote_by_parts(words: list[Word], votes: dict[str, int], first: dict[str, Word]) -> None:
    """Counts the labels that are broken, run together or explained, where no whole one tells."""
    text = "".join(word.key for word in words)
    telling = telling_labels()
    for key, edition in telling.items():
        others = (other for other, its in telling.items() if its != edition)
        if len(key) >= _LONG_ENOUGH and key in text and not any(key in other for other in others):
            votes[edition] = votes.get(edition, 0) + 1
            first.setdefault(edition, words[0])


def _known(edition: str) -> Edition:
    return "2019" if edition == "2019" else "2021"


def _in_force(year: int) -> Edition:
    for edition in EDITIONS:
        last = form(edition).last_year
        if last is None or year <= last:
            return _known(edition)
    return _known(EDITIONS[-1])


def note_citations(lines: list[Line], edition: Edition, sections: list[str], notes: Notes) -> None:
    """Notes a cited notice that issued the other edition's form, or that there is not.

    Args:
        lines: Lines of the introduction and of section 一.
        edition: The edition of the page's form.
        sections: The section that each line stands in.
        notes: Where the notes go.
    """
    numbers = {edition: _NOTICE.search(form(edition).source.number or "") for edition in EDITIONS}
    known = {(match[1], match[2]): edition for edition, match in numbers.items() if match}
    for line, section in zip(lines, sections, strict=True):
        if "国办公开办" not in line.text:
            continue
        for match in _NOTICE.finditer(line.text):
            issued = known.get((match[1], match[2]))
            if issued is None:
                notes.add("citation_mistyped", section, match[0], line)
            elif issued != edition:
                notes.add("citation_conflict", section, match[0], line)
