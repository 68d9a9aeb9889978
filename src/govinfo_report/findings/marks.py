"""What a check found, as marks on the page of a form: on which cells, and with what words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve, field, frozen

from govinfo_report.catalogue.rule_entries import Severity
from govinfo_report.findings.finding import Finding
from govinfo_report.findings.opinions import Opinion, opinions
from govinfo_report.language import Lang
from govinfo_report.page import Page, PageGrid, Paragraph
from govinfo_report.printed_form import plain
from govinfo_report.printing.grids import is_value

AUTHOR: Final = "govinfo-report"
"""Who signs the comments in documents."""


@frozen
class Marks:
    """All marks of a page.

    Attributes:
        all: Every opinion, in order.
        cells: Cell id → the opinions that hold the cell for wrong or are about it, of the cells
            that the page prints.
        beside: Cell id → the root causes of which it is another cell of a sum that does not hold.
        texts: JSON Pointer of a paragraph of the page → the opinions on it.
        comments: Cell id → the opinions whose comment it carries: an opinion is one comment.
        general: Opinions that concern no cell of the page: the whole report, its prose, its header.
    """

    all: tuple[Opinion, ...] = ()
    cells: dict[str, list[Opinion]] = field(factory=dict)
    beside: dict[str, list[Opinion]] = field(factory=dict)
    texts: dict[str, list[Opinion]] = field(factory=dict)
    comments: dict[str, list[Opinion]] = field(factory=dict)
    general: tuple[Opinion, ...] = ()

    def of(self, cell: str | None) -> list[Opinion]:
        """The opinions that hold a cell for wrong, or are about it."""
        return self.cells.get(cell, []) if cell is not None else []


NONE: Final = Marks()


def marks_of(findings: Iterable[Finding] | None, page: Page) -> Marks:
    """The marks of a page.

    A root cause is marked on the cells that are likeliest wrong, and more softly on the other cells
    of the sums that it breaks; every other finding on the cells or paragraphs that it is about.

    Args:
        findings: What was found; ``None``: the page is marked nowhere.
        page: The page.
    """
    if findings is None:
        return NONE
    return placed(opinions(findings, getattr(findings, "root_causes", ())), page)


def placed(every: tuple[Opinion, ...], page: Page) -> Marks:
    """Opinions on the cells and paragraphs that a page prints."""
    printed = {
        str(cell.frame.id): None
        for block in page.blocks
        if isinstance(block, PageGrid)
        for row in block.rows
        for cell in row
        if is_value(cell)
    }
    pointers = [b.pointer for b in page.blocks if isinstance(b, Paragraph) and b.pointer]
    marks = Marks(every)
    general = []
    for opinion in every:
        cells = [cell for cell in opinion.cells if cell in printed]
        beside = [cell for cell in opinion.beside if cell in printed]
        _add(marks.cells, cells, opinion)
        _add(marks.beside, beside, opinion)
        _add(marks.texts, _paragraphs(opinion, pointers), opinion)
        if first := (cells or beside)[:1]:
            _add(marks.comments, first, opinion)
        else:
            general.append(opinion)
    return evolve(marks, general=tuple(general))


def _add(where: dict[str, list[Opinion]], places: Iterable[str], opinion: Opinion) -> None:
    for place in places:
        where.setdefault(place, []).append(opinion)


def _paragraphs(opinion: Opinion, printed: Sequence[str]) -> list[str]:
    """Pointers of the paragraphs that an opinion is about; of a whole section, its heading."""
    about = {pointer for finding in opinion.findings for pointer in finding.pointers}
    return [pointer for pointer in printed if pointer in about]


def worst(marks: Iterable[Opinion]) -> Severity:
    """The highest severity among opinions."""
    found = {mark.severity for mark in marks}
    return "error" if "error" in found else "warning" if "warning" in found else "info"


def comment(marks: Sequence[Opinion], lang: Lang = "zh") -> str:
    """Opinions as the text of one comment."""
    return "\n".join(plain(line) for mark in marks for line in mark.lines(lang))
