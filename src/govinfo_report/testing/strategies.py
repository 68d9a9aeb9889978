"""Reports made up by Hypothesis, of every edition, with blanks and absent parts, or consistent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeAlias

from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS, TABLES, alternatives, form
from govinfo_report.identities import identities, totals
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
    usual_title,
)

ReportStrategy: TypeAlias = st.SearchStrategy[Report]
"""A strategy for reports."""

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
    rows = sorted(alternatives(edition), key=len)  # the shape with one row, that with three
    unwanted = tuple(f"{row}." for row in rows[shape["one_row"]])
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


_PROSE: Final[Mapping[str, Any]] = {
    "introduction": ("本报告根据《中华人民共和国政府信息公开条例》编制，可在本机关网站查阅。",),
    "overview": ("本机关依法主动公开政府信息，办理公开申请，做好信息管理、平台建设和监督保障。",),
    "problems_and_improvements": ("公开的内容还不够细，将逐项补齐。",),
    "other_matters": ("没有其他需要报告的事项。",),
}
"""Prose that states no figure."""


@st.composite
def consistent_reports(draw: st.DrawFn, edition: str | None = None) -> Report:
    """A report in which nothing is wrong that is an error: every printed cell is filled."""
    edition = _edition(draw, edition)
    first, last = form(edition).first_year, form(edition).last_year
    year = draw(st.integers(first, last or first + 20))
    agency = draw(st.sampled_from(("示例市水务局", "示例县教育局", "示例市人民政府")))
    report = Report(
        edition=edition,
        title=usual_title(agency, year),
        agency=agency,
        year=year,
        period=Period(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        **_PROSE,
    )
    return replace_cells(report, draw(_consistent_cells(edition)))


@st.composite
def _consistent_cells(draw: st.DrawFn, edition: str) -> dict[str, Any]:
    """Figures of every printed cell: the parts are drawn, their totals follow."""
    cells, unprinted = form(edition).cells, alternatives(edition).other
    printed = [c for c in layout(edition).cells if c.rpartition(".")[0] not in unprinted]
    largest = draw(st.sampled_from((0, 9, 1000, 10**9)))
    drawn = draw(st.lists(st.integers(0, largest), min_size=len(printed), max_size=len(printed)))
    figures: dict[str, Any] = dict(zip(printed, drawn, strict=True))
    for cell, figure in figures.items():
        if cells[cell].kind == "money":
            figures[cell] = Decimal(figure).scaleb(-2)
    sums = [(each.cell, each.parts) for each in totals(edition)]
    for identity in identities(edition):
        if len(identity.right) > 1 and identity.relation == "=":
            # The balance: what was received is what was closed and goes on, less what came over.
            received, carried_over = identity.left
            closed, _ = identity.right
            _add_up(figures, [each for each in sums if each[0] == closed])
            goes_on = sum(figures[cell] for cell in identity.right)
            figures[carried_over] %= goes_on + 1
            figures[received] = goes_on - figures[carried_over]
    _add_up(figures, sums)
    return figures


def _add_up(figures: dict[str, Any], sums: Iterable[tuple[str, Sequence[str]]]) -> None:
    for total, parts in sums:
        if total in figures:
            figures[total] = sum(figures[part] for part in parts if part in figures)


def _edition(draw: st.DrawFn, edition: str | None) -> str:
    if edition is None:
        return draw(st.sampled_from(EDITIONS))
    return form(edition).edition


@st.composite
def reports(draw: st.DrawFn, edition: str | None = None) -> Report:
    """Any report that a document can hold."""
    edition = _edition(draw, edition)
    return replace_cells(Report(**draw(members(edition))), draw(blocks(edition)))
