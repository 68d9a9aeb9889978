"""The rules ``metadata.*``: whose report it is, for which year, and when it was published."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final

from govinfo_report.catalogue.data_files import full_forms
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import organ_words, rules_by_id
from govinfo_report.checks.agencies import is_one_organ, organ_kind, organ_name
from govinfo_report.checks.masking import names_of
from govinfo_report.checks.structure import on_picture, unread
from govinfo_report.checks.subject import (
    Function,
    RuleFunctions,
    Subject,
    Verdict,
    not_applicable,
    on_member,
    violated,
    whole,
    year_of,
)
from govinfo_report.language import Text
from govinfo_report.model import (
    ABSENT,
    Period,
    Report,
    Signature,
    is_agency_code,
    scope_of,
)
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text import ordinary

RULES: Final = RuleFunctions[Function]()

_YEAR: Final = lazy_pattern(
    r"(?<!\d)((?:19|20)\d\d)(?!\d)|([一二][〇○零九][〇○零一二三四五六七八九]{2})"
)
_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NAMES: Final = {
    "title": Text("标题", "title"),
    "agency": Text("机关名称", "organ"),
    "year": Text("报告年度", "year"),
    "period": Text("统计期限", "period"),
}
_INTRODUCTION: Final = Text("引言", "introduction")


@RULES.of("metadata.identity")
def identity(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Title, organ or year that is not there; what is no text or year is for structure.value."""
    pictures = unread(subject).pictures_of("title")
    for member in ("title", "agency", "year"):
        value = getattr(subject.report, member)
        if value is None or value is ABSENT or (isinstance(value, str) and not value.strip()):
            if pictures:
                yield on_picture(member, pictures, member=_NAMES[member])
            else:
                yield on_member(member, member=_NAMES[member])


@RULES.of("metadata.year")
def year(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Statements of the year that have no year in common."""
    stated = {name: years for name, years in _years(subject.report, rule) if years}
    if len(stated) < 2:
        yield not_applicable("no_statement")
        return
    if not frozenset.intersection(*stated.values()):
        names = [(_NAMES.get(m, Text(m, m)), _listed(years)) for m, years in stated.items()]
        yield violated(
            "year",
            (),
            tuple(m if m in _NAMES else "metadata" for m in stated),
            stated=tuple(Text(f"{n.zh} {y}", f"{n.en} {y}") for n, y in names),
        )


def _years(report: Report, rule: Rule) -> Iterator[tuple[str, frozenset[int]]]:
    """The years that each part of the header names."""
    if (year := year_of(report)) is not None:
        yield "year", frozenset({year})
    yield "title", _named_years(report.title)
    period = _stated_period(report)
    # A period over two years is a matter of metadata.period, not of this rule.
    if period is not None and period[0].year == period[1].year:
        yield "period", frozenset({period[0].year})
    for label in rule.parameters["labels"]:
        yield label, _named_years(report.metadata.other.get(label))


def _named_years(text: object) -> frozenset[int]:
    if not isinstance(text, str):
        return frozenset()
    found = _YEAR.findall(unicodedata.normalize("NFKC", text))
    return frozenset(int(digits or words.translate(_DIGITS)) for digits, words in found)


def _listed(years: frozenset[int]) -> str:
    return "/".join(map(str, sorted(years)))


@RULES.of("metadata.period")
def period(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A period that is not 1 January to 31 December of one year."""
    stated = _stated_period(subject.report)
    if stated is None:
        yield not_applicable("no_statement")
        return
    start, end = stated
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31) or start.year != end.year:
        yield on_member(
            "period",
            None if start <= end else "reversed",
            actual=f"{start}/{end}",
            worded={"actual": Text(f"{start}至{end}", f"{start} to {end}")},
        )


def _stated_period(report: Report) -> tuple[dt.date, dt.date] | None:
    """First and last day of the period, as printed; ``None`` where a day is missing or none."""
    period = report.period
    if not isinstance(period, Period):
        return None
    start, end = _day(period.start), _day(period.end)
    return None if start is None or end is None else (start, end)


def _day(value: object) -> dt.date | None:
    """A date, also out of a moment or of ISO text, which drafts may hold."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


@RULES.of("metadata.deadline")
def deadline(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Publication after the date of article 49."""
    report = subject.report
    year = year_of(report)
    if year is None or not isinstance(report.agency, str):
        yield not_applicable("no_statement")
        return
    last_day = _last_day(report.agency, year, consolidated=report.scope == "consolidated")
    yield from published_late(subject, last_day)


def published_late(subject: Subject, last_day: dt.date | None) -> Iterator[Verdict]:
    """Publication after a last day; ``None``: the organ has none.

    A report is published when it is signed at the earliest: where no date of publication is
    labelled, a signature after the last day proves lateness, an earlier one proves nothing.
    """
    report = subject.report
    published = _day(report.metadata.published_at)
    member, shown = "metadata.published_at", published
    if published is None:
        member, shown = _last_signed(report)
    if shown is None:
        yield not_applicable("no_statement")
    elif last_day is None:
        yield not_applicable("organ_unknown")
    elif shown > last_day:
        variant = "violated" if published else "signed"
        yield on_member(member, variant, expected=last_day, actual=shown, agency=report.agency)
    elif published is None:
        yield not_applicable("signed_in_time")


def _last_signed(report: Report) -> tuple[str, dt.date | None]:
    """The last day on which the report was written or signed, with the member that says so."""
    signature = report.signature
    days = {
        "metadata.date_written": _day(report.metadata.date_written),
        "signature.date": _day(signature.date) if isinstance(signature, Signature) else None,
    }
    stated = [(day, member) for member, day in days.items() if day is not None]
    day, member = max(stated, default=(None, ""))
    return member, day


def _last_day(agency: str, year: int, *, consolidated: bool) -> dt.date | None:
    kind = organ_kind(agency)
    # An office that reports the figures of the whole territory reports for its government.
    if kind == "government" or (kind == "office" and consolidated):
        return dt.date(year + 1, 3, 31)
    if kind in ("department", "office"):
        return dt.date(year + 1, 1, 31)
    return None


@RULES.of("metadata.published_early")
def published_early(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Publication before the period ended."""
    report = subject.report
    published, stated = _day(report.metadata.published_at), _stated_period(report)
    end = None
    if stated is not None and stated[0] <= stated[1]:
        end = stated[1]
    elif (year := year_of(report)) is not None:
        end = dt.date(year, 12, 31)
    if published is None or end is None:
        yield not_applicable("no_statement")
    elif published < end:
        yield on_member("metadata.published_at", expected=end, actual=published)


@RULES.of("metadata.agency_code")
def agency_code(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A code whose check character is wrong, or an index number with another code."""
    code = subject.report.agency_code
    if not isinstance(code, str) or not code:
        yield not_applicable("no_statement")
        return
    if not is_agency_code(code):
        yield on_member("agency_code", actual=code)
        return
    index = subject.report.metadata.index_number
    begins = index[:18] if isinstance(index, str) else ""
    if begins != code and is_agency_code(begins):
        members = ("metadata.index_number", "agency_code")
        yield violated(
            members[0], (), members, "index", severity="info", expected=code, actual=begins
        )


@RULES.of("metadata.agency")
def agency(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A publisher that is no short or full name of the organ."""
    organ, publisher = subject.report.agency, subject.report.metadata.publisher
    if not isinstance(organ, str) or not isinstance(publisher, str) or not (organ and publisher):
        yield not_applicable("no_statement")
    elif not is_one_organ(organ, publisher, rule.parameters):
        members = ("metadata.publisher", "agency")
        yield violated(members[0], (), members, expected=organ, actual=publisher)


@RULES.of("metadata.other_agency")
def other_agency(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Names of other organs in place of the report's own, in the introduction and section one."""
    report = subject.report
    if not isinstance(report.agency, str) or not organ_name(report.agency).places:
        yield not_applicable("no_statement")
        return
    own = _own_names(report)
    for member in ("introduction", "overview"):
        named = _named_organs(subject, member, rule)
        others = [name for how, name in named if _is_another(name, how, report.agency, own, rule)]
        if others:
            section = _INTRODUCTION
            if member == "overview":
                section = subject.form.section(member).text
            name = max(others, key=len)
            yield on_member(member, expected=report.agency, actual=name, section=section)


def _own_names(report: Report) -> tuple[str, ...]:
    """The names of its organ that a report gives."""
    signed = report.signature.agency if isinstance(report.signature, Signature) else None
    names = (report.agency, report.title, report.metadata.publisher, signed)
    return tuple(name for name in names if isinstance(name, str))


def _named_organs(subject: Subject, member: str, rule: Rule) -> Iterator[tuple[str, str]]:
    """How an organ is named (``report``, ``contact``, ``subject``, ``first``), and its name.

    ``first`` is the subject of the first sentence of section one, which is the report's own organ.
    """
    words = subject.words[member]
    for how, sign in rule.parameters["signs"].items():
        if sign in words:
            for match in _name_pattern(rule.parameters["name"], *rule.parameters[how])(words):
                yield how, match["name"]
    if not _others_act(words, subject.report.agency or "", rule):
        return
    for number, paragraph in enumerate(getattr(subject.report, member)):
        text = ordinary(whole((paragraph,)))
        for match in _name_pattern(rule.parameters["name"], *rule.parameters["subject"])(text):
            before = text[: match.start("name")]
            first = member == "overview" and number == 0 and "。" not in before
            yield ("first" if first else "subject"), match["name"]


def _others_act(words: str, agency: str, rule: Rule) -> bool:
    """Whether words for what an organ does follow what is no name of the report's own."""
    places = organ_name(agency).places
    own = tuple(name for name in names_of(agency) if any(place in name for place in places))
    found = _pattern(rule.parameters["acting"]).finditer(words)
    return any(not words.endswith(own, 0, match.end()) for match in found)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _any_of(words: Iterable[str], text: str) -> bool:
    return _pattern("|".join(words)).search(text) is not None


@cache
def _name_pattern(name: str, *wordings: str) -> Callable[[str], Iterator[re.Match[str]]]:
    """What finds the organs that wordings name; ``NAME`` stands for a name in them."""
    before, after = zip(*(wording.split("NAME") for wording in wordings), strict=True)
    patterns = [
        re.compile(f"{start}(?P<name>{name}){end}")
        for start, end in zip(before, after, strict=True)
    ]
    return lambda text: chain.from_iterable(pattern.finditer(text) for pattern in patterns)


def _is_another(name: str, how: str, agency: str, own: Iterable[str], rule: Rule) -> bool:
    """Whether a name is that of an organ which the report's can be taken for: one of its level."""
    said, mine = organ_name(name), organ_name(agency)
    if not said.places:
        return False
    if any(said.stems[-1] in each for each in own) or mine.stems[-1] in name:
        # Another department of the same place; the report's own, by its name in full or in short?
        fillers = rules_by_id()["metadata.agency"].parameters
        if (
            how not in ("report", "first")
            or {organ_kind(name), organ_kind(agency)} != {"department"}
            or is_one_organ(_in_full(said.body), _in_full(mine.body), fillers)
        ):
            return False
    if _any_of(rule.parameters["no_names"], name):
        return False
    if any(_any_of(rule.parameters["no_places"], stem) for stem in said.stems):
        return False
    return _place_level(said.places[-1]) == _place_level(mine.places[-1])


def _in_full(body: str) -> str:
    return full_forms().get(body, body)


def _place_level(place: str) -> str:
    """Level of a territory: town, county, city or province."""
    for level, endings in organ_words().items():
        if level.startswith("level_") and place.endswith(endings):
            return level
    return ""


@RULES.of("metadata.scope")
def scope(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """A government's report that does not say whose figures it gives."""
    report = subject.report
    if not isinstance(report.agency, str) or organ_kind(report.agency) != "government":
        yield not_applicable("no_government")
        return
    if scope_of(report):
        return
    words = "。".join(filter(None, subject.words.values()))
    if not words:
        yield not_applicable("no_statement")
    elif not _pattern("|".join(rule.parameters["statements"])).search(words):
        yield on_member("scope", agency=report.agency)


@RULES.of("metadata.contact")
def contact(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """An introduction without a contact, or without a word on the electronic version."""
    report, words = subject.report, subject.words["introduction"]
    if not words:
        yield not_applicable("no_introduction")
        return
    # Some pages print the introduction, or the rest of it, below the first heading.
    if any(word in subject.words["overview"] for word in rule.parameters["introduces"]):
        words += subject.words["overview"]
    found = report.contact
    there = {
        "contact": any(
            isinstance(each, str)
            for each in (found.unit, found.address, found.telephone, found.email)
        ),
        "electronic": isinstance(found.website, str),
    }
    missing = tuple(
        Text(part["zh"], part["en"])
        for part in rule.parameters["parts"]
        if not there[part["id"]] and not any(word in words for word in part["words"])
    )
    if missing:
        yield on_member("introduction", missing=missing)
