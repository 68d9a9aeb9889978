"""Which language is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import govinfo_report as gr
from govinfo_report.language import VARIABLE, Text, language
from tests.places import example_document


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def test_what_the_caller_names_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "zh")
    assert language("en") == "en"


@pytest.mark.parametrize(
    ("value", "meant"), [("zh", "zh"), (" EN ", "en"), ("", "en"), ("fr", "en")]
)
def test_then_the_environment(monkeypatch: pytest.MonkeyPatch, value: str, meant: str) -> None:
    monkeypatch.setenv(VARIABLE, value)
    assert language() == meant


def test_then_the_default() -> None:
    assert language() == "en"
    assert language(None, "zh") == "zh"


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'cn'.*'en' or 'zh'"):
        language("cn")  # type: ignore[arg-type]


def test_words_name_their_facts_in_both_languages() -> None:
    words = Text("{count}行", "{count} rows")
    assert (words("en", count=2), words("zh", count=2)) == ("2 rows", "2行")
    assert Text("{", "{")() == "{"


REPORT = gr.loads(example_document())
WRONG = gr.replace_cells(REPORT, {"applications.received.total": 987_654})
FINDINGS = gr.check(WRONG)
SERIES = gr.Series([REPORT, WRONG])
COMPARISON = gr.compare(REPORT, WRONG)
READING = gr.read_text(
    "某区民政局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
)
CELL = gr.form("2021").cell("applications.received.total")

SAID: dict[str, Callable[..., str]] = {
    "finding": FINDINGS[0].message,
    "findings as text": FINDINGS.to_text,
    "findings as HTML": FINDINGS.to_html,
    "findings as CSV": FINDINGS.to_csv,
    "findings as SARIF": FINDINGS.to_sarif,
    "findings as JUnit": FINDINGS.to_junit,
    "several as text": gr.check_collection([WRONG, REPORT]).to_text,
    "several as CSV": gr.check_collection([WRONG, REPORT]).to_csv,
    "note": READING.notes[0].message,
    "change": COMPARISON.changed[0].label,
    "note on two": COMPARISON.notes[0].message,
    "section": COMPARISON.narrative[0].title,
    "comparison as text": COMPARISON.to_text,
    "comparison as Markdown": COMPARISON.to_markdown,
    "comparison as HTML": COMPARISON.to_html,
    "trend": SERIES.trend("applications.received.total").label,
    "series as text": SERIES.to_text,
    "series as Markdown": SERIES.to_markdown,
    "series as HTML": SERIES.to_html,
    "localisation": gr.locate(WRONG).to_text,
    "summary": gr.locate(WRONG).summary,
    "problem": gr.validate("{}")[0].text,
    "label": CELL.label,
    "label, got": CELL.label.get,
    "source": CELL.sources[0].cite,
}
"""Whatever says something in one of the languages."""


@pytest.mark.parametrize("name", SAID)
def test_whatever_speaks_has_one_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: Any = SAID[name]
    assert said("zh") != said("en") == said()
    monkeypatch.setenv(VARIABLE, "zh")
    assert said() == said("zh") != said("en")


@pytest.mark.parametrize("name", SAID)
def test_whatever_speaks_refuses_another_language(name: str) -> None:
    with pytest.raises(ValueError, match="no language 'cn'"):
        SAID[name]("cn")
