"""Reads a paragraph's claims, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from govinfo_report.narrative.claim import Claim, ClaimKind, Where
from govinfo_report.narrative.claims_without_number import (
    MAX_HEADING,
    denials,
    drop_lists_of_years,
    limited_to_time,
    sweeping,
    wrong_year,
)
from govinfo_report.narrative.growth_and_parts import TotalParts, flat, growth, is_comparison
from govinfo_report.narrative.meanings import drafts_of, meaning_of, meanings_in_turn
from govinfo_report.narrative.sentence import (
    Carried,
    ClaimDraft,
    Meaning,
    Sentence,
    without_asides,
)
from govinfo_report.narrative.tokens import (
    HIDDEN,
    Folded,
    Topic,
    fold,
    may_claim,
    tokenise,
    vocabulary,
)

_SENTENCE: Final = re.compile(r"[^。!?]{1,4000}[。!?]?")


def claims_of(paragraph: str, section: str, index: int, carried: Carried) -> Iterator[Claim]:
    """The claims of one paragraph, in order."""
    folded = fold(paragraph)
    carried.new_paragraph()
    read_so_far: list[Sentence] = []
    sentences = [match.span() for match in _SENTENCE.finditer(folded.plain)]
    claiming = [may_claim(folded.plain, *sentence) for sentence in sentences]
    # Behind the last sentence that can claim anything only headings matter to the next paragraph
    last = max((place for place, claims in enumerate(claiming) if claims), default=-1)
    for place, (start, end) in enumerate(sentences):
        heading = _heading(folded, start, end)
        if heading is not None:
            carried.base = carried.topic = heading
        if claiming[place]:
            read_so_far.append(read(folded, start, end, carried, section))
        elif place < last:
            _leave(_sentence(folded, start, end, carried))
    drop_lists_of_years(read_so_far)
    # Only now: a sentence that begins with 其中 gives parts to the totals of the one before
    for sentence in read_so_far:
        # One text for all its claims: a sentence may be long, and hold thousands of them.
        words = paragraph[slice(*folded.span(sentence.start, sentence.end))].strip()
        for draft in sorted(sentence.drafts, key=lambda d: (d.start, d.end)):
            yield _claim(draft, folded, words, Where(section, index, *_span(draft, folded)))


def _heading(folded: Folded, start: int, end: int) -> Topic | None:
    """The topic that a heading sets; ``None`` where the sentence is none."""
    words = folded.plain[start:end].strip("。!?:")
    numbered = words.startswith(HIDDEN)
    words = words.strip(HIDDEN)
    if len(words) > MAX_HEADING or not (numbered or words.endswith(("情况", "方面"))):
        return None
    if "," in words or any(map(str.isdigit, words)):
        return None
    return next((topic for word, topic in vocabulary().headings.items() if word in words), "")


def _sentence(folded: Folded, start: int, end: int, carried: Carried) -> Sentence:
    tokens = without_asides(tokenise(folded.plain, start, end))
    return Sentence(folded, start, end, tokens, carried)


def read(folded: Folded, start: int, end: int, carried: Carried, section: str) -> Sentence:
    """Reads one sentence; what it leaves to the next one goes to ``carried``."""
    sentence = _sentence(folded, start, end, carried)
    _numbers(sentence)
    for draft, place in (*denials(sentence), *sweeping(sentence)):
        sentence.add(draft, place)
    year = wrong_year(sentence, section)
    if year is not None:
        sentence.drafts.append(year)
    _leave(sentence)
    return sentence


def _leave(sentence: Sentence) -> None:
    """Leaves what the sentence ends with, its topic and disputes, to the next one."""
    if sentence.tokens:
        sentence.carried.topic = sentence.topics[-1]
        sentence.carried.disputes = sentence.disputes_at(len(sentence.tokens))


def _numbers(sentence: Sentence) -> None:
    parts = TotalParts(sentence)
    last: ClaimDraft | None = None
    queue: list[Meaning] = []
    for place, token in enumerate(sentence.tokens):
        parts.pass_over(place)
        if token.role == "flat":
            draft = flat(sentence, place, last)
            if draft is not None:
                sentence.add(draft, place)
        if token.role != "number":
            continue
        if is_comparison(sentence, place):
            draft = growth(sentence, place, last)
            if draft is not None:
                sentence.add(draft, place)
            continue
        if token.about in ("%", "?"):
            last = _percentage(sentence, place, last) if token.about == "%" else None
            continue
        meaning, words = meaning_of(sentence, place)
        if sentence.several_years(words):
            last = None
            continue
        meaning = _respectively(sentence, words, meaning, queue)
        part = parts.takes(place, meaning, words)
        if meaning is None or part:
            last = last if parts.depth else None
            continue
        drafts = drafts_of(sentence, place, meaning, words)
        parts.total(drafts, place)
        if not parts.depth:
            last = drafts[-1] if drafts else None
    parts.finish()


def _percentage(sentence: Sentence, place: int, last: ClaimDraft | None) -> ClaimDraft | None:
    """Adds the claim of a rate, if it is one; returns the figure that is last after it."""
    rate = _rate(sentence, place, last)
    if rate is not None:
        sentence.add(rate, place)
    return last


def _rate(sentence: Sentence, place: int, last: ClaimDraft | None) -> ClaimDraft | None:
    """办结率95%, and 占办理总数12% behind the number of an outcome."""
    token, before = sentence.tokens[place], sentence.tokens[max(place - 1, 0)]
    if token.numeral is None or before.end != token.start:
        return None
    about: tuple[str, ...] = ()
    if before.role == "closing_rate":
        asked = sentence.topics[place] == "applications"
        about = ("outcomes.total",) if asked and not limited_to_time(sentence, place) else ()
        kind: ClaimKind = "narrative.handled"
    else:
        known = before.role == "share_of" and last is not None and last.category == "outcome"
        about = last.about if last is not None and known else ()
        kind = "narrative.outcome"
    if not about:
        return None
    return ClaimDraft(
        kind=kind,
        about=about,
        value=token.numeral.value,
        upper=token.numeral.upper,
        unit="%",
        exactness=token.numeral.exactness,
        strict=token.numeral.strict,
        start=before.start,
        end=token.end,
        category="rate",
    )


def _respectively(
    sentence: Sentence, words: range, meaning: Meaning | None, queue: list[Meaning]
) -> Meaning | None:
    """予以公开、部分公开分别为5件、2件: the numbers go to the words one by one."""
    if any(sentence.tokens[i].role == "respectively" for i in words):
        queue[:] = meanings_in_turn(sentence, words)
        if len(queue) < 2:
            queue.clear()
            return meaning
        return queue.pop(0)
    if queue and not any(sentence.tokens[i].role not in ("pause", "comma") for i in words):
        return queue.pop(0)
    queue.clear()
    return meaning


def _span(draft: ClaimDraft, folded: Folded) -> tuple[int, int]:
    """Where the words of a claim stand in the paragraph, without what parts them from others."""
    first, end = draft.start, draft.end
    while first < end - 1 and folded.plain[first] in ",、;:()。" + HIDDEN:
        first += 1
    return folded.span(first, end)


def _claim(draft: ClaimDraft, folded: Folded, sentence: str, where: Where) -> Claim:
    scope = folded.span(*draft.scope) if draft.scope else None
    same = {name: getattr(draft, name) for name in _SAME}
    return Claim(
        **same,
        parts=tuple(draft.parts),
        scope=folded.original[slice(*scope)] if scope else None,
        text=folded.original[where.start : where.end],
        sentence=sentence,
        where=where,
    )


_SAME: Final = (
    *(
        "kind",
        "about",
        "value",
        "upper",
        "unit",
        "exactness",
        "strict",
        "negated",
        "period",
        "extent",
    ),
    "exhaustive",
)
"""What a claim has from its draft as it is."""
