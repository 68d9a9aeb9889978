"""The facts about two reports that a comparison states."""

from __future__ import annotations

from typing import Any

import pytest

from govinfo_report.comparison import compare
from govinfo_report.comparison.texts import DERIVED, NOTES, REASONS, WORDS
from govinfo_report.model import Report, with_cells

BARE = with_cells(Report(edition="2021", title=None, agency=None, year=None), None).disputes
"""A table as the blank form has it."""

CODE, OTHER_CODE = "113305020025610487", "11330502002561048X"


def report(**members: Any) -> Report:
    return Report(**{"edition": "2021", "title": "标题", "agency": "甲局", "year": 2023, **members})


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ({"year": 2022}, {}, []),
        ({"year": 2022, "agency": "乙局"}, {}, ["agency"]),
        ({"year": 2022, "agency": None}, {}, ["agency_unknown"]),
        (
            {"year": 2022, "agency": "乙局", "agency_code": CODE},
            {"agency_code": CODE},
            ["agency_renamed"],
        ),
        ({"year": 2022, "agency_code": CODE}, {"agency_code": OTHER_CODE}, ["agency"]),
        ({"year": 2022, "agency_code": None}, {"agency_code": CODE}, []),
        ({}, {}, ["same_year"]),
        ({"year": 2024}, {}, ["reversed_years"]),
        ({"year": 2020}, {}, ["years_apart"]),
        ({"year": None}, {}, ["year_unknown"]),
        ({"year": 2022, "edition": "2019"}, {}, ["edition"]),
        ({"year": 2022, "scope": "organ"}, {"scope": "consolidated"}, ["scope"]),
        ({"year": 2022, "scope": None}, {"scope": "consolidated"}, []),
        ({"year": 2022, "disputes": BARE}, {}, ["template_before"]),
        ({"year": 2022}, {"disputes": BARE}, ["template_after"]),
    ],
)
def test_what_bears_on_the_comparison_is_noted(
    before: dict[str, Any], after: dict[str, Any], kinds: list[str]
) -> None:
    assert [note.kind for note in compare(report(**before), report(**after)).notes] == kinds


def test_a_note_names_both_facts_in_both_languages() -> None:
    (note,) = compare(report(year=2024), report(year=2021)).notes
    for lang in ("zh", "en"):
        message = note.message(lang)
        assert "2024" in message
        assert "2021" in message
    assert note.message("zh") != note.message("en")


@pytest.mark.parametrize("texts", [NOTES, REASONS, WORDS, DERIVED])
def test_every_text_is_there_in_both_languages_with_the_same_facts(texts: Any) -> None:
    for name, text in texts.items():
        assert sorted(text) == ["en", "zh"], name
        fields = [
            {part for part in ("{before}", "{after}", "{tables}") if part in text[lang]}
            for lang in text
        ]
        assert fields[0] == fields[1], name
