from __future__ import annotations

import json
from pathlib import Path

import pytest

from govinfo_report.conversion import dumps, loads
from govinfo_report.errors import DocumentError
from govinfo_report.json_schema import validate
from govinfo_report.json_schema.engines import Engine
from govinfo_report.json_schema.validation import problems
from tests.json_schema.golden import EXPECTED, documents, each_document, each_engine


def test_every_bad_document_has_its_expected_problems_and_no_others() -> None:
    for folder in ("bad", "beyond"):
        assert {path.stem for path in documents(folder)} == set(EXPECTED[folder])


@each_engine
@each_document("good")
def test_a_good_document_has_no_problems(path: Path, engine: Engine) -> None:
    assert problems(path.read_bytes(), engine) == []


@each_document("good")
def test_a_good_document_is_loaded_and_written_as_it_was(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert dumps(loads(text), indent=2) + "\n" == text


@each_engine
@each_document("bad", "beyond")
def test_a_bad_document_has_just_the_problems_that_it_was_made_to_have(
    path: Path, engine: Engine
) -> None:
    found = [[problem.pointer, problem.keyword] for problem in problems(path.read_bytes(), engine)]
    assert found == EXPECTED[path.parent.name][path.stem]


@each_document("bad", "beyond")
def test_both_engines_find_the_same_in_the_same_words(path: Path) -> None:
    from govinfo_report.json_schema import engines

    data = path.read_bytes()
    assert problems(data, engines.python_failures) == problems(data, engines.rust_failures)


@each_document("bad", "beyond")
def test_what_validation_refuses_is_not_loaded(path: Path) -> None:
    with pytest.raises(DocumentError):
        loads(path.read_bytes())


@each_document("bad", "beyond")
def test_messages_are_short_and_in_both_languages(path: Path) -> None:
    for problem in validate(path.read_bytes()):
        assert 0 < len(problem.message) < 250
        assert 0 < len(problem.message_zh) < 250
        assert problem.text("zh") == problem.message_zh != problem.message == problem.text()
        assert len(problem.value) <= 41


@each_document("good")
def test_a_parsed_document_is_validated_like_its_text(path: Path) -> None:
    assert validate(json.loads(path.read_text(encoding="utf-8"))) == []


@each_document("bad")
def test_a_bad_parsed_document_has_the_problems_of_its_text(path: Path) -> None:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError:
        assert EXPECTED["bad"][path.stem] == [["", "syntax"]]
        return
    found = [[problem.pointer, problem.keyword] for problem in validate(document)]
    assert found == EXPECTED["bad"][path.stem]
