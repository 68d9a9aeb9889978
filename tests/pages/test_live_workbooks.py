"""Workbooks that check themselves, calculated by LibreOffice."""

from __future__ import annotations

from pathlib import Path

import govinfo_report as gr
from govinfo_report.renderers.xlsx.check_sheet import PALE
from tests.pages.live_workbooks import WORDS, calculated, case, conclusions, mistakes
from tests.pages.producers import office
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


def test_a_row_or_column_is_marked_where_its_equation_is_violated_and_nowhere_else(
    tmp_path: Path,
) -> None:
    import openpyxl

    each = case(1)
    path = tmp_path / "form.xlsx"
    path.write_bytes(gr.render(each.report, "xlsx", live=True, previous=each.previous))
    book = openpyxl.load_workbook(path)
    values = ("12件", 1.5, 10**15, -3, 7, None, 99_999)
    for column, value in zip(gr.form("2021").table("applications").columns, values, strict=True):
        ((sheet, place),) = book.defined_names[f"applications.received.{column.id}"].destinations
        book[sheet][place.replace("$", "")].value = value
    beside = 40  # a column far from the form: what the formats ask, as formulas
    for sheet in book:
        asked = [
            formula
            for area in sheet.conditional_formatting
            for rule in area.rules
            for formula in rule.formula
            if rule.dxf.fill.bgColor.rgb.endswith(PALE[WORDS["violated"]]) and "SUM" in formula
        ]
        for row, formula in enumerate(asked, 1):
            sheet.cell(row, beside).value = f"={formula}"
    book.save(path)
    (done,) = office([path], "xlsx", tmp_path / "calculated")
    book = openpyxl.load_workbook(done, data_only=True)
    marked = [sheet.cell(row, beside).value for sheet in book for row in range(1, 80)]
    concluded = [*conclusions(book).values()]
    assert {*concluded} == {*WORDS.values()}
    assert sum(value is not None for value in marked) == len(concluded)
    assert marked.count(True) == concluded.count(WORDS["violated"])


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
