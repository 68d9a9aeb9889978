"""Which cell is wrong: the smallest corrections that make every identity hold, ranked."""

from govinfo_report.identities import Identity
from govinfo_report.localisation.correction import (
    CellChange,
    Correction,
    Deduction,
    Slip,
)
from govinfo_report.localisation.found import Contradiction
from govinfo_report.localisation.locate import LIMIT, STEPS, locate
from govinfo_report.localisation.result import Localisation

__all__ = [
    "LIMIT",
    "STEPS",
    "CellChange",
    "Contradiction",
    "Correction",
    "Deduction",
    "Identity",
    "Localisation",
    "Slip",
    "locate",
]
