"""A blank form, filled in as a clerk would, is read as what was filled in."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

import docx
import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell

import govinfo_report as gr
from govinfo_report.model import cells
from govinfo_report.printed_form import BLANK_TITLE, blank_report

TITLE: Final = f"某局2023年{BLANK_TITLE}"

Fill = Callable[[bytes, Iterator[int]], bytes]


def fill_text(form: bytes, numbers: Iterator[int]) -> bytes:
    lines = form.decode().replace(BLANK_TITLE, TITLE, 1).splitlines()
    return "\n".join(str(next(numbers)) if line == "/" else line for line in lines).encode()


def fill_document(form: bytes, numbers: Iterator[int]) -> bytes:
    document = docx.Document(io.BytesIO(form))
    document.paragraphs[0].text = TITLE
    for table in document.tables:
        for cell in table._tbl.iter_tcs():  # noqa: SLF001  # rows give merged cells many times
            if cell.vMerge != "continue" and not "".join(cell.itertext()):
                docx.table._Cell(cell, table).text = str(next(numbers))  # noqa: SLF001  # as above
    return saved(document.save)


def fill_sheets(form: bytes, numbers: Iterator[int]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(form))
    book.worksheets[0]["A1"] = TITLE
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, MergedCell):
                    continue
                assert isinstance(cell, Cell)
                if cell.style == "form value":
                    cell.value = next(numbers)
    return saved(book.save)


def saved(save: Callable[[io.BytesIO], None]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()


FILLED: Final[dict[str, Fill]] = {
    "text": fill_text,
    "docx": fill_document,
    "xlsx": fill_sheets,
}


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("name", FILLED)
def test_what_was_filled_in_is_read(name: str, edition: str) -> None:
    wanted = {cell: 11 + place for place, cell in enumerate(cells(blank_report(edition)))}
    filled = FILLED[name](gr.render_blank(edition, name), iter(wanted.values()))
    report = gr.read(filled, format=name).report
    assert dict(cells(report)) == {
        cell: Decimal(value) if cell.endswith(".amount") else value
        for cell, value in wanted.items()
    }
    assert (report.agency, report.year) == ("某局", 2023)
