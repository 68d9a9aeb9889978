"""Workbooks that check themselves, calculated by LibreOffice: do they say what ``check`` says?

``python -m tests.pages.live_workbooks [N]`` makes N reports, right and wrong, and tells what is
wrong about their workbooks; the tests look at a few.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import openpyxl

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.checks.identities import RULES
from govinfo_report.model import Report, cells, replace_cells
from tests.clean_reports import AGENCIES, clean
from tests.pages.producers import office

WORDS: Final = {"holds": "成立", "violated": "不平", "undecided": "不能确定"}
"""Outcome of a check → conclusion of a workbook."""

_BATCH: Final = 20
"""How many workbooks one call of LibreOffice calculates."""


class Case(NamedTuple):
    """A report with last year's; ``None``: not at hand."""

    report: Report
    previous: Report | None


def case(seed: int) -> Case:
    """A report, the same for the same seed: right, wrong, with blanks, in either shape of (六)."""
    random = Random(seed)
    edition = EDITIONS[seed % len(EDITIONS)]
    year = 2020 if edition == EDITIONS[0] else 2023
    size = random.choice(("zero", "small", "large"))
    made = clean(edition, random.choice(AGENCIES), year, size, "none", random)
    report = made.report
    if random.random() < 0.3:
        report = _in_other_shape(report)
    report = _spoilt(report, random)
    chance = random.random()
    return Case(report, None if chance < 0.3 else _spoilt(made.previous, random))


def _in_other_shape(report: Report) -> Report:
    """The report with (六) as the other edition's form prints it, its figures moved."""
    start = "applications.outcomes.other"
    values: dict[str, Any] = {}
    for column in form(report.edition).table("applications").columns:
        three = [f"{start}.{row}.{column.id}" for row in ("correction_overdue", "fee_overdue")]
        three.append(f"{start}.other.{column.id}")
        one = f"{start}.all.{column.id}"
        if report.edition == "2019":
            values |= dict.fromkeys(three, 0) | {three[2]: cells(report)[one], one: gr.ABSENT}
        else:
            total = sum(int(cells(report)[cell] or 0) for cell in three)
            values |= dict.fromkeys(three, gr.ABSENT) | {one: total}
    return replace_cells(report, values)


def _spoilt(report: Report, random: Random) -> Report:
    """The report with some cells changed or left blank, or as it is."""
    counts = [cell for cell, value in cells(report).items() if type(value) is int]
    some = random.sample(counts, random.choice((0, 1, 1, 2, 5, 20, 60)))
    blank = random.choice((0, 0.3, 1))
    changes = {cell: _other(int(cells(report)[cell] or 0), blank, random) for cell in some}
    return replace_cells(report, changes)


def _other(value: int, blank: float, random: Random) -> int | None:
    if random.random() < blank:
        return None
    return max(0, random.choice((value + 1, value - 1, value + 10, value * 10, 0)))


def calculated(cases: Sequence[Case], folder: Path) -> Iterator[Path]:
    """The workbooks of some reports, as LibreOffice saves them."""
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(0, len(cases), _BATCH):
        paths = []
        for place, each in enumerate(cases[start : start + _BATCH], start):
            paths.append(folder / f"{place}.xlsx")
            data = gr.render(each.report, "xlsx", live=True, previous=each.previous)
            paths[-1].write_bytes(data)
        yield from office(paths, "xlsx", folder / "calculated")


def conclusions(book: Any) -> Mapping[tuple[str, str], str]:
    """Rule and row or column → what a calculated workbook concludes."""
    found = {}
    for name, defined in book.defined_names.items():
        if name.startswith("check."):
            ((sheet, place),) = defined.destinations
            _, family, rule, scope = name.split(".", 3)
            found[f"{family}.{rule}", scope] = book[sheet][place.replace("$", "")].value
    return found


def mistakes(each: Case, path: Path) -> Iterator[str]:
    """What a calculated workbook has wrong."""
    linear = {rule.id for rule in gr.rules() if rule.linear is not None} | RULES.keys()
    findings = gr.check(each.report, previous=each.previous)
    wanted = {
        (finding.rule, str(finding.scope)): WORDS[finding.outcome]
        for finding in findings
        if finding.rule in linear
    }
    book = openpyxl.load_workbook(path, data_only=True)
    said = conclusions(book)
    for key in wanted.keys() - said.keys():
        yield f"{key} is missing"
    for key, word in said.items():
        if word != wanted.get(key, WORDS["holds"]):
            yield f"{key} is {word}, check says {wanted.get(key)}"
    read = gr.read(path)
    if dict(cells(read.report)) != dict(cells(each.report)):
        yield "other cells were read"
    if any(note.kind.endswith("not_calculated") for note in read.notes):
        yield "formulas without values"
    broken = sum(word == WORDS["violated"] for word in said.values())
    if f"：{broken} 条不平" not in book["核对"]["A2"].value:
        yield f"it counts wrongly: {book['核对']['A2'].value}"


def main(count: int) -> int:
    """Looks at so many reports; returns how many workbooks are wrong."""
    cases = [case(seed) for seed in range(count)]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(calculated(cases, Path(folder))):
            found = list(mistakes(cases[number], path))
            wrong += bool(found)
            for mistake in found:
                print(f"report {number}: {mistake}")  # noqa: T201  # what the program is for
    print(f"{count} workbooks, {wrong} of them wrong")  # noqa: T201  # likewise
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(int((sys.argv[1:] or ["400"])[0]))))
