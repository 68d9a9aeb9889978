"""A series as text for a terminal, as a Markdown page and as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo_report.catalogue import form
from govinfo_report.comparison import markdown
from govinfo_report.comparison.change import state
from govinfo_report.comparison.exports import marked, signed, value_text, word
from govinfo_report.comparison.over_years import OverYears, Trend, carry_cells
from govinfo_report.comparison.texts import OUTCOMES
from govinfo_report.display import Align, grid, wrap
from govinfo_report.language import Lang
from govinfo_report.model import ABSENT, cells
from govinfo_report.tabular import CsvValue, write_csv

COLUMNS: Final = ("year", "edition", "cell", "label_zh", "label_en", "unit", "state", "value")
"""The columns of :func:`to_csv`; absent cells have no row."""


def to_csv(series: OverYears) -> str:
    """One row a year and cell, the years in order, the cells in the form's order."""
    rows: list[tuple[CsvValue, ...]] = [COLUMNS]
    for report in series:
        catalogue = form(report.edition).cells
        for cell, value in cells(report).items():
            entry = catalogue[cell]
            figure = value if state(value) == "number" else None
            about = (cell, entry.label.zh, entry.label.en, entry.unit)
            rows.append((report.year, report.edition, *about, state(value), figure))
    return write_csv(rows)


def facts(series: OverYears, lang: Lang) -> Iterator[str]:
    """What there is to know about the series, a line each."""
    years = ", ".join(map(str, series.years)) or word("none", lang)
    yield f"{word('years', lang)}: {years}"
    for name, found in (
        ("gaps", series.gaps),
        ("duplicates", series.duplicates),
        ("edition_breaks", series.edition_breaks),
    ):
        if found:
            yield f"{word(name, lang)}: {', '.join(map(str, found))}"
    if series.undated:
        yield f"{word('undated_reports', lang)}: {len(series.undated)}"
    for revision in series.revisions:
        changed = len(revision.changed)
        year = revision.current.year
        yield word("revised", lang).format(year=year, changed=changed)
    for year, note in series.notes:
        yield f"{year}: {note.message(lang)}"
    yield chain_summary(series, lang)


def chain_summary(series: OverYears, lang: Lang) -> str:
    """Whether the carry chain holds, and where it breaks first."""
    if series.first_break is not None:
        return word("chain_broken", lang).format(year=series.first_break)
    outcomes = {link.outcome for link in series.carry_chain}
    if not outcomes:
        return word("chain_none", lang)
    return word("chain_holds" if outcomes == {"holds"} else "chain_open", lang)


def to_text(series: OverYears, lang: Lang, width: int) -> str:
    """Facts, findings, carry chain and a table of the figures by year."""
    lines = wrap(series.agency or word("unnamed", lang), width)
    for fact in facts(series, lang):
        lines += wrap(f"* {fact}", width, indent="  ")
    if series.findings:
        lines += ["", f"{word('findings', lang)}:"]
        for finding in found(series, lang):
            lines += wrap(finding, width, indent="  ")
    for heading, rows, aligns in _tables(series, lang):
        lines += ["", f"{word(heading, lang)}:", *grid(rows, aligns, cells=width)]
    return "\n".join(lines) + "\n"


def to_markdown(series: OverYears, lang: Lang) -> str:
    """The same as a page."""
    head = f"{series.agency or word('unnamed', lang)} · {word('series', lang)}"
    lines = [f"# {markdown.escaped(head)}", "", *markdown.bullets(facts(series, lang))]
    if series.findings:
        lines += ["", f"## {word('findings', lang)}", "", *markdown.bullets(found(series, lang))]
    for heading, rows, aligns in _tables(series, lang):
        lines += ["", f"## {word(heading, lang)}", "", *markdown.table(rows, aligns)]
    return markdown.page(lines)


def found(series: OverYears, lang: Lang) -> list[str]:
    """The findings, each with its year, in one line each."""
    return [f"{year} {marked(finding, lang)}" for year, finding in series.findings]


def _tables(series: OverYears, lang: Lang) -> Iterator[tuple[str, list[list[str]], list[Align]]]:
    """Headings, rows (the first is the heads) and alignments of the tables."""
    if series.carry_chain:
        rows = [chain_row(series, place, lang) for place in range(len(series.carry_chain))]
        heads = [word(n, lang) for n in ("link", "forward", "over", "outcome")]
        yield "chain", [heads, *rows], ["left", "right", "right", "left"]
    if series.trends:
        heads = [word("cell", lang), *map(str, series.years), word("difference", lang)]
        aligns: list[Align] = ["left"]
        aligns += ["right"] * (len(heads) - 1)
        yield "trends", [heads, *(trend_row(trend, lang) for trend in series.trends)], aligns


def chain_row(series: OverYears, place: int, lang: Lang) -> list[str]:
    """A link of the carry chain: years, both figures of the total column, outcome."""
    link = series.carry_chain[place]
    before, after = cells(series.reports[place]), cells(series.reports[place + 1])
    forward, over = carry_cells()
    outcome = OUTCOMES[link.outcome][lang]
    years = f"{link.before} → {link.after}"
    values = before.get(forward, ABSENT), after.get(over, ABSENT)
    return [years, *(value_text(value, lang) for value in values), outcome]


def trend_row(trend: Trend, lang: Lang) -> list[str]:
    """A cell: its name, what each year has, and the last figure minus the first."""
    values = ["" if v is ABSENT else value_text(v, lang) for v in trend.values.values()]
    difference = trend.difference
    return [trend.label(lang), *values, "" if difference is None else signed(difference)]
