"""A comparison written as JSON, CSV, Markdown and text."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from govinfo_report.catalogue import form
from govinfo_report.comparison import Comparison, Series, compare
from govinfo_report.comparison.exports import CHANGE_COLUMNS
from govinfo_report.display import width
from govinfo_report.documents.comparison import VERSION
from govinfo_report.json_schema import schema_for
from govinfo_report.model import ABSENT, Report, replace_cells, with_cells
from govinfo_report.testing.strategies import reports

RECEIVED = "applications.received.total"
GRANTED = "applications.outcomes.granted.total"
OVER = "applications.carried_over.total"
FEES = "proactive_disclosure.administrative_fees.amount"


@pytest.fixture
def comparison() -> Comparison:
    zeros = with_cells(Report(edition="2021", title="标题", agency="=某县|局*", year=2022), 0)
    old = replace_cells(zeros, {RECEIVED: 3, OVER: ABSENT, GRANTED: None, FEES: Decimal("10.50")})
    new = replace_cells(
        with_cells(Report(edition="2021", title="标题", agency="=某县|局*", year=2023), 0),
        {RECEIVED: 4, OVER: None, FEES: Decimal("9.25")},
    )
    return compare(old, new)


def parsed(text: str) -> Any:
    return json.loads(text, parse_float=Decimal)


def test_the_document_is_of_the_shape_that_its_schema_publishes(comparison: Comparison) -> None:
    validator = Draft202012Validator(schema_for("comparison"))
    document = parsed(comparison.to_json())
    assert [error.message for error in validator.iter_errors(document)] == []
    assert document["version"] == VERSION
    assert schema_for("comparison")["$id"].endswith(f":comparison:{VERSION}")


def test_json_keeps_zero_blank_and_absent_apart(comparison: Comparison) -> None:
    changes = {change["cell"]: change for change in parsed(comparison.to_json())["changes"]}
    assert changes[RECEIVED]["before"] == 3
    assert changes[GRANTED]["before"] is None
    assert changes[GRANTED]["after"] == 0
    assert "before" not in changes[OVER]
    assert changes[OVER]["after"] is None
    assert changes[OVER]["reason"] == "absent_to_blank"
    assert changes[OVER]["comparable"] is False
    assert "difference" not in changes[OVER]


def test_json_numbers_are_exact_and_ratios_have_six_places(comparison: Comparison) -> None:
    changes = {change["cell"]: change for change in parsed(comparison.to_json())["changes"]}
    assert changes[FEES]["difference"] == Decimal("-1.25")
    assert changes[FEES]["before"] == Decimal("10.50")
    assert changes[RECEIVED]["ratio"] == Decimal("1.333333")
    assert "ratio" not in changes["applications.received.natural_person"]


def test_json_may_be_indented(comparison: Comparison) -> None:
    text = comparison.to_json(indent=2)
    assert text.startswith('{\n  "version"')
    assert parsed(text) == parsed(comparison.to_json())


def test_csv_has_a_row_a_cell_with_states_that_tell_empty_fields_apart(
    comparison: Comparison,
) -> None:
    rows = list(csv.DictReader(io.StringIO(comparison.to_csv(), newline="")))
    assert tuple(rows[0]) == CHANGE_COLUMNS
    assert [row["cell"] for row in rows] == [change.cell for change in comparison.changes]
    found = {row["cell"]: row for row in rows}
    assert (found[OVER]["before_state"], found[OVER]["before"]) == ("absent", "")
    assert (found[OVER]["after_state"], found[OVER]["after"]) == ("blank", "")
    assert (found[FEES]["before"], found[FEES]["difference"]) == ("10.50", "-1.25")
    assert found[FEES]["unit"] == "万元"
    assert found[FEES]["label_zh"] == form("2021").cell(FEES).label.zh


def test_markdown_shows_what_differs_and_escapes_what_the_page_says(comparison: Comparison) -> None:
    page = comparison.to_markdown("en")
    changed = comparison.changed
    assert page.startswith("# =某县\\|局\\* 2022 → =某县\\|局\\* 2023\n")
    rows = [line for line in page.splitlines() if line.startswith("| ") and "---" not in line]
    named = [row for row in rows if any(row.startswith(f"| {c.label()} |") for c in changed)]
    assert len(named) >= len(changed)
    label = form("2021").cell(RECEIVED).label.en
    assert f"| {label} | 件 | 3 | 4 | +1 | +33.3% | 100% |" in rows


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_names_cells_values_and_reasons(comparison: Comparison, lang: Any) -> None:
    words = " ".join(comparison.to_text(lang).split())
    assert f"{form('2021').cell(RECEIVED).label(lang)} 件 3 4 +1 +33.3%" in words
    assert "10.50 9.25 -1.25 -11.9%" in words
    assert {"zh": "缺失 空白 由缺失变为空白", "en": "absent blank absent before, blank now"}[
        lang
    ] in words


def test_text_says_that_nothing_differs() -> None:
    report = Report(edition="2021", title=None, agency="某局", year=2023)
    assert "没有差异" in compare(report, report).to_text("zh")
    assert "No difference" in compare(report, report).to_markdown("en")


@given(reports(), reports())
@settings(max_examples=25)
def test_no_line_of_text_is_wider_than_asked(old: Report, new: Report) -> None:
    for lang in ("zh", "en"):
        lines = compare(old, new).to_text(lang, width=80).splitlines()  # type: ignore[arg-type]  # both are languages
        assert max(map(width, lines)) <= 80


def test_a_summed_value_is_marked_in_every_form() -> None:
    old = with_cells(Report(edition="2019", title=None, agency="某局", year=2020), 1)
    new = with_cells(Report(edition="2021", title=None, agency="某局", year=2021), 1)
    comparison = compare(old, new)
    cell = "applications.outcomes.other.all.total"
    derived = [c for c in parsed(comparison.to_json())["changes"] if c.get("derived") == "after"]
    assert cell in {change["cell"] for change in derived}
    assert {Fraction(change["after"]) for change in derived} == {Fraction(3)}
    assert "后值为三行合计" in comparison.to_text("zh")
    assert "后值为三行合计" in comparison.to_markdown("zh")
    assert comparison.to_csv().count(",after\r\n") == len(derived)


def test_json_has_what_a_draft_holds_in_place_of_figures_and_codes() -> None:
    def draft(year: int, code: Any, total: Any) -> Report:
        bare = Report(edition="2021", title=None, agency="某局", year=year, agency_code=code)
        return replace_cells(with_cells(bare, 0), {RECEIVED: total})

    found = parsed(compare(draft(2022, "1", "三"), draft(2023, 5, 3)).to_json())
    (change,) = (change for change in found["changes"] if change["cell"] == RECEIVED)
    assert (change["before"], change["before_text"], change["after"]) == (None, "三", 3)
    assert "after_text" not in change
    assert [found[side]["agency_code"] for side in ("previous", "current")] == ["1", None]
    found = parsed(compare(draft(2022, ABSENT, 3), draft(2023, "2", "四")).to_json())
    (change,) = (change for change in found["changes"] if change["cell"] == RECEIVED)
    assert (change["before"], change["after"], change["after_text"]) == (3, None, "四")
    assert "before_text" not in change
    assert "agency_code" not in found["previous"]


def test_a_notebook_shows_twenty_changes_and_how_many_more_there_are() -> None:
    old = with_cells(Report(edition="2021", title=None, agency="某局", year=2022), 0)
    shown = compare(old, with_cells(old, 1))._repr_html_()
    assert shown.count("<tr") == 1 + 20


def test_findings_of_a_series_begin_with_their_year_and_those_of_a_comparison_do_not() -> None:
    zeros = with_cells(Report(edition="2021", title=None, agency="某局", year=2022), 0)
    later = replace_cells(
        with_cells(Report(edition="2021", title=None, agency="某局", year=2023), 0), {OVER: 2}
    )
    words = compare(zeros, later).to_text("en", width=500).splitlines()
    many = Series([zeros, later]).to_text("en", width=500).splitlines()
    alone = [line for line in words if "continuity.carried_over" in line]
    assert len(alone) == 1
    assert "* " not in alone[0]
    assert [line for line in many if "continuity.carried_over" in line] == [
        alone[0][: len(alone[0]) - len(alone[0].lstrip())] + "2023 " + alone[0].lstrip()
    ]
