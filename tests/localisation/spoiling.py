"""Ways to spoil a report as clerks and page readers do, and what the truth was."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from govinfo_report.model import Report, get_cell, replace_cells
from tests.localisation.figures import COLUMNS, PRINTED, ROWS, TOTAL_ROW

Figures = list[int]
Spoiler = Callable[[Figures, random.Random], None]
"""Changes the figures of table 三, row by row, in place; perhaps not at all."""


def wrong_figures(count: int) -> Spoiler:
    """Some cells get any other figure of about their size."""

    def spoil(figures: Figures, rng: random.Random) -> None:
        for place in rng.sample(range(len(figures)), count):
            figures[place] = _other(figures[place], rng, lambda f: rng.randrange(2 * f + 10))

    return spoil


def mistyped(count: int) -> Spoiler:
    """Some cells are mistyped: a digit wrong, dropped, doubled, transposed, or a little off."""

    def spoil(figures: Figures, rng: random.Random) -> None:
        for place in rng.sample(range(len(figures)), count):
            figures[place] = _other(figures[place], rng, lambda f: _mistype(f, rng))

    return spoil


def _other(figure: int, rng: random.Random, make: Callable[[int], int]) -> int:
    new = figure
    while new == figure:
        new = make(figure)
    return new


def _mistype(figure: int, rng: random.Random) -> int:
    digits = list(str(figure))
    at = rng.randrange(len(digits))
    match rng.randrange(5):
        case 0:
            digits[at] = rng.choice("0123456789")
        case 1 if len(digits) > 1:
            del digits[at]
        case 2 if figure:
            digits.insert(at, digits[at])
        case 3 if len(digits) > 1:
            at = rng.randrange(len(digits) - 1)
            digits[at], digits[at + 1] = digits[at + 1], digits[at]
        case _:
            return max(0, figure + rng.choice([-2, -1, 1, 2]))
    return int("".join(digits))


def _swap(figures: Figures, one: int, other: int) -> None:
    figures[one], figures[other] = figures[other], figures[one]


def swapped_cells(figures: Figures, rng: random.Random) -> None:
    """Any two cells hold each other's figure."""
    _swap(figures, *rng.sample(range(len(figures)), 2))


def swapped_neighbours(figures: Figures, rng: random.Random) -> None:
    """Two cells side by side do."""
    row, column = rng.randrange(ROWS), rng.randrange(COLUMNS - 1)
    _swap(figures, COLUMNS * row + column, COLUMNS * row + column + 1)


def swapped_rows(figures: Figures, rng: random.Random) -> None:
    """In one column, two rows hold each other's figure."""
    column = rng.randrange(COLUMNS)
    one, other = rng.sample(range(ROWS), 2)
    _swap(figures, COLUMNS * one + column, COLUMNS * other + column)


def swapped_adjacent_rows(figures: Figures, rng: random.Random) -> None:
    """In one column, two rows next to one another do."""
    place = rng.randrange(COLUMNS * (ROWS - 1))
    _swap(figures, place, place + COLUMNS)


def _shift(figures: Figures, places: list[int]) -> None:
    """Every figure one place on; 0 at the first place, the last figure is lost."""
    for place, source in zip(places[:0:-1], places[-2::-1], strict=True):
        figures[place] = figures[source]
    figures[places[0]] = 0


def shifted_row(figures: Figures, rng: random.Random) -> None:
    """From some column on, or up to it, a row stands one column too far; totals may stay."""
    row = rng.randrange(ROWS)
    first = rng.randrange(COLUMNS - 2)
    end = rng.choice([COLUMNS, COLUMNS - 1])
    places = [COLUMNS * row + column for column in range(first, end)]
    _shift(figures, places if rng.random() < 0.5 else places[::-1])


def shifted_column(figures: Figures, rng: random.Random) -> None:
    """From some row on, a column stands one row too low or too high."""
    column = rng.randrange(COLUMNS)
    first, last = sorted(rng.sample(range(ROWS), 2))
    places = [COLUMNS * row + column for row in range(first, last + 1)]
    _shift(figures, places if rng.random() < 0.5 else places[::-1])


def shifted_table(figures: Figures, rng: random.Random) -> None:
    """All rows stand one column too far, as when a page's heading is read wrongly."""
    _shift_rows(figures, 0, rng)


def partly_shifted_table(figures: Figures, rng: random.Random) -> None:
    """From some column on, all rows stand one column too far. Where the run began, and what the
    lost column held, only the identities tell: several answers are equally good."""
    _shift_rows(figures, rng.randrange(1, COLUMNS - 2), rng)


def _shift_rows(figures: Figures, first: int, rng: random.Random) -> None:
    right = rng.random() < 0.5
    for row in range(ROWS):
        places = [COLUMNS * row + column for column in range(first, COLUMNS)]
        _shift(figures, places if right else places[::-1])


def zeroed_total_row(figures: Figures, rng: random.Random) -> None:
    """(七)总计 is 0 in every column."""
    figures[COLUMNS * TOTAL_ROW : COLUMNS * (TOTAL_ROW + 1)] = [0] * COLUMNS


def zeroed_total_column(figures: Figures, rng: random.Random) -> None:
    """总计 is 0 in every row."""
    figures[COLUMNS - 1 :: COLUMNS] = [0] * ROWS


STRUCTURED: Final[dict[str, Spoiler]] = {
    "swapped cells": swapped_cells,
    "swapped neighbours": swapped_neighbours,
    "swapped rows in a column": swapped_rows,
    "swapped adjacent rows in a column": swapped_adjacent_rows,
    "shifted row": shifted_row,
    "shifted column": shifted_column,
    "shifted columns (whole table)": shifted_table,
    "partly shifted table": partly_shifted_table,
    "zeroed total row": zeroed_total_row,
    "zeroed total column": zeroed_total_column,
}
"""Name → slip that spoils several cells at once."""


def spoiled(report: Report, spoiler: Spoiler, rng: random.Random) -> tuple[Report, dict[str, int]]:
    """A spoiled report and the truth: cell id → what the cell held, for the cells that changed."""
    before = [get_cell(report, cell) for cell in PRINTED]
    after = [int(str(figure)) for figure in before]
    spoiler(after, rng)
    truth = {
        cell: int(str(old))
        for cell, old, new in zip(PRINTED, before, after, strict=True)
        if old != new
    }
    return replace_cells(report, dict(zip(PRINTED, after, strict=True))), truth
