"""A workbook that checks itself: the form to be filled in, and a sheet with the linear rules.

The form is that of :mod:`~govinfo_report.renderers.xlsx.form_workbook`. Beside it stand formulas
of functions that every spreadsheet program has; nothing in the file is a macro, volatile, or
outside of it. What stands beside the form is named (:data:`~govinfo_report.page.ASIDE`), so that
readers leave it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Final

from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from govinfo_report.catalogue import CellKind, Form, form
from govinfo_report.findings.marks import Marks
from govinfo_report.model import Report
from govinfo_report.page import Page
from govinfo_report.renderers.equations import equations, follows
from govinfo_report.renderers.xlsx.check_sheet import (
    CHECK,
    PALE,
    fill_where,
    lock,
    wide,
    write_check_sheet,
)
from govinfo_report.renderers.xlsx.form_workbook import FormBook, PlacedCell, annotate, made, saved
from govinfo_report.renderers.xlsx.live_equations import (
    UNDECIDED,
    VIOLATED,
    LiveEquation,
    count_of,
    give_name,
    name_aside,
    number,
    place_of,
    ranges,
)

_LARGEST: Final = 999_999_999_999
"""The largest number that may be typed: sums of such numbers are exact in every program."""

_NO_NUMBER: Final = "F8CBAD"
"""The fill of a cell that holds something else than its number."""

_NOT_LAST_YEAR: Final = "所给的上年报告不是同一机关、同一口径上一年度的报告，没有与它核对。"

_ASKED: Final[Mapping[CellKind, str]] = {
    "count": "这里填件数：0 或正整数，不写单位和其他文字。",
    "signed_count": "这里填增减的数量：整数，减少的填负数，不写单位和其他文字。",
    "money": "这里填金额：0 或正数，单位为万元，最多两位小数，不写单位和其他文字。",
}
"""What each kind of cells takes, as it is said to whoever types something else."""


def write(report: Report, page: Page, marks: Marks, previous: Report | None) -> bytes:
    """A report as a workbook that checks itself.

    Args:
        report: The report; blank cells are to be filled in.
        page: Its page, with bare numbers.
        marks: What was found.
        previous: Last year's report; ``None``: not at hand.
    """
    catalogue = form(report.edition)
    filled = made(page, marks, table_row=2)
    book = filled.book
    lines = [
        LiveEquation.of(each, filled.values, catalogue.cells)
        for each in equations(report, previous)
    ]
    _prepare(filled, catalogue)
    unused = previous is not None and not follows(previous, report)
    conclusions = write_check_sheet(book, lines, _NOT_LAST_YEAR if unused else None)
    for sheet in {id(placed.sheet): placed.sheet for placed in filled.values.values()}.values():
        lock(sheet)
        sheet.print_area = f"A2:{get_column_letter(sheet.max_column)}{sheet.max_row}"
        own = [line for line in lines if line.first.sheet is sheet]
        if own:
            rules = dict.fromkeys(line.equation.rule.id for line in own)
            _top_line(book, sheet, [conclusions[rule] for rule in rules])
        for line in own:
            places = (
                each.replace("$", "") for side in (line.left, line.right) for each in side.ranges
            )
            fill_where(sheet, " ".join(places), line.broken(), PALE[VIOLATED])
            _note_last_year(line, filled.values)
    return saved(book)


def _prepare(filled: FormBook, catalogue: Form) -> None:
    """Names, unlocks and validates the cells to be filled in, and explains their headings."""
    alike: dict[tuple[int, CellKind], list[PlacedCell]] = {}
    for cell_id, placed in filled.values.items():
        cell = catalogue.cell(cell_id)
        sheet, row = placed.sheet, placed.row
        give_name(filled.book, cell_id, sheet, place_of(placed))
        alike.setdefault((id(sheet), cell.kind), []).append(placed)
        for column in range(placed.column, placed.column + placed.cell.frame.columns):
            sheet.cell(row, column).protection = Protection(locked=False)
        label = catalogue.table(cell.table).column(cell.column).label
        unit = "" if cell.unit in label else f'"{cell.unit}"'
        looks = f"0.00##{unit}" if cell.kind == "money" else "0"
        sheet.cell(row, placed.column).number_format = looks
    for (_, kind), cells in alike.items():
        _validate(kind, cells)
    for heading in filled.headings:
        if definition := _definition(heading, filled.values, catalogue):
            annotate(heading.sheet.cell(heading.row, heading.column), definition)
    for sheet in filled.book:
        text = sheet.cell(sheet.max_row, 1)
        if sheet.max_column == 1 and text.style == "form text":  # what is added looks alike
            column = sheet.column_dimensions["A"]
            column.font, column.alignment = copy(text.font), copy(text.alignment)


def _validate(kind: CellKind, cells: Sequence[PlacedCell]) -> None:
    """Makes cells refuse what they do not take, and marks what was pasted in all the same."""
    sheet = cells[0].sheet
    places = [place.replace("$", "") for place in ranges(cells)]
    first = places[0].partition(":")[0]
    rule = DataValidation(allow_blank=True, errorTitle="不能这样填", error=_ASKED[kind])
    rule.showErrorMessage = True
    if kind == "money":
        rule.type = "custom"
        rule.formula1 = f"AND(ISNUMBER({first}),{first}>=0,ROUND({first},2)={first})"
    else:
        rule.type, rule.operator = "whole", "between"
        least = -_LARGEST if kind == "signed_count" else 0
        rule.formula1, rule.formula2 = str(least), str(_LARGEST)
    for place in places:
        rule.add(place)
        first = place.partition(":")[0]
        signs = [] if kind == "signed_count" else [f"{first}<0"]
        parts = [] if kind == "money" else [f"{first}<>INT({first})"]
        wrong = f"IF(ISTEXT({first}),TRUE,OR({','.join(signs + parts)}))"
        fill_where(sheet, place, wrong, _NO_NUMBER, last=True)
    sheet.add_data_validation(rule)


def _definition(
    heading: PlacedCell, values: Mapping[str, PlacedCell], catalogue: Form
) -> str | None:
    """What the row or column counts that a heading names; ``None`` for headings of several."""
    frame = heading.cell.frame
    under = [
        catalogue.cell(cell_id)
        for cell_id, placed in values.items()
        if placed.sheet is heading.sheet and frame.id in placed.cell.frame.headings
    ]
    rows, columns = {cell.row for cell in under}, {cell.column for cell in under}
    if len(rows) == 1 and (frame.head == "row" or len(columns) > 1):
        return catalogue.table(under[0].table).row(rows.pop()).definition.zh
    if len(columns) == 1:
        return catalogue.table(under[0].table).column(columns.pop()).definition.zh
    return None


def _note_last_year(line: LiveEquation, values: Mapping[str, PlacedCell]) -> None:
    """Says beside the cell that follows from last year's report what stands there."""
    equation = line.equation
    if equation.result is not None and equation.left.has_figure:
        placed = values[equation.result]
        said = f"上年报告：{number(equation.left.last)}（{equation.formula}）"
        annotate(placed.sheet.cell(placed.row, placed.column), said)


def _top_line(book: Any, sheet: Any, ranges_: Sequence[str]) -> None:
    """Says on top of a sheet how many of its equations are broken."""
    areas = [f"{quote_sheetname(CHECK)}!{each}" for each in ranges_]
    violated, undecided = (count_of(word, areas) for word in (VIOLATED, UNDECIDED))
    end = sheet.max_column
    line = wide(sheet, 1, "", "check line", end)
    line.value = (
        f'=IF({violated}=0,"核对：没有{VIOLATED}的等式","核对：有 "&({violated})&" 条等式{VIOLATED}'
        f'，所在的行、栏已经标出")&IF({undecided}=0,"","；"&({undecided})&" 条{UNDECIDED}")'
        f'&"。详见“{CHECK}”。"'
    )
    area = f"A1:{get_column_letter(end)}1"
    for words, colour in ((f"条等式{VIOLATED}", VIOLATED), (f"条{UNDECIDED}", UNDECIDED)):
        fill_where(sheet, area, f'ISNUMBER(SEARCH("{words}",$A$1))', PALE[colour], last=True)
    sheet.freeze_panes = "A2"
    name_aside(book, sheet, f"$A$1:${get_column_letter(end)}$1")
