"""Drafts: next year's report begun from last year's, and blanks that can have one value only."""

from govinfo_report.drafts.fill import Filled, FilledBlank, FillWay, UnfilledTable, fill
from govinfo_report.drafts.next_year import (
    DraftBlank,
    DraftSource,
    SourcedDraft,
    draft,
    draft_with_sources,
)

__all__ = [
    "DraftBlank",
    "DraftSource",
    "FillWay",
    "Filled",
    "FilledBlank",
    "SourcedDraft",
    "UnfilledTable",
    "draft",
    "draft_with_sources",
    "fill",
]
