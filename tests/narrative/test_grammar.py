from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from govinfo_report.narrative import reading
from govinfo_report.narrative.sentence import Carried
from tests.narrative import other_shapes, shapes
from tests.narrative.grammar import Sentence, sentences


@cache
def made() -> tuple[Sentence, ...]:
    return tuple(sentences(shapes.TRUE, shapes.FALSE, other_shapes.OTHER))


def test_no_true_sentence_and_none_about_something_else_raises_an_alarm() -> None:
    assert [(s.text, s.alarms) for s in made() if s.truth != "false" and s.alarms] == []


def test_nearly_every_false_sentence_is_found() -> None:
    false = [s for s in made() if s.truth == "false"]
    missed = [s.text for s in false if not s.alarms]
    assert len(missed) <= 0.03 * len(false), missed


def test_the_sentences_are_many() -> None:
    count = Counter(s.truth for s in made())
    assert count == {"true": 500, "false": 300, "other": 200}


def test_what_is_passed_over_holds_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of sentences without a number or a word that claims only the topic is read; it is enough."""
    texts = [sentence.text for sentence in made()]
    paragraphs = [*texts, *("".join(texts[i : i + 4]) for i in range(0, len(texts) - 4, 3))]

    def claims() -> list[object]:
        carried = Carried(2023, "某局")
        return [list(reading.claims_of(text, "overview", 0, carried)) for text in paragraphs]

    quick = claims()
    monkeypatch.setattr(reading, "may_claim", lambda *_: True)
    assert quick == claims()
