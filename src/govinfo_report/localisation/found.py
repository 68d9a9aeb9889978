"""What localisation found, as data; :mod:`govinfo_report.localisation.result` adds the exports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from attrs import frozen

from govinfo_report.documents.localisation import Status
from govinfo_report.identities import Identity
from govinfo_report.language import Lang, language
from govinfo_report.localisation import texts
from govinfo_report.localisation.correction import Correction, Deduction


@frozen
class Contradiction:
    """Identities that cannot all hold, of one part of the report; no other part shares its cells.

    Attributes:
        broken: Those of its identities that do not hold with blanks read as 0; at least one, or
            a figure that is no count.
        corrections: What makes all its identities hold, the likeliest first.
        more_than: So many changed cells are certainly not enough; ``None`` where the smallest
            corrections were found.
        complete: Whether all smallest corrections are here.
    """

    broken: tuple[Identity, ...]
    corrections: tuple[Correction, ...]
    more_than: int | None
    complete: bool


class Found(tuple[Correction, ...]):  # noqa: SLOT001  # a tuple can have no slots
    """Corrections, the likeliest first, and what else can be said. Empty where none is needed.

    Attributes:
        edition: The edition of the report.
        status: What can be said of the identities.
        deductions: Values that the identities force on blank and absent cells. Only from parts of
            the report without a contradiction.
        broken: The identities that do not hold with blanks read as 0, those merely undecided
            included.
        undecided: Those of them that still may or may not hold with the deductions in place.
        more_than: So many changed cells are certainly not enough; ``None`` where the smallest
            corrections were found or none is needed.
        complete: Whether all smallest corrections are here, and all that the identities force.
        contradictions: The same by parts of the report that have no cell in common, such as the
            tables: each with its own corrections, which are combined in this tuple.
    """

    edition: str
    status: Status
    deductions: tuple[Deduction, ...]
    broken: tuple[Identity, ...]
    undecided: tuple[Identity, ...]
    more_than: int | None
    complete: bool
    contradictions: tuple[Contradiction, ...]

    def __new__(
        cls,
        corrections: Iterable[Correction] = (),
        *,
        edition: str,
        status: Status = "holds",
        deductions: tuple[Deduction, ...] = (),
        broken: tuple[Identity, ...] = (),
        undecided: tuple[Identity, ...] = (),
        more_than: int | None = None,
        complete: bool = True,
        contradictions: tuple[Contradiction, ...] = (),
    ) -> Self:
        """See the class."""
        self = super().__new__(cls, corrections)
        self.edition = edition
        self.status = status
        self.deductions = deductions
        self.broken = broken
        self.undecided = undecided
        self.more_than = more_than
        self.complete = complete
        self.contradictions = contradictions
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """What is pickled and copied: the corrections, and every attribute."""
        return (tuple(self),), dict(vars(self))

    def summary(self, lang: Lang | None = None) -> str:
        """The status in a sentence, with how many cells are wrong where the search was stopped."""
        lang = language(lang)
        unproven = self.status == "undecidable" and not self.complete
        said = (texts.UNPROVEN if unproven else texts.STATUS[self.status])(lang)
        if self.more_than is None:
            return said
        more = texts.more_than(self.more_than)(lang)
        return f"{said}；{more}" if lang == "zh" else f"{said}; {more}"
