"""The three tables of the report, as trees of rows that mirror the catalogue of the form.

One class a row shape or group, one attribute a column or row: attribute names are the words of the
cell ids, and a test holds classes and catalogue together. Every cell is a count (件 or 项), signed
or money (万元); blank and absent are explained in :mod:`~govinfo_report.model.values`. A row
whose cells are all absent stands for one that the page lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Self, TypeAlias

import attrs
from attrs import frozen

from govinfo_report.catalogue import table_files
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
        """True if any cell is present; blank counts as present."""
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


# Rows are immutable, so one empty row of a shape serves as the default everywhere.
_APPLICANTS: Final = ApplicantCounts()
_RESULTS: Final = DisputeResults()
_DOCUMENTS: Final = DocumentCounts()
_DECISIONS: Final = Decisions()
_DOCUMENTS_2019: Final = DocumentCounts2019()
_ITEMS_2019: Final = ServiceItems2019()
_FEES: Final = Fees()
_FEE_ITEMS_2019: Final = FeeItems2019()
_PROCUREMENT_2019: Final = Procurement2019()


@frozen(repr=False)
class Withheld(Cells):
    """(三)不予公开: requests refused, by ground (Regulations, articles 14 to 16 and 36)."""

    state_secrets: ApplicantCounts = _APPLICANTS
    prohibited_by_law: ApplicantCounts = _APPLICANTS
    security_and_stability: ApplicantCounts = _APPLICANTS
    third_party_rights: ApplicantCounts = _APPLICANTS
    internal_affairs: ApplicantCounts = _APPLICANTS
    deliberative_process: ApplicantCounts = _APPLICANTS
    enforcement_files: ApplicantCounts = _APPLICANTS
    administrative_queries: ApplicantCounts = _APPLICANTS


@frozen(repr=False)
class Unavailable(Cells):
    """(四)无法提供: requests for what the organ cannot provide."""

    not_held: ApplicantCounts = _APPLICANTS
    must_be_created: ApplicantCounts = _APPLICANTS
    still_unclear: ApplicantCounts = _APPLICANTS


@frozen(repr=False)
class NotProcessed(Cells):
    """(五)不予处理: requests that are not handled as requests for information."""

    petitions_and_complaints: ApplicantCounts = _APPLICANTS
    repeated: ApplicantCounts = _APPLICANTS
    published_materials: ApplicantCounts = _APPLICANTS
    excessive: ApplicantCounts = _APPLICANTS
    reconfirmation: ApplicantCounts = _APPLICANTS


@frozen(repr=False)
class OtherOutcomes(Cells):
    """(六)其他处理: three rows in the 2021 form, the one row ``all`` in the 2019 form.

    Either shape is valid in either edition; a document never has both.
    """

    correction_overdue: ApplicantCounts = _APPLICANTS
    fee_overdue: ApplicantCounts = _APPLICANTS
    other: ApplicantCounts = _APPLICANTS
    all: ApplicantCounts = _APPLICANTS


@frozen(repr=False)
class Outcomes(Cells):
    """三、本年度办理结果: what became of the requests handled in the year."""

    granted: ApplicantCounts = _APPLICANTS
    partly_granted: ApplicantCounts = _APPLICANTS
    withheld: Withheld = Withheld()
    unavailable: Unavailable = Unavailable()
    not_processed: NotProcessed = NotProcessed()
    other: OtherOutcomes = OtherOutcomes()
    total: ApplicantCounts = _APPLICANTS


@frozen(repr=False)
class Applications(Cells):
    """三、收到和处理政府信息公开申请情况: requests for information received and handled (件)."""

    received: ApplicantCounts = _APPLICANTS
    carried_over: ApplicantCounts = _APPLICANTS
    outcomes: Outcomes = Outcomes()
    carried_forward: ApplicantCounts = _APPLICANTS


@frozen(repr=False)
class Litigation(Cells):
    """行政诉讼: suits filed directly, and after reconsideration."""

    direct: DisputeResults = _RESULTS
    after_reconsideration: DisputeResults = _RESULTS


@frozen(repr=False)
class Disputes(Cells):
    """四、政府信息公开行政复议、行政诉讼情况: reconsideration and litigation (件)."""

    reconsideration: DisputeResults = _RESULTS
    litigation: Litigation = Litigation()


@frozen(repr=False)
class ProactiveDisclosure2021(Cells):
    """二、主动公开政府信息情况 in the 2021 form (国办公开办函〔2021〕30号)."""

    regulations: DocumentCounts = _DOCUMENTS
    normative_documents: DocumentCounts = _DOCUMENTS
    licensing: Decisions = _DECISIONS
    penalties: Decisions = _DECISIONS
    coercive_measures: Decisions = _DECISIONS
    administrative_fees: Fees = _FEES


@frozen(repr=False)
class ProactiveDisclosure2019(Cells):
    """二、主动公开政府信息情况 in the 2019 form (国办公开办函〔2019〕60号)."""

    regulations: DocumentCounts2019 = _DOCUMENTS_2019
    normative_documents: DocumentCounts2019 = _DOCUMENTS_2019
    licensing: ServiceItems2019 = _ITEMS_2019
    other_services: ServiceItems2019 = _ITEMS_2019
    penalties: ServiceItems2019 = _ITEMS_2019
    coercive_measures: ServiceItems2019 = _ITEMS_2019
    administrative_fees: FeeItems2019 = _FEE_ITEMS_2019
    procurement: Procurement2019 = _PROCUREMENT_2019


ProactiveDisclosure: TypeAlias = ProactiveDisclosure2021 | ProactiveDisclosure2019
"""Table 二 of either edition; the two measure different things and never map onto each other."""


_CLASSES: Final[Mapping[str, type[Cells]]] = {
    "proactive_disclosure_2019.toml": ProactiveDisclosure2019,
    "proactive_disclosure_2021.toml": ProactiveDisclosure2021,
    "applications.toml": Applications,
    "disputes.toml": Disputes,
}
"""Data file of the catalogue → class of the table that it describes."""


@cache
def table_classes(edition: str) -> Mapping[str, type[Cells]]:
    """Table id → class, in the form's order.

    A class holds the attributes of every edition that shares it; which of them an edition has, the
    catalogue says (:func:`govinfo_report.model.cells.shapes`).

    Raises:
        EditionError: There is no such edition.
    """
    return {table: _CLASSES[file] for table, file in table_files(edition).items()}
