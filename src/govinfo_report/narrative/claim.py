"""What the prose of a report claims, as typed values."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal, TypeAlias, get_args

from attrs import frozen

from govinfo_report.text.numerals import Exactness

ClaimKind: TypeAlias = Literal[
    "narrative.received",
    "narrative.carried_over",
    "narrative.handled",
    "narrative.carried_forward",
    "narrative.outcome",
    "narrative.reconsideration",
    "narrative.litigation",
    "narrative.disputes",
    "narrative.upheld",
    "narrative.applicants",
    "narrative.information_fee",
    "narrative.none",
    "narrative.all_closed",
    "narrative.disclosure",
    "narrative.parts",
    "narrative.growth",
    "narrative.year",
]
"""What is claimed; each is also the id of the rule that compares such claims with the tables."""

CLAIM_KINDS: Final[tuple[ClaimKind, ...]] = get_args(ClaimKind)

ClaimUnit: TypeAlias = Literal["件", "元", "%", "倍", "年"]
"""What a value counts. 件 stands for 条, 份, 宗, 起 and the like too; 万元 is turned into 元.

% of ``narrative.handled`` is the share of what was to be handled (办结率), of
``narrative.outcome`` the share of what was handled (占办理总数).
"""

ClaimPeriod: TypeAlias = Literal["this_year", "last_year", "other"]
"""The reporting year; the one before; another one, or several years together."""

Extent: TypeAlias = Literal["territory", "organ", "part", "filed"]
"""A whole territory or system (全市); the organ itself (本机关); a part of what the report may
cover (市本级, 各部门); only what was put on file with somebody (备案)."""


@frozen
class Where:
    """Where a claim stands.

    Attributes:
        section: Member of the report: ``overview``, ``other_matters`` …, or
            ``table_notes.applications`` and the like.
        paragraph: Index of the paragraph in it, from 0.
        start: Where the claim begins in that paragraph.
        end: Where it ends.
    """

    section: str
    paragraph: int
    start: int
    end: int


@frozen(kw_only=True)
class Claim:
    """One thing that the prose says about a figure.

    Attributes:
        kind: What sort of claim it is.
        about: What it speaks of, in the words of the form's ids: rows of table three
            (``outcomes.granted``), columns (``natural_person``), rows of table four with a result
            (``litigation.corrected``), rows of table two (``normative_documents.issued``); several
            where one value is said of them together. Names with no figure in the form stand for
            themselves (``outcomes.other.withdrawn``, ``policy_documents``). Of
            ``narrative.growth`` it is what grew.
        value: The number; 0 for a negation (未收到), ``None`` where none is said (均获维持). Growth
            is signed; ``narrative.year`` has the year.
        upper: Upper end of a range; else ``None``.
        unit: What the value counts, or ``None``.
        exactness: How exactly it is said: 四十余 is ``over``, 近50 ``under``.
        strict: Whether the value itself is excluded: 超过8件 (``over``) is 9 or more, 不足8件
            (``under``) is 7 or fewer.
        negated: Whether it is said by negation (未收到, 没有, 零申请).
        period: Which year it speaks of.
        scope: The words that say whose figures they are (全市, 本机关), or ``None``.
        extent: What those words mean.
        parts: The numbers that the prose says it consists of; empty where it names none.
        exhaustive: Whether those parts are said to be all there is.
        text: The words of the claim, as they stand in the report.
        sentence: The sentence around it.
        where: Where it stands.
    """

    kind: ClaimKind
    about: tuple[str, ...]
    value: int | Decimal | None
    upper: int | Decimal | None = None
    unit: ClaimUnit | None = None
    exactness: Exactness = "exact"
    strict: bool = False
    negated: bool = False
    period: ClaimPeriod = "this_year"
    scope: str | None = None
    extent: Extent | None = None
    parts: tuple[int | Decimal, ...] = ()
    exhaustive: bool = False
    text: str
    sentence: str
    where: Where
