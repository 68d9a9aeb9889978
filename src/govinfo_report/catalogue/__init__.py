"""The catalogue of the national form: what each edition prints, and what it means.

Everything that knows a label, a unit, a definition or the order of the cells reads it here. The
content stands in TOML files under ``data/``; they are read on the first call of :func:`form`.
"""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from govinfo_report.catalogue.data_files import Arrangement as Arrangement
from govinfo_report.catalogue.data_files import CellKind as CellKind
from govinfo_report.catalogue.data_files import (
    DataFile,
    EditionRecord,
    SectionsRecord,
    edition_records,
)
from govinfo_report.catalogue.data_files import Known as Known
from govinfo_report.catalogue.data_files import SectionKind as SectionKind
from govinfo_report.catalogue.data_files import Unit as Unit
from govinfo_report.catalogue.entries import Cell as Cell
from govinfo_report.catalogue.entries import Column as Column
from govinfo_report.catalogue.entries import Form as Form
from govinfo_report.catalogue.entries import Group as Group
from govinfo_report.catalogue.entries import Row as Row
from govinfo_report.catalogue.entries import Section as Section
from govinfo_report.catalogue.entries import Source as Source
from govinfo_report.catalogue.entries import Table as Table
from govinfo_report.language import Text as Text

_RECORDS: Final = edition_records()

EDITIONS: Final[tuple[str, ...]] = tuple(_RECORDS)
"""The editions of the form, the oldest first, as ``data/editions.toml`` lists them."""

FIRST_YEAR: Final = _RECORDS[EDITIONS[0]].first_year
"""The first reporting year that has a national form."""

TABLES: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(table for record in _RECORDS.values() for table in record.tables)
)
"""The tables of all editions: members of the document, in the form's order."""


@cache
def prose_members() -> tuple[str, ...]:
    """The members of a report that hold prose: the introduction, then sections in their order."""
    sections = DataFile("sections.toml").record(SectionsRecord).sections
    return ("introduction", *(part.id for part in sections if part.kind == "narrative"))


def table_files(edition: str) -> Mapping[str, str]:
    """Table id → the data file that describes it, in the form's order.

    Raises:
        EditionError: There is no such edition.
    """
    return _record(edition).tables


def _record(edition: str) -> EditionRecord:
    try:
        return _RECORDS[edition]
    except (KeyError, TypeError):
        from govinfo_report.catalogue.names import unknown_edition  # it looks at the forms

        raise unknown_edition(edition) from None


def form(edition: str) -> Form:
    """The catalogue of one edition of the form.

    Args:
        edition: ``"2021"`` (国办公开办函〔2021〕30号) or ``"2019"`` (国办公开办函〔2019〕60号).

    Returns:
        The form: sections, tables, rows, columns and cells with labels, definitions, units
        (件, 项, 万元) and sources. The same object at every call.

    Raises:
        EditionError: There is no such edition.
    """
    _record(edition)
    return _form(edition)


def edition_in_force(year: int) -> str:
    """The edition that was in force in a reporting year; the oldest for the years before it."""
    lasts = {edition: form(edition).last_year for edition in EDITIONS}
    return next((e for e, last in lasts.items() if last is None or year <= last), EDITIONS[-1])


@cache
def _form(edition: str) -> Form:
    from govinfo_report.catalogue.building import build  # once an edition: not before it is needed

    return build(edition)


class Alternatives(NamedTuple):
    """The two ways in which (六)其他处理 is printed; a report has one of them, never both.

    Attributes:
        printed: Row ids, the table's name first, that the form of the edition prints.
        other: Row ids of the other edition's shape, valid in a document all the same.
    """

    printed: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@cache
def alternatives(edition: str) -> Alternatives:
    """The two shapes of (六)其他处理 in an edition; both empty where it knows only one.

    Raises:
        EditionError: There is no such edition.
    """
    for table in form(edition).tables:
        other = [row.id for row in table.rows if not row.printed]
        if other:
            group = other[0].rpartition(".")[0]
            printed = [r.id for r in table.rows if r.printed and r.id.rpartition(".")[0] == group]
            rows = ([f"{table.id}.{row}" for row in ids] for ids in (printed, other))
            return Alternatives(*map(tuple, rows))
    return Alternatives()


def _reduced(whole: Form) -> Any:
    if whole.edition in EDITIONS and whole is form(whole.edition):
        return form, (whole.edition,)
    return object.__reduce_ex__(whole, 2)


# A form is the same object everywhere, also out of a pickle or a copy.
copyreg.pickle(Form, _reduced)
