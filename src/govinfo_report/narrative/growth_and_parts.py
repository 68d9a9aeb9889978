"""What is said about a figure: its change from last year (同比增长12%), its parts (其中 a 件)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from govinfo_report.narrative.claim import ClaimUnit
from govinfo_report.narrative.sentence import ClaimDraft, Meaning, Sentence, start_of
from govinfo_report.narrative.tokens import Token
from govinfo_report.narrative.vocabulary import vocabulary
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.numerals import Exactness

_UNITS: Final[dict[str, ClaimUnit]] = {"%": "%", "件": "件", "倍": "倍", "元": "元"}
_CHANGES: Final = {"flat": Decimal(0), "doubled": Decimal(100), "halved": Decimal(-50)}
"""What is said of a change in a word → percent; only that there is none is said exactly."""

_CHANGED_BY: Final = frozenset(("", "为", "达", "约", "约为", "比例为", "比例达"))
"""Words between 增长 and its number."""
_AMOUNT: Final = lazy_pattern(r"数量|总量|总数|件数|量|数|基本|都|均|相比|的|共")
_COUNTED: Final = frozenset(("request", "receive", "dispute", "answer", "period", "scope", "all"))
"""Words beside which 与上年相同 is said of a number."""

_YEAR: Final = lazy_pattern("(?:19|20)[0-9]{2}")


def is_comparison(sentence: Sentence, place: int) -> bool:
    """Whether the number at ``place`` is said in comparison with last year."""
    compare = sentence.last(place, "compare")
    if compare < 0:
        return False
    first = _phrase_start(sentence, place)
    if compare >= first:
        return True
    return _goes_on(sentence, first, place) and is_comparison(sentence, first - 2)


def _goes_on(sentence: Sentence, first: int, place: int) -> bool:
    """增加3件，增长60%: whether the phrase is a change alone, behind another number."""
    tokens = sentence.tokens
    if place - first != 1 or first < 2 or tokens[first].role not in ("up", "down"):
        return False
    if tokens[first - 2].role != "number" or tokens[first - 1].role in ("semicolon", "close"):
        return False
    before = sentence.words(tokens[first - 1].end, tokens[first].start)
    between = sentence.words(tokens[first].end, tokens[place].start)
    return before in ("", "即", "同比") and between in _CHANGED_BY


def growth(sentence: Sentence, place: int, last: ClaimDraft | None) -> ClaimDraft | None:
    """The claim that the change at ``place`` makes; ``last`` is the figure said just before it."""
    token = sentence.tokens[place]
    first = _phrase_start(sentence, place)
    words = sentence.tokens[first:place]
    compare = next((i for i, t in enumerate(words) if t.role == "compare"), -1)
    sign = _sign(words[compare + 1 :])
    if sign is None or token.numeral is None or any(t.role == "no_compare" for t in words):
        return None
    if any(t.role == "respectively" for t in words) or not _with_last_year(sentence, words):
        return None  # 分别下降12%, 增长8%: which of them is whose
    if sentence.words(words[-1].end, token.start).startswith(("至", "到")):
        return None  # 增加到8件: what it has become
    tail = sentence.words(token.end, token.end + 4)
    unit = _UNITS.get(token.about)
    if unit is None or tail.startswith("个百分点"):
        return None
    if compare < 0:
        said = sentence.drafts_of("narrative.growth")
        about = said[-1].about if said and said[-1].end == sentence.tokens[first - 2].end else ()
    else:
        about = _subject(words[:compare], last)
    if not about:
        return None
    value, exactness = token.numeral.value * sign, token.numeral.exactness
    return _grown(sentence, first, token, about, value, unit, exactness)


def _grown(
    sentence: Sentence,
    first: int,
    token: Token,
    about: tuple[str, ...],
    value: int | Decimal,
    unit: ClaimUnit,
    exactness: Exactness,
) -> ClaimDraft:
    start = sentence.tokens[first - 1].end if first else sentence.start
    return ClaimDraft(
        kind="narrative.growth",
        about=about,
        value=value,
        unit=unit,
        exactness=exactness,
        start=start,
        end=token.end,
        category="growth",
    )


def flat(sentence: Sentence, place: int, last: ClaimDraft | None) -> ClaimDraft | None:
    """与上年持平, 翻番, 减半: a change without a number."""
    token = sentence.tokens[place]
    if not is_comparison(sentence, place):
        return None
    first = _phrase_start(sentence, place)
    about = _subject(tuple(t for t in sentence.tokens[first:place] if t.role != "compare"), last)
    if not about or not _with_last_year(sentence, sentence.tokens[first:place]):
        return None
    if token.about == "same":  # 申请量与上年相同, not 公开方式与上年相同
        words = tuple(t for t in sentence.tokens[first:place] if t.role != "compare")
        between = "".join(sentence.between(first, place))
        alike = not _AMOUNT.sub("", between) and {t.role for t in words} <= _COUNTED
        return _grown(sentence, first, token, about, 0, "件", "exact") if alike else None
    value = _CHANGES[token.about]
    roughly = bool(value) or sentence.words(token.start, token.end).startswith("基本")
    return _grown(sentence, first, token, about, value, "%", "about" if roughly else "exact")


def _phrase_start(sentence: Sentence, place: int) -> int:
    for i in range(place - 1, -1, -1):
        if sentence.tokens[i].role in ("comma", "semicolon", "open", "close", "pause"):
            return i + 1
    return 0


def _sign(words: tuple[Token, ...]) -> int | None:
    for token in reversed(words):
        if token.role == "up":
            return 1
        if token.role == "down":
            return -1
        if token.role == "number":
            return None  # 较上年的8件: what it is compared with
    return None


def _subject(words: tuple[Token, ...], last: ClaimDraft | None) -> tuple[str, ...]:
    """What grew: named in the phrase itself (申请量同比增长), else the figure just before."""
    roles = {t.role for t in words}
    if "noise" in roles or ("number" in roles and last is None):
        return ()
    disputes = tuple(f"{t.about}.total" for t in words if t.role == "dispute")
    if disputes:
        return disputes
    if "answer" in roles and "receive" not in roles:
        return ("outcomes.total",)
    if "request" in roles or ("receive" in roles and last is not None):
        return ("received",)
    if any(t.role in ("document", "permit", "fee", "charge", "channel") for t in words):
        return last.about if last is not None and last.kind in vocabulary().growing else ()
    if last is not None and last.kind in vocabulary().growing:
        return last.about
    return ()


def _with_last_year(sentence: Sentence, words: tuple[Token, ...]) -> bool:
    """Whether the comparison names no other year than the one before: not 较2021年."""
    year = sentence.carried.year
    named = [
        int(match.group())
        for token in words
        if token.role == "compare"
        for match in _YEAR.finditer(sentence.words(token.start, token.end))
    ]
    return year is None or all(each == year - 1 for each in named)


class _Part(Struct):
    value: int | Decimal
    category: str
    about: tuple[str, ...]
    unit: str
    start: int
    end: int


class _Group(Struct):
    """Numbers that may be the parts of some totals."""

    totals: list[ClaimDraft]
    depth: int
    listed: bool
    found: list[_Part]


class TotalParts:
    """Follows brackets and 其中 through a sentence, and gives totals their parts."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.depth = 0
        self._groups: list[_Group] = []
        self._done: list[_Group] = []
        self._totals: list[ClaimDraft] = list(sentence.carried.totals)
        self._own: list[ClaimDraft] = []
        self._after: list[ClaimDraft] = []

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

    def _own_at(self, end: int) -> list[ClaimDraft]:
        return [d for d in self._own if d.end == end and d.kind in vocabulary().divisible]

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
        totals = [d for d in (self._own or self._totals) if d.kind in vocabulary().divisible]
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
        category = "named" if meaning is None or meaning.category == "other" else meaning.category
        about = meaning.about if meaning is not None else ()
        fee = group.totals[0].kind == "narrative.information_fee"
        first = group.totals[0]
        same = meaning is not None and meaning.kind == first.kind and first.about[0] == about[0]
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

    def total(self, drafts: list[ClaimDraft], place: int) -> None:
        """Notes claims that what follows may divide."""
        if self._groups and not self.depth and self._ends_division(drafts):
            self._done.append(self._groups.pop())
        if not self._groups:
            self._own.extend(d for d in drafts if d.kind in vocabulary().divisible)

    def _ends_division(self, drafts: list[ClaimDraft]) -> bool:
        """行政复议5件，其中维持4件；行政诉讼2件，其中…: disputes that are no part of the total."""
        divided = {total.about[0].partition(".")[0] for total in self._groups[-1].totals}
        named = {d.about[0].partition(".")[0] for d in drafts if d.category == "dispute"}
        apart = bool(named) and not named & divided
        together = any(total.kind == "narrative.disputes" for total in self._groups[-1].totals)
        return apart and not together and len(self._groups) == 1

    def finish(self) -> None:
        """Gives every total the parts that were found for it."""
        while self._groups:
            self._done.append(self._groups.pop())
        for group in self._done:
            for total in group.totals:
                self._give(total, group)
        carried = self._own or (self._totals if self._done or not self.sentence.drafts else [])
        self.sentence.carried.totals = carried

    def _give(self, total: ClaimDraft, group: _Group) -> None:
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
        whole = any(names >= each for each in vocabulary().wholes)
        total.exhaustive = whole or (group.listed and run[0].category == "named")
        if run[0].category in ("named", "channel") and total.kind in (
            "narrative.received",
            "narrative.handled",
        ):
            parts = replace(
                total,
                kind="narrative.parts",
                unit="件",
                parts=list(total.parts),
                upper=None,
                negated=False,
                category="",
                start=run[0].start,
                end=run[-1].end,
            )
            self.sentence.drafts.append(parts)
