"""One report of 2023 as the web pages of different kinds of sites print it, with plain tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from govinfo_report.catalogue import form

FORM: Final = form("2021")
TITLE: Final = "某某区教育局2023年政府信息公开工作年度报告"
INTRODUCTION: Final = (
    "本报告由某某区教育局编写，数据统计期限自2023年1月1日起至2023年12月31日止。如有疑问，请与某某区教育局"
    "办公室联系（地址：某某路1号，邮编：310000，电话：0571-88888888）。"
)
OVERVIEW: Final = (
    "2023年，某某区教育局主动公开信息120条。",
    "（一）依申请公开。全年收到申请39件。",
)
PROBLEMS: Final = ("公开的内容还不够丰富，下一步将继续充实。",)
OTHER: Final = ("无其他需要报告的事项。",)

_OUTCOMES: Final = {
    "outcomes.granted": (12, 1, 0, 0, 0, 2),
    "outcomes.partly_granted": (3, 0, 0, 1, 0, 0),
    "outcomes.withheld.internal_affairs": (2, 0, 0, 0, 1, 0),
    "outcomes.unavailable.not_held": (17, 4, 0, 0, 0, 1),
    "outcomes.not_processed.repeated": (1, 0, 0, 0, 0, 0),
    "outcomes.total": (35, 5, 0, 1, 1, 3),
    "carried_forward": (1, 0, 0, 0, 0, 1),
    "carried_over": (2, 1, 0, 0, 0, 0),
    "received": (34, 4, 0, 1, 1, 4),
}
_DISPUTES: Final = ((2, 1, 0, 0, 3), (0, 0, 0, 1, 1), (1, 0, 0, 0, 1))
_ACTIVE: Final = (7, 14, 21, 28, 35, 42, 49, 56, 63)


def numbers() -> dict[str, str]:
    """Cell id → what every page prints."""
    values: dict[str, str] = {}
    active = iter(_ACTIVE)
    for row in FORM.table("proactive_disclosure").rows:
        for column in row.columns:
            printed = "59.2449" if column == "amount" else str(next(active))
            values[f"proactive_disclosure.{row.id}.{column}"] = printed
    for row in application_rows():
        kinds = _OUTCOMES.get(row.id, (0,) * 6)
        for column, number in zip(row.columns, (*kinds, sum(kinds)), strict=True):
            values[f"applications.{row.id}.{column}"] = str(number)
    for row, counts in zip(FORM.table("disputes").rows, _DISPUTES, strict=True):
        for column, number in zip(row.columns, counts, strict=True):
            values[f"disputes.{row.id}.{column}"] = str(number)
    return values


def application_rows():
    return [row for row in FORM.table("applications").rows if row.id != "outcomes.other.all"]


VALUES: Final = numbers()
Wrap = Callable[[str], str]


def _cell(text: str, columns: int = 1, rows: int = 1, wrap: Wrap = str) -> str:
    spans = (f' colspan="{columns}"' if columns > 1 else "") + (
        f' rowspan="{rows}"' if rows > 1 else ""
    )
    return f"<td{spans}>{wrap(text)}</td>"


def proactive_disclosure(wrap: Wrap = str) -> str:
    """Rows of table 二."""
    table = FORM.table("proactive_disclosure")
    rows, before = [], None
    for row in table.rows:
        span = 3 if len(row.columns) == 1 else 1
        if row.groups[0] != before:
            before = row.groups[0]
            heads = [table.column(column).label for column in row.columns]
            rows.append(_cell(table.group(before).label, 4, wrap=wrap))
            rows.append(
                _cell("信息内容", wrap=wrap) + "".join(_cell(h, span, wrap=wrap) for h in heads)
            )
        cells = [VALUES[f"{table.id}.{row.id}.{column}"] for column in row.columns]
        rows.append(_cell(row.label, wrap=wrap) + "".join(_cell(c, span, wrap=wrap) for c in cells))
    return "".join(f"<tr>{row}</tr>\n" for row in rows)


def applications(wrap: Wrap = str) -> str:
    """Rows of table 三."""
    table = FORM.table("applications")
    shown = application_rows()
    rows = [
        _cell(table.notes[0].zh, 3, 3, wrap) + _cell("申请人情况", 7, wrap=wrap),
        _cell("自然人", 1, 2, wrap)
        + _cell("法人或其他组织", 5, 1, wrap)
        + _cell("总计", 1, 2, wrap),
        "".join(
            _cell(kind, wrap=wrap)
            for kind in ("商业<br>企业", "科研<br>机构", "社会公益组织", "法律服务机构", "其他")
        ),
    ]
    seen: set[str] = set()
    for row in shown:
        labels = ""
        for group in row.groups:
            if group not in seen:
                seen.add(group)
                deep = sum(group in other.groups for other in shown)
                labels += _cell(table.group(group).label, 1, deep, wrap)
        labels += _cell(row.label, 3 - len(row.groups), wrap=wrap)
        cells = [VALUES[f"applications.{row.id}.{column}"] for column in row.columns]
        rows.append(labels + "".join(_cell(cell, wrap=wrap) for cell in cells))
    return "".join(f"<tr>{row}</tr>\n" for row in rows)


def disputes(wrap: Wrap = str) -> str:
    """Rows of table 四."""
    table = FORM.table("disputes")
    results = [column.label for column in table.columns]
    cells = [VALUES[f"disputes.{row.id}.{column}"] for row in table.rows for column in row.columns]
    rows = [
        _cell("行政复议", 5, wrap=wrap) + _cell("行政诉讼", 10, wrap=wrap),
        "".join(_cell(result, 1, 2, wrap) for result in results)
        + _cell("未经复议直接起诉", 5, wrap=wrap)
        + _cell("复议后起诉", 5, wrap=wrap),
        "".join(_cell(result, wrap=wrap) for result in results * 2),
        "".join(_cell(cell, wrap=wrap) for cell in cells),
    ]
    return "".join(f"<tr>{row}</tr>\n" for row in rows)


def paragraph(text: str) -> str:
    return f"<p>{text}</p>\n"


def tabled(rows: str) -> str:
    return f"<table>{rows}</table>\n"


def body(
    heading: Wrap = paragraph,
    text: Wrap = paragraph,
    cell: Wrap = str,
    table: Wrap = tabled,
) -> str:
    """Everything under the title."""
    one, two, three, four, five, six = (heading(section.label) for section in FORM.sections)
    parts = [text(INTRODUCTION), one, *map(text, OVERVIEW), two, table(proactive_disclosure(cell))]
    parts += [three, table(applications(cell)), four, table(disputes(cell))]
    parts += [five, *map(text, PROBLEMS), six, *map(text, OTHER)]
    return "".join(parts)


def page(content: str, head: str = f"<h1>{TITLE}</h1>", foot: str = "") -> str:
    return f"<!DOCTYPE html><html><body>{head}{content}{foot}</body></html>"


def _word(text: str) -> str:
    return (
        '<p class=MsoNormal align=center style="text-align:center"><span lang=EN-US '
        f'style="font-family:仿宋_GB2312">{text}<o:p></o:p></span></p>'
    )


def _section(text: str) -> str:
    return f'<section><span style="letter-spacing:1px">{text}</span></section>'


PORTAL_HEAD: Final = f"""<ul><li><a>首页</a></li><li><a>政务公开</a></li></ul>
<div><ul><li>政府信息公开指南</li><li>政府信息公开制度</li><li>法定主动公开内容</li><li>政府信息公开年报</li>
<li>依申请公开</li></ul></div><div>当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>
<h2>{TITLE}</h2>
<div><span>发布时间：2024-01-25 09:30</span>
<span>来源：某某区教育局</span><span>浏览次数：123</span>
<span>字号：[大 中 小]</span></div>"""
PORTAL_FOOT: Final = """<div><p>上一篇：没有了</p>
<p>主办单位：某某区人民政府　承办：某某区大数据局</p>
<p>网站标识码：3301000001　某ICP备05000001号</p><p>联系电话：0571-12345678</p></div>"""
RECORD: Final = f"""<table><tr><th>索引号</th><td>11330100000000000A/2024-00001</td>
<th>发布机构</th><td>某某区教育局</td></tr><tr><th>公开方式</th><td>主动公开</td>
<th>发布日期</th><td>2024-01-25</td></tr>
</table><h1>{TITLE}</h1>"""
WECHAT_HEAD: Final = f"""<h1>{TITLE}</h1>
<div><span>原创</span> <a>某某教育</a> <em>2024-01-30 17:00</em>
<em>发表于某地</em></div>"""


def _sub(pattern: str, with_: str, text: str) -> str:
    return re.sub(pattern, with_, text, flags=re.DOTALL)


_PLAIN: Final = body()

SITES: Final[dict[str, str]] = {
    "plain": page(_PLAIN),
    "portal with lists, breadcrumbs and foot": page(_PLAIN, PORTAL_HEAD, PORTAL_FOOT),
    "record above the title": page(_PLAIN, RECORD),
    "message of a social network": page(
        body(lambda text: _section(f"<strong>{text}</strong>"), _section, _section),
        WECHAT_HEAD,
        "<p>阅读原文</p><p>微信扫一扫关注该公众号</p>",
    ),
    "pasted from Word": page(body(lambda text: _word(f"<b>{text}</b>"), _word, _word)),
    "no spans": page(_sub(r' (?:col|row)span="\d+"', "", _PLAIN)),
    "a table for each group of rows": page(
        _sub(r'<tr>(<td colspan="4">)', r"</table><table><tr>\1", _PLAIN)
    ),
    "all in one table": page(
        "<table>"
        + _sub(r"<p>(.*?)</p>", r"<tr><td colspan=10>\1</td></tr>", body(table=str))
        + "</table>"
    ),
    "layout tables": page(f"<table><tr><td>菜单</td><td>{_PLAIN}</td></tr></table>"),
    "title over two lines": page(
        _PLAIN, "<div>某某区教育局</div><div>2023年政府信息公开工作年度报告</div>"
    ),
    "section numbers on lines of their own": page(
        body(lambda text: f"<p><b>{text[:2]}</b></p><p><b>{text[2:]}</b></p>")
    ),
    "headings in pieces": page(body(lambda text: f"<div><b>{text[:2]}</b><b>{text[2:]}</b></div>")),
    "label a glyph a line": page(
        _PLAIN.replace("三、本年度办理结果", "<br>".join("三、本年度办理结果"))
    ),
    "spaces in labels": page(
        _PLAIN.replace("总计", "总&nbsp;&nbsp;计").replace("其他<", "其&nbsp;他<")
    ),
    "fields of a form": page(_sub(r"<td>(\d+)</td>", r'<td><input value="\1"></td>', _PLAIN)),
    "digits in several elements": page(
        _sub(r"<td>(\d)(\d+)</td>", r"<td><font>\1</font><font>\2</font></td>", _PLAIN)
    ),
    "headings everywhere": page(_PLAIN.replace("<td", "<th").replace("</td", "</th")),
    "elements that are not closed": page(
        _PLAIN.replace("</td>", "").replace("</tr>", "").replace("</p>", "")
    ),
    "a hidden copy with other numbers": page(
        f"<div style='display:none'>{_sub(r'>[0-9]+<', '>9<', _PLAIN)}</div>{_PLAIN}"
    ),
    "labels with a translation": page(
        _PLAIN.replace("自然人", "自然人 Natural persons")
        .replace("规章", "规章 Rules")
        .replace("总计", "总计 Total")
    ),
    "row numbers in cells of their own": page(
        _sub(
            r"<td[^>]*>(\d)\.([^<]*)</td>",
            r"<td>\1.</td><td>\2</td>",
            _sub(r' (?:col|row)span="\d+"', "", _PLAIN),
        )
    ),
    "column headings again at a page's top": page(
        _PLAIN.replace(
            '<tr><td colspan="3">（七）',
            "<tr><td colspan=3></td><td>自然人</td><td>商业企业</td><td>科研机构</td>"
            "<td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>"
            '<tr><td colspan="3">（七）',
        )
    ),
    "units in the cells": page(
        _sub(r"<td>(\d+)</td>", r"<td>\1件</td>", _PLAIN).replace("59.2449", "592449元")
    ),
    "half-width commas in numbers": page(_PLAIN.replace("、", "､")),
    "sections as parts": page(body(lambda text: f"<h3>第{text[0]}部分　{text[2:]}</h3>")),
    "sections in brackets": page(body(lambda text: f"<h3>（{text[0]}）{text[2:]}</h3>")),
    "all tables at the end": page(
        _sub(r"<table>.*?</table>", "", _PLAIN)
        + "".join(re.findall(r"(?s)<table>.*?</table>", _PLAIN))
    ),
    "a table above its heading": page(
        _sub(r"(<p>四、[^<]*</p>\n)(<table>.*?</table>)", r"\2\1", _PLAIN)
    ),
}
"""What the site is like → its page."""
