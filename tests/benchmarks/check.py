"""The check of one report, beside what it is built from.

Run: ``python -m tests.benchmarks.check``. Prints milliseconds and ratios of one run: the fastest of
many rounds, in which the ways take turns, without garbage collection. Results are consumed: every
finding is looked at, and where it says so the text is written too. The reports are the example of
the documentation as it is, with one wrong cell, and with every 0 left blank. The floor is what
every check needs: the report from its document, and its identities. The claims are most of what a
check of a clean report takes.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from timeit import Timer
from typing import Any, Final

import govinfo_report as gr
from tests.places import EXAMPLES

ROUNDS: Final = 100
CALLS: Final = 4
EXAMPLE: Final = EXAMPLES / "wuxing-hrss-2023.txt"
IDENTITIES: Final = tuple(rule.id for rule in gr.rules("2021") if rule.kind == "identity")


def with_wrong_cell(document: str) -> gr.Report:
    """The report with one number that two sums contradict."""
    members = json.loads(document)
    members["applications"]["outcomes"]["granted"]["natural_person"] += 2
    return gr.loads(json.dumps(members))


def with_blanks(document: str) -> gr.Report:
    """The report with nothing for every 0 on requests and disputes."""

    def blank(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: blank(inner) for name, inner in value.items()}
        return None if value == 0 else value

    members = json.loads(document)
    tables = {name: blank(members[name]) for name in ("applications", "disputes")}
    return gr.loads(json.dumps(members | tables))


def written(report: gr.Report) -> None:
    """The findings, looked at and written with their root causes."""
    found = gr.check(report)
    list(found)
    found.to_text("zh")


def fastest(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Milliseconds of each way, which take turns of some calls each."""
    timers = {name: Timer(way) for name, way in ways.items()}  # without garbage collection
    rounds = [{name: timers[name].timeit(CALLS) for name in timers} for _ in range(ROUNDS)]
    return {name: min(taken[name] for taken in rounds) * 1e3 / CALLS for name in ways}


def main() -> None:
    """Prints the table."""
    report = gr.read(EXAMPLE).report
    document = gr.dumps(report)
    wrong, blanks = with_wrong_cell(document), with_blanks(document)

    def floor() -> bool:
        return gr.check(gr.loads(document), select=IDENTITIES).ok

    taken = fastest(
        {
            "loads and identities (floor)": floor,
            "claims": lambda: gr.claims(report),
            "clean, all rules": lambda: list(gr.check(report)),
            "clean, without narrative": lambda: list(gr.check(report, ignore="narrative")),
            "one wrong cell, as text": lambda: written(wrong),
            "many blanks, as text": lambda: written(blanks),
        }
    )
    least = next(iter(taken.values()))
    print(f"fastest of {ROUNDS} rounds of {CALLS} calls")
    for name, milliseconds in taken.items():
        print(f"{name:<30}{milliseconds:8.3f} ms{milliseconds / least:8.1f} ×")


if __name__ == "__main__":
    main()
