"""Waivers: findings that somebody answers for, with the values they were given for."""

from govinfo_report.waivers.entry import dump_waiver
from govinfo_report.waivers.loading import NEVER, load_waivers
from govinfo_report.waivers.use import Applied, WaiverUse, overall
from govinfo_report.waivers.waiver import Bound, Scalar, Waiver, Waivers

__all__ = [
    "NEVER",
    "Applied",
    "Bound",
    "Scalar",
    "Waiver",
    "WaiverUse",
    "Waivers",
    "dump_waiver",
    "load_waivers",
    "overall",
]
