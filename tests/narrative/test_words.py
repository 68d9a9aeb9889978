from __future__ import annotations

import re
import tomllib
from itertools import pairwise

import pytest

from govinfo_report.narrative.tokens import first_characters, words
from tests.places import SRC

ENTRIES = tomllib.loads((SRC / "narrative" / "data" / "words.toml").read_text("utf-8"))["words"]
PATTERNS = [pattern for entry in ENTRIES for pattern in entry["any"]]
ALPHABET = sorted({c for pattern in PATTERNS for c in pattern} | set("0123456789%:,，。“”"))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_repeats_without_bound(pattern: str) -> None:
    assert not re.search(r"(?<!\\)[*+]|\{\d*,\}", pattern)


def test_a_word_is_found_by_its_first_character() -> None:
    """What begins a match is among the characters that the sorting says can begin it."""
    for pattern in PATTERNS:
        first = first_characters(pattern)
        assert first <= set(ALPHABET) | set("0123456789")
        literal = re.sub(r"\(\?[=!<][^()]*(?:\([^()]*\)[^()]*)*\)", "", pattern)
        for word in re.findall(r"[\u4e00-\u9fff]{2,}", literal):
            match = re.compile(pattern).match(word)
            assert match is None or not match.group() or word[0] in first


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("(?:本)?机关", "本机"),
        ("(?:a|b(?:c)?)?d", "abd"),
        ("(?<=x)y(?!z)", "y"),
        ("[0-3零]件", "0123零"),
        ("(?:q){0,2}r", "qr"),
        ("二[〇零]", "二"),
    ],
)
def test_the_first_characters_of_a_pattern(pattern: str, first: str) -> None:
    assert first_characters(pattern) == set(first)


def test_a_pattern_that_may_match_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="begin with something"):
        first_characters("(?:a)?")


def test_words_are_found_in_order_and_only_between_the_places_given() -> None:
    text = "未收到申请，其中予以公开3件"
    found = list(words(text, 1, len(text)))
    assert [role for role, *_ in found] == ["receive", "request_weak", "including", "outcome"]
    assert all(a < b <= c for (_, _, a, b), (_, _, c, _) in pairwise(found))
