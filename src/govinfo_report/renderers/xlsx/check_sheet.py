"""The sheet 核对 of a workbook that checks itself: every equation, its sides, its conclusion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from govinfo_report.renderers.xlsx.form_workbook import annotate, height, merge, set_up
from govinfo_report.renderers.xlsx.live_equations import (
    HOLDS,
    UNDECIDED,
    VIOLATED,
    LiveEquation,
    count_of,
    give_name,
    name_aside,
    number,
    on,
    place_of,
    plus,
)

CHECK: Final = "核对"
"""The name of the sheet."""

PALE: Final = {VIOLATED: "FFD9D9", UNDECIDED: "FFF2CC", HOLDS: "E2EFDA"}
"""The fills of the conclusions."""

_COLUMNS: Final = (
    ("等式", 56.0),
    ("上年报告", 9.5),
    ("左边", 9.5),
    ("右边", 9.5),
    ("右边减左边", 11.0),
    ("空白格", 7.0),
    ("结论", 9.5),
)
"""Headings and widths of the columns."""

_LAST: Final = get_column_letter(len(_COLUMNS))
_TOP: Final = 5
"""The first row with equations."""

_EXPLAINED: Final = (
    f"{HOLDS}：空白按 0 计，两边相符。{VIOLATED}：空白格不论填什么数，两边都不相符。{UNDECIDED}："
    "有的格空白，填上才能确定；或者有的格里不是件数。单击等式可以到表中的相应位置。本页的公式会随填写自动计算，不要改动。"
)


def write_check_sheet(
    book: Any, lines: Sequence[LiveEquation], remark: str | None
) -> Mapping[str, str]:
    """Adds the sheet to a workbook.

    Args:
        book: The workbook.
        lines: The equations, those of a rule together.
        remark: A sentence at its end.

    Returns:
        Id of a rule → the range of its conclusions.
    """
    for style in _styles():
        book.add_named_style(style)
    sheet = book.create_sheet(CHECK)
    for place, (heading, size) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = size
        _put(sheet, _TOP - 1, place, heading, "check head")
    wide(sheet, 1, CHECK, "form heading", len(_COLUMNS))
    wide(sheet, 2, "", "check line", len(_COLUMNS))
    wide(sheet, 3, _EXPLAINED, "check line", len(_COLUMNS))
    row, conclusions = _TOP, dict[str, str]()
    for rule, group in groupby(lines, lambda line: line.equation.rule):
        own = list(group)
        title = f"{rule.title.zh}：{own[0].equation.formula}"
        wide(sheet, row, title, "check group", len(_COLUMNS))
        annotate(sheet.cell(row, 1), f"{rule.explanation.zh}\n（{rule.id}）")
        conclusions[rule.id] = f"${_LAST}${row + 1}:${_LAST}${row + len(own)}"
        for line in own:
            row += 1
            _equation(sheet, row, line)
            give_name(book, f"check.{rule.id}.{line.equation.scope}", sheet, f"${_LAST}${row}")
        row += 1
    if remark is not None:
        wide(sheet, row, remark, "check line", len(_COLUMNS))
        row += 1
    area = f"{_LAST}{_TOP}:{_LAST}{row}"
    violated, undecided, holds = (count_of(word, [area]) for word in PALE)
    sheet["A2"] = (
        f'="共 {len(lines)} 条等式："&{violated}&" 条{VIOLATED}，"&{undecided}&" 条{UNDECIDED}，"'
        f'&{holds}&" 条{HOLDS}。"'
    )
    for word in PALE:
        fill_where(sheet, area, f'{_LAST}{_TOP}="{word}"', PALE[word])
    if not any(line.equation.left.last_cells for line in lines):
        sheet.column_dimensions["B"].hidden = True
    lock(sheet)
    set_up(sheet)
    sheet.page_setup.fitToHeight = 1
    sheet.freeze_panes = f"A{_TOP}"
    name_aside(book, sheet, f"$A$1:${_LAST}${row}")
    return conclusions


def _equation(sheet: Any, row: int, line: LiveEquation) -> None:
    """Writes the row of an equation."""
    equation, of_sheet = line.equation, on(line.first.sheet)
    left, right = line.left, line.right
    place = _put(sheet, row, 1, equation.place, "check place")
    at = f"{of_sheet}{place_of(line.first).replace('$', '')}"
    place.hyperlink = Hyperlink(ref=place.coordinate, location=at)
    place.style = "check place"  # the link has changed it
    last = number(equation.left.last) if equation.left.has_figure else None
    sums = (
        plus(f"$B{row}" if equation.left.last_cells else "", left.sum(of_sheet)),
        plus(number(equation.right.last), right.sum(of_sheet)),
    )
    numbers = (last, *(f"={each}" for each in sums), f"=D{row}-C{row}", f"={line.blank(of_sheet)}")
    for column, value in enumerate(numbers, 2):
        _put(sheet, row, column, value, "check number")
    _put(sheet, row, 7, line.conclusion(f"$C{row}", f"$D{row}", of_sheet), "check number")
    sheet.row_dimensions[row].height = height(equation.place, _COLUMNS[0][1])


def _put(sheet: Any, row: int, column: int, value: Any, style: str) -> Any:
    cell = sheet.cell(row, column, value)
    cell.style = style
    return cell


def wide(sheet: Any, row: int, text: str, style: str, columns: int) -> Any:
    """Writes a line over several columns; returns its cell."""
    for column in range(1, columns + 1):
        sheet.cell(row, column).style = style
    merge(sheet, row, 1, end_row=row, end_column=columns)
    widths = (sheet.column_dimensions[get_column_letter(n)].width for n in range(1, columns + 1))
    size = 1.4 if style == "form heading" else 1.1
    sheet.row_dimensions[row].height = height(text, sum(widths)) * size
    cell = sheet.cell(row, 1)
    cell.value = text
    return cell


def fill_where(sheet: Any, area: str, condition: str, colour: str, *, last: bool = False) -> None:
    """Fills the cells of an area of which a condition is true; ``last``: and asks no more."""
    fill = PatternFill("solid", bgColor=colour)
    rule = FormulaRule([condition], fill=fill, stopIfTrue=last)
    sheet.conditional_formatting.add(area, rule)


def lock(sheet: Any) -> None:
    """Protects what is not to be filled in, without a password; sizes may be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _styles() -> Iterator[NamedStyle]:
    side = Side(style="thin", color="A6A6A6")
    border = Border(left=side, right=side, top=side, bottom=side)
    song = Font(name="宋体", size=10)
    yield NamedStyle("check line", font=song, alignment=Alignment("left", "center", wrap_text=True))
    bold = Font(name="宋体", size=10, bold=True)
    grey = PatternFill("solid", fgColor="F2F2F2")
    left = Alignment("left", "center", wrap_text=True)
    yield NamedStyle(
        "check head", font=bold, alignment=Alignment("center", "center"), border=border
    )
    yield NamedStyle("check group", font=bold, alignment=left, border=border, fill=grey)
    yield NamedStyle("check place", font=song, alignment=left, border=border)
    yield NamedStyle(
        "check number",
        font=song,
        alignment=Alignment("center", "center", shrink_to_fit=True),
        border=border,
        number_format="0",
    )
