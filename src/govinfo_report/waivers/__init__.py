"""Waivers: findings that somebody answers for, with the values they were given for."""

from govinfo_report.waivers.waiver import Applied as Applied
from govinfo_report.waivers.waiver import Bound as Bound
from govinfo_report.waivers.waiver import Scalar as Scalar
from govinfo_report.waivers.waiver import Waiver as Waiver
from govinfo_report.waivers.waiver import Waivers as Waivers
from govinfo_report.waivers.waiver import WaiverUse as WaiverUse
from govinfo_report.waivers.waiver import overall as overall
from govinfo_report.waivers.waiver_file import NEVER as NEVER
from govinfo_report.waivers.waiver_file import dump_waiver as dump_waiver
from govinfo_report.waivers.waiver_file import load_waivers as load_waivers
