"""Checks one report, or many, against the rules of the catalogue."""

from govinfo_report.catalogue.rules import rules
from govinfo_report.checks.engine import check, check_collection, check_history

__all__ = ["check", "check_collection", "check_history", "rules"]
