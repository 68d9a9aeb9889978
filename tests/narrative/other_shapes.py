"""The shapes of sentences that speak of something else than the tables do."""

from __future__ import annotations

from typing import Final

from tests.narrative.describing import YEAR
from tests.narrative.grammar import Writer, other
from tests.narrative.shapes import asked, opening, received_number

OTHER: Final = 200
"""How many such sentences are made."""


@other("years")
def span_of_years(w: Writer) -> str:
    """Several years together."""
    first, last = YEAR - w.chance.randint(1, 4), YEAR
    n = w.printed(w.chance.randint(100, 400))
    span = w.one(
        *(
            f"{first}年至{last}年",
            f"{first}—{last}年",
            f"{first}至{last}年",
            f"{first}年到{last}年",
        ),
        *(f"{first}-{last}年", f"{first}年和{last}年", f"{first}年、{last}年", "近三年", "三年来"),
        *("近五年来", "五年间", f"{first}年以来", f"自{first}年以来"),
    )
    return f"{span}{w.one('共', '累计', '，我局共')}收到{asked(w)}{n}件。"


@other("years")
def list_of_years(w: Writer) -> str:
    """One figure a year, the last one true."""
    t = w.tables
    mark = w.one("，", "；", "。", "、")
    cell = w.one("received", "disputes")
    if cell == "received":
        word, last = asked(w), t.received
    else:
        word, last = "行政复议", sum(t.disputes["reconsideration"].values())
    some = [(YEAR - i, w.chance.randint(70, 99)) for i in range(w.chance.randint(2, 3), 0, -1)]
    said = [f"{y}年{word}{w.printed(n)}件" for y, n in (*some, (YEAR, last))]
    return mark.join(said) + "。"


@other("scope")
def parts_of_the_organ(w: Writer) -> str:
    """Offices of the organ, one by one."""
    names = w.chance.sample(["办公室", "业务科室", "执法大队", "各科室", "服务中心", "法规股"], 2)
    verb = w.one("收到申请", "受理信息公开申请", "答复申请", "办理申请")
    a, b = (w.printed(w.chance.randint(60, 90)) for _ in range(2))
    mark = w.one("，", "、", "；")
    return f"{w.one('', '局', '其中')}{names[0]}{verb}{a}件{mark}{names[1]}{verb}{b}件。"


@other("scope")
def other_organs(w: Writer) -> str:
    """Figures of other organs, and what they handed on."""
    n, m = (w.printed(w.chance.randint(60, 90)) for _ in range(2))
    request = asked(w)
    above = w.one("县政府", "县政府办公室", "市局")
    helped = w.one("协助", "配合") + above + w.one("办理", "答复", "处理")
    return opening(w).removesuffix("本机关") + w.one(
        f"县政府{w.one('收到', '受理', '共收到')}{request}{n}件，转我局办理{m}件。",
        f"{helped}{request}{n}件。",
        f"全县各级行政机关{w.one('共', '')}收到{request}{n}件。",
        f"我县各级行政机关{w.one('共', '')}收到{request}{n}件。",
        f"县政府办公室转我局{w.one('办理', '答复')}{request}{n}件。",
        f"各乡镇{w.one('共', '')}收到{request}{n}件。",
    )


@other("scope")
def last_years_disputes(w: Writer) -> str:
    """Disputes carried over are no requests carried over."""
    t = w.tables
    number = w.printed(sum(t.disputes["reconsideration"].values()))
    n = w.printed(w.chance.randint(30, 40))
    over = w.one("上年结转", "上年度结转", f"{YEAR - 1}年结转")
    return f"因信息公开被申请行政复议{number}件，{w.one('其中', '含', '另有')}{over}{n}件。"


@other("items")
def items_of_information(w: Writer) -> str:
    """Information made and how it may be had."""
    a, b, c = (w.printed(w.chance.randint(100, 4000)) for _ in range(3))
    unit = w.one("条", "份", "条")
    made = w.one("制作政府信息", "制发公文", "产生政府信息", "形成政府信息", "制发文件")
    return w.one(
        f"{made}{a}{unit}，其中不予公开{b}{unit}。",
        f"{made}{a}{unit}，主动公开{b}{unit}，不予公开{c}{unit}。",
        f"{made}{a}{unit}，其中主动公开{b}{unit}、依申请公开{c}{unit}、不予公开{b}{unit}。",
    )


@other("noise")
def other_work(w: Writer) -> str:
    """Letters, proposals, posts."""
    a, b = (w.printed(w.chance.randint(60, 900)) for _ in range(2))
    letters = w.one("群众来信", "网民留言", "信访件", "咨询")
    return w.one(
        f"全年{w.one('收到', '受理')}{letters}{a}件，办结{b}件。",
        f"办理{w.one('人大代表建议', '政协提案')}{a}件，{w.one('均已办结', '全部答复')}。",
        f"发布{w.one('政策解读', '新媒体信息', '工作动态')}{a}条，{b}条被转载。",
        f"回复{w.one('网站留言', '热线工单')}{a}件，{b}件正在办理。",
    )


@other("time")
def in_time(w: Writer) -> str:
    """That answers came in time says nothing of those not yet due."""
    said = w.one(
        *("均在法定期限内答复", "均按期答复", "按期答复率100%", "按时办结率100%", "均按时答复"),
        *(
            "法定期限内答复率100%",
            "均在规定时限内予以答复",
            "按期办结率为100%",
            "均依法按期作出答复",
        ),
        *("均在法定期限内答复，答复率100%", "按时答复率达100%"),
    )
    return f"{opening(w)}{received_number(w)}，{said}。"


@other("time")
def plans(w: Writer) -> str:
    """What is to be."""
    aim = w.one("全部按时答复", "答复率100%", "办结率100%")
    return w.one("下一步，", f"{YEAR + 1}年，", "今后") + w.one(
        f"我局将{w.one('力争', '确保')}{asked(w)}{aim}。",
        f"要{w.one('确保', '争取')}{w.one('不发生', '无')}行政复议{w.one('纠错', '被纠正')}案件。",
    )
