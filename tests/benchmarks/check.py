"""The check of one report, beside what it is built from.

Run: ``python -m tests.benchmarks.check``. Prints milliseconds and ratios of one run: the fastest of
many rounds, in which the ways take turns, without garbage collection. Results are consumed: every
finding is looked at, and where it says so the text is written too. The reports are the example of
the documentation as it is, with one wrong cell, and with every 0 left blank. The floor is what
every check needs: the report from its document, and its identities. The claims are a third of what
a check of a clean report takes. The targets hold what was reached; commit 64ec19f took 13 floors
for the claims, 20 for a clean report, 33 for a wrong cell and 97 for many blanks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

import govinfo_report as gr
from tests.benchmarks.ratios import Ratio, in_turns, show
from tests.places import EXAMPLES

ROUNDS: Final = 100
CALLS: Final = 4
FLOOR: Final = "loads and identities"
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


def ratios() -> Iterator[Ratio]:
    """The check of one report, by what is wrong with it."""
    report = gr.read(EXAMPLE).report
    document = gr.dumps(report)
    wrong, blanks = with_wrong_cell(document), with_blanks(document)

    def floor() -> bool:
        return gr.check(gr.loads(document), select=IDENTITIES).ok

    works: dict[str, tuple[Callable[[], object], float | None]] = {
        FLOOR: (floor, None),
        "claims": (lambda: gr.claims(report), 4),
        "check: clean, all rules": (lambda: list(gr.check(report)), 10),
        "check: clean, without narrative": (
            lambda: list(gr.check(report, ignore="narrative")),
            None,
        ),
        "check: one wrong cell, as text": (lambda: written(wrong), 18),
        "check: many blanks, as text": (lambda: written(blanks), 50),
    }
    taken = in_turns({name: work for name, (work, _) in works.items()}, rounds=ROUNDS, calls=CALLS)
    for name, seconds in taken.items():
        if name != FLOOR:
            target = works[name][1]
            yield Ratio(
                name=name, ours=seconds, floor_name=FLOOR, floor=taken[FLOOR], target=target
            )


if __name__ == "__main__":
    show(ratios())
