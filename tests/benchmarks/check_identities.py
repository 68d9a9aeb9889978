"""Checking the identities of a consistent report, against a naive loop over dotted names.

Run: ``python -m tests.benchmarks.check_identities``. Prints microseconds and ratios of one run,
the two ways side by side. What is promised is for a report as it stands in memory, whose cells were
looked at before. Of one fresh from ``loads`` or from the classes the cells are first gathered,
once, which costs about as much as checking them; the naive loop has no such step, so the ratio is
half as high. Target: 20 for a report whose cells were looked at before.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import reduce
from statistics import median

from govinfo_report.checks import check, rules
from govinfo_report.conversion import dumps, loads
from govinfo_report.identities import system
from govinfo_report.model import Report
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


def compare(name: str, fresh: Callable[[], list[Report]], identities: Terms) -> None:
    """Prints one line; the two ways take turns, so that noise meets both."""
    slow_times, fast_times = [], []
    for _ in range(ROUNDS):
        fast_times.append(seconds(fast, fresh()))
        slow_times.append(seconds(lambda report: naive(report, identities), fresh()))
    slow, quick = median(slow_times), median(fast_times)
    print(
        f"{name:<22} naive {slow * 1e6:7.1f} µs   check {quick * 1e6:6.1f} µs"
        f"   {slow / quick:5.1f} ×"
    )


def main() -> None:
    """Prints the ratios."""
    report = consistent(EDITION)
    identities = naive_terms()
    text = dumps(report)
    terms = sum(map(len, identities))
    print(f"{len(identities)} identities, {terms} terms, median of {ROUNDS} rounds")
    fast(report)
    naive(report, identities)
    compare("cells used before", lambda: [report] * 200, identities)
    compare("fresh from loads", lambda: [loads(text) for _ in range(100)], identities)
    compare("fresh from the classes", lambda: [consistent(EDITION) for _ in range(20)], identities)


if __name__ == "__main__":
    main()
