"""Every function of the rules: importing this module registers them all."""

from govinfo_report.checks import (
    cells,
    continuity,
    continuity_sums,
    metadata,
    narrative_claims,
    narrative_growth,
    narrative_sentences,
    page,
    plausibility,
    structure,
    values,
)
from govinfo_report.checks.verdict import FUNCTIONS

__all__ = [
    "FUNCTIONS",
    "cells",
    "continuity",
    "continuity_sums",
    "metadata",
    "narrative_claims",
    "narrative_growth",
    "narrative_sentences",
    "page",
    "plausibility",
    "structure",
    "values",
]
