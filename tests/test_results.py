"""Results agree on how they are written: one set of methods, one set of defaults."""

from __future__ import annotations

import inspect
import json
from decimal import Decimal
from typing import Any

import pytest

import govinfo_report as gr
from govinfo_report.json_schema import engines
from govinfo_report.json_text import parsed
from tests.checks.building import consistent

REPORT = gr.replace_cells(
    consistent("2021"),
    {
        "applications.received.total": 7,
        "proactive_disclosure.administrative_fees.amount": Decimal("1.50"),
        "disputes.reconsideration.total": None,
    },
)
BEFORE = gr.replace_cells(
    gr.structure(gr.unstructure(consistent("2021")) | {"year": 2022}),
    {"applications.received.total": "3件"},
)
RESULTS: dict[str, Any] = {
    "findings": gr.check(REPORT),
    "collection": gr.check_collection([REPORT, BEFORE]),
    "comparison": gr.compare(BEFORE, REPORT),
    "series": gr.Series([BEFORE, REPORT]),
    "localisation": gr.locate(REPORT, solve=False),
    "nothing to correct": gr.locate(consistent("2019")),
}
SCHEMAS = {"findings": "findings", "collection": "findings"} | {
    name: name for name in ("comparison", "series", "localisation")
}
each_result = pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)


@each_result
def test_results_have_one_set_of_methods_and_defaults(result: Any) -> None:
    defaults = {
        name: {
            parameter.name: parameter.default
            for parameter in inspect.signature(getattr(result, name)).parameters.values()
        }
        for name in ("to_dict", "to_json", "to_text", "to_csv", "to_html")
    }
    assert defaults == {
        "to_dict": {},
        "to_json": {"indent": None},
        "to_text": {"lang": None, "width": 80},
        "to_csv": {"lang": None},
        "to_html": {"lang": None},
    }


@each_result
def test_the_dictionary_is_what_the_json_says(result: Any) -> None:
    found = result.to_dict()
    assert found == parsed(result.to_json()) == parsed(result.to_json(indent=2))
    assert "\n" not in result.to_json()
    assert result.to_json(indent=2).startswith('{\n  "')
    kinds: set[type[Any]] = set()
    left: list[Any] = [found]
    while left:
        value = left.pop()
        kinds.add(type(value))
        left += (
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        )
    assert kinds <= {dict, list, str, int, bool, type(None), Decimal, float}


@pytest.mark.parametrize(("name", "schema"), SCHEMAS.items())
def test_the_dictionary_is_of_the_published_schema(name: str, schema: str) -> None:
    assert list(engines.rust_failures(schema, RESULTS[name].to_dict())) == []


@each_result
@pytest.mark.parametrize("method", ["to_text", "to_csv", "to_html"])
def test_languages_are_the_same_two_everywhere(
    result: Any, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = getattr(result, method)
    assert write() == write("en") == write(lang="en")
    monkeypatch.setenv("GOVINFO_REPORT_LANG", "zh")
    assert write() == write("zh")
    assert method == "to_csv" or write("en") != write("zh")
    with pytest.raises(ValueError, match="fr"):
        write("fr")


def test_the_corrections_as_csv_name_every_cell_and_what_is_forced() -> None:
    found = gr.locate(gr.replace_cells(REPORT, {"applications.received.total": 7}), solve=False)
    head, *rows = found.to_csv("zh").splitlines()
    assert head.startswith("correction,smallest,slip,cell,label,before,after")
    changes = [change for correction in found for change in correction.changes]
    assert len(rows) == len(changes) + len(found.deductions)
    assert any(",disputes.reconsideration.total," in row for row in rows)
    assert json.loads(found.to_json())["deductions"]


def test_the_corrections_as_a_page_are_all_there() -> None:
    found = RESULTS["localisation"]
    page = found.to_html("zh")
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert page.count("<ul>") == len(found)
    assert "<script" not in page
