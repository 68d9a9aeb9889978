"""The rules asked of frames say what they say of single reports, on every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
import pytest
from hypothesis import given, settings

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.frames.backends import BACKENDS
from govinfo_report.model import layout
from tests.checks.building import report_of
from tests.frames.building import many, nobody, seeds
from tests.frames.engines import every_way, named

FOUND = ("violated", "undecided")

LINEAR = [rule.id for rule in gr.rules() if rule.linear is not None]


def found_in(frame: Any) -> Counter[tuple[Any, ...]]:
    """The rows of a result, as a multiset."""
    given_frame = nw.from_native(frame)
    if isinstance(given_frame, nw.LazyFrame):
        given_frame = given_frame.collect()
    names = ("report", "rule", "scope", "outcome", "severity", "expected", "actual")
    assert given_frame.columns == list(names)
    table = given_frame.to_arrow()
    return Counter(zip(*(table[name].to_pylist() for name in names), strict=True))


def found_by_check(reports: Sequence[gr.Report], select: Iterable[str]) -> Counter[tuple[Any, ...]]:
    """The same, of each report for itself."""
    return Counter(
        (str(n), f.rule, f.scope, f.outcome, f.severity, f.expected, f.actual)
        for n, report in enumerate(reports)
        for f in gr.check(report, select=select)
    )


@settings(max_examples=2)
@given(seeds)
def test_the_linear_rules_say_the_same_on_every_engine(seed: int) -> None:
    reports = many(seed)
    wanted = found_by_check(reports, LINEAR)
    for way, frame in every_way(reports, files=True):
        assert found_in(gr.check_frame(frame, select=LINEAR)) == wanted, way


def test_the_examples_of_the_rules_come_out_as_they_say() -> None:
    examples = [(rule, example) for rule in LINEAR for example in gr.rule(rule).examples]
    reports = [report_of(example) for _, example in examples]
    wanted = {(str(n), rule): e.outcome for n, (rule, e) in enumerate(examples)}
    for way, frame in every_way(reports):
        said = {(row[0], row[1]): row[3] for row in found_in(gr.check_frame(frame, select=LINEAR))}
        for key, outcome in wanted.items():
            assert said.get(key) == (outcome if outcome in FOUND else None), (way, key)


def test_a_mask_says_of_each_rule_and_scope_whether_it_is_violated() -> None:
    received = "applications.received"
    zero = nobody("2021")
    violated = gr.replace_cells(zero, {f"{received}.total": 1})
    undecided = gr.replace_cells(violated, {f"{received}.natural_person": None})
    lazy = named([zero, violated, undecided, nobody("2019", "absent")], "polars").lazy()
    mask = gr.check_frame(lazy, select="applications.row_total", wide=True).collect()
    assert mask["applications__row_total__received"].to_list() == [False, True, None, False]
    rows = {cell.rpartition(".")[0] for cell in layout("2021").cells}
    assert mask.width == 1 + len([row for row in rows if row.startswith("applications.")])


@settings(max_examples=1)
@given(seeds)
def test_a_mask_says_what_the_list_says(seed: int) -> None:
    reports = many(seed)
    listed = found_by_check(reports, LINEAR)
    for way, frame in every_way(reports):
        mask = nw.from_native(gr.check_frame(frame, select=LINEAR, wide=True))
        table = (mask.collect() if isinstance(mask, nw.LazyFrame) else mask).to_arrow()
        outcomes = {True: "violated", None: "undecided"}
        said = {
            (report, name, outcomes[value])
            for name in table.column_names[1:]
            for report, value in zip(
                table["report"].to_pylist(), table[name].to_pylist(), strict=True
            )
            if value is not False
        }
        wanted = {(r[0], f"{r[1]}.{r[2]}".replace(".", "__"), r[3]) for r in listed}
        assert said == wanted, way


@pytest.mark.parametrize("backend", BACKENDS)
def test_of_no_reports_nothing_is_found(backend: Any) -> None:
    assert not found_in(gr.check_frame(gr.to_frame([], backend=backend), select=LINEAR))


def test_lazy_in_lazy_out() -> None:
    import duckdb
    import polars as pl

    reports = [nobody(edition) for edition in EDITIONS]
    assert isinstance(gr.check_frame(gr.to_frame(reports).lazy()), pl.LazyFrame)
    relation = gr.check_frame(gr.to_frame(reports, backend="duckdb"))
    assert isinstance(relation, duckdb.DuckDBPyRelation)


def test_integers_of_other_widths_are_added_up_in_64_bits() -> None:
    import polars as pl

    cells = {f"applications.received.{c}": 2**30 for c in ("natural_person", "other_organization")}
    report = gr.replace_cells(nobody("2021"), cells | {"applications.received.total": 2**31 - 1})
    frame = named([report]).with_columns(pl.col(pl.Int64).cast(pl.Int32, strict=False))
    sets = named([report]).select(pl.col("^blank_.*$"))
    found = found_in(gr.check_frame(frame.with_columns(sets), select="applications.row_total"))
    assert found == found_by_check([report], ["applications.row_total"])


def test_a_missing_or_mistyped_column_is_refused() -> None:
    import polars as pl

    frame = gr.to_frame([nobody("2021")])
    name = "applications__received__total"
    with pytest.raises(gr.FrameError, match=f"column {name}: is not there"):
        gr.check_frame(frame.drop(name), select="applications.row_total")
    with pytest.raises(gr.FrameError, match=f"column {name}: is Float64 and must be Int64"):
        gr.check_frame(frame.with_columns(pl.col(name).cast(pl.Float64)), select="applications")


def test_a_selection_is_named_as_for_a_single_report() -> None:
    frame = gr.to_frame([nobody("2021")])
    with pytest.raises(gr.UnknownRuleError, match=r"did you mean applications\.balance"):
        gr.check_frame(frame, select="applications.balanse")
    with pytest.raises(ValueError, match="none of these rules is asked of frames"):
        gr.check_frame(frame, select=["cell", "metadata.year"])


YEARS = [
    *("continuity.carried_over", "continuity.in_force", "continuity.items", "continuity.pending"),
    "collection.duplicate",
]


def found_in_collection(reports: Sequence[gr.Report]) -> Counter[tuple[Any, ...]]:
    """What the check of a collection finds, in the words of a frame."""
    findings = gr.check_collection(reports, select=YEARS, sources=map(str, range(len(reports))))
    found = Counter(
        (str(n), f.rule, f.scope, f.outcome, f.severity, f.expected, f.actual)
        for n, member in enumerate(findings.members)
        for f in member
    )
    concerned = {about.source for f in findings.between for about in f.reports}
    rule = gr.rule("collection.duplicate")
    found.update((str(s), rule.id, None, "violated", rule.severity, None, None) for s in concerned)
    return found


@settings(max_examples=2)
@given(seeds)
def test_the_rules_over_years_say_what_the_check_of_the_collection_says(seed: int) -> None:
    reports = many(seed)
    wanted = found_in_collection(reports)
    for way, frame in every_way(reports, files=True):
        assert found_in(gr.check_frame(frame, select=YEARS)) == wanted, way


def test_the_rules_that_are_asked_of_frames_are_those_that_say_so() -> None:
    asked = {rule.id for rule in gr.rules() if rule.frames}
    assert asked == {*LINEAR, *YEARS}


def test_what_no_edition_has_is_undecided_not_passed_over() -> None:
    import polars as pl

    frame = named([nobody("2021")], "polars").with_columns(other_shape=pl.lit("as printed"))
    found = found_in(gr.check_frame(frame, select="applications.balance"))
    assert found == Counter(
        [("0", "applications.balance", None, "undecided", "warning", None, None)]
    )
