"""What a web page prints under a report: who keeps the site, licences, links, buttons."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.recognition.lines import Line
from govinfo_report.recognition.notes import Notes

MAX_LENGTH: Final = 160
"""Longest line that can begin the foot of a page."""

MAX_LINES: Final = 80
"""Most lines that a site prints under a report."""

MIN_PROSE: Final = 30
"""A sentence as long as this is the report's own."""

_STOPS: Final = ("。", "；", ";")
_FOOT: Final = re.compile(
    r"[\s【\[（(|·]{0,3}(?:主办(?:单位|方)?[:：\s]|承办(?:单位)?[:：\s]|主管(?:单位)?[:：]|版权所有|网站标识码|"
    r"政府网站标识码|技术支持|备案(?:序)?号|[\u4e00-\u9fff]ICP备|[\u4e00-\u9fff]{1,2}公网安备|ICP备|"
    r"Copyright|©|友情链接|网站地图|相关链接|相关(?:附件|文档|阅读|信息|稿件|文章)[:：]?\s*$|"
    r"上一[篇条页]|下一[篇条页]|打印本[页文稿]|打印\s*(?:】|\]|关闭|$)|关闭(?:窗口|本页|页面|】|\]|$)|"
    r"返回(?:顶部|首页)|TOP\s*$|分享\s*$|分享(?:到|至|[:：])|责任编辑|责编[:：]|"
    r"(?:编辑|审核|初审|复审|终审|校对|作者)[:：]|扫一扫|微信扫|扫描二维码|"
    r"阅读原文|附件下载|关于我们|网站声明|联系我们|浏览次数|阅读次数|收藏本页|纠错|我要纠错)|"
    r".{0,60}(?:[\u4e00-\u9fff]ICP备|公网安备|网站标识码|版权所有|技术支持[:：])",
    re.IGNORECASE,
)


def without_foot(lines: list[Line], section: str, notes: Notes) -> list[Line]:
    """The lines of the last section without the foot of the web page.

    The foot begins with the first line that only a web page prints; it is none where a sentence of
    the report stands behind it.
    """
    end = len(lines)
    for place in range(end - 1, max(0, end - MAX_LINES) - 1, -1):
        line = lines[place]
        text = line.text
        if place and len(text) <= MAX_LENGTH and "。" not in text and _FOOT.match(text):
            end = place
        elif line.cells is not None or (
            len(text) >= MIN_PROSE and text.endswith(("。", "；", ";"))
        ):
            break
    if end < len(lines):
        notes.add("noise_line", section, lines[end].text, lines[end])
    return lines[:end]
