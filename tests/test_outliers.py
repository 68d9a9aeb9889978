"""Outliers among changes, by Hidiroglou and Berthelot's method."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

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
