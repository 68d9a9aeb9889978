"""The rules ``metadata.*``: whose report it is, for which year, and when it was published."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import organ_words
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
from govinfo_report.language import Text
from govinfo_report.model import ABSENT, Period, Report, Signature

RULES: Final = RuleFunctions[Function]()

_YEAR: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?!\d)|([一二][〇○零九][〇○零一二三四五六七八九]{2})"
)
_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NAMES: Final = {
    "title": Text("标题", "title"),
    "agency": Text("机关名称", "organ"),
    "year": Text("报告年度", "year"),
    "period": Text("统计期限", "period"),
}


@RULES.of("metadata.identity")
def identity(subject: Subject, rule: Rule) -> Iterator[Verdict]:
    """Title, organ or year that is not there; what is no text or year is for structure.value."""
    for member in ("title", "agency", "year"):
        value = getattr(subject.report, member)
        if value is None or value is ABSENT or (isinstance(value, str) and not value.strip()):
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
    from stdnum.cn import uscc  # brings a table of divisions: only where a code is there

    code = subject.report.agency_code
    if not isinstance(code, str) or not code:
        yield not_applicable("no_statement")
        return
    if len(code) != 18 or not uscc.is_valid(code):
        yield on_member("agency_code", actual=code)
        return
    index = subject.report.metadata.index_number
    begins = index[:18] if isinstance(index, str) else ""
    if begins != code and uscc.is_valid(begins):
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
    elif not _same_organ(organ, publisher, rule.parameters):
        members = ("metadata.publisher", "agency")
        yield violated(members[0], (), members, expected=organ, actual=publisher)


def _same_organ(one: str, other: str, parameters: Mapping[str, object]) -> bool:
    """Whether one name is the other, perhaps shortened: its characters in the same order."""
    names = [_core(name, parameters) for name in (one, other)]
    if _within(one, other) or _within(other, one):
        return True
    return all(names) and (_within(*names) or _within(*reversed(names)))


def _core(name: str, parameters: Mapping[str, object]) -> str:
    fillers = parameters["fillers"]
    for filler in fillers if isinstance(fillers, list) else ():
        name = name.replace(filler, "")
    return name


def _within(short: str, long: str) -> bool:
    characters = iter(long)
    return all(character in characters for character in short)


OrganKind: TypeAlias = Literal["town", "government", "office", "department", "unknown"]
"""Town, township or street; government at county level or above; its office; its department."""

Level: TypeAlias = Literal["county", "above", "unknown"]
"""Whether the organ belongs to a county or district, or to a city, province or the state."""


@lru_cache(maxsize=4096)
def organ_kind(name: str) -> OrganKind:
    """The kind of an organ by its name; ``unknown`` where there is any doubt.

    Regulations, article 49, sets different dates for departments and governments and none for
    towns; who may make rules (规章) also goes by kind.
    """
    words = organ_words()
    if _ends(name, words["towns"]):
        return "town"
    if any(word in name for word in words["doubtful"]):
        return "unknown"
    if _ends(name, words["offices"]):
        return "office"
    if _ends(name, words["governments"]) or _ends(name, words["territories"]):
        return "government"
    if _ends(name, words["departments"]):
        return "department"
    return "unknown"


@lru_cache(maxsize=4096)
def organ_level(name: str) -> Level:
    """Whether an organ is a county's or district's, by the last territory that its name has.

    A city may be one with or without districts, which its name does not tell: it counts as above.
    """
    words = organ_words()
    if name.startswith(words["central"]) or any(word in name for word in words["doubtful"]):
        return "unknown"
    head = name.partition("人民政府")[0]
    for word in words["no_territory"]:
        head = head.replace(word, "")
    for place in range(len(head) - 1, -1, -1):
        rest = head[: place + 1]
        if rest.endswith(("自治区", "省", "市", "州", "盟", "地区")):
            return "above"
        if place >= 1 and _ends(rest, words["county_level"]):
            return "county"
    return "unknown"


def is_local(name: str) -> bool:
    """Whether a name tells that an organ is not one of the central government."""
    return organ_level(name) != "unknown"


def _ends(name: str, endings: Iterable[str]) -> bool:
    # A name that is nothing but the ending says nothing about whose it is.
    return any(name.endswith(ending) and len(name) > len(ending) for ending in endings)
