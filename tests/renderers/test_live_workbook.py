"""A workbook that checks itself: what it consists of, and that it is read as the report."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.identities import system
from govinfo_report.model import Report, cells, replace_cells, with_cells
from govinfo_report.printed_form import blank_report
from tests.renderers.reports import reports

RECEIVED = "applications.received.total"
OVER = "applications.carried_over.total"
FUNCTIONS = {
    *("SUM", "SUMIF", "COUNT", "COUNTIF", "COUNTBLANK", "IF", "AND", "OR", "INT", "MAX"),
    *("ISNUMBER", "ISTEXT", "ROUND", "SEARCH"),
}
"""Functions that every spreadsheet program has had for decades; none is volatile."""


def filled(edition: str, **members: Any) -> Report:
    return attrs.evolve(with_cells(blank_report(edition), 0), **members)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book: Any) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def cell_of(book: Any, name: str) -> Any:
    ((sheet, place),) = book.defined_names[name].destinations
    return book[sheet][place.replace("$", "")]


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_has_its_id_as_name_and_every_equation_a_conclusion(edition: str) -> None:
    book = opened(gr.render_blank(edition, "xlsx", live=True))
    assert set(book.defined_names) >= set(cells(blank_report(edition)))
    for each in system(edition, heuristic=True).identities:
        assert cell_of(book, f"check.{each.rule}.{each.scope}").value.startswith("=IF(")


@pytest.mark.parametrize("edition", EDITIONS)
def test_formulas_are_those_of_every_program(edition: str) -> None:
    data = gr.render_blank(edition, "xlsx", live=True, previous=filled(edition))
    found = parts(data)
    assert not [name for name in found if re.search("vba|externalLink|macro", name)]
    assert not any('TargetMode="External"' in text for text in found.values())
    used: set[str] = set()
    for text in found.values():
        for formula in re.findall(r"<(?:f|formula|formula1)>([^<]*)<", text):
            used.update(re.findall(r"([A-Z][A-Z.]*)\(", formula))
    assert used <= FUNCTIONS
    assert {"SUMIF", "COUNTBLANK", "IF"} <= used


def test_what_is_to_be_filled_in_is_open_and_all_else_is_locked_without_a_password() -> None:
    book = opened(gr.render_blank("2021", "xlsx", live=True))
    values = {cell_of(book, name).coordinate for name in cells(blank_report("2021"))}
    assert values
    for name in cells(blank_report("2021")):
        assert not cell_of(book, name).protection.locked
        assert cell_of(book, name).parent.protection.sheet
    table = cell_of(book, RECEIVED).parent
    assert table["A2"].protection.locked
    assert book["核对"].protection.sheet
    assert not [sheet for sheet in book if sheet.protection.password]
    assert not book["一、总体情况"].protection.sheet


@pytest.mark.parametrize(
    ("edition", "name", "kind"),
    [
        ("2021", RECEIVED, "whole"),
        ("2021", "proactive_disclosure.administrative_fees.amount", "custom"),
        ("2019", "proactive_disclosure.licensing.change", "whole"),
    ],
)
def test_cells_refuse_what_they_do_not_take(edition: str, name: str, kind: str) -> None:
    cell = cell_of(opened(gr.render_blank(edition, "xlsx", live=True)), name)
    (rule,) = [
        each
        for each in cell.parent.data_validations.dataValidation
        if cell.coordinate in each.sqref
    ]
    assert rule.type == kind
    assert rule.showErrorMessage
    assert rule.error.startswith("这里填")
    if kind == "whole":
        assert (int(rule.formula1) < 0) == name.endswith("change")
    else:
        assert f"ROUND({cell.coordinate},2)" in rule.formula1


@pytest.mark.parametrize(
    ("edition", "name", "wrong"),
    [
        ("2021", RECEIVED, "{0}<0,{0}<>INT({0})"),
        ("2021", "proactive_disclosure.administrative_fees.amount", "{0}<0"),
        ("2019", "proactive_disclosure.licensing.change", "{0}<>INT({0})"),
    ],
)
def test_what_was_pasted_in_and_is_no_such_number_is_marked(
    edition: str, name: str, wrong: str
) -> None:
    cell = cell_of(opened(gr.render_blank(edition, "xlsx", live=True)), name)
    formulas = {
        formula: area.sqref
        for area in cell.parent.conditional_formatting
        for rule in area.rules
        for formula in rule.formula
        if cell.coordinate in area.sqref and formula.startswith("IF(ISTEXT(")
    }
    ((formula, area),) = formulas.items()
    first = str(area).partition(":")[0]
    assert formula == f"IF(ISTEXT({first}),TRUE,OR({wrong.format(first)}))"


def test_headings_are_explained_and_a_line_on_top_stands_outside_what_is_printed() -> None:
    book = opened(gr.render_blank("2021", "xlsx", live=True))
    sheet = cell_of(book, RECEIVED).parent
    row = gr.form("2021").table("applications").row("received")
    told = [cell.comment.text for line in sheet.iter_rows() for cell in line if cell.comment]
    assert row.definition.zh in told
    assert sheet["A1"].value.startswith("=IF(")
    assert sheet.print_area.partition("!")[2].startswith("$A$2:")
    assert sheet.freeze_panes == "A2"


def test_last_years_figures_stand_beside() -> None:
    previous = replace_cells(filled("2021"), {"applications.carried_forward.total": 121})
    book = opened(gr.render_blank("2021", "xlsx", live=True, previous=previous))
    assert "121" in cell_of(book, OVER).comment.text
    conclusion = cell_of(book, "check.continuity.carried_over.total")
    assert book["核对"].cell(conclusion.row, 2).value == 121


def test_another_years_report_is_not_compared() -> None:
    report = filled("2021", year=2023, agency="某局")
    data = gr.render(report, "xlsx", live=True, previous=filled("2021", year=2021))
    book = opened(data)
    assert not [name for name in book.defined_names if name.startswith("check.continuity")]
    assert any("没有与它核对" in str(cell.value) for (cell,) in book["核对"].iter_rows(max_col=1))


@given(reports())
@settings(max_examples=25)  # each is written twice and read twice
def test_it_is_read_as_the_workbook_without_checks(report: Report) -> None:
    plain = gr.read(gr.render(report, "xlsx")).report
    live = gr.read(gr.render(report, "xlsx", live=True))
    assert dict(cells(live.report)) == dict(cells(plain))
    for member in ("title", "agency", "year", "period", "metadata", "contact", "signature"):
        assert getattr(live.report, member) == getattr(plain, member)
    assert live.report.overview == plain.overview
    assert live.report.other_matters == plain.other_matters


def test_what_was_never_calculated_is_named() -> None:
    data = gr.render(filled("2021", title="某局2023年政府信息公开工作年度报告"), "xlsx", live=True)
    assert "checks_not_calculated" in {note.kind for note in gr.read(data).notes}
    book = opened(data)
    cell_of(book, RECEIVED).value = "=1+1"
    notes = [n for n in gr.read(saved(book)).notes if n.kind == "formula_not_calculated"]
    assert [(note.where, note.raw, note.severity) for note in notes] == [
        (RECEIVED, "=1+1", "error")
    ]


def test_a_unit_in_the_format_of_a_cell_is_read() -> None:
    amount = "proactive_disclosure.procurement.amount"
    book = opened(gr.render(filled("2019"), "xlsx", live=True))
    cell = cell_of(book, amount)
    for code, shown in (('0.00"万元"', "2.5"), ('#,##0.00"元"', "0.00025"), ("0.00元", "0.00025")):
        cell.value, cell.number_format = 2.5, code
        assert str(cells(gr.read(saved(book)).report)[amount]) == shown


@pytest.mark.parametrize("format_", ["html", "docx", "markdown", "text"])
def test_only_a_workbook_checks_itself(format_: Any) -> None:
    with pytest.raises(ValueError, match="cannot check itself"):
        gr.render_blank("2021", format_, live=True)
    with pytest.raises(ValueError, match="only a live workbook"):
        gr.render(filled("2021"), format_, previous=filled("2021"))


def test_findings_and_definitions_stand_in_one_comment() -> None:
    wrong = replace_cells(filled("2021", year=2023), {RECEIVED: 9})
    previous = replace_cells(filled("2021", year=2022), {"applications.carried_forward.total": 4})
    findings = gr.check(wrong, previous=previous)
    book = opened(gr.render(wrong, "xlsx", findings=findings, live=True, previous=previous))
    told = cell_of(book, OVER).comment.text
    assert "上年报告：4" in told
    assert any(f.message("zh") in told for f in findings if OVER in f.cells)


def test_rules_are_explained_beside_their_equations() -> None:
    sheet = opened(gr.render_blank("2021", "xlsx", live=True))["核对"]
    told = [cell.comment.text for (cell,) in sheet.iter_rows(max_col=1) if cell.comment]
    for rule in rules_by_id().values():
        if rule.linear is not None:
            assert any(rule.explanation.zh in text and rule.id in text for text in told)
