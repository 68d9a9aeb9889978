"""How alike texts are, and which paragraphs belong together."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.text.similarity import aligned, masked, similarity

words = st.text(st.sampled_from("政府信息公开年度报告，。12三 "), max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2022年收到申请8件。", "2023 年收到申请1,204件"),
        ("收到申请三件", "收到申请十二件"),
        ("截至2023年12月31日，办结率99.5%。", "截至2024年1月5日办结率100%"),
        ("２０２３年", "2023年"),
    ],
)
def test_numbers_dates_and_punctuation_are_left_aside(one: str, other: str) -> None:
    assert masked(one) == masked(other)
    assert similarity(one, other) == 1


@pytest.mark.parametrize(("one", "other"), [("一体化平台", "二体化平台"), ("予以公开", "不予公开")])
def test_words_are_not_left_aside(one: str, other: str) -> None:
    assert masked(one) != masked(other)
    assert similarity(one, other) < 1


def test_likeness_is_twice_the_pairs_in_common_by_all_pairs() -> None:
    # 公开, 开信, 信息 against 公开, 开目, 目录: one in common of three and three.
    assert similarity("公开信息", "公开目录") == Fraction(1, 3)
    assert similarity("公开", "信息") == 0
    assert similarity("", "公开") == 0


@given(words, words)
def test_likeness_is_the_same_in_both_directions_and_between_0_and_1(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, other) == similarity(other, one)
    assert similarity(one, one) == 1


@given(st.lists(words, max_size=6), st.lists(words, max_size=6))
def test_every_paragraph_is_in_just_one_pair(before: list[str], after: list[str]) -> None:
    pairs = aligned(before, after)
    assert sorted(p.before for p in pairs if p.before is not None) == list(range(len(before)))
    # The later text is never put out of order.
    assert [p.after for p in pairs if p.after is not None] == list(range(len(after)))


@given(st.lists(words, max_size=6))
def test_a_text_is_paired_with_itself_in_order(paragraphs: list[str]) -> None:
    pairs = aligned(paragraphs, paragraphs)
    assert [(p.before, p.after) for p in pairs] == [(n, n) for n in range(len(paragraphs))]


def test_the_likest_are_paired_first() -> None:
    pairs = aligned(["公开指南已经更新"], ["公开指南尚未更新", "公开指南已经更新"])
    assert [(p.before, p.after) for p in pairs] == [(None, 0), (0, 1)]
