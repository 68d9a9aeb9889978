"""The words of generated pages, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from govinfo_report.catalogue import Known
from govinfo_report.language import Text

KNOWN: Final[Mapping[Known, Text]] = {
    "seen": Text("所见原文", "read in a copy"),
    "peer": Text("据转述", "known from a restatement"),
    "ours": Text("本项目的理解", "our own reading"),
}
"""How well a source is known."""

BASIS: Final = {
    "official": Text("官方：通知或条例印有", "official: a notice or article says so"),
    "arithmetic": Text("算术：由合计的含义得出", "arithmetic: it is what a total means"),
    "heuristic": Text("经验：通常如此，从不判为错误", "heuristic: usually so, never an error"),
}
NEEDS: Final = {
    "report": Text("本份年报", "the report alone"),
    "page": Text("年报原页面", "the page that the report was read from"),
    "previous": Text("上年年报", "last year's report"),
    "collection": Text("同一批的其他年报", "the other reports of a collection"),
    "manifest": Text("各机关的清单", "a manifest of the agencies"),
}
OUTCOMES: Final = {
    "holds": Text("成立", "holds"),
    "violated": Text("不成立", "violated"),
    "undecided": Text("不能确定", "undecided"),
    "not_applicable": Text("不适用", "not applicable"),
}
KINDS: Final = {
    "identity": Text("合计关系（勾稽）", "sums"),
    "cell": Text("单元格", "single cells"),
    "structure": Text("结构", "structure"),
    "metadata": Text("页头与日期", "header and dates"),
    "plausibility": Text("合理性", "plausibility"),
    "narrative": Text("文字与表格", "prose against tables"),
    "continuity": Text("与上年衔接", "year over year"),
    "collection": Text("多份年报", "many reports"),
    "hierarchy": Text("汇总", "consolidation"),
}
REASONS: Final = {
    "edition": Text(
        "另一版格式没有这一格，两版表二各栏统计的不是同一回事，不作换算。",
        "The form of the other edition has no such cell; nothing is converted.",
    ),
    "shape": Text(
        "（六）其他处理在 2019 年格式中是一行，在 2021 年格式中是三行；逐行不可比，"
        "三行之和可与一行相比。",
        "Other handling is one row on the form of 2019 and three rows on that of 2021: the rows "
        "cannot be compared one by one, the sum of the three can be compared with the one.",
    ),
}
ALIKE: Final = Text(
    "两版含义相同，可以逐年比较。", "The same in both editions: years can be compared."
)

FORM: Final = Text("{edition} 年格式", "Form of {edition}")
RULES: Final = Text("规则", "Rules")
