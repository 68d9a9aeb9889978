"""The shapes of sentences that the grammar knows: what agrees with the tables and what does not."""

from __future__ import annotations

from typing import Final

from tests.narrative.describing import YEAR
from tests.narrative.grammar import Writer, claims_on

TRUE: Final = 500
FALSE: Final = 300
"""How many sentences are made of each sort."""

_Item = tuple[int, str, tuple[int, ...]]


def opening(w: Writer) -> str:
    return w.one("", f"{YEAR}年，", f"{YEAR}年度，我局", "本机关", "全年", "今年以来，")


def asked(w: Writer) -> str:
    return w.one("政府信息公开申请", "信息公开申请", "依申请公开政府信息申请", "公开申请")


def received_number(w: Writer) -> str:
    """收到申请 N 件, with the number in front or behind."""
    t = w.tables
    verb = w.one("收到", "共收到", "受理", "新收", "接收")
    number = w.number(t.received, t.received + t.over)
    return w.one(f"{verb}{asked(w)}{number}", f"{verb}{number}{asked(w)}")


@claims_on("received")
def received(w: Writer) -> str:
    """The number of requests received."""
    return f"{opening(w)}{received_number(w)}。"


@claims_on("received")
def received_bare(w: Writer) -> str:
    """Under words that name the requests already."""
    t = w.tables
    words = w.one("依申请公开共", "依申请公开件共计", "依申请公开合计")
    number = w.number(t.received, t.received + t.over)
    return f"{opening(w)}收到{w.one('社会公众', '各类', '')}{words}{number}。"


@claims_on("received")
def carried_over(w: Writer) -> str:
    """With those of last year."""
    t = w.tables
    words = w.one("上年结转", "上年度结转", f"{YEAR - 1}年结转", f"{YEAR - 1}年转来")
    new = received_number(w)
    number = w.number(t.over)
    over = w.one(f"{words}{number}", f"另有{number}系{words}")
    return f"{opening(w)}{new}{w.one('，', '；', '、')}{over}。"


def _answered(w: Writer) -> _Item:
    t = w.tables
    words = w.one(
        "已答复", "已办结", "已按期答复", "按时办结", "已依法答复", "均已答复", "予以答复"
    )
    return t.handled, words, (t.handled - t.over,)


def _forward(w: Writer) -> _Item:
    words = (
        *("结转下年度", "结转下年度继续办理", "转入下年度办理", "结转至下一年度"),
        *("结转下年", "结转次年答复", "结转下一年度继续办理"),
    )
    return w.tables.forward, w.one(*words), ()


@claims_on("handled")
def answered_and_forward(w: Writer) -> str:
    """What was answered and what was not yet."""
    chain = w.chain(_answered(w), _forward(w))
    return f"{opening(w)}{received_number(w)}，{chain}。"


@claims_on("handled")
def all_to_deal_with(w: Writer) -> str:
    """The total with last year's in brackets, then the split by result."""
    t = w.tables
    whole = t.received + t.over
    over = w.one("上年结转{}在内", "含上年结转{}", "其中上年结转{}").format(w.number(t.over))
    chain = w.chain(_answered(w), _forward(w))
    total = w.number(whole, t.received, t.handled)
    return f"{opening(w)}共{w.one('办理', '处理')}{asked(w)}{total}（{over}），{chain}。"


@claims_on("parts")
def two_splits(w: Writer) -> str:
    """A split by origin and one by result, side by side."""
    t = w.tables
    over = w.one("上年转来", "上年结转", f"{YEAR - 1}年结转", f"{YEAR - 1}年转来", "上年度转入")
    rest = w.one("余下{}结转下年", "剩余{}转入下年度办理", "结转下年度{}", "{}结转下年度")
    total = w.number(t.received + t.over, t.received, t.handled)
    begin = f"{opening(w)}{w.one('办理', '处理', '共办理')}{asked(w)}{total}"
    origin = f"{w.one('含', '其中', '包括')}{over}{w.number(t.over)}"
    closed = f"{w.one('办结', '答复', '已办结')}{w.number(t.handled, t.handled - t.over)}"
    return f"{begin}，{origin}，{closed}，{rest.format(w.number(t.forward))}。"


_OUTCOMES: Final = {
    "granted": ("予以公开", "同意公开"),
    "partly_granted": ("部分公开", "予以部分公开"),
    "withheld.state_secrets": ("不予公开", "不同意公开"),
    "unavailable.not_held": ("无法提供", "信息不存在"),
}


def _outcomes(w: Writer, least: int) -> list[_Item]:
    names = w.chance.sample(list(_OUTCOMES), w.chance.randint(least, 4))
    return [(w.tables.outcomes[name], w.one(*_OUTCOMES[name]), ()) for name in names]


@claims_on("outcome")
def outcomes(w: Writer) -> str:
    """Outcomes one by one."""
    return f"{opening(w)}{received_number(w)}，{w.chain(*_outcomes(w, 2))}。"


@claims_on("outcome")
def outcomes_in_brackets(w: Writer) -> str:
    """Outcomes in brackets behind what was answered."""
    t = w.tables
    total = w.number(t.handled, t.handled - t.over)
    chain = w.chain(*_outcomes(w, 2))
    return f"{opening(w)}答复{asked(w)}{total}（{chain}）。"


@claims_on("outcome")
def outcomes_mixed(w: Writer) -> str:
    """Number first, then word first, parted by semicolons."""
    some = [
        w.chain(item, forward=w.chance.random() < 0.5).removeprefix("其中：").removeprefix("其中")
        for item in _outcomes(w, 2)
    ]
    return f"{received_number(w)}。{'；'.join(some)}。"


@claims_on("outcome")
def outcomes_in_turn(w: Writer) -> str:
    """The words first, then their numbers."""
    items = _outcomes(w, 2)
    words = "、".join(word for _, word, _ in items)
    return (
        f"{received_number(w)}，{words}分别为{'、'.join(w.number(value) for value, *_ in items)}。"
    )


_DISPUTED: Final = {
    "upheld": ("维持", "结果维持", "获维持"),
    "corrected": ("被纠正", "结果纠正", "纠正"),
    "other": ("其他结果",),
    "pending": ("尚未审结", "正在审理", "未审结"),
}


def _results(w: Writer, row: str, least: int) -> list[_Item]:
    names = w.chance.sample(list(_DISPUTED), w.chance.randint(least, 4))
    found = w.tables.disputes
    if row == "litigation":
        rows = ("litigation.direct", "litigation.after_reconsideration")
        return [(sum(found[r][n] for r in rows), w.one(*_DISPUTED[n]), ()) for n in names]
    return [(found[row][name], w.one(*_DISPUTED[name]), ()) for name in names]


def _brought(w: Writer, row: str) -> str:
    """被申请行政复议 N 件, with the number in front or behind."""
    t = w.tables
    rows = [name for name in t.disputes if name.startswith(row)]
    number = w.number(sum(sum(t.disputes[name].values()) for name in rows))
    word = "行政复议" if row == "reconsideration" else "行政诉讼"
    cause = w.one("因政府信息公开工作", "因信息公开", "")
    verb = (
        w.one("被申请", "引起", "引发")
        if row == "reconsideration"
        else w.one("被提起", "引发", "发生")
    )
    return w.one(f"{cause}{verb}{word}{number}", f"{cause}{verb}{number}{word}")


@claims_on("disputes")
def results(w: Writer) -> str:
    """Reconsiderations or suits with their results."""
    row = w.one("reconsideration", "litigation")
    return f"{opening(w)}{_brought(w, row)}，{w.chain(*_results(w, row, 2))}。"


@claims_on("disputes")
def results_of_both(w: Writer) -> str:
    """Reconsiderations, then suits."""
    first = f"{_brought(w, 'reconsideration')}，{w.chain(*_results(w, 'reconsideration', 1))}"
    second = f"{_brought(w, 'litigation')}，{w.chain(*_results(w, 'litigation', 1))}"
    return f"{opening(w)}{first}；{second}。"


@claims_on("applicants")
def applicants(w: Writer) -> str:
    """Who asked: all of them natural persons here."""
    t = w.tables
    whole = (t.received + t.over, t.handled)
    item = (t.received, w.one("自然人申请", "自然人提出的申请", "公民申请"), whole)
    return f"{received_number(w)}，{w.chain(item)}。"


@claims_on("disclosure")
def decisions(w: Writer) -> str:
    """Decisions of table two."""
    t = w.tables
    words = {"licensing": "行政许可", "penalties": "行政处罚", "coercive_measures": "行政强制"}
    names = w.chance.sample(list(words), w.chance.randint(1, 3))
    behind = w.one("", "处理决定数量", "处理决定数量为", "决定数量", "决定")
    mark = w.one("，", "、", "；")
    return (
        mark.join(
            f"{words[name]}{behind}{w.number(t.documents[f'{name}.decisions'])}" for name in names
        )
        + "。"
    )


@claims_on("disclosure")
def documents(w: Writer) -> str:
    """Normative documents, issued and in force."""
    t = w.tables
    issued = t.documents["normative_documents.issued"]
    force = t.documents["normative_documents.in_force"]
    repealed = t.documents["normative_documents.repealed"]
    begin = f"{opening(w)}{w.one('制发', '制定', '出台')}行政规范性文件{w.number(issued)}"
    return f"{begin}，废止{w.number(repealed)}，现行有效{w.number(force)}。"


def _change(w: Writer) -> str:
    t = w.tables
    difference = t.received - t.before
    if not difference:
        t.before += 1
        difference -= 1
    word = w.one("增加", "增长", "上升") if difference > 0 else w.one("减少", "下降")
    return f"{word}{w.number(abs(difference))}"


def _percent(w: Writer) -> str:
    t = w.tables
    share = abs(t.received - t.before) * 1000 // t.before
    if w.said == w.wrong:
        share += w.chance.choice((40, 70, 100, 250))
    w.said += 1
    return f"{share // 10}.{share % 10}%"


@claims_on("growth")
def growth(w: Writer) -> str:
    """More or fewer requests than last year, in 件, in per cent, or both."""
    compare = w.one("同比", "较上年", f"比{YEAR - 1}年", "与上年相比", "较上年度", "较去年同期")
    change = _change(w)
    word = "增长" if w.tables.received > w.tables.before else "下降"
    percent = f"{word}{_percent(w)}"
    said = w.one(
        f"{change}，{percent}",
        f"{change}、{percent}",
        f"{change}（{percent}）",
        f"{change}，{word[0]}幅{percent[2:]}" if word == "增长" else f"{change}，降幅{percent[2:]}",
    )
    return f"{received_number(w)}，{compare}{said}。"


@claims_on("growth")
def as_last_year(w: Writer) -> str:
    """As many as last year, or not."""
    t = w.tables
    t.before = t.received
    if w.said == w.wrong:
        t.before += 9
    w.said += 1
    same = w.one("与上年持平", "与上年相同", f"与{YEAR - 1}年一致", "同上年持平", "与去年相同")
    return f"{asked(w)}{w.one('数量', '量', '总量')}{same}。"


@claims_on("none")
def none_received(w: Writer) -> str:
    """Nobody asked for anything."""
    t = w.tables
    t.outcomes = dict.fromkeys(t.outcomes, 0)
    t.over = t.forward = t.received = 0
    if w.said == w.wrong:
        t.received = t.forward = w.chance.randint(1, 9)
    w.said += 1
    people = w.one("公民、法人和其他组织", "公民、法人或者其他组织", "自然人、法人或其他组织")
    return opening(w) + w.one(
        f"没有{people}{w.one('申请公开政府信息', '提出政府信息公开申请', '申请政府信息公开')}。",
        f"无{people}{w.one('提出政府信息公开申请', '申请获取政府信息')}。",
        f"未收到{people}的{asked(w)}。",
        f"{asked(w)}{w.one('零受理', '零接收', '为零', '为0')}。",
        f"未{w.one('收到', '接到', '受理')}{asked(w)}。",
        f"{w.one('收到', '受理')}{asked(w)}{w.printed(0)}件。",
        f"一件{asked(w)}都没有收到。",
    )


@claims_on("all_closed")
def all_closed(w: Writer) -> str:
    """Everything was answered."""
    t = w.tables
    t.received += t.forward * 0
    t.received -= t.forward if t.received > t.forward else 0
    t.forward = 0
    if w.said == w.wrong:
        t.forward = w.chance.randint(1, 9)
        t.received += t.forward
    w.said += 1
    number = w.printed(t.received) + w.unit
    closed = w.one(
        *("均已办结", "均已答复", "全部答复", "都已答复", "均已依法答复", "全部予以答复"),
        *("均予以答复", "均作出答复", "全部办理完毕", "已全部办结", "办结率100%", "答复率100%"),
        *("答复率为100%", "答复率达到100%", "办结率百分之百", "都进行了答复", "均已作出书面答复"),
    )
    return f"{opening(w)}收到{asked(w)}{number}，{closed}。"


@claims_on("upheld")
def all_upheld(w: Writer) -> str:
    """Every case of one clause was upheld, and only of that."""
    t = w.tables
    rows = ("litigation.direct", "litigation.after_reconsideration")
    first = f"{_brought(w, 'reconsideration')}，{w.chain(*_results(w, 'reconsideration', 1))}"
    t.only_upheld(*rows)
    total = sum(t.disputes[row]["upheld"] for row in rows)
    if w.said == w.wrong:
        t.disputes[rows[0]]["upheld"] -= 1
        t.disputes[rows[0]]["corrected"] = 1
    w.said += 1
    upheld = w.one("均维持", "均获维持", "全部维持", "结果均为维持")
    mark = w.one("；", "，", "。")
    return (
        f"{first}{mark}{w.one('行政诉讼', '被提起行政诉讼')}{w.printed(total)}{w.unit}，{upheld}。"
    )


def _share(w: Writer, part: int, whole: int) -> str:
    share = part * 1000 // whole
    if w.said == w.wrong:
        share = share + 85 if share < 900 else share - 85
    w.said += 1
    return f"{share // 10}.{share % 10}%"


@claims_on("rate")
def closing_rate(w: Writer) -> str:
    """The share of what was closed among all that there was."""
    t = w.tables
    rate = _share(w, t.handled, t.received + t.over)
    return f"{opening(w)}{received_number(w)}，{w.one('办结率', '办结率为', '办结率达')}{rate}。"


@claims_on("rate")
def shares(w: Writer) -> str:
    """The share of an outcome among all that were dealt with."""
    t = w.tables
    name = w.chance.choice(list(_OUTCOMES))
    number, word = w.number(t.outcomes[name]), w.one(*_OUTCOMES[name])
    of = w.one("占办理总数", "占办理总数的", "占办结总数的", "占答复总数的")
    return f"{received_number(w)}，{word}{number}，{of}{_share(w, t.outcomes[name], t.handled)}。"


@claims_on("bound")
def bounds(w: Writer) -> str:
    """More than, fewer than, at least, at most."""
    t = w.tables
    t.over, t.forward = 0, 0
    t.received = t.handled
    n = t.received
    wrong = w.said == w.wrong
    w.said += 1
    lower = w.one("超过", "突破", "多于")
    upper = w.one("不足", "不到", "少于")
    bound = w.one(
        f"{lower}{w.printed(n if wrong else n - 1)}",
        f"{upper}{w.printed(n if wrong else n + 1)}",
        f"{w.one('不少于', '至少')}{w.printed(n + 1 if wrong else n)}",
        f"{w.one('不超过', '至多')}{w.printed(n - 1 if wrong else n)}",
    )
    return f"{opening(w)}收到{asked(w)}{bound}件。"


@claims_on("year")
def year(w: Writer) -> str:
    """The year of the organ's own work."""
    named = YEAR - 1 if w.said == w.wrong else YEAR
    w.said += 1
    head = w.one(
        *(
            "",
            "一是",
            "（一）",
            "1.",
            "2、",
            "（三）依申请公开情况 ",
            "（二）主动公开情况。",
            "第一，",
        ),
        *("二、政府信息管理情况　", "（五）监督保障方面："),
    )
    work = w.one("完善公开目录", "清理失效信息", "组织业务学习", "更新公开指南")
    who = w.one("我局", "本机关", "我单位", "甲县乙局")
    return f"{head}{named}年，{who}{work}。"
