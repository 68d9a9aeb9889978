"""For the tests of programs that make or handle reports.

:func:`assert_consistent` fails a test with everything that the rules find; :func:`reports` gives
reports to `Hypothesis <https://hypothesis.readthedocs.io/>`_ (extra ``testing``).
"""

from __future__ import annotations

import datetime as dt
from os import PathLike
from typing import TYPE_CHECKING, Final, Literal

from govinfo_report.checks import check
from govinfo_report.checks.plan import Names
from govinfo_report.errors import MissingExtraError
from govinfo_report.language import Lang, Text
from govinfo_report.model import Edition, Reading, Report
from govinfo_report.waivers import Waivers

if TYPE_CHECKING:
    from govinfo_report.packs import RulePack
    from govinfo_report.testing.strategies import ReportStrategy

__all__ = ["assert_consistent", "reports"]

_COUNTING: Final = {"error": ("error",), "warning": ("error", "warning")}


def assert_consistent(
    report: Report | Reading,
    *,
    previous: Report | Reading | None = None,
    fail_on: Literal["error", "warning"] = "error",
    select: Names = None,
    ignore: Names = None,
    waivers: Waivers | str | PathLike[str] | None = None,
    rules: RulePack | str | PathLike[str] | None = None,
    today: dt.date | None = None,
    lang: Lang | None = None,
) -> None:
    """Fails a test if a rule is violated.

    Args:
        report: The report, or the reading of a page.
        previous: The same organ's report for the year before, for the rules that compare.
        fail_on: How bad a violation must be to fail: ``error``, or ``warning`` as well. What is
            undecided or waived never fails.
        select: Only these rules and families, as for :func:`govinfo_report.check`.
        ignore: None of these.
        waivers: A waiver file.
        rules: A rule pack.
        today: The day that a waiver's expiry is compared with.
        lang: The language of the message.

    Raises:
        AssertionError: A rule is violated. The message tells all findings, also those that alone
            would not fail, under their root causes.
        ValueError: There is no such ``fail_on`` or language.
    """
    __tracebackhide__ = True
    if fail_on not in _COUNTING:
        raise ValueError(f"no fail_on {fail_on!r}; there are error and warning")
    findings = check(
        report,
        previous=previous,
        select=select,
        ignore=ignore,
        waivers=waivers,
        rules=rules,
        today=today,
    )
    failing = any(
        each.outcome == "violated" and each.waiver is None and each.severity in _COUNTING[fail_on]
        for each in findings
    )
    if failing:
        raise AssertionError(findings.to_text(lang).rstrip())


def reports(edition: Edition | None = None, *, consistent: bool = False) -> ReportStrategy:
    """A Hypothesis strategy for reports; the extra ``testing`` brings Hypothesis.

    Args:
        edition: Only reports of this edition; ``None``: of either.
        consistent: Only reports that :func:`assert_consistent` passes, without a blank or absent
            cell: counts are in 件 or 项, amounts in 万元. Otherwise any report that a document can
            hold: cells, rows and tables may be blank or absent, and hardly any sum holds.

    Raises:
        EditionError: There is no such edition.
        MissingExtraError: Hypothesis is not installed.
    """
    try:
        from govinfo_report.testing import strategies
    except ImportError as error:
        words = Text("生成报告的策略", "a strategy for reports")
        raise MissingExtraError("testing", words) from error
    return strategies.consistent_reports(edition) if consistent else strategies.reports(edition)
