"""Exact linear programming: bounds, forced values, proofs, integers, and counted work."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.identities.simplex import Infeasible, Region, Work, WorkSpentError

Rows = Mapping[int, tuple[Mapping[int, int], int]]
MOST = 3
"""No variable of the systems that are tried out is larger."""


def solutions(rows: Rows, count: int) -> list[tuple[int, ...]]:
    """Every solution in integers from 0 to ``MOST``, by trying."""
    return [
        values
        for values in itertools.product(range(MOST + 1), repeat=count)
        if all(sum(c * values[v] for v, c in terms.items()) == k for terms, k in rows.values())
    ]


def proof_against(rows: Rows) -> frozenset[int]:
    """The rows that have no solution; none where there is one."""
    try:
        Region(rows)
    except Infeasible as proof:
        return proof.rows
    return frozenset()


coefficients = st.integers(-3, 3).filter(bool)


@st.composite
def bounded(draw: st.DrawFn) -> Rows:
    """Two or three rows over three variables, whose sum with a fourth one is ``MOST``."""
    rows: dict[int, tuple[Mapping[int, int], int]] = {
        5: (dict.fromkeys(range(4), 1), MOST)  # names of rows are any integers
    }
    for name in draw(st.sampled_from([(0,), (7, 3)])):
        terms = draw(st.dictionaries(st.integers(0, 2), coefficients, min_size=1))
        rows[name] = terms, draw(st.integers(-6, 6))
    return rows


@settings(max_examples=200)
@given(bounded())
def test_rows_have_integer_solutions_or_a_proof_that_they_have_none(rows: Rows) -> None:
    proof = proof_against(rows)
    assert bool(proof) == (not solutions(rows, 4))
    # The sum that bounds the variables is always there: nothing else bounds what is tried.
    if proof:
        assert proof <= set(rows)
        assert not solutions({name: rows[name] for name in {*proof, 5}}, 4)


@st.composite
def flows(draw: st.DrawFn) -> Rows:
    """Two or three nodes of a network, and three flows between them of at most ``MOST``."""
    nodes = draw(st.integers(2, 3))
    rows: dict[int, tuple[dict[int, int], int]] = {
        node: ({}, draw(st.integers(-MOST, MOST))) for node in range(nodes)
    }
    for flow in range(3):
        source, sink = draw(st.permutations(range(nodes)))[:2]
        rows[source][0][flow] = 1
        if draw(st.booleans()):
            rows[sink][0][flow] = -1
        rows[nodes + flow] = {flow: 1, flow + 3: 1}, MOST
    return rows


@settings(max_examples=60)
@given(flows())
def test_bounds_and_forced_values_are_those_of_all_solutions(rows: Rows) -> None:
    possible = solutions(rows, 6)
    try:
        region = Region(rows)
    except Infeasible:
        assert not possible
        return
    found = [{values[variable] for values in possible} for variable in range(6)]
    forced = region.forced()
    for variable, values in enumerate(found):
        assert region.extent(variable) == (min(values), max(values))
        assert forced.get(variable) == (min(values) if len(values) == 1 else None)


def test_a_variable_that_nothing_bounds_has_no_greatest_value() -> None:
    region = Region({0: ({0: 1, 1: -1}, 2)})
    assert region.extent(0) == (2, None)
    assert region.extent(1) == (0, None)
    assert region.forced() == {}


def test_a_variable_that_may_be_negative_reaches_below_zero() -> None:
    rows = {0: ({0: 1, 1: 1}, 3), 1: ({1: 1, 2: 1}, 5)}
    assert [Region(rows).extent(v) for v in range(3)] == [(0, 3), (0, 3), (2, 5)]
    signed = Region(rows, signed=1 << 0)
    assert [signed.extent(v) for v in range(3)] == [(-2, 3), (0, 5), (0, 5)]
    assert Region({0: ({0: 1, 1: 1}, 3)}, signed=1 << 1).extent(1) == (None, 3)
    assert Region({0: ({4: 1}, -3)}, signed=1 << 4).forced() == {4: -3}
    with pytest.raises(Infeasible):
        Region({0: ({4: 1}, -3)}, signed=1 << 3)


def test_a_proof_names_the_rows_that_contradict_one_another_and_no_others() -> None:
    rows = {4: ({0: 1, 1: 1}, 1), 6: ({3: 1, 4: 1}, 3), 9: ({0: 1, 1: 1}, 2), 11: ({4: 1}, 1)}
    with pytest.raises(Infeasible) as proof:
        Region(rows)
    assert proof.value.rows == {4, 9}
    with pytest.raises(Infeasible) as proof:
        Region({2: ({3: 1, 4: 1}, 3), 8: ({0: 1, 1: 1}, -1)})
    assert proof.value.rows == {8}


def test_integers_are_found_by_splitting_and_fractions_where_they_may_be() -> None:
    half = {0: ({0: 2}, 3)}
    with pytest.raises(Infeasible) as proof:
        Region(half)
    assert proof.value.rows == {0}
    assert Region(half, broken=1 << 0).forced() == {0: Fraction(3, 2)}
    # Every corner that has the sum right is halfway; and two of them, one split in the other.
    with pytest.raises(Infeasible) as proof:
        Region({3: ({0: 2, 1: 2}, 3), 5: ({2: 1}, 1)})
    assert proof.value.rows == {3}
    deep = {0: ({0: 6, 1: 10, 2: 15}, 29), 1: ({0: 1, 1: 1, 2: 1, 3: 1}, 9)}
    with pytest.raises(Infeasible) as proof:
        Region(deep)
    assert proof.value.rows >= {0}
    assert Region({0: ({0: 6, 1: 10, 2: 15}, 31)}).extent(0)[0] == 0


def test_work_is_counted_the_same_every_time() -> None:
    """What a cap allows is the same everywhere: it depends on these counts alone."""
    rows = {r: ({3 * r + c: 1 for c in range(3)}, 6 + r) for r in range(3)}
    rows |= {3 + c: ({3 * r + c: 1 for r in range(3)}, 7) for c in range(3)}
    spent = []
    for take in (
        lambda region: None,
        lambda region: region.extent(0),
        lambda region: region.forced(),
    ):
        work = Work(10_000)
        take(Region(rows, work=work))
        spent.append(10_000 - work.left)
    assert spent == [82, 93, 124]


def test_no_step_more_than_are_left_is_taken() -> None:
    work = Work(5)
    work.spend(5)
    assert work.left == 0
    with pytest.raises(WorkSpentError) as stop:
        work.spend(1)
    assert stop.value.more_than == 0
