"""Reports and documents made up by Hypothesis, of both editions, with blanks and absent parts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from govinfo_report.model import (
    ABSENT,
    EDITIONS,
    MAX_AMOUNT,
    MAX_COUNT,
    TABLES,
    Amount,
    Contact,
    Metadata,
    Period,
    Report,
    Signature,
    SignedCount,
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


def cell_values(edition: str) -> dict[str, st.SearchStrategy[Any]]:
    """Cell id → strategy of the values that a document allows there."""
    by_type = {SignedCount: signed_counts, Amount: amounts}
    return {
        f"{row.id}.{attribute.name}": by_type.get(attribute.type, counts)
        for row in layout(edition).rows
        for attribute in attrs.fields(row.kind)
    }


@st.composite
def blocks(draw: st.DrawFn, edition: str) -> dict[str, Any]:
    """Cells of a report: whole tables, rows or single cells may be absent."""
    strategies = cell_values(edition)
    one_row = draw(st.booleans())
    unwanted = tuple(
        f"applications.outcomes.other.{row}."
        for row in (("correction_overdue", "fee_overdue", "other") if one_row else ("all",))
    )
    absent_tables = tuple(f"{table}." for table in draw(st.sets(st.sampled_from(TABLES))))
    filler = draw(st.sampled_from([0, None, ABSENT]))
    chosen = draw(st.sets(st.sampled_from(list(strategies)), max_size=25))
    values: dict[str, Any] = {}
    for cell, strategy in strategies.items():
        if cell.startswith((*unwanted, *absent_tables)):
            continue
        values[cell] = draw(strategy | st.just(ABSENT)) if cell in chosen else filler
    return values


@st.composite
def reports(draw: st.DrawFn, edition: str | None = None) -> Report:
    """Any report that a document can hold."""
    edition = edition or draw(st.sampled_from(EDITIONS))
    paragraphs = st.just(ABSENT) | st.lists(texts, max_size=3).map(tuple)
    cells = list(layout(edition).cells)
    report = Report(
        schema=draw(st.just(ABSENT) | texts),
        edition=edition,  # type: ignore[arg-type]  # drawn from the editions
        title=draw(st.none() | texts),
        agency=draw(st.none() | texts),
        agency_code=draw(maybe(texts)),
        year=draw(st.none() | st.integers(1, 9999)),
        scope=draw(maybe(st.sampled_from(["organ", "consolidated"]))),
        period=draw(maybe(st.builds(Period, dates, dates))),
        metadata=Metadata(
            index_number=draw(maybe(texts)),
            publisher=draw(maybe(texts)),
            date_written=draw(maybe(dates)),
            published_at=draw(maybe(timestamps)),
            other=draw(st.dictionaries(texts, st.none() | texts, max_size=2)),
        ),
        contact=Contact(unit=draw(maybe(texts)), telephone=draw(maybe(texts))),
        introduction=draw(paragraphs),
        overview=draw(paragraphs),
        problems_and_improvements=draw(paragraphs),
        other_matters=draw(paragraphs),
        signature=draw(maybe(st.builds(Signature, st.none() | texts, maybe(dates)))),
        remarks=draw(st.dictionaries(st.sampled_from(cells), texts, max_size=2)),
        table_notes=draw(
            st.dictionaries(st.sampled_from(TABLES), st.lists(texts, max_size=2), max_size=2)
        ),
        extensions=draw(st.dictionaries(texts, json_values, max_size=2)),
    )
    return replace_cells(report, draw(blocks(edition)))
