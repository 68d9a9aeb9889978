"""Tests against CP-SAT run where the extra ``solver`` is installed."""

from __future__ import annotations

from govinfo_report.localisation import solver

collect_ignore = [] if solver.installed() else ["test_solver.py"]
