"""What a check found, as marks on a draft: which cells, and with what words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from govinfo_report.page import Page, PageGrid
from govinfo_report.printing.grids import is_value
from govinfo_report.renderers.layout import plain

if TYPE_CHECKING:  # whoever has findings has loaded them
    from govinfo_report.catalogue.rule_entries import Severity
    from govinfo_report.findings import Finding

AUTHOR: Final = "govinfo-report"
"""Who signs the comments in documents."""

HEADING: Final = "核对意见"
"""Over the list of all comments."""


@frozen
class Mark:
    """One finding on a draft, or what is likeliest behind some of them.

    Attributes:
        number: Its number on the draft, from 1.
        severity: How badly it matters.
        message: What was found, or what went wrong, in Chinese.
    """

    number: int
    severity: Severity
    message: str


@frozen
class Marks:
    """All marks of a draft.

    Attributes:
        all: Every mark, in order.
        cells: Cell id → its marks, of the cells that the page prints.
        general: Marks that concern no cell of the page: the whole report, its prose, its header.
    """

    all: tuple[Mark, ...] = ()
    cells: dict[str, list[Mark]] = field(factory=dict)
    general: tuple[Mark, ...] = ()

    def of(self, cell: str | None) -> list[Mark]:
        """The marks of a cell."""
        return self.cells.get(cell, []) if cell is not None else []


NONE: Final = Marks()


def marks_of(findings: Iterable[Finding] | None, page: Page) -> Marks:
    """The marks of a page's draft.

    What comes of a root cause is marked on the cells that are likeliest wrong, under a mark for the
    cause itself; every other finding on the cells that it is about.
    """
    if findings is None:
        return NONE
    printed = {
        cell.frame.id
        for block in page.blocks
        if isinstance(block, PageGrid)
        for row in block.rows
        for cell in row
        if is_value(cell)
    }
    marks = []
    general = []
    cells: dict[str, list[Mark]] = {}
    for number, (severity, message, where) in enumerate(_told(findings), 1):
        mark = Mark(number, severity, plain(message))
        marks.append(mark)
        concerned = [cell for cell in where if cell in printed]
        for cell in concerned:
            cells.setdefault(cell, []).append(mark)
        if not concerned:
            general.append(mark)
    return Marks(tuple(marks), cells, tuple(general))


def _told(findings: Iterable[Finding]) -> Iterator[tuple[Severity, str, Iterable[str]]]:
    """Severity, message and cells of each mark."""
    found = list(findings)
    causes = getattr(findings, "root_causes", ())
    if causes:
        from govinfo_report.findings.causes import grouped  # loaded by whoever has findings

        groups, found = grouped(found, causes)
        for cause, own in groups:
            slip = None if cause.slip is None else [each.cell for each in cause.slip.changes]
            _, *instead = cause.details("zh")  # what it explains is told by its findings
            told = "；".join((cause.heading("zh"), *instead))
            yield worst(cause.findings), told, slip or cause.findings[0].cells
            for finding in own:
                yield finding.severity, finding.message("zh"), slip or finding.cells
    for finding in found:
        yield finding.severity, finding.message("zh"), finding.cells


def worst(marks: Iterable[Mark | Finding]) -> Severity:
    """The highest severity among marks or findings."""
    found = {mark.severity for mark in marks}
    return "error" if "error" in found else "warning" if "warning" in found else "info"


def comment(marks: Sequence[Mark]) -> str:
    """Marks as the text of one comment, a line each."""
    return "\n".join(f"{mark.number}. {mark.message}" for mark in marks)
