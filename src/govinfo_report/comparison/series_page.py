"""A series as a page of HTML and as a fragment for a notebook."""

from __future__ import annotations

from collections.abc import Iterator

from govinfo_report.comparison import charts
from govinfo_report.comparison.exports import word
from govinfo_report.comparison.over_years import OverYears, Trend
from govinfo_report.comparison.page_frame import finding_list, page
from govinfo_report.comparison.series_text import chain_row, facts, trend_row
from govinfo_report.language import Lang
from govinfo_report.markup import fragment, number, row, shown, table


def to_html(series: OverYears, lang: Lang) -> str:
    """The page: facts, carry chain, findings, figures by year with a line each."""
    head = f"{series.agency or word('unnamed', lang)} · {word('series', lang)}"
    parts = [f"<h1>{shown(head)}</h1>", _facts(series, lang)]
    for heading, body in _sections(series, lang):
        if body:
            parts.append(f"<section>\n<h2>{shown(word(heading, lang))}</h2>\n{body}\n</section>")
    return page(head, "\n".join(parts), lang)


def to_fragment(series: OverYears, lang: Lang) -> str:
    """The facts, the carry chain and the figures, for a notebook."""
    head = f"<p><b>{shown(series.agency or word('unnamed', lang))}</b></p>"
    body = [head, _facts(series, lang), _chain(series, lang), _trends(series, lang)]
    return fragment(body, lang)


def _facts(series: OverYears, lang: Lang) -> str:
    return f"<ul>{''.join(f'<li>{shown(fact)}</li>' for fact in facts(series, lang))}</ul>"


def _sections(series: OverYears, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "chain", _chain(series, lang)
    yield "findings", finding_list(((str(y), finding) for y, finding in series.findings), lang)
    yield "trends", _trends(series, lang)


def _chain(series: OverYears, lang: Lang) -> str:
    rows = []
    for place, link in enumerate(series.carry_chain):
        years, forward, over, outcome = chain_row(series, place, lang)
        kind = ' class="error"' if link.broken else ""
        cells = [f'<th scope="row">{shown(years)}</th>', number(forward), number(over)]
        rows.append(row([*cells, f"<td{kind}>{shown(outcome)}</td>"]))
    heads = [word(name, lang) for name in ("link", "forward", "over", "outcome")]
    return table(heads, rows) if rows else ""


def _trends(series: OverYears, lang: Lang) -> str:
    heads = [word("cell", lang), *map(str, series.years)]
    heads += [word("difference", lang), word("chart", lang)]
    rows = [_trend(trend, series, lang) for trend in series.trends]
    return table(heads, rows) if rows else ""


def _trend(trend: Trend, series: OverYears, lang: Lang) -> str:
    name, *values = trend_row(trend, lang)
    figures = dict(trend.figures)
    # A year without a report takes its room on the line too, and interrupts it.
    years = range(series.years[0], series.years[-1] + 1)
    chart = charts.line([figures.get(year) for year in years], name)
    cells = [f'<th scope="row">{shown(name)}</th>', *map(number, values), f"<td>{chart}</td>"]
    return row(cells)
