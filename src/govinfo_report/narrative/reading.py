"""Reads a paragraph's claims, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from govinfo_report.narrative.claim import Claim, ClaimKind, Where
from govinfo_report.narrative.claims_without_number import (
    MAX_HEADING,
    YEAR_SECTIONS,
    denials,
    drop_lists_of_years,
    limited_to_time,
    sweeping,
    wrong_year,
)
from govinfo_report.narrative.folding import HIDDEN, Folded, fold
from govinfo_report.narrative.growth_and_parts import TotalParts, flat, growth, is_comparison
from govinfo_report.narrative.meanings import drafts_of, meaning_of, meanings_in_turn
from govinfo_report.narrative.sentence import (
    Carried,
    ClaimDraft,
    Meaning,
    Sentence,
    without_asides,
    year_of,
)
from govinfo_report.narrative.tokens import tokenise
from govinfo_report.narrative.vocabulary import (
    FoundWord,
    Topic,
    can_claim,
    has_sign,
    may_claim,
    vocabulary,
    words,
)
from govinfo_report.patterns import lazy_pattern

_SENTENCE: Final = lazy_pattern(r"[^。!?]{1,4000}[。!?]?")


class _Span(Struct):
    """A sentence that is not read yet.

    Attributes:
        start: Where it begins in the folded paragraph.
        end: Where it ends.
        numbered: Whether it has a number, or a word like 均 or 未.
        words: The words in it; ``None`` where they were not looked for.
        claims: Whether it can claim something.
    """

    start: int
    end: int
    numbered: bool = False
    words: list[FoundWord] | None = None
    claims: bool = False


def claims_of(paragraphs: Iterable[object], section: str, carried: Carried) -> Iterator[Claim]:
    """The claims of a section, in order.

    Most sentences cannot claim anything and are not read: only the topic that they leave to the
    next ones is worked out, where one of these is read.
    """
    passed: list[Folded] = []
    for index, paragraph in enumerate(paragraphs):
        if not isinstance(paragraph, str):
            continue
        folded = fold(paragraph)
        spans = _spans(folded, carried.year, section)
        if not any(span.claims for span in spans):
            passed.append(folded)
            continue
        carried.base = _last_heading(passed, carried.base)
        passed.clear()
        carried.new_paragraph()
        # Made when all are read: a sentence with 其中 gives parts to the totals of the one before
        for sentence in _read_paragraph(folded, spans, carried, section):
            # One text for all its claims: a sentence may be long, and hold thousands of them.
            words = paragraph[slice(*folded.span(sentence.start, sentence.end))].strip()
            for draft in sorted(sentence.drafts, key=lambda d: (d.start, d.end)):
                where = Where(section, index, *_place_of(draft, folded))
                yield _claim(draft, folded, words, where)


def _spans(folded: Folded, year: int | None, section: str) -> list[_Span]:
    """The sentences of a paragraph; none where it cannot claim anything."""
    on_years = year is not None and section in YEAR_SECTIONS
    if not has_sign(folded.text, 0, len(folded.text), year):
        return []
    spans: list[_Span] = []
    follows = False  # whether a sentence before can have totals that this one divides
    for match in _SENTENCE.finditer(folded.plain):
        span = _Span(*match.span())
        at = folded.plain, span.start, span.end
        span.numbered = may_claim(*at)
        if span.numbered and (follows or has_sign(*at, year)):
            span.words = words(*at)
            other_year = on_years and any(
                role == "year" and year_of(folded.plain[start:end]) != year
                for role, _, start, end in span.words
            )
            span.claims = can_claim(span.words, follows, other_year)
            follows = follows or span.claims
        spans.append(span)
    return spans


def _last_heading(paragraphs: list[Folded], base: Topic) -> Topic:
    """The topic that the last heading in some paragraphs sets; ``base`` where none does."""
    for folded in reversed(paragraphs):
        for match in reversed(list(_SENTENCE.finditer(folded.plain))):
            heading = _heading(folded, *match.span())
            if heading is not None:
                return heading
    return base


def _read_paragraph(
    folded: Folded, spans: list[_Span], carried: Carried, section: str
) -> list[Sentence]:
    """The sentences of a paragraph that can claim something, read."""
    sentences: dict[int, Sentence] = {}
    last = max(place for place, span in enumerate(spans) if span.claims)
    for place, span in enumerate(spans):
        heading = _heading(folded, span.start, span.end)
        if heading is not None:
            carried.base = carried.topic = heading
        if span.claims:
            sentences[place] = read(folded, span, carried, section)
        elif place < last and _sets_topic(folded, span):
            _leave(_sentence(folded, span, carried))
    found = list(sentences.values())
    if any(sentence.drafts_of("narrative.year") for sentence in found):
        numbered = [place for place, span in enumerate(spans) if span.numbered]
        drop_lists_of_years(
            [sentences.get(at) or _sentence(folded, spans[at], carried) for at in numbered]
        )
    return found


def _sets_topic(folded: Folded, span: _Span) -> bool:
    """Whether a word of the sentence changes the topic."""
    if span.words is None:
        span.words = words(folded.plain, span.start, span.end)
    return any(role in vocabulary().topics or role == "request_weak" for role, *_ in span.words)


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


def _sentence(folded: Folded, span: _Span, carried: Carried) -> Sentence:
    tokens = without_asides(tokenise(folded.plain, span.start, span.end, span.words))
    return Sentence(folded, span.start, span.end, tokens, carried)


def read(folded: Folded, span: _Span, carried: Carried, section: str) -> Sentence:
    """Reads one sentence; what it leaves to the next one goes to ``carried``."""
    sentence = _sentence(folded, span, carried)
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


def _place_of(draft: ClaimDraft, folded: Folded) -> tuple[int, int]:
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
