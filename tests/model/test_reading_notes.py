"""What a note says: in either language, and of places and parts of the form in words."""

from __future__ import annotations

import pytest

import govinfo_report as gr
from govinfo_report.language import VARIABLE, Text
from govinfo_report.model import Place

TEXT = Text("{where}的标签被截断", "a label of {where} is cut short")


def note(where: str, place: Place) -> gr.Note:
    return gr.Note("label_truncated", "info", where, place=place, _text=TEXT)


def test_a_note_names_the_part_of_the_form_in_words() -> None:
    said = note("proactive_disclosure.licensing.decisions", Place(line=3))
    assert said.message("zh") == "“行政许可 · 本年处理决定数量”的标签被截断"
    assert said.message("en") == "a label of “Licensing · Decisions this year” is cut short"


def test_a_note_about_something_else_names_it_as_it_is() -> None:
    assert note("甲 / 乙", Place()).message("zh") == "甲 / 乙的标签被截断"


@pytest.mark.parametrize(
    ("place", "zh", "en"),
    [
        (Place(), "", ""),
        (Place(line=3), "第3行", "line 3"),
        (Place(page=2, line=10), "第2页第10行", "page 2, line 10"),
        (
            Place(table=1, row=2, column=3),
            "第1个表格第2行第3列",
            "table 1, row 2, column 3",
        ),
        (Place(paragraph=4), "第4段", "paragraph 4"),
    ],
)
def test_a_place_is_said_in_either_language(
    monkeypatch: pytest.MonkeyPatch, place: Place, zh: str, en: str
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert (place.text("zh"), place.text("en"), str(place)) == (zh, en, en)
    monkeypatch.setenv(VARIABLE, "zh")
    assert str(place) == zh
