"""What a rule pack file may hold; the published schema is made from these records.

A pack is data alone: numbers, names of rules and cells, and texts. All of it is bounded.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal, TypeAlias

from msgspec import Meta, field

from govinfo_report.catalogue.rule_entries import Basis, Severity
from govinfo_report.language import Text
from govinfo_report.strict_toml import NonEmpty, Record

VERSION: Final = "1.0"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""

MAX_BYTES: Final = 2**20
"""Longest pack file."""

MAX_ENTRIES: Final = 500
"""Most entries of one list or table of a pack."""

MAX_TERMS: Final = 400
"""Most terms of one rule: more than a form has cells."""

MAX_NUMBER: Final = 10**12
"""Largest number of a pack."""

Name: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""The first or the last part of a rule's id."""

PackNumber: TypeAlias = Annotated[float, Meta(ge=-MAX_NUMBER, le=MAX_NUMBER)]
"""A coefficient or a bound; the decimal that it is written as is what counts."""

PointNumber: TypeAlias = Annotated[float, Meta(gt=0, le=10_000)]
"""A number of points."""

Parameter: TypeAlias = Annotated[int, Meta(ge=1, le=10**6)]
"""A threshold of a shipped rule."""

Switch: TypeAlias = Literal[Severity, "off"]
"""A severity, or that the rule is not asked."""

PackRelation: TypeAlias = Literal["=", "<=", ">=", "≤", "≥"]
"""How the sum of the terms of a rule compares with its value."""

DeadlineOrgan: TypeAlias = Literal["department", "government", "town"]
"""A department of a government (or its office that reports for itself), a government at county
level or above, or a town, township or street."""

DeadlineLevel: TypeAlias = Literal["county", "above"]
"""A county or district, or a city, prefecture, province; by the organ's name."""

Year: TypeAlias = Annotated[int, Meta(ge=1900, le=9000)]


class PackSource(Record, frozen=True, kw_only=True):
    """The document that a pack restates."""

    title: Text
    number: NonEmpty | None = None


class PackDeadline(Record, frozen=True, kw_only=True):
    """A last day of publication for some organs: a rule of its own."""

    id: Name
    title: Text
    organs: Annotated[tuple[DeadlineOrgan, ...], Meta(min_length=1, max_length=3)]
    level: DeadlineLevel | None = None
    places: Annotated[tuple[NonEmpty, ...], Meta(max_length=MAX_ENTRIES)] = ()
    month: Annotated[int, Meta(ge=1, le=12)]
    day: Annotated[int, Meta(ge=1, le=31)]
    since: Year | None = None
    until: Year | None = None
    severity: Severity = "warning"
    explanation: Text | None = None


class PackRule(Record, frozen=True, kw_only=True):
    """A linear rule: a sum of cells, each with a coefficient, compared with a number."""

    id: Name
    title: Text
    terms: Annotated[dict[NonEmpty, PackNumber], Meta(min_length=1, max_length=MAX_TERMS)]
    relation: PackRelation
    value: PackNumber = 0
    severity: Severity = "warning"
    basis: Basis = "heuristic"
    explanation: Text | None = None
    message: Text | None = None


class PackPoints(Record, frozen=True, kw_only=True):
    """Points that a violation of a rule, or of a family of rules, takes off."""

    rule: NonEmpty
    points: PointNumber
    per: Literal["report", "finding"] = "report"
    cap: PointNumber | None = None
    at_least: Severity = "info"


class PackScore(Record, frozen=True, kw_only=True):
    """How a report is scored: full marks, and what is taken off."""

    full: PointNumber
    deductions: Annotated[tuple[PackPoints, ...], Meta(min_length=1, max_length=MAX_ENTRIES)]


class PackFile(Record, frozen=True, kw_only=True):
    """A rule pack."""

    prefix: Name
    title: Text
    source: PackSource | None = None
    severities: Annotated[dict[NonEmpty, Switch], Meta(max_length=MAX_ENTRIES)] = field(
        default_factory=dict
    )
    parameters: Annotated[
        dict[NonEmpty, Annotated[dict[NonEmpty, Parameter], Meta(max_length=MAX_ENTRIES)]],
        Meta(max_length=MAX_ENTRIES),
    ] = field(default_factory=dict)
    deadlines: Annotated[tuple[PackDeadline, ...], Meta(max_length=MAX_ENTRIES)] = ()
    rules: Annotated[tuple[PackRule, ...], Meta(max_length=MAX_ENTRIES)] = ()
    score: PackScore | None = None
