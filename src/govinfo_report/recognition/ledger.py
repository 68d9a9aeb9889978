"""What took each line of a page, and each cell of its grids.

Each stage of recognition enters the lines and cells that it took: for a member of the report, as
known furniture of a form or a web page, or for a note. The first entry counts. What no stage took
is unread, and noted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple, Protocol

from govinfo_report.page import Place
from govinfo_report.recognition.lines import PageLine
from govinfo_report.recognition.notes import PageNotes

FURNITURE: Final = "furniture"
"""Takes what a form or a web page prints around the report: headings, labels, page marks, links."""

NOTED: Final = "note"
"""Takes what was lost and stands in the note that says so."""

_LOST: Final = frozenset(("", NOTED))
_WHOLE: Final = Fraction(1)


class _InLine(Protocol):
    @property
    def line(self) -> PageLine: ...

    @property
    def at(self) -> int | None: ...


class PageUnit(NamedTuple):
    """A line of a page, or a cell of a row: what the ledger has entries for.

    Attributes:
        line: The line.
        at: Index of the cell, where the line is a row of a grid.
        part: Words of the line that were not taken with it; empty for a whole line or cell.
    """

    line: PageLine
    at: int | None = None
    part: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        cells = self.line.cells
        if self.part:
            return self.part
        return self.line.text if cells is None or self.at is None else cells.texts[self.at]

    @property
    def place(self) -> Place:
        """Where it stands."""
        cells = self.line.cells
        return self.line.place if cells is None or self.at is None else cells.place_of(self.at)


class Ledger:
    """The lines and cells of one page, and what took each of them.

    A blank cell has no entry: nothing is lost with it. A page mark is furniture.
    """

    def __init__(self, lines: list[PageLine], marks: Sequence[PageLine] = ()) -> None:
        """Makes the ledger of lines whose indexes are their places in the list, and page marks."""
        self._lines = lines
        self._marks = len(marks)
        self._takers: list[str | list[str]] = [""] * len(lines)
        self._cells: list[list[str]] = []  # those of rows in it
        self._left: list[PageUnit] = []
        self._by_place: dict[Place, list[PageUnit]] | None = None

    def __iter__(self) -> Iterator[PageUnit]:
        """Gives every line and every cell that is not blank, in page order."""
        for line in self._lines:
            yield from _units_of(line)

    def taker(self, unit: PageUnit) -> str:
        """Returns what took it: name of a member, id of a row or cell, or a constant."""
        entry = self._takers[unit.line.index]
        if isinstance(entry, str):
            return entry
        return entry[unit.at] if unit.at is not None else ""

    def take(self, lines: Iterable[PageLine], taker: str) -> None:
        """Enters what took whole lines."""
        for line in lines:
            if line.made or line.cells is not None:
                for unit in _units_of(line):
                    self.take_cell(unit.line, unit.at, taker)
            elif not self._takers[line.index]:
                self._takers[line.index] = taker

    def take_cell(self, line: PageLine, at: int | None, taker: str) -> None:
        """Enters what took a cell of a row, or a line without cells (``at`` is ``None``)."""
        if line.made:
            for unit in self._units_at(PageUnit(line, at).place):
                self.take_cell(unit.line, unit.at, taker)
            return
        entry = self._takers[line.index]
        if at is None or line.cells is None:
            self._takers[line.index] = entry or taker
        elif isinstance(entry, list):
            entry[at] = entry[at] or taker
        elif not entry:
            self._takers[line.index] = entry = [""] * len(line.cells.texts)
            entry[at] = taker
            self._cells.append(entry)

    def take_all(self, parts: Iterable[_InLine], taker: str) -> None:
        """Enters what took lines and cells."""
        takers = self._takers
        for part in parts:
            line, at = part.line, part.at
            if line.made:
                self.take_cell(line, at, taker)
            elif isinstance(entry := takers[line.index], list) and at is not None:
                entry[at] = entry[at] or taker
            elif line.cells is None:
                takers[line.index] = entry or taker
            else:
                self.take_cell(line, at, taker)

    def take_each(self, lines: list[PageLine], takers: Sequence[str]) -> None:
        """Enters what took each of some lines without cells, which nothing has taken before."""
        first = lines[0]
        if not first.made and lines[-1].index == first.index + len(lines) - 1:
            self._takers[first.index : first.index + len(lines)] = takers
            return
        for line, taker in zip(lines, takers, strict=True):
            self.take_cell(line, None, taker)

    def take_row(self, line: PageLine, start: int, takers: Sequence[str]) -> None:
        """Enters what took each of some cells of a row, the first of which is at ``start``."""
        if line.cells is not None and not line.made and not self._takers[line.index]:
            entry = [""] * len(line.cells.texts)
            entry[start : start + len(takers)] = takers
            self._takers[line.index] = entry
            self._cells.append(entry)
            return
        for at, taker in enumerate(takers, start):
            self.take_cell(line, at, taker)

    def leave(self, line: PageLine, part: str) -> None:
        """Enters words of a line that nothing took, whatever took the rest of the line."""
        if part and not line.made:
            self._left.append(PageUnit(line, None, part))

    def _units_at(self, place: Place) -> list[PageUnit]:
        """Returns the lines and cells of the page at a place: those that a made line stands for."""
        if self._by_place is None:
            self._by_place = {}
            for unit in self:
                self._by_place.setdefault(unit.place, []).append(unit)
        return self._by_place.get(place, [])

    def close(
        self, parts: Mapping[int, str], notes: PageNotes, is_furniture: Callable[[str], bool]
    ) -> Fraction:
        """Notes what nothing took, in one note for each part of the page.

        Args:
            parts: Index of a line → id of the section that begins there.
            notes: Where the notes go.
            is_furniture: Whether a text that nothing took is known furniture, wherever it stands.

        Returns:
            The share of the lines and cells of the page that a member or known furniture took.
        """
        begins = [*sorted(parts), len(self._lines)]
        where, end = "introduction", begins[0]
        unread: dict[str, tuple[PageUnit, list[str]]] = {}
        lost = set()
        for unit, taker in self._lost():
            line, at, part = unit
            text = part or unit.text
            if not taker and is_furniture(text):
                if not part:
                    self.take_cell(line, at, FURNITURE)
                continue
            lost.add((line.index, at))
            if taker:
                continue
            if line.index >= end:
                begun = bisect_right(begins, line.index)
                where, end = parts[begins[begun - 1]], begins[begun]
            if where not in unread:
                unread[where] = unit, []
            unread[where][1].append(text)
            if at is None:
                self._takers[line.index] = self._takers[line.index] or NOTED
            else:
                self.take_cell(line, at, NOTED)
        for where, (first, texts) in unread.items():
            notes.add_unread(where, texts, first.line, first.at)
        return 1 - Fraction(len(lost), self._total()) if lost else _WHOLE

    def _total(self) -> int:
        """Returns how many lines and cells there are, and page marks."""
        rows = [line.cells.texts for line in self._lines if line.cells is not None]
        cells = sum(len(texts) - texts.count("") for texts in rows)
        return self._marks + len(self._lines) - len(rows) + cells

    def _lost(self) -> list[tuple[PageUnit, str]]:
        """Returns what neither a member nor known furniture took, and whether a note did."""
        takers = self._takers
        left = [(unit, "") for unit in self._left if takers[unit.line.index]]
        if "" not in takers and NOTED not in takers and not any(map(_has_lost, self._cells)):
            return left  # nearly every page
        found: list[tuple[PageUnit, str]] = []
        for line, entry in zip(self._lines, takers, strict=True):
            if isinstance(entry, list):
                if _has_lost(entry):
                    units = [(unit, self.taker(unit)) for unit in _units_of(line)]
                    found += [(unit, taker) for unit, taker in units if taker in _LOST]
            elif entry in _LOST:
                if line.cells is None:
                    found.append((PageUnit(line), entry))
                else:
                    found += [(unit, entry) for unit in _units_of(line)]
        return sorted([*found, *left], key=lambda each: each[0].line.index) if left else found


def _has_lost(takers: list[str]) -> bool:
    return not _LOST.isdisjoint(takers)


def _units_of(line: PageLine) -> list[PageUnit]:
    if line.cells is None:
        return [PageUnit(line)]
    return [PageUnit(line, at) for at, text in enumerate(line.cells.texts) if text]
