"""The rules on repeated prose: from a report of an earlier year, and between two organs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from msgspec import Struct

from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.checks.collection import (
    Between,
    BetweenFunction,
    ByOrgan,
    Gathering,
    called,
)
from govinfo_report.checks.masking import masked_sentences
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    not_applicable,
    on_member,
    violated,
    year_of,
)
from govinfo_report.language import COMMA, Text
from govinfo_report.model import same_organ, scope_of
from govinfo_report.model.values import text_of
from govinfo_report.text.similarity import alike, masked

RULES: Final = RuleFunctions[Function]()
BETWEEN: Final = RuleFunctions[BetweenFunction]()


# The same organ's earlier reports ----------------------------------------------------------------


class Share(Struct, frozen=True):
    """How much of some paragraphs stood in an earlier report.

    Attributes:
        repeated: Characters of the paragraphs that did, as far as wording goes.
        size: Characters of all of them.
        count: How many paragraphs did.
        paragraphs: How many there are.
    """

    repeated: int
    size: int
    count: int
    paragraphs: int

    @property
    def percent(self) -> Fraction:
        """The share in percent; 0 of no text."""
        return Fraction(self.repeated * 100, self.size or 1)


class Repetition(Struct, frozen=True):
    """How much of a report's prose stood in an earlier report.

    Attributes:
        sections: Section → share; ``None`` where one of the reports has no text to compare.
        whole: The share over all of them and the sections that count for the whole alone.
    """

    sections: Mapping[str, Share | None]
    whole: Share

    @classmethod
    def between(cls, before: Subject, after: Subject, rule: Rule) -> Repetition:
        """Compares two reports by the rule's parameters, section by section."""
        shares = {
            section: _share(before, after, section, rule)
            for section in (*rule.parameters["sections"], *rule.parameters["formulas"])
        }
        found = shares.values()
        whole = Share(
            sum(share.repeated for share in found),
            sum(share.size for share in found),
            sum(share.count for share in found),
            sum(share.paragraphs for share in found),
        )
        sections = {
            section: shares[section]
            if shares[section].size and _long(before, section, rule)
            else None
            for section in rule.parameters["sections"]
        }
        return cls(sections, whole)

    def from_half_on(self, rule: Rule) -> dict[str, Share]:
        """The sections whose share reaches the rule's threshold."""
        least = rule.parameters["share_percent"]
        return {
            section: share
            for section, share in self.sections.items()
            if share is not None and share.percent >= least
        }

    def severity(self, rule: Rule) -> Severity | None:
        """Severity of a finding: the rule's if the whole reaches the threshold, else info."""
        return None if self.whole.percent >= rule.parameters["share_percent"] else "info"


def _share(before: Subject, after: Subject, section: str, rule: Rule) -> Share:
    old, new = _long(before, section, rule), _long(after, section, rule)
    least = Fraction(rule.parameters["alike_percent"], 100)
    places = {other for _, other, _ in alike(old, new, least)} if old else set()
    sizes = [len(masked(text)) for text in new]
    return Share(sum(sizes[place] for place in places), sum(sizes), len(places), len(new))


def _long(subject: Subject, section: str, rule: Rule) -> list[str]:
    """The paragraphs that say something: headings and short formulas are alike everywhere."""
    paragraphs = getattr(subject.report, section)
    if not isinstance(paragraphs, tuple):
        return []
    texts = map(text_of, paragraphs)
    return [text for text in texts if len(masked(text)) >= rule.parameters["length"]]


@RULES.of("continuity.repeated_narrative")
def repeated_narrative(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Sections of which much stood in an earlier report, numbers and dates left aside."""
    previous = _earlier_report(subject)
    if isinstance(previous, str):
        yield not_applicable(previous)
        return
    if subject.too_much_prose or previous.too_much_prose:
        yield not_applicable("too_much_prose")
        return
    found = Repetition.between(previous, subject, rule)
    severity, repeated = found.severity(rule), found.from_half_on(rule)
    facts: dict[str, Any] = {
        "year": previous.report.year,
        "whole": round(found.whole.percent),
    }
    for section, share in found.sections.items():
        if share is None:
            yield not_applicable("no_text", section)
        elif section in repeated:
            yield on_member(
                section,
                severity=severity,
                actual=round(share.percent),
                section=subject.form.section(section).text,
                share=round(share.percent),
                repeated=share.count,
                paragraphs=share.paragraphs,
                **facts,
            )
    if severity is None and not repeated:
        members = tuple(found.sections)
        yield violated(None, (), members, "whole", actual=facts["whole"], **facts)


def _earlier_report(subject: Subject) -> Subject | str:
    """The same organ's report of any earlier year, or the reason why there is none."""
    previous, year = subject.previous, year_of(subject.report)
    before = None if previous is None else year_of(previous)
    if previous is None or year is None or before is None or before >= year:
        return "not_earlier"
    if not same_organ(previous, subject.report):
        return "not_earlier"
    scopes = {scope_of(report) for report in (previous, subject.report)}
    return Subject(previous) if len(scopes - {""}) < 2 else "scopes_differ"


@BETWEEN.of("continuity.repeated_narrative")
def repeated_from_any_year(gathering: Gathering, rule: Rule) -> Iterator[Between]:
    """The same for the years before the last one, which the rule on two reports has seen."""
    organs = ByOrgan(gathering.reports)
    asked = False
    for places in organs.groups():
        for place in places:
            last = organs.previous_place(place)
            earlier = [
                other for other in places if other != last and _is_before(gathering, other, place)
            ]
            asked = asked or bool(earlier)
            yield from _from_years(gathering, rule, place, last, earlier)
    if not asked:
        yield Between(not_applicable("no_earlier"))


def history(gathering: Gathering, rule: Rule) -> Iterator[Between]:
    """The same for one organ's reports, the earliest first, one a year."""
    for place in range(2, len(gathering.reports)):
        yield from _from_years(gathering, rule, place, place - 1, range(place - 1))


def _is_before(gathering: Gathering, one: int, other: int) -> bool:
    before, after = (year_of(gathering.reports[place]) for place in (one, other))
    return before is not None and after is not None and before < after


def _from_years(
    gathering: Gathering, rule: Rule, place: int, last: int | None, earlier: Sequence[int]
) -> Iterator[Between]:
    """The earlier year of which most is repeated, if that is more than of the last year."""
    after = gathering.subjects[place]
    measured = [
        (found.whole.percent, year, found)
        for year in (*earlier, *([] if last is None else [last]))
        if not (after.too_much_prose or gathering.subjects[year].too_much_prose)
        for found in (Repetition.between(gathering.subjects[year], after, rule),)
        if found.from_half_on(rule) or found.severity(rule) is None
    ]
    # Ties go to the last year, of which the rule on two reports speaks.
    most, other, found = max(measured, key=lambda each: each[:2], default=(0, last, None))
    if found is None or other is None or other == last:
        return
    report, before = after.report, gathering.reports[other]
    shares = found.from_half_on(rule)
    verdict = violated(
        None,
        (),
        tuple(shares or found.sections),
        "earlier",
        severity=found.severity(rule),
        actual=round(most),
        agency=text_of(report.agency or report.agency_code or ""),
        after=report.year,
        year=before.year,
        whole=round(most),
        sections=COMMA.join(
            Text(f"“{name.zh}”{round(share.percent)}%", f"{name.en} {round(share.percent)}%")
            for section, share in (shares or found.sections).items()
            if share is not None
            for name in (after.form.section(section).text,)
        ),
    )
    yield Between(verdict, (place, other))


# Reports of other organs -------------------------------------------------------------------------


def same_prose(
    texts: Sequence[Mapping[str, int]], *, percent: int, common_to: int, least: int
) -> Iterator[tuple[int, int, int]]:
    """The pairs of texts of which one has much of its prose in common with the other.

    A pair counts where the sentences that both have make up ``percent`` of the shorter text, and at
    least one of them is in no more than ``common_to`` texts. Every such pair is found, and time
    grows with the texts and the pairs that have a rare sentence in common, not with all pairs: a
    text that shares so much shares one of its rarest sentences, down to where what follows is less
    than the share.

    Args:
        texts: Sentence → characters that it takes up in the text.
        percent: The least share.
        common_to: Most texts that share a sentence before it counts as a standard formula.
        least: Fewest characters of a text that is compared.

    Yields:
        Index of the shorter text, index of the longer one, characters of the shorter one that both
        have.
    """
    sizes = [sum(text.values()) for text in texts]
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if sizes[place] >= least:
            for sentence in text:
                places.setdefault(sentence, []).append(place)
    for place, text in enumerate(texts):
        size = sizes[place]
        if size < least:
            continue
        rest, others = size, set[int]()
        for sentence in sorted(text, key=lambda each: len(places[each])):
            if len(places[sentence]) > common_to or rest * 100 < size * percent:
                break
            others.update(places[sentence])
            rest -= text[sentence]
        for other in sorted(others):
            if (sizes[other], other) > (size, place):
                common = sum(text[sentence] for sentence in text.keys() & texts[other].keys())
                if common * 100 >= size * percent:
                    yield place, other, common


@BETWEEN.of("collection.repeated_narrative")
def repeated_in_another_report(gathering: Gathering, rule: Rule) -> Iterator[Between]:
    """Reports of two organs with the same prose, the likest pair of them for each two organs."""
    organs = {
        place: number
        for number, places in enumerate(ByOrgan(gathering.reports).organs())
        for place in places
    }
    wanted = rule.parameters
    sections = (*wanted["sections"], *wanted["formulas"])
    texts = [
        {}
        if place not in organs or gathering.subjects[place].too_much_prose
        else masked_sentences(report, sections, wanted["length"])
        for place, report in enumerate(gathering.reports)
    ]
    least = wanted["least"]
    if len({organs[place] for place, text in enumerate(texts) if sum(text.values()) >= least}) < 2:
        yield Between(not_applicable("few_texts"))
        return
    common_to = max(wanted["common_to"], len(texts) * wanted["common_percent"] // 100)
    pairs = same_prose(texts, percent=wanted["share_percent"], common_to=common_to, least=least)
    likest: dict[frozenset[int], tuple[Fraction, int, int]] = {}
    for one, other, common in pairs:
        both = frozenset({organs[one], organs[other]})
        found = Fraction(common * 100, sum(texts[one].values())), max(one, other), min(one, other)
        if len(both) == 2 and (both not in likest or found > likest[both]):
            likest[both] = found
    for share, later, first in sorted(likest.values(), key=lambda each: each[1:]):
        verdict = violated(
            None,
            (),
            sections,
            actual=round(share),
            share=round(share),
            one=called(gathering, first),
            other=called(gathering, later),
        )
        yield Between(verdict, (first, later))
