"""Every function of the rules: importing this module registers them all."""

from govinfo_report.checks import cells, metadata, page, plausibility, structure
from govinfo_report.checks.verdict import FUNCTIONS

__all__ = ["FUNCTIONS", "cells", "metadata", "page", "plausibility", "structure"]
