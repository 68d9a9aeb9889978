"""Quirks of the head of a page and its headings: title, header fields, period, contact details."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Final

from attrs import field, frozen

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
    "{agency}{year}政府信息公开工作年度报告",
    "{year}{agency}政府信息公开工作年度报告",
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
    first = random.randrange(2, end)
    # No line is shorter than a year: nobody breaks one twice.
    more = [cut for cut in range(2, end) if abs(cut - first) > 3 and random.random() < 0.5]
    cuts = sorted([first, *more[:1]])
    draft.title = [title[a:b] for a, b in zip([0, *cuts], [*cuts, len(title)], strict=True)]
    draft.kinds.add("title_broken")


def repeated_titles(draft: Draft, random: Random) -> None:
    """The title of the web page, and that of the report under it, without a slip."""
    if "title_variant" in draft.kinds:
        return
    title = "".join(draft.title)
    draft.title = [
        random.choice(("{}", "《{}》", "标题：{}", "{}_某某区人民政府")).format(title),
        title,
    ]
    draft.kinds.discard("title_broken")
    draft.kinds.add("title_repeated")


MISTYPED: Final = (
    "{agency}{year}年政府信息公开工作告年度报",
    "{agency}{year}年政府信息公工作年度报告",
    "{agency}{year}年政府信息公开工工作年度报告",
    "{agency}{year}年政府信息公开工作年底报告",
)


def mistyped_titles(draft: Draft, random: Random) -> None:
    """A title with a wrong, a missing or a moved character."""
    title = random.choice(MISTYPED).format(agency=AGENCY, year=draft.year)
    draft.title, draft.expected["title"] = [title], title
    draft.kinds.discard("title_broken")
    draft.kinds.add("title_variant")


CANDIDATES: Final = (
    "《{agency}{year}年政府信息公开工作年度报告》已编制完成，欢迎查阅。",
    "现将{agency}{year}年度政府信息公开年度报告公布如下。",
    "根据条例，{agency}特向社会公布{year}年度政府信息公开工作年度报告。",
)


def without_title(draft: Draft, random: Random) -> None:
    """No title line; the introduction names organ and year, which are offered."""
    printed = random.choice(CANDIDATES).format(agency=AGENCY, year=draft.year)
    draft.title = []
    draft.introduction.insert(0, printed)
    draft.expected |= {"title": None, "agency": None}
    draft.suggested = {"agency": AGENCY, "year": draft.year}
    draft.kinds -= {"title_broken", "title_repeated", "title_variant"}
    draft.kinds |= {"no_title", "agency_candidate"}


CITED: Final = {
    "2021": ("国办公开办函〔2019〕60号", "国办公开函〔2021〕30号"),
    "2019": ("国办公开办函〔2021〕30号", "国办公开函〔2019〕60号"),
}
"""Form → the notice that issued the other one, and its own with a wrong letter."""


def citations(draft: Draft, random: Random) -> None:
    """A notice cited that issued another edition's form, or that does not exist."""
    other, mistyped = CITED[draft.edition]
    cited, kind = random.choice(((other, "citation_conflict"), (mistyped, "citation_mistyped")))
    draft.introduction.append(f"本报告按照通知（{cited}）要求编制。")
    draft.kinds.add(kind)


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


IN_OTHER_ORDERS: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    (
        "如有疑问，请与{unit}联系。办公室现位于某某路37号，邮编：255000。",
        {"address": "某某路37号", "postcode": "255000"},
    ),
    ("请拨打0533-3000001与{unit}联系。", {"telephone": "0533-3000001"}),
    ("如有疑问，请{unit}联系（电话：0533-3000001）。", {"telephone": "0533-3000001"}),
    ("电子版在网站（example.gov.cn）查阅，如有疑问，请联系{unit}。", {"website": "example.gov.cn"}),
)
"""Sentences, and what they say beside the unit."""


def contacts(draft: Draft, random: Random) -> None:
    """Contact details in many orders and with any punctuation."""
    if random.random() < 0.3:
        sentence, said = random.choice(IN_OTHER_ORDERS)
        unit = AGENCY + "办公室"
        draft.introduction.append(sentence.format(unit=unit))
        draft.expected["contact"] = {"unit": unit, **said}
        return
    members = random.sample(sorted(FIELDS), random.randint(1, len(FIELDS)))
    colon, comma = random.choice("：:"), random.choice("，,；;、")
    fields = comma.join(random.choice(FIELDS[m][0]) + colon + FIELDS[m][1] for m in members)
    unit = AGENCY + random.choice(("办公室", "政务公开科", "办公室（政务公开科）"))
    draft.introduction.append(random.choice(ASKING).format(unit=unit, fields=fields))
    draft.expected["contact"] = {"unit": unit, **{member: FIELDS[member][1] for member in members}}


SCOPES: Final = (
    ("所列数据仅限某某区教育局机关，不含所属学校。", "organ"),
    ("报告中的数据只包括局本级。", "organ"),
    ("本报告所列数据包括我市各级行政机关的数据。", "consolidated"),
    ("报告数据涵盖全区各级各部门。", "consolidated"),
)
"""Sentences, and the scope that they state."""


def scopes(draft: Draft, random: Random) -> None:
    """A sentence that says whose figures the report gives."""
    sentence, draft.expected["scope"] = random.choice(SCOPES)
    draft.introduction[0] += sentence


@frozen
class Head:
    """Header fields as a site prints them.

    Attributes:
        lines: Lines, or rows of a table, that hold the fields of every draft with header fields.
        other: Fields that are kept under the label that is printed.
        expected: Further members of the metadata.
        kinds: Kinds of notes that must be given.
    """

    lines: list[str] = field(factory=list)
    rows: list[tuple[str, ...]] = field(factory=list)
    other: dict[str, str] = field(factory=dict)
    expected: dict[str, str | None] = field(factory=dict)
    kinds: frozenset[str] = frozenset()


NUMBER: Final = "000014348/2024-00001"

HEADS: Final[dict[str, Head]] = {
    "on one line": Head(
        [f"索引号：{NUMBER}　发布机构：{AGENCY}　成文日期：2024-01-20", "浏览次数：12"]
    ),
    "spaces for colons": Head(
        [f"索 引 号 {NUMBER} 公开方式 主动公开", f"发布机构 {AGENCY} 成文日期 2024-01-20"],
        expected={"disclosure_mode": "主动公开"},
    ),
    "bullets": Head(
        [f"• 索引号：{NUMBER}", f"■ 发布机构：{AGENCY}", "* 公文生成日期：2024-01-20"],
        kinds=frozenset(("label_variant",)),
    ),
    "labels and values on lines of their own": Head(
        ["索引号", NUMBER, "发布机构", AGENCY, "成文日期", "2024-01-20"]
    ),
    "values below labels with colons": Head(
        ["索引号：", NUMBER, "发布机构：", AGENCY, "成文日期：", "2024-01-20"]
    ),
    "no sign between": Head([f"索引号{NUMBER}", f"发布机构 {AGENCY}", "成文日期2024-01-20"]),
    "unknown labels beside": Head(
        [f"内容分类：年报 索引号：{NUMBER}", f"发布机构：{AGENCY} 载体：网页 成文日期：2024-01-20"],
        other={"内容分类": "年报", "载体": "网页"},
    ),
    "a label of the page behind": Head(
        [
            f"索引号：{NUMBER} 成文日期：2024-01-20",
            f"发布机构：{AGENCY} 作者: 点击:",
            f"来源 {AGENCY} 字体大小:",
        ],
        other={"来源": AGENCY},
    ),
    "other words": Head(
        [
            f"索引号：{NUMBER} 备注/文号：某教〔2024〕7号 发布机构：{AGENCY} 成文日期：2024-01-20",
            f"发表日期：2024-01-21 文章来源：{AGENCY}",
        ],
        other={"文章来源": AGENCY},
        expected={"document_number": "某教〔2024〕7号", "published_at": "2024-01-21"},
        kinds=frozenset(("label_variant",)),
    ),
    "the frame of a number": Head(
        [f"索引号：{NUMBER} 文号：〔〕号", f"发布机构：{AGENCY} 成文日期：2024-01-20"],
        expected={"document_number": None},
        kinds=frozenset(("blank_cells",)),
    ),
}
"""Name → header of lines."""

HEAD_ROWS: Final[list[tuple[str, ...]]] = [
    ("主题分类", "文秘工作", "文种", ""),
    ("索引号", NUMBER, "文号", "〔〕号"),
    ("发布机构", AGENCY, "成文日期", "2024-01-20"),
]


def header_fields(draft: Draft, random: Random) -> None:
    """Labelled fields under the title."""
    under_title(HEADS[random.choice([*HEADS])], draft)


def header_tables(draft: Draft, _: Random) -> None:
    """A table of labelled fields under the title, with labels that have no value."""
    if draft.head:
        return
    kinds = frozenset(("blank_cells",))
    head = Head(rows=HEAD_ROWS, other={"主题分类": "文秘工作"}, kinds=kinds)
    under_title(head, draft)


def under_title(head: Head, draft: Draft) -> None:
    """Puts a header under the title."""
    draft.head, draft.head_rows = head.lines, head.rows
    draft.kinds |= head.kinds
    draft.expected["metadata.other"] = head.other
    draft.expected["metadata.publisher"] = AGENCY
    draft.expected["metadata.index_number"] = NUMBER
    draft.expected["metadata.date_written"] = dt.date(2024, 1, 20)
    draft.expected |= {f"metadata.{name}": value for name, value in head.expected.items()}


OWN_HEADINGS: Final = {
    "overview": ("一、工作总体情况", "一、总体概况"),
    "proactive_disclosure": ("二、主动公开情况", "二、主动公开政府信息的情况"),
    "applications": ("三、依申请公开情况", "三、收到和处理政府信息公开申请的情况"),
    "problems_and_improvements": ("五、存在的问题及改进情况", "五、存在问题及改进措施"),
}


def own_headings(draft: Draft, random: Random) -> None:
    """Headings of sections in words of the page's own."""
    for section in random.sample([*OWN_HEADINGS], 2):
        draft.headings_of[section] = random.choice(OWN_HEADINGS[section])
    draft.kinds.add("heading_variant")
