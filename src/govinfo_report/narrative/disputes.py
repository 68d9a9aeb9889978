"""Numbers of reconsiderations and suits, and of their results."""

from __future__ import annotations

from typing import Final

from govinfo_report.narrative.claim import ClaimKind
from govinfo_report.narrative.context import Meaning, Sentence, joined

_DISPUTES: Final[dict[bool, ClaimKind]] = {
    True: "narrative.reconsideration",
    False: "narrative.litigation",
}


def dispute_kind(about: tuple[str, ...]) -> ClaimKind:
    """The kind of a claim on reconsideration, litigation or both."""
    if len({name.partition(".")[0] for name in about}) > 1:
        return "narrative.disputes"
    return _DISPUTES[about[0].startswith("reconsideration")]


def dispute(sentence: Sentence, at: int, group: tuple[str, ...], words: range) -> Meaning | None:
    """What a number of reconsiderations or suits says."""
    between = sentence.words(sentence.tokens[at].end, sentence.tokens[words.stop].start)
    if "情况" in between:
        return None  # a heading in a list of headings
    own = any(word in sentence.text for word in ("信息公开", "依申请", "政务公开"))
    handled = any(
        sentence.tokens[i].role in ("process", "receive", "answer") and i < at for i in words
    )
    if not own and sentence.carried.base in ("other", "disclosure"):
        return None  # suits of all kinds, told under another heading
    if handled and not own and sentence.carried.base != "applications":
        return None  # the cases that an organ of reconsideration decides are not cases against it
    about = [name for name in group if name != "disputes"]
    if "disputes" in group:
        about = ["reconsideration", "litigation"]
    each = any(t.role in ("all", "respectively") for t in (sentence.tokens[i] for i in words))
    names = [f"{name}.total" for name in dict.fromkeys(about)]
    if each and _requests_beside(sentence, at, group, words):
        names.insert(0, "received")
    return Meaning("narrative.disputes", tuple(names), "dispute", each and len(names) > 1)


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
    if "disputes" in disputes:
        disputes = ("reconsideration", "litigation")
    return Meaning(
        "narrative.disputes", tuple(f"{name}.{token.about}" for name in disputes), "result"
    )
