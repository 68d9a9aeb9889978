"""Drafts: blank cells whose values the identities force are filled in."""

from govinfo_report.drafts.fill import Filled, FilledBlank, FillWay, UnfilledTable, fill

__all__ = ["FillWay", "Filled", "FilledBlank", "UnfilledTable", "fill"]
