"""Tables with rows and columns swapped, or with one value a row: read by their headings."""

from __future__ import annotations

from decimal import Decimal

import pytest

from govinfo_report.catalogue import form
from govinfo_report.model import cells
from govinfo_report.reading import read, read_text
from tests.readers import layouts
from tests.readers.layouts import shown_rows
from tests.readers.spanned import Box, Rows, as_docx, as_html, as_xlsx, parts, placed, width_of
from tests.recognition.test_values_and_notes import kinds

TABLES = ("proactive_disclosure", "applications", "disputes")
FILES = {"html": lambda page: as_html(page).encode(), "docx": as_docx, "xlsx": as_xlsx}


def some_values(edition: str) -> dict[str, str]:
    """Cell id → a number of its own, so that no two cells can be taken for one another."""
    ids = [
        f"{table.id}.{row.id}.{column}"
        for table in form(edition).tables
        for row in shown_rows(table, one_row_other=False)
        for column in row.columns
    ]
    return {cell: str(7 + 3 * place) for place, cell in enumerate(ids)}


def turn(rows: Rows) -> Rows:
    """A table with rows and columns swapped."""
    shown: Rows = [[] for _ in range(width_of(rows))]
    for at, column, box in sorted(placed(rows), key=lambda found: (found[1], found[0])):
        assert at >= 0
        shown[column].append(Box(box.text, box.rows, box.columns))
    return [row for row in shown if row]


def turn_blocks(rows: Rows) -> Rows:
    """Table 二 with each of its groups turned, the labels of the groups above them."""
    shown: Rows = []
    block: Rows = []
    for row in [*rows, [Box("")]]:
        if len(row) > 1:
            block.append([Box(box.text) for box in row])
            continue
        shown += turn(block) if block else []
        shown.append(row)
        block = []
    return shown[:-1]


def with_tables(edition: str, values: dict[str, str], changed: dict[str, object]) -> list:
    page = parts(edition, values)
    tables = iter(form(edition).tables)
    for at, part in enumerate(page):
        if not isinstance(part, str):
            table = next(tables).id
            page[at] = changed[table](part) if table in changed else part
    return page


def assert_reads(reading, values) -> None:
    assert dict(cells(reading.report)) == {cell: Decimal(value) for cell, value in values.items()}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("table", TABLES)
def test_a_table_with_rows_and_columns_swapped_is_read_by_its_headings(file, edition, table):
    values = some_values(edition)
    turning = turn_blocks if table == "proactive_disclosure" else turn
    page = with_tables(edition, values, {table: turning})
    reading = read(FILES[file](page))
    assert_reads(reading, values)
    assert ("table_turned", table) in kinds(reading)
    for cell, value in values.items():
        assert reading.origin(cell).raw == value


def text_page(edition: str, values: dict[str, str], table: str, printed: str) -> str:
    """A text with one table printed otherwise."""
    text = layouts.page(edition, values, "bars", one_row_other=False)
    the_form = form(edition)
    rows = layouts.table_rows(the_form, the_form.table(table), values, False)
    usual = layouts.bars(rows)
    assert usual in text
    return text.replace(usual, printed)


def matrix_of_outcomes(edition: str, values: dict[str, str]) -> list[list[str]]:
    """Table 三 on its side, every label in one row."""
    table = form(edition).table("applications")
    rows = shown_rows(table, one_row_other=False)
    shown = [["", *(row.label for row in rows)]]
    for column in table.columns:
        numbers = [values[f"applications.{row.id}.{column.id}"] for row in rows]
        shown.append([column.label, *numbers])
    return shown


def matrix_of_disputes(values: dict[str, str]) -> list[list[str]]:
    """Table 四 with the three kinds across and the results down."""
    table = form("2021").table("disputes")
    shown = [["结果", *(row.label for row in table.rows)]]
    for column in table.columns:
        numbers = [values[f"disputes.{row.id}.{column.id}"] for row in table.rows]
        shown.append([column.label, *numbers])
    return shown


def blocks_of_disclosure(edition: str, values: dict[str, str]) -> list[list[str]]:
    """Table 二 with a block for each group, its rows across."""
    table = form(edition).table("proactive_disclosure")
    shown: list[list[str]] = []
    for group in dict.fromkeys(row.groups for row in table.rows):
        rows = [row for row in table.rows if row.groups == group]
        shown += [[table.group(group[0]).label], ["信息内容", *(row.label for row in rows)]]
        for column in rows[0].columns:
            numbers = [values[f"{table.id}.{row.id}.{column}"] for row in rows]
            shown.append([table.column(column).label, *numbers])
    return shown


JOINED = {
    "bars": lambda rows: "\n".join(" | ".join(row) + " |" for row in rows),
    "fenced": lambda rows: "\n".join("| " + " | ".join(row) + " |" for row in rows),
    "tabs": lambda rows: "\n".join("\t".join(row) for row in rows),
}


@pytest.mark.parametrize("joined", JOINED)
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_a_text_with_equally_long_rows_is_turned_too(joined, edition):
    values = some_values(edition)
    for table, rows in (
        ("applications", matrix_of_outcomes(edition, values)),
        ("disputes", matrix_of_disputes(values)),
        ("proactive_disclosure", blocks_of_disclosure(edition, values)),
    ):
        reading = read_text(text_page(edition, values, table, JOINED[joined](rows)))
        assert_reads(reading, values)
        assert ("table_turned", table) in kinds(reading)


def test_a_matrix_without_its_corner_is_told_by_its_size():
    values = some_values("2021")
    rows = matrix_of_disputes(values)
    rows[0].pop(0)
    assert_reads(read_text(text_page("2021", values, "disputes", JOINED["bars"](rows))), values)


def disputes_down(values: dict[str, str], between: str) -> str:
    lines = []
    for row in form("2021").table("disputes").rows:
        if row.id == "litigation.direct":
            lines.append("行政诉讼")
        lines.append(row.label)
        for column in form("2021").table("disputes").columns:
            number = values[f"disputes.{row.id}.{column.id}"]
            lines.append(f"{column.label}{between}{number}")
    return "\n".join(lines)


@pytest.mark.parametrize("between", [" ", "    ", "\t", " | ", "\n", "：", "……"])
def test_one_value_under_another_is_read_by_the_heading_beside_it(between):
    values = some_values("2021")
    reading = read_text(text_page("2021", values, "disputes", disputes_down(values, between)))
    assert_reads(reading, values)
    assert ("table_turned", "disputes") in kinds(reading)


def test_results_under_one_another_are_told_by_their_headings_in_any_order():
    values = some_values("2021")
    lines = disputes_down(values, " ").split("\n")
    lines[1], lines[3] = lines[3], lines[1]
    assert_reads(read_text(text_page("2021", values, "disputes", "\n".join(lines))), values)


def missing(reading, values) -> set[str]:
    read_cells = cells(reading.report)
    assert all(read_cells[cell] == Decimal(values[cell]) for cell in read_cells)
    return {cell.split(".")[0] for cell in values if cell not in read_cells}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("结果纠正 ", "结果维持 "),  # one heading twice
        ("其他结果 ", "其他有关结果的 "),  # a heading that is none of the form
        ("复议后起诉\n", ""),  # five values more that nobody heads
        ("尚未审结 ", "尚未审结 1 "),  # two numbers beside one heading
    ],
)
def test_values_under_one_another_with_a_doubtful_heading_are_refused(before, after):
    values = some_values("2021")
    printed = disputes_down(values, " ").replace(before, after)
    reading = read_text(text_page("2021", values, "disputes", printed))
    assert missing(reading, values) == {"disputes"}
    assert is_noted(reading, "disputes")


def is_noted(reading, table: str) -> bool:
    return any(n.severity == "error" and n.where.startswith(table) for n in reading.notes)


def changed(rows: list[list[str]], at: int, place: int, text: str | None) -> list[list[str]]:
    rows = [[*row] for row in rows]
    if text is None:
        del rows[at][place]
    else:
        rows[at][place] = text
    return rows


@pytest.mark.parametrize(
    ("at", "place", "text"),
    [
        (3, 5, None),  # a row with a cell less
        (0, 2, None),  # headings with a label less
        (2, 0, "自然人"),  # one kind twice
        (2, 0, "企业及其他"),  # a kind that is none of the form
    ],
)
@pytest.mark.parametrize("joined", JOINED)
def test_a_turned_table_whose_cells_do_not_line_up_is_refused(joined, at, place, text):
    values = some_values("2021")
    rows = changed(matrix_of_outcomes("2021", values), at, place, text)
    reading = read_text(text_page("2021", values, "applications", JOINED[joined](rows)))
    assert missing(reading, values) == {"applications"}
    assert is_noted(reading, "applications")


def test_the_unit_in_a_turned_heading_is_that_of_the_amount():
    values = some_values("2021")
    rows = blocks_of_disclosure("2021", values)
    printed = JOINED["bars"](rows).replace("单位：万元", "单位：元").replace("单位:万元", "单位:元")
    assert printed != JOINED["bars"](rows)
    reading = read_text(text_page("2021", values, "proactive_disclosure", printed))
    cell = "proactive_disclosure.administrative_fees.amount"
    assert cells(reading.report)[cell] == Decimal(values[cell]) / 10000
    assert ("money_unit_converted", cell) in kinds(reading)


def test_all_of_table_two_in_one_matrix_keeps_the_cells_that_the_form_has():
    values = some_values("2021")
    table = form("2021").table("proactive_disclosure")
    rows = [["信息内容", *(row.label for row in table.rows)]]
    for column in table.columns:
        ids = [f"{table.id}.{row.id}.{column.id}" for row in table.rows]
        rows.append([column.label, *(values.get(cell, "") for cell in ids)])
    page = with_tables("2021", values, {table.id: lambda _: [[*map(Box, row)] for row in rows]})
    assert_reads(read(as_html(page).encode()), values)


@pytest.mark.parametrize("joined", JOINED)
def test_a_heading_of_another_row_beside_the_values_of_a_turned_row_is_refused(joined):
    values = some_values("2019")
    rows = blocks_of_disclosure("2019", values)
    places = {row[0]: at for at, row in enumerate(rows)}
    items = places["采购项目数量"]
    fees = next(at for at, row in enumerate(rows) if row[-1] == "行政事业性收费")
    rows[fees + 2][0], rows[items][0] = rows[items][0], rows[fees + 2][0]
    text = text_page("2019", values, "proactive_disclosure", JOINED[joined](rows))
    reading = read_text(text)
    found = [cell for cell in cells(reading.report) if cell.startswith("proactive_disclosure")]
    assert not [cell for cell in found if ".administrative_fees." in cell or ".procure" in cell]
    assert is_noted(reading, "proactive_disclosure")
