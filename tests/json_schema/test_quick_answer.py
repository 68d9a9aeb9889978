"""What the strict decoder takes at once, both validators accept."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.documents import structs
from govinfo_report.json_schema.engines import Engine
from govinfo_report.json_schema.validation import problems
from govinfo_report.testing.strategies import reports
from tests.json_schema.golden import each_engine
from tests.places import example_document

ODD: tuple[Any, ...] = (
    *(True, -1, 1.0, 1.5, 2**70, float("nan"), Decimal("NaN"), Decimal(3), Decimal("0.10")),
    *(
        "",
        "7",
        "2020-02-30",
        "\ud800",
        None,
        [],
        {},
        [1],
        ["x"],
        ("x",),
        {"x"},
        {"a": {}},
        {1: "a"},
    ),
    *(dt.date(2024, 1, 2), MappingProxyType({"unit": "x"}), b"x", "2021", "2019"),
)


def document() -> dict[str, Any]:
    """The example as a parsed document."""
    found: dict[str, Any] = json.loads(example_document(), parse_float=Decimal)
    return found


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A document with one odd value or member somewhere."""
    whole = gr.unstructure(draw(reports()))
    inner: Any = whole
    while True:
        name = draw(st.sampled_from([*inner, "no_such"]))
        if isinstance(inner.get(name), dict) and draw(st.integers(0, 3)):
            inner = inner[name]
        else:
            inner[name] = draw(st.sampled_from(ODD))
            return whole


@each_engine
@given(changed())
def test_what_is_taken_has_no_problem(engine: Engine, document: dict[str, Any]) -> None:
    if structs.takes(document):
        assert problems(document, engine) == []


@given(reports())
def test_documents_of_reports_are_taken(report: gr.Report) -> None:
    document = gr.unstructure(report)
    assert structs.takes(document) is ("extensions" not in document)
    assert gr.validate(document) == []


def test_a_right_document_needs_no_validator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govinfo_report.json_schema.validation.problems", None)
    text = example_document()
    assert gr.validate(document()) == gr.validate(text) == gr.validate(text.encode()) == []


@pytest.mark.parametrize(
    ("member", "value", "keyword"),
    [
        ("introduction", {"x"}, "json"),
        ("period", {"start": dt.date(2023, 1, 1), "end": "2023-12-31"}, "json"),
        ("metadata", {}, "minProperties"),
        ("title", "\ud800", "surrogate"),
        ("year", 2023.0, "fraction"),
    ],
)
def test_what_only_looks_right_is_found(member: str, value: Any, keyword: str) -> None:
    wrong = {**document(), member: value}
    assert keyword in {problem.keyword for problem in gr.validate(wrong)}
