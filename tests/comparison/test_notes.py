"""The facts about two reports that a comparison states."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from govinfo_report import comparison
from govinfo_report.catalogue.rule_entries import Outcome
from govinfo_report.comparison import compare
from govinfo_report.documents.comparison import NoteKind, Presence, Reason, Side
from govinfo_report.model import Report, layout, replace_cells, with_cells
from govinfo_report.strict_toml import texts

TEXTS = texts("govinfo_report.comparison", "texts.toml")

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


def test_every_text_states_the_same_facts_in_both_languages() -> None:
    for key, text in TEXTS.items():
        fields = [set(re.findall(r"{[^}]*}", words)) for words in (text.zh, text.en)]
        assert fields[0] == fields[1], key


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    used = {
        "notes": set(get_args(NoteKind)),
        "reasons": set(get_args(Reason)),
        "derived": set(get_args(Side)),
        "outcomes": set(get_args(Outcome)),
    }
    groups: dict[str, set[str]] = {}
    for key in TEXTS:
        group, _, name = key.partition(".")
        groups.setdefault(group, set()).add(name)
    words = groups.pop("words")
    assert groups == used
    code = "".join(
        path.read_text("utf-8") for path in Path(comparison.__file__).parent.glob("*.py")
    )
    quoted = {name for text in re.findall(r"[\"']([a-z_ ]+)[\"']", code) for name in text.split()}
    assert words <= quoted | set(get_args(Presence))
    named = re.findall(r'\bword\(\s*"([a-z_]+)"', code)
    assert set(named) <= words
    assert len(named) > 10
    lists = re.findall(r'_words\("([a-z_ ]+)"', code)
    assert {name for each in lists for name in each.split()} <= words


def test_two_codes_are_told_each_with_its_agency() -> None:
    (note,) = compare(
        report(year=2022, agency="乙局", agency_code=CODE), report(agency_code=OTHER_CODE)
    ).notes
    assert dict(note.values) == {"before": f"乙局 {CODE}", "after": f"甲局 {OTHER_CODE}"}


def test_a_report_before_the_forms_has_no_cell_to_compare() -> None:
    old, new = report(edition="2019", year=2016), with_cells(report(year=2023), 1)
    for before, after, kind in ((old, new, "no_form_before"), (new, old, "no_form_after")):
        comparison = compare(before, after)
        assert comparison.changed == ()
        kinds = [note.kind for note in comparison.notes]
        assert kind in kinds
        assert "edition" not in kinds
        assert "2016" in next(n for n in comparison.notes if n.kind == kind).message("en")


def test_tables_that_nobody_filled_in_are_named() -> None:
    blank = with_cells(report(year=2022), None)
    (note,) = compare(blank, report()).notes
    tables = ("proactive_disclosure", "applications", "disputes")
    assert dict(note.values) == {"tables": ", ".join(tables)}
    assert "表二、表三、表四" in note.message("zh")
    assert "table 2, table 3, table 4" in note.message("en")


@pytest.mark.parametrize("table", ["proactive_disclosure", "applications", "disputes"])
def test_one_number_anywhere_shows_that_a_table_was_filled_in(table: str) -> None:
    blank = with_cells(report(year=2022), None)
    ids = [cell for cell in layout("2021").cells if cell.startswith(f"{table}.")]
    for cell in (ids[0], ids[-1]):
        (note,) = compare(replace_cells(blank, {cell: 0}), report()).notes
        assert table not in str(note.values["tables"])
        assert str(note.values["tables"]).count(",") == 1
