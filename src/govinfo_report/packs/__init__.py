"""Rule packs: a TOML file that switches rules, sets their thresholds, adds rules and gives points.

A pack is data. Nothing in it is executed, and everything in it is bounded.
"""

from govinfo_report.packs.loading import load_pack
from govinfo_report.packs.pack import PointEntry, RulePack, Scoring, rules_of
from govinfo_report.packs.records import PackFile

__all__ = ["PackFile", "PointEntry", "RulePack", "Scoring", "load_pack", "rules_of"]
