"""Reports as frames and back: every cell, key and state, on every engine."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import narwhals as nw
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, prose_members
from govinfo_report.frames.backends import BACKENDS
from govinfo_report.frames.columns import cell_columns, frame_schema
from govinfo_report.model import block, layout
from govinfo_report.testing.strategies import reports
from tests.frames.building import figures, nobody

KEYS = ("agency", "agency_code", "year", "edition", "scope")


def kept(report: gr.Report) -> tuple[Any, ...]:
    """All of a report that a frame holds."""
    return (
        *(getattr(report, name) for name in KEYS),
        report.metadata.source,
        block(report),
    )


def narrative(report: gr.Report) -> tuple[Any, ...]:
    return report.title, *(getattr(report, name) for name in prose_members())


def back(given: Sequence[gr.Report], backend: Any, **options: Any) -> list[gr.Report]:
    return list(gr.from_frame(gr.to_frame(given, backend=backend, **options)))


@settings(max_examples=40)
@given(st.lists(figures(), max_size=4))
def test_every_cell_key_and_state_comes_back(made: list[gr.Report]) -> None:
    wanted = list(map(kept, made))
    for backend in BACKENDS:
        assert list(map(kept, back(made, backend))) == wanted, backend


@settings(max_examples=20)
@given(st.lists(reports(), max_size=3))
def test_a_loaded_report_has_the_row_of_one_that_was_built(made: list[gr.Report]) -> None:
    loaded = [gr.loads(gr.dumps(report)) for report in made]
    frame = gr.to_frame(made)
    assert frame.equals(gr.to_frame(loaded))
    built = [evolve(report) for report in loaded]  # of the model's own classes
    assert frame.equals(gr.to_frame(built))


@settings(max_examples=10)
@given(st.lists(reports(), max_size=2))
def test_the_narrative_comes_back_if_it_was_asked_for(made: list[gr.Report]) -> None:
    wanted = list(map(narrative, made))
    for backend in BACKENDS:
        assert list(map(narrative, back(made, backend, narrative=True))) == wanted, backend
        assert all(report.title is None for report in back(made, backend))


@pytest.mark.parametrize("backend", BACKENDS)
def test_columns_have_one_type_whatever_is_in_them(backend: Any) -> None:
    types = {
        "String": nw.String,
        "Int64": nw.Int64,
        "Decimal": nw.Decimal(30, 10),
        "List(String)": nw.List(nw.String),
    }
    wanted = {name: types[kind] for name, kind in frame_schema(narrative=True).items()}
    some = [nobody(edition, fill) for edition in EDITIONS for fill in ("zero", "blank", "absent")]
    for given_reports in ([], some[:1], some):
        frame = gr.to_frame(given_reports, backend=backend, narrative=True)
        assert dict(nw.from_native(frame).collect_schema()) == wanted


def test_there_is_a_column_for_each_cell_of_any_edition_and_a_bit_for_each() -> None:
    columns = cell_columns()
    assert set(columns) == {cell for edition in EDITIONS for cell in layout(edition).cells}
    assert len({(column.blank.column, column.blank.bit) for column in columns.values()}) == len(
        columns
    )
    assert all("." not in column.name for column in columns.values())


def test_columns_and_bits_are_permanent() -> None:
    """A file that was written years ago is read with the bits of today."""
    columns = cell_columns()
    some = {
        "proactive_disclosure.regulations.made": ("blank_1", 0),
        "proactive_disclosure.procurement.amount": ("blank_1", 21),
        "applications.received.natural_person": ("blank_1", 22),
        "disputes.litigation.after_reconsideration.total": ("blank_4", 38),
        "proactive_disclosure.administrative_fees.amount": ("blank_4", 45),
    }
    found = {cell: (columns[cell].blank.column, columns[cell].blank.bit) for cell in some}
    assert found == some


def test_reports_are_called_by_what_they_hold_or_as_the_caller_says() -> None:
    report = nobody("2021")
    other = gr.replace_cells(report, {"applications.received.total": 1})
    amount = gr.replace_cells(
        report, {"proactive_disclosure.administrative_fees.amount": Decimal("2.5")}
    )
    names = gr.to_frame([report, other, amount, report])["report"].to_list()
    assert len(set(names)) == 4
    assert names[3] == f"{names[0]}-2"
    assert gr.to_frame([report])["report"].to_list() == names[:1]
    assert names[0] == "4131c12de4f91f2b7b90"
    assert gr.to_frame([report, other], ids=["a", "b"])["report"].to_list() == ["a", "b"]
    for ids in (["a"], ["a", "b", "c"], ["a", "a"], ["a", 1]):
        with pytest.raises(ValueError, match="ids"):
            gr.to_frame([report, other], ids=ids)


def test_the_shape_of_other_outcomes_is_a_column() -> None:
    form = nobody("2021")
    rows = [cell for cell in layout("2021").cells if ".other." in cell and "all" not in cell]
    one = {cell: 1 for cell in layout("2021").cells if ".other.all." in cell}
    three = {cell: gr.ABSENT for cell in rows if cell.startswith("applications.outcomes.other")}
    both = gr.replace_cells(form, one)
    other = gr.replace_cells(both, three)
    frame = gr.to_frame([form, other, both])
    assert frame["other_shape"].to_list() == ["printed", "other", "both"]


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("applications.received.total", "三件", r"三件 \(str\) has no place"),
        ("applications.received.total", Decimal(1), r"1 \(Decimal\) has no place"),
        ("applications.received.total", True, r"True \(bool\) has no place"),
        ("applications.received.total", 1.0, r"1.0 \(float\) has no place"),
        ("applications.received.total", 2**63, "is too large"),
        ("proactive_disclosure.administrative_fees.amount", 0.1, r"0.1 \(float\) has no place"),
        (
            "proactive_disclosure.administrative_fees.amount",
            Decimal("0.00000000001"),
            "0.00000000001 has more digits than its column",
        ),
    ],
)
def test_what_has_no_place_in_a_column_is_refused(cell: str, value: Any, told: str) -> None:
    report = nobody("2021")
    wrong = gr.replace_cells(report, {cell: value})
    with pytest.raises(gr.FrameError, match=f"report 1, {cell}: {told}") as caught:
        gr.to_frame([report, wrong])
    assert (caught.value.report, caught.value.column) == (1, cell)


@pytest.mark.parametrize(("key", "value"), [("agency", 5), ("year", "2023"), ("scope", True)])
def test_a_key_of_another_type_is_refused(key: str, value: Any) -> None:
    report = evolve(nobody("2021"), **{key: value})
    with pytest.raises(gr.FrameError, match=f"report 0, {key}: {value} .* has no place"):
        gr.to_frame([report])


def test_a_frame_without_a_column_is_refused() -> None:
    frame = gr.to_frame([nobody("2021")])
    with pytest.raises(gr.FrameError, match="column blank_2: is not there"):
        next(gr.from_frame(frame.drop("blank_2")))


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(ValueError, match="polars, pandas, pyarrow, duckdb, not 'dask'"):
        gr.to_frame([], backend="dask")  # type: ignore[arg-type]
