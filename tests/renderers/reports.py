"""Reports whose every word can be printed and told again: what round trips are made with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, cast

import attrs
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS, TABLES
from govinfo_report.model import (
    ABSENT,
    MAX_AMOUNT,
    MAX_COUNT,
    Amount,
    Contact,
    Edition,
    Metadata,
    Period,
    Report,
    Signature,
    SignedCount,
    cells,
    layout,
    replace_cells,
)

AGENCIES: Final = ("吴兴区人力社保局", "某市人民政府办公室", "第一中学", "县应急管理局（消防大队）")

SENTENCES: Final = (
    "本机关全年主动公开信息400条，其中政务新媒体发布342条。",
    "按照“谁公开、谁审查”的原则，对拟公开的内容逐条审查；未发现泄密。",
    "收到的申请均按期答复，无行政复议、行政诉讼。",
    "意见见<b>附件</b>&amp;[说明](http://x.example/a_b?c=*d*)，编号 `A_1`、~2~、$3$。",
    "=HYPERLINK(0)和+1、-2、@x都是文字。",
    "{ DDEAUTO c:\\windows }不是域代码，\\也只是一个字符。",
    "1.完善机制，2.加强培训，3. 提升水平。",
    "（一）信息公开的及时性有待提高。",
)
"""Sentences with everything that some format could take for its own."""

dates = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
# What a page can print and a reader still knows for a number: see the limits of rendering.
counts = st.integers(0, 99) | st.integers(0, MAX_COUNT)
signed_counts = st.integers(-99, 99) | st.integers(-MAX_COUNT, MAX_COUNT)
amounts = st.decimals(0, 10**6, places=4) | st.integers(0, MAX_AMOUNT).map(Decimal)


def prose(sentences: Sequence[str]) -> st.SearchStrategy[Any]:
    """A narrative section: absent, empty, or some paragraphs."""
    paragraph = st.lists(st.sampled_from(sentences), min_size=1, max_size=4).map("".join)
    return st.just(ABSENT) | st.lists(paragraph, max_size=3).map(tuple)


clocks = st.times().map(lambda time: time.isoformat("seconds")) | st.times().map(
    lambda time: time.isoformat("minutes")
)
timestamps = dates.map(str) | st.builds(lambda day, time: f"{day}T{time}", dates, clocks)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The value, blank or absent."""
    return st.none() | st.just(ABSENT) | strategy


@st.composite
def blocks(draw: st.DrawFn, edition: Edition) -> dict[str, Any]:
    """Cells in every state, either shape of (六)其他处理, whole tables missing."""
    one_row = draw(st.booleans())
    parts = ("correction_overdue", "fee_overdue", "other")
    unwanted = tuple(
        f"applications.outcomes.other.{row}." for row in (parts if one_row else ("all",))
    )
    missing = tuple(f"{table}." for table in draw(st.sets(st.sampled_from(TABLES), max_size=2)))
    filler = draw(st.sampled_from([0, None, 7]))
    by_type = {SignedCount: signed_counts, Amount: amounts}
    strategies = {
        f"{row.id}.{attribute.name}": by_type.get(attribute.type, counts)
        for row in layout(edition).rows
        for attribute in attrs.fields(row.kind)
    }
    wanted = [cell for cell in strategies if not cell.startswith((*unwanted, *missing))]
    chosen = draw(st.sets(st.sampled_from(wanted), max_size=25)) if wanted else set()
    values: dict[str, Any] = {}
    for cell in wanted:
        value = draw(maybe(strategies[cell])) if cell in chosen else filler
        values[cell] = Decimal(value) if cell.endswith(".amount") and value == 7 else value
    # The shape shows in its first cell, whatever became of the others.
    if "applications." not in missing:
        first = "all" if one_row else parts[0]
        values[f"applications.outcomes.other.{first}.total"] = 1
    return values


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    return Contact(
        unit=draw(maybe(st.sampled_from(["局办公室", "市政务公开办公室"]))),
        address=draw(maybe(st.sampled_from(["吴兴大道1号5315室", "人民路2号"]))),
        postcode=draw(maybe(st.from_regex(r"[1-8][0-9]{5}", fullmatch=True))),
        telephone=draw(maybe(st.sampled_from(["0572-2289371", "010-66012345"]))),
        fax=draw(maybe(st.just("0572-2289372"))),
        email=draw(maybe(st.just("xxgk_1@wuxing.example"))),
        website=draw(maybe(st.just("http://www.wuxing.example/zwgk"))),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of either edition; its title names organ and year."""
    edition = cast(Edition, draw(st.sampled_from(EDITIONS)))
    years = (2019, 2020) if edition == "2019" else (2021, 2025)
    year = draw(st.integers(*years))
    agency = draw(st.sampled_from(AGENCIES))
    start = dt.date(year, 1, 1)
    report = Report(
        edition=edition,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        period=draw(maybe(st.just(Period(start, dt.date(year, 12, 31))))),
        metadata=Metadata(
            index_number=draw(maybe(st.just("11330524K14997759R/2024-00016"))),
            document_number=draw(maybe(st.just("吴人社〔2024〕1号"))),
            publisher=draw(maybe(st.sampled_from(["区人力社保局", "市政府办公室"]))),
            date_written=draw(maybe(dates)),
            published_at=draw(maybe(timestamps)),
            disclosure_mode=draw(maybe(st.just("主动公开"))),
            disclosure_term=draw(maybe(st.just("长期公开"))),
            other=draw(st.dictionaries(st.sampled_from(["主题分类", "关键词"]), st.just("民政"))),
        ),
        contact=draw(contacts()),
        introduction=draw(prose([s for s in SENTENCES if ">" not in s])),
        overview=draw(prose(SENTENCES)),
        problems_and_improvements=draw(prose(SENTENCES)),
        other_matters=draw(prose(SENTENCES)),
    )
    if isinstance(report.other_matters, tuple) and report.other_matters:
        signature = Signature(agency, draw(dates))
        report = attrs.evolve(report, signature=draw(maybe(st.just(signature))))
    return replace_cells(report, draw(blocks(edition)))


def shown_cells(report: Report) -> dict[str, Any]:
    """The cells as a page shows them: in a table that is there, nothing is absent."""
    there = cells(report)
    tables = {cell.partition(".")[0] for cell in there}
    other = "applications.outcomes.other."
    one_row = any(cell.startswith(f"{other}all.") for cell in there)
    return {
        cell: there.get(cell)
        for cell in layout(report.edition).cells
        if cell.partition(".")[0] in tables
        and not (cell.startswith(other) and cell.startswith(f"{other}all.") != one_row)
    }
