from __future__ import annotations

import datetime as dt
import importlib.util
import json
import math
from collections import ChainMap
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from govinfo_report.conversion import loads
from govinfo_report.errors import DocumentError
from govinfo_report.json_schema import SchemaProblem, engines, validate
from govinfo_report.json_schema.validation import problems
from govinfo_report.model.contract import MAX_BYTES
from tests.json_schema.golden import GOLDEN

MINIMAL = {"edition": "2021", "title": None, "agency": None, "year": 2023}
FULL = (GOLDEN / "good" / "2021-full.json").read_bytes()


def found(document: Any) -> list[tuple[str, str]]:
    return [(problem.pointer, problem.keyword) for problem in validate(document)]


def test_problems_come_in_the_order_of_the_document() -> None:
    document = {
        "zzz": 1,
        **MINIMAL,
        "year": "2023",
        "overview": [1, "", 2],
        "aaa": 1,
        "contact": {},
    }
    assert found(document) == [
        ("/zzz", "additionalProperties"),
        ("/year", "type"),
        ("/overview/0", "type"),
        ("/overview/2", "type"),
        ("/aaa", "additionalProperties"),
        ("/contact", "minProperties"),
    ]


def test_a_document_of_no_known_edition_has_that_one_problem() -> None:
    assert found({"edition": "2022", "year": "2023", "tables": {}}) == [("/edition", "enum")]


def test_a_problem_says_what_is_expected_and_what_is_there() -> None:
    document = MINIMAL | {"applications": {"received": {"total": "12"}}}
    assert validate(document) == [
        SchemaProblem(
            pointer="/applications/received/total",
            keyword="type",
            message='expected an integer from 0 to 9007199254740991 or null, found the text "12"',
            message_zh='应为：0 至 9007199254740991 的整数或 null；实为：文本 "12"',
            value='"12"',
        )
    ]


def test_a_problem_shows_only_the_beginning_of_a_long_value() -> None:
    (problem,) = validate(MINIMAL | {"year": "长" * 100_000})
    assert len(problem.value) < 50
    assert len(problem.message) < 150


def test_a_problem_prints_its_place_first() -> None:
    assert [str(problem) for problem in validate({})] == [
        "(document): the member 'edition' is missing"
    ]


@pytest.mark.parametrize(
    ("text", "keyword", "line", "column"),
    [
        (b'{"edition": "2021",\n "title": }', "syntax", 2, 11),
        (b'{"edition": "2021" ,\n  }', "syntax", 2, 3),  # as in every version of Python
        (b"[1, 2,  ]", "syntax", 1, 9),
        (b"", "syntax", 1, 1),
        ('{\n"标题": "一'.encode() + b"\xff" + b'"}', "encoding", 2, 9),
    ],
)
def test_what_cannot_be_parsed_is_told_with_line_and_column(
    text: bytes, keyword: str, line: int, column: int
) -> None:
    (problem,) = validate(text)
    assert (problem.pointer, problem.keyword) == ("", keyword)
    assert (problem.line, problem.column) == (line, column)
    assert f"line {line}, column {column}" in problem.message


def test_a_byte_order_mark_is_accepted_once() -> None:
    text = json.dumps(MINIMAL)
    assert validate(b"\xef\xbb\xbf" + text.encode()) == validate("\ufeff" + text) == []
    assert found("\ufeff\ufeff" + text) == [("", "syntax")]


def test_a_document_beyond_the_bound_on_its_size_is_not_read() -> None:
    text = json.dumps(MINIMAL)
    assert validate(text + " " * (MAX_BYTES - len(text))) == []
    assert found(text + " " * (MAX_BYTES - len(text) + 1)) == [("", "size")]


@pytest.mark.parametrize("depth", [100, 100_000])
def test_deep_nesting_is_a_problem_and_no_crash(depth: int) -> None:
    nested = "[" * depth + "]" * depth
    text = json.dumps(MINIMAL)[:-1] + f', "extensions": {{"a": {nested}}}}}'
    assert [keyword for _, keyword in found(text)] == ["depth"]


def test_a_document_that_contains_itself_is_a_problem_and_no_crash() -> None:
    document: dict[str, Any] = MINIMAL | {"extensions": {}}
    document["extensions"]["again"] = document
    assert {keyword for _, keyword in found(document)} == {"depth"}


@pytest.mark.parametrize(
    ("value", "keyword"),
    [
        (math.nan, "json"),
        (math.inf, "json"),
        (Decimal("NaN"), "json"),
        (Decimal("sNaN"), "json"),
        (dt.date(2024, 1, 1), "json"),
        ({1, 2}, "json"),
        ("\ud800", "surrogate"),
        (True, "type"),
        pytest.param(10**5000, "maximum", id="huge"),
        (Decimal("1e999999999"), "digits"),
        (Decimal("1e-999999999"), "digits"),
    ],
)
def test_what_is_no_amount_is_one_problem(value: Any, keyword: str) -> None:
    fees = {"administrative_fees": {"amount": value}}
    document = MINIMAL | {"proactive_disclosure": fees}
    for failures in (engines.python_failures, engines.rust_failures):
        (problem,) = problems(document, failures)
        assert problem.pointer == "/proactive_disclosure/administrative_fees/amount"
        assert problem.keyword == keyword


@pytest.mark.parametrize("value", [0.1, 1e12, 3, Decimal("0.10"), 0.0])
def test_amounts_of_parsed_documents_may_be_floats_or_decimals(value: Any) -> None:
    fees = {"administrative_fees": {"amount": value}}
    assert validate(MINIMAL | {"proactive_disclosure": fees}) == []


def test_names_that_are_no_texts_are_problems() -> None:
    assert found(MINIMAL | {"extensions": {1: 2, "\ud800": 3}}) == [
        ("/extensions/1", "json"),
        ("/extensions/\\ud800", "surrogate"),
    ]


def test_numbers_in_extensions_are_free() -> None:
    values = [1.0, Decimal("1e999999999"), 10**5000, -0.5]
    assert validate(MINIMAL | {"extensions": {"a": values}}) == []


def test_names_of_any_kind_are_told_as_they_are() -> None:
    names = ["", "0", "01", "-1", "a/b", "~1", "%25", "名称", " "]
    places = ["", "0", "01", "-1", "a~1b", "~01", "%25", "名称", " "]
    document = MINIMAL | {"metadata": {"other": dict.fromkeys(names, 1)}}
    assert found(document) == [(f"/metadata/other/{place}", "type") for place in places]


def test_any_mapping_is_a_document_and_stays_as_it_is() -> None:
    inner = MappingProxyType({"total": 3})
    document = ChainMap({"applications": {"received": inner}}, dict(MINIMAL))
    assert validate(document) == []
    assert document["applications"] == {"received": inner}
    assert document["applications"]["received"] is inner


def test_without_the_fast_engine_the_other_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    assert engines.fastest() is engines.rust_failures
    monkeypatch.setattr(
        "govinfo_report.json_schema.engines.find_spec",
        lambda name: None if name == "jsonschema_rs" else importlib.util.find_spec(name),
    )
    assert engines.fastest() is engines.python_failures


SPLICES = [
    *(b"\\ud83d\\ude00", b"\\ude00", b"\\ud83d", b"\\u0000", b"\x00", b"\xff", b"\xef\xbb\xbf"),
    *(b"-", b"+1", b"01", b"1.", b".5", b"1e5", b"-0", b"NaN", b"{}", b"[]", b",", b'"', b"\\x"),
    *(b"\t", b"\x0b", b"\xc2\xa0", b"/**/", b"\xed\xa0\x80", b"1" * 5000, b"1e400", b"\n", b"1.0"),
]


@given(
    st.integers(0, len(FULL)),
    st.integers(0, 3),
    st.sampled_from([b"", *SPLICES]) | st.binary(max_size=2),
)
@example(0, 0, b"\xef\xbb\xbf")
@settings(max_examples=300)
def test_a_damaged_text_is_refused_by_both_or_by_none(place: int, cut: int, put: bytes) -> None:
    text = FULL[:place] + put + FULL[place + cut :]
    try:
        loads(text)
        loaded = True
    except DocumentError:
        loaded = False
    assert loaded == (validate(text) == [])


@pytest.mark.parametrize("name", ["draft.json", "reports/2023.json", "C:\\reports\\2023.json"])
def test_a_name_given_as_text_is_told_to_be_no_json(name: str) -> None:
    (problem,) = validate(name)
    assert (problem.pointer, problem.keyword, problem.line) == ("", "syntax", None)
    assert "the name of a file, not the text of a JSON document" in problem.message
    assert f"pathlib.Path({name!r}).read_bytes()" in problem.message
    assert "文件名" in problem.message_zh
    with pytest.raises(DocumentError) as error:
        loads(name)
    (same,) = error.value.problems
    assert (same.pointer, same.words.zh) == ("", problem.message_zh)
    assert same.words.en == problem.message
