"""Reports for years before the first national form, in outlines and tables of their own."""

from __future__ import annotations

from random import Random
from typing import Final

from attrs import define

AGENCY: Final = "某某区民政局"

OUTLINES: Final = (
    ("概述", "主动公开政府信息情况", "政府信息公开申请情况", "存在的主要问题及改进措施"),
    ("基本情况", "信息公开目录建设", "依申请公开办理情况", "收费及减免情况", "下一步打算"),
    ("工作概况", "公开的内容和形式", "咨询处理情况", "复议、诉讼和申诉情况", "需要说明的事项"),
)
SENTENCES: Final = (
    "全年公开信息{n}条。",
    "网站公开{n}条，公报公开8条。",
    "收到申请{n}件，均已答复。",
    "未收取费用。",
    "接受咨询{n}人次，其中电话咨询3人次。",
    "图解不多，明年增加。",
    "没有发生行政复议和行政诉讼。",
)
ROWS: Final = (
    ("主动公开政府信息数", "条"),
    ("网站公开数", "条"),
    ("收到申请数", "件"),
    ("收费金额", "万元"),
    ("举办培训班次", "次"),
    ("被申请行政复议数", "件"),
)
SEPARATORS: Final = (" | ", "\t", "    ", "\n")


@define
class OlderPage:
    """A page and what must be read of it.

    Attributes:
        text: The page.
        year: Its year.
        sentences: Its running text.
        rows: Label of a row of its table → the values beside it.
    """

    text: str
    year: int
    sentences: list[str]
    rows: dict[str, list[str]]


def older_page(random: Random) -> OlderPage:
    """A page with an outline, sentences and a table made up."""
    year = random.randrange(2008, 2019)
    lines = [f"{AGENCY}{year}年政府信息公开工作年度报告"]
    sentences = [f"本报告由{AGENCY}编制，统计期限自{year}年1月1日起至{year}年12月31日止。"]
    lines += sentences
    number = random.choice(("{}、", "（{}）", "{}、　"))
    told = random.sample(SENTENCES, len(SENTENCES))
    for numeral, heading in zip("一二三四五六", random.choice(OUTLINES), strict=False):
        lines.append(number.format(numeral) + heading)
        own = [told.pop().format(n=random.randrange(2, 900)) for _ in range(bool(told))]
        lines += own
        sentences += own
    separator = random.choice(SEPARATORS)
    rows = {
        label: [unit, str(random.randrange(1, 10**5))]
        for label, unit in random.sample(ROWS, random.randint(2, len(ROWS)))
    }
    lines += ["附表", separator.join(("统计指标", "单位", "统计数"))]
    lines += [separator.join((label, *values)) for label, values in rows.items()]
    return OlderPage("\n".join(lines) + "\n", year, sentences, rows)
