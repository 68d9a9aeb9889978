"""The rules ``structure.*`` on the text: sections that say something, and citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from govinfo_report.catalogue import prose_members
from govinfo_report.catalogue.citations import cited_notices
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.checks.agencies import organ_kind
from govinfo_report.checks.structure import on_picture, unread
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    not_applicable,
    on_member,
    sentences_of,
    whole,
)
from govinfo_report.language import Text
from govinfo_report.model import ABSENT
from govinfo_report.model.values import text_of
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text import ordinary, without_number

RULES: Final = RuleFunctions[Function]()

_SAYS_NOTHING = lazy_pattern(r"(?:本年度?)?(?:无|暂无|没有|/|-|—+)[。.]?")
_FEES = lazy_pattern(r"处理费|收费|费用|收取.{0,12}费|国办函.{0,3}2020.{0,3}109\s*号")
_NO_WORDS = lazy_pattern(r"[\W_]+")
_NUMERAL = lazy_pattern(r"[一二三四五六七八九十]+|[0-9]+")
_CLAUSE = lazy_pattern(r"[。；;，,\n]")


@cache
def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts))


def _says_nothing(words: str) -> bool:
    return not words or _SAYS_NOTHING.fullmatch(words) is not None


# Sections ----------------------------------------------------------------------------------------


@RULES.of("structure.empty_section")
def empty_section(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Sections that say nothing or hardly anything, and templates left unfilled."""
    members = [m for m in prose_members() if isinstance(getattr(subject.report, m), tuple)]
    sections = [member for member in members if member in rule.parameters["sections"]]
    if not sections:
        yield not_applicable("no_statement")
    hollow = {member: said for member in sections if (said := _hollow(subject, rule, member))}
    texts = {m: "\n".join(map(text_of, getattr(subject.report, m))) for m in members}
    places = _unfilled_places(texts.values(), rule)
    if not hollow and not places:
        return
    lost = unread(subject)
    for member in members:
        name = _section_name(subject, member)
        if member in hollow:
            variant, words = hollow[member]
            if pictures := lost.pictures_of(member):
                yield on_picture(member, pictures, section=name)
                continue
            if reason := lost.reason(member):
                yield not_applicable(reason, member)
                continue
            facts = {"section": name, "worded": {"actual": words}}
            yield on_member(member, variant, actual=words or None, **facts)
        elif blanks := _unfilled(texts[member], places):
            listed = tuple(Text(f"“{each}”", f"“{each}”") for each in blanks)
            facts = {"section": name, "worded": {"actual": listed}}
            yield on_member(member, "unfilled", actual=blanks[0], **facts)


def _section_name(subject: Subject, member: str) -> Text:
    for section in subject.form.sections:
        if section.id == member:
            return Text(f"“{section.label}”", f"section “{section.label}”")
    return Text("引言", "the introduction")


def _hollow(subject: Subject, rule: Rule, member: str) -> tuple[str | None, str] | None:
    """Variant and words of a section that says nothing; ``None`` where it says something."""
    words = subject.words[member]
    if len(words) > rule.parameters["looked_at"]:
        return None
    if _says_nothing(words):
        return ("nothing" if words else None), words
    wanted = rule.parameters
    if member in wanted["may_be_short"]:
        return None
    paragraphs = [text_of(each).strip() for each in getattr(subject.report, member)]
    heading = _pattern(*wanted["headings"])
    own = "".join(each for each in paragraphs if not heading.fullmatch(each))
    if own and not any("一" <= character <= "鿿" for character in own):
        return None  # words of another program, which are no text of a report
    if len(_NO_WORDS.sub("", own)) >= wanted["least"]:
        return None
    return ("short" if own else "headings"), words


def _unfilled_places(texts: Iterable[str], rule: Rule) -> list[Mapping[str, Any]]:
    """The kinds of unfilled places of which a sign stands in one of the texts."""
    whole, places = "\n".join(texts), rule.parameters["unfilled"]
    signs = [sign for place in places for sign in place["signs"]]
    if _pattern(*signs).search(whole) is None:  # in nearly every report
        return []
    return [place for place in places if _pattern(*place["signs"]).search(whole)]


def _unfilled(text: str, places: Iterable[Mapping[str, Any]]) -> list[str]:
    """Places of a template that were not filled in, each with some words before it."""
    found: list[tuple[int, str]] = []
    for place in places:
        after = _pattern(place["after"] + "$") if "after" in place else None
        for match in _pattern(place["pattern"]).finditer(text):
            before = _CLAUSE.split(text[max(match.start() - 20, 0) : match.start()])[-1]
            if after is None or after.search(before):
                found.append((match.start(), before[-8:] + match[0]))
    return [words for _, words in sorted(found)]


@RULES.of("structure.information_fee")
def information_fee(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Section six without a word on fees."""
    if subject.report.other_matters is ABSENT:
        yield not_applicable("no_statement")
        return
    words = subject.words["other_matters"]
    if _says_nothing(words):
        yield not_applicable("empty")
        return
    if _FEES.search(words):
        return
    if reason := unread(subject).reason("other_matters"):
        yield not_applicable(reason)
        return
    elsewhere = any(
        "信息处理费" in sentence for sentence in sentences_of(subject.report, but="other_matters")
    )
    yield on_member(
        "other_matters",
        "elsewhere" if elsewhere else None,
        severity="info" if elsewhere else None,
    )


@RULES.of("structure.overview_parts")
def overview_parts(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Parts of the summary that it does not speak of."""
    words = subject.words["overview"]
    if _says_nothing(words):
        yield not_applicable("empty")
        return
    overview: Any = subject.report.overview
    if bare := _bare_headings(overview):
        rest = (each for place, each in enumerate(overview) if place not in bare)
        words = ordinary(whole(tuple(rest)))
    missing = list(_missing(words, rule.parameters["parts"]))
    if len(rule.parameters["parts"]) - len(missing) < rule.parameters["named"]:
        yield not_applicable("not_divided", "overview")
        return
    if _is_government(subject):
        missing += _missing("".join(subject.words.values()), rule.parameters["results"])
    if not missing:
        return
    if reason := unread(subject).reason("overview"):
        yield not_applicable(reason)
        return
    yield on_member("overview", missing=tuple(missing))


def _bare_headings(paragraphs: Iterable[Any]) -> frozenset[int]:
    """Places of the headings with nothing under them.

    A heading has something under it where text follows, or a heading whose number is written in a
    way that none before it had: （一） before 1.
    """
    texts = [text_of(each).strip() for each in paragraphs]
    heading = _pattern(*rules_by_id()["structure.empty_section"].parameters["headings"])
    ways = {
        place: _NUMERAL.sub("一", without_number(text)[0])
        for place, text in enumerate(texts)
        if heading.fullmatch(text)
    }
    before: set[str] = set()
    bare = []
    for place, way in ways.items():
        before.add(way)
        last = place + 1 == len(texts)
        if last or ways.get(place + 1) in before:
            bare.append(place)
    return frozenset(bare)


def _missing(words: str, parts: Iterable[Mapping[str, Any]]) -> Iterator[Text]:
    for part in parts:
        if not any(word in words for word in part["words"]):
            yield Text(part["zh"], part["en"])


def _is_government(subject: Subject) -> bool:
    agency = subject.report.agency
    if not isinstance(agency, str):
        return False
    kind = organ_kind(agency)
    return kind == "government" or (
        kind == "town" and not agency.endswith(("街道", "街道办", "处"))
    )


# Citations ---------------------------------------------------------------------------------------


@RULES.of("structure.citation")
def citation(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Notices and regulations that are repealed, or cited with a slip."""
    for member, words in subject.words.items():
        told = set()
        for variant, cited, right in _slips(words, subject, rule):
            if cited not in told:
                told.add(cited)
                yield on_member(member, variant, actual=cited, right=right)
    if not any(subject.words.values()):
        yield not_applicable("no_statement")


def _slips(words: str, subject: Subject, rule: Rule) -> Iterator[tuple[str | None, str, str]]:
    """Variant, what is cited, and what would be right, if that is known."""
    right = subject.form.source.number or ""
    cited = list(cited_notices(words))
    whole = {each.edition for each in cited if not each.is_mistyped}
    for each in cited:
        around = words[max(each.start - 60, 0) : each.start + 60]
        if not each.is_mistyped:
            if each.edition != subject.form.edition and subject.form.edition not in whole:
                yield "replaced", each.words, right
        elif not each.office_is_right or rule.parameters["speaks_of"] in around:
            yield None, each.words, right
    for wrong in rule.parameters["wrong"]:
        if wrong["sign"] in words and (not wrong["unless"] or wrong["unless"] not in words):
            for match in _pattern(wrong["pattern"]).finditer(words):
                yield wrong["variant"] or None, match[0], wrong["right"]
