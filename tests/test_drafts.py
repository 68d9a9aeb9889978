"""Reports that programs build hold anything: checks say what is wrong, and no export breaks."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.json_schema import engines
from govinfo_report.json_text import parsed
from govinfo_report.model import layout
from govinfo_report.model.values import shown
from tests.checks.building import consistent

ODD = [
    *(None, True, False, 0, 1, -1, 2023, 10**60, 10**5000, 1.0, 1.5, 0.1, math.nan, math.inf),
    *(Decimal(text) for text in ("1", "0.5", "-1", "NaN", "sNaN", "Infinity", "1E+999", "1E-99")),
    *(
        "",
        "1",
        "三",
        "=1+1",
        "2023",
        "2024-01-31",
        "\ud800",
        "a\nb",
        "x" * 5000,
        b"x",
        Fraction(1, 2),
    ),
    *([1], [10**5000], {"a": 1}, {1, 2}, (), ("a", 1), object(), gr.ABSENT),
    *(dt.date(2024, 1, 1), dt.datetime(2024, 1, 1, 12, tzinfo=dt.UTC)),
]
PLAIN = consistent("2021")
LAST_YEAR = attrs.evolve(PLAIN, year=2022, title="示例市人民政府2022年政府信息公开工作年度报告")
FULL = attrs.evolve(
    PLAIN,
    agency_code="11330000000000000X",
    scope="organ",
    metadata=gr.Metadata(published_at="2024-01-20", publisher="示例市人民政府", source="a.json"),
    contact=gr.Contact(unit="示例市办公室"),
    signature=gr.Signature("示例市人民政府", dt.date(2024, 1, 20)),
)

MEMBERS = [
    *("schema", "title", "agency", "agency_code", "year", "scope", "period", "signature"),
    *(f"period.{f.name}" for f in attrs.fields(gr.Period)),
    *(f"metadata.{f.name}" for f in attrs.fields(gr.Metadata) if f.name != "other"),
    *(f"contact.{f.name}" for f in attrs.fields(gr.Contact)),
    *(f"signature.{f.name}" for f in attrs.fields(gr.Signature)),
]
ITEMS = ["introduction", "overview", "problems_and_improvements", "other_matters"]
MAPS = ["metadata.other", "remarks", "table_notes", "extensions"]
KEYS = {"remarks": "applications.received.total", "table_notes": "applications"}


def with_value(report: gr.Report, place: str, value: Any) -> gr.Report:
    """The report with a value at a member, in a list, under a key or in a cell."""
    head, _, rest = place.partition(".")
    if place in layout(report.edition).places:
        return gr.replace_cells(report, {place: value})
    if place in ITEMS:
        return attrs.evolve(report, **{place: ["全年收到申请3件。", value]})
    if place in MAPS:
        value = {KEYS.get(place, "其他"): value}
    if not rest:
        return attrs.evolve(report, **{place: value})
    part = getattr(report, head)
    # An odd value before may have taken the place of the whole part.
    return (
        attrs.evolve(report, **{head: attrs.evolve(part, **{rest: value})})
        if attrs.has(type(part))
        else report
    )


PLACES = [*MEMBERS, *ITEMS, *MAPS, *layout("2021").cells[-30:], *layout("2021").cells[:20]]


@st.composite
def drafts(draw: st.DrawFn) -> gr.Report:
    report = FULL
    for _ in range(draw(st.integers(1, 4))):
        report = with_value(report, draw(st.sampled_from(PLACES)), draw(st.sampled_from(ODD)))
    return report


def exports(result: Any) -> Iterator[str]:
    """Every export of a result, in both languages, each of them something a file can hold."""
    for name in dir(result):
        if name == "_repr_html_" or (
            name.startswith("to_") and name not in ("to_patch", "to_dict")
        ):
            method = getattr(result, name)
            for arguments in ((), ("zh",)) if name in ("to_text", "to_html") else ((),):
                text = method(*arguments)
                text.encode()
                yield text


def valid(name: str, text: str) -> None:
    json.loads(text, parse_constant=pytest.fail)
    assert list(engines.rust_failures(name, parsed(text))) == []


@given(drafts())
@settings(max_examples=25)
def test_every_export_of_a_draft_is_whole_and_keeps_its_schema(draft: gr.Report) -> None:
    findings = [
        gr.check(draft),
        gr.check(draft, previous=LAST_YEAR),
        gr.check(PLAIN, previous=draft),
    ]
    for found in [*findings, gr.check_collection([draft, LAST_YEAR, PLAIN])]:
        assert all(exports(found))
        valid("findings", found.to_json())
    for comparison in (
        gr.compare(LAST_YEAR, draft),
        gr.compare(draft, PLAIN),
        gr.compare(draft, draft),
    ):
        assert all(exports(comparison))
        valid("comparison", comparison.to_json())
    series = gr.Series([LAST_YEAR, draft, PLAIN])
    assert all(exports(series))
    valid("series", series.to_json())
    localisation = gr.locate(draft, solve=False)
    assert all(exports(localisation))
    json.loads(localisation.to_json(), parse_constant=pytest.fail)
    assert all(gr.render(draft, form) for form in ("html", "markdown", "text"))
    assert isinstance(gr.claims(draft), tuple)
    for result in (draft, gr.Reading(draft), gr.compare(draft, draft), series, localisation):
        assert repr(result)
        assert "<" in result._repr_html_()  # as notebooks ask for it


def refused(draft: gr.Report) -> set[str]:
    """The pointers at which `dumps` refuses a draft; none where it is read back as it is."""
    try:
        assert gr.loads(gr.dumps(draft)) == draft
    except gr.DocumentError as error:
        return {problem.pointer for problem in error.problems}
    return set()


@given(drafts())
@settings(max_examples=150)
def test_what_cannot_be_written_has_a_finding_and_what_can_has_none(draft: gr.Report) -> None:
    judged = ["cell.not_a_number", "cell.negative", "cell.fraction", "structure.value"]
    found = {pointer for f in gr.check(draft, select=judged) for pointer in f.pointers}
    places = refused(draft) - {""}  # where a required member is missing
    assert found or not places
    # What is read back as it is may still be of another type than it should: Decimal(1), 1.5 万元.
    assert places or all(
        isinstance(f.actual, (Decimal, float)) for f in gr.check(draft, select=judged)
    )


@pytest.mark.parametrize("member", ["title", "agency", "year"])
@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_what_is_there_is_not_said_to_be_missing(member: str, value: Any) -> None:
    draft = attrs.evolve(PLAIN, **{member: value})
    missing = value is None or value is gr.ABSENT or value == ""
    assert [f.scope for f in gr.check(draft, select="metadata.identity")] == [member] * missing


@pytest.mark.parametrize("value", ODD, ids=lambda value: type(value).__name__ + shown(value)[:12])
@pytest.mark.parametrize(
    "cell",
    ["applications.received.total", "proactive_disclosure.administrative_fees.amount"],
)
def test_a_value_that_is_none_of_a_cell_is_found_and_refused(cell: str, value: Any) -> None:
    draft = gr.replace_cells(PLAIN, {cell: value})
    found = [f for f in gr.check(draft, select="cell") if f.rule != "cell.blank"]
    pointers = {pointer for f in found for pointer in f.pointers}
    # Decimal(1) and 1.5 万元 are read back as they are.
    assert pointers == refused(draft) or (
        isinstance(value, (Decimal, float)) and not refused(draft)
    )
    assert pointers or value is None or value is gr.ABSENT or type(value) in (int, Decimal)
    assert all(f.message("zh") != f.message("en") for f in found)
