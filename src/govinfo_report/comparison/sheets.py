"""What comparisons and series show to people: facts, findings and tables, as texts.

Text for terminals, Markdown and HTML are three ways to write a :class:`Digest`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from attrs import frozen

from govinfo_report.catalogue import form
from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.comparison.change import Change, is_number, percent, state
from govinfo_report.comparison.explained import Explanation, tops
from govinfo_report.display import Align
from govinfo_report.documents.records import rounded
from govinfo_report.findings import Finding
from govinfo_report.findings.as_text import UNDECIDED
from govinfo_report.language import Lang
from govinfo_report.model import ABSENT, CellValue, Report
from govinfo_report.model.values import shown, text_of
from govinfo_report.printing import html
from govinfo_report.strict_toml import texts

if TYPE_CHECKING:
    from govinfo_report.comparison.narrative import SectionChange
    from govinfo_report.comparison.result import Comparison
    from govinfo_report.comparison.series import Series, Trend

TEXTS: Final = "texts.toml"


@frozen
class SheetLine:
    """A row of a sheet.

    Attributes:
        cells: Its texts, the first says what the row is of.
        kind: How HTML shows it: ``sum``, ``part``, ``broken`` or plainly.
        chart: Draws what HTML shows beside it.
    """

    cells: list[str]
    kind: str = ""
    chart: Callable[[], str] | None = None


@frozen
class Sheet:
    """A table under a heading.

    Attributes:
        heading: What it shows.
        heads: The words over its columns.
        aligns: On which side the texts of each column stand.
        lines: Its rows.
    """

    heading: str
    heads: list[str]
    aligns: list[Align]
    lines: list[SheetLine]

    @property
    def rows(self) -> list[list[str]]:
        """Heads and rows."""
        return [self.heads, *(line.cells for line in self.lines)]


@frozen(kw_only=True)
class Digest:
    """What a comparison or a series shows, in one language.

    Attributes:
        lang: The language.
        title: Agency and years.
        summary: One line on the whole; may be empty.
        facts: What bears on the whole, a line each.
        findings: What the rules on several years found, each after the year it belongs to.
        sheets: The tables that are not empty.
    """

    lang: Lang
    title: str
    summary: str
    facts: list[str]
    findings: list[tuple[str, Finding]]
    sheets: list[Sheet]


def word(name: str, lang: Lang, **facts: object) -> str:
    """One of the words of comparisons."""
    return text(f"words.{name}", lang, **facts)


def text(key: str, lang: Lang, **facts: object) -> str:
    """One of the texts of comparisons, by its key in the data file."""
    return texts("govinfo_report.comparison", TEXTS)[key](lang, **facts)


def gravity(finding: Finding, lang: Lang) -> str:
    """How badly a finding matters, in words."""
    mark = SEVERITIES[finding.severity](lang)
    return f"{mark} ({UNDECIDED(lang)})" if finding.outcome == "undecided" else mark


def value_text(value: CellValue, lang: Lang) -> str:
    """A value in words: its digits, or that it is blank or absent."""
    kind = state(value)
    return word(kind, lang) if kind in ("blank", "absent") else shown(value)


def reason_text(change: Change, lang: Lang) -> str:
    """Why a change cannot be compared; empty where it can."""
    return "" if change.reason is None else text(f"reasons.{change.reason}", lang)


def signed(difference: int | Decimal) -> str:
    """A difference with its sign: ``+3``, ``-1.25``, ``0``."""
    digits = f"{difference:f}" if isinstance(difference, Decimal) else str(difference)
    return f"+{digits}" if difference > 0 else digits


def percent_of(share: Fraction | None) -> str:
    """A share as text in whole percents, ``13%``, halves to even; empty where there is none."""
    return "" if share is None else f"{rounded(share * 100, 0):f}%"


def _sheet(
    heading: str,
    heads: Sequence[str],
    lines: list[SheetLine],
    lang: Lang,
    *,
    left: tuple[int, ...] = (),
) -> Iterator[Sheet]:
    """A table whose first column and those of ``left`` hold words; none where it has no row."""
    if lines:
        aligns: list[Align] = [
            "left" if place in (0, *left) else "right" for place in range(len(heads))
        ]
        yield Sheet(word(heading, lang), list(heads), aligns, lines)


# Two reports


def comparison_digest(comparison: Comparison, lang: Lang) -> Digest:
    """Notes, findings, the cells that differ, totals explained, and the narrative."""
    return Digest(
        lang=lang,
        title=" → ".join(_name(r, lang) for r in (comparison.previous, comparison.current)),
        summary=_summary(comparison, lang),
        facts=[note.message(lang) for note in comparison.notes],
        findings=[("", finding) for finding in comparison.findings],
        sheets=[
            *ranking(comparison, lang),
            *_unlike(comparison, lang),
            # Totals that are part of another one are left to the document and the page.
            *explanations(comparison, lang, inner=False),
            *_narrative(comparison.written_narrative or (), lang),
        ],
    )


def _name(report: Report, lang: Lang) -> str:
    agency = text_of(report.agency) if report.agency else word("unnamed", lang)
    return f"{agency} {year_text(report, lang)}"


def year_text(report: Report, lang: Lang) -> str:
    """The year of a report, or that it has none."""
    return word("undated", lang) if report.year is None else text_of(report.year)


def _summary(comparison: Comparison, lang: Lang) -> str:
    """How many cells there are and differ."""
    if not comparison.differs:
        return word("nothing", lang)
    changed = comparison.changed
    alike = sum(change.comparable for change in changed)
    counts = {"all": len(comparison.changes), "changed": alike, "unlike": len(changed) - alike}
    return word("summary", lang, **counts)


def _words(names: str, lang: Lang) -> list[str]:
    return [word(name, lang) for name in names.split()]


def ranking(comparison: Comparison, lang: Lang) -> Iterator[Sheet]:
    """The changes that can be compared, what changed most first."""
    lines = [_ranked(change, comparison.shares, lang) for change in comparison.ranked]
    heads = _words("cell unit before after difference growth share", lang)
    return _sheet("changed", heads, lines, lang, left=(1,))


def _ranked(change: Change, shares: Mapping[str, Fraction], lang: Lang) -> SheetLine:
    before, after = change.before, change.after
    values = _values(change, lang)
    chart = None
    # A number below zero (a change of items in the 2019 form) has no bar.
    if is_number(before) and is_number(after) and before >= 0 and after >= 0:
        chart = partial(html.two_bars, before, after, f"{values[2]} → {values[3]}")
    growth = "" if change.growth is None else percent(change.growth)
    figures = [signed(change.difference or 0), growth, percent_of(shares.get(change.cell))]
    return SheetLine([*values, *figures], chart=chart)


def _values(change: Change, lang: Lang) -> list[str]:
    """Name, unit and both values."""
    name = change.label(lang)
    if change.derived:
        name = f"{name} ({text(f'derived.{change.derived}', lang)})"
    return [name, change.unit, *(value_text(v, lang) for v in (change.before, change.after))]


def _unlike(comparison: Comparison, lang: Lang) -> Iterator[Sheet]:
    lines = [
        SheetLine([*_values(change, lang), reason_text(change, lang)])
        for change in comparison.changed
        if not change.comparable
    ]
    heads = _words("cell unit before after why", lang)
    return _sheet("not_comparable", heads, lines, lang, left=(1, 4))


def explanations(comparison: Comparison, lang: Lang, *, inner: bool) -> Iterator[Sheet]:
    """Totals and their parts, those that contribute most first.

    Args:
        comparison: The comparison.
        lang: The language.
        inner: The totals that are part of another one, or those that are not.
    """
    above = tops(comparison.current.edition)
    lines = [
        line
        for each in comparison.explanations
        if (above[each.total.cell] != each.total.cell) == inner
        for line in _explained(each, lang)
    ]
    heading = "inner_totals" if inner else "explained"
    return _sheet(heading, _words("total difference", lang), lines, lang)


def _explained(explanation: Explanation, lang: Lang) -> Iterator[SheetLine]:
    whole = explanation.total.difference or 0
    labels = form(explanation.total.edition).cells
    parts: list[tuple[str, int | Decimal]] = []
    for part in explanation.parts:
        share = f" ({percent_of(part.share)})" if part.share is not None else ""
        parts.append((f"{labels[part.cell].label(lang)}{share}", part.difference))
    if explanation.rest:
        parts.append((word("rest", lang), explanation.rest))
    differences = [whole, *(difference for _, difference in parts)]
    largest = max((-each if each < 0 else each for each in differences), key=Fraction)

    def line(name: str, difference: int | Decimal, kind: str) -> SheetLine:
        says = signed(difference)
        return SheetLine([name, says], kind, partial(html.bar, difference, largest, says))

    yield line(explanation.total.label(lang), whole, "sum")
    for name, difference in parts:
        yield line(f"· {name}", difference, "part")


def _narrative(sections: Sequence[SectionChange], lang: Lang) -> Iterator[Sheet]:
    heads = _words("section paragraphs same_words new gone similarity", lang)
    lines = [SheetLine(_section(section, lang)) for section in sections if section.differs]
    return _sheet("narrative", heads, lines, lang)


def _section(section: SectionChange, lang: Lang) -> list[str]:
    parts = section.paragraphs
    presence = "" if section.presence == "both" else f" ({word(section.presence, lang)})"
    counts = (
        sum(part.after is not None for part in parts),
        sum(part.copied for part in parts),
        sum(part.before is None for part in parts),
        sum(part.after is None for part in parts),
    )
    title = f"{section.title(lang)}{presence}"
    return [title, *map(str, counts), percent_of(section.similarity)]


# Many years


def series_digest(series: Series, lang: Lang) -> Digest:
    """Facts, findings, carry chain, and the figures by year."""
    return Digest(
        lang=lang,
        title=f"{series.agency or word('unnamed', lang)} · {word('series', lang)}",
        summary="",
        facts=list(_facts(series, lang)),
        findings=[(str(year), finding) for year, finding in series.findings],
        sheets=[*_chain(series, lang), *_trends(series, lang)],
    )


def _facts(series: Series, lang: Lang) -> Iterator[str]:
    years = ", ".join(map(str, series.years)) or word("none", lang)
    yield f"{word('years', lang)}: {years}"
    for name in ("gaps", "duplicates", "edition_breaks"):
        if found := getattr(series, name):
            yield f"{word(name, lang)}: {', '.join(map(str, found))}"
    if series.undated:
        yield f"{word('undated_reports', lang)}: {len(series.undated)}"
    for revision in series.revisions:
        year, changed = revision.current.year, len(revision.changed)
        yield word("revised", lang, year=year, changed=changed)
    for year, note in series.notes:
        yield f"{year}: {note.message(lang)}"
    if series.first_break is not None:
        yield word("chain_broken", lang, year=series.first_break)
    elif not series.carry_chain:
        yield word("chain_none", lang)
    else:
        holds = all(link.outcome == "holds" for link in series.carry_chain)
        yield word("chain_holds" if holds else "chain_open", lang)


def _chain(series: Series, lang: Lang) -> Iterator[Sheet]:
    lines = []
    for link, step in zip(series.carry_chain, series.steps, strict=True):
        figures = (value_text(value, lang) for value in link.figures(step))
        outcome = text(f"outcomes.{link.outcome}", lang)
        line = [f"{link.before} → {link.after}", *figures, outcome]
        lines.append(SheetLine(line, "broken" if link.broken else ""))
    heads = _words("link forward over outcome", lang)
    return _sheet("chain", heads, lines, lang, left=(3,))


def _trends(series: Series, lang: Lang) -> Iterator[Sheet]:
    lines = [_trend(trend, series.years, lang) for trend in series.trends]
    heads = [word("cell", lang), *map(str, series.years), word("difference", lang)]
    return _sheet("trends", heads, lines, lang)


def _trend(trend: Trend, years: tuple[int, ...], lang: Lang) -> SheetLine:
    """A cell: its name, what each year has, and the last figure minus the first."""
    values = ["" if v is ABSENT else value_text(v, lang) for v in trend.values.values()]
    difference = "" if trend.difference is None else signed(trend.difference)
    figures = dict(trend.figures)
    # A year without a report takes its room on the line too, and interrupts it.
    points = [figures.get(year) for year in range(years[0], years[-1] + 1)]
    name = trend.label(lang)
    return SheetLine([name, *values, difference], chart=partial(html.line, points, name))
