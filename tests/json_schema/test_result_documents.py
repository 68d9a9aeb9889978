"""The schemas of the documents of results, held against what the library writes."""

import datetime as dt
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, UnsetType

from govinfo_report.catalogue.names import MemberText
from govinfo_report.checks import check
from govinfo_report.comparison import Series, compare
from govinfo_report.conversion import loads
from govinfo_report.documents.records import DocumentRecord, filled, texts_of
from govinfo_report.documents.rules import rules_json
from govinfo_report.json_schema import engines, schema_for
from govinfo_report.json_schema.published import document_schema
from govinfo_report.json_text import parsed, plain, written
from govinfo_report.language import Text
from govinfo_report.localisation import locate
from govinfo_report.model import FrozenMap, Report
from govinfo_report.testing.strategies import reports
from tests.json_schema.golden import documents as golden
from tests.json_schema.golden import each_document

GOOD = [loads(path.read_bytes()) for path in golden("good")]


def failures(name: str, text: str) -> list[Any]:
    document = parsed(text)
    found = list(engines.rust_failures(name, document))
    assert found == list(engines.python_failures(name, document))
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


@given(reports())
@settings(max_examples=25)
def test_what_localisation_finds_in_any_report_is_valid(report: Report) -> None:
    assert failures("localisation", locate(report, cap=2_000, solve=False).to_json()) == []


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
        ("localisation", locate(GOOD[-1], solve=False).to_json()),
    ],
)
def test_no_member_may_be_added_and_no_required_one_lost(name: str, text: str) -> None:
    document = parsed(text)
    assert list(engines.rust_failures(name, {**document, "more": 1})) == [
        ((), "additionalProperties")
    ]
    for member in schema_for(name)["required"]:
        less = deepcopy(document)
        del less[member]
        assert list(engines.rust_failures(name, less)) == [((), "required")]


@pytest.mark.parametrize("name", ["findings", "comparison", "series", "localisation", "rules"])
def test_every_text_is_of_a_record_and_every_record_has_texts(name: str) -> None:
    module = import_module(f"govinfo_report.documents.{name}")
    records = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, DocumentRecord)
        and kind.__module__ == module.__name__
    ]
    assert set(texts_of(name)) == {
        f"{kind.__name__}.{member}"
        for kind in records
        for member in ("itself", *kind.__struct_encode_fields__)
    }


class Inner(DocumentRecord):
    text: str


class Outer(DocumentRecord, kw_only=True):
    number: int | Decimal | None
    kind: Literal["a", "b"]
    always: Literal["x"] = "x"
    inner: list[Inner] | UnsetType = UNSET
    either: Inner | None
    names: Text
    free: dict[str, bool]
    day: dt.date | None


class Both:
    """A result that has what an outer record needs, in its own way."""

    number = Fraction(1, 3)
    kind = "a"
    either = {"text": "t"}  # noqa: RUF012  # only read
    inner = None
    free = FrozenMap({"yes": True})
    day = dt.date(2026, 1, 2)

    def names(self, lang: str) -> str:
        return {"zh": "中", "en": "e"}[lang]


def texts(_module: str) -> dict[str, MemberText]:
    members = ("itself", *Outer.__struct_fields__)
    names = [*(f"Outer.{member}" for member in members), "Inner.itself", "Inner.text"]
    return dict.fromkeys(names, MemberText(zh="字", en="word"))


def test_a_schema_is_made_of_the_types() -> None:
    title = {"title": "word | 字"}
    assert document_schema(Outer, texts) == {
        **title,
        "type": "object",
        "required": ["number", "kind", "always", "either", "names", "free", "day"],
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
            "day": title | {"type": ["string", "null"]},
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


def test_a_record_is_filled_by_the_names_of_its_members() -> None:
    found = filled(Outer, Both(), number=Decimal("1.50"))
    assert written(found) == (
        '{"number":1.50,"kind":"a","always":"x","either":{"text":"t"},'
        '"names":{"zh":"中","en":"e"},"free":{"yes":true},"day":"2026-01-02"}'
    )
    assert plain(found) == parsed(written(found))
    with pytest.raises(AttributeError, match="number"):
        filled(Outer, object())


def test_a_member_without_text_or_of_another_type_is_a_mistake() -> None:
    class Strange(DocumentRecord):
        value: complex

    with pytest.raises(KeyError):
        document_schema(Outer, lambda _: {})
    strange = dict.fromkeys(("Strange.itself", "Strange.value"), MemberText(zh="字", en="word"))
    with pytest.raises(TypeError, match="complex"):
        document_schema(Strange, lambda _: strange)
