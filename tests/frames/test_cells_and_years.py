"""Blank cells, the long form, differences and indicators: as of single reports, on every engine."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings

import govinfo_report as gr
from govinfo_report.frames.columns import cell_columns
from govinfo_report.model import block, layout
from tests.frames.building import many, nobody, seeds
from tests.frames.engines import every_way, named, rows_of


def pairs_of(reports: list[gr.Report]) -> list[tuple[int, int]]:
    """Positions of reports and of last year's, as the check of a collection pairs them."""
    found = []
    for n, report in enumerate(reports):
        if report.year is None:
            continue
        before = [
            m
            for m, other in enumerate(reports)
            if other.year == report.year - 1 and _one_organ(report, other)
        ]
        if len(before) == 1:
            found.append((n, before[0]))
    return found


def _one_organ(one: gr.Report, other: gr.Report) -> bool:
    codes = {each.agency_code for each in (one, other) if isinstance(each.agency_code, str)}
    scopes = {each.scope for each in (one, other) if isinstance(each.scope, str)}
    same = one.agency_code == other.agency_code and len(codes) == 1
    by_code = same and all(isinstance(each.agency_code, str) for each in (one, other))
    by_name = one.agency is not None and one.agency == other.agency
    return (by_code or by_name) and len(codes) < 2 and len(scopes) < 2


@settings(max_examples=2)
@given(seeds)
def test_the_blank_cells_are_those_that_are_null_in_the_documents(seed: int) -> None:
    reports = many(seed)
    wanted = {
        (str(n), cell)
        for n, report in enumerate(reports)
        for cell, value in zip(layout(report.edition).cells, block(report), strict=True)
        if value is None
    }
    for way, frame in every_way(reports):
        rows = rows_of(gr.blank_cells(frame))
        assert {(row["report"], row["cell"]) for row in rows} == wanted, way
        assert len(rows) == len(wanted), way


@settings(max_examples=2)
@given(seeds)
def test_the_long_form_has_every_cell_that_is_there(seed: int) -> None:
    reports = many(seed)
    wanted = {
        (str(n), cell): (None if value is None else Decimal(value))
        for n, report in enumerate(reports)
        for cell, value in gr.cells(report).items()
    }
    for way, frame in every_way(reports):
        rows = rows_of(gr.long_frame(frame))
        assert {(row["report"], row["cell"]): row["value"] for row in rows} == wanted, way
        assert len(rows) == len(wanted), way
        assert all((row["value"] is None) == (row["state"] == "blank") for row in rows), way


@settings(max_examples=2)
@given(seeds)
def test_differences_are_those_of_comparing_two_reports(seed: int) -> None:
    reports = many(seed)
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    for n, before in pairs_of(reports):
        changes = gr.compare(reports[before], reports[n]).changes
        wanted[str(n), str(before)] = {
            change.cell: change.difference for change in changes if change.difference is not None
        }
    for way, frame in every_way(reports):
        rows = {
            (r["report"], r["report__before"]): r for r in rows_of(gr.compare_frame(frame, frame))
        }
        assert rows.keys() == wanted.keys(), way
        for pair, differences in wanted.items():
            found = {
                cell: rows[pair][column.name]
                for cell, column in cell_columns().items()
                if rows[pair][column.name] is not None
            }
            assert found == differences, (way, pair)


@settings(max_examples=2)
@given(seeds)
def test_indicators_are_those_of_single_reports(seed: int) -> None:
    reports = many(seed)
    before = dict(pairs_of(reports))
    for way, frame in every_way(reports):
        rows = {row["report"]: row for row in rows_of(gr.indicator_frame(frame))}
        assert len(rows) == len(reports), way
        for n, report in enumerate(reports):
            previous = reports[before[n]] if n in before else None
            for each in gr.indicators(report, previous):
                row = rows[str(n)]
                sums = row[f"{each.id}__numerator"], row[f"{each.id}__denominator"]
                if each.value is None:
                    assert (row[each.id], *sums) == (None, None, None), (way, n, each)
                    continue
                assert sums == (each.numerator, each.denominator), (way, n, each)
                less = 1 if each.unit == "change" else 0
                assert Fraction(*sums) - less == each.value
                assert abs(row[each.id] - float(each.value)) <= 1e-12 * max(1, abs(row[each.id]))


def test_each_year_of_a_frame_is_compared_with_the_year_before() -> None:
    cell = "applications.received.total"
    reports = []
    for year, figure in ((2021, 5), (2022, 7), (2023, 4)):
        report = gr.replace_cells(nobody("2021"), {cell: figure})
        reports.append(gr.structure(gr.unstructure(report) | {"agency": "某局", "year": year}))
    frame = named(reports)
    rows = rows_of(gr.compare_frame(frame, frame))
    found = {row["year"]: row["applications__received__total"] for row in rows}
    assert found == {2022: 2, 2023: -3}


def test_types_do_not_depend_on_how_a_frame_is_compared() -> None:
    frame = named([nobody("2021"), nobody("2019")])
    frame = frame.with_columns(_column("agency", ["甲局", "乙局"]), _column("year", [2023, 2020]))
    before = frame.with_columns(pl.col("year") - 1)
    for count in (2, 0):
        one, other = before.head(count), frame.head(count)
        lazy = gr.compare_frame(one.lazy(), other.lazy()).collect()
        found = gr.compare_frame(one, other)
        assert (len(found), found.schema) == (count, lazy.schema)
        assert found.sort("report").equals(lazy.sort("report"))


def _column(name: str, values: list[Any]) -> pl.Series:
    return pl.Series(name, values, pl.Int64 if name == "year" else pl.String)


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        pytest.param({}, ["0", "1", "2"], id="nothing"),
        pytest.param({"agency": ["甲局", "甲局", "丙局"]}, ["2"], id="a name twice"),
        pytest.param({"agency": ["甲局", None, ""]}, ["0"], id="no name"),
        pytest.param({"year": [2023, 2024, None]}, ["0"], id="another year"),
        pytest.param({"agency_code": ["X", None, None]}, ["0", "1", "2"], id="a code"),
        pytest.param({"scope": ["organ", None, None]}, ["0", "1", "2"], id="a scope"),
    ],
)
def test_frames_in_the_same_order_are_paired_as_others_are(
    changed: dict[str, list[Any]], wanted: list[str]
) -> None:
    keys = {"agency": ["甲局", "乙局", "丙局"], "year": [2023, 2023, 2023], **changed}
    columns = [_column(name, values) for name, values in keys.items()]
    frame = named([nobody("2021")] * 3).with_columns(columns)
    before = frame.with_columns(pl.col("year") - 1)
    if len(set(keys["year"])) > 1:
        before = before.with_columns(year=pl.lit(2022, pl.Int64))
    for other in (before, before.reverse()):
        rows = rows_of(gr.compare_frame(other, frame))
        found = {row["report"]: row["report__before"] for row in rows}
        assert found == {name: name for name in wanted}
