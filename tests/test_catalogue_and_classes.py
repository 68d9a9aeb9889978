"""The one permitted repetition, id = attribute name, held together: catalogue against classes."""

from __future__ import annotations

import attrs
import pytest

import govinfo_report as gr
from govinfo_report.catalogue import EDITIONS, TABLES, form
from govinfo_report.model import Amount, Count, Report, SignedCount, layout

KINDS = {"count": Count, "signed_count": SignedCount, "money": Amount}


@pytest.mark.parametrize("edition", EDITIONS)
def test_cells_are_the_same_in_the_same_order(edition: str) -> None:
    assert tuple(form(edition).cells) == layout(edition).cells


@pytest.mark.parametrize("edition", EDITIONS)
def test_rows_have_the_columns_and_kinds_of_their_classes(edition: str) -> None:
    places = {row.id: row for row in layout(edition).rows}
    for table in form(edition).tables:
        for row in table.rows:
            place = places.pop(f"{table.id}.{row.id}")
            assert place.columns == row.columns
            types = {
                field.name: field.type for field in attrs.fields(attrs.resolve_types(place.kind))
            }
            for column in row.columns:
                cell = form(edition).cell(f"{table.id}.{row.id}.{column}")
                assert types[column] == KINDS[cell.kind], cell.id
    assert not places


@pytest.mark.parametrize("edition", EDITIONS)
def test_tables_and_sections_are_members_of_the_report_in_order(edition: str) -> None:
    members = [field.name for field in attrs.fields(Report)]
    assert tuple(table.id for table in form(edition).tables) == TABLES
    sections = [section.id for section in form(edition).sections]
    assert sections == [member for member in members if member in sections]


@pytest.mark.parametrize("edition", EDITIONS)
def test_with_cells_fills_exactly_the_printed_cells(edition: gr.Edition) -> None:
    filled = gr.with_cells(gr.Report(edition=edition, title=None, agency=None, year=None), 0)
    printed = [cell.id for cell in form(edition).cells.values() if cell.printed]
    assert list(gr.cells(filled)) == printed
