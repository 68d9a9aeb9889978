"""The ruled cells of a sheet: where rulings cross, and the rectangles between crossings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from govinfo_report.readers import bounds
from govinfo_report.readers.sheets.sheet import Box, Ruling

NEAR: Final = 3.0
"""Distance in points under which two edges are one."""

_Point: TypeAlias = tuple[int, int]
"""Which x, which y."""

_Crossings: TypeAlias = dict[_Point, tuple[int, int]]
"""Each crossing → the upright and the level ruling that cross there."""

_Cell: TypeAlias = tuple[int, int, int, int]
"""Which x, which y of the upper left corner, then of the lower right one."""


def ruled_tables(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[list[Box]]:
    """Returns the cells of each ruled table, from top to bottom; each table has two cells or more.

    A page with more crossings than any table has (``bounds.CROSSINGS``) is a drawing and has
    no table.
    """
    rows, columns = _merged(across), _merged(down)
    tops, lefts = _distinct(rows), _distinct(columns)
    if len(tops) * len(lefts) > bounds.CROSSINGS:
        return []
    crossings: _Crossings = {}
    for column, (x, top, bottom) in enumerate(columns):
        for row, (y, left, right) in enumerate(rows):
            if top - NEAR <= y <= bottom + NEAR and left - NEAR <= x <= right + NEAR:
                crossings[lefts[x], tops[y]] = (column, row)
    cells = list(_cells(crossings))
    xs, ys = list(lefts), list(tops)
    return sorted(
        (
            [Box(xs[left], ys[top], xs[right], ys[bottom]) for left, top, right, bottom in table]
            for table in _tables(cells)
            if len(table) > 1
        ),
        key=lambda boxes: min((box.top, box.x0) for box in boxes),
    )


def _distinct(rulings: Sequence[Ruling]) -> dict[float, int]:
    """Returns the position of each line of rulings → its index, in order."""
    return {at: place for place, at in enumerate(dict.fromkeys(ruling.at for ruling in rulings))}


def _merged(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Returns rulings in order: those on nearly one line moved onto it, those that touch joined."""
    merged: list[Ruling] = []
    for line in _lines(rulings):
        at = sum(ruling.at for ruling in line) / len(line)
        line.sort(key=lambda ruling: ruling.start)
        _, start, end = line[0]
        for _, begin, stop in line[1:]:
            if begin <= end + NEAR:
                end = max(end, stop)
                continue
            merged.append(Ruling(at, start, end))
            start, end = begin, stop
        merged.append(Ruling(at, start, end))
    return [ruling for ruling in merged if ruling.end - ruling.start >= NEAR]


def _lines(rulings: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Yields the rulings that lie on one line, each at most ``NEAR`` from the next."""
    line: list[Ruling] = []
    for ruling in sorted(ruling for ruling in rulings if ruling.end - ruling.start >= 1):
        if line and ruling.at > line[-1].at + NEAR:
            yield line
            line = []
        line.append(ruling)
    if line:
        yield line


def _cells(crossings: _Crossings) -> Iterator[_Cell]:
    """Yields the smallest rectangle that begins at each crossing and is ruled on all four sides."""
    points = sorted(crossings)
    below = _following(points, crossings, 0)
    beside = _following(sorted(points, key=lambda point: point[::-1]), crossings, 1)
    for x, y in points:
        bottom = below.get((x, y))
        while bottom is not None:
            level = crossings[bottom][1]
            right = beside.get((x, y))
            while right is not None:
                if crossings.get((right[0], bottom[1])) == (crossings[right][0], level):
                    yield x, y, right[0], bottom[1]
                    break
                right = beside.get(right)
            if right is not None:
                break
            bottom = below.get(bottom)


def _following(points: Sequence[_Point], crossings: _Crossings, side: int) -> dict[_Point, _Point]:
    """Returns each crossing → the next one on the same ruling, upright or level."""
    return {
        point: after
        for point, after in pairwise(points)
        if point[side] == after[side] and crossings[point][side] == crossings[after][side]
    }


def _tables(cells: Sequence[_Cell]) -> Iterator[list[_Cell]]:
    """Yields the cells that hang together, each touching another at a corner."""
    at_corner: dict[_Point, list[_Cell]] = {}
    for cell in cells:
        for corner in _corners(cell):
            at_corner.setdefault(corner, []).append(cell)
    seen: set[_Cell] = set()
    for cell in cells:
        if cell in seen:
            continue
        seen.add(cell)
        table = [cell]
        for member in table:  # which grows meanwhile
            for corner in _corners(member):
                touching = [other for other in at_corner.pop(corner, ()) if other not in seen]
                seen.update(touching)
                table += touching
        yield table


def _corners(cell: _Cell) -> tuple[_Point, ...]:
    left, top, right, bottom = cell
    return (left, top), (left, bottom), (right, top), (right, bottom)
