"""Sentences made by a grammar, each with tables that it agrees with, contradicts or leaves alone.

A shape is a function that draws figures and words from a source of chance and returns what a writer
says of them. Figures are invented; separators, orders and numerals are drawn for every sentence.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, Literal, TypeAlias

from attrs import Factory, define, field, frozen

import govinfo_report as gr
from tests.narrative.describing import ORGAN, YEAR, in_characters

Truth: TypeAlias = Literal["true", "false", "other"]
SEED: Final = 20240131


@define
class Tables:
    """Figures of a small report that adds up; those of the year before are for growth."""

    chance: random.Random
    cells: dict[str, int] = Factory(dict)

    received: int = field(init=False)
    over: int = field(init=False)
    forward: int = field(init=False)
    outcomes: dict[str, int] = field(init=False)
    before: int = field(init=False)
    disputes: dict[str, dict[str, int]] = field(init=False)
    documents: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Draws the figures."""
        draw = self.chance.randint
        names = ("granted", "partly_granted", "withheld.state_secrets", "unavailable.not_held")
        self.outcomes = {name: draw(2, 19) for name in names}
        self.over, self.forward = draw(1, 6), draw(1, 6)
        self.received = self.handled + self.forward - self.over
        self.before = draw(4, 60)
        rows = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
        results = ("upheld", "corrected", "other", "pending")
        self.disputes = {row: {name: draw(1, 8) for name in results} for row in rows}
        names = ("licensing", "penalties", "coercive_measures")
        self.documents = {f"{name}.decisions": draw(2, 90) for name in names}
        self.documents["normative_documents.issued"] = draw(2, 9)
        self.documents["normative_documents.in_force"] = draw(20, 60)
        self.documents["normative_documents.repealed"] = draw(10, 15)

    @property
    def handled(self) -> int:
        """All requests dealt with."""
        return sum(self.outcomes.values())

    def only_upheld(self, *rows: str) -> None:
        """Makes every dispute of some rows upheld."""
        for row in rows:
            found = self.disputes[row]
            self.disputes[row] = {"upheld": sum(found.values())}

    def report(self, text: str) -> gr.Report:
        """The report with these figures and ``text`` in section one."""
        rows = {
            "received": self.received,
            "carried_over": self.over,
            "carried_forward": self.forward,
            "outcomes.total": self.handled,
            **{f"outcomes.{name}": value for name, value in self.outcomes.items()},
        }
        cells = {f"applications.{row}.natural_person": value for row, value in rows.items()}
        cells |= {f"applications.{row}.total": value for row, value in rows.items()}
        for row, found in self.disputes.items():
            cells |= {f"disputes.{row}.{name}": value for name, value in found.items()}
            cells[f"disputes.{row}.total"] = sum(found.values())
        cells |= {f"proactive_disclosure.{name}": n for name, n in self.documents.items()}
        return gr.replace_cells(_empty(YEAR, text), cells | self.cells)

    def report_before(self) -> gr.Report:
        """The report of the year before."""
        cells = {
            f"applications.{row}.{column}": self.before
            for row in ("received", "outcomes.granted", "outcomes.total")
            for column in ("natural_person", "total")
        }
        return gr.replace_cells(_empty(YEAR - 1, "无。"), cells)


def _empty(year: int, text: str) -> gr.Report:
    report = gr.Report(
        edition="2021",
        title=f"{ORGAN}{year}年政府信息公开工作年度报告",
        agency=ORGAN,
        year=year,
        overview=(text,),
    )
    return gr.with_cells(report, 0)


@define
class Writer:
    """Writes one sentence; of a false one, one of the numbers is said wrongly.

    Attributes:
        chance: The source of chance.
        wrong: Which of the numbers, in order, is to be wrong; -1: none.
        tables: What the sentence speaks of.
        said: How many numbers have been said.
    """

    chance: random.Random
    wrong: int
    tables: Tables
    said: int = 0
    style: str = field(init=False)
    unit: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Draws how this writer prints numbers."""
        self.style = self.chance.choice(("digits", "digits", "wide", "spaced", "characters"))
        self.unit = self.chance.choice(("件", "件", "宗"))

    def one(self, *words: str) -> str:
        """One of several wordings."""
        return self.chance.choice(words)

    def printed(self, value: int) -> str:
        """A number in the writer's style."""
        if self.style == "characters" and value:
            return in_characters(value).removeprefix("一" if 10 <= value < 20 else "")
        if self.style == "wide":
            return str(value).translate({c: c + 0xFEE0 for c in range(0x30, 0x3A)})
        return f" {value} " if self.style == "spaced" else str(value)

    def number(self, value: int, *also: int) -> str:
        """A number with its unit, said wrongly if it is its turn; ``also`` would be right too."""
        if self.said == self.wrong:
            near = [value + d for d in (-3, -2, -1, 1, 2, 3, 10) if value + d > 0]
            value = self.chance.choice([n for n in near if n not in (value, *also)])
        self.said += 1
        return self.printed(value) + self.unit

    def chain(self, *items: tuple[int, str, tuple[int, ...]], forward: bool | None = None) -> str:
        """Numbers with their words, all before or all behind them, parted alike."""
        mark = self.one("，", "，", "、", "；", ", ")
        first = self.chance.random() < 0.6 if forward is None else forward
        said = []
        for value, word, also in items:
            number = self.number(value, *also)
            said.append(f"{number}{word}" if first else f"{word}{number}")
        lead = self.one("", "有", "其中", "其中：") if first else self.one("", "其中", "其中：")
        last = said[-1]
        if first and len(said) > 1 and self.chance.random() < 0.2:
            last = self.one("另有", "另") + last
        return lead + mark.join((*said[:-1], last))


Shape: TypeAlias = Callable[[Writer], str]
_CLAIMS: Final[dict[str, list[Shape]]] = {}
_OTHERS: Final[dict[str, list[Shape]]] = {}


def claims_on(kind: str) -> Callable[[Shape], Shape]:
    """Registers a shape whose numbers are the tables'."""
    return lambda shape: _CLAIMS.setdefault(kind, []).append(shape) or shape


def other(kind: str) -> Callable[[Shape], Shape]:
    """Registers a shape that speaks of something else than the tables do."""
    return lambda shape: _OTHERS.setdefault(kind, []).append(shape) or shape


@frozen
class Sentence:
    """A sentence of the grammar with the findings of the rules on prose.

    Attributes:
        kind: What it speaks of.
        truth: Whether it agrees with its tables; ``other``: they do not speak of it.
        text: The sentence.
        alarms: Rules that were violated.
    """

    kind: str
    truth: Truth
    text: str
    alarms: tuple[str, ...]


def _checked(kind: str, truth: Truth, text: str, tables: Tables) -> Sentence:
    found = gr.check(tables.report(text), previous=tables.report_before(), select="narrative")
    return Sentence(kind, truth, text, tuple(f.rule for f in found))


def sentences(true: int, false: int, others: int, seed: int = SEED) -> Iterator[Sentence]:
    """The sentences of one seed: so many of each sort, over all shapes in turn, all different."""
    chance = random.Random(seed)
    seen: set[str] = set()
    sorts: tuple[tuple[Truth, int, dict[str, list[Shape]]], ...] = (
        ("true", true, _CLAIMS),
        ("false", false, _CLAIMS),
        ("other", others, _OTHERS),
    )
    for truth, count, kinds in sorts:
        shapes = [(kind, shape) for kind, some in kinds.items() for shape in some]
        made = 0
        for turn in range(50 * count):  # some shapes have few sentences
            if made == count:
                break
            kind, shape = shapes[turn % len(shapes)]
            text, tables = _written(shape, chance, truth)
            if text not in seen:
                seen.add(text)
                made += 1
                yield _checked(kind, truth, text, tables)


def _written(shape: Shape, chance: random.Random, truth: Truth) -> tuple[str, Tables]:
    """One sentence of a shape; for a false one it is written twice, to know its numbers first."""
    tables, start = Tables(chance), chance.getrandbits(32)
    writer = Writer(random.Random(start), -1, tables)
    text = shape(writer)
    if truth == "false":
        wrong = chance.randrange(writer.said)
        text = shape(Writer(random.Random(start), wrong, tables))
    return text, tables


def rows(found: list[Sentence]) -> Iterator[str]:
    """Precision and recall, a line a kind."""
    yield f"{'kind':16} {'true':>5} {'alarms':>6} {'false':>5} {'found':>5} precision  recall"
    counted: dict[str, Counter[tuple[Truth, bool]]] = {}
    for sentence in found:
        for kind in (sentence.kind, "all"):
            counted.setdefault(kind, Counter())[sentence.truth, bool(sentence.alarms)] += 1
    for kind in (*sorted(k for k in counted if k != "all"), "all"):
        count = counted[kind]
        wrongly = count["true", True] + count["other", True]
        right = wrongly + count["true", False] + count["other", False]
        hit, missed = count["false", True], count["false", False]
        precision = f"{hit / (hit + wrongly):8.1%}" if hit + wrongly else "       -"
        recall = f"{hit / (hit + missed):7.1%}" if hit + missed else "      -"
        yield f"{kind:16} {right:5} {wrongly:6} {hit + missed:5} {hit:5} {precision} {recall}"
