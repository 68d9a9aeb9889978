"""How sure and how fast the localiser is, and the same cases given to OR-tools CP-SAT.

Run: ``python -m tests.benchmarks.localise [cases] [seed]``. Reports with real figures in table 三
are spoiled, and the answers compared with the truth. Times are of whole calls of ``gr.locate``
against CP-SAT asked for the complete set of smallest corrections; both run in one thread.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import govinfo_report as gr
from govinfo_report.localisation import solver
from tests.benchmarks.ratios import Ratio, in_turns
from tests.localisation.figures import reports
from tests.localisation.spoiling import STRUCTURED, Spoiler, mistyped, spoiled, wrong_figures
from tests.localisation.systems import known, problem_of, smallest

DEFAULT_CASES = 1000
SOLVER_CASES = 10
"""One in so many cases of random cells also goes to CP-SAT, which takes its time."""


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """The result, and milliseconds."""
    begin = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - begin) * 1e3


def cases(spoiler: Spoiler, count: int, seed: int) -> list[tuple[gr.Report, dict[str, int]]]:
    """Spoiled reports and the truth; what the slip left as it was is left out."""
    rng = random.Random(seed)
    sound = list(reports().values())
    made: list[tuple[gr.Report, dict[str, int]]] = []
    while len(made) < count:
        case = spoiled(rng.choice(sound), spoiler, rng)
        if case[1]:
            made.append(case)
    return made


def line(name: str, made: list[tuple[gr.Report, dict[str, int]]]) -> list[float]:
    """One line of results; gives the milliseconds."""
    among = first = alone = stopped = 0
    times = []
    for spoilt, truth in made:
        found, taken = timed(lambda spoilt=spoilt: gr.locate(spoilt))
        times.append(taken)
        answers = [{change.cell: change.after for change in c.changes} for c in found]
        among += truth in answers
        first += answers[:1] == [truth]
        alone += sum(correction.smallest for correction in found) == 1
        stopped += found.more_than is not None
    count = len(made) / 100
    print(
        f"{name:<34} {among / count:7.2f} {first / count:7.2f} {alone / count:7.2f} "
        f"{stopped / count:7.1f} {statistics.median(times):9.3f} "
        f"{statistics.quantiles(times, n=100)[98]:9.2f}"
    )
    return times


def against_solver(made: list[tuple[gr.Report, dict[str, int]]]) -> None:
    """The same sets, and how much faster."""
    equal = 0
    mine, theirs = [], []
    for spoilt, _ in made:
        problem = problem_of(spoilt)
        scope, _ = problem.system.parts[0]
        doubted = known(problem, scope)
        mine.append(timed(lambda spoilt=spoilt: gr.locate(spoilt))[1])
        answer, taken = timed(
            lambda problem=problem, scope=scope, doubted=doubted: solver.smallest(
                problem, scope, doubted, most=10_000, effort=100
            )
        )
        theirs.append(taken)
        equal += answer.complete and sorted(answer.sets) == smallest(problem, scope)
    print(f"CP-SAT on {len(made)} of these cases: the same complete set of sets in {equal}")
    print(
        f"  median {statistics.median(theirs):.1f} ms against {statistics.median(mine):.3f} ms: "
        f"{statistics.median(theirs) / statistics.median(mine):.0f} ×; "
        f"in all {sum(theirs) / sum(mine):.0f} ×"
    )


MANY = 12
"""So many wrong cells, and more, are past what the search finds."""


def ratios() -> Iterator[Ratio]:
    """The localiser beside CP-SAT, and past its bound beside the search alone."""
    if not solver.installed():
        return
    few = [case for cells in (1, 2, 3) for case in cases(wrong_figures(cells), 5, cells)]

    def solved() -> None:
        for spoilt, _ in few:
            problem = problem_of(spoilt)
            scope, _ = problem.system.parts[0]
            solver.smallest(problem, scope, known(problem, scope), most=10_000, effort=100)

    floor = f"CP-SAT, all smallest sets ({len(few)})"
    works: dict[str, Callable[[], object]] = {
        floor: solved,
        "locate: 1 to 3 wrong cells": lambda: [gr.locate(spoilt) for spoilt, _ in few],
    }
    taken = in_turns(works, rounds=1, calls=1)
    own = "locate: 1 to 3 wrong cells"
    yield Ratio(name=own, ours=taken[own], floor_name=floor, floor=taken[floor])
    for cells in (MANY, 2 * MANY):
        spoilt, _ = cases(wrong_figures(cells), 2, 7)[1]
        name, floor = f"locate: {cells} wrong cells", "the same without CP-SAT"
        works = {
            name: lambda spoilt=spoilt: gr.locate(spoilt),
            floor: lambda spoilt=spoilt: gr.locate(spoilt, solve=False),
        }
        taken = in_turns(works, rounds=3, calls=1)
        yield Ratio(name=name, ours=taken[name], floor_name=floor, floor=taken[floor], target=2.5)


def main(count: int, seed: int) -> None:
    """Measure, and print shares in percent and times in milliseconds."""
    print(f"{count} cases a line, seed {seed}; percent of cases, milliseconds of gr.locate")
    head = f"{'':<34} {'among':>7} {'first':>7} {'alone':>7} {'stopped':>7}"
    print(f"{head} {'median':>9} {'99th':>9}")
    random_cases: list[tuple[gr.Report, dict[str, int]]] = []
    times: list[float] = []
    for cells in (1, 2, 3):
        made = cases(wrong_figures(cells), count, seed + cells)
        times += line(f"{cells} wrong figures", made)
        random_cases += made[: max(1, count // SOLVER_CASES)]
    print(
        f"1 to 3 wrong figures together: median {statistics.median(times):.3f} ms, "
        f"99th percentile {statistics.quantiles(times, n=100)[98]:.2f} ms"
    )
    for cells in (1, 2, 3):
        line(f"{cells} mistyped figures", cases(mistyped(cells), count, seed + cells))
    for name, spoiler in STRUCTURED.items():
        line(name, cases(spoiler, max(1, count // 5), seed))
    if solver.installed():
        against_solver(random_cases)
    else:
        print("CP-SAT is not installed: pip install 'govinfo-report[solver]'")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*numbers, *[DEFAULT_CASES, 1][len(numbers) :])
