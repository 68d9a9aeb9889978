"""Which cell is wrong: the smallest corrections that make every identity hold, ranked."""

from govinfo_report.localisation.locate import LIMIT, NODE_CAP, locate
from govinfo_report.localisation.result import (
    CellChange,
    Correction,
    Deduction,
    Localisation,
    Slip,
    root_causes,
)
from govinfo_report.localisation.system import Identity

__all__ = [
    "LIMIT",
    "NODE_CAP",
    "CellChange",
    "Correction",
    "Deduction",
    "Identity",
    "Localisation",
    "Slip",
    "locate",
    "root_causes",
]
