"""Two reports side by side: what changed, by how much, and what cannot be compared."""

from govinfo_report.comparison.change import Change
from govinfo_report.comparison.notes import ComparisonNote
from govinfo_report.comparison.result import Comparison, compare
from govinfo_report.model.comparison_document import Reason

__all__ = ["Change", "Comparison", "ComparisonNote", "Reason", "compare"]
