"""Indicators of several reports as a JSON document, as CSV and as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from govinfo_report.display import grid, wrap
from govinfo_report.documents.indicators import (
    IndicatorEntry,
    IndicatorReport,
    IndicatorsDocument,
    ReportIndicators,
)
from govinfo_report.documents.records import json_value, rounded
from govinfo_report.indicator_values.indicators import Indicator
from govinfo_report.json_text import written
from govinfo_report.language import Lang, language
from govinfo_report.model import Report, year_of
from govinfo_report.tabular import write_csv

NamedIndicators: TypeAlias = tuple[str | None, Report, Sequence[Indicator]]
"""Name of the file (``None``: the report's own ``metadata.source``), the report, its indicators."""

COLUMNS: Final = (
    *("source", "agency", "year", "indicator", "title", "unit"),
    *("value", "numerator", "denominator", "reason"),
)
"""The columns of :func:`as_csv`."""


def as_json(reports: Iterable[NamedIndicators]) -> str:
    """The document as JSON text, in both languages."""
    document = IndicatorsDocument(
        reports=[
            ReportIndicators(
                report=IndicatorReport(
                    source=name or _text(report.metadata.source),
                    title=_text(report.title),
                    agency=_text(report.agency),
                    year=year_of(report),
                ),
                indicators=[
                    IndicatorEntry(
                        id=each.id,
                        unit=each.unit,
                        title=each.definition.title,
                        value=None if each.value is None else rounded(each.value),
                        numerator=_number(each.numerator),
                        denominator=_number(each.denominator),
                        not_rated=each.not_rated,
                        reason=each.reason,
                    )
                    for each in found
                ],
            )
            for name, report, found in reports
        ]
    )
    return written(document, indent=2) + "\n"


def as_csv(reports: Iterable[NamedIndicators], lang: Lang | None = None) -> str:
    """A header row, then a row for each indicator of each report; no text can become a formula."""
    lang = language(lang)
    rows = [
        (
            *(name or _text(report.metadata.source), _text(report.agency), year_of(report)),
            *(each.id, each.definition.title(lang), each.unit),
            None if each.value is None else rounded(each.value),
            *(_number(each.numerator), _number(each.denominator)),
            None if each.reason is None else each.reason(lang),
        )
        for name, report, found in reports
        for each in found
    ]
    return write_csv([COLUMNS, *rows])


def as_text(
    reports: Iterable[NamedIndicators], lang: Lang | None = None, *, width: int = 80
) -> str:
    """A heading and a table for each report, no line wider than ``width`` columns."""
    lang = language(lang)
    blocks = []
    for name, report, found in reports:
        head = name or _text(report.metadata.source) or _text(report.title) or ""
        rows = [[each.definition.title(lang), *_columns(each, lang)] for each in found]
        lines = wrap(head, width) if head else []
        lines += grid(rows, ["left", "right", "left"], cells=width)
        blocks.append("".join(f"{line.rstrip()}\n" for line in lines))
    return "\n".join(blocks)


def _columns(indicator: Indicator, lang: Lang) -> tuple[str, str]:
    """The value and what it is made of; or nothing and the reason."""
    if indicator.value is None:
        return "—", indicator.shown(lang)
    return indicator.shown(lang), f"{indicator.numerator} / {indicator.denominator}"


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(number: Fraction | None) -> int | Decimal | None:
    value = json_value(number)
    return value if isinstance(value, (int, Decimal)) else None
