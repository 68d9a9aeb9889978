"""Which organs a consolidated report covers, and which reports are theirs."""

from govinfo_report.hierarchy.manifest import Consolidated as Consolidated
from govinfo_report.hierarchy.manifest import Manifest as Manifest
from govinfo_report.hierarchy.manifest import Organ as Organ
from govinfo_report.hierarchy.matching import Likeness as Likeness
from govinfo_report.hierarchy.matching import Match as Match
from govinfo_report.hierarchy.matching import MatchScope as MatchScope
from govinfo_report.hierarchy.matching import resolve as resolve
