"""Reports as files of a table: CSV, XLSX, Parquet; written a part at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from govinfo_report.errors import MissingExtraError
from govinfo_report.frames.columns import ColumnType, frame_schema, quality_columns
from govinfo_report.frames.labels import Headings, headings
from govinfo_report.frames.rows import FrameRow, rows
from govinfo_report.language import Text
from govinfo_report.model import Report
from govinfo_report.tabular import safe_cell, write_csv

_PART: Final = 4096
"""Rows that are in memory at a time."""

_DIGITS: Final = 15
"""Significant digits that a spreadsheet keeps; a longer number has to be text."""

_LONGEST: Final = 32_767
"""Characters that a cell of a spreadsheet can hold."""

_FORMATS: Final = {"year": "0", "Int64": "#,##0", "Decimal": "#,##0.0#########"}
"""Column, or type of a column → how a spreadsheet shows its numbers."""

_WIDTHS: Final = {"report": 24, "agency": 32, "agency_code": 22, "source": 32, "quality__file": 32}
_WIDTH: Final = 14


class RowMaker:
    """Makes rows of reports one after another; reports that are alike get differing ids."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def row(self, report: Report) -> FrameRow:
        """The row of a report.

        Raises:
            FrameError: A value of it has no place in a frame.
        """
        [(name, *values)] = rows([report])
        self._seen[name] += 1
        times = self._seen[name]
        return (name if times == 1 else f"{name}-{times}", *values)


def csv_parts(
    found: Iterable[FrameRow], names: Headings, *, quality: bool = False
) -> Iterator[str]:
    """A CSV file in parts; nothing in it is a formula.

    Args:
        found: The rows.
        names: What stands over the columns.
        quality: Whether the rows have columns of quality.
    """
    yield write_csv([headings(names, quality=quality)])
    for part in _parts(found):
        yield write_csv(part)


def _parts(found: Iterable[FrameRow]) -> Iterator[list[FrameRow]]:
    iterator = iter(found)
    while part := list(islice(iterator, _PART)):
        yield part


def parquet(found: Iterable[FrameRow], *, quality: bool = False) -> bytes:
    """A Parquet file, compressed by Zstandard.

    Args:
        found: The rows.
        quality: Whether they have columns of quality.

    Raises:
        MissingExtraError: polars is not installed.
    """
    from govinfo_report.frames.backends.parquet import written

    return written(_parts(found), _schema(quality=quality))


def _schema(*, quality: bool) -> Mapping[str, ColumnType]:
    return {**frame_schema(), **(quality_columns() if quality else {})}


def xlsx(found: Iterable[FrameRow], names: Headings, *, quality: bool = False) -> bytes:
    """A workbook with one sheet: headings that stay in view, numbers as numbers.

    Nothing in it is a formula. A number with more digits than a spreadsheet keeps is text.

    Args:
        found: The rows.
        names: What stands over the columns.
        quality: Whether the rows have columns of quality.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        from govinfo_report.renderers.xlsx.form_workbook import saved
    except ImportError as error:
        raise MissingExtraError("xlsx", Text("写出XLSX", "writing XLSX")) from error
    from govinfo_report.renderers.archive import EPOCH

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = EPOCH
    sheet = book.create_sheet("reports")
    sheet.freeze_panes = "C2"  # below the headings, behind id and agency
    shown: list[str] = []
    for number, (name, kind) in enumerate(_schema(quality=quality).items(), 1):
        width = _WIDTHS.get(name, _WIDTH)
        sheet.column_dimensions[get_column_letter(number)].width = width
        shown.append(_FORMATS.get(name, _FORMATS.get(kind, "@")))

    def cell(value: Any, form: str) -> Any:
        made = WriteOnlyCell(sheet, value=_spreadsheet_value(value))
        made.number_format = form if isinstance(made.value, (int, Decimal)) else "@"
        return made

    heads = [WriteOnlyCell(sheet, value=head) for head in headings(names, quality=quality)]
    for head in heads:
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append(heads)
    for row in found:
        sheet.append(
            [None if v is None else cell(v, form) for v, form in zip(row, shown, strict=True)]
        )
    return saved(book)


def _spreadsheet_value(value: str | int | Decimal) -> str | int | Decimal:
    if isinstance(value, str):
        return safe_cell(value)[:_LONGEST]
    if isinstance(value, Decimal):
        value = value.normalize()
        return safe_cell(value) if len(value.as_tuple().digits) > _DIGITS else value
    return value if abs(value) < 10**_DIGITS else str(value)
