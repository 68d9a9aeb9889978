from __future__ import annotations

from functools import cache

from tests.narrative import shapes
from tests.narrative.grammar import Sentence, sentences

KINDS = frozenset(
    (
        *("applicants", "disputes", "handled", "items", "noise", "outcome"),
        *("parts", "scope", "time", "upheld", "year", "years"),
    )
)


@cache
def made() -> tuple[Sentence, ...]:
    return tuple(s for s in sentences(shapes.TRUE, shapes.FALSE, shapes.OTHER) if s.kind in KINDS)


def test_no_true_sentence_and_none_about_something_else_raises_an_alarm() -> None:
    assert [(s.text, s.alarms) for s in made() if s.truth != "false" and s.alarms] == []


def test_nearly_every_false_sentence_is_found() -> None:
    false = [s for s in made() if s.truth == "false"]
    missed = [s.text for s in false if not s.alarms]
    assert len(missed) <= 0.03 * len(false), missed
