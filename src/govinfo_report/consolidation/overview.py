"""What a department that collects reports wants to know: who has filed, what is wrong in whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias
from urllib.parse import quote

from attrs import field, frozen

from govinfo_report.findings import CollectionFindings, Finding, Findings
from govinfo_report.hierarchy import Manifest, Match, MatchScope, resolve
from govinfo_report.language import COMMA, Lang, Text, counted, language
from govinfo_report.model import Report, Signature
from govinfo_report.model.values import text_of
from govinfo_report.printing import html
from govinfo_report.printing.html import escaped
from govinfo_report.strict_toml import texts

FilingState: TypeAlias = Literal["filed", "late", "missing", "ambiguous"]
"""Whether a declared agency has filed: it has; after the last day; it has not; or several reports
could be its."""

_DEADLINE: Final = "metadata.deadline"
_MISSING: Final = "hierarchy.missing"
_MOST: Final = 3
"""How many root causes or findings of a report, and how many rules, the page names."""

_LONGEST_LIST: Final = 50
"""How many findings between reports, and how many files, it lists."""


def overview_text(key: str) -> Text:
    """A text of the page."""
    return texts("govinfo_report.consolidation", "overview.toml")[key]


@frozen(kw_only=True)
class Filing:
    """A declared agency and the report that was found for it.

    Attributes:
        match: The agency as declared, and its report's position.
        state: Whether it has filed.
        findings: What was found in its report; ``None`` without a report.
        date: The date of publication, or of signature where none is labelled; empty where neither
            is known.
    """

    match: Match
    state: FilingState
    findings: Findings | None = None
    date: str = ""

    def count(self, severity: str) -> int:
        """How many rules of a severity its report violates, waived ones left out."""
        return sum(finding.severity == severity for finding in _counting(self.findings or ()))

    def worst(self, lang: Lang) -> list[str]:
        """What is wrong with its report, the likeliest causes first."""
        if self.findings is None:
            return []
        told = [cause.heading(lang) for cause in self.findings.root_causes]
        explained = {id(f) for cause in self.findings.root_causes for f in cause.findings}
        for severity in ("error", "warning"):
            told += [
                finding.message(lang)
                for finding in _counting(self.findings)
                if finding.severity == severity and id(finding) not in explained
            ]
        more = len(told) - _MOST
        return told[:_MOST] + ([html.MORE(lang, count=more)] if more > 0 else [])


@frozen(kw_only=True)
class FilingScope:
    """The agencies of a consolidated report in one year.

    Attributes:
        agency: The agency whose consolidated report it is.
        year: The year; ``None`` where no report was found.
        filings: The agencies that it covers, in the manifest's order.
        consolidated: Its consolidated report, where one was filed.
        own_figures: Whether it also holds the agency's own figures; ``None``: not declared.
    """

    agency: str
    year: int | None
    filings: tuple[Filing, ...]
    consolidated: Filing
    own_figures: bool | None = None

    def number_of(self, *states: FilingState) -> int:
        """How many agencies are in one of these states."""
        return sum(filing.state in states for filing in self.filings)

    def heading(self, lang: Lang | None = None) -> str:
        """Agency and year."""
        key = "scope" if self.year else "scope_without_year"
        return overview_text(key)(lang, agency=self.agency, year=self.year)

    def summary(self, lang: Lang | None = None) -> str:
        """How many have filed, are late or missing, and have errors."""
        filed = [filing for filing in self.filings if filing.state in ("filed", "late")]
        wrong = sum(filing.count("error") > 0 for filing in filed)
        return overview_text("summary")(
            lang,
            all=len(self.filings),
            filed=len(filed),
            right=len(filed) - wrong,
            wrong=wrong,
            **{state: self.number_of(state) for state in ("late", "missing", "ambiguous")},
        )


@frozen(kw_only=True)
class CollectionOverview:
    """A collection of reports, as a department that collects them sees it.

    Attributes:
        scopes: Each declared consolidated report, the latest year first.
        findings: What was found in each report and between them.
        names: The name of each report's file.
        unread: Name of a file that could not be read → why.
    """

    scopes: tuple[FilingScope, ...]
    findings: CollectionFindings
    names: tuple[str, ...]
    unread: Mapping[str, Text] = field(factory=dict)

    @classmethod
    def of(
        cls,
        reports: Sequence[Report],
        findings: CollectionFindings,
        manifest: Manifest,
        *,
        names: Sequence[str],
        unread: Mapping[str, Text] | None = None,
    ) -> CollectionOverview:
        """The overview of some reports.

        Args:
            reports: The reports.
            findings: What checking them together found.
            manifest: The agencies that have to file.
            names: The name of each report's file.
            unread: Name of a file that could not be read → why.
        """
        scopes = [
            FilingScope(
                agency=scope.declared.organ.agency,
                year=scope.year,
                filings=tuple(_filing(match, reports, findings) for match in _organs(scope)),
                consolidated=_filing(scope.consolidated, reports, findings),
                own_figures=scope.declared.own_figures,
            )
            for scope in resolve(manifest, reports)
        ]
        scopes.sort(key=lambda scope: -(scope.year or 0))
        return cls(scopes=tuple(scopes), findings=findings, names=tuple(names), unread=unread or {})

    @property
    def is_clean(self) -> bool:
        """Whether every agency has filed in time and no report has an error."""
        return (
            self.findings.ok
            and not self.unread
            and all(scope.number_of("filed") == len(scope.filings) for scope in self.scopes)
        )

    def to_html(
        self,
        lang: Lang | None = None,
        *,
        links: Mapping[int, str] | None = None,
        marked: Mapping[int, str] | None = None,
        outputs: Iterable[tuple[str, str]] = (),
    ) -> str:
        """One page for the person in charge: a file that needs nothing else.

        Args:
            lang: The language.
            links: Position of a report → address of its file.
            marked: Position of a report → address of the file to send back.
            outputs: Further files: what they are, and their addresses.
        """
        lang = language(lang)
        title = overview_text("title")(lang)
        addresses = (links or {}, marked or {})
        body = [f"<h1>{escaped(title)}</h1>\n"]
        body += [self._scope(scope, lang, *addresses) for scope in self.scopes]
        body.append(self._rest(lang, *addresses))
        items = [_link(address, name) for name, address in outputs]
        body.append(html.section(overview_text("outputs")(lang), html.bullets(items)))
        return html.page(title, ['<main class="narrow">\n', *body, "</main>\n"], lang)

    def _scope(
        self,
        scope: FilingScope,
        lang: Lang,
        links: Mapping[int, str],
        marked: Mapping[int, str],
    ) -> str:
        heads = ("organ", "state", "file", "date", "errors", "warnings", "worst", "marked")
        filings = [*scope.filings]
        if scope.consolidated.state != "missing":
            filings.append(scope.consolidated)
        rows = [self._row(filing, lang, links, marked) for filing in filings]
        table = html.table([overview_text(key)(lang) for key in heads], rows, kind="wide cards")
        return html.section(scope.heading(lang), f"<p>{escaped(scope.summary(lang))}</p>\n{table}")

    def _row(
        self, filing: Filing, lang: Lang, links: Mapping[int, str], marked: Mapping[int, str]
    ) -> str:
        match, report = filing.match, filing.match.report
        if filing.state == "ambiguous":
            files = COMMA(lang).join(
                self._files(place, links, marked) for place in match.candidates
            )
            told = [overview_text("candidates")(lang, files=files)]
        else:
            told = [escaped(each) for each in filing.worst(lang)]
        sent_back = "" if report is None or report not in marked else _link(marked[report], "Word")
        line = [
            html.head(overview_text(match.role)(lang, agency=match.organ.agency)),
            html.cell(overview_text(filing.state)(lang), f"short {_KINDS[filing.state]}".strip()),
            f"<td>{_file(report, self.names, links)}</td>",
            html.cell(filing.date, "short", head=overview_text("date")(lang)),
            *(
                html.cell(
                    "" if report is None else str(filing.count(severity)),
                    "number",
                    head=overview_text(f"{severity}s")(lang),
                )
                for severity in ("error", "warning")
            ),
            f"<td>{html.bullets(told)}</td>",
            f"<td>{sent_back}</td>",
        ]
        return html.row(line)

    def _rest(self, lang: Lang, links: Mapping[int, str], marked: Mapping[int, str]) -> str:
        """What concerns several reports, or none of a declared agency."""
        candidates = {
            place
            for scope in self.scopes
            for filing in (scope.consolidated, *scope.filings)
            for place in filing.match.candidates
        }
        lists = {
            "most_frequent": [escaped(line) for line in self._most_frequent(lang)],
            "between": [
                escaped(each.message(lang))
                for each in _counting(self.findings.between)
                if each.rule != _MISSING  # the table shows it
            ],
            "unmatched": [
                self._files(place, links, marked)
                for place in self.findings.unmatched
                if place not in candidates  # the table shows them
            ],
            "unread": [escaped(f"{name}: {why(lang)}") for name, why in self.unread.items()],
        }
        return "".join(
            html.section(
                overview_text(key)(lang),
                html.bullets(items[:_LONGEST_LIST]) + html.more(len(items) - _LONGEST_LIST, lang),
            )
            for key, items in lists.items()
        )

    def _files(self, report: int, links: Mapping[int, str], marked: Mapping[int, str]) -> str:
        """A report's file, and the one to send back where there is one."""
        sent_back = f" {_link(marked[report], 'Word')}" if report in marked else ""
        return _file(report, self.names, links) + sent_back

    def _most_frequent(self, lang: Lang) -> Iterator[str]:
        violations: Counter[str] = Counter()
        reports: Counter[str] = Counter()
        for member in self.findings.members:
            own = [each.definition.named(lang) for each in _counting(member)]
            violations.update(own)
            reports.update({*own})
        for rule, count in violations.most_common(_MOST):
            facts = {"rule": rule, "count": count, "reports": reports[rule]}
            yield overview_text("times")(lang, **facts, counted=counted(reports[rule], "report"))


_KINDS: Final[Mapping[FilingState, str]] = {
    "filed": "",
    "late": "warning",
    "missing": "error",
    "ambiguous": "warning",
}
"""State → the class of its cell."""


def _counting(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that count: violated, and not waived."""
    return (each for each in findings if each.outcome == "violated" and each.waiver is None)


def _organs(scope: MatchScope) -> tuple[Match, ...]:
    """The agencies that have to file, also where no report of any of them was found."""
    declared = scope.declared
    if scope.year is not None:
        return scope.organs
    own = [Match(declared.own_report or declared.organ, "own")] if declared.own_figures else []
    return (*own, *(Match(organ, "subordinate") for organ in declared.organs))


def _filing(match: Match, reports: Sequence[Report], findings: CollectionFindings) -> Filing:
    if match.report is None:
        return Filing(match=match, state="ambiguous" if match.candidates else "missing")
    report, found = reports[match.report], findings.members[match.report]
    late = any(each.rule == _DEADLINE for each in _counting(found))
    return Filing(
        match=match, state="late" if late else "filed", findings=found, date=_date(report)
    )


def _date(report: Report) -> str:
    published = report.metadata.published_at
    if published:
        return text_of(published)[:10]
    signature = report.signature
    return str(signature.date or "") if isinstance(signature, Signature) else ""


def _file(report: int | None, names: Sequence[str], links: Mapping[int, str]) -> str:
    if report is None:
        return ""
    name = names[report]
    return _link(links[report], name) if report in links else escaped(name)


def _link(address: str, name: str) -> str:
    return f'<a href="{escaped(quote(address))}">{escaped(name)}</a>'
