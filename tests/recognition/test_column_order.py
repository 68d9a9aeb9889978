"""Columns in another order than the form's: followed where the rows show it, refused elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.readers import sites
from tests.readers.layouts import page
from tests.recognition.test_values_and_notes import kinds

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
ROWS = sites.application_rows()


def rows_with_total_first(values: dict[str, str]) -> list[list[str]]:
    shown = [["申请人情况", COLUMNS[-1], *COLUMNS[:-1]]]
    for row in ROWS:
        printed = [values[f"applications.{row.id}.{column}"] for column in row.columns]
        shown.append([row.label, printed[-1], *printed[:-1]])
    return shown


def text_of(separator: str, values: dict[str, str]) -> str:
    text = page("2021", values, "bars", one_row_other=False)
    start, end = text.index("（本列数据"), text.index("四、政府信息公开行政复议")
    table = "\n".join(separator.join(row) for row in rows_with_total_first(values))
    return f"{text[:start]}{table}\n\n{text[end:]}"


def is_read(reading) -> bool:
    expected = {cell: Decimal(value) for cell, value in sites.VALUES.items()}
    return dict(cells(reading.report)) == expected


@pytest.mark.parametrize("separator", [" | ", "\t", "    ", " "])
def test_a_total_in_front_is_the_total(separator):
    reading = read_text(text_of(separator, sites.VALUES))
    assert is_read(reading)
    assert ("columns_reordered", "applications") in kinds(reading)


def test_a_total_in_front_on_a_web_page():
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in rows_with_total_first(sites.VALUES)
    )
    reading = read(sites.SITES["plain"].replace(sites.applications(), rows).encode())
    assert is_read(reading)


@pytest.mark.parametrize("separator", [" | ", "    "])
def test_an_order_that_the_rows_contradict_is_refused(separator):
    broken = sites.VALUES | {"applications.received.total": "45"}
    reading = read_text(text_of(separator, broken))
    assert not [cell for cell in cells(reading.report) if cell.startswith("applications")]
    assert ("row_collapsed", "applications.received") in kinds(reading)


def test_headings_of_table_two_in_another_order_are_followed():
    text = page("2021", sites.VALUES, "bars", one_row_other=False)
    text = text.replace("本年制发件数 | 本年废止件数", "本年废止件数 | 本年制发件数")
    for first, second in (("7", "14"), ("28", "35")):
        text = text.replace(f"| {first} | {second} |", f"| {second} | {first} |")
    reading = read_text(text)
    assert is_read(reading)
    assert ("columns_reordered", "proactive_disclosure.regulations") in kinds(reading)
