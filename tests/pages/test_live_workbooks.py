"""Workbooks that check themselves, calculated by LibreOffice."""

from __future__ import annotations

from pathlib import Path

import govinfo_report as gr
from tests.pages.live_workbooks import WORDS, calculated, case, conclusions, mistakes
from tests.pages.programs import printed, size, texts

SEEDS = range(16)
"""Some of the reports: .ci/long looks at hundreds."""


def test_a_workbook_says_what_check_says(tmp_path: Path) -> None:
    import openpyxl

    cases = [case(seed) for seed in SEEDS]
    wrong: dict[int, list[str]] = {}
    said: set[str] = set()
    for seed, path in enumerate(calculated(cases, tmp_path)):
        if found := list(mistakes(cases[seed], path)):
            wrong[seed] = found
        said.update(conclusions(openpyxl.load_workbook(path, data_only=True)).values())
    assert wrong == {}
    assert said == set(WORDS.values())  # the reports are right and wrong


def test_it_prints_as_the_form_and_the_checks_on_a_page_of_their_own(tmp_path: Path) -> None:
    pages = []
    for name, live in (("plain", False), ("live", True)):
        path = tmp_path / name / "form.xlsx"
        path.parent.mkdir()
        path.write_bytes(gr.render_blank("2021", "xlsx", live=live))
        pdf = printed(path)
        count, width, height = size(pdf)
        assert (round(width), round(height)) == (595, 842)  # A4
        pages.append(texts(pdf))
        assert len(pages[-1]) == count
    plain, live = pages
    assert live[:-1] == plain
    assert live[-1].startswith("核对共44条等式：0条不平，0条不能确定，44条成立。")
