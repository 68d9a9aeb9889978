"""What became of the waivers of a file: used, unused, expired or stale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from attrs import frozen

from govinfo_report.catalogue.names import name_of
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.documents.findings import UnusedReason, WaiverState
from govinfo_report.language import COMMA, Lang, Text
from govinfo_report.waivers.waiver import Waiver, Waivers

STATES: Final[dict[WaiverState, Text]] = {
    "used": Text("已使用", "used"),
    "unused": Text("未使用", "unused"),
    "expired": Text("已过期", "expired"),
    "stale": Text("已失效", "stale"),
}
"""The states in words."""

WAIVED: Final = Text("已豁免", "waived")
"""What a finding is that a waiver applies to, in words."""

_WHY: Final[dict[UnusedReason, Text]] = {
    "no_report": Text(
        "没有检查该机关该年度的报告。", "no report of this organ and year was checked."
    ),
    "no_finding": Text("报告中没有这个问题。", "the report has no such finding."),
    "not_asked": Text(
        "这条规则没有参加检查，或不适用。", "the rule was not asked, or is not applicable."
    ),
}


@frozen
class WaiverUse:
    """What became of one waiver.

    Attributes:
        waiver: The waiver.
        state: Its state. An expired one is expired whatever it would match.
        why: Why it is unused; else ``None``.
        changed: Of a stale one: the cells and facts that are not what they were.
    """

    waiver: Waiver
    state: WaiverState
    why: UnusedReason | None = None
    changed: tuple[str, ...] = ()

    def message(self, lang: Lang | None = None) -> str:
        """What became of it, for a reader, in English (``en``) or Chinese (``zh``)."""
        if self.state == "expired":
            day = f"{self.waiver.expires}"
            return Text(f"有效期至 {day}。", f"its last day was {day}.")(lang)
        if self.state == "stale":
            names = COMMA.join(name_of(changed) or changed for changed in self.changed)
            return Text(
                f"以下内容已与豁免时不同：{names.zh}。",
                f"it was given for other values; changed since: {names.en}.",
            )(lang)
        if self.why is not None:
            return _WHY[self.why](lang)
        return Text(f"理由：{self.waiver.reason}", f"reason: {self.waiver.reason}")(lang)

    def name(self, lang: Lang | None = None) -> str:
        """Which waiver it is: its number in the file, rule, organ and year."""
        waiver = self.waiver
        head = Text(f"豁免 {waiver.number}", f"waiver {waiver.number}")(lang)
        rule = rules_by_id().get(waiver.rule)
        return f"{head} {rule.named(lang) if rule else waiver.rule} ({waiver.agency} {waiver.year})"


_RANKS: Final[tuple[WaiverState | UnusedReason, ...]] = (
    "used",
    "expired",
    "stale",
    "no_finding",
    "not_asked",
    "no_report",
)
"""What is said of a waiver over several reports: the first of these that one of them says."""


@frozen(eq=False)
class Applied:
    """Waivers as they were applied to one report.

    Attributes:
        waivers: All of them.
        today: The day that expiry was compared with.
        own: What became of those for this report; worked out when asked for.
    """

    waivers: Waivers
    today: dt.date
    own: Callable[[], tuple[WaiverUse, ...]]

    def __reduce__(self) -> tuple[type[Applied], tuple[Any, ...]]:
        """What is pickled and copied: what was to be worked out is."""
        return type(self), (self.waivers, self.today, partial(tuple[WaiverUse, ...], self.own()))


def overall(applied: Iterable[Applied]) -> tuple[WaiverUse, ...]:
    """What became of the waivers over several reports, in the order of the file.

    A waiver is used where one report uses it, and unused only where none does.
    """
    best: dict[Waiver, WaiverUse] = {}
    seen: set[int] = set()
    for each in applied:
        if id(each.waivers) not in seen:
            seen.add(id(each.waivers))
            for waiver in each.waivers:
                best.setdefault(waiver, unmatched(waiver, each.today))
        for use in each.own():
            best[use.waiver] = min(best[use.waiver], use, key=_rank)
    return tuple(best.values())


def _rank(use: WaiverUse) -> int:
    return _RANKS.index(use.why or use.state)


def unmatched(waiver: Waiver, today: dt.date, why: UnusedReason = "no_report") -> WaiverUse:
    """The use of a waiver that nothing matches."""
    if waiver.expired(today):
        return WaiverUse(waiver, "expired")
    return WaiverUse(waiver, "unused", why)
