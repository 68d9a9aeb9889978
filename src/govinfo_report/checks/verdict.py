"""What a rule's function says, before it becomes a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from attrs import field, frozen

from govinfo_report.catalogue.rule_entries import Outcome, Rule, Severity
from govinfo_report.checks.subject import Subject


@frozen
class Verdict:
    """One outcome of a rule.

    Attributes:
        outcome: The outcome.
        scope: Row, column, cell or member; ``None``: the report as a whole.
        cells: Cells concerned.
        members: Members concerned, dotted (``metadata.published_at``).
        variant: Message template; the outcome's own name where not said.
        parameters: What the template is filled with.
        expected: What it should be.
        actual: What it is.
        difference: ``actual`` − ``expected``.
        severity: Where it matters less than the rule says.
        reason: Key of the reason, for ``not_applicable``.
    """

    outcome: Outcome
    scope: str | None = None
    cells: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    variant: str | None = None
    parameters: Mapping[str, Any] = field(factory=dict)
    expected: Any = None
    actual: Any = None
    difference: Any = None
    severity: Severity | None = None
    reason: str | None = None


Function = Callable[[Subject, Rule], Iterator[Verdict]]
"""A rule that is not linear. It gives a verdict for everything violated, undecided or not
applicable; a rule that gives none holds."""

FUNCTIONS: Final[dict[str, Function]] = {}
"""Rule id → its function. Filled by :func:`implements`; a test holds it against the catalogue."""


def implements(*rule_ids: str) -> Callable[[Function], Function]:
    """Registers a function as what computes one or several rules of the catalogue."""

    def register(function: Function) -> Function:
        for rule_id in rule_ids:
            if rule_id in FUNCTIONS:
                raise ValueError(f"rule {rule_id!r} has two functions")
            FUNCTIONS[rule_id] = function
        return function

    return register


def not_applicable(reason: str, scope: str | None = None) -> Verdict:
    """The rule cannot be asked; ``reason`` is a key of its reasons."""
    return Verdict("not_applicable", scope, reason=reason)
