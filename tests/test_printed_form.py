"""The page of a report: the catalogue's words, the report's shape, and tables without a gap."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.model import ABSENT, Report, layout, replace_cells, with_cells
from govinfo_report.page import Page, PageGrid, Paragraph
from govinfo_report.printed_form import blank_report
from govinfo_report.printing.grids import is_value
from govinfo_report.renderers import lay_out
from tests.renderers.reports import reports

OTHER = "applications.outcomes.other."


def full(edition: str = "2021") -> Report:
    return with_cells(blank_report(edition), 0)


def grids(page: Page) -> dict[str | None, PageGrid]:
    return {block.name: block for block in page.blocks if isinstance(block, PageGrid)}


def ids(grid: PageGrid) -> list[str]:
    return [cell.frame.id or "" for row in grid.rows for cell in row if is_value(cell)]


def printed(grid: PageGrid) -> list[str]:
    return [cell.text for row in grid.rows for cell in row]


@settings(max_examples=30)
@given(reports())
def test_the_cells_of_a_grid_cover_it_once_and_leave_no_gap(report: Report) -> None:
    for grid in grids(lay_out(report)).values():
        covered: list[tuple[int, int]] = []
        for line, row in enumerate(grid.rows):
            for cell in row:
                covered += [
                    (line + down, cell.column + right)
                    for down in range(cell.frame.rows)
                    for right in range(cell.frame.columns)
                ]
        assert sorted(covered) == [
            (line, column) for line in range(len(grid.rows)) for column in range(len(grid.widths))
        ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_that_the_form_prints_stands_on_the_page_once(edition: str) -> None:
    found = [cell for grid in grids(lay_out(full(edition))).values() for cell in ids(grid)]
    assert sorted(found) == sorted(cell.id for cell in form(edition).cells.values() if cell.printed)


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_words_of_the_tables_are_the_catalogues(edition: str) -> None:
    for table in form(edition).tables:
        words = {
            *(row.label for row in table.rows),
            *(column.label for column in table.columns),
            *(heading for column in table.columns for heading in column.header),
            *(group.label for group in table.groups),
            *(note.zh for note in table.notes),
            table.row_heading,
            table.column_heading,
            "0",
        }
        assert set(printed(grids(lay_out(full(edition)))[table.id])) <= words


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_shape_of_other_outcomes_is_the_reports_own(edition: str) -> None:
    own = full(edition)
    three = ("correction_overdue", "fee_overdue", "other")
    one_row = {
        cell: 0 if cell.startswith(f"{OTHER}all.") else ABSENT
        for cell in layout(edition).cells
        if cell.startswith(OTHER)
    }
    single = ids(grids(lay_out(replace_cells(own, one_row)))["applications"])
    assert [cell for cell in single if cell.startswith(OTHER)] == [
        cell for cell in one_row if cell.startswith(f"{OTHER}all.")
    ]
    both = ids(
        grids(lay_out(replace_cells(own, {f"{OTHER}{row}.total": 1 for row in (*three, "all")})))[
            "applications"
        ]
    )
    assert {cell.split(".")[3] for cell in both if cell.startswith(OTHER)} == {*three, "all"}


def test_every_value_stands_under_the_headings_of_its_row_and_column() -> None:
    grid = grids(lay_out(full()))["applications"]
    words = {c.frame.id: c.text for row in grid.rows for c in row if c.frame.head}
    cells = {c.frame.id: c for row in grid.rows for c in row if is_value(c)}
    cell = cells["applications.outcomes.withheld.state_secrets.research_institution"]
    assert [words[name] for name in cell.frame.headings] == [
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
        "申请人情况",
        "法人或其他组织",
        "科研机构",
    ]


def test_what_a_report_lacks_is_not_printed() -> None:
    bare = attrs.evolve(Report(edition="2021", title=None, agency=None, year=None), overview=())
    assert lay_out(bare).blocks == (
        Paragraph(
            "一、总体情况", lay_out(bare).blocks[0].place, role="heading", pointer="/overview"
        ),
    )


def test_zero_and_blank_and_an_amount_are_printed_as_they_are() -> None:
    report = replace_cells(
        full(),
        {
            "applications.received.total": None,
            "proactive_disclosure.administrative_fees.amount": Decimal("59237.2449"),
        },
    )
    words = {
        cell.frame.id: cell.text
        for grid in grids(lay_out(report)).values()
        for row in grid.rows
        for cell in row
    }
    assert words["applications.received.total"] == ""
    assert words["applications.received.natural_person"] == "0"
    assert words["proactive_disclosure.administrative_fees.amount"] == "59237.2449"


def test_a_paragraph_says_which_text_of_the_report_it_prints() -> None:
    report = attrs.evolve(
        full(), title="某局报告", overview=("", "有序公开。"), introduction=("引言。",)
    )
    pointers = {
        block.pointer: block.text
        for block in lay_out(report).blocks
        if isinstance(block, Paragraph) and block.role in ("title", "text")
    }
    assert pointers["/title"] == "某局报告"
    assert pointers["/introduction/0"] == "引言。"
    assert pointers["/overview/1"] == "有序公开。"


def test_headings_in_english() -> None:
    blocks = lay_out(full(), lang="en").blocks
    headings = [b.text for b in blocks if isinstance(b, Paragraph) and b.role == "heading"]
    assert "3. Requests received and handled" in headings
