"""The rows of the form's tables: one class a row shape, one attribute a column.

Every cell is a count (件 or 项), a signed count or money (万元); blank and absent are explained in
:mod:`govinfo_report.model.values`. A row whose cells are all absent stands for one that the page
lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

import attrs
from attrs import frozen

from govinfo_report.model.values import ABSENT, Amount, Count, SignedCount


class Cells:
    """What rows and tables share: a short ``repr`` and the question whether anything is there."""

    __slots__ = ()

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{field.name}={value!r}"
            for field in attrs.fields(type(self))  # type: ignore[arg-type]  # only attrs classes inherit
            if (value := getattr(self, field.name)) != field.default
        )
        return f"{type(self).__name__}({shown})"

    def values(self) -> Iterator[Any]:
        """The values of all its cells, absent ones too, in the form's order."""
        for field in attrs.fields(type(self)):  # type: ignore[arg-type]  # as above
            value = getattr(self, field.name)
            if isinstance(value, Cells):
                yield from value.values()
            else:
                yield value

    def __bool__(self) -> bool:
        """Whether at least one cell is there (printed, were it blank)."""
        return self != type(self)()


@frozen(repr=False)
class ApplicantCounts(Cells):
    """A row of table 三: requests (件) by kind of applicant.

    The five columns between 自然人 and 总计 stand under 法人或其他组织.
    """

    natural_person: Count = ABSENT
    commercial_enterprise: Count = ABSENT
    research_institution: Count = ABSENT
    public_welfare_organization: Count = ABSENT
    legal_service_institution: Count = ABSENT
    other_organization: Count = ABSENT
    total: Count = ABSENT

    @classmethod
    def summed(
        cls,
        natural_person: int = 0,
        commercial_enterprise: int = 0,
        research_institution: int = 0,
        public_welfare_organization: int = 0,
        legal_service_institution: int = 0,
        other_organization: int = 0,
    ) -> Self:
        """A row with every column filled and its total computed; unnamed columns are zero."""
        parts = (
            natural_person,
            commercial_enterprise,
            research_institution,
            public_welfare_organization,
            legal_service_institution,
            other_organization,
        )
        return cls(*parts, total=sum(parts))


@frozen(repr=False)
class DisputeResults(Cells):
    """A row of table 四: cases (件) by result."""

    upheld: Count = ABSENT
    corrected: Count = ABSENT
    other: Count = ABSENT
    pending: Count = ABSENT
    total: Count = ABSENT

    @classmethod
    def summed(cls, upheld: int = 0, corrected: int = 0, other: int = 0, pending: int = 0) -> Self:
        """A row with every column filled and its total computed; unnamed columns are zero."""
        return cls(upheld, corrected, other, pending, total=upheld + corrected + other + pending)


@frozen(repr=False)
class DocumentCounts(Cells):
    """Rules or normative documents (件), 2021 form."""

    issued: Count = ABSENT
    repealed: Count = ABSENT
    in_force: Count = ABSENT


@frozen(repr=False)
class Decisions(Cells):
    """Decisions of the year (件), 2021 form."""

    decisions: Count = ABSENT


@frozen(repr=False)
class Fees(Cells):
    """Administrative fees collected in the year (万元), 2021 form."""

    amount: Amount = ABSENT


@frozen(repr=False)
class DocumentCounts2019(Cells):
    """Rules or normative documents (件), 2019 form. Not comparable with the 2021 columns."""

    made: Count = ABSENT
    published: Count = ABSENT
    total_public: Count = ABSENT


@frozen(repr=False)
class ServiceItems2019(Cells):
    """Items (项) of last year, their change, and decisions (件) of the year, 2019 form."""

    items_last_year: Count = ABSENT
    change: SignedCount = ABSENT
    decisions: Count = ABSENT


@frozen(repr=False)
class FeeItems2019(Cells):
    """Fee items (项) of last year and their change, 2019 form."""

    items_last_year: Count = ABSENT
    change: SignedCount = ABSENT


@frozen(repr=False)
class Procurement2019(Cells):
    """Government central procurement: items (项) and amount (万元), 2019 form."""

    items: Count = ABSENT
    amount: Amount = ABSENT


Row = (
    ApplicantCounts
    | DisputeResults
    | DocumentCounts
    | Decisions
    | Fees
    | DocumentCounts2019
    | ServiceItems2019
    | FeeItems2019
    | Procurement2019
)
"""Any row of any table."""
