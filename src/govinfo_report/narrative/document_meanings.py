"""What a number of documents, decisions or yuan counts."""

from __future__ import annotations

from typing import Final

from govinfo_report.narrative.sentence import Meaning, Sentence, joined, tail
from govinfo_report.patterns import lazy_pattern

_COUNTING_WORDS: Final = lazy_pattern(
    r"共计|合计|总计|共|为|有|计|约|近|超过|达|总数量|数量|总数|对外公开|现行有效|废止|:"
)
_PLANNED: Final = lazy_pattern(
    "(?:计划|打算|力争|拟|下一步|下一年|明年)[^,;。]{0,10}(?:公开|制定|制发|出台|印发|发布|修订|废止)"
)
_NO_CLAIM: Final = Meaning(None, (), "other")


def document(sentence: Sentence, at: int, words: range, place: int) -> Meaning:
    """What a number of documents or decisions says, if it speaks of the year's own ones."""
    token = sentence.tokens[at]
    number = sentence.tokens[place]
    between = sentence.words(token.end, number.start)
    if _COUNTING_WORDS.sub("", between) or _published_elsewhere(sentence, place):
        return _NO_CLAIM  # 规章、规范性文件等112件 counts more than is named
    if _PLANNED.search(sentence.words(sentence.start, token.start)):
        return _NO_CLAIM
    group = joined(sentence, at)
    if len(group) > 1:
        return _NO_CLAIM
    if _part_of_documents(sentence, token.about, place):
        return _NO_CLAIM
    if token.role == "permit":
        return _decisions(sentence, token.about, words, number.unit)
    action = _action(sentence, at, place)
    return Meaning("narrative.disclosure", (f"{token.about}.{action}",), "document")


def _published_elsewhere(sentence: Sentence, place: int) -> bool:
    """Whether the last verb is one of those that count something else: 解读, 刊登, 审查."""
    while (place := sentence.last(place, "no_document", "action", "scope")) >= 0:
        token = sentence.tokens[place]
        if token.role != "scope" or token.about == "filed":
            return token.role != "action"
    return False


def _action(sentence: Sentence, at: int, place: int) -> str:
    behind = [sentence.tokens[i] for i in tail(sentence, place)]
    for token in behind:
        if token.role == "action":
            return token.about
    depth = 0
    while (place := sentence.last(place, "action", "open", "close")) >= 0:
        token = sentence.tokens[place]
        depth += (token.role == "close") - (token.role == "open" and depth > 0)
        if token.role == "action" and not depth:  # not those of a bracket that is closed again
            return token.about
    return "mentioned"


def _decisions(sentence: Sentence, about: str, words: range, unit: str) -> Meaning:
    """Decisions are counted in 件; items (项) and published notices (条) are something else."""
    roles = [sentence.tokens[i] for i in words]
    if any(t.role == "action" and t.about == "published" for t in roles):
        return _NO_CLAIM
    if unit and unit[-1] not in "件宗起例":
        return _NO_CLAIM
    return Meaning("narrative.disclosure", (f"{about}.decisions",), "permit")


def continued_document(sentence: Sentence, words: range) -> Meaning | None:
    """制发规范性文件8件，废止3件: the later number is of the documents named first."""
    actions = [sentence.tokens[i] for i in words if sentence.tokens[i].role == "action"]
    if len(actions) != 1 or len(words) != 1 or actions[0].about not in ("repealed", "in_force"):
        return None
    if not sentence.drafts or sentence.drafts[-1].category != "document":
        return None
    name = sentence.drafts[-1].about[0].partition(".")[0]
    return Meaning("narrative.disclosure", (f"{name}.{actions[0].about}",), "document")


def _part_of_documents(sentence: Sentence, about: str, place: int) -> bool:
    """规范性文件126件, 其中部门规范性文件38件: some of those counted before."""
    name = f"{about}."
    first = next((draft for draft in sentence.drafts if draft.about[0].startswith(name)), None)
    last = next((draft for draft in sentence.drafts[::-1] if draft.about[0].startswith(name)), None)
    if first is None or last is None:
        return False
    behind = sentence.since(first.end)
    parts = sentence.last(place, "including", "respectively") >= behind or any(
        token.role == "open" for token in sentence.tokens[behind : behind + 1]
    )
    return parts and sentence.last(place, "action") < sentence.since(last.end)


def is_fee_case(sentence: Sentence, place: int, words: range, behind: range) -> bool:
    """Whether the number counts requests that a fee was charged for."""
    roles = {sentence.tokens[i].role for i in behind}
    if "fee" in roles and "waive" not in roles:
        return True
    before = {sentence.tokens[i].role for i in words}
    return "fee" in before and not before & {"waive", "receive", "outcome", "noise"}


def money(sentence: Sentence, place: int, words: range) -> Meaning | None:
    """What an amount of money is, if it is one of the report's."""
    tokens = sentence.tokens
    roles = [tokens[i].role for i in words]
    if "waive" in roles or "noise" in roles:
        return None
    if "charge" in roles:
        return Meaning("narrative.disclosure", ("administrative_fees.amount",), "charge")
    behind = {tokens[i].role for i in tail(sentence, place)}
    said = "fee" in roles or "fee" in behind
    weak = "collect" in roles or "fee_weak" in roles
    if said or (weak and sentence.topics[place] == "fee"):
        return Meaning("narrative.information_fee", ("information_fee.amount",), "fee")
    return None
