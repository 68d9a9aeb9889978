"""Writes generated cases for the conformance runners, with what ``check`` says of each.

``python -m tests.conformance FOLDER [--count 1000] [--seed 0]`` writes half of them for each level
into the folders ``linear`` and ``continuity`` below FOLDER.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

from attrs import evolve

from govinfo_report.catalogue import EDITIONS, alternatives, form
from govinfo_report.language import both
from govinfo_report.model import ABSENT, MAX_COUNT, Report, layout, replace_cells
from scripts.generators.conformance import LEVELS, Case, text_of
from tests.checks.building import consistent

CHANGES: Final = (0, 1, 5, 40)
"""How many cells of a consistent report are changed."""


def main() -> None:
    """Writes the cases."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for case in cases(options.count, Random(options.seed)):
        path = options.folder / LEVELS[case.level] / f"{case.name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(case), encoding="utf-8")
    print(f"{options.count} cases, seed {options.seed}")  # noqa: T201  # for the terminal


def cases(count: int, random: Random) -> Iterator[Case]:
    """So many cases, of each level in turn."""
    consistent_of = {edition: consistent(edition) for edition in EDITIONS}
    for number in range(count):
        level = 1 + number % 2
        report = _report(consistent_of[random.choice(EDITIONS)], random)
        previous = None
        if level == 2:
            year = report.year or 2000
            before = _report(consistent_of[_earlier(report.edition, random)], random)
            apart = random.choice((1, 1, 1, 1, 1, 1, 2, 0))
            previous = evolve(before, year=year - apart, title=None, period=None)
            if random.random() < 0.5:
                previous = _carried(report, previous, random)
        yield Case(f"{number:04}", level, both(f"{number}"), report, previous)


def _earlier(edition: str, random: Random) -> str:
    return edition if random.random() < 0.8 else random.choice(EDITIONS)


def _carried(report: Report, previous: Report, random: Random) -> Report:
    """Last year's report with what this year's carried over, in some columns."""
    values: dict[str, Any] = {}
    for cell in layout(report.edition).cells:
        if cell.startswith("applications.carried_over.") and random.random() < 0.8:
            there = cell.replace("carried_over", "carried_forward")
            values[there] = getattr(report.applications.carried_over, cell.rpartition(".")[2])
    return replace_cells(previous, values)


def _report(report: Report, random: Random) -> Report:
    """A consistent report with some cells, rows and tables changed."""
    cells = layout(report.edition).cells
    kinds = form(report.edition).cells
    shapes = alternatives(report.edition)
    changes: dict[str, Any] = {}
    if random.random() < 0.3:  # the other shape of (六)
        for cell in cells:
            if cell.rpartition(".")[0] in shapes.printed:
                changes[cell] = ABSENT
            if cell.rpartition(".")[0] in shapes.other:
                changes[cell] = random.choice((0, 1, None))
    elif random.random() < 0.1:  # both
        changes[random.choice([c for c in cells if c.rpartition(".")[0] in shapes.other])] = 1
    for cell in random.sample(cells, random.choice(CHANGES)):
        if cell.rpartition(".")[0] not in shapes.other:
            figure = random.choice((0, 1, random.randint(0, 99), MAX_COUNT, MAX_COUNT - 1))
            signed = {"signed_count": -figure, "money": figure % 100}
            change = signed.get(kinds[cell].kind, figure)
            changes[cell] = random.choice((None, None, ABSENT, ABSENT, change, change))
    if random.random() < 0.2:
        start = random.choice(cells).rpartition(random.choice(".a"))[0]
        gone = random.choice((None, ABSENT))
        changes |= {cell: gone for cell in cells if cell.startswith(start) and cell not in changes}
    scope, code = random.choice(("organ", "organ", None)), random.choice((ABSENT, "x", "x"))
    return replace_cells(evolve(report, scope=scope, agency_code=code), changes)


if __name__ == "__main__":
    main()
