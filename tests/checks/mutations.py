"""The mutation proof: every printed cell of a consistent report, changed in every way.

Used by the tests, and by the generator of the page that shows which rule catches what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from attrs import frozen

from govinfo_report.catalogue import form
from govinfo_report.checks import check, rules
from govinfo_report.findings import Finding
from govinfo_report.model import Report, get_cell, replace_cells
from tests.checks.building import consistent

Figure = int | Decimal

MUTATIONS: Mapping[str, Callable[[Any], Figure | None]] = {
    "+1": lambda figure: figure + 1,
    "−1": lambda figure: figure - 1,
    "×10": lambda figure: figure * 10,
    "0": lambda figure: figure * 0,
    "blank": lambda figure: None,
}
"""What is done to a cell. Every figure of the report is above 1, so each of them changes it."""

IDENTITIES = tuple(rule.id for rule in rules() if rule.kind == "identity")


@frozen
class Mutant:
    """One cell changed in one way, and what the check says.

    Attributes:
        cell: The cell.
        mutation: What was done to it.
        findings: What the change brought about; all of it names the cell.
    """

    cell: str
    mutation: str
    findings: tuple[Finding, ...]

    def by(self, outcome: str) -> tuple[str, ...]:
        """The rules that found it with this outcome."""
        found = (finding.rule for finding in self.findings if finding.outcome == outcome)
        return tuple(dict.fromkeys(found))


@cache
def mutants(edition: str, base: Report | None = None) -> tuple[Mutant, ...]:
    """Every printed cell of the edition (or of the given report), each mutation."""
    return tuple(_mutants(edition, base))


def _mutants(edition: str, base: Report | None) -> Iterator[Mutant]:
    report = base or consistent(edition)
    before = {(finding.rule, finding.variant) for finding in check(report)}
    for cell in form(edition).cells.values():
        figure = get_cell(report, cell.id)
        if not isinstance(figure, (int, Decimal)):
            continue
        for name, change in MUTATIONS.items():
            findings = check(replace_cells(report, {cell.id: change(figure)}))
            new = tuple(f for f in findings if (f.rule, f.variant) not in before)
            # Whatever is found beside what was there before names the cell that was changed.
            assert all(cell.id in finding.cells for finding in new), (cell.id, name)
            yield Mutant(cell.id, name, new)
