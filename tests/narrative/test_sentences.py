from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import govinfo_report as gr
from govinfo_report.narrative import CLAIM_KINDS
from tests.narrative.describing import claimed, report_of

SENTENCES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)["sentences"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:40])
def test_a_sentence_claims_what_a_reader_takes_from_it(sentence: dict[str, Any]) -> None:
    assert claimed(sentence["text"]) == sentence["claims"]


def test_the_sentences_are_many_different_and_cover_every_kind() -> None:
    texts = [sentence["text"] for sentence in SENTENCES]
    assert len(set(texts)) == len(texts) >= 200
    kinds = {claim.split()[0] for sentence in SENTENCES for claim in sentence["claims"]}
    assert kinds == {kind.removeprefix("narrative.") for kind in CLAIM_KINDS}
    silent = [sentence for sentence in SENTENCES if not sentence["claims"]]
    assert len(silent) >= 40  # what is no claim is tested as much


def test_the_words_of_a_claim_are_those_at_its_place() -> None:
    for sentence in SENTENCES:
        report = report_of(sentence["text"])
        paragraphs = report.overview
        assert isinstance(paragraphs, tuple)
        for claim in gr.claims(report):
            where = claim.where
            paragraph = paragraphs[where.paragraph]
            assert where.section == "overview"
            assert claim.text == paragraph[where.start : where.end]
            assert claim.sentence in paragraph
            if claim.scope is not None:
                assert claim.scope in claim.sentence


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:40])
def test_line_breaks_and_full_width_characters_change_nothing(sentence: dict[str, Any]) -> None:
    text = sentence["text"]
    broken = "\n".join(text[i : i + 1] for i in range(len(text)))
    if any(a in DIGITS and b in DIGITS for a, b in _pairs(text)):
        broken = text  # a break between two digits may part two numbers
    wide = broken.replace("0", "０").replace("(", "（").replace("%", "％")
    assert claimed(wide) == sentence["claims"]


DIGITS = frozenset("0123456789.")


def _pairs(text: str) -> list[tuple[str, str]]:
    narrow = text.translate({c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)})
    return list(pairwise(narrow))
