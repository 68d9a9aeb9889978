"""A report put together from what was recognised, wherever its parts were found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from govinfo_report.model import (
    ABSENT,
    Absent,
    Edition,
    Metadata,
    Period,
    Report,
    Signature,
    report_of,
)
from govinfo_report.readers.recognise.contact import read_contact
from govinfo_report.readers.recognise.metadata import agency_code
from govinfo_report.readers.recognise.notes import Notes
from govinfo_report.readers.recognise.title import Title
from govinfo_report.readers.recognise.values import Cells
from govinfo_report.text import printed

NARRATIVE: Final[tuple[str, ...]] = (
    "introduction",
    "overview",
    "problems_and_improvements",
    "other_matters",
)
"""The parts of a report that are prose, in its order."""


def assembled(
    edition: Edition,
    title: Title,
    year: int | None,
    period: Period | None,
    metadata: Metadata,
    prose: Mapping[str, Sequence[str]],
    cells: Cells,
    notes: Notes,
    *,
    local: list[dict[str, Any]],
    source: str | None,
    signature: Signature | None | Absent = ABSENT,
    table_notes: Mapping[str, tuple[str, ...]] | None = None,
) -> Report:
    """The report of a page.

    Args:
        edition: The form that the page follows.
        title: What its title says.
        year: The reporting year.
        period: 统计期限.
        metadata: The fields of its header.
        prose: Paragraphs by section; a section without a heading on the page is not among them.
        cells: The cells read, with the words printed beside them.
        notes: Where the notes go.
        local: Rows and lines that the form does not have.
        source: Name of the file that it was read from.
        signature: 落款.
        table_notes: Table name → texts printed with it.
    """
    index_number = metadata.index_number
    if source is not None:
        metadata = attrs.evolve(metadata, source=printed(source))
    narrative: dict[str, Any] = {
        name: tuple(prose[name]) if name in prose else ABSENT for name in NARRATIVE
    }
    report = Report(
        edition=edition,
        title=title.text,
        agency=title.agency,
        agency_code=agency_code(index_number if isinstance(index_number, str) else None),
        year=year,
        scope=None,
        period=period,
        metadata=metadata,
        contact=read_contact(prose, notes),
        signature=signature,
        remarks=cells.remarks,
        table_notes=table_notes or {},
        extensions={"local": local} if local else {},
        **narrative,
    )
    return report_of(report, cells.values)
