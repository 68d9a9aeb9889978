"""The fast way from a report to its document agrees with the converter, and takes what it takes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

import govinfo_report as gr
from govinfo_report.conversion.encoding import encode
from govinfo_report.json_text import encoded
from govinfo_report.model import ABSENT, FrozenMap, Metadata, Period, Signature
from govinfo_report.testing.strategies import reports
from tests.places import example_document

REPORT = attrs.evolve(gr.loads(example_document()))
CELL = "applications.received.total"


@given(reports())
def test_the_bytes_are_those_of_the_converter(report: gr.Report) -> None:
    built = attrs.evolve(report)
    assert encode(built) == encoded(gr.unstructure(built))


@pytest.mark.parametrize(
    "members",
    [
        {"signature": Signature()},
        {"signature": Signature(date=dt.datetime(2024, 1, 2, tzinfo=dt.UTC))},
        {"period": Period("2023-01-01", "2023-12-31")},  # type: ignore[arg-type]
        {"title": ABSENT},
        {"title": 5},
        {"remarks": FrozenMap({"no.such.cell": "x"})},
        {"extensions": FrozenMap({"a": [1]})},
        {"extensions": FrozenMap({"a": 0.1})},
        {"table_notes": FrozenMap({"disputes": ["x"]})},
        {"overview": ("\ud800",)},
        {"metadata": Metadata(published_at="yesterday")},
    ],
)
def test_what_the_converter_refuses_is_refused(members: dict[str, Any]) -> None:
    report = attrs.evolve(REPORT, **members)
    assert encode(report) is None
    with pytest.raises(gr.DocumentError):
        gr.dumps(report)


@pytest.mark.parametrize("value", [True, -1, 1.5, "1", 10**30, Decimal("NaN"), [1]])
def test_a_cell_of_the_wrong_kind_is_refused(value: Any) -> None:
    report = gr.replace_cells(REPORT, {CELL: value})
    assert encode(report) is None
    with pytest.raises(gr.DocumentError):
        gr.dumps(report)


@pytest.mark.parametrize(
    "members",
    [
        {"metadata": Metadata()},
        {"metadata": Metadata(source="{}", other={"a": None})},
        {"extensions": {"a": {}, "b": [1, {"c": [Decimal("0.1")]}]}},
        {"signature": None},
    ],
)
def test_what_the_converter_takes_is_taken(members: dict[str, Any]) -> None:
    report = attrs.evolve(REPORT, **members)
    assert encode(report) is not None
    assert gr.loads(gr.dumps(report)) == report


def test_a_row_of_another_class_is_refused() -> None:
    disputes = REPORT.disputes
    row = disputes.reconsideration
    alike = attrs.make_class(type(row).__name__, [a.name for a in attrs.fields(type(row))])
    other: Any = alike(*(getattr(row, a.name) for a in attrs.fields(type(row))))
    report = attrs.evolve(REPORT, disputes=attrs.evolve(disputes, reconsideration=other))
    assert encode(report) is None
    with pytest.raises(gr.DocumentError):
        gr.dumps(report)
