"""What the schema accepts, loads accepts, and the other way round."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings

from govinfo_report.catalogue import EDITIONS
from govinfo_report.conversion import dumps, loads
from govinfo_report.errors import DocumentError
from govinfo_report.json_schema import BEYOND_SCHEMA, engines
from govinfo_report.json_schema.engines import Engine
from govinfo_report.json_schema.validation import problems
from govinfo_report.json_text import parsed
from govinfo_report.model import Report
from govinfo_report.testing.strategies import reports
from tests.json_schema.golden import documents as golden
from tests.json_schema.golden import each_engine
from tests.json_schema.mutations import documents
from tests.work import examples

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def is_loaded(data: bytes) -> bool:
    try:
        loads(data)
    except DocumentError:
        return False
    return True


def accepts(engine: Engine, name: str, document: Any) -> bool:
    """Whether the published schema itself accepts a document, with nothing looked at beside it."""
    return next(iter(engine(name, document)), None) is None


@given(reports())
@settings(max_examples=60)
def test_every_report_that_can_be_written_is_valid(report: Report) -> None:
    text = dumps(report)
    document = parsed(text)
    assert problems(text, engines.rust_failures) == []
    assert accepts(engines.python_failures, "report", document)
    assert accepts(engines.python_failures, f"report-{report.edition}", document)


@given(documents())
@settings(max_examples=examples(100))
def test_validation_finds_something_just_where_loads_refuses(document: dict[str, Any]) -> None:
    data = _ENCODER.encode(document)
    assert (problems(data, engines.rust_failures) == []) == is_loaded(data)


@given(documents())
@settings(max_examples=examples(100))
def test_the_schema_alone_differs_from_loads_only_in_what_no_schema_can_say(
    document: dict[str, Any],
) -> None:
    data = _ENCODER.encode(document)
    if accepts(engines.rust_failures, "report", parsed(data)) != is_loaded(data):
        found = {problem.keyword for problem in problems(data, engines.rust_failures)}
        assert found
        assert found <= BEYOND_SCHEMA.keys()


@given(documents())
@settings(max_examples=examples(40))
def test_both_engines_find_the_same_problems_in_the_same_order(document: dict[str, Any]) -> None:
    data = _ENCODER.encode(document)
    assert problems(data, engines.python_failures) == problems(data, engines.rust_failures)


@given(documents())
@settings(max_examples=examples(40))
def test_the_schema_that_picks_by_edition_decides_like_that_of_the_edition(
    document: dict[str, Any],
) -> None:
    value = parsed(_ENCODER.encode(document))
    by_one = [accepts(engines.rust_failures, f"report-{edition}", value) for edition in EDITIONS]
    assert accepts(engines.rust_failures, "report", value) == any(by_one)
    assert sum(by_one) <= 1


@each_engine
def test_the_golden_documents_beyond_the_schema_are_those_that_the_schema_accepts(
    engine: Engine,
) -> None:
    keywords = set()
    for path in golden("beyond"):
        found = {problem.keyword for problem in problems(path.read_bytes(), engine)}
        if found <= BEYOND_SCHEMA.keys() - {"size", "surrogate"}:
            assert accepts(engine, "report", parsed(path.read_bytes())), path.name
            keywords |= found
    assert keywords == BEYOND_SCHEMA.keys() - {"size", "surrogate"}
