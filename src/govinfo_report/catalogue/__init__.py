"""The catalogue of the national form: what each edition prints, and what it means.

Everything that knows a label, a unit, a definition or the order of the cells reads it here. The
content stands in TOML files under ``data/``; they are read on the first call of :func:`form`.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from govinfo_report.catalogue.data_files import CellKind, SectionKind, Unit, edition_records
from govinfo_report.catalogue.entries import Cell, Column, Form, Group, Row, Section, Table
from govinfo_report.catalogue.labels import label_key, split_number
from govinfo_report.catalogue.texts import Known, Source, Text
from govinfo_report.errors import EditionError

__all__ = [
    "EDITIONS",
    "Cell",
    "CellKind",
    "Column",
    "Form",
    "Group",
    "Known",
    "Row",
    "Section",
    "SectionKind",
    "Source",
    "Table",
    "Text",
    "Unit",
    "form",
    "label_key",
    "split_number",
]

EDITIONS: Final[tuple[str, ...]] = tuple(edition_records())
"""The editions of the form, the oldest first, as ``data/editions.toml`` lists them."""


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
    if edition not in EDITIONS:
        raise EditionError(edition, f"there are only the editions {', '.join(EDITIONS)}")
    return _form(edition)


@cache
def _form(edition: str) -> Form:
    from govinfo_report.catalogue.building import build  # once an edition: not before it is needed

    return build(edition)
