"""What comparing two reports costs, against comparing their flat tuples in plain Python.

Run: ``python -m tests.benchmarks.compare``. The plain loop takes two blocks of cells and
lists place, both values and difference of those that differ; the library names the cells, gives
those too that did not change, and looks at the shapes of (六)其他处理. A third of the cells differ.
The target is 3 for ``.changes``. What follows from two values (reason, difference, ratio) is worked
out when it is read: the last line is what reading all of it costs, of every cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from govinfo_report.comparison import compare
from govinfo_report.model import Report, block, layout, replace_cells, with_cells
from tests.benchmarks.ratios import Ratio, in_turns, show


def plain(previous: tuple[Any, ...], current: tuple[Any, ...]) -> list[tuple[int, int, int, int]]:
    """The same question asked of two flat tuples of numbers."""
    return [
        (place, before, after, after - before)
        for place, (before, after) in enumerate(zip(previous, current, strict=True))
        if before != after
    ]


def read(previous: Report, current: Report) -> list[tuple[object, ...]]:
    """Everything that there is to say of every cell."""
    return [
        (change.cell, change.before, change.after, change.reason, change.difference, change.ratio)
        for change in compare(previous, current).changes
    ]


def ratios() -> Iterator[Ratio]:
    """Two reports compared, by what is asked of the comparison."""
    cells = layout("2021").cells
    previous = with_cells(Report(edition="2021", title=None, agency="某局", year=2022), 1)
    printed = [cell for cell in cells if ".other.all." not in cell]
    current = replace_cells(previous, dict.fromkeys(printed[::3], 2))
    numbers = tuple(
        tuple(value if isinstance(value, int) else 0 for value in block(report))
        for report in (previous, current)
    )
    floor = "a loop over plain tuples"
    works: dict[str, Callable[[], object]] = {
        floor: lambda: plain(*numbers),
        "compare": lambda: compare(previous, current),
        "compare(…).changed": lambda: compare(previous, current).changed,
        "compare(…).changes": lambda: compare(previous, current).changes,
        "compare(equal).changed": lambda: compare(previous, previous).changed,
        "compare, every attribute read": lambda: read(previous, current),
    }
    times = in_turns(works, rounds=20, calls=20)
    least = times.pop(floor)
    for name, taken in times.items():
        target = 3 if name == "compare(…).changes" else None
        yield Ratio(name=name, ours=taken, floor_name=floor, floor=least, target=target)


if __name__ == "__main__":
    show(ratios())
