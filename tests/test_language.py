"""Which language is meant."""

from __future__ import annotations

import pytest

from govinfo_report.language import VARIABLE, Words, language


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
    words = Words("{count} rows", "{count}行")
    assert (words.said("en", count=2), words.said("zh", count=2)) == ("2 rows", "2行")
    assert Words("{", "{").said() == "{"
