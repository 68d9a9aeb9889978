"""The results of a check of one report or of many, and their exports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from govinfo_report.catalogue.rule_entries import Severity
from govinfo_report.display import printable_name
from govinfo_report.documents.findings import FindingsDocument
from govinfo_report.documents.records import JsonResult
from govinfo_report.errors import WaiverError, WaiverProblem
from govinfo_report.findings.finding import About, Finding, RuleOutcome
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.language import Lang, Text, language
from govinfo_report.model.arguments import wrong_type

if TYPE_CHECKING:
    from govinfo_report.findings.causes import RootCause
    from govinfo_report.findings.score import Score
    from govinfo_report.hierarchy import Match
    from govinfo_report.waivers import Applied, Waiver, WaiverUse


class Findings(JsonResult):
    """What a check found; iterating gives every :class:`Finding` in the form's order.

    Findings are what is violated or undecided. :attr:`outcomes` also tells which rules hold, and
    which could not be asked and why.

    Args:
        parts: What was found in each report; most checks are of one.

    Attributes:
        parts: The same; each export shows them one after the other.
    """

    __slots__ = ("_found", "parts")

    def __init__(self, *parts: ReportPart) -> None:
        self.parts = parts
        self._found = (
            parts[0].found if len(parts) == 1 else tuple(f for part in parts for f in part.found)
        )

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, index: int) -> Finding:
        return self._found[index]

    def __repr__(self) -> str:
        waived = f", waived={len(self.waived)}" if self.waived else ""
        return (
            f"{type(self).__name__}(errors={len(self.errors)}, warnings={len(self.warnings)}, "
            f"infos={len(self.infos)}{waived})"
        )

    @property
    def about(self) -> About:
        """The report that was checked."""
        return self.parts[0].about if len(self.parts) == 1 else About(None)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity ``error`` that are not waived; these are always violations."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings of severity ``warning`` that are not waived."""
        return self._of("warning")

    @property
    def infos(self) -> tuple[Finding, ...]:
        """The findings of severity ``info`` that are not waived."""
        return self._of("info")

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(f for f in self._found if f.severity == severity and f.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that a waiver applies to, of any severity."""
        return tuple(finding for finding in self._found if finding.waiver is not None)

    @property
    def applied(self) -> Applied | None:
        """The waivers that the check of one report was given, as applied; ``None``: it had none."""
        return self.parts[0].applied if len(self.parts) == 1 else None

    @property
    def waivers(self) -> tuple[WaiverUse, ...]:
        """What became of every waiver that the check was given, in the order of their file."""
        return uses(self._named())

    @property
    def ok(self) -> bool:
        """Whether no rule of severity ``error`` is violated, but for what is waived."""
        return not self._found or not self.errors

    @property
    def outcomes(self) -> tuple[RuleOutcome, ...]:
        """Every rule's outcome, in the order of the rules; worked out when first asked for."""
        if len(self.parts) == 1:
            return self.parts[0].outcomes
        return tuple(outcome for part in self.parts for outcome in part.outcomes)

    @property
    def root_causes(self) -> tuple[RootCause, ...]:
        """What is likeliest behind the identities that are violated, with the findings of each.

        One wrong cell that breaks several identities is one root cause. In the form's order by
        tables; worked out when first asked for.
        """
        if len(self.parts) == 1:
            return self.parts[0].root_causes
        return tuple(cause for part in self.parts for cause in part.root_causes)

    def score(self) -> Score | None:
        """The points that the rule pack of the check gives the report, and what is taken off.

        ``None`` where the check had no pack that gives points, and for findings of several reports
        together: each of their ``members`` has its own.
        """
        return self.parts[0].score if len(self.parts) == 1 else None

    def waiver_for(self, finding: Finding, *, reason: str, expires: dt.date | None) -> Waiver:
        """A waiver for one of these findings, bound to the values that it has now.

        Args:
            finding: The finding.
            reason: Why it is waived.
            expires: The last day on which the waiver applies; ``None``: it does not expire.

        Raises:
            WaiverError: The report does not say whose it is, or of which year.
        """
        if not isinstance(finding, Finding):
            raise wrong_type(finding, "finding", "one of these findings")
        about = self.about
        if about.agency is None or about.year is None:
            said = Text(
                "只有注明机关和年度的报告才能豁免",
                "a waiver needs a report that names its agency and its year",
            )
            raise WaiverError([WaiverProblem("report", said)])
        from govinfo_report.findings.waiving import bound
        from govinfo_report.waivers import Waiver

        return Waiver(bound(finding), about.agency, about.year, reason, expires)

    def _document(self) -> FindingsDocument:
        from govinfo_report.findings.data_formats import document  # as in export: when asked for

        return document(self._named())

    def to_sarif(self, lang: Lang | None = None) -> str:
        """The findings as SARIF 2.1.0, for code hosts and editors.

        A violation has the kind ``fail`` and its level; what is undecided has the kind ``open``.
        What is waived is suppressed, with the waiver's reason; what became of the other waivers
        stands in the notifications of the run.
        """
        return export([(None, self)], "sarif", lang=lang)

    def to_junit(self, lang: Lang | None = None) -> str:
        """The outcomes as JUnit XML, for CI servers: one test case a rule and scope.

        Violated errors fail; what is undecided, waived or not applicable is skipped; warnings and
        infos pass and stand in ``system-out``. A last suite has a case for each waiver.
        """
        return export([(None, self)], "junit", lang=lang)

    def to_csv(self, lang: Lang | None = None) -> str:
        """The findings as CSV with a header row, safe to open in a spreadsheet.

        Text that a spreadsheet would take for a formula begins with an apostrophe.
        """
        return export([(None, self)], "csv", lang=lang)

    def to_html(self, lang: Lang | None = None) -> str:
        """The findings as one page of HTML that needs nothing else.

        The page of one report has no script; that of several has a table with a filter, and the
        form of every report: some 50 kB each. For more than some 50 reports, ``govinfo-report check
        --format html -o FOLDER/`` writes a page each.
        """
        return export([(None, self)], "html", lang=lang)

    def to_text(self, lang: Lang | None = None, *, width: int = 80) -> str:
        """The findings as plain text for a terminal, no line wider than ``width`` columns."""
        from govinfo_report.findings.as_text import as_text

        return as_text(self._named(), language(lang), width=width)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from govinfo_report.findings.as_html import as_fragment

        return as_fragment(self._named(), language())

    def _named(self) -> list[NamedPart]:
        return [(None, part) for part in self.parts]


class CollectionFindings(Findings):
    """What was found in many reports; iterating gives the findings of each, then those between.

    :attr:`Finding.reports <govinfo_report.findings.Finding.reports>` names the reports that a
    finding is about. The exports have a part a report, and one for what is between them.

    Attributes:
        members: The findings of each report, in the order given.
        between: The findings of rules that look at several reports.
        matches: Which report was held to be whose, and why, where a manifest declares organs.
        unmatched: Positions of the reports that are no declared organ's; empty without a manifest.
    """

    __slots__ = ("between", "matches", "members", "unmatched")

    def __init__(
        self,
        members: Sequence[Findings],
        between: Findings,
        matches: Sequence[Match] = (),
        unmatched: Sequence[int] = (),
    ) -> None:
        super().__init__(*(part for found in (*members, between) for part in found.parts))
        self.members = tuple(members)
        self.between = between
        self.matches = tuple(matches)
        self.unmatched = tuple(unmatched)


FORMATS: Final = (
    *("text", "concise", "github", "json", "ndjson", "sarif", "junit", "csv", "html"),
)
"""The formats that :func:`export` knows."""


def export(
    reports: Iterable[tuple[str | None, Findings]], style: str, *, lang: Lang | None = None
) -> str:
    """The findings of several reports as one document.

    Args:
        reports: Name of the file (``None``: the report's own ``metadata.source``) and its findings.
        style: One of :data:`FORMATS`; ``html`` is as long as :meth:`Findings.to_html` says.
        lang: Language of messages, as for :func:`~govinfo_report.language.language`; JSON and
            NDJSON hold both.

    Raises:
        ValueError: There is no such format or language.
    """
    write = _writer(style)
    parts = [
        # An address needs the bytes of a name; everything else shows it.
        (name if name is None or style == "sarif" else printable_name(name), part)
        for name, findings in reports
        for part in findings.parts
    ]
    return write(parts, language(lang))


def _writer(style: str) -> Callable[[list[NamedPart], Lang], str]:
    """What writes a format; loaded when asked for, since most checks write one or none."""
    if style == "text":
        from govinfo_report.findings.as_text import as_text

        return as_text
    if style == "html":
        from govinfo_report.findings.as_html import as_html

        return as_html
    if style in ("json", "ndjson", "csv"):
        from govinfo_report.findings.data_formats import as_csv, as_json, as_ndjson

        return {"json": as_json, "ndjson": as_ndjson}.get(style, as_csv)
    if style in ("concise", "github"):
        from govinfo_report.findings.line_formats import as_concise, as_github

        return as_concise if style == "concise" else as_github
    if style in ("sarif", "junit"):
        from govinfo_report.findings.ci_formats import as_junit, as_sarif

        return as_sarif if style == "sarif" else as_junit
    raise ValueError(f"no format {style!r}; there are {', '.join(FORMATS)}")
