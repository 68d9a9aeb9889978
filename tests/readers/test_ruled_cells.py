"""Rulings become the cells that a reader sees between them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.readers import bounds
from govinfo_report.readers.sheets.ruled_cells import ruled_tables
from govinfo_report.readers.sheets.sheet import Box, Ruling

EDGES = st.lists(st.integers(8, 60), min_size=2, max_size=7)
"""Distances between the edges of columns or rows, in points."""


def positions(distances: list[int]) -> list[float]:
    found = [40.0]
    for distance in distances:
        found.append(found[-1] + distance)
    return found


def ruled(boxes: list[Box], shift: float = 0.0) -> tuple[list[Ruling], list[Ruling]]:
    """The edges of boxes, each drawn, every other one a little off."""
    across, down = [], []
    for place, (x0, top, x1, bottom) in enumerate(boxes):
        off = shift if place % 2 else 0.0
        across += [Ruling(top + off, x0, x1), Ruling(bottom + off, x0 + off, x1)]
        down += [Ruling(x0 - off, top, bottom), Ruling(x1 + off, top, bottom + off)]
    return across, down


@st.composite
def tables(draw: st.DrawFn) -> list[Box]:
    """The cells of a table, two of which may be merged in each row."""
    xs, ys = positions(draw(EDGES)), positions(draw(EDGES))
    boxes = []
    for top, bottom in pairwise(ys):
        row = [Box(left, top, right, bottom) for left, right in pairwise(xs)]
        merged = draw(st.integers(0, len(row) - 1))
        if 0 < merged < len(row):
            row[merged - 1 : merged + 1] = [Box(row[merged - 1].x0, top, row[merged].x1, bottom)]
        boxes += row
    return boxes


@given(boxes=tables(), shift=st.floats(-1, 1))
def test_each_drawn_box_is_a_cell(boxes: list[Box], shift: float) -> None:
    (cells,) = ruled_tables(*ruled(boxes, shift))
    assert len(cells) == len(boxes)
    assert all(any(is_near(cell, box) for cell in cells) for box in boxes)


def is_near(one: Box, other: Box) -> bool:
    return all(abs(edge - its) <= 2 for edge, its in zip(one, other, strict=True))


@given(boxes=tables())
def test_tables_that_do_not_touch_are_two_from_top_to_bottom(boxes: list[Box]) -> None:
    lower = [Box(x0, top + 500, x1, bottom + 500) for x0, top, x1, bottom in boxes]
    first, second = ruled_tables(*ruled([*lower, *boxes]))
    assert len(first) == len(second) == len(boxes)
    assert max(cell.bottom for cell in first) < min(cell.top for cell in second)


def test_a_gap_in_a_ruling_of_less_than_three_points_is_none() -> None:
    across = [Ruling(10, 0, 49), Ruling(10, 51, 100), Ruling(30, 0, 100)]
    down = [Ruling(x, 10, 30) for x in (0, 50, 100)]
    assert ruled_tables(across, down) == [[Box(0, 10, 50, 30), Box(50, 10, 100, 30)]]
    across = [Ruling(10, 0, 40), Ruling(10, 60, 100), Ruling(30, 0, 100)]
    assert ruled_tables(across, down) == []  # nothing is ruled on all four sides


def test_a_frame_alone_is_no_table_and_a_drawing_has_none() -> None:
    assert ruled_tables(*ruled([Box(0, 0, 90, 90)])) == []
    lines = [Ruling(4.0 * place, 0, 400) for place in range(100)]
    assert len(lines) ** 2 > bounds.CROSSINGS
    assert ruled_tables(lines, lines) == []
