"""Checks one report against the rules of the catalogue."""

from govinfo_report.catalogue.rules import rules
from govinfo_report.checks.engine import check

__all__ = ["check", "rules"]
