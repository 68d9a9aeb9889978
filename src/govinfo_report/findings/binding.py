"""What of a finding a waiver is bound to: the question, the values seen, and the facts."""

from __future__ import annotations

from typing import Any

from govinfo_report.documents.records import json_value
from govinfo_report.findings.finding import Finding, worded
from govinfo_report.json_text import whole
from govinfo_report.language import Text
from govinfo_report.waivers import Bound, Scalar


def bound(finding: Finding) -> Bound:
    """What a waiver for this finding is bound to.

    The scope is left out where cells say what was asked, and the number of a paragraph always: it
    changes with every paragraph put in above.
    """
    cells = finding.cells
    values = {cell: _scalar(finding.values[cell]) for cell in cells if cell in finding.values}
    return Bound(
        finding.rule,
        None if cells or finding.scope is None else _unnumbered(finding.scope),
        {cell: value for cell, value in values.items() if value is not None},
        frozenset(cell for cell, value in values.items() if value is None),
        frozenset(cells) - frozenset(values),
        _facts(finding),
    )


def _facts(finding: Finding) -> dict[str, Scalar]:
    """What the rule went by beside the cells; nothing where it is a sum of cells.

    Names of rows and columns, which the catalogue may word anew, are no facts.
    """
    if finding.definition.linear is not None:
        return {}
    stated = {
        name: value for name, value in finding.parameters.items() if not isinstance(value, Text)
    }
    stated |= {"expected": finding.expected, "actual": finding.actual}
    facts = {name: _scalar(value) for name, value in stated.items()}
    return {name: value for name, value in facts.items() if value is not None}


def _unnumbered(scope: str) -> str:
    above, _, last = scope.rpartition(".")
    return above if above and last.isdecimal() else scope


def _scalar(value: Any) -> Scalar | None:
    value = json_value(worded(value, "zh") if isinstance(value, tuple) else value)
    if isinstance(value, float):
        return str(value)
    return whole(value) if isinstance(value, str) else value
