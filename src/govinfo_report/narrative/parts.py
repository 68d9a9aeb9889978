"""What a total is said to consist of: 其中 a 件, b 件; （甲县 a 件、乙县 b 件）."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from attrs import define

from govinfo_report.narrative.context import Draft, Meaning, Sentence
from govinfo_report.narrative.phrases import start_of

_WHOLES: Final = (
    frozenset(("natural_person", "organizations")),
    frozenset(
        (
            "natural_person",
            "commercial_enterprise",
            "research_institution",
            "public_welfare_organization",
            "legal_service_institution",
            "other_organization",
        )
    ),
    frozenset(("upheld", "corrected", "other", "pending")),
)
"""Parts that together are all there is, by the form."""

_TOTALS: Final = frozenset(
    (
        "narrative.received",
        "narrative.handled",
        "narrative.reconsideration",
        "narrative.litigation",
        "narrative.disputes",
        "narrative.information_fee",
        "narrative.outcome",
    )
)


@define
class _Part:
    value: int | Decimal
    category: str
    about: tuple[str, ...]
    unit: str
    start: int
    end: int


@define
class _Group:
    """Numbers that may be the parts of some totals."""

    totals: list[Draft]
    depth: int
    listed: bool
    found: list[_Part]


class Parts:
    """Follows brackets and 其中 through a sentence, and gives totals their parts."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.depth = 0
        self._groups: list[_Group] = []
        self._done: list[_Group] = []
        self._totals: list[Draft] = list(sentence.carried.totals)
        self._own: list[Draft] = []
        self._after: list[Draft] = []

    def pass_over(self, place: int) -> None:
        """Notes a bracket or a word like 其中."""
        token = self.sentence.tokens[place]
        if token.role == "open":
            self.depth += 1
            before = self.sentence.tokens[place - 1] if place else None
            beside = before is not None and before.role == "number" and before.end == token.start
            self._after = self._own_at(before.end) if beside and before is not None else []
            if self._after:
                self._groups.append(_Group(self._after, self.depth, True, []))
        elif token.role == "close":
            self._close()
            self.depth = max(self.depth - 1, 0)
        elif token.role == "including":
            self._including(place)
        elif token.role == "respectively" and self._own and not self.depth and not self._groups:
            self._groups.append(_Group(self._own[-1:], 0, True, []))

    def _own_at(self, end: int) -> list[Draft]:
        return [d for d in self._own if d.end == end and d.kind in _TOTALS]

    def _close(self) -> None:
        while self._groups and self._groups[-1].depth >= self.depth > 0:
            self._done.append(self._groups.pop())

    def _including(self, place: int) -> None:
        group = self._groups[-1] if self._groups else None
        if group is not None and group.depth == self.depth and self.depth and not group.found:
            group.listed = False
            return
        if self.depth:
            return
        while self._groups:
            self._done.append(self._groups.pop())
        totals = [d for d in (self._own or self._totals) if d.kind in _TOTALS]
        if totals:
            last = totals[-1]
            chosen = [last]
            if last.kind == "narrative.information_fee":
                chosen = [d for d in totals if d.kind == last.kind][-2:]
            self._groups.append(_Group(chosen, 0, False, []))

    def takes(self, place: int, meaning: Meaning | None, words: range) -> bool:
        """Whether the number is a part and no claim by itself; keeps what may be a part."""
        token = self.sentence.tokens[place]
        group = self._groups[-1] if self._groups else None
        if (
            group is None
            or group.depth != self.depth
            or token.numeral is None
            or token.about not in ("件", "元", "")
        ):
            return False
        known = meaning is not None and meaning.kind is not None
        category = "named" if meaning is None or meaning.category == "other" else meaning.category
        about = meaning.about if meaning is not None else ()
        fee = group.totals[0].kind == "narrative.information_fee"
        same = known and meaning is not None and meaning.kind == group.totals[0].kind
        part = _Part(
            token.numeral.value,
            "named" if fee else category,
            about,
            token.about or "件",
            start_of(self.sentence, place, words),
            token.end,
        )
        if same and category not in ("result", "outcome"):
            part.category = "named"
        group.found.append(part)
        return fee or (same and category not in ("result", "outcome"))

    def total(self, drafts: list[Draft], place: int) -> None:
        """Notes claims that what follows may divide."""
        if not self._groups:
            self._own.extend(d for d in drafts if d.kind in _TOTALS)

    def finish(self) -> None:
        """Gives every total the parts that were found for it."""
        while self._groups:
            self._done.append(self._groups.pop())
        for group in self._done:
            for total in group.totals:
                self._give(total, group)
        carried = self._own or (self._totals if self._done or not self.sentence.drafts else [])
        self.sentence.carried.totals = carried

    def _give(self, total: Draft, group: _Group) -> None:
        unit = "元" if total.unit == "元" else "件"
        fitting = [part for part in group.found if part.unit == unit]
        if not fitting or total.parts:
            return
        run = []
        for part in fitting:
            if part.category != fitting[0].category:
                break
            run.append(part)
        if len(run) < 2:
            return
        total.parts = [part.value for part in run]
        names = {name.rpartition(".")[2] for part in run for name in part.about}
        whole = any(names >= each for each in _WHOLES)
        total.exhaustive = whole or (group.listed and run[0].category == "named")
        if run[0].category in ("named", "channel") and total.kind in (
            "narrative.received",
            "narrative.handled",
        ):
            self.sentence.drafts.append(
                Draft(
                    "narrative.parts",
                    total.about,
                    total.value,
                    run[0].start,
                    run[-1].end,
                    unit="件",
                    exactness=total.exactness,
                    period=total.period,
                    scope=total.scope,
                    extent=total.extent,
                    parts=list(total.parts),
                    exhaustive=total.exhaustive,
                )
            )
