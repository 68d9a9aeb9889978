"""Numbers of fees: amounts in 元, and the requests that fees were charged for."""

from __future__ import annotations

from govinfo_report.narrative.context import Meaning, Sentence
from govinfo_report.narrative.phrases import tail


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
