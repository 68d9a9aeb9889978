"""Reports by way of the programs that pages come from: printed, saved, converted, read back."""

from __future__ import annotations

from pathlib import Path

import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from tests.pages.producers import PRODUCERS, differences, old_formats, wrong
from tests.pages.samples import sample

SEEDS = (0, 1, 2)
REPORTS = [sample(edition, seed) for edition in EDITIONS for seed in SEEDS]


@pytest.mark.parametrize("name", PRODUCERS)
def test_a_page_of_a_real_program_is_read_as_it_was_printed(name: str, tmp_path: Path) -> None:
    found: dict[str, list[str]] = {}
    right = texts = 0
    for made in PRODUCERS[name](REPORTS, tmp_path):
        if made.path.suffix in (".txt", ".xls"):  # neither shows all cells that are blank
            mistakes, count = wrong(made)
            right += count
            texts += 1
        else:
            mistakes = differences(made)
        if mistakes:
            found[f"{made.how}, {made.report.edition}, {made.path.name}"] = mistakes
    assert found == {}
    assert right >= 40 * texts  # of some 150 values that are not blank: texts say something


def test_kinds_that_are_not_read_are_named(tmp_path: Path) -> None:
    for path in old_formats(REPORTS, tmp_path):
        with pytest.raises(gr.ReadError, match=r"save it as|picture|rich text|\.docx"):
            gr.read(path)
