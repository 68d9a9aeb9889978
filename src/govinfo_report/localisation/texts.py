"""Why a correction is likely, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from govinfo_report.catalogue.names import scope_name
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.identities import Identity
from govinfo_report.language import COLON, COMMA, Lang, Text, both, counted
from govinfo_report.localisation.slips import SlipKind
from govinfo_report.model.values import exact, shown

REASONS: Final[Mapping[SlipKind, Text]] = {
    "sign": Text("数值多了负号", "the number carries a minus sign by mistake"),
    "total_zero": Text("合计填成了0", "a total was left at 0"),
    "unit": Text(
        "差一万倍，疑为元与万元混用", "10,000 times off: 元 taken for 万元 or the reverse"
    ),
    "transposed": Text("相邻两位数字颠倒", "two neighbouring digits were transposed"),
    "digit_dropped": Text("漏了一位数字", "a digit was dropped"),
    "digit_doubled": Text("一位数字重复", "a digit was typed twice"),
    "digit_added": Text("多了一位数字", "there is a digit too many"),
    "digit_wrong": Text("一位数字有误", "one digit is wrong"),
    "neighbour": Text(
        "与相邻格的数相同，疑为填错位置", "the same figure stands in a neighbouring cell"
    ),
    "off_by_one": Text("差1", "off by one"),
    "left_out": Text("应有数字处填了0", "0 where a figure belongs"),
    "superfluous": Text("应为0处有数字", "a figure where 0 belongs"),
    "fraction": Text("件数不是整数", "a count that is no whole number"),
    "other": Text("正好差出不平的数额", "off by exactly the difference that is left"),
    "undetermined": Text(
        "此格有误，但其余各数不能唯一确定正确值",
        "wrong, but the other figures leave a choice what is right",
    ),
    "swapped": Text("两格的数互换", "two cells hold each other's figure"),
    "moved": Text("数字填到了另一格", "a figure stands in another cell than its own"),
    "line_shifted": Text(
        "一行或一栏的数错开一格", "the figures of a row or column are off by one place"
    ),
    "totals_zero": Text("合计的整行或整栏填成了0", "a row or column of totals was left at 0"),
    "lines_swapped": Text("两行或两栏整体互换", "two rows or columns changed places"),
    "lines_shifted": Text(
        "几行或几栏整体错开一格", "rows or columns are off by one place as a whole"
    ),
}
"""Sort of slip → what is said of it."""

CHANGE: Final = Text("“{label}”填{before}，应为{after}", "{label}: {before}, should be {after}")
BLANK: Final = Text("空白", "blank")
CHOICE: Final = Text("{least}至{greatest}之间的数", "a number from {least} to {greatest}")
AT_LEAST: Final = Text("不小于{least}的数", "a number of at least {least}")
MORE: Final = Text("等{count}格", "and {count} more")

CORRECTION: Final = Text(
    "改法{number}（改{count}格，没有更少的改法）",
    "Correction {number} (cells: {count}; none changes fewer)",
)
ONE_SLIP: Final = Text(
    "改法{number}（改{count}格，但只需一处失误即可解释）",
    "Correction {number} (cells: {count}; a single slip would explain it)",
)
EXPLAINS: Final = Text("涉及：", "Explains: ")
INCOMPLETE: Final = Text("改法不止这些，未全部列出。", "There may be more corrections than these.")
DEDUCTIONS: Final = Text(
    "没有数字而由等式推定的格：", "Cells without a figure whose value the identities force:"
)
DEDUCTION: Final = Text("“{label}”应为{value}", "{label}: {value}")


def more_than(count: int) -> Text:
    """The honest end of a search that was stopped."""
    cells = f"{counted(count, 'cell')} {'is' if count == 1 else 'are'}"
    return Text(f"错的超过{count}格", f"more than {cells} wrong")


UNPROVEN: Final = Text(
    "不能确定：要算的太多，没有算完", "undecidable: there was too much to work out"
)
"""The same of what may be forced, or a contradiction."""

STATUS: Final[Mapping[str, Text]] = {
    "holds": Text("各项等式都成立", "every identity holds"),
    "inconsistent": Text(
        "数字互相矛盾：空白格无论填什么，等式都不能全部成立",
        "the figures contradict one another: whatever the blank cells stand for, "
        "not every identity can hold",
    ),
    "deducible": Text(
        "数字之间没有矛盾；等式决定了空白格的值，填入后全部成立",
        "no contradiction: the identities force the values of blank cells, and hold with them",
    ),
    "undecidable": Text(
        "不能确定：空白格有多种填法能使等式成立",
        "undecidable: the blank cells can be filled in more than one way",
    ),
}
"""Status → what is said of it."""


def explained(identities: Iterable[Identity], lang: Lang) -> str:
    """Identities for a reader: each rule by id and title, with the rows or columns concerned."""
    scopes: dict[str, list[str]] = {}
    for identity in identities:
        scopes.setdefault(identity.rule, []).append(identity.scope)
    rules = rules_by_id()
    comma, stop = COMMA(lang), Text("；", "; ")(lang)
    return stop.join(
        rules[rule].named(lang)
        + COLON(lang)
        + comma.join(f"“{_scope(rules[rule], scope)(lang)}”" for scope in found)
        for rule, found in scopes.items()
    )


def _scope(rule: Rule, scope: str) -> Text:
    return scope_name(rule.linear.table, scope) if rule.linear else both(scope)


def plain(value: Any) -> Any:
    """A value as JSON can hold it: fractions as decimals, what a draft has instead as its words."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, (int, Decimal)) and exact(value) is not None else shown(value)
