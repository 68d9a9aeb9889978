"""The report as one immutable value, its header, contact and narrative."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol, Self, TypeAlias

import attrs
from attrs import Factory, field, frozen

from govinfo_report.catalogue import prose_members
from govinfo_report.errors import EditionError
from govinfo_report.language import Text, language
from govinfo_report.model.tables import (
    Applications,
    Cells,
    Disputes,
    ProactiveDisclosure,
    table_classes,
)
from govinfo_report.model.values import (
    ABSENT,
    Absent,
    FrozenMap,
    OptionalText,
    as_repr,
    mapping,
    paragraphs,
)

Edition: TypeAlias = str
"""Which national form: one of :data:`govinfo_report.catalogue.EDITIONS`."""

Scope: TypeAlias = Literal["organ", "consolidated"]
"""Whether the figures are the organ's own or those of its whole territory or system (全市汇总)."""

Paragraphs: TypeAlias = tuple[str, ...] | Absent
"""A narrative section: empty where its heading has nothing under it, absent where it is lost."""

MAX_PROSE: Final = 300_000
"""Most characters of prose, notes of tables included, that are searched for claims or compared.
Reports have some thousands; the work grows with them, and a service must know how far."""

_EMPTY: Final[FrozenMap[Any]] = FrozenMap()


@frozen
class Period:
    """统计期限, both days included, as printed: a slip may make it end before it begins."""

    start: dt.date
    end: dt.date


@frozen
class Signature:
    """落款 at the end of the page. Its date is not the header's ``date_written``."""

    agency: OptionalText = ABSENT
    date: dt.date | None | Absent = ABSENT


def _printed_moment(value: dt.date | OptionalText) -> OptionalText:
    """A day or a moment as ISO text: clocks of drafts have no zone and no fractions of seconds."""
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, dt.date) else value


@frozen(kw_only=True, repr=False)
class Metadata(Cells):
    """The labelled fields of the page header.

    Attributes:
        index_number: 索引号, as printed.
        document_number: 文号 or 文件编号.
        publisher: 发布机构.
        date_written: 成文日期.
        published_at: 发布日期 as ISO text, ``YYYY-MM-DD`` or ``YYYY-MM-DDThh:mm[:ss]``: a text,
            because it is as exact as what was printed, and no printed time is not midnight. A
            ``date`` or ``datetime`` given here becomes that text.
        disclosure_mode: 公开方式.
        disclosure_term: 公开时限.
        source: Name of the file, or address, that the report was read from; never a path.
        other: Further labelled fields (分类, 关键词, 时效 …), label → text.
    """

    index_number: OptionalText = ABSENT
    document_number: OptionalText = ABSENT
    publisher: OptionalText = ABSENT
    date_written: dt.date | None | Absent = ABSENT
    published_at: OptionalText = field(default=ABSENT, converter=_printed_moment)
    disclosure_mode: OptionalText = ABSENT
    disclosure_term: OptionalText = ABSENT
    source: OptionalText = ABSENT
    other: FrozenMap[str | None] = field(default=_EMPTY, converter=mapping)

    @property
    def published_on(self) -> dt.date | None:
        """The day of :attr:`published_at`, or ``None`` where none is stated."""
        if not isinstance(self.published_at, str):
            return None
        return dt.date.fromisoformat(self.published_at[:10])


@frozen(kw_only=True, repr=False)
class Contact(Cells):
    """Whom to ask: the contact details that the introduction names, as printed."""

    unit: OptionalText = ABSENT
    address: OptionalText = ABSENT
    postcode: OptionalText = ABSENT
    telephone: OptionalText = ABSENT
    fax: OptionalText = ABSENT
    email: OptionalText = ABSENT
    website: OptionalText = ABSENT


class MemberSource(Protocol):
    """Something decoded that gives a report's members when they are first asked for."""

    def member(self, name: str) -> Any:
        """The value of one attribute of :class:`Report`."""

    @property
    def plain(self) -> Any:
        """Something with the attributes of :class:`Report`, cheaper to get; ``None``: nothing is.

        Its parts and rows are no classes of the model, but have their attributes. Whole amounts may
        be integers.
        """


class _Loaded:
    """Gives a loaded report its members when they are first asked for.

    Building two hundred cells into attrs objects costs twice what decoding them does, and many uses
    of a report (checking, comparing, tabulating, writing it again) never ask for them.
    A report that was built by hand has every member from the beginning.
    """

    __slots__ = ("_block", "_source")
    _source: MemberSource | None
    _block: tuple[Any, ...] | None

    if not TYPE_CHECKING:  # a declared __getattr__ would make every misspelt attribute type-check

        def __getattr__(self, name: str) -> Any:
            # Called only for a slot that is still empty, or for a name that does not exist.
            if name in MEMBERS:
                value = self._source.member(name)
                object.__setattr__(self, name, value)
                return value
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


def _empty(table: str, report: Any) -> Any:
    """A table without cells, of the class that the edition has."""
    return table_classes(report.edition)[table]()


@frozen(kw_only=True, repr=False)
class Report(_Loaded):
    """One annual report on government information disclosure (政府信息公开工作年度报告).

    Attributes:
        schema: Id of the published schema that the document claims (``$schema``).
        edition: The national form that the report follows.
        title: 标题; ``None`` only where a page lost it.
        agency: The reporting organ, as the title names it.
        agency_code: 统一社会信用代码 (GB 32100-2015), the stable identity of the organ.
        year: The reporting year.
        scope: Whose figures they are; ``None`` where not stated.
        period: 统计期限.
        metadata: The page header.
        contact: Contact details.
        introduction: Text before section 一, by paragraphs.
        overview: 一、总体情况, by paragraphs.
        proactive_disclosure: 二、主动公开政府信息情况 (table, its class follows ``edition``).
        applications: 三、收到和处理政府信息公开申请情况 (table).
        disputes: 四、政府信息公开行政复议、行政诉讼情况 (table).
        problems_and_improvements: 五、存在的主要问题及改进情况, by paragraphs.
        other_matters: 六、其他需要报告的事项, by paragraphs.
        signature: 落款.
        remarks: Cell id → words printed in or at the cell beside its value.
        table_notes: Table name → texts printed above or under it.
        extensions: Anything a producer adds; carried through untouched.

    A table, row or header with nothing in it stands for one that the page does not have.

    Values are not looked at: drafts are wrong sometimes, :func:`govinfo_report.check` finds what is
    no value of a document, and :func:`govinfo_report.dumps` refuses it.

    Raises:
        EditionError: A table is of another edition, or ``edition`` names none.
        TypeError: A part of the report is of another class, or prose is no sequence of texts.
    """

    schema: str | Absent = ABSENT
    edition: Edition
    title: str | None
    agency: str | None
    agency_code: OptionalText = ABSENT
    year: int | None
    scope: Scope | None | Absent = ABSENT
    period: Period | None | Absent = ABSENT
    metadata: Metadata = Metadata()
    contact: Contact = Contact()
    introduction: Paragraphs = field(default=ABSENT, converter=paragraphs)
    overview: Paragraphs = field(default=ABSENT, converter=paragraphs)
    proactive_disclosure: ProactiveDisclosure = field(
        default=Factory(partial(_empty, "proactive_disclosure"), takes_self=True)
    )
    applications: Applications = field(
        default=Factory(partial(_empty, "applications"), takes_self=True)
    )
    disputes: Disputes = field(default=Factory(partial(_empty, "disputes"), takes_self=True))
    problems_and_improvements: Paragraphs = field(default=ABSENT, converter=paragraphs)
    other_matters: Paragraphs = field(default=ABSENT, converter=paragraphs)
    signature: Signature | None | Absent = ABSENT
    remarks: FrozenMap[str] = field(default=_EMPTY, converter=mapping)
    table_notes: FrozenMap[tuple[str, ...]] = field(default=_EMPTY, converter=mapping)
    extensions: FrozenMap[Any] = field(default=_EMPTY, converter=mapping)

    def __attrs_post_init__(self) -> None:
        # Values are the caller's business, drafts are wrong sometimes; what they stand in is not.
        for name, cls in _PARTS.items():
            if not isinstance(part := getattr(self, name), cls):
                raise TypeError(f"{name} is a {cls.__name__}, not {type(part).__name__}")
        for name, cls in table_classes(self.edition).items():
            if type(table := getattr(self, name)) is not cls:
                given = type(table).__name__
                if not isinstance(table, Cells):
                    raise TypeError(f"{name} is a {cls.__name__}, not {given}")
                words = Text("{name}是{given}，不是{cls}", "{name} is a {given}, not a {cls}")
                facts = {"name": name, "given": given, "cls": cls.__name__}
                raise EditionError(self.edition, words.filled(**facts))

    def __repr__(self) -> str:
        tables = (getattr(self, name) for name in table_classes(self.edition))
        cells = [value for table in tables for value in table.values() if value is not ABSENT]
        return (
            f"Report(edition={self.edition!r}, agency={as_repr(self.agency)}, "
            f"year={as_repr(self.year)}, title={as_repr(self.title)}, "
            f"cells={len(cells)}, blank={cells.count(None)})"
        )

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from govinfo_report.model.notebook import of_report  # notebooks alone need it

        return of_report(self, language())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """How pydantic reads and writes a report; pydantic calls it."""
        return _pydantic_hooks().core_schema()

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:
        """The published schema of reports, for pydantic and OpenAPI; pydantic calls it."""
        return deepcopy(_pydantic_hooks().json_schema())

    @classmethod
    def from_source(cls, source: MemberSource) -> Self:
        """A report whose members come from ``source`` when they are first asked for."""
        report = cls.__new__(cls)
        object.__setattr__(report, "_source", source)
        object.__setattr__(report, "_block", None)
        return report


def _pydantic_hooks() -> Any:
    """By name, when pydantic asks: they need conversion and schema, which stand above the model."""
    return import_module("govinfo_report.pydantic_hooks")


MEMBERS: Final = frozenset(attribute.name for attribute in attrs.fields(Report))
"""The attributes of a report."""

_PARTS: Final[Mapping[str, type[Any]]] = {"metadata": Metadata, "contact": Contact}


def year_of(report: Report) -> int | None:
    """The reporting year; ``None`` where there is none, or what a draft has is no year."""
    year: Any = report.year
    return year if type(year) is int and 1 <= year <= 9999 else None


def usual_title(agency: str, year: int | None) -> str:
    """The title that most reports of an organ and a year have."""
    return f"{agency}{year}年政府信息公开工作年度报告"


def is_agency_code(code: str) -> bool:
    """Whether a text is a 统一社会信用代码 (GB 32100-2015) with the right check character."""
    return len(code) == 18 and _has_check_character(code)


@lru_cache(maxsize=1024)  # an organ has one in all its reports
def _has_check_character(code: str) -> bool:
    from stdnum.cn import uscc  # brings a table of divisions: only where a code is there

    return uscc.is_valid(code)


def same_organ(one: Report, other: Report) -> bool:
    """Whether two reports can be of one organ: their codes do not differ, where both have one."""
    codes = {c for c in (one.agency_code, other.agency_code) if isinstance(c, str) and c}
    return len(codes) < 2


def scope_of(report: Report) -> str:
    """Whose figures they are; empty where that is not stated."""
    return report.scope if isinstance(report.scope, str) else ""


def is_year_before(previous: Report, report: Report) -> bool:
    """Whether a report is that of the same organ for the year before another."""
    year = year_of(report)
    if year is None or year == dt.MAXYEAR:  # of which no report can follow
        return False
    return year_of(previous) == year - 1 and same_organ(previous, report)


def same_scope(one: Report, other: Report) -> bool:
    """Whether two reports can be about the same figures: their scopes do not differ."""
    return len({scope_of(one), scope_of(other)} - {""}) < 2


def prose_length(report: Report) -> int:
    """How many characters of prose a report has, the notes of its tables included."""
    texts = [*(getattr(report, name) for name in prose_members()), *report.table_notes.values()]
    paragraphs = [text for each in texts if isinstance(each, tuple) for text in each]
    return sum(len(text) for text in paragraphs if isinstance(text, str))
