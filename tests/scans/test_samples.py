"""The scans of the collection of pages, where there is one: every cell that they show."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.model import cells
from tests.places import CORPUS

SAMPLES = sorted(
    expected
    for expected in (CORPUS / "scans").glob("*.expected.json")
    if not expected.name.startswith("report.")  # no scans: tests/readers reads their formats
)


@pytest.mark.parametrize("expected", SAMPLES, ids=lambda path: path.name.partition(".e")[0])
def test_every_cell_of_a_sample_is_read(expected: Path) -> None:
    page = expected.with_name(expected.name.removesuffix(".expected.json"))
    shown = json.loads(expected.read_text("utf-8"))["cells"]
    due = {
        cell: Decimal(value) if isinstance(value, str) else value for cell, value in shown.items()
    }
    found = cells(gr.read(page).report)
    assert {cell: found.get(cell, "absent") for cell in due} == due
