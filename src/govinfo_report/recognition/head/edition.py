"""Which national form a page follows: by the labels of its tables, then by its year."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Final

from govinfo_report.catalogue import EDITIONS, edition_in_force, form
from govinfo_report.catalogue.citations import cited_notices
from govinfo_report.model import Edition
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.tables.runs import TableWord
from govinfo_report.recognition.vocabulary import distinctive_labels, official_labels
from govinfo_report.text import label_key

_GROUP: Final = "第二十条第"
"""Beginning of the heading over each group of rows of table 二."""

_SHORTEST_PART: Final = 4
"""Length of the shortest label that is looked for inside other words."""


def edition_of(words: Mapping[str, list[TableWord]], year: int | None, notes: PageNotes) -> Edition:
    """Returns the edition whose labels fit the page best; without any, the one in force that year.

    The labels that not every edition prints are counted, each for the editions that print it. Ties
    go to the edition with the fewest labels missing between labels that are there, then to the one
    in force in the reporting year, then to the newest.

    Args:
        words: Table id → the pieces of words in it.
        year: The reporting year, where it is known.
        notes: Where the notes go.
    """
    everything = [*chain.from_iterable(words.values())]
    votes = _votes(everything)
    by_year = edition_in_force(year) if year is not None else None
    if everything and (not votes or not _has_most(by_year, votes)):
        parts = _votes_of_parts(everything)
        # Where the labels of the form in force are broken, a few of another one may be whole.
        if not votes or _has_most(by_year, parts):
            votes = parts
    if votes:
        most = max(map(len, votes.values()))
        best = [edition for edition in EDITIONS if len(votes.get(edition, ())) == most]
        if len(votes) > 1 or by_year not in best:
            best = _in_other_groups(best, everything) or best
        if len(best) > 1:
            gaps = {edition: _gaps(edition, words) for edition in best}
            best = [edition for edition in best if gaps[edition] == min(gaps.values())]
        shown = by_year if by_year in best else best[-1]
        early = year is not None and year < form(EDITIONS[0]).first_year
        if by_year is not None and (by_year != shown or early):
            first = votes[shown][0]
            notes.add("edition_year_mismatch", "edition", first.text, first.line)
        return shown
    if by_year is not None:
        notes.add("edition_from_year", "edition", str(year))
        return by_year
    notes.add("edition_unknown", "edition")
    return EDITIONS[-1]


def _in_other_groups(best: list[str], words: list[TableWord]) -> list[str]:
    """Returns the edition that heads several groups of rows, where the best ones head one other.

    One group under the headings of another form makes no page of that form.
    """
    text = "".join(word.key for word in words)
    begun = [match.start() for match in re.finditer(_GROUP, text)]
    groups: dict[str, set[int]] = {edition: set() for edition in EDITIONS}
    for key, editions in _parts().items():
        found = {bisect(begun, match.start()) for match in re.finditer(re.escape(key), text)}
        for edition in editions:
            groups[edition] |= found
    own = {group for edition in best for group in groups[edition]}
    if len(own) > 1:
        return []
    return [edition for edition, found in groups.items() if len(found - own) > 1]


@cache
def _parts() -> dict[str, frozenset[str]]:
    """Returns labels that are found inside other words → the editions that print them.

    A label that is a part of another form's is none.
    """
    distinctive = distinctive_labels()
    return {
        key: editions
        for key, editions in distinctive.items()
        if len(key) >= _SHORTEST_PART
        and not any(key in other for other, its in distinctive.items() if its != editions)
    }


def _has_most(edition: Edition | None, votes: Mapping[str, list[TableWord]]) -> bool:
    """Whether no edition has more votes than one, if that is known."""
    if edition is None:
        return True
    own = len(votes.get(edition, ()))
    return own > 0 and all(len(words) <= own for words in votes.values())


def _votes(words: list[TableWord]) -> dict[str, list[TableWord]]:
    """Returns edition → the words that are labels of its form and not of every form."""
    distinctive = distinctive_labels()
    votes: dict[str, list[TableWord]] = {}
    for place, word in enumerate(words):
        editions = distinctive.get(word.key)
        if editions is not None:
            # 规范性文件 is a label of 2019, and the second line of one of 2021: 行政规范性文件.
            before = words[place - 1].key if place else ""
            editions = distinctive.get(before + word.key, editions)
        elif "(" in word.text:
            # An explanation may follow in the cell: 上一年项目数量 (指2019年事项数).
            editions = distinctive.get(label_key(word.text.partition("(")[0]))
        for edition in editions or ():
            votes.setdefault(edition, []).append(word)
    return votes


def _votes_of_parts(words: list[TableWord]) -> dict[str, list[TableWord]]:
    """Returns the votes of labels that are broken, run together or explained."""
    text = "".join(word.key for word in words)
    votes: dict[str, list[TableWord]] = {}
    for key, editions in _parts().items():
        if key in text:
            for edition in editions:
                votes.setdefault(edition, []).append(words[0])
    return votes


def _gaps(edition: str, words: Mapping[str, list[TableWord]]) -> int:
    """Returns how many distinctive labels are missing between labels that are there."""
    distinctive = distinctive_labels()
    gaps = 0
    for table, sequences in official_labels(edition).items():
        there = {key for word in words.get(table, ()) for key in (word.key, word.bare)}
        for labels in sequences:
            shown = [place for place, key in enumerate(labels) if key in there]
            between = labels[shown[0] : shown[-1]] if shown else ()
            gaps += sum(key in distinctive and key not in there for key in between)
    return gaps


def note_citations(
    sections: Mapping[str, list[PageLine]], edition: Edition, notes: PageNotes
) -> None:
    """Notes citations of a notice that issued another edition's form, or that does not exist.

    Args:
        sections: Section id → its lines.
        edition: The edition of the page's form.
        notes: Where the notes go.
    """
    for section, lines in sections.items():
        for line in lines:
            for citation in cited_notices(line.text):
                if citation.is_mistyped:
                    notes.add("citation_mistyped", section, citation.words, line)
                elif citation.edition != edition:
                    notes.add("citation_conflict", section, citation.words, line)
