"""Two reports side by side: what changed, by how much, and what cannot be compared."""

from govinfo_report.comparison.change import Change
from govinfo_report.comparison.explained import Contribution, Explanation
from govinfo_report.comparison.narrative import ParagraphChange, SectionChange
from govinfo_report.comparison.notes import ComparisonNote
from govinfo_report.comparison.result import Comparison, compare
from govinfo_report.comparison.series import CarryLink, Series, Trend
from govinfo_report.documents.comparison import Reason

__all__ = [
    "CarryLink",
    "Change",
    "Comparison",
    "ComparisonNote",
    "Contribution",
    "Explanation",
    "ParagraphChange",
    "Reason",
    "SectionChange",
    "Series",
    "Trend",
    "compare",
]
