"""A report put together from what was recognised, wherever its parts were found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from govinfo_report.catalogue import prose_members
from govinfo_report.model import (
    ABSENT,
    Absent,
    Edition,
    FrozenMap,
    Metadata,
    Period,
    Report,
    Signature,
    freeze,
    report_of,
)
from govinfo_report.recognition.head.contact import read_contact
from govinfo_report.recognition.head.fields import agency_code
from govinfo_report.recognition.head.title import Title
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables.values import Cells


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
        signature: 落款.
        table_notes: Table name → texts printed with it.
    """
    index_number = metadata.index_number
    members: dict[str, Any] = {
        "edition": edition,
        "title": title.text,
        "agency": title.agency,
        "agency_code": agency_code(index_number if isinstance(index_number, str) else None),
        "year": year,
        "scope": None,
        "period": period,
        "metadata": metadata,
        "contact": read_contact(prose, notes),
        "signature": signature,
        "remarks": FrozenMap(cells.remarks),
        "table_notes": FrozenMap(table_notes or {}),
        "extensions": freeze({"local": local} if local else {}),
    }
    members.update({name: tuple(prose[name]) for name in prose_members() if name in prose})
    return report_of(members, cells.block(edition))
