from __future__ import annotations

import re
import re._parser as parser
import tomllib
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.narrative.vocabulary import beginnings, words
from tests.places import SRC

ENTRIES = tomllib.loads((SRC / "narrative" / "data" / "words.toml").read_text("utf-8"))["words"]
PATTERNS = [pattern for entry in ENTRIES for pattern in entry["any"]]
ALPHABET = sorted({c for pattern in PATTERNS for c in pattern} | set("0123456789%:,，。“”"))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_repeats_without_bound(pattern: str) -> None:
    assert not re.search(r"(?<!\\)[*+]|\{\d*,\}", pattern)


def begins(text: str, pattern: str) -> bool:
    return any(text.startswith(beginning) for beginning in beginnings(pattern))


def test_a_word_is_found_by_its_beginning() -> None:
    """What begins a match begins with what the sorting says can begin it."""
    for pattern in PATTERNS:
        assert {c for each in beginnings(pattern) for c in each} <= {*ALPHABET, *"0123456789"}
        literal = re.sub(r"\(\?[=!<][^()]*(?:\([^()]*\)[^()]*)*\)", "", pattern)
        for word in re.findall(r"[\u4e00-\u9fff]{2,}", literal):
            match = re.compile(pattern).match(word)
            assert match is None or not match.group() or begins(match.group(), pattern)


@given(st.data())
def test_a_match_begins_with_a_beginning(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    text = data.draw(st.from_regex(pattern, alphabet=st.sampled_from(ALPHABET)))
    match = re.search(pattern, text)
    assert match is not None
    assert begins(text[match.start() :], pattern)


CONTENT = tomllib.loads((SRC / "narrative" / "data" / "words.toml").read_text("utf-8"))


def spellings(parsed: Any) -> set[str]:
    """Everything that a parsed pattern can match; of a range of characters the first."""
    found = {""}
    for kind, value in parsed:
        match str(kind):
            case "LITERAL":
                more = {chr(value)}
            case "IN":
                more = {chr(each if str(what) == "LITERAL" else each[0]) for what, each in value}
            case "SUBPATTERN":
                more = spellings(value[-1])
            case "BRANCH":
                more = set().union(*map(spellings, value[1]))
            case "MAX_REPEAT":
                least, most, inner = value
                many = [{""}]
                for _ in range(most):
                    many.append({a + b for a in many[-1] for b in spellings(inner)})
                more = set().union(*many[least:])
            case _:  # what stands around
                more = {""}
        found = {a + b for a in found for b in more}
    return found


@pytest.mark.parametrize(
    "pattern",
    [p for entry in ENTRIES if entry["role"] in CONTENT["claiming"] for p in entry["any"]],
)
def test_every_word_of_a_claim_has_a_sign(pattern: str) -> None:
    signs = re.compile("|".join(CONTENT["signs"]))
    assert not [word for word in spellings(parser.parse(pattern)) if not signs.search(word)]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("(?:本)?机关", {"本机", "机关"}),
        ("(?:a|b(?:c)?)?d", {"ad", "bc", "bd", "d"}),
        ("(?<=x)y(?!z)", {"y"}),
        ("[0-3零]件", {"0件", "1件", "2件", "3件", "零件"}),
        ("(?:q){0,2}r", {"qq", "qr", "r"}),
        ("(?:q){2}r", {"qq"}),
        ("二[〇零]", {"二〇", "二零"}),
        ("配合[^,]{1,9}?办", {"配合"}),
        ("转[^,]{1,9}?办", {"转"}),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, found: set[str]) -> None:
    assert beginnings(pattern) == found


@pytest.mark.parametrize("pattern", ["(?:a)?", "[^a]b"])
def test_a_pattern_that_may_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin with something"):
        beginnings(pattern)


def test_words_are_found_in_order_and_only_between_the_places_given() -> None:
    text = "未收到申请，其中予以公开3件"
    found = list(words(text, 1, len(text)))
    assert [role for role, *_ in found] == ["receive", "request_weak", "including", "outcome"]
    assert all(a < b <= c for (_, _, a, b), (_, _, c, _) in pairwise(found))
