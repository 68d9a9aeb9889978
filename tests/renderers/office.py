"""Looking into DOCX and XLSX files."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import openpyxl


def part(data: bytes, name: str) -> str:
    """The text of one part of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def sheet_values(data: bytes) -> list[Any]:
    """The values of all cells of all sheets that hold one."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def document_texts(data: bytes) -> list[str]:
    """The texts of all paragraphs of a document, those in tables after the others."""
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]
