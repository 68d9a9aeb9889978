"""How likely slips are, by value: what ranks corrections that are otherwise equally good."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from govinfo_report.identities.deduction import DeductionProblem
from govinfo_report.identities.systems import SystemNumber
from govinfo_report.localisation.slips import (
    COSTS,
    Change,
    Option,
    SlipKind,
    explain,
    several_lines,
    single_lines,
    solved,
    worth_trying,
)
from tests.localisation.systems import table

WIDE = table(4, 5)
"""Cells 0 to 19; the last row and the last column are totals."""

Said = list[tuple[str, float, tuple[int, ...]]]


def said(changes: Mapping[int, Change], **figures: SystemNumber) -> Said:
    """Kind, cost and cells of each slip, among figures that are all different."""
    page: list[SystemNumber] = [1000 + 37 * cell for cell in range(20)]
    for cell, (before, _) in changes.items():
        page[cell] = before
    for name, figure in figures.items():
        page[int(name.removeprefix("cell"))] = figure
    return [(slip.kind, round(slip.cost, 6), slip.cells) for slip in explain(WIDE, changes, page)]


def test_costs_are_in_their_order() -> None:
    assert sorted(COSTS, key=COSTS.__getitem__) == [
        *("sign", "total_zero", "unit", "lines_shifted", "lines_swapped"),
        *("transposed", "digit_dropped", "digit_doubled", "totals_zero", "swapped", "moved"),
        *("digit_added", "digit_wrong", "neighbour", "off_by_one", "line_shifted", "left_out"),
        *("superfluous", "fraction", "other", "undetermined"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind", "cost"),
    [
        (-7, 7, "sign", 1.0),
        (0, 8, "left_out", 2.8),
        (120000, 12, "unit", 1.5),
        (12, 120000, "unit", 1.5),
        (12, 120001, "other", 4.0),
        (Fraction(3, 2), 2, "fraction", 3.0),
        (21, 12, "transposed", 2.0),
        (34215, 34125, "transposed", 2.0),
        (211, 112, "other", 4.0),
        (34, 42, "other", 4.0),
        (34, 53, "other", 4.0),
        (12, 128, "digit_dropped", 2.0),
        (28, 128, "digit_dropped", 2.0),
        (1, 10, "digit_dropped", 2.0),
        (13, 128, "other", 4.0),
        (12, 1283, "other", 4.0),
        (1228, 128, "digit_doubled", 2.0),
        (122, 12, "digit_doubled", 2.0),
        (112, 12, "digit_doubled", 2.0),
        (1238, 128, "digit_added", 2.4),
        (212, 12, "digit_added", 2.4),
        (1238, 12, "other", 4.0),
        (129, 128, "digit_wrong", 2.4),
        (9, 8, "off_by_one", 2.6),
        (8, 9, "off_by_one", 2.6),
        (10, 9, "off_by_one", 2.6),
        (8, 6, "other", 4.0),
        (1, 0, "off_by_one", 2.6),
        (2, 0, "superfluous", 3.0),
        (-12, 13, "other", 4.0),
        (53, 7, "other", 4.0),
        (53, None, "undetermined", 5.0),
    ],
)
def test_a_slip_in_one_cell_has_its_kind_and_its_cost(
    before: SystemNumber, after: SystemNumber | None, kind: SlipKind, cost: float
) -> None:
    assert said({6: (before, after)}) == [(kind, cost, (6,))]
    assert COSTS[kind] == cost


def test_a_total_that_is_zero_was_not_filled_in() -> None:
    assert said({9: (0, 8)}) == [("total_zero", 1.5, (9,))]
    assert said({16: (0, 8)}) == [("total_zero", 1.5, (16,))]


def test_a_figure_of_the_cell_beside_it_was_copied() -> None:
    for beside in ("cell1", "cell5", "cell7", "cell11"):
        assert said({6: (53, 7)}, **{beside: 53}) == [("neighbour", 2.4, (6,))]
    for elsewhere in ("cell0", "cell8", "cell16"):
        assert said({6: (53, 7)}, **{elsewhere: 53}) == [("other", 4.0, (6,))]
    # A digit that is wrong is told before a neighbour's figure, and this before one off.
    assert said({6: (58, 57)}, cell7=58) == [("digit_wrong", 2.4, (6,))]
    assert said({6: (8, 7)}, cell7=8) == [("neighbour", 2.4, (6,))]


@pytest.mark.parametrize(
    ("other", "cost"), [(7, 2.2), (11, 2.2), (8, 2.8), (16, 2.8), (13, 3.3), (10, 3.3)]
)
def test_two_figures_exchanged_cost_more_the_farther_they_are(other: int, cost: float) -> None:
    assert said({6: (31, 8), other: (8, 31)}) == [("swapped", cost, (6, other))]
    assert said({6: (0, 8), other: (8, 0)}) == [("moved", cost, (6, other))]


def test_the_likeliest_pairs_are_taken_first_and_the_rest_cell_by_cell() -> None:
    pair = {6: (31, 8), 7: (8, 31)}
    assert said({**pair, 12: (9, 8)}) == [
        ("swapped", 2.2, (6, 7)),
        ("off_by_one", 2.6, (12,)),
    ]
    assert said({5: (8, 31), **pair}) == [("swapped", 2.2, (5, 6)), ("other", 4.0, (7,))]
    assert said({3: (8, 31), **pair}) == [("other", 4.0, (3,)), ("swapped", 2.2, (6, 7))]
    assert said({6: (31, None), 7: (8, 31)}) == [
        ("undetermined", 5.0, (6,)),
        ("other", 4.0, (7,)),
    ]


def test_totals_that_were_all_left_at_zero_are_one_slip() -> None:
    assert said({4: (0, 5), 9: (0, 7)}) == [("totals_zero", 2.0, (4, 9))]
    assert said({15: (0, 5), 16: (0, 7), 17: (0, 3)}) == [("totals_zero", 2.0, (15, 16, 17))]
    # Not where one of them is no total, has a figure, or stands elsewhere.
    assert said({8: (0, 5), 9: (0, 7)}) == [("left_out", 2.8, (8,)), ("total_zero", 1.5, (9,))]
    assert said({4: (0, 5), 9: (53, 7)}) == [("total_zero", 1.5, (4,)), ("other", 4.0, (9,))]
    assert said({4: (0, 5), 16: (0, 7)}) == [("total_zero", 1.5, (4,)), ("total_zero", 1.5, (16,))]


def row(typed: Sequence[int], meant: Sequence[int]) -> dict[int, Change]:
    """Changes of the second row."""
    pairs = enumerate(zip(typed, meant, strict=True), 5)
    return {cell: (old, new) for cell, (old, new) in pairs if old != new}


@pytest.mark.parametrize(
    ("typed", "meant", "cost"),
    [
        ([0, 52, 63, 74], [52, 63, 74, 0], 2.6),
        ([0, 52, 63, 74], [52, 63, 74, 9], 2.9),
        ([63, 74, 81, 0], [52, 63, 74, 81], 2.9),
        ([63, 74, 81, 0], [0, 63, 74, 81], 2.6),
        ([0, 52, 0, 74], [52, 0, 74, 91], 2.9),
        ([0, 52], [52, 31], 3.5),
        ([0, 0, 52], [0, 52, 31], 3.5),
        ([3, 52, 63, 74], [52, 63, 74, 9], None),
        ([0, 52, 63, 74], [52, 63, 75, 9], None),
    ],
)
def test_a_run_of_figures_one_place_too_far_is_one_slip(
    typed: list[int], meant: list[int], cost: float | None
) -> None:
    changes = row(typed, meant)
    found = said(changes, **{f"cell{place}": old for place, old in enumerate(typed, 5)})
    if cost is None:
        assert "line_shifted" not in {kind for kind, _, _ in found}
    else:
        assert found == [("line_shifted", cost, tuple(changes))]


def test_one_slip_is_told_only_where_it_is_likelier_than_several() -> None:
    # One figure that moved by one place is a pair; a shift would cost 3.2.
    assert said({5: (0, 52), 6: (52, 0)}) == [("moved", 2.2, (5, 6))]


SOUND = [
    *(11, 23, 5, 7, 46),
    *(2, 0, 31, 1, 34),
    *(13, 6, 8, 17, 44),
    *(26, 29, 44, 25, 124),
]


def lines(figures: Sequence[int], blank: int = 0) -> list[Option]:
    problem = DeductionProblem(WIDE, list(figures), blank)
    [(scope, variables)] = WIDE.parts
    return list(several_lines(problem, scope, variables & ~blank))


def columns(*order: int | None) -> list[int]:
    """The table with other columns in these places; ``None``: nothing but zeros."""
    return [0 if column is None else SOUND[5 * r + column] for r in range(4) for column in order]


def rows(*order: int | None) -> list[int]:
    return [0 if number is None else SOUND[5 * number + c] for number in order for c in range(5)]


@pytest.mark.parametrize(
    ("figures", "kind", "cost"),
    [
        (columns(0, 1, 2, 4, 3), "lines_swapped", 1.9),
        (columns(0, 1, 4, 3, 2), "lines_swapped", 2.2),
        (rows(0, 1, 3, 2), "lines_swapped", 1.9),
        (columns(None, 0, 1, 2, 3), "lines_shifted", 1.8),
        (columns(1, 2, 3, 4, None), "lines_shifted", 1.8),
        (columns(0, 1, None, 2, 3), "lines_shifted", 2.7),
        (rows(None, 0, 1, 2), "lines_shifted", 1.8),
        (rows(1, 2, 3, None), "lines_shifted", 1.8),
    ],
)
def test_lines_exchanged_or_shifted_are_one_slip(
    figures: list[int], kind: SlipKind, cost: float
) -> None:
    truth = {
        cell: (figures[cell], SOUND[cell]) for cell in range(20) if figures[cell] != SOUND[cell]
    }
    found = {
        tuple(option.changes.items()): (option.slips[0].kind, round(option.cost, 6))
        for option in lines(figures)
    }
    assert found[tuple(truth.items())] == (kind, cost)
    for option in lines(figures):
        assert option.slips[0].cells == tuple(option.changes)
        assert not DeductionProblem(WIDE, mended(figures, option), 0).violated  # type: ignore[arg-type]


def test_rows_apart_are_not_taken_for_one_another_but_columns_are() -> None:
    assert lines(rows(0, 3, 2, 1)) == []
    assert len(lines(columns(4, 1, 2, 3, 0))) == 1


def test_columns_that_stand_one_place_too_early_are_found_beside_an_empty_one() -> None:
    sound = [*(11, 23, 5, 0, 39), *(2, 0, 31, 0, 33), *(13, 6, 8, 0, 27), *(26, 29, 44, 0, 99)]
    typed = [
        sound[5 * row + column] if column < 5 else 0 for row in range(4) for column in range(1, 6)
    ]
    likeliest = min(lines(typed), key=lambda option: option.cost)
    assert (likeliest.slips[0].kind, likeliest.cost) == ("lines_shifted", 1.8)
    assert mended(typed, likeliest) == sound


def test_a_blank_cell_is_exchanged_with_its_column() -> None:
    # The second row's 2 is blank, and its column stands in the place of the one beside it.
    typed, sound = columns(1, 0, 2, 3, 4), list(SOUND)
    typed[6] = sound[5] = 0
    found = [(option.cost, mended(typed, option)) for option in lines(typed, 1 << 6)]
    assert (1.9, sound) in found
    # Where the page has a figure for the blank's new place, that would have to be blank too.
    typed[5] = 3
    assert lines(typed, 1 << 6) == []


def mended(typed: Sequence[int], option: Option) -> list[SystemNumber | None]:
    return [option.changes.get(cell, (0, figure))[1] for cell, figure in enumerate(typed)]


def test_a_line_alone_that_explains_everything() -> None:
    figures = list(SOUND)
    figures[5:9] = [0, 2, 0, 31]
    problem = DeductionProblem(WIDE, figures, 0)
    [(scope, known)] = WIDE.parts
    [option] = single_lines(problem, scope, known)
    assert option.changes == {5: (0, 2), 6: (2, 0), 7: (0, 31), 8: (31, 1)}
    assert [(s.kind, round(s.cost, 6)) for s in option.slips] == [("line_shifted", 2.9)]
    assert not option.smallest
    # With a second wrong row no line explains everything.
    figures[0] += 1
    assert list(single_lines(DeductionProblem(WIDE, figures, 0), scope, known)) == []


def test_what_free_cells_must_be_is_told_where_there_is_one_way() -> None:
    figures = list(SOUND)
    figures[5] = 7
    problem = DeductionProblem(WIDE, figures, 0)
    [(scope, _)] = WIDE.parts
    assert solved(problem, (5,), scope) == {5: (7, 2)}
    assert solved(problem, (5, 6), scope) == {5: (7, 2)}
    assert solved(problem, (5, 6, 10, 11), scope) is None
    assert solved(problem, (6,), scope) is None


def test_whole_lines_are_worth_trying_where_half_of_what_is_used_is_wrong() -> None:
    [(scope, _)] = WIDE.parts
    none = [0] * 20
    one = [*none]
    one[9] = 3  # a row, and the column of totals
    assert worth_trying(DeductionProblem(WIDE, one, 0), scope)
    row_alone = [*none]
    row_alone[9] = row_alone[19] = 3  # the rows of both: the column holds
    assert DeductionProblem(WIDE, row_alone, 0).violated.bit_count() == 2
    assert worth_trying(DeductionProblem(WIDE, row_alone, 0), scope)
    figures = list(SOUND)
    figures[0] += 1  # two of nine
    assert not worth_trying(DeductionProblem(WIDE, figures, 0), scope)
    figures[6] += 1  # four of nine
    assert not worth_trying(DeductionProblem(WIDE, figures, 0), scope)
    figures[13] += 1
    assert worth_trying(DeductionProblem(WIDE, figures, 0), scope)
    assert not worth_trying(DeductionProblem(WIDE, none, 0), scope)
    half = [*none]
    half[0], half[4], half[15], half[19] = 4, 3, 3, 3  # two rows and two columns, half of them
    assert worth_trying(DeductionProblem(WIDE, half, 0), scope)
    half[9] = half[8] = half[18] = 2  # the second row too, and two columns: two of six
    half[19] = 5
    assert not worth_trying(DeductionProblem(WIDE, half, 0), scope)
