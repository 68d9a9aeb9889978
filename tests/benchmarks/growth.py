"""How the time of readers, checks and comparisons grows with what is made to slow them.

Run: ``python -m tests.benchmarks.growth``. A quarter of each trap, a half and the whole of it are
taken, the fastest of a few rounds each, in processor time. Status 1 where both doublings take more
than three times as long (a text cut in its middle may be another case, so that one alone says
little). The tests count calls of functions, and see nothing of a regular expression that takes the
square of the time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any, Final

from attrs import evolve

import govinfo_report as gr
from govinfo_report.reading import read_text
from tests.narrative.describing import report_of
from tests.narrative.test_reading import HOSTILE
from tests.readers.test_hostile_text import TRAPS

ROUNDS = 3
LEAST = 0.05
"""Seconds of the whole under which the ratio says nothing."""

MOST = 3.0

WORDS: Final = "公开信息发布审核网站平台群众培训制度检查整改目录更新解读回应渠道部门职责考核监督"
"""The characters of sentences that mean nothing."""


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the fastest round."""
    taken = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        with suppress(gr.ReadError):
            work()
        taken.append(time.process_time() - begin)
    return min(taken)


def compared(text: str) -> object:
    """A comparison with what differs at its beginning, as a page."""
    return gr.compare(report_of(text[1:]), report_of(text)).to_html()


def same_prose(collection: list[gr.Report]) -> object:
    """What the rule on other organs' prose finds."""
    return gr.check_collection(collection, select="collection.repeated_narrative")


def reports(count: int) -> list[gr.Report]:
    """Reports of as many organs, with formulas of all, sentences of a county, and some copies."""
    random = Random(1)

    def sentences(number: int) -> list[str]:
        return ["".join(random.choices(WORDS, k=random.randint(15, 40))) for _ in range(number)]

    formulas, local, made = sentences(60), list[str](), list[gr.Report]()
    own: list[str] = []
    for number in range(count):
        local = local if number % 60 else sentences(15)
        # Every fiftieth report is that of the organ before it but for some sentences.
        own = own[:9] + sentences(3) if number % 50 == 1 else sentences(12)
        prose = "。".join([*random.sample(formulas, 8), *random.sample(local, 4), *own])
        made.append(evolve(report_of(prose), agency=f"第{number}县水务局"))
    return made


def traps() -> Iterator[tuple[str, Callable[[Any], object], Any]]:
    """Name, what is measured, and the text, or the reports."""
    yield "same prose: 10,000 reports", same_prose, reports(10_000)
    for name in ("十", "一二"):  # numerals that count nothing
        yield f"compare: {name}", compared, name * 60_000
    for name, text in TRAPS.items():
        yield f"read_text: {name}", read_text, text
    for name, text in HOSTILE.items():
        yield f"claims: {name}", lambda part: gr.claims(report_of(part)), text
        yield f"check: {name}", lambda part: gr.check(report_of(part)).outcomes, text
        yield f"compare: {name}", compared, text


def main() -> int:
    """Measure, and print the times and how they grow."""
    status = 0
    for name, work, text in traps():
        parts = (text[: len(text) // share] for share in (4, 2, 1))
        times = [seconds(partial(work, part)) for part in parts]
        ratios = [after / max(before, 1e-6) for before, after in pairwise(times)]
        bad = times[-1] > LEAST and min(ratios) > MOST
        status |= bad
        measured = " ".join(f"{taken * 1e3:7.0f} ms" for taken in times)
        grown = " ".join(f"{ratio:5.1f}" for ratio in ratios)
        print(f"{name:<45}{measured}   {grown}{' !' * bad}")
    return status


if __name__ == "__main__":
    sys.exit(main())
