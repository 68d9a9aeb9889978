"""Next year's draft: what stays the same is taken from last year's report, the rest is blank."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Final, Literal, TypeAlias

import attrs
from attrs import frozen

from govinfo_report.catalogue import EDITIONS, edition_in_force, form
from govinfo_report.catalogue.names import name_of
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.drafts.explained import Explained, draft_text
from govinfo_report.errors import DraftError
from govinfo_report.language import Lang, Text, both, language
from govinfo_report.model import (
    ABSENT,
    MAX_COUNT,
    Contact,
    Metadata,
    Period,
    Reading,
    Report,
    as_report,
    get_cell,
    replace_cells,
    usual_title,
    with_cells,
    year_of,
)
from govinfo_report.model.arguments import check_number
from govinfo_report.model.values import text_of

DraftOrigin: TypeAlias = Literal["kept", "carried", "renewed", "year", "form"]
"""Where a value of a draft comes from: it is last year's (``kept``); last year's 结转下年度
(``carried``); last year's title with the new year (``renewed``); it follows from the new year
(``year``); or it is a heading that the notice on the form names (``form``)."""

BlankReason: TypeAlias = Literal["blank", "absent", "no_count", "other_year", "yearly"]
"""Why something is blank in a draft although last year's report might give it: its cell is blank
(``blank``), not there (``absent``) or holds no count (``no_count``); the report is not of the year
before (``other_year``); or a header field differs from year to year (``yearly``)."""

CARRIED_OVER: Final = "applications.carried_over"
CARRIED_FORWARD: Final = "applications.carried_forward"

_SAME_EVERY_YEAR: Final = ("publisher", "disclosure_mode", "disclosure_term")
"""Header fields that do not change with the report; further ones where they hold no digit."""

_DIGIT: Final = re.compile(r"[\d〇○]")
_YEAR_DIGITS: Final = (
    "0123456789",
    "〇一二三四五六七八九",
    "○一二三四五六七八九",
    "零一二三四五六七八九",
)
_NUMBER: Final = r"[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]\s*"
_OWN_HEADING: Final = re.compile(
    _NUMBER + r"(?:存在的?)?(?:主要|突出)?(?:问题|不足)(?:[和与及](?:问题|不足))?"
    r"|" + _NUMBER + r"(?:下一步|下步|今后)?(?:工作)?(?:改进|整改)?(?:工作)?"
    r"(?:情况|措施|打算|计划|安排|思路|方向)"
)
"""A heading of section five that only says what stands under it: a name of a problem is content."""


@frozen(kw_only=True)
class DraftSource:
    """Something that was filled in in a draft, and where it comes from.

    Attributes:
        where: The cell or member of the draft; the words of a member are joined by dots.
        value: What stands there, as in the report.
        origin: Where it comes from.
        previous: The cell or member of last year's report; ``None`` where it does not come from it.
    """

    where: str
    value: Any
    origin: DraftOrigin
    previous: str | None = None

    def explanation(self, lang: Lang | None = None) -> str:
        """What was filled in from where, in one line."""
        facts: dict[str, object] = {"where": _named(self.where), "value": _shown(self.value)}
        if self.previous is not None:
            facts["previous"] = _named(self.previous)
        return draft_text(f"draft.{self.origin}")(lang, **facts)


@frozen(kw_only=True)
class DraftBlank:
    """Something that last year's report might give and that is blank in a draft all the same.

    Attributes:
        where: The cell or member of the draft.
        reason: Why it is blank.
        previous: The cell or member of last year's report.
    """

    where: str
    reason: BlankReason
    previous: str

    def explanation(self, lang: Lang | None = None) -> str:
        """What was left blank and why, in one line."""
        facts = {"where": _named(self.where), "previous": _named(self.previous)}
        return draft_text(f"draft.{self.reason}")(lang, **facts)


@frozen(kw_only=True)
class SourcedDraft(Explained):
    """Next year's draft, with what was filled from where.

    Attributes:
        report: The draft.
        sources: What was filled in, in the order of the document.
        blanks: What last year's report might give and was left blank.
    """

    report: Report
    sources: tuple[DraftSource, ...]
    blanks: tuple[DraftBlank, ...]

    def explanations(self, lang: Lang | None = None) -> tuple[str, ...]:
        """What was filled from where, and what was left blank, one line each."""
        lang = language(lang)
        told = [each.explanation(lang) for each in self.sources]
        return (*told, *(each.explanation(lang) for each in self.blanks))


def draft(previous: Report | Reading, *, year: int | None = None) -> Report:
    """Begins next year's report from last year's.

    Agency, code, scope, contact details and the header fields that stay are last year's; the title
    is last year's with the new year. The period is the calendar year. Every cell of the form in
    force is blank, but 上年结转: its columns get the counts of last year's 结转下年度. 总体情况
    holds the headings of the five parts that the notice on the form names, section five those of
    last year's headings that only say what stands under them. No sentence is taken from last year's
    report, nor are introduction, signature, remarks, notes of tables and extensions.

    :func:`draft_with_sources` lists what was filled from where.

    Args:
        previous: Last year's report; of a reading, its report. It may be of another edition.
        year: The reporting year of the draft; ``None``: the year after that of ``previous``. With
            a year further on, 上年结转 stays blank.

    Raises:
        DraftError: The year is not known, is not after that of ``previous``, or has no form.
    """
    return draft_with_sources(previous, year=year).report


def draft_with_sources(previous: Report | Reading, *, year: int | None = None) -> SourcedDraft:
    """Begins next year's report from last year's, and lists what was filled from where.

    Args:
        previous: As for :func:`draft`.
        year: Likewise.

    Returns:
        The draft that :func:`draft` gives, with the source of each thing that is filled in.

    Raises:
        DraftError: As for :func:`draft`.
    """
    previous = as_report(previous, "previous")
    year = _year_of_draft(previous, year)
    edition = edition_in_force(year)
    title, renewed = _title(previous, year)
    empty = Report(
        edition=edition,
        title=title,
        agency=previous.agency,
        agency_code=previous.agency_code,
        year=year,
        scope=previous.scope,
        period=Period(dt.date(year, 1, 1), dt.date(year, 12, 31)),
        metadata=_metadata(previous.metadata),
        contact=previous.contact,
        overview=tuple(_five_parts()),
        problems_and_improvements=tuple(_own_headings(previous)),
        other_matters=(),
        # Without its date a page could not tell it from a line of section six.
        signature=ABSENT if previous.signature is ABSENT else None,
    )
    carried, blanks = _carried(previous, year)
    report = replace_cells(with_cells(empty, None), {each.where: each.value for each in carried})
    return SourcedDraft(
        report=report,
        sources=(*_of_members(previous, report, renewed), *carried),
        blanks=(*_left_of_header(previous, report), *blanks),
    )


def _year_of_draft(previous: Report, year: int | None) -> int:
    last = year_of(previous)
    if year is None:
        if last is None:
            raise DraftError(None, draft_text("draft.no_year"))
        year = last + 1
    check_number(year, "year", least=1)
    first = form(EDITIONS[0]).first_year
    if last is not None and year <= last:
        raise DraftError(year, draft_text("draft.not_later").filled(year=year, previous=last))
    if year < first or year > dt.MAXYEAR:
        raise DraftError(year, draft_text("draft.no_form").filled(year=year, first=first))
    return year


def _title(previous: Report, year: int) -> tuple[str | None, bool]:
    """The title, and whether it is last year's with the new year; else it is the usual one."""
    title, last = previous.title, year_of(previous)
    if isinstance(title, str) and last is not None:
        for digits in _YEAR_DIGITS:
            old, new = ("".join(digits[int(digit)] for digit in str(each)) for each in (last, year))
            renewed = re.sub(rf"(?<!\d){old}(?!\d)", new, title)
            if renewed != title:
                return renewed, True
    if not isinstance(previous.agency, str):
        return None, False
    return usual_title(previous.agency, year), False


def _metadata(last: Metadata) -> Metadata:
    """The header: what differs from year to year is blank where last year's report has it."""
    values: dict[str, Any] = {}
    for attribute in attrs.fields(Metadata):
        value = getattr(last, attribute.name)
        if attribute.name in ("source", "other") or value is ABSENT:
            continue
        values[attribute.name] = value if attribute.name in _SAME_EVERY_YEAR else None
    other = {
        label: value if isinstance(value, str) and not _DIGIT.search(value) else None
        for label, value in last.other.items()
    }
    return Metadata(**values, other=other)


def _five_parts() -> Iterator[str]:
    """The headings of 总体情况."""
    parts = rules_by_id()["structure.overview_parts"].parameters["parts"]
    for number, part in zip("一二三四五", parts, strict=True):
        yield f"（{number}）{part['zh']}"


def _own_headings(previous: Report) -> Iterator[str]:
    """The headings of last year's section five that say nothing but what stands under them."""
    texts = previous.problems_and_improvements
    for text in texts if isinstance(texts, tuple) else ():
        heading = text_of(text).strip()
        if _OWN_HEADING.fullmatch(heading):
            yield heading


def _carried(previous: Report, year: int) -> tuple[list[DraftSource], list[DraftBlank]]:
    """上年结转: the cells that are filled in, and those that stay blank."""
    filled, blanks = [], []
    for column in form(previous.edition).table("applications").row("carried_forward").columns:
        cell, source = f"{CARRIED_OVER}.{column}", f"{CARRIED_FORWARD}.{column}"
        value = get_cell(previous, source)
        reason: BlankReason
        if year_of(previous) not in (None, year - 1):
            reason = "other_year"
        elif value is None:
            reason = "blank"
        elif value is ABSENT:
            reason = "absent"
        elif type(value) is int and 0 <= value <= MAX_COUNT:
            filled.append(DraftSource(where=cell, value=value, origin="carried", previous=source))
            continue
        else:
            reason = "no_count"
        blanks.append(DraftBlank(where=cell, reason=reason, previous=source))
    return filled, blanks


def _of_members(previous: Report, report: Report, renewed: bool) -> Iterator[DraftSource]:
    """Where the members of the draft that hold something come from."""
    yield DraftSource(where="edition", value=report.edition, origin="year")
    if report.title is not None:
        yield (
            DraftSource(where="title", value=report.title, origin="renewed", previous="title")
            if renewed
            else DraftSource(where="title", value=report.title, origin="year")
        )
    yield DraftSource(where="year", value=report.year, origin="year")
    yield DraftSource(where="period", value=report.period, origin="year")
    for where, value in _kept(report):
        if value is not None and value is not ABSENT and value != "":
            yield DraftSource(where=where, value=value, origin="kept", previous=where)
    yield DraftSource(where="overview", value=report.overview, origin="form")
    if headings := report.problems_and_improvements:
        where = "problems_and_improvements"
        yield DraftSource(where=where, value=headings, origin="kept", previous=where)


def _kept(report: Report) -> Iterator[tuple[str, object]]:
    """The members that hold what last year's report holds."""
    for name in ("agency", "agency_code", "scope"):
        yield name, getattr(report, name)
    for name in _SAME_EVERY_YEAR:
        yield f"metadata.{name}", getattr(report.metadata, name)
    for label, value in report.metadata.other.items():
        yield f"metadata.other.{label}", value
    for attribute in attrs.fields(Contact):
        yield f"contact.{attribute.name}", getattr(report.contact, attribute.name)


def _left_of_header(previous: Report, report: Report) -> Iterator[DraftBlank]:
    """The fields of the header that differ from year to year, and the signature."""
    fields: dict[str, tuple[Any, Any]] = {}
    for attribute in attrs.fields(Metadata):
        if attribute.name not in ("source", "other"):
            values = (getattr(each.metadata, attribute.name) for each in (previous, report))
            fields[f"metadata.{attribute.name}"] = (next(values), next(values))
    for label, value in previous.metadata.other.items():
        fields[f"metadata.other.{label}"] = (value, report.metadata.other[label])
    fields["signature"] = (previous.signature, report.signature)
    for where, (old, new) in fields.items():
        if old is not None and old is not ABSENT and old != "" and new is None:
            yield DraftBlank(where=where, reason="yearly", previous=where)


def _named(where: str) -> Text:
    """What is called by an id of a cell or by the path of a member."""
    if where.startswith("metadata.other."):
        label = where.removeprefix("metadata.other.")
        return Text(f"“{label}”", f"“{label}”")
    return name_of(where) or both(where)


def _shown(value: object) -> str | Text:
    if isinstance(value, Period):
        return draft_text("draft.period").filled(start=value.start, end=value.end)
    if isinstance(value, tuple):
        return Text("；", "; ").join(value)
    return str(value)
