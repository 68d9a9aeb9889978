"""Quirks of the head of a page: title, header fields, period, contact details."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Final

from govinfo_report.model import Period
from tests.readers.drafts import AGENCY, Draft

TITLES: Final = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年度政府信息公开工作年度报告",
    "{year}年{agency}政府信息公开工作年度报告",
    "{year}年度{agency}政府信息公开年度报告",
    "{agency}政府信息公开工作年度报告（{year}年）",
    "{agency}政府信息公开工作{year}年度报告",
    "{agency}关于{year}年政府信息公开工作情况的报告",
    "关于{agency}{year}年度政府信息公开工作年度报告",
    "{agency}{year}年政务公开工作年度报告",
    "{agency}{year}年政务信息公开工作年度报告",
)


def titles(draft: Draft, random: Random) -> None:
    """Organ and year in every order."""
    title = random.choice(TITLES).format(agency=AGENCY, year=draft.year)
    draft.title = [title]
    draft.expected["title"] = title


def broken_titles(draft: Draft, random: Random) -> None:
    """A title broken over two or three lines, between words or inside one."""
    title = "".join(draft.title)
    end = len(title.partition("（")[0]) - 1
    cuts = sorted(random.sample(range(2, end), random.randint(1, 2)))
    draft.title = [title[a:b] for a, b in zip([0, *cuts], [*cuts, len(title)], strict=True)]
    draft.kinds.add("title_broken")


def repeated_titles(draft: Draft, random: Random) -> None:
    """The title of the web page, and that of the report under it."""
    title = "".join(draft.title)
    draft.title = [
        random.choice(("{}", "《{}》", "标题：{}", "{}_某某区人民政府")).format(title),
        title,
    ]
    draft.kinds.discard("title_broken")
    draft.kinds.add("title_repeated")


BACKWARDS: Final = 2011

PERIODS: Final = (
    ("自{y}年1月1日起至{y}年12月31日止", True),
    ("为{y}年1月1日至12月31日", True),
    ("从{y}年1月1日起，到{y}年12月31止", True),
    ("为{y}.1.1-{y}.12.31", True),
    ("自{y}-01-01至{y}-12-31", True),
    ("自 {y} 年 1 月 1 日 至 {y} 年 12 月 31 日", True),
    ("为{y}年1月1日—12月31日", True),
    ("自{y}11日起至{y}1231日止", False),
    ("为{y}1月1日至12月31日", False),
    ("自{y}年1月1日起至{y}年12月32日止", False),
    (f"自{{y}}年1月1日起至{BACKWARDS}年12月31日止", True),
)
"""How a period is printed, and whether anybody can read it."""


def periods(draft: Draft, random: Random) -> None:
    """The period in every way, also with slips that leave none."""
    printed, sound = random.choice(PERIODS)
    draft.introduction[0] = (
        f"本报告由{AGENCY}编写，所列数据的统计期限{printed.format(y=draft.year)}。"
    )
    year = draft.year
    last = BACKWARDS if f"{BACKWARDS}" in printed else year
    draft.expected["period"] = Period(dt.date(year, 1, 1), dt.date(last, 12, 31)) if sound else None
    if not sound:
        draft.kinds.add("period_damaged")


ASKING: Final = (
    "如对本报告有疑问，请与{unit}联系（{fields}）。",
    "如对本报告有任何疑问,请与{unit}联系,{fields}。",
    "如有疑问，请联系{unit}，{fields}。",
    "如有意见或者建议，可直接与{unit}联系（{fields}）",
    "对本报告如有疑问，请致电{unit}。{fields}",
    "如需咨询，请联系：{unit}；{fields}。",
)
FIELDS: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "address": (("地址", "联系地址", "办公地址", "通信地址"), "某某路37号行政中心5楼"),
    "postcode": (("邮编", "邮政编码"), "255000"),
    "telephone": (("电话", "联系电话", "咨询电话"), "0533-3000001"),
    "fax": (("传真", "传真号码"), "0533-3000002"),
    "email": (("邮箱", "电子邮箱", "E-mail", "电子邮件"), "xxgk_1@example.cn"),
}
"""Member → labels, and what is printed."""


def contacts(draft: Draft, random: Random) -> None:
    """Contact details in many orders and with any punctuation."""
    members = random.sample(sorted(FIELDS), random.randint(1, len(FIELDS)))
    colon, comma = random.choice("：:"), random.choice("，,；;、")
    fields = comma.join(random.choice(FIELDS[m][0]) + colon + FIELDS[m][1] for m in members)
    unit = AGENCY + random.choice(("办公室", "政务公开科", "办公室（政务公开科）"))
    draft.introduction.append(random.choice(ASKING).format(unit=unit, fields=fields))
    draft.expected["contact"] = {"unit": unit, **{member: FIELDS[member][1] for member in members}}


HEADS: Final = (
    ["索引号：000014348/2024-00001　发布机构：{a}　成文日期：2024-01-20", "浏览次数：12"],
    ["索 引 号 000014348/2024-00001 公开方式 主动公开", "发布机构 {a} 成文日期 2024-01-20"],
)


def header_fields(draft: Draft, random: Random) -> None:
    """Labelled fields under the title."""
    draft.head = [line.format(a=AGENCY) for line in random.choice(HEADS)]
    draft.expected["metadata.publisher"] = AGENCY
    draft.expected["metadata.index_number"] = "000014348/2024-00001"
    draft.expected["metadata.date_written"] = dt.date(2024, 1, 20)
