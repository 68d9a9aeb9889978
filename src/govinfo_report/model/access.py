"""Access to the cells of a report by id."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from govinfo_report.model.arguments import as_report, wrong_type
from govinfo_report.model.cells import block, builders, layout
from govinfo_report.model.reading import Reading
from govinfo_report.model.report import Report
from govinfo_report.model.values import ABSENT, Absent, CellValue, FrozenMap

_TO_VALUES: Final = {"other": 'as in {{"applications.received.total": 3}}'}


def cells(report: Report | Reading) -> Mapping[str, int | Decimal | None]:
    """Cell id → value, in the form's order; absent cells are left out.

    Counts are ``int``, amounts (万元) :class:`~decimal.Decimal`, blank cells ``None``.
    """
    report = as_report(report)
    pairs = zip(layout(report.edition).cells, block(report), strict=True)
    return FrozenMap({cell: value for cell, value in pairs if value is not ABSENT})


def get_cell(report: Report | Reading, cell_id: str) -> CellValue:
    """The value of one cell: a number, ``None`` (blank) or :data:`ABSENT`.

    Raises:
        UnknownCellError: The form of the report's edition has no such cell; says what is near.
    """
    report = as_report(report)
    value: CellValue = block(report)[_place(cell_id, report.edition)]
    return value


def replace_cells(report: Report | Reading, values: Mapping[str, CellValue]) -> Report:
    """A new report with some cells changed; a value may be ``None`` (blank) or :data:`ABSENT`.

    Values are not looked at, so that drafts can hold anything: :func:`govinfo_report.check` finds
    what is wrong with them.

    Args:
        report: The report; of a reading, its report.
        values: Cell id → value.

    Raises:
        UnknownCellError: The form of the report's edition has no such cell; says what is near.
    """
    report = as_report(report)
    if not isinstance(values, Mapping):
        raise wrong_type(values, "values", "a mapping of cell ids to values", _TO_VALUES)
    if not values:
        return report
    new: list[Any] = list(block(report))
    for cell_id, value in values.items():
        new[_place(cell_id, report.edition)] = value
    changed = {cell_id.partition(".")[0] for cell_id in values}
    tables = builders(report.edition)
    return attrs.evolve(report, **{name: tables[name](new) for name in changed})


def with_cells(report: Report | Reading, value: int | None | Absent) -> Report:
    """A new report with every cell that its edition's form prints set to one value.

    ``with_cells(report, 0)`` states zeros; use it as the start of a report built by hand. Cells
    that the form does not print (the other shape of (六)其他处理) are absent.
    """
    from govinfo_report.catalogue import form  # reads data files, which most uses never need

    report = as_report(report)
    if isinstance(value, Mapping):
        raise TypeError("value must be one value for every cell: gr.replace_cells sets some cells")
    catalogue = form(report.edition).cells
    return replace_cells(
        report,
        {cell.id: value if cell.printed else ABSENT for cell in catalogue.values()},
    )


def _place(cell_id: str, edition: str) -> int:
    try:
        return layout(edition).places[cell_id]
    except (KeyError, TypeError):  # a list cannot be looked up
        from govinfo_report.catalogue.names import unknown_cell  # reads data files, likewise

        raise unknown_cell(cell_id, edition) from None
