"""Reports for tests and benchmarks of frames: figures and keys alone, quickly made by chance."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any, Final

from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, TABLES, alternatives, form
from govinfo_report.model import ABSENT, MAX_COUNT, layout
from govinfo_report.model.cells import report_of
from tests.checks.building import FILLS

SIZES: Final = (0, 3, 400, MAX_COUNT // 200, MAX_COUNT)
"""Largest figures of the parts: with the last ones sums come near to 2^53, and go beyond it."""

YEARS: Final = {"2019": (2019, 2020), "2021": (2021, 2022, 2023)}


def nobody(edition: str, fill: str = "zero") -> gr.Report:
    """A report of no agency and year, whose printed cells all hold the same."""
    return gr.with_cells(
        gr.Report(edition=edition, title=None, agency=None, year=None), FILLS[fill]
    )


@cache
def _rows(edition: str, one_row: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Outcomes that a report has, and those of the other shape, without the table's name."""
    shapes = alternatives(edition)
    is_printed = one_row == (len(shapes.printed) == 1)
    unused = shapes.other if is_printed else shapes.printed
    rows = [row.id for row in form(edition).table("applications").rows]
    outcomes = [row for row in rows if row.startswith("outcomes.") and row != "outcomes.total"]
    return tuple(r for r in outcomes if f"applications.{r}" not in unused), unused


def figures_of(random: Random, edition: str, size: int, *, one_row: bool) -> dict[str, Any]:
    """Cell → a figure, so that every identity holds."""
    outcomes, unused = _rows(edition, one_row)
    table = form(edition).table("applications")
    *parts, total = (column.id for column in table.columns)
    values: dict[str, Any] = dict.fromkeys(layout(edition).cells, 0)
    sums = dict.fromkeys((*outcomes, "received", "carried_over", "outcomes.total"), 0)
    sums["carried_forward"] = 0
    for column in parts:
        drawn = {row: int(size * random.random() ** 9) for row in outcomes}
        handled = sum(drawn.values())
        forward = random.randint(0, size)
        over = random.randint(0, handled + forward)
        drawn |= {"outcomes.total": handled, "carried_forward": forward, "carried_over": over}
        drawn["received"] = handled + forward - over
        for row, figure in drawn.items():
            values[f"applications.{row}.{column}"] = figure
            sums[row] += figure
    for row, figure in sums.items():
        values[f"applications.{row}.{total}"] = figure
    for row in form(edition).table("disputes").rows:
        results = {c: random.randint(0, size) for c in row.columns if c != "total"}
        for column, figure in (results | {"total": sum(results.values())}).items():
            values[f"disputes.{row.id}.{column}"] = figure
    for cell in form(edition).cells.values():
        if cell.table == "proactive_disclosure":
            figure = random.randint(0, size)
            values[cell.id] = Decimal(figure) / 4 if cell.kind == "money" else figure
    return {c: ABSENT if c.rpartition(".")[0] in unused else v for c, v in values.items()}


FAULTS: Final = ("blank", "absent", "wrong", "zero", "blank_table", "absent_table", "both_shapes")


def spoil(random: Random, values: dict[str, Any], fault: str) -> None:
    """Does one thing to some figures."""
    table = random.choice(TABLES)
    there = [cell for cell, value in values.items() if value is not ABSENT]
    if fault == "both_shapes":
        other = [c for c, v in values.items() if v is ABSENT and ".other." in c]
        values |= {cell: random.choice((0, 1, None)) for cell in other}
    elif fault.endswith("_table"):
        values |= {cell: FILLS[fault[:-6]] for cell in there if cell.startswith(table)}
    elif there:
        cell = random.choice(there)
        value = values[cell]
        if fault == "wrong":
            number = value or 0
            values[cell] = number + 1 if random.random() < 0.5 else abs(number - 1)
        else:
            values[cell] = FILLS[fault]


def report_with(values: dict[str, Any], edition: str, **keys: Any) -> gr.Report:
    """A report of these figures."""
    members = {"edition": edition, "title": None, "agency": None, "year": None, **keys}
    source = members.pop("source", ABSENT)
    members["metadata"] = gr.Metadata(source=source)
    return report_of(members, tuple(values[cell] for cell in layout(edition).cells))


def drawn(random: Random, faults: Sequence[str] | None = None) -> gr.Report:
    """A report of a few agencies and years, with some things wrong."""
    edition = random.choice(EDITIONS)
    size = random.choice(SIZES)
    values = figures_of(random, edition, size, one_row=random.random() < 0.5)
    if faults is None:
        faults = random.choices(FAULTS, k=random.choice((0, 0, 1, 3, 9)))
    for fault in faults:
        spoil(random, values, fault)
    return report_with(
        values,
        edition,
        agency=random.choice(("甲局", "乙局", "丙局", None)),
        agency_code=random.choice((ABSENT, ABSENT, None, "X1", "X2")),
        year=random.choice((*YEARS[edition], None) if random.random() < 0.2 else YEARS[edition]),
        scope=random.choice((ABSENT, ABSENT, None, "organ", "consolidated")),
        source=random.choice((ABSENT, None, "a.html")),
    )


@st.composite
def figures(draw: st.DrawFn) -> gr.Report:
    """Any such report."""
    return drawn(Random(draw(st.integers(0, 2**32))))


seeds = st.integers(0, 2**32)


def many(seed: int, count: int = 60) -> list[gr.Report]:
    """Many reports at once: a query costs much more than its rows do."""
    random = Random(seed)
    return [drawn(random) for _ in range(count)]
