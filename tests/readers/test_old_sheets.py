"""Old sheets: .xls and .et by calamine, .ods by its own XML, as XLSX is read."""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable

import pytest

import govinfo_report as gr
from govinfo_report.page import PageGrid
from govinfo_report.readers.formats import format_of
from govinfo_report.readers.office.ods import page_of_ods
from govinfo_report.readers.office.xls import page_of_xls
from tests.readers.old_files import as_ods, cell, ods, row, table
from tests.readers.sites import numbers
from tests.readers.spanned import Part, as_xlsx, parts
from tests.readers.xls_files import as_xls, container, record, sheet_records, workbook
from tests.recognition.test_layouts import cell_ids


def whole(edition: str) -> list[Part]:
    is_old = edition == "2019"
    cells = cell_ids(edition, one_row_other=is_old)
    values = {cell: str(place * 37 % 997) for place, cell in enumerate(cells)}
    return parts(edition, values, one_row_other=is_old)


def rows(data: bytes) -> list[list[str]]:
    """The rows of the tables of a file."""
    page = page_of_ods(data) if data.startswith(b"PK") else page_of_xls(data)
    grids = [block for block in page.blocks if isinstance(block, PageGrid)]
    return [list(row.texts) for grid in grids for row in grid.rows]


# XLS.


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_an_old_workbook_is_read_like_a_new_one(edition: str) -> None:
    page = whole(edition)
    reading, new = gr.read(as_xls(page)), gr.read(as_xlsx(page))
    assert reading.format == "xls"
    assert gr.cells(reading.report) == gr.cells(new.report)
    assert reading.report.overview == new.report.overview


def test_hidden_sheets_rows_and_columns_are_not_read() -> None:
    shown = {(0, 0): "a", (0, 1): 1.0, (1, 0): "b", (1, 1): 2.0, (0, 2): 3.5, (1, 2): 4.0}
    row = record(0x0208, struct.pack("<HHHHHHI", 1, 0, 3, 255, 0, 0, 0x20))
    column = record(0x007D, struct.pack("<HHHHHH", 1, 1, 2048, 15, 1, 0))
    old = sheet_records({(0, 0): "old", (0, 1): "draft"})
    assert rows(container(workbook([old, sheet_records(shown)], hidden=[0]))) == [
        ["a", "1", "3.5"],
        ["b", "2", "4"],
    ]
    assert rows(container(workbook([sheet_records(shown, more=row)]))) == [["a", "1", "3.5"]]
    assert rows(container(workbook([sheet_records(shown, more=column)]))) == [
        ["a", "", "3.5"],
        ["b", "", "4"],
    ]


def test_a_workbook_in_a_text_does_not_make_it_a_workbook() -> None:
    inside = workbook([sheet_records({(0, 0): "a"})])
    assert format_of(container(inside)) == "xls"
    assert format_of(container(inside, "Book")) == "xls"
    with pytest.raises(gr.ReadError, match=r"\.doc"):
        format_of(container(inside, "WordDocument", ["Workbook"]))


def test_without_its_extra_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(gr.MissingExtraError, match="xls"):
        gr.read(as_xls(parts("2021", numbers())))


def far(row: int, column: int) -> bytes:
    return container(workbook([sheet_records({(0, 0): "a", (row, column): "b"})]))


EXTENT = struct.pack("<IIHHH", 0, 2**32 - 1, 0, 2**16 - 1, 0)
HOSTILE_XLS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a sheet with far corners": (lambda: far(65_535, 255), "sheet's area"),
    "many such sheets": (
        lambda: container(workbook([sheet_records({(0, 0): "a", (60_000, 200): "b"})] * 150)),
        "sheet's area",
    ),
    "an extent that is declared": (
        lambda: container(
            workbook(
                [
                    sheet_records(
                        {(0, 0): "a"}, extent=struct.pack("<IIHHH", 0, 2**32 - 1, 0, 2**16 - 1, 0)
                    )
                ]
            )
        ),
        "declares",
    ),
    "many records": (lambda: container(workbook([bytes(4 * 1_100_000)])), "records"),
    "many sheets": (lambda: container(workbook([sheet_records({})] * 300)), "sheets"),
    "merged ranges": (
        lambda: container(workbook([sheet_records({(0, 0): "a"}, [(0, 65_535, 0, 255)])])),
        "merged cells",
    ),
    "a password": (
        lambda: container(workbook([sheet_records({})], more=record(0x002F, bytes(54)))),
        "encrypted",
    ),
    "no sheets": (lambda: container(b"\0" * 5_000), ""),
    "a chain in a circle": (
        lambda: (
            (data := container(workbook([sheet_records({(0, 0): "a"})])))[:512]
            + struct.pack("<I", 0) * 128
            + data[1024:]
        ),
        "",
    ),
}


@pytest.mark.parametrize("name", HOSTILE_XLS)
def test_a_hostile_workbook_is_refused(name: str) -> None:
    make, said = HOSTILE_XLS[name]
    with pytest.raises(gr.ReadError) as caught:
        gr.read(make())
    assert said in caught.value.reason


def test_a_damaged_workbook_is_refused_or_read() -> None:
    data = as_xls(parts("2021", numbers()))
    for at in [*range(0, 1536, 7), *range(1536, len(data), 997)]:
        for found in (data[:at], data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :]):
            try:
                gr.read(found)
            except gr.ReadError:
                continue


# ODS.


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_an_opendocument_sheet_is_read_like_excels(edition: str) -> None:
    page = whole(edition)
    reading, new = gr.read(as_ods(page)), gr.read(as_xlsx(page))
    assert reading.format == "ods"
    assert gr.cells(reading.report) == gr.cells(new.report)
    assert reading.report.overview == new.report.overview


def test_what_a_sheet_of_opendocument_shows_is_read() -> None:
    comment = "<office:annotation><text:p>no</text:p></office:annotation>"
    words = f"<table:table-cell>{comment}<text:p>a<text:span>b<text:s text:c='2'/>c</text:span>d"
    words += "</text:p><text:p>e</text:p></table:table-cell>"
    lines = [
        "<table:table-column/><table:table-column table:visibility='collapse'/>",
        row(words, cell("hidden"), cell("12.5")),
        row(cell("no"), cell("x"), cell("1"), attributes="table:visibility='collapse'"),
        f"<table:table-row-group>{row(cell('f'), cell(''), cell('7'))}</table:table-row-group>",
    ]
    hidden = (
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>'
    )
    data = ods(table("".join(lines)) + table(row(cell("old")), 'table:style-name="h"'), hidden)
    assert rows(data) == [["ab  cd\ne", "", "12.5"], ["f", "", "7"]]


def test_cells_and_rows_that_are_written_once_are_repeated() -> None:
    twice = 'table:number-columns-repeated="2"'
    data = ods(
        table(
            row(cell("a", twice), cell("3"), attributes='table:number-rows-repeated="2"')
            + row(cell("", 'table:number-columns-repeated="1024"'))
            + row(cell(""), attributes='table:number-rows-repeated="1048570"')
        )
    )
    assert rows(data) == [["a", "a", "3"], ["a", "a", "3"]]


def test_a_formula_without_a_value_is_no_number() -> None:
    lone = '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    with_value = cell("3", 'table:formula="of:=1+2"')
    assert rows(ods(table(row(cell("a"), lone, with_value)))) == [["a", "=SUM([.A1])", "3"]]


OVER = 'table:number-rows-spanned="999999" table:number-columns-spanned="9"'
HOSTILE_ODS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a row a million times": (
        lambda: ods(table(row(cell("a"), attributes='table:number-rows-repeated="1000000"'))),
        "rows",
    ),
    "rows with lines a million times": (
        lambda: ods(table(row(cell("a"), attributes='table:number-rows-repeated="40000"') * 4)),
        "cells",
    ),
    "a cell a million times": (
        lambda: ods(table(row(cell("a", 'table:number-columns-repeated="1000000"')))),
        "columns",
    ),
    "a cell over a million rows": (lambda: ods(table(row(cell("a", OVER)))), "merged cells"),
    "a number that is none": (
        lambda: ods(table(row(cell("a", 'table:number-columns-repeated="x"')))),
        "broken",
    ),
    "depth": (
        lambda: ods(table("<table:table-row-group>" * 500 + "</table:table-row-group>" * 500)),
        "inside one another",
    ),
    "a password": (
        lambda: ods(
            "<<",
            more={
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"><m:file-entry>'
                "<m:encryption-data/></m:file-entry></m:manifest>"
            },
        ),
        "encrypted",
    ),
    "nothing": (lambda: ods(""), "empty"),
    "sheets": (lambda: ods(table("") * 300), "sheets"),
}


@pytest.mark.parametrize("name", HOSTILE_ODS)
def test_a_hostile_sheet_of_opendocument_is_refused(name: str) -> None:
    make, said = HOSTILE_ODS[name]
    with pytest.raises(gr.ReadError, match=said):
        gr.read(make())
