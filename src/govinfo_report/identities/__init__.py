"""The linear rules of the form: which cells sum to which, and what follows from it.

A rule of the catalogue with terms (``rule.linear``) is one :class:`Identity` in each row or column:
Σ coefficient × cell = 0, or ≤ 0 (:func:`identities`). A report has one of two shapes of
(六)其他处理, so :func:`system` compiles the identities of an edition and a shape into a
:class:`System` over the places of the report's block. On it,

* :func:`outcomes` says of each identity whether it holds, is violated, undecided or not applicable;
* :func:`all_hold` is a fast test whether all of them hold;
* :func:`govinfo_report.identities.deduction.forced` gives the values that they force on cells
  without a number (loaded apart: most reports have no such cells).

>>> from govinfo_report.identities import outcomes, shape_of, system
>>> from govinfo_report.model import block
>>> def broken(report):
...     cells = block(report)
...     equations = system(report.edition, shape_of(report.edition, cells))
...     return [each for each, sums in outcomes(equations, cells) if sums.outcome == "violated"]
"""

from govinfo_report.identities.sums import Sums, all_hold, outcome, outcomes, settle
from govinfo_report.identities.systems import (
    Identity,
    OtherShape,
    System,
    Total,
    identities,
    identities_of_rule,
    shape_of,
    shape_places,
    system,
    totals,
)

__all__ = [
    "Identity",
    "OtherShape",
    "Sums",
    "System",
    "Total",
    "all_hold",
    "identities",
    "identities_of_rule",
    "outcome",
    "outcomes",
    "settle",
    "shape_of",
    "shape_places",
    "system",
    "totals",
]
