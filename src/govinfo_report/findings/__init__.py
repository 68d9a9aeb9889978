"""What checks found: findings, every rule's outcome, and their exports."""

from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.findings.findings import FORMATS, CollectionFindings, Findings, export
from govinfo_report.findings.parts import ReportPart

__all__ = [
    "FORMATS",
    "About",
    "CollectionFindings",
    "Finding",
    "Findings",
    "ReportPart",
    "RuleOutcome",
    "export",
]
