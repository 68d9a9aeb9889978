"""The schemas of findings and comparisons, held against what the library writes."""

from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, NotRequired, TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue.rules_document import rules_json
from govinfo_report.checks import check
from govinfo_report.comparison import Series, compare
from govinfo_report.conversion import loads
from govinfo_report.json_schema import engine_python, engine_rust, schema_for
from govinfo_report.json_schema.comparison_words import COMPARISON
from govinfo_report.json_schema.findings_words import FINDINGS
from govinfo_report.json_schema.rules_shape import RULES
from govinfo_report.json_schema.series_words import SERIES
from govinfo_report.json_schema.typed import document_schema
from govinfo_report.json_text import parsed
from govinfo_report.language import Text
from govinfo_report.model import Report
from tests.json_schema.golden import documents as golden
from tests.json_schema.golden import each_document
from tests.strategies import reports

GOOD = [loads(path.read_bytes()) for path in golden("good")]


def failures(name: str, text: str) -> list[Any]:
    document = parsed(text)
    found = list(engine_rust.failures(name, document))
    assert found == list(engine_python.failures(name, document))
    return found


@given(reports(), reports())
@settings(max_examples=25)
def test_every_comparison_is_valid(previous: Report, current: Report) -> None:
    assert failures("comparison", compare(previous, current).to_json()) == []


@given(st.lists(reports(), max_size=4))
@settings(max_examples=25)
def test_every_series_is_valid(years: list[Report]) -> None:
    assert failures("series", Series(years).to_json()) == []


@given(reports())
@settings(max_examples=25)
def test_the_findings_of_any_report_are_valid(report: Report) -> None:
    assert failures("findings", check(report).to_json()) == []


@each_document("good")
def test_findings_and_comparisons_of_the_golden_documents_are_valid(path: Path) -> None:
    report = loads(path.read_bytes())
    assert failures("findings", check(report).to_json()) == []
    assert failures("comparison", compare(GOOD[0], report).to_json()) == []


def test_the_document_of_rules_is_valid() -> None:
    assert failures("rules", rules_json()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("rules", rules_json()),
        ("findings", check(GOOD[-1]).to_json()),
        ("comparison", compare(GOOD[0], GOOD[-1]).to_json()),
        ("series", Series(GOOD).to_json()),
    ],
)
def test_no_member_may_be_added_and_no_required_one_lost(name: str, text: str) -> None:
    document = parsed(text)
    assert list(engine_rust.failures(name, {**document, "more": 1})) == [
        ((), "additionalProperties")
    ]
    for member in schema_for(name)["required"]:
        less = deepcopy(document)
        del less[member]
        assert list(engine_rust.failures(name, less)) == [((), "required")]


@pytest.mark.parametrize(
    ("name", "words"),
    [("findings", FINDINGS), ("comparison", COMPARISON), ("series", SERIES), ("rules", RULES)],
)
def test_no_words_are_left_over(name: str, words: dict[str, Any]) -> None:
    document = schema_for(name)
    classes = [document, *document["$defs"].values()]
    assert len(words) == sum(1 + len(cls["properties"]) for cls in classes)


class Inner(TypedDict):
    text: str


class Outer(TypedDict):
    number: int | Decimal | None
    kind: Literal["a", "b"]
    always: Literal["x"]
    inner: NotRequired[list[Inner]]
    either: Inner | None
    names: dict[Literal["zh", "en"], str]
    free: dict[str, bool]


WORDS = {
    name: (Text("字", "word"), None)
    for name in (
        *("Outer", "Outer.number", "Outer.kind", "Outer.always", "Outer.inner", "Outer.either"),
        *("Outer.names", "Outer.free", "Inner", "Inner.text"),
    )
}


def test_a_schema_is_made_of_the_types() -> None:
    title = {"title": "word | 字"}
    assert document_schema(Outer, WORDS) == {
        **title,
        "type": "object",
        "required": ["number", "kind", "always", "either", "names", "free"],
        "additionalProperties": False,
        "properties": {
            "number": title | {"type": ["number", "null"]},
            "kind": title | {"enum": ["a", "b"]},
            "always": title | {"const": "x"},
            "inner": title | {"type": "array", "items": {"$ref": "#/$defs/inner"}},
            "either": title | {"anyOf": [{"$ref": "#/$defs/inner"}, {"type": "null"}]},
            "names": title
            | {
                "type": "object",
                "required": ["zh", "en"],
                "additionalProperties": False,
                "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
            },
            "free": title | {"type": "object", "additionalProperties": {"type": "boolean"}},
        },
        "$defs": {
            "inner": {
                **title,
                "type": "object",
                "required": ["text"],
                "additionalProperties": False,
                "properties": {"text": title | {"type": "string"}},
            }
        },
    }


def test_a_member_without_words_or_of_another_type_is_a_mistake() -> None:
    class Strange(TypedDict):
        value: complex

    with pytest.raises(KeyError):
        document_schema(Outer, {})
    strange = dict.fromkeys(("Strange", "Strange.value"), WORDS["Outer"])
    with pytest.raises(TypeError, match="complex"):
        document_schema(Strange, strange)
