"""The identities of an edition, written out and compiled."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from attrs import evolve
from msgspec.structs import replace

from govinfo_report.catalogue import EDITIONS, alternatives
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules
from govinfo_report.identities import (
    Identity,
    OtherShape,
    identities,
    identities_of_rule,
    shape_of,
    system,
    totals,
)
from govinfo_report.identities.systems import compiled, members
from govinfo_report.model import ABSENT, block, layout, replace_cells
from tests.checks.building import consistent
from tests.localisation.systems import table

BOTH: list[tuple[str, OtherShape]] = list(itertools.product(EDITIONS, ("printed", "other", "both")))
PRINTED = {"2019": "all", "2021": "other"}
"""Edition → a row of (六) that its form prints."""


def row_of(cell: str) -> str:
    return cell.rpartition(".")[0]


def test_an_identity_is_told_by_rule_and_scope() -> None:
    one = Identity("disputes.total", "reconsideration", ((1, "a"), (-1, "b")))
    assert one == Identity("disputes.total", "reconsideration")
    assert hash(one) == hash(Identity("disputes.total", "reconsideration", (), "<="))
    assert one != Identity("disputes.total", "litigation.direct")
    assert (one.left, one.right) == (("a",), ("b",))
    assert repr(one) == "Identity(rule='disputes.total', scope='reconsideration')"


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_rule_is_written_out_for_each_row_or_column(edition: str) -> None:
    dispute = next(each for each in rules(edition) if each.id == "disputes.total")
    written = identities_of_rule(dispute, edition)
    rows = ["reconsideration", "litigation.direct", "litigation.after_reconsideration"]
    assert [each.scope for each in written] == rows
    for each in written:
        names = ("upheld", "corrected", "other", "pending")
        assert each.left == tuple(f"disputes.{each.scope}.{name}" for name in names)
        assert each.right == (f"disputes.{each.scope}.total",)
        assert each.relation == "="
    assert not identities_of_rule(next(r for r in rules(edition) if r.linear is None), edition)


@pytest.mark.parametrize(("edition", "shape"), BOTH)
def test_a_system_has_the_cells_of_its_shape(edition: str, shape: OtherShape) -> None:
    rows = alternatives(edition)
    equations = system(edition, shape)
    used = {row_of(equations.names[cell]) for cell in equations.used}
    expected = {
        "printed": {*rows.printed},
        "other": {*rows.other},
        "both": {*rows.printed, *rows.other},
    }
    assert used & {*rows.printed, *rows.other} == expected[shape]
    # A report with both would have the same requests counted twice in every column.
    assert ("applications.outcome_total" in {i.rule for i in equations.identities}) == (
        shape != "both"
    )
    assert {each.rule for each in equations.identities} <= {
        rule.id for rule in rules(edition) if rule.basis != "heuristic"
    }


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_shape_of_a_report_is_told_by_the_rows_that_are_there(edition: str) -> None:
    report = consistent(edition)
    rows = alternatives(edition)
    printed, other = (
        [cell for cell in layout(edition).cells if row_of(cell) in some] for some in rows
    )
    assert shape_of(edition, block(report)) == "printed"
    both = replace_cells(report, {other[-1]: None})
    assert shape_of(edition, block(both)) == "both"
    assert shape_of(edition, block(replace_cells(both, dict.fromkeys(printed, ABSENT)))) == "other"
    neither = replace_cells(report, dict.fromkeys(printed, ABSENT))
    assert shape_of(edition, block(neither)) == "printed"


def test_heuristic_rules_are_left_out_unless_they_are_asked_for() -> None:
    strict, every = system("2021"), system("2021", heuristic=True)
    more = [each for each in every.identities if each not in strict.equations]
    assert {each.rule for each in more} == {"disclosure.stock"}
    for each in more:
        equation = every.equations[each]
        *cells, slack = every.plus[equation]
        assert tuple(every.names[cell] for cell in cells) == each.left
        assert slack >= len(every.names)
        assert every.slacks >> slack & 1
        assert every.holds(equation, -1)
        assert every.holds(equation, 0)
        assert not every.holds(equation, 1)
    assert (strict.slacks, strict.at_most) == (0, 0)
    assert not strict.holds(0, -1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_parts_share_no_cell_and_leave_none_out(edition: str) -> None:
    parts = system(edition).parts
    assert len(parts) == 4  # table three, and each of the three rows of table four
    equations, variables = zip(*parts, strict=True)
    for sets in (equations, variables):
        assert sum(map(int.bit_count, sets)) == sum(sets).bit_count()
    assert sum(equations) == (1 << len(system(edition).identities)) - 1
    assert tuple(members(sum(variables))) == system(edition).used


@pytest.mark.parametrize("edition", EDITIONS)
def test_totals_are_cells_that_stand_alone(edition: str) -> None:
    found = totals(edition)
    assert {each.rule for each in found} == {
        "applications.outcome_total",
        "applications.row_total",
        "disputes.total",
    }
    assert all(len(each.parts) > 1 and each.cell not in each.parts for each in found)
    named = {each.cell for each in found}
    equations = system(edition)
    alone = {equations.names[cell] for cell in members(equations.totals)}
    assert alone == {cell for cell in named if equations.reach[equations.names.index(cell)]}


def test_lines_and_neighbours_are_those_of_the_printed_table() -> None:
    square = table(3, 3)
    assert [line.cells for line in square.lines if line.across] == [(0, 1, 2), (3, 4, 5), (6, 7, 8)]
    assert [line.cells for line in square.lines if not line.across] == [
        *((0, 3, 6), (1, 4, 7), (2, 5, 8))
    ]
    assert set(members(square.beside[4])) == {1, 3, 5, 7}
    assert set(members(square.beside[0])) == {1, 3}
    assert set(members(square.totals)) == {2, 5, 6, 7, 8}


def test_what_is_in_no_equation_is_in_no_line() -> None:
    one = Identity("sum", "row", ((1, "a"), (1, "b"), (-1, "d")))
    equations = compiled([one], ["a", "b", "c", "d"], [[[0, 1, 2, 3]]])
    assert equations.used == (0, 1, 3)
    assert [line.cells for line in equations.lines] == [(0, 1, 3)]
    assert set(members(equations.beside[1])) == {0, 3}


def test_every_linear_rule_is_among_the_identities() -> None:
    for edition in EDITIONS:
        linear = {rule.id for rule in rules(edition) if rule.linear}
        assert {each.rule for each in identities(edition)} == linear


def test_the_most_that_a_cell_may_be_is_no_total_of_it() -> None:
    equations = compiled(
        [
            Identity("most", "row", ((1, "a"), (-1, "b")), "<="),
            Identity("sum", "row", ((1, "b"), (1, "c"), (-1, "d")), "="),
        ],
        ["a", "b", "c", "d"],
    )
    assert set(members(equations.totals)) == {3}
    assert equations.plus == ((0, 4), (1, 2))
    assert (equations.slacks, equations.at_most, equations.broken) == (0b10000, 0b01, 0b10000)


@pytest.mark.parametrize(
    ("plus", "minus", "left", "right"),
    [
        (("*",), ("upheld",), ("corrected", "other", "pending"), ("upheld",)),
        (("upheld", "*"), ("total",), ("upheld", "corrected", "other", "pending"), ("total",)),
        (("p.*",), ("total",), (), ("total",)),
        (("other",), ("pending", "total"), ("other",), ("pending", "total")),
    ],
)
def test_a_star_stands_for_what_is_no_total_and_is_not_named(
    plus: tuple[str, ...],
    minus: tuple[str, ...],
    left: tuple[str, ...],
    right: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [rule] = (each for each in rules("2021") if each.id == "disputes.total")
    assert rule.linear
    linear = replace(rule.linear, plus=plus, minus=minus)
    with invented(monkeypatch, evolve(rule, linear=linear)):
        [first, *_] = identities("2021")
    row = f"disputes.{first.scope}."
    assert first.left == tuple(row + name for name in left)
    assert first.right == tuple(row + name for name in right)


def test_rows_below_a_heading_are_those_whose_ids_begin_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    [rule] = (each for each in rules("2021") if each.id == "applications.outcome_total")
    assert rule.linear
    linear = replace(rule.linear, plus=("outcomes.other.*",), within=("legal_service_institution",))
    with invented(monkeypatch, evolve(rule, linear=linear)):
        [only] = identities("2021")
    assert only.scope == "legal_service_institution"
    assert only.left == tuple(
        f"applications.outcomes.other.{row}.legal_service_institution"
        for row in ("correction_overdue", "fee_overdue", "other", "all")
    )


@contextmanager
def invented(monkeypatch: pytest.MonkeyPatch, rule: Rule) -> Iterator[None]:
    """An edition that has this rule alone."""
    monkeypatch.setattr("govinfo_report.identities.systems.rules", lambda _: (rule,))
    identities.cache_clear()
    yield
    identities.cache_clear()
