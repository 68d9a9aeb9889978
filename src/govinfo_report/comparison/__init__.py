"""Two reports side by side: what changed, by how much, and what cannot be compared."""

from govinfo_report.comparison.change import Change, Reason
from govinfo_report.comparison.notes import ComparisonNote
from govinfo_report.comparison.result import Comparison, compare

__all__ = ["Change", "Comparison", "ComparisonNote", "Reason", "compare"]
