"""A sentence while it is read: tokens, topics, and which words belong to a number."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from operator import attrgetter
from typing import Final, cast

from attrs import Factory, define, field
from msgspec import Struct
from msgspec.structs import replace

from govinfo_report.narrative.claim import ClaimKind, ClaimPeriod, ClaimUnit, Extent
from govinfo_report.narrative.folding import Folded
from govinfo_report.narrative.tokens import Token
from govinfo_report.narrative.vocabulary import Topic, vocabulary
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text.numerals import Exactness


class Meaning(Struct):
    """What a number counts.

    Attributes:
        kind: The kind of claim; ``None`` where it counts something that is no claim by itself but
            may be a part of one (channels, organs).
        about: What it speaks of.
        category: Numbers of one category may be the parts of one total.
        each: Whether the value is said of each thing in ``about`` by itself (均为0).
        more: What else the same number counts (收到并办结).
    """

    kind: ClaimKind | None
    about: tuple[str, ...]
    category: str
    each: bool = False
    more: Meaning | None = None


class ClaimDraft(Struct):
    """A claim while its sentence is read; places are those of the folded paragraph."""

    kind: ClaimKind
    about: tuple[str, ...]
    value: int | Decimal | None
    start: int
    end: int
    upper: int | Decimal | None = None
    unit: ClaimUnit | None = None
    exactness: Exactness = "exact"
    strict: bool = False
    negated: bool = False
    period: ClaimPeriod = "this_year"
    scope: tuple[int, int] | None = None
    extent: Extent | None = None
    parts: list[int | Decimal] = []
    exhaustive: bool = False
    category: str = ""


class Carried(Struct):
    """What one sentence leaves to the next ones.

    Attributes:
        year: The reporting year.
        agency: The name of the agency, as the report gives it.
        base: Topic that the heading above set.
        topic: Topic that the last sentence ended with; of this paragraph.
        disputes: What the last words on reconsideration or litigation named.
        totals: The last figures that a following 其中 may divide.
    """

    year: int | None
    agency: str | None = None
    base: Topic = ""
    topic: Topic = ""
    disputes: tuple[str, ...] = ()
    totals: list[ClaimDraft] = []

    def new_paragraph(self) -> None:
        """Forgets what holds within a paragraph only."""
        self.topic = self.base
        self.disputes = ()
        self.totals = []


_CARRIED: Final = ("carried_over", "carried_forward")
"""Roles that are also said of disputes: 行政复议3件，其中上年结转1件."""


@define
class Sentence:
    """A sentence being read.

    Attributes:
        folded: Its paragraph.
        start: Where it begins there.
        end: Where it ends.
        tokens: Its tokens, without brackets that hold no number.
        carried: What came before; changed as the reading goes on.
        topics: The topic at each token.
        drafts: The claims found.
        places: Role → the tokens that have it, in order.
        taken: Where the words end that a number before them took as its own (3件予以公开).
    """

    folded: Folded
    start: int
    end: int
    tokens: tuple[Token, ...]
    carried: Carried
    topics: list[Topic] = field(init=False)
    drafts: list[ClaimDraft] = Factory(list)
    places: dict[str, list[int]] = field(init=False, factory=dict)
    taken: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        """Works out the topic at each token, and where each role stands."""
        self.topics = []
        topic = self.carried.topic
        tokens = []
        for token in self.tokens:
            # 申请 alone is a request for information only where nothing else is spoken of
            known = topic not in ("other", "disclosure")
            weak = token.role == "request_weak"
            role = ("request" if known else "shield") if weak else token.role
            if not (topic == "disputes" and role in _CARRIED and "申请" not in self._of(token)):
                topic = vocabulary().topics.get(role, topic)
            tokens.append(replace(token, role=role) if weak else token)
            self.topics.append(topic)
            self.places.setdefault(role, []).append(len(tokens) - 1)
        self.tokens = tuple(tokens)

    def _of(self, token: Token) -> str:
        return self.words(token.start, token.end)

    def last(self, place: int, *roles: str) -> int:
        """The last token before another one that has one of some roles; -1 where there is none."""
        found = -1
        for role in roles:
            places = self.places.get(role, ())
            before = bisect_left(places, place)
            if before:
                found = max(found, places[before - 1])
        return found

    def since(self, start: int) -> int:
        """The first token that begins at a place of the folded paragraph or behind it."""
        return bisect_left(self.tokens, start, key=attrgetter("start"))

    def words(self, start: int, end: int) -> str:
        """The folded text between two places, without what was hidden."""
        return self.folded.plain[start:end]

    def between(self, first: int, place: int) -> list[str]:
        """The words before and among some tokens that belong to none of them."""
        ends = [self.tokens[first - 1].end if first else self.start]
        ends += [token.end for token in self.tokens[first:place]]
        starts = [token.start for token in self.tokens[first : place + 1]]
        return [self.words(end, start) for end, start in zip(ends, starts, strict=True)]

    @property
    def text(self) -> str:
        """The whole sentence, folded."""
        return self.folded.text[self.start : self.end]

    def period_at(self, place: int) -> ClaimPeriod:
        """The year that the words up to a token speak of."""
        last = self.last(place, "period", "year")
        if last < 0:
            return "other" if self._up_to_now(place) else "this_year"
        token = self.tokens[last]
        if token.role == "year":
            period = self._of_year(token)
            return "other" if period == "this_year" and self._up_to_now(place) else period
        if token.about == "since":
            return self._since(token)
        known: dict[str, ClaimPeriod] = {"last_year": "last_year", "this_year": "this_year"}
        return known.get(token.about, "other")

    def _up_to_now(self, place: int) -> bool:
        """截至年底累计: what has come together, perhaps over many years."""
        words = self.words(self.start, self.tokens[place].start)
        return "截至" in words and "累计" in words

    def _since(self, token: Token) -> ClaimPeriod:
        """2023年以来 is this year in the report of 2023; anything else may go back further."""
        before = next((t for t in self.tokens if t.end == token.start), None)
        this_year = before is not None and before.role == "year" and self._of_year(before)
        return "this_year" if this_year == "this_year" else "other"

    def _of_year(self, token: Token) -> ClaimPeriod:
        year = year_of(self.words(token.start, token.end))
        if self.carried.year is None or year == self.carried.year:
            return "this_year"
        return "last_year" if year == self.carried.year - 1 else "other"

    def scope_at(self, place: int) -> Token | None:
        """The words on whose figures they are, up to a token, if there are any."""
        last = self.last(place, "scope")
        return None if last < 0 else self.tokens[last]

    def disputes_at(self, place: int) -> tuple[str, ...]:
        """Reconsideration, litigation or both: what the words up to a token last named."""
        last = self.last(place, "dispute")
        if last < 0:
            return self.carried.disputes
        return tuple(dict.fromkeys(token.about for token in joined(self, last)))

    def drafts_of(self, kind: ClaimKind) -> list[ClaimDraft]:
        """The claims of one kind found so far."""
        return [draft for draft in self.drafts if draft.kind == kind]

    def asks_before(self, place: int) -> bool:
        """Whether requests are named before a token, here or in the sentences before."""
        return self.carried.topic == "applications" or self.last(place, "request") >= 0

    def several_years(self, words: range) -> bool:
        """Whether the words divide what follows among years (2022年、2023年分别收到)."""
        if "respectively" not in self.places:
            return False
        tokens = [self.tokens[i] for i in words]
        years = [t for t in tokens if t.role in ("year", "period")]
        several = len(years) > 1 or any(t.about == "years" for t in years)
        return several and any(t.role == "respectively" for t in tokens)

    def add(self, draft: ClaimDraft, place: int) -> ClaimDraft:
        """Keeps a claim found at a token, with the period and scope that hold there."""
        draft.period = self.period_at(place) if draft.kind != "narrative.growth" else "this_year"
        scope = self.scope_at(place)
        if scope is not None:
            draft.scope = (scope.start, scope.end)
            draft.extent = cast("Extent", scope.about)
        self.drafts.append(draft)
        return draft


def joined(sentence: Sentence, last: int) -> tuple[Token, ...]:
    """The token at ``last`` with those of its role that words like 和 join to it, in order."""
    found = [sentence.tokens[last]]
    for place in range(last - 1, -1, -1):
        token = sentence.tokens[place]
        if token.role == "pause":
            continue
        between = sentence.words(token.end, found[0].start)
        if token.role != found[0].role or between not in vocabulary().connectors:
            break
        found.insert(0, token)
    return tuple(found)


def year_of(words: str) -> int:
    """The year that 2023年 or 二〇二三年 names."""
    digits = words.removesuffix("度").removesuffix("年").replace("○", "〇").replace("零", "〇")
    return int("".join(c if c.isascii() else str("〇一二三四五六七八九".index(c)) for c in digits))


_HARD: Final = frozenset(("comma", "semicolon", "colon", "open", "close"))
_FILLER: Final = lazy_pattern(
    r"共计|总计|合计|总数|总量|数量|累计|全年|共|为|是|有|计|达|约|近|[,:]"
)
"""Words before a number that say nothing of their own, so that the phrase before is looked at."""

_NEAR: Final = 4
"""Most characters between the last word that matters of that phrase and its end."""


def without_asides(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without brackets that hold no number: （含申请人主动撤回申请） explains a word."""
    kept: list[Token] = []
    opened: list[int] = []
    for token in tokens:
        kept.append(token)
        if token.role == "open":
            opened.append(len(kept) - 1)
        elif token.role == "close" and opened:
            first = opened.pop()
            if not any(inner.role == "number" for inner in kept[first:]):
                del kept[first:]
    return tuple(kept)


def head(sentence: Sentence, place: int) -> range:
    """The tokens before the number at ``place`` that may say what it counts.

    They reach back to the number before, or to a comma; past a 、 only where no number stands
    before it, for 予以公开、部分公开共5件 is one phrase and 公开3件、部分公开2件 are two. What
    follows a number (7件已答复，2件结转) belongs to that number, across a comma too.
    """
    first = _phrase(sentence, place)
    if not any(_says(t) for t in sentence.tokens[first:place]) and first:
        before = sentence.tokens[first - 1]
        words = sentence.words(before.end, sentence.tokens[place].start)
        if before.role in ("comma", "colon") and not _FILLER.sub("", words):
            earlier = _phrase(sentence, first - 1)
            said = sentence.tokens[earlier : first - 1]
            follows = earlier > 0 and sentence.tokens[earlier - 1].role == "number"
            if said and not follows and said[-1].end + _NEAR >= before.start and not _counts(said):
                first = earlier
    return range(first, place)


def _counts(tokens: tuple[Token, ...]) -> bool:
    return any(token.role == "number" for token in tokens)


def _says(token: Token) -> bool:
    return token.role not in (
        "period",
        "year",
        "scope",
        "including",
        "all",
        "pause",
        "respectively",
    )


def _phrase(sentence: Sentence, place: int) -> int:
    pause: int | None = None
    begin = min(sentence.taken, place)
    for i in range(place - 1, begin - 1, -1):
        role = sentence.tokens[i].role
        if role in _HARD:
            return i + 1
        if role == "number":
            return pause if pause is not None else i + 1
        if role == "pause":
            pause = i + 1
    return begin


def tail(sentence: Sentence, place: int) -> range:
    """The tokens behind the number that may say what it counts: to the next number or separator."""
    for i in range(place + 1, len(sentence.tokens)):
        if sentence.tokens[i].role in _HARD or sentence.tokens[i].role in ("pause", "number"):
            return range(place + 1, i)
    return range(place + 1, len(sentence.tokens))


def start_of(sentence: Sentence, place: int, words: range) -> int:
    """Where the words of the number at ``place`` begin, in the folded paragraph."""
    first = words.start
    if first == 0:
        return sentence.start
    before = sentence.tokens[first - 1]
    return before.end if before.end <= sentence.tokens[place].start else sentence.start
