"""Waivers: findings that somebody answers for, with the values they were given for."""

from govinfo_report.waivers.entry import dump_waiver as dump_waiver
from govinfo_report.waivers.loading import NEVER as NEVER
from govinfo_report.waivers.loading import load_waivers as load_waivers
from govinfo_report.waivers.use import Applied as Applied
from govinfo_report.waivers.use import WaiverUse as WaiverUse
from govinfo_report.waivers.use import overall as overall
from govinfo_report.waivers.waiver import Bound as Bound
from govinfo_report.waivers.waiver import Scalar as Scalar
from govinfo_report.waivers.waiver import Waiver as Waiver
from govinfo_report.waivers.waiver import Waivers as Waivers
