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
    """Sentences without a number or a sign of a claim are not read; the claims are the same."""
    texts = [sentence.text for sentence in made()]
    idle = [
        "（一）依申请公开情况。",
        "公众号发布动态200条。",
        "2022年起设专栏。",
        "群众提出行政复议。",
    ]
    paragraphs = [
        "".join((*texts[i : i + 3], idle[i % 4], *texts[i + 3 : i + 5]))
        for i in range(0, len(texts) - 5, 3)
    ]
    sections = [
        *((text,) for text in texts),
        *((idle[i % 4], *paragraphs[i : i + 3]) for i in range(0, len(paragraphs) - 3, 2)),
    ]

    def claims() -> list[object]:
        return [
            list(reading.claims_of(section, "overview", Carried(2023, "某局")))
            for section in sections
        ]

    quick = claims()
    for test in ("may_claim", "has_sign", "can_claim"):
        monkeypatch.setattr(reading, test, lambda *_: True)
    assert quick == claims()
