"""The catalogue of the national form: what each edition prints, and what it means.

Everything that knows a label, a unit, a definition or the order of the cells reads it here. The
content stands in TOML files under ``data/``; they are read on the first call of :func:`form`.
"""

from __future__ import annotations

import copyreg
from functools import cache
from typing import Any, Final

from govinfo_report.catalogue.entries import (
    Cell,
    CellKind,
    Column,
    Form,
    Group,
    Row,
    Section,
    SectionKind,
    Table,
    Unit,
)
from govinfo_report.catalogue.labels import label_key, split_number
from govinfo_report.catalogue.texts import Known, Source, Text

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

EDITIONS: Final[tuple[str, ...]] = ("2019", "2021")
"""The editions of the form, the oldest first. A test holds them against ``data/editions.toml``."""


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
        from govinfo_report.catalogue.near import unknown_edition  # it looks at the forms

        raise unknown_edition(edition)
    return _form(edition)


@cache
def _form(edition: str) -> Form:
    # The reader of TOML costs more than all of this package: not before it is needed.
    from govinfo_report.catalogue.loader import load

    return load(edition)


def _reduced(whole: Form) -> Any:
    if whole.edition in EDITIONS and whole is form(whole.edition):
        return form, (whole.edition,)
    return object.__reduce_ex__(whole, 2)


# A form is the same object everywhere, also out of a pickle or a copy.
copyreg.pickle(Form, _reduced)
