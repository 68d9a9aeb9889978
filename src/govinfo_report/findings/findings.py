"""The result of a check: what was found, and its exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from govinfo_report.errors import WaiverError, WaiverProblem
from govinfo_report.findings.export import export
from govinfo_report.findings.finding import Finding, RuleOutcome
from govinfo_report.findings.results import Results
from govinfo_report.json_text import plain, written
from govinfo_report.language import Lang, Text, language
from govinfo_report.model.arguments import wrong_type
from govinfo_report.waivers import Applied, Waiver


class Findings(Results):
    """What a check found; iterating gives every :class:`Finding` in the form's order.

    Findings are what is violated or undecided. :attr:`outcomes` also tells which rules hold, and
    which could not be asked and why.
    """

    __slots__ = ()

    def with_waivers(
        self,
        found: tuple[Finding, ...],
        outcomes: Callable[[], tuple[RuleOutcome, ...]],
        applied: Applied,
    ) -> Findings:
        """These findings after waivers were applied to them.

        Args:
            found: The same findings, the waived ones with their waivers.
            outcomes: The same outcomes, with these findings.
            applied: The waivers.
        """
        return Findings(self._report, found, outcomes, applied)

    def waiver_for(self, finding: Finding, *, reason: str, expires: dt.date | None) -> Waiver:
        """A waiver for one of these findings, bound to the values that it has now.

        Args:
            finding: The finding.
            reason: Why it is waived.
            expires: The last day on which the waiver applies; ``None``: it does not expire.

        Raises:
            WaiverError: The report does not say whose it is, or of which year.
        """
        from govinfo_report.findings.binding import bound  # only those who write waivers need it

        if not isinstance(finding, Finding):
            raise wrong_type(finding, "finding", "one of these findings")
        about = self.about
        if about.agency is None or about.year is None:
            said = Text(
                "只有注明机关和年度的报告才能豁免",
                "a waiver needs a report that names its agency and its year",
            )
            raise WaiverError([WaiverProblem("report", said)])
        return Waiver(bound(finding), about.agency, about.year, reason, expires)

    def to_dict(self) -> dict[str, Any]:
        """The document of :meth:`to_json` as plain values of JSON, amounts as ``Decimal``."""
        from govinfo_report.findings.document import document

        found: dict[str, Any] = plain(document(self._parts()))
        return found

    def to_json(self, *, indent: int | None = None) -> str:
        """The findings as a JSON document.

        ``{"version": "1.0", "reports": [{"report", "summary", "findings", "outcomes"}],
        "waivers"}``, exactly as :class:`govinfo_report.findings.document.FindingsDocument`
        describes it; messages and reasons are there in both languages.

        Args:
            indent: Blanks a level; ``None`` for one line.
        """
        from govinfo_report.findings.document import document  # as in export: loaded when asked for

        return written(document(self._parts()), indent=indent)

    def to_sarif(self, lang: Lang | None = None) -> str:
        """The findings as SARIF 2.1.0, for code hosts and editors.

        A violation has the kind ``fail`` and its level; what is undecided has the kind ``open``.
        What is waived is suppressed, with the waiver's reason; what became of the other waivers
        stands in the notifications of the run.
        """
        return self._export("sarif", lang)

    def to_junit(self, lang: Lang | None = None) -> str:
        """The outcomes as JUnit XML, for CI servers: one test case a rule and scope.

        Violated errors fail; what is undecided, waived or not applicable is skipped; warnings and
        infos pass and stand in ``system-out``. A last suite has a case for each waiver.
        """
        return self._export("junit", lang)

    def to_csv(self, lang: Lang | None = None) -> str:
        """The findings as CSV with a header row, safe to open in a spreadsheet.

        Text that a spreadsheet would take for a formula begins with an apostrophe.
        """
        return self._export("csv", lang)

    def to_html(self, lang: Lang | None = None) -> str:
        """The findings as one page of HTML that needs nothing else, without scripts."""
        return self._export("html", lang)

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The findings as plain text for a terminal, no line wider than ``width`` columns."""
        from govinfo_report.findings.as_text import as_text

        return as_text(self._parts(), language(lang), width=width)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from govinfo_report.findings.as_html import as_fragment

        return as_fragment(self._parts(), language())

    def _parts(self) -> list[tuple[str | None, Results]]:
        """What the exports have a part for."""
        return [(None, self)]

    def _export(self, style: str, lang: Lang | None) -> str:
        return export(self._parts(), style, lang=lang)
