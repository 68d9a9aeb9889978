"""Checking the identities of a consistent report, against a naive loop over dotted names.

Run: ``python -m tests.benchmarks.check_identities``. Prints microseconds and ratios of one run,
the two ways side by side. What is promised is for a report as it stands in memory, whose cells were
looked at before. Of one fresh from ``loads`` or from the classes the cells are first gathered,
once, which costs about as much as checking them; the naive loop has no such step, so the ratio is
twice as high. Target: a twentieth for a report whose cells were looked at before.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import reduce
from statistics import median

from govinfo_report.checks import check, rules
from govinfo_report.conversion import dumps, loads
from govinfo_report.identities import system
from govinfo_report.model import Report
from tests.benchmarks.ratios import Ratio, show
from tests.checks.building import consistent

EDITION = "2021"
ROUNDS = 15

IDENTITIES = tuple(rule.id for rule in rules(EDITION) if rule.kind == "identity")

Terms = list[list[tuple[str, int]]]


def naive_terms() -> Terms:
    """The identities that the form prints, as dotted names with their signs."""
    return [
        [(cell, sign) for sign, cell in each.terms]
        for each in system(EDITION).identities
        if each.rule in IDENTITIES
    ]


def naive(report: Report, identities: Terms) -> bool:
    """Whether all identities hold, cell by cell, by name."""
    return all(
        sum(sign * reduce(getattr, path.split("."), report) for path, sign in terms) == 0
        for terms in identities
    )


def fast(report: Report) -> bool:
    """The same by the library: the whole call, with its selection, to the verdict."""
    return check(report, select=IDENTITIES).ok


def seconds(ask: Callable[[Report], bool], reports: list[Report]) -> float:
    """Time a report, asking each of them once."""
    start = time.perf_counter()
    answers = [ask(report) for report in reports]
    passed = time.perf_counter() - start
    if not all(answers):
        raise AssertionError("the report of the benchmark is consistent")
    return passed / len(reports)


def compared(name: str, fresh: Callable[[], list[Report]], target: float | None = None) -> Ratio:
    """One line; the two ways take turns, so that noise meets both."""
    identities = naive_terms()
    slow_times, fast_times = [], []
    for _ in range(ROUNDS):
        fast_times.append(seconds(fast, fresh()))
        slow_times.append(seconds(lambda report: naive(report, identities), fresh()))
    return Ratio(
        name=f"identities: {name}",
        ours=median(fast_times),
        floor_name="a loop over dotted names",
        floor=median(slow_times),
        target=target,
    )


def ratios() -> Iterator[Ratio]:
    """The identities of one report, whose cells were looked at before or not."""
    report = consistent(EDITION)
    text = dumps(report)
    fast(report)
    yield compared("cells used before", lambda: [report] * 200, 0.05)
    yield compared("fresh from loads", lambda: [loads(text) for _ in range(100)])
    yield compared("fresh from the classes", lambda: [consistent(EDITION) for _ in range(20)])


if __name__ == "__main__":
    show(ratios())
