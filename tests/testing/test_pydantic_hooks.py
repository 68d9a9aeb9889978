"""Reports in pydantic's models and in FastAPI's: read, written, described."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pydantic import BaseModel, TypeAdapter, ValidationError

import govinfo_report as gr
from govinfo_report.testing import reports
from tests.places import ROOT, example_document
from tests.work import examples

REPORTS: TypeAdapter[gr.Report] = TypeAdapter(gr.Report)


class Filing(BaseModel):
    number: str
    report: gr.Report


app = FastAPI()


@app.post("/reports")
def echo(report: Annotated[gr.Report, Body()]) -> gr.Report:
    return report


@app.post("/filings")
def unpacked(filing: Filing) -> list[gr.Report]:
    return [filing.report]


CLIENT = TestClient(app)
WRONG = {
    "edition": "2021",
    "title": None,
    "agency": None,
    "year": "2023",
    "applications": {"received": {"natural_person": 2.0, "total": True}},
}


def test_importing_the_library_imports_neither_pydantic_nor_hypothesis() -> None:
    code = (
        "import sys, govinfo_report as gr; gr.Report; import govinfo_report.testing;"
        "print(sorted({'pydantic', 'pydantic_core', 'hypothesis', 'fastapi'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@settings(max_examples=examples(20))
@given(reports())
def test_a_document_is_read_as_structure_reads_it(report: gr.Report) -> None:
    document = gr.unstructure(report)
    assert REPORTS.validate_python(document) == report
    assert REPORTS.validate_python(report) is report
    assert REPORTS.dump_python(report) == document


def test_each_problem_is_an_error_with_its_place_and_both_languages() -> None:
    with pytest.raises(ValidationError) as failed:
        Filing.model_validate({"number": "1", "report": WRONG})
    errors = failed.value.errors()
    assert [each["loc"] for each in errors] == [
        ("report", "year"),
        ("report", "applications", "received", "natural_person"),
        ("report", "applications", "received", "total"),
    ]
    problems = gr.validate(WRONG)
    assert [each["ctx"]["pointer"] for each in errors] == [each.pointer for each in problems]
    assert [each["ctx"]["zh"] for each in errors] == [each.text("zh") for each in problems]
    assert [each["msg"] for each in errors] == [each.text("en") for each in problems]
    assert "2023" in str(failed.value)


def test_a_pointer_of_an_odd_member_is_a_place() -> None:
    with pytest.raises(ValidationError) as failed:
        REPORTS.validate_python(WRONG | {"year": None, "applications": {}, "a/b~c": 1})
    assert ("a/b~c",) in [each["loc"] for each in failed.value.errors()]


@pytest.mark.parametrize("value", ["{}", 3, None, ["2021"]])
def test_what_is_no_object_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError, match="object of JSON"):
        REPORTS.validate_python(value)


@pytest.mark.parametrize("amount", ["0", "12", "0.25", "31.4159", "99999999999.75"])
def test_json_has_the_digits_of_every_usual_amount(amount: str) -> None:
    report = with_amount(amount)
    written = REPORTS.dump_json(report)
    assert gr.loads(written) == report
    assert f'"amount":{amount}' in written.decode()


def test_json_with_more_digits_than_a_float_has_is_refused_and_not_rounded() -> None:
    report = with_amount("0.12345678901234567890")
    with pytest.raises(Exception, match="dumps writes it"):
        REPORTS.dump_json(report)
    assert "0.1234567890123456789" in gr.dumps(report)


def with_amount(amount: str) -> gr.Report:
    report = gr.Report(edition="2021", title=None, agency=None, year=None)
    cell = "proactive_disclosure.administrative_fees.amount"
    return gr.replace_cells(report, {cell: Decimal(amount)})


def test_fastapi_takes_and_gives_reports() -> None:
    document = example_document()
    headers = {"content-type": "application/json"}
    answer = CLIENT.post("/reports", content=document.encode(), headers=headers)
    assert answer.status_code == 200
    assert gr.loads(answer.content) == gr.loads(document)
    refused = CLIENT.post("/filings", json={"number": "1", "report": WRONG})
    assert refused.status_code == 422
    assert ["body", "report", "year"] in [each["loc"] for each in refused.json()["detail"]]


def test_the_description_of_the_service_is_valid_openapi_3_1_with_the_published_schema() -> None:
    description = app.openapi()
    assert description["openapi"].startswith("3.1")
    validate(description)
    schemas = description["components"]["schemas"]
    assert list(schemas) == ["Filing", "HTTPValidationError", "Report", "ValidationError"]
    report = schemas["Report"]
    assert "$ref" not in json.dumps(report)
    assert {key: report[key] for key in ("title", "required")} == {
        key: gr.schema()[key] for key in ("title", "required")
    }
    validator = Draft202012Validator(
        {"$ref": "#/components/schemas/Report", "components": description["components"]}
    )
    published = Draft202012Validator(gr.schema())
    golden = [json.loads(path.read_text("utf-8")) for path in golden_documents()]
    assert len(golden) > 20
    for document in golden:
        assert validator.is_valid(document) == published.is_valid(document)


def golden_documents() -> list[Path]:
    found = []
    for path in sorted((ROOT / "tests/golden").glob("*/*.json")):
        try:
            json.loads(path.read_text("utf-8"))
        except ValueError:
            continue  # some of the bad ones are no JSON
        found.append(path)
    return found


def test_a_description_can_be_changed_without_changing_the_next() -> None:
    REPORTS.json_schema()["properties"].clear()
    assert REPORTS.json_schema()["properties"]
