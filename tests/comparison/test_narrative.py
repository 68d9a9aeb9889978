"""The narrative of two reports, paragraph by paragraph."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings

from govinfo_report.checks import check
from govinfo_report.comparison import SectionChange, compare
from govinfo_report.errors import TooMuchProseError
from govinfo_report.model import MAX_PROSE, Report
from govinfo_report.narrative import claims
from govinfo_report.testing.strategies import reports

FIRST = "2022年共收到政府信息公开申请8件，均在法定期限内答复。"
SECOND = "2023年共收到政府信息公开申请1204件，均在法定期限内答复。"
OTHER = "网站改版后新设政策问答栏目，专人每周更新。"


def overview(before: Any, after: Any) -> SectionChange:
    def report(year: int, paragraphs: Any) -> Report:
        members = {} if paragraphs is None else {"overview": paragraphs}
        return Report(edition="2021", title=None, agency="某局", year=year, **members)

    (section,) = compare(report(2022, before), report(2023, after)).narrative
    assert section.section == "overview"
    return section


def test_a_paragraph_with_other_numbers_alone_is_copied_and_differs() -> None:
    (paragraph,) = overview([FIRST], [SECOND]).paragraphs
    assert (paragraph.before, paragraph.after) == (FIRST, SECOND)
    assert paragraph.similarity == 1
    assert paragraph.copied
    assert paragraph.differs


def test_paragraphs_are_paired_by_likeness_whatever_their_order() -> None:
    section = overview([FIRST, OTHER], [OTHER, SECOND])
    assert [(p.place_before, p.place_after) for p in section.paragraphs] == [(1, 0), (0, 1)]
    assert section.similarity == 1
    assert section.differs


def test_what_is_new_and_what_is_gone_stand_alone() -> None:
    section = overview([FIRST], [OTHER])
    assert [(p.before, p.after) for p in section.paragraphs] == [(None, OTHER), (FIRST, None)]
    assert section.similarity == 0


def test_a_section_differs_where_a_paragraph_does_or_stands_elsewhere_or_there_is_none() -> None:
    assert overview([FIRST, OTHER], [SECOND, OTHER]).differs
    assert overview([FIRST, OTHER], [OTHER, FIRST]).differs
    assert overview([], None).differs
    assert not overview([FIRST, OTHER], [FIRST, OTHER]).differs


def test_a_lost_section_is_not_an_empty_one() -> None:
    lost, emptied = overview([FIRST], None), overview([FIRST], [])
    assert (lost.presence, emptied.presence) == ("vanished", "both")
    assert lost.similarity is emptied.similarity is None
    assert overview(None, [FIRST]).presence == "appeared"


def test_the_similarity_of_a_section_is_weighed_by_length() -> None:
    section = overview([FIRST], [SECOND, OTHER])
    assert section.similarity == Fraction(len(SECOND), len(SECOND) + len(OTHER))


@given(reports(), reports())
@settings(max_examples=30)
def test_every_paragraph_of_both_reports_stands_in_the_comparison_once(
    old: Report, new: Report
) -> None:
    for section in compare(old, new).narrative:
        for side, report in (("before", old), ("after", new)):
            texts = getattr(report, section.section)
            places = [getattr(p, f"place_{side}") for p in section.paragraphs]
            kept = sorted(place for place in places if place is not None)
            assert kept == list(range(len(texts) if isinstance(texts, tuple) else 0))


@given(reports())
@settings(max_examples=30)
def test_equal_reports_do_not_differ(report: Report) -> None:
    comparison = compare(report, report)
    assert not comparison.differs
    assert comparison.ranked == comparison.explanations == ()
    assert not any(section.differs for section in comparison.narrative)
    assert comparison.to_patch() == "[]"


def two(before: list[str], after: list[str]) -> list[Report]:
    return [
        Report(edition="2021", title=None, agency="某局", year=year, overview=paragraphs)
        for year, paragraphs in ((2022, before), (2023, after))
    ]


LONG = ["公开" * 75_000, "申请" * 75_000]
"""Just as much as is compared."""


def test_of_too_much_prose_everything_but_the_narrative_is_compared_and_a_note_says_so() -> None:
    comparison = compare(*two([*LONG, "又"], [SECOND]))
    with pytest.raises(TooMuchProseError, match=r"300,001 characters.*300,000") as raised:
        _ = comparison.narrative
    assert (raised.value.characters, raised.value.most) == (MAX_PROSE + 1, MAX_PROSE)
    assert "300,001字" in raised.value.message("zh")
    assert comparison.differs
    assert [note.kind for note in comparison.notes] == ["narrative_left_out"]
    assert "narrative" not in json.loads(comparison.to_json())
    for text in (comparison.to_text(), comparison.to_markdown(), comparison.to_html()):
        assert "300,00" in text
    assert not compare(*two([*LONG, "又"], [*LONG, "又"])).differs


def test_as_much_prose_as_is_compared_is_compared() -> None:
    comparison = compare(*two(LONG, LONG))
    assert comparison.notes == ()
    (section,) = comparison.narrative
    assert section.similarity == 1


def test_of_too_much_prose_the_rules_on_it_are_not_asked_and_say_why() -> None:
    previous, current = two([FIRST], [*LONG, SECOND])
    for one, other in ((previous, current), (current, previous)):
        year = evolve(one, year=2022), evolve(other, year=2023)
        rule = "continuity.repeated_narrative"
        (outcome,) = check(year[1], previous=year[0], select=[rule]).outcomes
        assert outcome.outcome == "not_applicable"
        assert outcome.reason is not None
        assert "300,000" in outcome.reason.en
        assert "300,000" in outcome.reason.zh
    outcomes = check(current, select="narrative").outcomes
    assert {outcome.outcome for outcome in outcomes} == {"not_applicable"}
    asked = [o for o in outcomes if o.rule != "narrative.growth"]
    assert all("300,000" in outcome.reason.en for outcome in asked if outcome.reason)
    with pytest.raises(TooMuchProseError):
        claims(current)
    assert claims(two([], LONG)[1]) == ()


def test_notes_of_tables_are_prose_too() -> None:
    notes = {"applications": [f"收到申请{n}件。" for n in range(40_000)]}
    report = Report(edition="2021", title=None, agency="某局", year=2023, table_notes=notes)
    with pytest.raises(TooMuchProseError):
        claims(report)
