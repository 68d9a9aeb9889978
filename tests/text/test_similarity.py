"""How alike texts are, and which paragraphs belong together."""

from __future__ import annotations

import random
import re
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel, LCSseq

from govinfo_report.text.similarity import (
    MEASURED,
    PARAGRAPHS,
    _Texts,
    aligned,
    alike,
    masked,
    similarity,
)

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


def test_likeness_is_the_share_of_characters_that_stay_in_order() -> None:
    assert similarity("公开信息", "公开目录") == Fraction(2 + 2, 4 + 4)
    assert similarity("公开信息", "信息公开") == Fraction(2 + 2, 4 + 4)
    assert similarity("公开", "信息") == 0
    assert similarity("", "公开") == 0


def test_order_counts() -> None:
    one = "依申请公开工作有序推进"
    assert similarity(one, one[::-1]) < Fraction(1, 2)


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


@given(st.lists(words, max_size=6), st.lists(words, max_size=6))
def test_pairs_are_at_least_as_alike_as_asked_and_none_that_is_the_same_is_lost(
    before: list[str], after: list[str]
) -> None:
    least = Fraction(4, 5)
    found = list(alike(before, after, least))
    assert all(value == similarity(before[one], after[other]) for one, other, value in found)
    assert {other for _, other, value in found} == {
        other
        for other, new in enumerate(after)
        if any(similarity(old, new) >= least for old in before)
    }


def test_a_text_made_to_be_slow_is_measured_at_its_beginning_and_paired_where_it_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at = []
    common = _Texts.common

    def counted(texts: _Texts, other: str) -> list[int]:
        looked_at.append(len(other))
        return common(texts, other)

    monkeypatch.setattr(_Texts, "common", counted)
    paragraphs = ["公开" * MEASURED, *(f"{'甲乙' * (n % 50)}丙" for n in range(20_000))]
    pairs = aligned(paragraphs, ["公开" * MEASURED + "了", *paragraphs[1:]])
    assert looked_at == []
    assert sum(pair.similarity == 1 for pair in pairs) == 20_000
    # The first is too long to be measured; nobody says that it is the one that was changed.
    assert (pairs[0].before, pairs[0].after) == (None, 0)
    aligned(paragraphs[1:], [f"{text}丁" for text in paragraphs[1:]])
    assert sum(looked_at) <= MEASURED
    assert len(looked_at) <= PARAGRAPHS


@given(st.text(st.sampled_from("一二十千年件,0９ 政"), max_size=30))
def test_a_run_of_numerals_is_a_number_just_before_what_is_counted(text: str) -> None:
    # Looked at from each of its characters, as the words have it; a long run takes for ever so.
    number = r"[0-9][0-9,.]*|[一二十千]+(?=[年件])"
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    assert masked(text) == re.sub(r"[\W_]+", "", re.sub(number, "0", plain))


def test_beyond_what_is_measured_only_what_is_the_same_is_paired() -> None:
    many = [f"{'甲' * 20}{chr(0x4E00 + n)}{'乙' * 20}" for n in range(PARAGRAPHS + 1)]
    changed = [f"{text}又" for text in many]
    pairs = {pair.after: pair for pair in aligned(many, changed) if pair.after is not None}
    assert pairs[0].before == 0
    assert pairs[PARAGRAPHS].before is None
    assert aligned(many, many)[PARAGRAPHS].similarity == 1


@given(st.lists(words, max_size=5), st.lists(words, max_size=5))
def test_the_measure_is_that_of_rapidfuzz(before: list[str], after: list[str]) -> None:
    old, new = list(map(masked, before)), list(map(masked, after))
    texts = _Texts(old)
    for other in new:
        assert texts.common(other) == [LCSseq.similarity(each, other) for each in old]
    for one in old:
        for other in new:
            size = len(one) + len(other)
            distance = Fraction(Indel.distance(one, other), size) if size else 0
            assert similarity(one, other) == 1 - distance


@pytest.mark.parametrize("length", [0, 1, 7, 8, 9, 63, 64, 65, 300])
def test_texts_side_by_side_do_not_disturb_one_another(length: int) -> None:
    rng = random.Random(length)
    texts = ["".join(rng.choices("公开信息", k=length + n % 3)) for n in range(20)]
    other = "".join(rng.choices("公开信息申请", k=200))
    assert _Texts(texts).common(other) == [LCSseq.similarity(text, other) for text in texts]
