"""What a number in a sentence counts: the claims that say a figure outright."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from govinfo_report.narrative.claim import ClaimKind, Unit
from govinfo_report.narrative.context import Draft, Meaning, Sentence, joined
from govinfo_report.narrative.disputes import dispute, dispute_kind, result
from govinfo_report.narrative.documents import continued_document, document
from govinfo_report.narrative.fees import is_fee_case, money
from govinfo_report.narrative.phrases import head, start_of, tail
from govinfo_report.narrative.tokens import Token

_DECISIVE: Final = frozenset(
    (
        "outcome",
        "carried_over",
        "carried_forward",
        "pending",
        "result",
        "dispute",
        "applicant",
        "channel",
        "answer",
        "request",
        "receive",
        "document",
        "permit",
        "charge",
        "fee",
        "noise",
    )
)
_FROM_BEHIND: Final = frozenset(
    ("outcome", "carried_over", "carried_forward", "pending", "result", "applicant", "fee")
)
_IN_ITEMS: Final = frozenset(("received", "handled"))
_STOPS: Final = frozenset((("shield", "exception"), ("shield", "result"), ("no_compare", "share")))


def drafts_of(sentence: Sentence, place: int, meaning: Meaning, words: range) -> list[Draft]:
    """The claims that a number of known meaning makes."""
    token = sentence.tokens[place]
    if meaning.kind is None or token.numeral is None:
        return []
    more = drafts_of(sentence, place, meaning.more, words) if meaning.more else []
    unit: Unit = "元" if token.about == "元" else "件"
    value, upper = token.numeral.value, token.numeral.upper
    groups = [(name,) for name in meaning.about] if meaning.each else [meaning.about]
    found = []
    for about in groups:
        kind = meaning.kind
        if about == ("received",):
            kind = "narrative.received"
        elif meaning.category in ("dispute", "result"):
            kind = dispute_kind(about)
        draft = Draft(
            kind,
            about,
            value,
            start_of(sentence, place, words),
            token.end,
            upper,
            unit,
            token.numeral.exactness,
            category=meaning.category,
        )
        found.append(sentence.add(draft, place))
    return [*more, *found]


def meaning_of(sentence: Sentence, place: int) -> tuple[Meaning | None, range]:
    """What the number at ``place`` counts, and the words before it that were read for that."""
    words = head(sentence, place)
    token = sentence.tokens[place]
    if token.numeral is None or token.numeral.form != "count":
        return None, words
    if sentence.words(token.start - 1, token.start) in (
        "每",
        "某",
        "这",
        "该",
        "同",
        "任",
        "逐",
        "首",
    ):
        return None, words
    if sentence.words(token.start - 1, token.start) in ("数", "几") and sentence.words(
        token.start, token.start + 1
    ) in ("十", "百", "千", "万"):
        return None, words  # 数十件
    if token.about == "元":
        return money(sentence, place, words), words
    if token.about not in ("件", ""):
        return None, words
    behind = tail(sentence, place)
    if is_fee_case(sentence, place, words, behind):
        return Meaning("narrative.information_fee", ("information_fee.cases",), "fee"), words
    last = _last_decisive(sentence, words)
    if last is None:
        return _from_behind(sentence, place, words, behind), words
    meaning = _meaning(sentence, last, words, place)
    if meaning is not None and token.unit == "项" and meaning.category not in _IN_ITEMS:
        return None, words  # 以及其他需要报告的事项六项, “其他处理”一项
    return meaning, words


def _from_behind(sentence: Sentence, place: int, words: range, behind: range) -> Meaning | None:
    """What the number counts where the words before it do not say: 3件予以公开."""
    if _stopped(sentence, words):
        return Meaning(None, (), "result")
    if sentence.tokens[place].about == "":
        return None
    continued = continued_document(sentence, words)
    if continued is not None:
        return continued
    for i in behind:
        if sentence.tokens[i].role in _FROM_BEHIND:
            return _meaning(sentence, i, behind, place)
    return Meaning(None, (), "other")


def _stopped(sentence: Sentence, words: range) -> bool:
    return any((sentence.tokens[i].role, sentence.tokens[i].about) in _STOPS for i in words)


def _last_decisive(sentence: Sentence, words: range) -> int | None:
    for i in reversed(words):
        token = sentence.tokens[i]
        if (token.role, token.about) in _STOPS:
            return None
        if token.role in _DECISIVE:
            return i
    return None


def _meaning(sentence: Sentence, at: int, words: range, place: int) -> Meaning | None:
    """The meaning that the decisive word at ``at`` gives."""
    token = sentence.tokens[at]
    group = tuple(t.about for t in joined(sentence, at))
    if token.role in ("document", "permit"):
        return document(sentence, at, words, place)
    if token.role in ("outcome", "carried_over", "carried_forward"):
        if sentence.topics[max(at - 1, 0)] == "other" and not _request_in(sentence, place):
            return None
        if token.about.startswith("outcomes.withheld.") and any(
            sentence.tokens[i].role == "action" for i in words if i < at
        ):
            return None  # 公开行政执法案卷信息15条
        kind: ClaimKind = "narrative.outcome"
        if token.role != "outcome":
            kind = (
                "narrative.carried_over"
                if token.role == "carried_over"
                else "narrative.carried_forward"
            )
        return Meaning(kind, group, token.role)
    if token.role == "dispute":
        return dispute(sentence, at, group, words)
    if token.role in ("result", "pending"):
        return result(sentence, at, place)
    if token.role == "applicant":
        return Meaning("narrative.applicants", group, "applicant")
    if token.role == "channel":
        return Meaning(None, (), "channel")
    if token.role in ("answer", "request", "receive"):
        return _application(sentence, at, words, place)
    return Meaning(None, (), "other")


def _request_in(sentence: Sentence, place: int) -> bool:
    return any(t.role == "request" for t in sentence.tokens[:place])


def _application(sentence: Sentence, at: int, words: range, place: int) -> Meaning | None:
    """收到申请, 办理申请, 答复: what requests a number counts."""
    tokens = [sentence.tokens[i] for i in words]
    behind = [sentence.tokens[i] for i in tail(sentence, place)]
    roles = {t.role for t in tokens}
    asked = "request" in roles or any(t.role == "request" for t in behind)
    if _stopped(sentence, words):
        return None
    if "noise" in roles or "channel" in roles:
        return Meaning(None, (), "channel")
    narrower = _narrower(sentence, at, words, place)
    if narrower is not None:
        return narrower
    if "receive" in roles and (asked or _bare(sentence, tokens, words, place)):
        if "including" in roles:
            return Meaning(None, (), "channel")  # a part of what was received, divided otherwise
        answered = "answer" in roles and not any(t.role == "pause" for t in tokens)
        more = Meaning("narrative.handled", ("outcomes.total",), "handled") if answered else None
        return Meaning("narrative.received", ("received",), "received", more=more)
    if "answer" in roles:
        if asked or sentence.topics[at] == "applications":
            return Meaning("narrative.handled", ("outcomes.total",), "handled")
        return None
    return _request(sentence, tokens, roles)


def _request(sentence: Sentence, tokens: list[Token], roles: set[str]) -> Meaning | None:
    """Requests counted without a verb that says what became of them."""
    asked = [t for t in tokens if t.role == "request"]
    if not asked or "including" in roles or asked[-1].about != "request":
        return Meaning(None, (), "other")
    if "process" in roles:
        return Meaning("narrative.handled", ("processed",), "handled")
    if {"action", "no_document", "compare", "dispute"} & roles:
        return None
    if "涉及" in sentence.words(asked[-1].start - 4, asked[-1].start):
        if sentence.drafts_of("narrative.information_fee"):
            return Meaning("narrative.information_fee", ("information_fee.cases",), "fee")
        return Meaning(None, (), "other")
    return Meaning("narrative.received", ("received",), "received")


def _narrower(sentence: Sentence, at: int, words: range, place: int) -> Meaning | None:
    """跨年办理申请1件, 公民提出的申请5件: requests of one sort, named before them."""
    if sentence.tokens[at].role == "answer" and at > words.start:
        before = sentence.tokens[at - 1]  # 不予公开答复12件
        if before.role == "outcome" and before.end == sentence.tokens[at].start:
            return _meaning(sentence, at - 1, words, place)
    if sentence.tokens[at].role != "request":
        return None
    for i in reversed(words):
        token = sentence.tokens[i]
        if i < at and token.role in ("outcome", "carried_forward", "carried_over", "applicant"):
            group = {t.about for t in joined(sentence, i)}
            if group >= {"natural_person", "organizations"}:
                return None  # of 公民、法人和其他组织 together: all there are
            return _meaning(sentence, i, words, place)
    return None


def _bare(sentence: Sentence, tokens: list[Token], words: range, place: int) -> bool:
    """全年共收到5件 under a heading on requests: nothing else is named that could be received."""
    if sentence.topics[place] != "applications":
        return False
    last = next(t for t in reversed(tokens) if t.role == "receive")
    return len(sentence.words(last.end, sentence.tokens[place].start)) <= 2 and not any(
        t.role == "process" for t in tokens
    )


_NAMEABLE: Final = frozenset(
    ("outcome", "carried_over", "carried_forward", "dispute", "result", "applicant", "answer")
)


def meanings_in_turn(sentence: Sentence, words: range) -> list[Meaning]:
    """The meanings of words that numbers follow one by one (分别为)."""
    found: list[Meaning] = []
    for i in words:
        token = sentence.tokens[i]
        if token.role == "respectively":
            break
        if token.role == "dispute":
            found.append(Meaning("narrative.disputes", (f"{token.about}.total",), "dispute"))
        elif token.role in _NAMEABLE:
            meaning = _meaning(sentence, i, range(i, i + 1), i + 1)
            if meaning is not None:
                found.append(
                    evolve(
                        meaning,
                        about=meaning.about[-1:] if token.role != "result" else meaning.about,
                    )
                )
        elif token.role == "document":
            found.append(Meaning("narrative.disclosure", (f"{token.about}.mentioned",), "document"))
    if any(sentence.tokens[i].role == "receive" for i in words) and found:
        asked = [i for i in words if sentence.tokens[i].role == "request"]
        if asked and (found[0].category == "handled" or _beside(sentence, asked[0])):
            found.insert(0, Meaning("narrative.received", ("received",), "received"))
    return found


def _beside(sentence: Sentence, asked: int) -> bool:
    """新收申请、上年结转申请分别为: whether the requests are named beside what follows them."""
    following = sentence.tokens[asked + 1]
    if following.role == "pause":
        return True
    between = sentence.words(sentence.tokens[asked].end, following.start)
    return following.role in _NAMEABLE and between in ("和", "与", "及")
