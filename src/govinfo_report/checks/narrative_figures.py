"""Which figures of the tables a claim of the prose may speak of, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from govinfo_report.catalogue import form
from govinfo_report.checks.subject import Subject
from govinfo_report.model import ABSENT
from govinfo_report.model.values import exact

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim

_APPLICATIONS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    # 收到 and 受理 are said of the new requests, and of all that were to be dealt with
    "received": (("received", ""), ("received carried_over", "")),
    "carried_over": (("carried_over", ""),),
    # 答复 also leaves out last year's requests, or those that were closed without an answer
    "outcomes.total": (
        ("outcomes.total", ""),
        ("outcomes.total", "carried_over"),
        ("outcomes.total", "outcomes.other"),
    ),
    "processed": (("outcomes.total", ""), ("received", ""), ("received carried_over", "")),
    "carried_forward": (("carried_forward", ""),),
}
"""What is claimed → rows of table three that are added and subtracted: one pair a usage."""

_ORGANIZATIONS: Final = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organization",
    "legal_service_institution",
    "other_organization",
)
_APPLICANTS: Final = ("natural_person", *_ORGANIZATIONS)
_LITIGATION: Final = ("litigation.direct", "litigation.after_reconsideration")

_DOCUMENTS: Final[dict[str, tuple[str, ...]]] = {
    "issued": ("issued", "made", "published"),
    "published": ("issued", "in_force", "issued repealed", "published", "made", "total_public"),
    "mentioned": (
        *("issued", "in_force", "repealed", "issued repealed"),
        *("made", "published", "total_public"),
    ),
    "repealed": ("repealed",),
    "in_force": ("in_force", "total_public"),
}
"""Verb → columns of table two, one or several added, as far as the edition has them."""

_TEN_THOUSAND: Final = 10_000


class Figure(Struct, frozen=True, gc=False):
    """A sum of cells that a claim may speak of.

    Attributes:
        value: The sum, blanks as zero (what offices mean by them); ``None`` where a cell is absent
            or holds no number.
        cells: The cells that were added or subtracted.
        blank: Whether a blank was read as zero.
    """

    value: int | Fraction | None
    cells: tuple[str, ...]
    blank: bool


def figures(subject: Subject, about: tuple[str, ...]) -> tuple[Figure, ...]:
    """The figures that a claim about something may speak of, the usual one first.

    Empty where the form has none.
    """
    return tuple(_figures(subject, about))


def rates(subject: Subject, about: tuple[str, ...]) -> tuple[Figure, ...]:
    """The shares in percent that a rate may be: of what was to be handled, or of what was handled.

    Exact; empty where the form has none, unknown where nothing was to be handled.
    """
    closing = about == ("outcomes.total",)
    wholes = ("received carried_over", "received") if closing else ("outcomes.total",)
    parts = figures(subject, about)[:1]
    return tuple(
        _share(part, _sum(subject, _rows(subject, of), ())) for part in parts for of in wholes
    )


def _share(part: Figure, whole: Figure) -> Figure:
    known = part.value is not None and whole.value
    share = Fraction(part.value or 0) * 100 / Fraction(whole.value or 1) if known else None
    return Figure(share, part.cells + whole.cells, part.blank or whole.blank)


def _figures(subject: Subject, about: tuple[str, ...]) -> Iterator[Figure]:
    first = about[0]
    if all(name in (*_APPLICANTS, "organizations") for name in about):
        yield from _applicants(subject, about)
    elif first in _APPLICATIONS and len(about) == 1:
        for plus, minus in _APPLICATIONS[first]:
            yield _sum(subject, _rows(subject, plus), _rows(subject, minus))
    elif all(name.startswith("outcomes.") for name in about):
        # 属于行政执法案卷不予公开1件 speaks of the reason, not of all that was withheld
        narrow = [n for n in about if not any(other.startswith(f"{n}.") for other in about)]
        rows = [_rows(subject, name) for name in narrow]
        if all(rows):
            yield _sum(subject, tuple(row for some in rows for row in some), ())
    elif first.startswith(("reconsideration.", "litigation.")):
        yield _cells(subject, tuple(cell for name in about for cell in _dispute_cells(name)))
    elif len(about) == 1:
        yield from _disclosure(subject, first)


def _rows(subject: Subject, names: str) -> tuple[str, ...]:
    """Rows of table three by id, or all those under a group."""
    rows = _named_rows(subject.report.edition, names)
    return tuple(row for row in rows if _there(subject, row))


@cache
def _named_rows(edition: str, names: str) -> tuple[str, ...]:
    """The rows of an edition that :func:`_rows` gives where all of them are there."""
    ids = [row.id for row in form(edition).table("applications").rows]
    return tuple(
        f"applications.{row}"
        for name in names.split()
        for row in ids
        if row == name or row.startswith(f"{name}.")
    )


def _there(subject: Subject, row: str) -> bool:
    """Of the two shapes of (六) only the rows that the report has count."""
    if not row.startswith("applications.outcomes.other."):
        return True
    return any(subject.value(f"{row}.{column}") is not ABSENT for column in (*_APPLICANTS, "total"))


def _sum(subject: Subject, plus: tuple[str, ...], minus: tuple[str, ...]) -> Figure:
    """The totals of some rows, less those of others."""
    sides = ([_row_total(subject, row) for row in rows] for rows in (plus, minus))
    return _added(*sides)


def _row_total(subject: Subject, row: str) -> Figure:
    """A row's total, or the sum of its columns where the total is blank or absent."""
    total = _cells(subject, (f"{row}.total",))
    if subject.number(f"{row}.total") is not None:
        return total
    columns = _cells(subject, tuple(f"{row}.{column}" for column in _APPLICANTS))
    return total if columns.value is None else columns


def _cells(subject: Subject, cells: tuple[str, ...]) -> Figure:
    """The sum of some cells; unknown where one has no number, or where there are none."""
    cells = tuple(dict.fromkeys(cells))
    held = [subject.value(cell) for cell in cells]
    numbers = [number for v in held if (number := 0 if v is None else exact(v)) is not None]
    total = sum(numbers) if cells and len(numbers) == len(held) else None
    return Figure(total, cells, None in held)


def _added(plus: Sequence[Figure], minus: Sequence[Figure] = ()) -> Figure:
    """Figures added up; unknown where any is, or where there are none to add."""
    cells = tuple(cell for figure in (*plus, *minus) for cell in figure.cells)
    blank = any(figure.blank for figure in (*plus, *minus))
    value: int | Fraction | None = 0 if plus else None
    for sign, some in ((1, plus), (-1, minus)):
        for figure in some:
            value = None if value is None or figure.value is None else value + sign * figure.value
    return Figure(value, cells, blank)


def _applicants(subject: Subject, about: tuple[str, ...]) -> Iterator[Figure]:
    columns = [
        c for name in about for c in (_ORGANIZATIONS if name == "organizations" else (name,))
    ]
    for rows in (("received",), ("received", "carried_over"), ("outcomes.total",)):
        yield _cells(subject, tuple(f"applications.{row}.{c}" for row in rows for c in columns))


def _dispute_cells(name: str) -> tuple[str, ...]:
    row, _, result = name.rpartition(".")
    rows = _LITIGATION if row == "litigation" else (row,)
    return tuple(f"disputes.{row}.{result}" for row in rows)


def _disclosure(subject: Subject, name: str) -> Iterator[Figure]:
    row, _, column = name.partition(".")
    columns = _DOCUMENTS.get(column, (column,))
    known = subject.form.cells
    for one in columns:
        cells = tuple(f"proactive_disclosure.{row}.{each}" for each in one.split())
        if all(cell in known for cell in cells):
            figure = _cells(subject, cells)
            if known[cells[0]].unit == "万元" and figure.value is not None:
                figure = Figure(figure.value * _TEN_THOUSAND, figure.cells, figure.blank)
            yield figure


def agrees(claim: Claim, figure: Figure) -> bool:
    """Whether a claim says what a figure says, as exactly as it says it."""
    if claim.value is None or figure.value is None:
        return False
    if claim.exactness == "exact" and claim.value == figure.value:  # nearly every claim
        return not claim.strict
    said, real = Fraction(claim.value), Fraction(figure.value)
    if claim.strict and said == real:
        return False
    if claim.exactness == "range" and claim.upper is not None:
        return said <= real <= Fraction(claim.upper)
    if claim.exactness == "over":
        return said <= real <= said * Fraction(3, 2) + 10
    if claim.exactness == "under":
        return said * Fraction(4, 5) <= real <= said
    if claim.exactness == "about":
        return abs(real - said) <= said / 10 + 1
    if claim.unit == "%":
        return abs(real - said) < percent_step(claim)
    return abs(real - said) <= _rounding(claim)


def percent_step(claim: Claim) -> Fraction:
    """The last decimal of a percentage: it may have been rounded or cut off."""
    decimals = -int(Decimal(claim.value or 0).as_tuple().exponent)
    return Fraction(1, 10 ** max(decimals, 0))


def _rounding(claim: Claim) -> Fraction:
    """How far an exact claim may be from the figure: 1.2万件 and 59.2万元 are rounded."""
    value = claim.value
    if value is None or isinstance(value, Decimal) or value < _TEN_THOUSAND:
        return Fraction(0)
    if claim.unit == "元" or value % 100 == 0:
        return Fraction(value, 200)
    return Fraction(0)
