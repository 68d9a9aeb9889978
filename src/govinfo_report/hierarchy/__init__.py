"""Which organs a consolidated report covers, and which reports are theirs."""

from govinfo_report.hierarchy.manifest import Consolidated, Manifest, Organ
from govinfo_report.hierarchy.matching import Match, Scope, resolve
from govinfo_report.hierarchy.names import Likeness

__all__ = ["Consolidated", "Likeness", "Manifest", "Match", "Organ", "Scope", "resolve"]
