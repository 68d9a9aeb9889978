"""Indicators are exact, and say why where they are not rated."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.indicators import cells_of, indicator_definitions, not_rated_texts
from govinfo_report.indicator_values import as_csv, as_json, as_text
from govinfo_report.json_schema import schema_for
from govinfo_report.testing.strategies import reports
from tests.checks.building import filled

TOTAL = "applications.outcomes.total.total"
GRANTED = "applications.outcomes.granted.total"
RECEIVED = "applications.received.total"


def report(
    cells: dict[str, Any] | None = None, year: int = 2023, edition: str = "2021"
) -> gr.Report:
    """Zeros, and some cells."""
    title = f"示例市示例局{year}年政府信息公开工作年度报告"
    zeros = filled("2021", "zero", title=title, agency="示例市示例局", year=year)
    return gr.replace_cells(zeros, cells or {})


def value(name: str, cells: dict[str, Any], previous: gr.Report | None = None) -> gr.Indicator:
    found = {each.id: each for each in gr.indicators(report(cells), previous)}
    return found[name]


REASONS = "applications.outcomes.withheld"
GROUNDS = "applications.outcomes.not_processed"
SUITS = "disputes.litigation"


DECIDED = {"upheld": 4, "corrected": 1, "other": 1, "pending": 7}
PARTLY = "applications.outcomes.partly_granted.total"
NOT_HELD = "applications.outcomes.unavailable.not_held.total"
RECONSIDERED = "disputes.reconsideration"

VALUES: list[tuple[str, dict[str, Any], str]] = [
    ("granted_wholly_share", {GRANTED: 7, TOTAL: 21}, "1/3"),
    ("granted_partly_share", {PARTLY: 7, TOTAL: 10}, "7/10"),
    ("granted_share", {GRANTED: 3, PARTLY: 2, TOTAL: 11}, "5/11"),
    (
        "withheld_share",
        {
            f"{REASONS}.state_secrets.total": 1,
            f"{REASONS}.administrative_queries.total": 2,
            TOTAL: 12,
        },
        "1/4",
    ),
    ("not_held_share", {NOT_HELD: 5, TOTAL: 10}, "1/2"),
    (
        "not_processed_share",
        {f"{GROUNDS}.repeated.total": 1, f"{GROUNDS}.excessive.total": 1, TOTAL: 20},
        "1/10",
    ),
    (
        "backlog_share",
        {
            RECEIVED: 9,
            "applications.carried_over.total": 3,
            "applications.carried_forward.total": 4,
        },
        "1/3",
    ),
    (
        "disputes_share",
        {
            f"{RECONSIDERED}.total": 3,
            f"{SUITS}.direct.total": 2,
            f"{SUITS}.after_reconsideration.total": 9,
            TOTAL: 10,
        },
        "1/2",
    ),
    ("disputes_share", {f"{RECONSIDERED}.total": 20, TOTAL: 10}, "2"),
    (
        "reconsideration_corrected_share",
        {f"{RECONSIDERED}.{result}": number for result, number in DECIDED.items()},
        "1/6",
    ),
    (
        "litigation_corrected_share",
        {f"{SUITS}.direct.upheld": 3, f"{SUITS}.after_reconsideration.corrected": 2},
        "2/5",
    ),
    (
        "licences_to_penalties",
        {
            "proactive_disclosure.licensing.decisions": 20,
            "proactive_disclosure.penalties.decisions": 6,
        },
        "10/3",
    ),
]


@pytest.mark.parametrize(("name", "cells", "expected"), VALUES)
def test_each_indicator_is_the_fraction_that_it_says(
    name: str, cells: dict[str, Any], expected: str
) -> None:
    found = value(name, cells)
    assert found.value == Fraction(expected)
    assert found.numerator is not None
    assert found.denominator is not None
    assert found.value == found.numerator / found.denominator
    assert (found.reason, found.not_rated) == (None, None)


def test_every_indicator_is_tested() -> None:
    tested = {name for name, _, _ in VALUES} | {"received_growth"}
    assert tested == {definition.id for definition in indicator_definitions()}


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({GRANTED: 9, TOTAL: 9}, "small"),
        ({GRANTED: 0, TOTAL: 0}, "small"),
        ({GRANTED: None, TOTAL: 10}, "blank"),
        ({GRANTED: 1, TOTAL: None}, "blank"),
        ({GRANTED: gr.ABSENT, TOTAL: 10}, "absent"),
        ({GRANTED: "一", TOTAL: 10}, "no_number"),
        ({GRANTED: -1, TOTAL: 10}, "no_number"),
        ({GRANTED: 11, TOTAL: 10}, "inconsistent"),
    ],
)
def test_what_is_not_rated_has_a_reason(cells: dict[str, Any], kind: str) -> None:
    found = value("granted_wholly_share", cells)
    assert (found.value, found.not_rated) == (None, kind)
    assert found.reason is not None
    for lang in ("zh", "en"):
        assert "{" not in found.reason(lang)
        assert found.shown(lang) == found.reason(lang)


def test_ten_is_enough() -> None:
    assert value("granted_wholly_share", {GRANTED: 10, TOTAL: 10}).value == 1


def test_growth_is_over_the_same_agencys_last_year() -> None:
    before = report({RECEIVED: 10}, 2022)
    assert value("received_growth", {RECEIVED: 14}, before).value == Fraction(2, 5)
    assert value("received_growth", {RECEIVED: 0}, before).value == -1
    assert value("received_growth", {RECEIVED: 14}, before).shown() == "+40.0 %"
    assert value("received_growth", {RECEIVED: 14}).not_rated == "no_previous"
    small = report({RECEIVED: 9}, 2022)
    assert value("received_growth", {RECEIVED: 14}, small).not_rated == "small"


@pytest.mark.parametrize(
    "changed",
    [
        {"year": 2021},
        {"year": None},
        {"scope": "consolidated"},
        {"agency_code": "11330502MB1A00000X"},
    ],
)
def test_another_report_gives_no_growth(changed: dict[str, Any]) -> None:
    one = attrs.evolve(report({RECEIVED: 14}), scope="organ", agency_code="11330502002545208Y")
    before = attrs.evolve(one, year=2022)
    growth = {i.id: i for i in gr.indicators(one, before)}["received_growth"]
    assert growth.value == 0
    other = gr.indicators(one, attrs.evolve(before, **changed))
    assert {i.id: i.not_rated for i in other}["received_growth"] == "not_last_year"


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_catalogue_names_cells_of_every_form(edition: str) -> None:
    for definition in indicator_definitions():
        for name in (*definition.numerator, *definition.denominator):
            found = cells_of((name,), edition)
            assert found
            assert all(form(edition).cells[cell].printed for cell in found)
        assert definition.formula


@given(reports())
def test_values_are_fractions_of_the_sums_shown(found: gr.Report) -> None:
    for indicator in gr.indicators(found, found):
        assert (indicator.value is None) == (indicator.reason is not None)
        assert (indicator.value is None) == (indicator.not_rated is not None)
        if indicator.value is not None:
            assert indicator.denominator is not None
            assert indicator.denominator >= indicator.definition.at_least
            if indicator.unit == "share" and not indicator.definition.unbounded:
                assert 0 <= indicator.value <= 1
    for lang in ("zh", "en"):
        assert as_text([("x", found, gr.indicators(found))], lang, width=60)


def test_every_reason_can_be_said() -> None:
    assert set(not_rated_texts()) == {
        *("small", "blank", "absent", "no_number", "inconsistent", "no_previous", "not_last_year")
    }


def test_the_exports_say_the_same() -> None:
    one = report({GRANTED: 7, TOTAL: 21})
    found = gr.indicators(one)
    document = json.loads(as_json([("a.json", one, found)]))
    jsonschema.Draft202012Validator(schema_for("indicators")).validate(document)
    [part] = document["reports"]
    assert part["report"]["source"] == "a.json"
    first = part["indicators"][0]
    assert (first["id"], first["value"]) == ("granted_wholly_share", 0.333333)
    assert (first["numerator"], first["denominator"]) == (7, 21)
    assert [each["id"] for each in part["indicators"]] == [each.id for each in found]
    rows = list(csv.DictReader(io.StringIO(as_csv([(None, one, found)], "en"))))
    assert rows[0]["value"] == "0.333333"
    assert [row["reason"] for row in rows] == [
        each.reason("en") if each.reason else "" for each in found
    ]
    text = as_text([("a.json", one, found)], "en", width=60)
    assert "33.3 %  7 / 21" in text
    assert max(map(len, text.splitlines())) <= 60
