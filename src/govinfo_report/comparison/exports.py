"""A comparison as CSV, as a Markdown page and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from govinfo_report.catalogue import form
from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.comparison import markdown
from govinfo_report.comparison.change import Change, percent, state
from govinfo_report.comparison.compared import Compared
from govinfo_report.comparison.explained import Explanation, tops
from govinfo_report.comparison.narrative import SectionChange
from govinfo_report.comparison.texts import DERIVED, REASONS, WORDS
from govinfo_report.display import Align, grid, wrap
from govinfo_report.documents.records import rounded
from govinfo_report.findings import Finding
from govinfo_report.findings.as_text import UNDECIDED
from govinfo_report.language import COLON, Lang
from govinfo_report.model import CellValue, Report
from govinfo_report.model.values import shown, text_of
from govinfo_report.tabular import CsvValue, write_csv

COLUMNS: Final = (
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
"""The columns of :func:`to_csv`.

The states say ``number``, ``blank`` or ``absent``, which an empty field cannot.
"""


def to_csv(comparison: Compared) -> str:
    """One row a cell that at least one report has, under the names of :data:`COLUMNS`."""
    shares = comparison.shares
    rows = (_csv_row(change, shares.get(change.cell)) for change in comparison.changes)
    return write_csv([COLUMNS, *rows])


def _csv_row(change: Change, share: Fraction | None) -> list[CsvValue]:
    ratio = change.ratio
    return [
        change.cell,
        change.label("zh"),
        change.label("en"),
        change.unit,
        state(change.before),
        _plain(change.before),
        state(change.after),
        _plain(change.after),
        change.difference,
        None if ratio is None else rounded(ratio),
        None if share is None else rounded(share),
        change.comparable,
        change.reason,
        change.derived,
    ]


def _plain(value: CellValue) -> CsvValue:
    return value if state(value) == "number" else None  # type: ignore[return-value]  # a number by its state


def to_markdown(comparison: Compared, lang: Lang) -> str:
    """A page: notes, findings, the cells that differ, totals explained, and the narrative."""
    lines = [f"# {markdown.escaped(title(comparison, lang))}", "", summary(comparison, lang), ""]
    lines += markdown.bullets(note.message(lang) for note in comparison.notes)
    for heading, items in _lists(comparison, lang):
        lines += ["", f"## {word(heading, lang)}", "", *markdown.bullets(items)]
    for heading, rows, aligns in _tables(comparison, lang):
        lines += ["", f"## {word(heading, lang)}", "", *markdown.table(rows, aligns)]
    return markdown.page(lines)


def to_text(comparison: Compared, lang: Lang, width: int) -> str:
    """The same for a terminal, no line wider than ``width`` cells."""
    lines = [*wrap(title(comparison, lang), width), *wrap(summary(comparison, lang), width)]
    for note in comparison.notes:
        lines += wrap(f"* {note.message(lang)}", width, indent="  ")
    for heading, items in _lists(comparison, lang):
        lines += ["", *wrap(f"{word(heading, lang)}:", width)]
        for item in items:
            lines += wrap(item, width, indent="  ")
    for heading, rows, aligns in _tables(comparison, lang):
        lines += ["", *wrap(f"{word(heading, lang)}:", width)]
        lines += grid(rows, aligns, cells=width)
    return "\n".join(lines) + "\n"


def _lists(comparison: Compared, lang: Lang) -> Iterator[tuple[str, list[str]]]:
    """Headings and lines under them: what the rules on two years found."""
    if comparison.findings:
        yield "findings", [marked(finding, lang) for finding in comparison.findings]


def marked(finding: Finding, lang: Lang) -> str:
    """A finding in one line: how badly it matters, which rule, what it says."""
    name = finding.definition.named(lang)
    return f"{gravity(finding, lang)} {name}{COLON(lang)}{finding.message(lang)}"


def gravity(finding: Finding, lang: Lang) -> str:
    """How badly a finding matters, in words."""
    mark = SEVERITIES[finding.severity](lang)
    return f"{mark} ({UNDECIDED(lang)})" if finding.outcome == "undecided" else mark


Rows: TypeAlias = list[list[str]]


def _tables(comparison: Compared, lang: Lang) -> Iterator[tuple[str, Rows, list[Align]]]:
    """Headings, rows (the first is the heads) and alignments of the tables."""
    shares = comparison.shares
    if comparison.ranked:
        heads = ["cell", "unit", "before", "after", "difference", "growth", "share"]
        rows = [_row(change, lang, shares) for change in comparison.ranked]
        yield "changed", [_words(heads, lang), *rows], _ALIGNS
    unlike = [change for change in comparison.changed if change.reason is not None]
    if unlike:
        rows = [[*_values(change, lang), reason_text(change, lang)] for change in unlike]
        heads = ["cell", "unit", "before", "after", "why"]
        yield "not_comparable", [_words(heads, lang), *rows], [*_ALIGNS[:4], "left"]
    # Totals that are part of another one are left to the document and the page.
    above = tops(comparison.current.edition)
    tall = [each for each in comparison.explanations if above[each.total.cell] == each.total.cell]
    rows = [row for explanation in tall for row in _explained(explanation, lang)]
    if rows:
        yield "explained", [_words(("total", "difference"), lang), *rows], ["left", "right"]
    sections = comparison.written_narrative or ()
    rows = [_section(section, lang) for section in sections if section.differs]
    if rows:
        heads = ["section", "paragraphs", "same_words", "new", "gone", "similarity"]
        yield "narrative", [_words(heads, lang), *rows], ["left", *["right"] * 5]  # type: ignore[list-item]  # alignments


_ALIGNS: Final[list[Align]] = ["left", "left", "right", "right", "right", "right", "right"]


def _explained(explanation: Explanation, lang: Lang) -> Iterator[list[str]]:
    """A total and its parts, those that contribute most first."""
    names = [(part.cell, part.difference, part.share) for part in explanation.parts]
    yield [explanation.total.label(lang), signed(explanation.total.difference or 0)]
    cells = form(explanation.total.edition).cells
    for cell, difference, share in names:
        of = "" if share is None else f" ({percent_of(share)})"
        yield [f"· {cells[cell].label(lang)}{of}", signed(difference)]
    if explanation.rest:
        yield [f"· {word('rest', lang)}", signed(explanation.rest)]


def _section(section: SectionChange, lang: Lang) -> list[str]:
    parts = section.paragraphs
    share = section.similarity
    return [
        section.title(lang)
        + ("" if section.presence == "both" else f" ({word(section.presence, lang)})"),
        str(sum(part.after is not None for part in parts)),
        str(sum(part.copied for part in parts)),
        str(sum(part.before is None for part in parts)),
        str(sum(part.after is None for part in parts)),
        "" if share is None else percent_of(share),
    ]


def title(comparison: Compared, lang: Lang) -> str:
    """Organ and year of both reports."""
    sides = (_name(comparison.previous, lang), _name(comparison.current, lang))
    return " → ".join(sides)


def _name(report: Report, lang: Lang) -> str:
    agency = text_of(report.agency) if report.agency else word("unnamed", lang)
    year = word("undated", lang) if report.year is None else shown(report.year)
    return f"{agency} {year}"


def summary(comparison: Compared, lang: Lang) -> str:
    """How many cells there are and differ."""
    changed = comparison.changed
    if not comparison.differs:
        return word("nothing", lang)
    alike = sum(change.comparable for change in changed)
    counts = {"all": len(comparison.changes), "changed": alike, "unlike": len(changed) - alike}
    return word("summary", lang).format_map(counts)


def _row(change: Change, lang: Lang, shares: Mapping[str, Fraction]) -> list[str]:
    share = shares.get(change.cell)
    growth = "" if change.growth is None else percent(change.growth)
    of = "" if share is None else percent_of(share)
    return [*_values(change, lang), signed(change.difference or 0), growth, of]


def _values(change: Change, lang: Lang) -> list[str]:
    """Name, unit and both values."""
    name = change.label(lang)
    if change.derived:
        name = f"{name} ({DERIVED[change.derived][lang]})"
    return [name, change.unit, *(value_text(v, lang) for v in (change.before, change.after))]


def value_text(value: CellValue, lang: Lang) -> str:
    """A value in words: its digits, or that it is blank or absent."""
    kind = state(value)
    if kind in ("blank", "absent"):
        return word(kind, lang)
    return shown(value)


def reason_text(change: Change, lang: Lang) -> str:
    """Why a change cannot be compared; empty where it can."""
    return "" if change.reason is None else REASONS[change.reason][lang]


def signed(difference: int | Decimal) -> str:
    """A difference with its sign: ``+3``, ``-1.25``, ``0``."""
    text = f"{difference:f}" if isinstance(difference, Decimal) else str(difference)
    return f"+{text}" if difference > 0 else text


def percent_of(share: Fraction) -> str:
    """A share as text in whole percents, ``13%``, halves to even."""
    return f"{rounded(share * 100, 0):f}%"


def _words(names: Sequence[str], lang: Lang) -> list[str]:
    return [word(name, lang) for name in names]


def word(name: str, lang: Lang) -> str:
    """One of the words of :data:`~govinfo_report.comparison.texts.WORDS`."""
    return WORDS[name][lang]
