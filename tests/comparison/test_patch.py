"""A comparison as JSON Patch turns one document into the other."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonpatch import JsonPatch

from govinfo_report.comparison import compare
from govinfo_report.comparison.patch import operations, same
from govinfo_report.conversion import dumps
from govinfo_report.errors import DocumentError
from govinfo_report.model import Report, replace_cells, with_cells
from govinfo_report.testing.strategies import json_values, reports

FEES = "proactive_disclosure.administrative_fees.amount"


def parsed(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


def patched(previous: Report, current: Report) -> Any:
    patch = JsonPatch(parsed(compare(previous, current).to_patch()))
    return patch.apply(parsed(dumps(previous)))


@given(reports(), reports())
@settings(max_examples=60)
def test_the_patch_turns_the_previous_document_into_the_current_one(
    old: Report, new: Report
) -> None:
    assert same(patched(old, new), parsed(dumps(new)))


@given(json_values, json_values)
def test_any_json_value_is_turned_into_any_other(before: Any, after: Any) -> None:
    patch = JsonPatch(list(operations({"value": before}, {"value": after}, "")))
    assert same(patch.apply({"value": before}), {"value": after})


@given(st.lists(st.sampled_from("abc"), max_size=6), st.lists(st.sampled_from("abc"), max_size=6))
def test_lists_are_changed_between_their_first_and_last_difference(
    before: list[str], after: list[str]
) -> None:
    patch = list(operations(before, after, ""))
    assert JsonPatch(patch).apply(before) == after
    if before != after:
        assert len(patch) <= max(len(before), len(after))


def test_a_changed_cell_is_one_operation() -> None:
    zeros = with_cells(Report(edition="2021", title=None, agency="某局", year=2023), 0)
    changed = replace_cells(zeros, {"applications.received.total": 3})
    assert parsed(compare(zeros, changed).to_patch()) == [
        {"op": "replace", "path": "/applications/received/total", "value": 3}
    ]


def test_amounts_are_exact_in_value_and_print() -> None:
    zeros = with_cells(Report(edition="2021", title=None, agency="某局", year=2023), 0)
    first = replace_cells(zeros, {FEES: Decimal("10.5")})
    second = replace_cells(zeros, {FEES: Decimal("10.50")})
    assert '"value":10.50}' in compare(first, second).to_patch()
    assert not compare(first, second).changed


def test_odd_names_are_escaped_in_pointers() -> None:
    found = list(operations({"a/b~c": 1}, {"a/b~c": 2}, ""))
    assert found == [{"op": "replace", "path": "/a~1b~0c", "value": 2}]
    assert JsonPatch(found).apply({"a/b~c": 1}) == {"a/b~c": 2}


def test_what_no_document_can_hold_has_no_patch() -> None:
    draft = Report(edition="2021", title=None, agency="某局", year=2023)
    wrong = replace_cells(draft, {"applications.received.total": -1})
    with pytest.raises(DocumentError):
        compare(draft, wrong).to_patch()


@pytest.mark.parametrize(("one", "other"), [(1, True), (1, Decimal(1)), ([1], [True]), (0, None)])
def test_values_of_two_types_are_not_the_same(one: Any, other: Any) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("abcde", "xbcde", [("replace", "/0", "x")]),
        ("abcde", "abcdx", [("replace", "/4", "x")]),
        ("abcde", "abxde", [("replace", "/2", "x")]),
        ("abcde", "abde", [("remove", "/2", None)]),
        ("abcde", "ae", [("remove", "/3", None), ("remove", "/2", None), ("remove", "/1", None)]),
        ("ae", "abce", [("add", "/1", "b"), ("add", "/2", "c")]),
        ("aab", "aaab", [("add", "/2", "a")]),
        ("abcd", "axd", [("replace", "/1", "x"), ("remove", "/2", None)]),
        ("axd", "abcd", [("replace", "/1", "b"), ("add", "/2", "c")]),
        ("", "a", [("add", "/0", "a")]),
    ],
)
def test_the_operations_on_a_list_by_value(
    before: str, after: str, found: list[tuple[str, str, str | None]]
) -> None:
    made = operations([*before], [*after], "")
    assert [(each["op"], each["path"], each.get("value")) for each in made] == found


def test_objects_are_the_same_where_each_member_is() -> None:
    assert same({"a": 1, "b": [2]}, {"b": [2], "a": 1})
    assert not same({"a": 1, "b": 2}, {"a": 1, "b": 3})
    assert not same({"a": 1}, {"a": 1, "b": 3})
    made = list(operations([{"a": 1}, {"a": 2}], [{"a": 1}, {"a": 3}], ""))
    assert made == [{"op": "replace", "path": "/1/a", "value": 3}]
