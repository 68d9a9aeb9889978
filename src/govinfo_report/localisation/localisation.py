"""What localisation found, and its exports: JSON, text for a terminal, CSV and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, Self

from govinfo_report.catalogue import form
from govinfo_report.display import wrap
from govinfo_report.documents.localisation import LocalisationDocument, Status
from govinfo_report.documents.records import JsonResult, filled, json_value
from govinfo_report.identities import Identity
from govinfo_report.language import Lang, language
from govinfo_report.localisation.corrections import (
    Contradiction,
    Correction,
    Deduction,
    explained,
    more_than,
    text,
)
from govinfo_report.model import ABSENT
from govinfo_report.printing.html import bullets, escaped, fragment, more, page
from govinfo_report.tabular import write_csv

COLUMNS: Final = (
    "correction",
    "smallest",
    "slip",
    "cell",
    "label",
    "before",
    "after",
    "least",
    "greatest",
    "reason",
    "explains",
)
"""The columns of :func:`to_csv`."""

_MOST: Final = 20
"""Most corrections that a notebook shows."""


class Localisation(tuple[Correction, ...], JsonResult):  # noqa: SLOT001  # a tuple can have no slots
    """Corrections, the likeliest first, and what else can be said. Empty where none is needed.

    Attributes:
        edition: The edition of the report.
        status: What can be said of the identities: ``holds``, ``inconsistent``, ``deducible`` or
            ``undecidable``.
        deductions: Values that the identities force on blank and absent cells. Only from parts of
            the report without a contradiction.
        broken: The identities that do not hold with blanks read as 0, those merely undecided
            included.
        undecided: Those of them that still may or may not hold with the deductions in place.
        more_than: Lower bound: more cells than this are wrong; ``None`` where the smallest
            corrections were found or none is needed.
        complete: Whether all smallest corrections are here, and all that the identities force.
        contradictions: The same by parts of the report that have no cell in common, such as the
            tables: each with its own corrections, which are combined in this tuple.
    """

    edition: str
    status: Status = "holds"
    deductions: tuple[Deduction, ...] = ()
    broken: tuple[Identity, ...] = ()
    undecided: tuple[Identity, ...] = ()
    more_than: int | None = None
    complete: bool = True
    contradictions: tuple[Contradiction, ...] = ()

    def __new__(cls, corrections: Iterable[Correction] = (), **attributes: Any) -> Self:
        """See the class; every attribute but ``edition`` has a default."""
        self = super().__new__(cls, corrections)
        vars(self).update(attributes)
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """What is pickled and copied: the corrections, and every attribute."""
        return (tuple(self),), dict(vars(self))

    def summary(self, lang: Lang | None = None) -> str:
        """The status in a sentence, with how many cells are wrong where the search was stopped."""
        unproven = self.status == "undecidable" and not self.complete
        status = text("unproven" if unproven else f"status.{self.status}")
        if self.more_than is None:
            return status(lang)
        return text("summary").filled(status=status, more=more_than(self.more_than))(lang)

    def _document(self) -> LocalisationDocument:
        return filled(LocalisationDocument, self, corrections=self)

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The result for a terminal, each line at most ``width`` cells wide."""
        return "".join(f"{line}\n" for line in _lines(self, language(lang), width))

    def to_csv(self, lang: Lang | None = None) -> str:
        """The corrections as CSV (RFC 4180), one row a changed cell.

        Then a row for each cell without a figure whose value the identities force; it has no
        number.
        """
        return write_csv([COLUMNS, *_rows(self, language(lang))])

    def to_html(self, lang: Lang | None = None) -> str:
        """One page of HTML that needs nothing else, without scripts, with every correction."""
        lang = language(lang)
        return page(self.summary(lang), _pieces(self, lang, len(self)), lang)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        lang = language()
        return fragment(_pieces(self, lang, _MOST), lang)


def _rows(found: Localisation, lang: Lang) -> Iterator[tuple[Any, ...]]:
    cells = form(found.edition).cells
    for number, correction in enumerate(found, 1):
        for slip in correction.slips:
            explains = " ".join(f"{i.rule}[{i.scope}]" for i in slip.explains)
            for change in slip.changes:
                values = (change.before, change.after, change.least, change.greatest)
                yield (
                    *(number, correction.smallest, slip.kind),
                    *(change.cell, cells[change.cell].label(lang)),
                    *map(json_value, values),
                    *(slip.reason(lang), explains),
                )
    for forced in found.deductions:
        before = None if forced.before is ABSENT else json_value(forced.before)
        label = cells[forced.cell].label(lang)
        known = (None, None, None, forced.cell, label, before, json_value(forced.value))
        yield (*known, None, None, text("deductions")(lang), None)


def _pieces(found: Localisation, lang: Lang, most: int) -> Iterator[str]:
    """The first corrections with their reasons, marked up."""
    yield f"<p><b>{escaped(found.summary(lang))}</b></p>"
    for number, correction in enumerate(found[:most], 1):
        yield f"<p>{escaped(_heading(correction, number, lang))}</p>"
        yield bullets(map(escaped, _reasons(correction, lang)))
    yield more(len(found) - most, lang)


def _heading(correction: Correction, number: int, lang: Lang) -> str:
    head = text("correction" if correction.smallest else "one_slip")
    return head(lang, number=number, count=len(correction.changes))


def _reasons(correction: Correction, lang: Lang) -> Iterator[str]:
    """The reason of each slip, then the identities that they explain."""
    yield from (slip.reason(lang) for slip in correction.slips)
    yield text("explains")(lang, identities=explained(correction.explains, lang))


def _lines(found: Localisation, lang: Lang, width: int) -> Iterator[str]:
    yield from wrap(found.summary(lang), width)
    for number, correction in enumerate(found, 1):
        yield ""
        yield from wrap(_heading(correction, number, lang), width)
        for reason in _reasons(correction, lang):
            yield from _item(reason, width)
    if not found.complete and found:
        yield ""
        yield from wrap(text("incomplete")(lang), width)
    # Where every blank is 0 there is nothing to say of it: only what holds another value.
    told = [deduction for deduction in found.deductions if deduction.value]
    if told:
        yield ""
        yield from wrap(text("deductions")(lang), width)
    for deduction in told:
        label = form(found.edition).cell(deduction.cell).label
        yield from _item(text("deduction")(lang, label=label, value=deduction.value), width)


def _item(words: str, width: int) -> Iterator[str]:
    lines = wrap(words, width - 4)
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])
