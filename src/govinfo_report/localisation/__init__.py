"""Which cell is wrong: the smallest corrections that make every identity hold, ranked."""

from govinfo_report.identities import Identity
from govinfo_report.localisation.corrections import (
    CellChange,
    Contradiction,
    Correction,
    Deduction,
    Slip,
)
from govinfo_report.localisation.localisation import Localisation
from govinfo_report.localisation.locate import LIMIT, STEPS, locate

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
