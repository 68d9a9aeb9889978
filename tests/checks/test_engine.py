"""The engine asks no rule that a fast test shows to hold; what it says is the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS
from govinfo_report.checks import check
from govinfo_report.checks.plan import Plan
from govinfo_report.model import ABSENT, Report, layout, replace_cells
from tests.checks.building import consistent

VALUES = [None, ABSENT, 0, 1, 7, -3, 10**15, True, 2.0, 0.5, Decimal(3), Decimal("NaN"), "5"]


@st.composite
def drafts(draw: st.DrawFn) -> Report:
    """Consistent reports in which up to five cells hold something else."""
    edition = draw(st.sampled_from(EDITIONS))
    cells = st.sampled_from(list(layout(edition).places))
    wrong = draw(st.dictionaries(cells, st.sampled_from(VALUES), max_size=5))
    return replace_cells(consistent(edition), wrong)


def said(report: Report) -> list[Any]:
    """Everything that is found, and the outcome of every rule."""
    found = check(report)
    findings = [(f.rule, f.scope, f.cells, f.severity, f.message("en")) for f in found]
    return [findings, [(o.rule, o.outcome, o.scope, str(o.reason)) for o in found.outcomes]]


@settings(max_examples=150)
@given(drafts())
@example(consistent("2021"))
def test_rules_that_are_shown_to_hold_hold(report: Report) -> None:
    quick = said(report)
    with patch.object(Plan, "held", lambda *_: ()):
        assert said(report) == quick
