"""Reports and documents made up by Hypothesis, of both editions, with blanks and absent parts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS, TABLES, form
from govinfo_report.model import (
    ABSENT,
    MAX_AMOUNT,
    MAX_COUNT,
    Contact,
    Metadata,
    Period,
    Report,
    Signature,
    layout,
    replace_cells,
)

texts = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("政府信息公开年度报告、。()０"),
    max_size=20,
)
dates = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
counts = st.integers(0, 9) | st.integers(0, MAX_COUNT) | st.none()
signed_counts = st.integers(-9, 9) | st.integers(-MAX_COUNT, MAX_COUNT) | st.none()
amounts = st.decimals(0, 10**6, places=4) | st.integers(0, MAX_AMOUNT).map(Decimal) | st.none()
timestamps = (
    dates.map(str)
    | st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat())
    | st.datetimes().map(lambda moment: moment.isoformat()[:16])
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.decimals(-9, 9, places=2) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value, blank or absent."""
    return st.none() | st.just(ABSENT) | strategy


@cache
def cell_values(edition: str) -> dict[str, st.SearchStrategy[Any]]:
    """Cell id → strategy of the values that a document allows there."""
    kinds = {"signed_count": signed_counts, "money": amounts}
    cells = form(edition).cells
    return {
        cell: kinds.get(cells[cell].kind, counts) | st.just(ABSENT)
        for cell in layout(edition).cells
    }


@cache
def shapes(edition: str) -> st.SearchStrategy[dict[str, Any]]:
    """What decides which cells of a report there are, and which of them are filled by chance."""
    return st.fixed_dictionaries(
        {
            "one_row": st.booleans(),
            "absent": st.sets(st.sampled_from(TABLES)),
            "filler": st.sampled_from([0, None, ABSENT]),
            "chosen": st.sets(st.sampled_from(list(cell_values(edition))), max_size=25),
        }
    )


@st.composite
def blocks(draw: st.DrawFn, edition: str) -> dict[str, Any]:
    """Cells of a report: whole tables, rows or single cells may be absent."""
    shape = draw(shapes(edition))
    unwanted = tuple(
        f"applications.outcomes.other.{row}."
        for row in (
            ("correction_overdue", "fee_overdue", "other") if shape["one_row"] else ("all",)
        )
    )
    absent_tables = tuple(f"{table}." for table in shape["absent"])
    return {
        cell: draw(strategy) if cell in shape["chosen"] else shape["filler"]
        for cell, strategy in cell_values(edition).items()
        if not cell.startswith((*unwanted, *absent_tables))
    }


paragraphs = st.just(ABSENT) | st.lists(texts, max_size=3).map(tuple)


@cache
def members(edition: str) -> st.SearchStrategy[dict[str, Any]]:
    """Everything of a report but its cells."""
    cells = list(layout(edition).cells)
    return st.fixed_dictionaries(
        {
            "schema": st.just(ABSENT) | texts,
            "edition": st.just(edition),
            "title": st.none() | texts,
            "agency": st.none() | texts,
            "agency_code": maybe(texts),
            "year": st.none() | st.integers(1, 9999),
            "scope": maybe(st.sampled_from(["organ", "consolidated"])),
            "period": maybe(st.builds(Period, dates, dates)),
            "metadata": st.builds(
                Metadata,
                index_number=maybe(texts),
                publisher=maybe(texts),
                date_written=maybe(dates),
                published_at=maybe(timestamps),
                other=st.dictionaries(texts, st.none() | texts, max_size=2),
            ),
            "contact": st.builds(Contact, unit=maybe(texts), telephone=maybe(texts)),
            "introduction": paragraphs,
            "overview": paragraphs,
            "problems_and_improvements": paragraphs,
            "other_matters": paragraphs,
            "signature": maybe(st.builds(Signature, st.none() | texts, maybe(dates))),
            "remarks": st.dictionaries(st.sampled_from(cells), texts, max_size=2),
            "table_notes": st.dictionaries(
                st.sampled_from(TABLES), st.lists(texts, max_size=2), max_size=2
            ),
            "extensions": st.dictionaries(texts, json_values, max_size=2),
        }
    )


@st.composite
def reports(draw: st.DrawFn, edition: str | None = None) -> Report:
    """Any report that a document can hold."""
    edition = edition or draw(st.sampled_from(EDITIONS))
    return replace_cells(Report(**draw(members(edition))), draw(blocks(edition)))
