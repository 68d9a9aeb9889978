"""What a number in a sentence counts: requests, outcomes, disputes."""

from __future__ import annotations

from typing import Final, cast

from msgspec.structs import replace

from govinfo_report.narrative.claim import ClaimKind
from govinfo_report.narrative.document_meanings import (
    continued_document,
    document,
    is_fee_case,
    money,
)
from govinfo_report.narrative.sentence import (
    ClaimDraft,
    Meaning,
    Sentence,
    head,
    joined,
    start_of,
    tail,
)
from govinfo_report.narrative.tokens import Token
from govinfo_report.narrative.vocabulary import vocabulary
from govinfo_report.patterns import lazy_pattern

_IN_ITEMS: Final = frozenset(("received", "handled"))
_STOPS: Final = frozenset((("shield", "exception"), ("shield", "result"), ("no_compare", "share")))

_ANSWERED: Final = ("outcomes.total",)
_BESIDE: Final = lazy_pattern(
    r"已(?:经)?|均|全部|都|依法|依规|及时|按期|按时|如期|按规定|按要求|因|被|的|涉及|属于?|为|是"
    r"|(?:在)?(?:法定|规定)?(?:期限|时限)内"
)
"""Words between a number and one behind it that leave them side by side."""

_MADE: Final = lazy_pattern(
    r"(?:制作|制发|产生|生成|形成|印发|保存)(?:的|了|各类|各种|和保存|或保存|、保存){0,3}"
    r"(?:政府信息|信息|公文|文件|政策文件)"
    r"|(?<!依申请)公开(?:了|的|各类|各种|政府){0,3}信息(?:共|共计|总计)?[0-9]"
)

_BECOMES: Final = lazy_pattern("(?:增加|增长|上升|提高|减少|下降|降低|增|升|减|降|变)(?:至|到|为)")

_DIVIDED: Final = lazy_pattern(
    r"延期|超期|逾期|延长|口头|电话|书面|当面|现场|网上|线上|邮寄|纸质|电子|当场|直接答复"
)
"""What answers are told apart by: of several such numbers none is that of all answers."""


def drafts_of(sentence: Sentence, place: int, meaning: Meaning, words: range) -> list[ClaimDraft]:
    """The claims that a number of known meaning makes."""
    token = sentence.tokens[place]
    if meaning.kind is None or token.numeral is None:
        return []
    more = drafts_of(sentence, place, meaning.more, words) if meaning.more else []
    groups = [(name,) for name in meaning.about] if meaning.each else [meaning.about]
    found = []
    for about in groups:
        kind = meaning.kind
        if about == ("received",):
            kind = "narrative.received"
        elif meaning.category in ("dispute", "result"):
            kind = dispute_kind(about)
        draft = ClaimDraft(
            kind=kind,
            about=about,
            value=token.numeral.value,
            upper=token.numeral.upper,
            unit="元" if token.about == "元" else "件",
            exactness=token.numeral.exactness,
            strict=token.numeral.strict,
            start=start_of(sentence, place, words),
            end=token.end,
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
    before = sentence.words(token.start - 1, token.start)
    if before and before in "每某这该同任逐首":
        return None, words
    if before in ("由", "从") and _BECOMES.match(sentence.words(token.end, sentence.end)):
        return None, words  # 由5件增加到8件: last year's
    if before and before in "数几" and sentence.words(token.start, token.start + 1) in "十百千万":
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
    at = next((i for i in behind if _decides_behind(sentence, i, place)), None)
    if at is None:
        return Meaning(None, (), "other")
    at = _last_joined(sentence, at)
    sentence.taken = at + 1
    if sentence.tokens[at].role == "answer":
        return _answered(sentence, place, at)
    return _meaning(sentence, at, behind, place)


def _decides_behind(sentence: Sentence, at: int, place: int) -> bool:
    token = sentence.tokens[at]
    if token.role in vocabulary().deciding_beside:
        between = sentence.words(sentence.tokens[place].end, token.start)
        return not _BESIDE.sub("", between)
    return token.role in vocabulary().deciding_behind


def _last_joined(sentence: Sentence, at: int) -> int:
    """The last of the words that are joined to the one at ``at``: 3件予以公开、部分公开."""
    tokens = sentence.tokens
    for i in range(at + 1, len(tokens)):
        if tokens[i].role == "pause" and i + 1 < len(tokens):
            continue
        between = sentence.words(tokens[at].end, tokens[i].start)
        following = tokens[i + 1].role if i + 1 < len(tokens) else ""
        own = following == "number"  # 3件予以公开、部分公开2件: of the later number
        if tokens[i].role != tokens[at].role or between not in vocabulary().connectors or own:
            break
        at = i
    return at


def _answered(sentence: Sentence, place: int, at: int) -> Meaning | None:
    """7件已答复: what was answered, unless the answers are divided by time or manner."""
    if sentence.topics[at] != "applications" or _DIVIDED.search(sentence.text):
        return Meaning(None, (), "other")
    others = any(t.role == "answer" for t in sentence.tokens[at + 1 :])
    if others or any(d.about == _ANSWERED for d in sentence.drafts):
        return Meaning(None, (), "other")
    return Meaning("narrative.handled", _ANSWERED, "handled")


def _stopped(sentence: Sentence, words: range) -> bool:
    return any((sentence.tokens[i].role, sentence.tokens[i].about) in _STOPS for i in words)


def _last_decisive(sentence: Sentence, words: range) -> int | None:
    for i in reversed(words):
        token = sentence.tokens[i]
        if (token.role, token.about) in _STOPS:
            return None
        if token.role in vocabulary().deciding:
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
        if token.role != "outcome" and sentence.topics[at] == "disputes":
            return Meaning(None, (), "other")  # of the disputes: 复议3件，其中上年结转1件
        if token.role == "outcome" and _of_items(sentence, at, place):
            return Meaning(None, (), "other")
        if token.about.startswith("outcomes.withheld.") and any(
            sentence.tokens[i].role == "action" for i in words if i < at
        ):
            return None  # 公开行政执法案卷信息15条
        return Meaning(cast("ClaimKind", f"narrative.{token.role}"), group, token.role)
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


def _of_items(sentence: Sentence, at: int, place: int) -> bool:
    """制作政府信息3021条，其中不予公开1535条: outcomes of what was made, not of requests."""
    before = [t for t in sentence.tokens[: min(at, place)] if t.role != "scope"]
    if any(t.role in ("receive", "answer", "process") for t in before):
        return False
    if any(t.role == "request" and t.about == "request" for t in before):
        return False
    made = _MADE.search(sentence.words(sentence.start, sentence.tokens[min(at, place)].start))
    return made is not None


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
    of_those = sentence.words(sentence.tokens[at].end, sentence.tokens[place].start)[:1] == "中"
    if "noise" in roles or "channel" in roles or of_those:
        return Meaning(None, (), "channel")  # 8件申请中有2件
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
            return Meaning("narrative.handled", _ANSWERED, "handled")
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


def meanings_in_turn(sentence: Sentence, words: range) -> list[Meaning]:
    """The meanings of words that numbers follow one by one (分别为)."""
    found: list[Meaning] = []
    for i in words:
        token = sentence.tokens[i]
        if token.role == "respectively":
            break
        if token.role == "dispute":
            found.append(Meaning("narrative.disputes", (f"{token.about}.total",), "dispute"))
        elif token.role in vocabulary().nameable:
            meaning = _meaning(sentence, i, range(i, i + 1), i + 1)
            if meaning is not None:
                about = meaning.about[-1:] if token.role != "result" else meaning.about
                found.append(replace(meaning, about=about))
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
    return following.role in vocabulary().nameable and between in ("和", "与", "及")


_DISPUTES: Final[dict[bool, ClaimKind]] = {
    True: "narrative.reconsideration",
    False: "narrative.litigation",
}
_ON_DISCLOSURE_AMONG: Final = lazy_pattern(
    r"其中[^,;。]{0,12}(?:政府信息公开|信息公开|依申请公开|政务公开)"
)
"""Where only a part of the cases is on disclosure."""


def dispute_kind(about: tuple[str, ...]) -> ClaimKind:
    """The kind of a claim on reconsideration, litigation or both."""
    if len({name.partition(".")[0] for name in about}) > 1:
        return "narrative.disputes"
    return _DISPUTES[about[0].startswith("reconsideration")]


def dispute(sentence: Sentence, at: int, group: tuple[str, ...], words: range) -> Meaning | None:
    """What a number of reconsiderations or suits says."""
    following = sentence.tokens[words.stop : words.stop + 1]
    end = following[0].start if following else sentence.end
    if "情况" in sentence.words(sentence.tokens[at].end, end):
        return None  # a heading in a list of headings
    if any(sentence.tokens[i].role == "carried_over" for i in words if i < at):
        return None  # 上年结转的行政复议案件2件
    if not _ours(sentence, at, words):
        return None
    about = [name for name in group if name != "disputes"]
    if "disputes" in group:
        about = ["reconsideration", "litigation"]
    each = any(t.role in ("all", "respectively") for t in (sentence.tokens[i] for i in words))
    names = [f"{name}.total" for name in dict.fromkeys(about)]
    if each and _requests_beside(sentence, at, group, words):
        names.insert(0, "received")
    return Meaning("narrative.disputes", tuple(names), "dispute", each and len(names) > 1)


def _ours(sentence: Sentence, at: int, words: range) -> bool:
    """Whether the disputes named at ``at`` are such as the form counts: on disclosure, against us.

    Args:
        sentence: The sentence.
        at: Place of the word.
        words: The tokens that are read with it.
    """
    if any(token.role == "elsewhere" for token in sentence.tokens[:at]):
        return False
    text = _ON_DISCLOSURE_AMONG.sub("", sentence.text)
    own = any(word in text for word in ("信息公开", "依申请", "政务公开"))
    if not own and text != sentence.text:
        return False  # 行政复议5件, 其中涉及政府信息公开2件
    if not own and sentence.carried.base in ("other", "disclosure"):
        return False  # suits of all kinds, told under another heading
    handled = any(
        sentence.tokens[i].role in ("process", "receive", "answer") and i < at for i in words
    )
    # The cases that an organ of reconsideration decides are not cases against it
    return own or not handled or sentence.carried.base == "applications"


def _requests_beside(sentence: Sentence, at: int, group: tuple[str, ...], words: range) -> bool:
    """政府信息公开申请、行政复议、行政诉讼均为0 speaks of requests too."""
    first = joined(sentence, at)[0]
    asked = [sentence.tokens[i] for i in words if sentence.tokens[i].role == "request"]
    return bool(asked) and sentence.words(asked[-1].end, first.start) in ("、", "和", "及", "与")


def result(sentence: Sentence, at: int, place: int) -> Meaning | None:
    """What a number of results says: 维持3件, of the disputes named before."""
    token = sentence.tokens[at]
    disputes = sentence.disputes_at(max(at, place))
    if not disputes or sentence.topics[at] != "disputes":
        if token.role == "pending" and sentence.topics[at] == "applications":
            return Meaning("narrative.carried_forward", ("carried_forward",), "carried_forward")
        return None
    named = next((i for i in range(at, -1, -1) if sentence.tokens[i].role == "dispute"), None)
    if named is not None and not _ours(sentence, named, head(sentence, named)):
        return None
    if "disputes" in disputes:
        disputes = ("reconsideration", "litigation")
    return Meaning(
        "narrative.disputes", tuple(f"{name}.{token.about}" for name in disputes), "result"
    )
