"""What a web page prints under a report: buttons, links, who keeps the site.

Only what follows the last section is looked at: the first line that belongs to the site, if no
sentence comes after it, ends the report.
"""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.readers.recognise.notes import Notes
from govinfo_report.readers.recognise.stream import Line
from govinfo_report.text import compact

MAX_LINES: Final = 80
"""Most lines that a site prints under a report."""

_SITE: Final = re.compile(
    r"[【\[]?(?:打印|关闭|打印本页|关闭窗口|返回顶部|返回首页|TOP)[】\]]?(?:[【\[]?[\u4e00-\u9fff]{2,4}[】\]]?)*"
    r"(?:分享到?[:：]?.*)?|"
    r"(?:分享到?|扫一扫.*|相关(?:阅读|链接|文章|附件)|上一[篇页条]|下一[篇页条]|附件下载|网站地图|联系我们)[:：]?.*|"
    r".*(?:[^\W\d_]ICP备|公网安备|网站标识码|版权所有|技术支持[:：]|Copyright).*|"
    r"(?:主办|承办|主管|维护|协办)(?:单位|方)?[:：].{2,60}",
    re.IGNORECASE,
)
_SENTENCE_ENDS: Final = ("。", "；", ";")


def without_site(lines: list[Line], section: str, notes: Notes) -> list[Line]:
    """The lines of the last section without what the site prints under it."""
    end = len(lines)
    first = max(0, end - MAX_LINES)
    for place in range(end - 1, first - 1, -1):
        text = compact(lines[place].text)
        if lines[place].cells is not None or text.endswith(_SENTENCE_ENDS):
            break
        if _SITE.fullmatch(text):
            end = place
    if end < len(lines):
        notes.add("noise_line", section, lines[end].text, lines[end])
    return lines[:end]
