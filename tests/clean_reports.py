"""Reports in which nothing is wrong, so that whatever a check says of one is false.

Their figures agree with each other and with last year's, their prose fills every section and states
no figure, some, or many, all of them true. Where a new rule speaks of something that these reports
do not have, it belongs here too: the figures in :func:`_figures`, the prose in the two styles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any, Final

from attrs import frozen
from hypothesis import strategies as st

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.model import (
    Contact,
    Edition,
    Metadata,
    Period,
    Report,
    Signature,
    get_cell,
    replace_cells,
)

SIZES: Final[Mapping[str, int]] = {"zero": 0, "small": 9, "large": 10**7}
"""Size of the figures → largest number of cases in a cell that is drawn."""

PROSE: Final[Mapping[str, int | None]] = {"none": 0, "some": 2, "many": None}
"""How many sentences of a section state figures; ``None``: every sentence there is."""

AGENCIES: Final = (
    "示例市水务局",
    "示例县教育局",
    "示例市人民政府办公室",
    "示例市人民政府",
    "示例县示例镇人民政府",
)
"""Departments, an office, a government that may make rules (规章), and a town."""

_YEARS: Final = {"2019": (2019, 2020), "2021": (2022, 2023, 2024)}


@frozen
class Clean:
    """A report with nothing wrong, and the same organ's report for the year before, likewise."""

    report: Report
    previous: Report


@st.composite
def clean_reports(draw: st.DrawFn) -> Clean:
    """Two years of an organ of either edition, of every size and amount of prose."""
    edition = draw(st.sampled_from(EDITIONS))
    agency, year = draw(st.sampled_from(AGENCIES)), draw(st.sampled_from(_YEARS[edition]))
    size, prose = draw(st.sampled_from(list(SIZES))), draw(st.sampled_from(list(PROSE)))
    return clean(edition, agency, year, size, prose, Random(draw(st.integers(0, 2**32))))


def clean(edition: Edition, agency: str, year: int, size: str, prose: str, random: Random) -> Clean:
    """Two such years; ``size`` and ``prose`` are names of :data:`SIZES` and :data:`PROSE`."""
    previous = _report(edition, agency, year - 1, size, prose, random, None)
    return Clean(_report(edition, agency, year, size, prose, random, previous), previous)


def _report(
    edition: Edition,
    agency: str,
    year: int,
    size: str,
    prose: str,
    random: Random,
    previous: Report | None,
) -> Report:
    title = f"{agency}{year}年政府信息公开工作年度报告"
    cells = _figures(edition, SIZES[size], agency == "示例市人民政府", random, previous)
    figured = replace_cells(Report(edition=edition, title=title, agency=agency, year=year), cells)
    signed = dt.date(year + 1, 1, random.randint(5, 20))
    return replace_cells(
        Report(
            edition=edition,
            title=title,
            agency=agency,
            year=year,
            scope="consolidated" if agency == "示例市人民政府" else "organ",
            period=Period(dt.date(year, 1, 1), dt.date(year, 12, 31)),
            metadata=Metadata(
                publisher=agency,
                date_written=signed,
                published_at=(signed + dt.timedelta(days=random.randint(0, 9))).isoformat(),
            ),
            contact=Contact(unit=f"{agency}公开科", telephone="0000-1234567"),
            signature=Signature(agency, signed),
            **_STYLES[year % 2].sections(figured, PROSE[prose], random),
        ),
        cells,
    )


# Figures -----------------------------------------------------------------------------------------


class _Figures:
    """The figures of one year: drawn, or near those of the year before."""

    def __init__(self, limit: int, random: Random, previous: Report | None) -> None:
        self.cells: dict[str, Any] = {}
        self.first = previous is None
        self._limit = limit
        self._random = random
        self._previous = previous

    def last(self, cell: str) -> Any:
        """Last year's figure; 0 in the first year."""
        return 0 if self._previous is None else get_cell(self._previous, cell)

    def some(self, cell: str, *, at_least: int = 0) -> int:
        """A figure for a cell; a second year's is near the first's, for a leap is reported."""
        if self.first:
            drawn = self._random.choice((0, self._random.randint(0, self._limit)))
            return drawn + (at_least if self._limit else 0)
        last = int(self.last(cell))
        return last + self._random.randint(-(abs(last) // 20), abs(last) // 20)


def _figures(
    edition: str, limit: int, rules: bool, random: Random, previous: Report | None
) -> dict[str, Any]:
    figures = _Figures(limit, random, previous)
    _applications(edition, figures)
    _disputes(figures)
    (_disclosed_2021 if edition == "2021" else _disclosed_2019)(figures, rules)
    return figures.cells


def _applications(edition: str, figures: _Figures) -> None:
    table = form(edition).table("applications")
    columns = [column.id for column in table.columns if not column.total]
    rows = [row.id for row in table.rows if row.printed]
    parts = [row for row in rows if row.startswith("outcomes.") and row != "outcomes.total"]
    for column in columns:
        values = {row: figures.some(f"applications.{row}.{column}") for row in parts}
        granted = figures.some(f"applications.outcomes.granted.{column}", at_least=20)
        # 3.其他 for no more than a few: a large share is hardly meant.
        others = values.get("outcomes.other.other", 0) if figures.first else 0
        # One more than last year, so that the two years are not the same.
        more = 1 if granted and not figures.first else 0
        values["outcomes.granted"] = granted + 4 * others + more
        total = sum(values.values())
        values |= {"outcomes.total": total, "carried_forward": total // 10}
        values["carried_over"] = over = figures.last(f"applications.carried_forward.{column}")
        values["received"] = total + total // 10 - over
        figures.cells |= {f"applications.{row}.{column}": value for row, value in values.items()}
    for row in rows:
        total = sum(figures.cells[f"applications.{row}.{column}"] for column in columns)
        figures.cells[f"applications.{row}.total"] = total


def _disputes(figures: _Figures) -> None:
    names = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
    rows: dict[str, dict[str, int]] = {}
    for row in names:
        results = ("upheld", "corrected", "other", "pending")
        values = {result: figures.some(f"disputes.{row}.{result}") for result in results}
        # What was pending last year is among this year's cases.
        pending = figures.last(f"disputes.{row}.pending")
        values["upheld"] += max(0, pending - sum(values.values()))
        rows[row] = values
    cases, suits = rows[names[0]], rows[names[2]]
    cases["upheld"] += max(0, sum(suits.values()) - sum(cases.values()))
    for row, values in rows.items():
        values["total"] = sum(values.values())
        figures.cells |= {f"disputes.{row}.{column}": value for column, value in values.items()}


def _disclosed_2021(figures: _Figures, rules: bool) -> None:
    for row in ("regulations", "normative_documents"):
        start = f"proactive_disclosure.{row}"
        can = rules or row != "regulations"
        issued = figures.some(f"{start}.issued") if can else 0
        repealed = figures.some(f"{start}.repealed") if can else 0
        before = 20 * (issued + repealed) if figures.first else figures.last(f"{start}.in_force")
        figures.cells |= {f"{start}.issued": issued, f"{start}.repealed": repealed}
        figures.cells[f"{start}.in_force"] = before + issued - repealed
    for row in ("licensing", "penalties", "coercive_measures"):
        cell = f"proactive_disclosure.{row}.decisions"
        figures.cells[cell] = figures.some(cell)
    cell = "proactive_disclosure.administrative_fees.amount"
    figures.cells[cell] = Decimal(figures.some(cell)) + Decimal("0.25") * (issued > 0)


def _disclosed_2019(figures: _Figures, rules: bool) -> None:
    table = "proactive_disclosure"
    for row in ("regulations", "normative_documents"):
        made = figures.some(f"{table}.{row}.made") if rules or row != "regulations" else 0
        figures.cells[f"{table}.{row}.made"] = figures.cells[f"{table}.{row}.published"] = made
        figures.cells[f"{table}.{row}.total_public"] = 20 * made
    for row in ("licensing", "other_services", "penalties", "coercive_measures"):
        items = _items(figures, row)
        decisions = figures.some(f"{table}.{row}.decisions")
        # Just the items after their change: the misreading that a rule looks for.
        misread = decisions == items != 0
        figures.cells[f"{table}.{row}.decisions"] = decisions + misread
    _items(figures, "administrative_fees")
    figures.cells[f"{table}.procurement.items"] = figures.some(f"{table}.procurement.items")
    cell = f"{table}.procurement.amount"
    figures.cells[cell] = Decimal(figures.some(cell, at_least=1))


def _items(figures: _Figures, row: str) -> int:
    """The items of a row in the form of 2019, and their change; returns what comes of both."""
    start = f"proactive_disclosure.{row}"
    change = figures.some(f"{start}.change")
    last = figures.last(f"{start}.items_last_year") + figures.last(f"{start}.change")
    items = 20 * change if figures.first else last
    if change % 2 and items >= change:
        change = -change
    figures.cells |= {f"{start}.items_last_year": items, f"{start}.change": change}
    return int(items + change)


# Prose -------------------------------------------------------------------------------------------


@frozen
class _Style:
    """The sections in words of their own, so that one year's prose is not the other's again.

    Attributes:
        introduction: The text before section 一.
        overview: Paragraphs, of which the second goes on with sentences that state figures.
        figures: Those sentences.
        none: What else is said where there was no request.
        problems: Section 五.
        other: Section 六.
    """

    introduction: str
    overview: tuple[str, ...]
    figures: tuple[str, ...]
    none: str
    problems: tuple[str, ...]
    other: str

    def sections(
        self, report: Report, count: int | None, random: Random
    ) -> dict[str, tuple[str, ...]]:
        """The sections of a report; ``count`` sentences state figures, all where it is ``None``."""
        told = _stated(report)
        sentences = [*self.figures, *([] if told["received"] else [self.none])]
        if count is not None:
            sentences = random.sample(sentences, count)
        overview = [*self.overview]
        overview[1] += "".join(sentence.format_map(told) for sentence in sentences)
        return {
            "introduction": (self.introduction.format_map(told),),
            "overview": tuple(overview),
            "problems_and_improvements": self.problems,
            "other_matters": (self.other,),
        }


def _stated(report: Report) -> dict[str, Any]:
    """What the sentences speak of."""

    def cell(name: str) -> int:
        return int(get_cell(report, name) or 0)  # type: ignore[arg-type]  # all are there

    table = "proactive_disclosure"
    documents = "issued" if report.edition == "2021" else "made"
    told = {row: cell(f"applications.{row}.total") for row in ("received", "carried_over")}
    natural = cell("applications.received.natural_person")
    direct, after = (
        cell(f"disputes.litigation.{row}.total") for row in ("direct", "after_reconsideration")
    )
    return told | {
        "agency": report.agency,
        "year": report.year,
        "forward": cell("applications.carried_forward.total"),
        "handled": cell("applications.outcomes.total.total"),
        "granted": cell("applications.outcomes.granted.total"),
        "partly": cell("applications.outcomes.partly_granted.total"),
        "natural": natural,
        "organizations": told["received"] - natural,
        "cases": cell("disputes.reconsideration.total"),
        "upheld": cell("disputes.reconsideration.upheld"),
        "corrected": cell("disputes.reconsideration.corrected"),
        "suits": direct + after,
        "licensing": cell(f"{table}.licensing.decisions"),
        "penalties": cell(f"{table}.penalties.decisions"),
        "documents": cell(f"{table}.normative_documents.{documents}"),
    }


_EVEN_YEAR: Final = _Style(
    introduction=(
        "根据《中华人民共和国政府信息公开条例》，{agency}编制本报告。所列数据的统计期限自{year}年1月1日起"
        "至{year}年12月31日止。本报告的电子版可从示例网站（www.example.gov.cn）下载。如有疑问，"
        "请与{agency}公开科联系（电话：0000-1234567）。"
    ),
    overview=(
        "主动公开方面，围绕群众关心的事项及时更新栏目，政策文件与解读材料同步发布。",
        "依申请公开方面，规范登记、审核、答复各个环节，答复文书统一格式。",
        "政府信息管理方面，完善公文公开属性的源头认定，定期清理已经失效的内容。",
        "平台建设方面，对网站栏目作了归并，方便查找和下载。",
        "监督保障方面，明确专人负责，把公开工作纳入日常考核，接受社会评议，没有责任追究的情形。",
    ),
    figures=(
        "全年新收政府信息公开申请{received}件，上年结转{carried_over}件，办结{handled}件，结转下年度继续办理{forward}件。",
        "在办理结果中，予以公开{granted}件，部分公开{partly}件。",
        "被申请行政复议{cases}件，其中结果维持{upheld}件、结果纠正{corrected}件。",
        "作出行政处罚决定{penalties}件。",
        "制发行政规范性文件{documents}件。",
        "组织业务培训3次，参训人员120人次。",
    ),
    none="本年度未收到政府信息公开申请。",
    problems=(
        "一是解读形式还不够多样，二是个别栏目更新不够及时。",
        "下一步将增加图解和视频解读，逐项明确栏目的更新责任。",
    ),
    other="本年度没有收取政府信息公开信息处理费。没有其他需要报告的事项。",
)

_ODD_YEAR: Final = _Style(
    introduction=(
        "现公布{agency}{year}年度政府信息公开工作情况，数据统计期限为{year}年1月1日至{year}年12月31日。"
        "全文登载于示例网站（www.example.gov.cn），需要纸质文本或者有意见建议的，"
        "可与{agency}公开科联系，电话：0000-1234567。"
    ),
    overview=(
        "一年来，坚持以公开促落实、促规范、促服务。主动公开力度加大，重点领域信息做到应公开尽公开。",
        "畅通当面、信函和网络渠道受理公众的申请，疑难事项由法律顾问参与研究。",
        "信息资源实行目录管理，发布前逐条核对内容与来源。",
        "门户网站和政务新媒体互为补充，办事大厅设有查阅点并配备人员引导。",
        "自觉接受上级检查和公众监督，年内工作考核、社会评议情况良好，未发生责任追究。",
    ),
    figures=(
        "共收到信息公开申请{received}件，其中自然人{natural}件、法人或其他组织{organizations}件。",
        "上年度结转申请{carried_over}件，至年底尚有{forward}件结转下年度办理。",
        "因信息公开引发行政诉讼{suits}件。",
        "办理行政许可{licensing}件。",
        "通过新媒体发布消息260条，答复网民留言48条。",
    ),
    none="我单位全年没有收到公民、法人和其他组织提出的政府信息公开申请。",
    problems=(
        "对照要求，公开人员的业务能力有待提高，公众参与的渠道不够宽。",
        "今后将组织分批轮训，在重大决策前通过座谈和问卷征求意见。",
    ),
    other="按照有关收费办法，全年未向申请人收取信息处理费。",
)

_STYLES: Final = (_EVEN_YEAR, _ODD_YEAR)
