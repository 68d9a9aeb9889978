"""Indicators of a report: shares, growth and ratios of its figures, all exact."""

from govinfo_report.indicator_values.exports import as_csv, as_json, as_text
from govinfo_report.indicator_values.indicators import Indicator, indicators

__all__ = ["Indicator", "as_csv", "as_json", "as_text", "indicators"]
