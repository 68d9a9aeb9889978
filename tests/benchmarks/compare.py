"""What comparing two reports costs, against comparing their flat tuples in plain Python.

Run: ``python tests/benchmarks/compare.py [rounds]``. The plain loop takes two blocks of cells and
lists place, both values and difference of those that differ; the library does the same with cells
named, reasons given and the shapes of (六)其他处理 looked at. A third of the cells differ.
"""

from __future__ import annotations

import sys
import timeit
from collections.abc import Callable
from typing import Any

from govinfo_report.comparison import compare
from govinfo_report.model import Report, block, layout, replace_cells, with_cells

DEFAULT_ROUNDS = 2_000


def plain(previous: tuple[Any, ...], current: tuple[Any, ...]) -> list[tuple[int, int, int, int]]:
    """The same question asked of two flat tuples of numbers."""
    return [
        (place, before, after, after - before)
        for place, (before, after) in enumerate(zip(previous, current, strict=True))
        if before != after
    ]


def microseconds(work: Callable[[], object], rounds: int) -> float:
    """Best time of one call among five runs of ``rounds`` calls."""
    return min(timeit.repeat(work, number=rounds, repeat=5)) / rounds * 1e6


def main(rounds: int) -> None:
    """Measure, and print times and ratios."""
    cells = layout("2021").cells
    previous = with_cells(Report(edition="2021", title=None, agency="某局", year=2022), 1)
    printed = [cell for cell in cells if ".other.all." not in cell]
    current = replace_cells(previous, dict.fromkeys(printed[::3], 2))
    numbers = tuple(
        tuple(value if isinstance(value, int) else 0 for value in block(report))
        for report in (previous, current)
    )
    base = microseconds(lambda: plain(*numbers), rounds)
    print(f"{'plain tuples':<28} {base:8.1f} µs")
    for name, work in {
        "compare": lambda: compare(previous, current),
        "compare(…).changed": lambda: compare(previous, current).changed,
        "compare(…).changes": lambda: compare(previous, current).changes,
        "compare(equal).changed": lambda: compare(previous, previous).changed,
    }.items():
        taken = microseconds(work, rounds)
        print(f"{name:<28} {taken:8.1f} µs   ratio {taken / base:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_ROUNDS)
