"""Ruled cells and the characters in them → rows of a table whose columns line up over pages."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from attrs import define, field

from govinfo_report.page import Place, Row
from govinfo_report.readers.pdf.lines import PrintedLine, printed_lines
from govinfo_report.readers.pdf.source import Box, Glyph

_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_NEAR: Final = 3.0
"""Distance in points under which two edges are one."""


@define
class Ruled:
    """A ruled table on one page.

    Attributes:
        page: Number of the page.
        boxes: Its cells.
        glyphs: The characters inside its frame.
    """

    page: int
    boxes: list[Box]
    glyphs: list[Glyph] = field(factory=list)

    @property
    def frame(self) -> Box:
        """The rectangle around it."""
        return Box(
            min(box.x0 for box in self.boxes),
            min(box.top for box in self.boxes),
            max(box.x1 for box in self.boxes),
            max(box.bottom for box in self.boxes),
        )

    @property
    def is_data(self) -> bool:
        """Whether two of its cells stand beside one another; else it is a frame around text."""
        tops: dict[int, float] = {}
        for box in self.boxes:
            top = round(box.top)
            if abs(tops.setdefault(top, box.x0) - box.x0) > _NEAR:
                return True
        return False

    def continues(self, earlier: Ruled) -> bool:
        """Whether it can be the rest of a table on the page before."""
        mine, other = self.frame, earlier.frame
        return (
            self.page == earlier.page + 1
            and abs(mine.x0 - other.x0) <= 2 * _NEAR
            and abs(mine.x1 - other.x1) <= 2 * _NEAR
        )


def edges_of(positions: list[float]) -> list[float]:
    """Positions, those that are one taken together, in order."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > _NEAR:
            edges.append(position)
    return edges


def _nearest(edges: list[float], position: float) -> int:
    place = bisect_right(edges, position + _NEAR) - 1
    return max(place, 0)


def rows_of(table: Ruled, columns: list[float], number: int, first_row: int) -> list[Row]:
    """The rows of a table, each the cells that begin in it.

    Args:
        table: The table.
        columns: The vertical edges that it shares with its parts on other pages.
        number: Which table of the document it is.
        first_row: Number of its first row.
    """
    heights = edges_of([edge for box in table.boxes for edge in (box.top, box.bottom)])
    owner: dict[tuple[int, int], int] = {}
    starts: list[tuple[int, int]] = []
    for place, box in enumerate(table.boxes):
        top, bottom = _nearest(heights, box.top), _nearest(heights, box.bottom)
        left, right = _nearest(columns, box.x0), _nearest(columns, box.x1)
        starts.append((top, left))
        for row in range(top, max(bottom, top + 1)):
            for column in range(left, max(right, left + 1)):
                owner.setdefault((row, column), place)
    inside: dict[int, list[Glyph]] = {}
    for glyph in table.glyphs:
        row = _below(heights, (glyph.top + glyph.bottom) / 2)
        column = _below(columns, (glyph.x0 + glyph.x1) / 2)
        if (row, column) not in owner:  # a gap in the ruling: what stands there is a cell
            owner[row, column] = len(starts)
            starts.append((row, column))
        inside.setdefault(owner[row, column], []).append(glyph)
    rows: list[list[tuple[int, str]]] = [[] for _ in range(len(heights) - 1)]
    for place, (row, column) in enumerate(starts):
        lines = printed_lines(inside.get(place, []))
        text = "\n".join(line.text for line in lines)
        if len(lines) > 1 and place < len(table.boxes) and _is_wrapped(lines, table.boxes[place]):
            text = text.replace("\n", "")
        rows[row].append((column, text))
    made = []
    for place, cells in enumerate(rows, first_row):
        cells.sort(key=lambda cell: cell[0])
        where = Place(table.page, None, number, place)
        made.append(Row([text for _, text in cells], where, [column for column, _ in cells]))
    return made


def _is_wrapped(lines: list[PrintedLine], box: Box) -> bool:
    """Whether a cell holds one number that was too long for a line.

    Every line but the last is full: three digits and more, and no room for three others.
    """
    if not _NUMBER.fullmatch("".join(line.text for line in lines)):
        return False
    for line in lines[:-1]:
        digit = (line.x1 - line.x0) / len(line.text)
        if len(line.text) < 3 or (box.x1 - box.x0) - (line.x1 - line.x0) > 3 * digit:
            return False
    return True


def _below(edges: list[float], position: float) -> int:
    """Which interval between edges a position is in."""
    return min(max(bisect_right(edges, position) - 1, 0), len(edges) - 2)
