"""Comparisons and series as CSV, as Markdown pages and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from govinfo_report.catalogue import form
from govinfo_report.comparison.change import is_number, state
from govinfo_report.comparison.sheets import Digest, gravity, word
from govinfo_report.display import grid, wrap
from govinfo_report.documents.records import rounded
from govinfo_report.language import COLON
from govinfo_report.model import CellValue, cells
from govinfo_report.printing import markdown
from govinfo_report.tabular import CsvValue, write_csv

if TYPE_CHECKING:
    from govinfo_report.comparison.result import Comparison
    from govinfo_report.comparison.series import Series

CHANGE_COLUMNS: Final = (
    "cell",
    "label_zh",
    "label_en",
    "unit",
    "before_state",
    "before",
    "after_state",
    "after",
    "difference",
    "ratio",
    "share",
    "comparable",
    "reason",
    "derived",
)
"""The columns of :func:`comparison_csv`.

The states say ``number``, ``blank`` or ``absent``, which an empty field cannot.
"""

YEAR_COLUMNS: Final = ("year", "edition", "cell", "label_zh", "label_en", "unit", "state", "value")
"""The columns of :func:`series_csv`; absent cells have no row."""


def comparison_csv(comparison: Comparison) -> str:
    """One row a cell that at least one report has, under :data:`CHANGE_COLUMNS`."""
    rows: list[tuple[CsvValue, ...]] = [CHANGE_COLUMNS]
    for change in comparison.changes:
        ratio, share = change.ratio, comparison.shares.get(change.cell)
        rows.append(
            (
                *(change.cell, change.label("zh"), change.label("en"), change.unit),
                *(state(change.before), _number(change.before)),
                *(state(change.after), _number(change.after)),
                change.difference,
                None if ratio is None else rounded(ratio),
                None if share is None else rounded(share),
                *(change.comparable, change.reason, change.derived),
            )
        )
    return write_csv(rows)


def series_csv(series: Series) -> str:
    """One row a year and cell, the years in order, the cells in the form's order."""
    rows: list[tuple[CsvValue, ...]] = [YEAR_COLUMNS]
    for report in series:
        catalogue = form(report.edition).cells
        for cell, value in cells(report).items():
            entry = catalogue[cell]
            about = (cell, entry.label.zh, entry.label.en, entry.unit)
            rows.append((report.year, report.edition, *about, state(value), _number(value)))
    return write_csv(rows)


def _number(value: CellValue) -> CsvValue:
    return value if is_number(value) else None


def to_markdown(digest: Digest) -> str:
    """A page: facts, findings and tables."""
    parts = [("", [digest.summary] if digest.summary else [])]
    parts.append(("", list(markdown.bullets(digest.facts))))
    if digest.findings:
        parts.append((word("findings", digest.lang), list(markdown.bullets(_findings(digest)))))
    parts += ((s.heading, list(markdown.table(s.rows, s.aligns))) for s in digest.sheets)
    return markdown.document(digest.title, parts)


def to_text(digest: Digest, width: int) -> str:
    """The same for a terminal, no line wider than ``width`` cells."""
    lines = [*wrap(digest.title, width)]
    lines += wrap(digest.summary, width) if digest.summary else []
    for fact in digest.facts:
        lines += wrap(f"* {fact}", width, indent="  ")
    if digest.findings:
        lines += ["", *wrap(f"{word('findings', digest.lang)}:", width)]
        for finding in _findings(digest):
            lines += wrap(finding, width, indent="  ")
    for sheet in digest.sheets:
        lines += ["", *wrap(f"{sheet.heading}:", width)]
        lines += grid(sheet.rows, sheet.aligns, cells=width)
    return "\n".join(lines) + "\n"


def _findings(digest: Digest) -> Iterator[str]:
    """Each finding in one line: its year, how badly it matters, which rule, what it says."""
    for year, finding in digest.findings:
        name = f"{gravity(finding, digest.lang)} {finding.definition.named(digest.lang)}"
        line = f"{name}{COLON(digest.lang)}{finding.message(digest.lang)}"
        yield f"{year} {line}" if year else line
