"""What the page has and reading lost, by the notes: what lies beyond a cut, and what is illegible.

Rules that the document shows ask here before they call something missing. A page is told apart from
its document in this alone: what is one cause on the page is one finding there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from attrs import frozen

from govinfo_report.catalogue import form
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.checks.subject import Subject, table_rows
from govinfo_report.language import Text
from govinfo_report.model import ABSENT, Note

_STARTS: Final = "page_starts_late"
_ENDS: Final = "page_ends_early"
_SIGNS: Final = "placeholder"


@frozen
class Unread:
    """What the notes of a page say was not read; all of it is empty for a document.

    Attributes:
        cuts: The notes that the page begins late or ends early, with what lies beyond: ids of
            rows, tables and narrative sections.
        lost: Cells, rows and tables of which a note says that they could not be read.
        signs: Cells that hold a sign in place of a number.
        empty: Tables that are printed with no value in them.
    """

    cuts: tuple[tuple[Note, frozenset[str]], ...] = ()
    lost: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()

    def reason(self, place: str) -> str | None:
        """Why a cell, row, table or section is absent: the key of a reason; ``None``: untold."""
        around = [place]
        while "." in around[-1]:
            around.append(around[-1].rpartition(".")[0])
        if any(each in beyond for _, beyond in self.cuts for each in around[:2]):
            return "page_cut"
        return "unread" if not self.lost.isdisjoint(around) else None

    def is_of_cut(self, note: Note, tables: Iterable[str]) -> bool:
        """Whether a note of something lost only says what a cut says.

        Args:
            note: The note.
            tables: The tables of which something was read.
        """
        for cut, beyond in self.cuts:
            table = cut.where.partition(".")[0]
            if note.where in beyond or note.where.rpartition(".")[0] in beyond:
                return True
            if note.where == table and table not in tables:
                return True
        return False


_NOTHING: Final = Unread()


def unread(subject: Subject) -> Unread:
    """What the notes of the page say; of a document, nothing."""
    if not subject.notes:
        return _NOTHING
    order = _order(subject.report.edition)
    cuts = []
    lost: set[str] = set()
    by_kind: dict[str, set[str]] = {_SIGNS: set(), "all_blank": set()}
    for note in subject.notes:
        if is_told(subject, note):
            continue
        if note.kind in (_STARTS, _ENDS) and note.where in order:
            cuts.append((note, _beyond(subject, note, order)))
        elif is_lost(note):
            lost.add(note.where)
        elif note.kind in by_kind:
            by_kind[note.kind].add(note.where)
    return Unread(
        tuple(cuts), frozenset(lost), frozenset(by_kind[_SIGNS]), frozenset(by_kind["all_blank"])
    )


def is_told(subject: Subject, note: Note) -> bool:
    """Whether a page has its beginning, and only the heading of section one is not there.

    That is a matter of structure.sections.
    """
    report = subject.report
    begins = isinstance(report.title, str) and isinstance(report.introduction, tuple)
    return note.kind == _STARTS and begins and note.where == subject.form.sections[0].id


def is_lost(note: Note) -> bool:
    """Whether a note is an error of reading that no other rule than structure.unreadable tells."""
    return note.severity == "error" and (
        note.kind in rules_by_id()["structure.unreadable"].notes or note.kind not in _spoken_of()
    )


@cache
def _spoken_of() -> frozenset[str]:
    """The kinds of notes that a rule reports, or whose matter the document shows to a rule."""
    kinds = {kind for rule in rules_by_id().values() for kind in rule.notes}
    return frozenset(kinds.union(rules_by_id()["structure.unreadable"].parameters["elsewhere"]))


@cache
def _order(edition: str) -> Mapping[str, int]:
    """Sections, tables and rows → place in the form; a table is where its first row is."""
    order: dict[str, int] = {}
    for section in form(edition).sections:
        order[section.id] = len(order)
        if section.kind == "table":
            first = order[section.id]
            order.update({r.id: first + i for i, r in enumerate(table_rows(edition, section.id))})
    return order


def _beyond(subject: Subject, note: Note, order: Mapping[str, int]) -> frozenset[str]:
    """What lies beyond a cut: for a page that ends early, from the first thing missing on."""
    cut = order[note.where]
    if note.kind == _ENDS:
        return frozenset(name for name, place in order.items() if place >= cut)
    before = {name for name, place in order.items() if place < cut}
    # Text without its heading is of that section, and the section is not there.
    return frozenset(before | ({note.where} if _absent(subject, note.where) else set()))


def _absent(subject: Subject, section: str) -> bool:
    return "." not in section and getattr(subject.report, section, None) is ABSENT


def beyond_in_words(subject: Subject, note: Note, beyond: frozenset[str]) -> Iterator[Text]:
    """What is missing or not whole beyond a cut, in the form's order."""
    for section in subject.form.sections:
        name = Text(f"“{section.label}”", f"section {section.label}")
        if section.kind == "table":
            yield from _rows_in_words(subject, section.id, beyond)
        elif section.id not in beyond:
            continue
        elif _absent(subject, section.id):
            yield name
        elif section.id == note.where:
            begun = bool(getattr(subject.report, section.id))
            yield Text(f"{name.zh}的结尾", f"the end of {name.en}") if begun else name


def _rows_in_words(subject: Subject, table: str, beyond: frozenset[str]) -> Iterator[Text]:
    expected = subject.expected_rows(table)
    lacking = [row for row, cells in expected.items() if row in beyond and ABSENT in cells.values()]
    name = subject.table_name(table)
    if not lacking:
        return
    if table not in subject.tables and len(lacking) == len(expected):
        yield name
        return
    row = subject.row_name(lacking[0])
    if len(lacking) == 1:
        yield Text(f"{name.zh}“{row.zh}”一行", f"row {row.en} of {name.en}")
    else:
        count = len(lacking)
        yield Text(
            f"{name.zh}自“{row.zh}”起{count}行", f"{count} rows of {name.en} from {row.en} on"
        )
