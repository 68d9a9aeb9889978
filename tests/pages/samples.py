"""Reports as offices fill them in: what the producers of pages are given."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import Any, Final

import attrs

from govinfo_report.model import Contact, Edition, Metadata, Period, Report, Signature, layout
from govinfo_report.model import replace_cells as replaced
from govinfo_report.printed_form import blank_report

YEARS: Final[dict[str, int]] = {"2019": 2020, "2021": 2023}

_AGENCIES: Final = ("某市人民政府办公室", "某县应急管理局", "某某区教育局")

_SENTENCES: Final = (
    "全年通过门户网站主动公开信息1,204条，其中政策文件36条，政策解读28条；政务新媒体发布信息2310条。",
    "严格落实“先审查、后公开”要求，对拟公开的信息逐条审查，未发生泄密情况。",
    "健全依申请公开办理流程，由专人登记、答复和归档，答复均在法定期限内作出。",
    "举办政务公开培训2次，参加人员116人次。",
    "按照《中华人民共和国政府信息公开条例》第二十条的规定，更新信息公开指南和目录。",
    "公开内容的时效性有待提高，个别栏目更新不够及时。",
    "下一步将加强业务培训（每年不少于2次），提高工作人员的能力和水平，并对栏目定期巡查。",
    "2月、5月、8月和11月各开展一次自查，整改问题17个，整改率为100%。",
)
_HEADS: Final = ("（一）主动公开。", "（二）依申请公开。", "（三）平台建设。", "（四）监督保障。")


def sample(edition: Edition, seed: int) -> Report:
    """A report, the same for the same seed: zeros, small and large figures, blanks, prose.

    Seed 0 has figures of up to seven digits, which wrap in the columns of a narrow page.
    """
    random = Random(f"{edition} {seed}")
    year = YEARS[edition]
    agency = random.choice(_AGENCIES)
    introduction = (
        f"本报告由{agency}按照《中华人民共和国政府信息公开条例》编制。全文由总体情况、主动公开政府信息"
        "情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进"
        f"情况、其他需要报告的事项六部分组成。本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    )
    report = attrs.evolve(
        blank_report(edition),
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        period=Period(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        metadata=Metadata(),
        contact=Contact(),
        introduction=(introduction,),
        overview=_prose(random, numbered=True),
        problems_and_improvements=_prose(random, numbered=False),
        other_matters=_prose(random, numbered=False),
        signature=Signature(agency, dt.date(year + 1, 1, 20)) if seed % 2 else None,
    )
    return replaced(report, _figures(edition, random, 9_999_999 if seed == 0 else 99_999))


def _prose(random: Random, *, numbered: bool) -> tuple[str, ...]:
    paragraphs = []
    for place in range(random.randint(1, 4)):
        chosen = random.sample(_SENTENCES, random.randint(1, 5))
        paragraphs.append((_HEADS[place] if numbered else "") + "".join(chosen))
    return tuple(paragraphs)


def _figures(edition: Edition, random: Random, large: int) -> dict[str, Any]:
    """A value for each cell of the edition's own form; some rows are blank as a whole."""
    values: dict[str, Any] = {}
    other = "applications.outcomes.other."
    for row in layout(edition).rows:
        if row.id.startswith(other) and (row.id == f"{other}all") != (edition == "2019"):
            continue
        style = random.choice(("zeros", "small", "small", "large", "blank"))
        for cell in (f"{row.id}.{column.name}" for column in attrs.fields(row.kind)):
            if cell.endswith(".amount"):
                values[cell] = Decimal(random.randint(0, 99_999_999)) / 10_000
            elif style == "blank" and random.random() < 0.8:
                values[cell] = None
            elif cell.endswith(".change"):
                values[cell] = random.randint(-30, 30)
            else:
                most = {"zeros": 0, "small": 99, "large": large}.get(style, 9)
                values[cell] = random.choice((0, random.randint(0, most), random.randint(0, most)))
    values["disputes.reconsideration.total"] = values["disputes.reconsideration.total"] or 1
    return values
