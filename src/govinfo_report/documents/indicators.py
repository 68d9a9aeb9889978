"""The JSON document of indicators; the texts of its members are in ``indicators.toml``."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, Literal

from govinfo_report.catalogue.indicators import IndicatorUnit, NotRated
from govinfo_report.documents.records import DocumentRecord
from govinfo_report.language import Text

VERSION: Final = "1.0"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""


class IndicatorReport(DocumentRecord):
    """The report that indicators are of."""

    source: str | None
    title: str | None
    agency: str | None
    year: int | None


class IndicatorEntry(DocumentRecord):
    """One indicator; the members are those of :class:`govinfo_report.Indicator`."""

    id: str
    unit: IndicatorUnit
    title: Text
    value: Decimal | None
    numerator: int | Decimal | None
    denominator: int | Decimal | None
    not_rated: NotRated | None
    reason: Text | None


class ReportIndicators(DocumentRecord):
    """The indicators of one report."""

    report: IndicatorReport
    indicators: list[IndicatorEntry]


class IndicatorsDocument(DocumentRecord, kw_only=True):
    """The indicators of one report or of several."""

    version: Literal["1.0"] = VERSION
    reports: list[ReportIndicators]
