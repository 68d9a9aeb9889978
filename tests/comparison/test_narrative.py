"""The narrative of two reports, paragraph by paragraph."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from govinfo_report.checks import check
from govinfo_report.comparison import SectionChange, compare
from govinfo_report.errors import MissingExtraError
from govinfo_report.model import Report
from govinfo_report.text import similarity
from tests.strategies import reports

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


def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingExtraError("text", "comparing paragraphs")

    monkeypatch.setattr(similarity, "_distance", missing)


def two(before: list[str], after: list[str]) -> list[Report]:
    return [
        Report(edition="2021", title=None, agency="某局", year=year, overview=paragraphs)
        for year, paragraphs in ((2022, before), (2023, after))
    ]


def test_without_the_extra_everything_but_the_narrative_is_compared_and_a_note_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_the_extra(monkeypatch)
    comparison = compare(*two([FIRST], [SECOND]))
    with pytest.raises(MissingExtraError, match=r"govinfo-report\[text\]"):
        _ = comparison.narrative
    assert comparison.differs
    assert [note.kind for note in comparison.notes] == ["narrative_left_out"]
    assert "narrative" not in json.loads(comparison.to_json())
    for text in (comparison.to_text(), comparison.to_markdown(), comparison.to_html()):
        assert "govinfo-report" in text
    assert not compare(*two([FIRST], [FIRST])).differs


def test_without_the_extra_the_rule_on_repeated_narrative_is_not_applicable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_the_extra(monkeypatch)
    previous, current = two([FIRST], [SECOND])
    rule = "continuity.repeated_narrative"
    (outcome,) = check(current, previous=previous, select=[rule]).outcomes
    assert outcome.outcome == "not_applicable"
    assert outcome.reason is not None
    assert "govinfo-report[text]" in outcome.reason.en


def test_reports_without_narrative_need_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    without_the_extra(monkeypatch)
    bare = Report(edition="2021", title=None, agency="某局", year=2022)
    assert "narrative_left_out" not in [note.kind for note in compare(bare, bare).notes]
