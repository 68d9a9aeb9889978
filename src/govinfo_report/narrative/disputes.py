"""Numbers of reconsiderations and suits, and of their results."""

from __future__ import annotations

import re
from typing import Final

from govinfo_report.narrative.claim import ClaimKind
from govinfo_report.narrative.context import Meaning, Sentence, joined
from govinfo_report.narrative.phrases import head

_DISPUTES: Final[dict[bool, ClaimKind]] = {
    True: "narrative.reconsideration",
    False: "narrative.litigation",
}
_ON_DISCLOSURE_AMONG: Final = re.compile(
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
    between = sentence.words(sentence.tokens[at].end, sentence.tokens[words.stop].start)
    if "情况" in between:
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
