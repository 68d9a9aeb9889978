"""Outliers among changes, by Hidiroglou and Berthelot's method."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.outliers import Effect, Method, effects

METHOD = Method.of(rules_by_id()["continuity.outlier"].parameters["figures"])
LEAST = METHOD.least


def measured(changes: Sequence[tuple[int, int]]) -> list[Effect]:
    return effects(changes, METHOD)


ORDINARY = [
    (20, 22),
    (35, 33),
    (8, 9),
    (100, 104),
    (60, 58),
    (44, 50),
    (12, 12),
    (75, 70),
    (31, 33),
]


def outlying(changes: list[tuple[int, int]]) -> list[int]:
    return [place for place, effect in enumerate(measured(changes)) if effect.outlying]


def test_ordinary_changes_are_no_outliers() -> None:
    assert outlying([*ORDINARY, (1800, 1570)]) == []


def test_a_digit_too_many_or_too_few_is_one() -> None:
    assert outlying([*ORDINARY, (118, 1230)]) == [len(ORDINARY)]
    assert outlying([*ORDINARY, (1180, 12)]) == [len(ORDINARY)]


def test_a_small_figure_may_jump_where_a_large_one_may_not() -> None:
    small, large = measured([*ORDINARY, (1, 3)]), measured([*ORDINARY, (1000, 3000)])
    assert 0 < small[-1].score < large[-1].score


def test_falling_to_a_half_weighs_as_doubling_does() -> None:
    level = [(50, 50)] * LEAST
    (*_, up), (*_, down) = measured([*level, (40, 80)]), measured([*level, (80, 40)])
    assert up.score == -down.score
    assert (up.ratio, down.ratio) == (2, Fraction(1, 2))


def test_figures_that_did_not_change_make_no_outlier_of_one_that_did_a_little() -> None:
    assert outlying([*[(50, 50)] * LEAST, (50, 51)]) == []


def test_too_few_changes_say_nothing() -> None:
    assert measured([(1, 100)] * (LEAST - 1)) == []


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)), min_size=LEAST))
def test_the_order_of_the_changes_does_not_matter(changes: list[tuple[int, int]]) -> None:
    there = measured(changes)
    back = measured(changes[::-1])
    assert there == back[::-1]


@given(
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=LEAST),
    st.integers(2, 9),
)
def test_growing_all_alike_makes_nobody_an_outlier(
    changes: list[tuple[int, int]], factor: int
) -> None:
    assert not any(effect.outlying for effect in measured([(b, b * factor) for b, _ in changes]))


# Values -------------------------------------------------------------------------------------------

PLACES = 10**12
"""A ratio of one, and a root of a million, in the integers of the method."""
ROOTS = 10**6

SQUARE = Method(root=2, width=Fraction(1, 10), widths=3, least=5)
"""Its roots are those of figures that are squares, so that a person can work them out."""


def fields(changes: Sequence[tuple[int, int]], method: Method) -> list[tuple[Fraction, Fraction]]:
    """Offset and width of each effect, in ratios times roots."""
    unit = PLACES * ROOTS
    return [
        (Fraction(effect.offset, unit), Fraction(effect.width, unit))
        for effect in effects(changes, method)
    ]


def test_effects_as_worked_out_by_hand() -> None:
    # Median ratio 1, sizes 25 36 64 100 400, roots 5 6 8 10 20. Effects: -(2-1)·8, 0, 0, (2-1)·10,
    # (1.5-1)·20: ordered -8 0 0 10 10, quartiles 0 and 10, median 0.
    # Least width: a tenth, at a figure of size 64: 0.8. It holds below, where the quartile is 0.
    changes = [(25, 25), (36, 36), (64, 32), (50, 100), (Fraction(800, 3), 400)]
    assert fields(changes, SQUARE) == [
        (0, Fraction(4, 5)),
        (0, Fraction(4, 5)),
        (-8, Fraction(4, 5)),
        (10, 10),
        (10, 10),
    ]
    assert [effect.outlying for effect in effects(changes, SQUARE)] == [False] * 2 + [
        True,
        False,
        False,
    ]


def test_the_least_width_is_that_of_the_figure_in_the_middle_or_between_the_two() -> None:
    level = [(4, 4), (16, 16), (36, 36), (64, 64), (100, 100)]
    assert {width for _, width in fields(level, SQUARE)} == {Fraction(6, 10)}
    # Between 36 and 62 lies 49.
    level[3:] = [(62, 62), (100, 100), (144, 144)]
    assert {width for _, width in fields(level, SQUARE)} == {Fraction(7, 10)}


def test_ratios_are_taken_to_twelve_places_and_roots_to_six() -> None:
    level = [(2, 2)] * 5
    *_, third = effects([*level, (3, 4)], SQUARE)
    assert third.offset == 333_333_333_333 * 2_000_000
    *_, up = effects([*level, (1, 2)], SQUARE)
    assert up.offset == PLACES * 1_414_213
    quartic = Method(root=4, width=Fraction(1, 10), widths=3, least=5)
    *_, up = effects([*level, (40, 80)], quartic)
    assert up.offset == PLACES * 2_990_697
    assert up.width == PLACES // 10 * 1_189_207  # the fourth root of 2, a tenth of it


def test_an_amount_has_the_effect_of_the_same_count() -> None:
    changes = [(100, 100), (100, 104), (90, 81), (25, 26), (70, 300), (3, 2), (7, 7)]
    counts = effects(changes, SQUARE)
    for kinds in ((Decimal, int), (int, Decimal), (Decimal, Decimal)):
        amounts = effects([(kinds[0](b), kinds[1](a)) for b, a in changes], SQUARE)
        assert [(e.offset, e.width) for e in amounts] == [(e.offset, e.width) for e in counts]
        assert {type(number) for e in amounts for number in (e.offset, e.width)} == {int}


@pytest.mark.parametrize("number", [int, Decimal])
def test_what_is_smaller_than_the_smallest_ratio_or_root_counts_as_that(number: type) -> None:
    level = [(1, 1)] * 5
    *_, fall = effects([*level, (number(10**14), number(1))], SQUARE)
    assert fall.offset == (PLACES - PLACES * PLACES) * 10**7 * ROOTS
    tiny = Decimal("1e-14")
    *_, small = effects([*level, (tiny, 3 * tiny)], SQUARE)
    assert small.offset == 2 * PLACES


def test_without_a_least_width_the_width_is_the_smallest_there_is() -> None:
    method = Method(root=2, width=Fraction(0), widths=3, least=5)
    found = effects([(50, 50)] * 6, method)
    assert [(effect.offset, effect.width, effect.score) for effect in found] == [(0, 1, 0)] * 6


def test_an_outlier_lies_beyond_the_widths_and_not_upon_them() -> None:
    far = [Effect(1, 2, offset, width=2, widths=3) for offset in (-7, -6, 6, 7)]
    assert [effect.outlying for effect in far] == [True, False, False, True]
    assert [effect.score for effect in far] == [Fraction(-7, 2), -3, 3, Fraction(7, 2)]


def test_a_method_is_made_of_the_parameters_of_a_rule() -> None:
    parameters = {"root": 4, "width_percent": 15, "widths": 6, "at_least": 9}
    assert Method.of(parameters) == Method(root=4, width=Fraction(3, 20), widths=6, least=9)


@given(
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)), min_size=5, max_size=12),
    st.integers(0, 100),
)
def test_effects_are_those_of_the_paper(changes: list[tuple[int, int]], percent: int) -> None:
    """Against the paper's formulas in binary fractions, with quartiles of the standard library."""
    method = Method(root=2, width=Fraction(percent, 100), widths=3, least=5)
    ratios = [after / before for before, after in changes]
    middle = statistics.median(ratios)
    sizes = [max(pair) for pair in changes]
    weighed = [
        (1 - middle / ratio if ratio < middle else ratio / middle - 1) * size**0.5
        for ratio, size in zip(ratios, sizes, strict=True)
    ]
    low, median, high = statistics.quantiles(weighed, n=4, method="inclusive")
    least = percent / 100 * statistics.median(sizes) ** 0.5
    scale = PLACES * ROOTS
    near = 1e-3 + 1e-5 * max(map(abs, weighed))  # the roots have six places
    for effect, found in zip(weighed, effects(changes, method), strict=True):
        assert found.offset / scale == pytest.approx(effect - median, abs=near)
        if abs(effect - median) > 1e-6:
            width = max(high - median if effect > median else median - low, least)
            assert found.width / scale == pytest.approx(width, abs=near)
