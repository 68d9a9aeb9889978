"""What checks found: findings, every rule's outcome, and their exports."""

from govinfo_report.findings.collection import CollectionFindings
from govinfo_report.findings.export import FORMATS, export
from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.findings.findings import Findings
from govinfo_report.findings.results import Results

__all__ = [
    "FORMATS",
    "About",
    "CollectionFindings",
    "Finding",
    "Findings",
    "Results",
    "RuleOutcome",
    "export",
]
