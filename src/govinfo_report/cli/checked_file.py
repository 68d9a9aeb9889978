"""One file checked, in this process or another, and the summary of many.

What comes back from another process is text and numbers, so that memory does not grow with the
files; findings come back only for formats that are one document of all files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

import govinfo_report as gr
from govinfo_report.cli.help import said
from govinfo_report.cli.inputs import Input, checkable
from govinfo_report.cli.run import cause
from govinfo_report.cli.terminal import painted
from govinfo_report.language import COLON, Lang, Text, counted

if TYPE_CHECKING:
    from govinfo_report.findings import Findings, ReportPart
    from govinfo_report.findings.index import ReportLine
    from govinfo_report.waivers import WaiverUse

AS_IT_GOES: Final = ("text", "concise", "github", "csv", "ndjson")
"""Formats that are written file by file."""

SEVERITIES: Final = ("info", "warning", "error")
"""From the least to the worst."""

_MOST: Final = 10
"""How many of the most frequent rules a summary names."""


@frozen(kw_only=True)
class CheckRequest:
    """How every file is checked and its findings are written.

    Attributes:
        rules: Arguments of :func:`govinfo_report.check`: rules, waivers and
            the day.
        previous: Last year's report.
        fail_on: How bad a violation must be to count.
        form: Format of the output; empty: the findings are only counted.
        in_folder: Whether each report gets a page of its own.
        lang: Its language.
        width: Columns of its lines.
        in_colour: Whether its lines are coloured.
        skip_other: Whether files that are no report are passed over.
    """

    rules: Mapping[str, Any]
    previous: gr.Report | None
    fail_on: str
    form: str
    lang: Lang
    width: int
    in_colour: bool
    skip_other: bool
    in_folder: bool = False


@frozen
class FindingCounts:
    """How many findings there are of each severity and of each rule, waived ones apart.

    Attributes:
        severities: Severity → number.
        rules: Id and title of a rule → number.
        waived: Number of those that are waived.
    """

    severities: Counter[str]
    rules: Counter[Text]
    waived: int

    @classmethod
    def of(cls, findings: Iterable[gr.Finding]) -> FindingCounts:
        """Counts them."""
        found = list(findings)
        counting = [finding for finding in found if finding.waiver is None]
        return cls(
            severities=Counter([finding.severity for finding in counting]),
            rules=Counter(COLON.join([f.rule, f.definition.title]) for f in counting),
            waived=len(found) - len(counting),
        )


@frozen(kw_only=True)
class CheckedFile:
    """What came of the check of one file.

    Attributes:
        counts: How many findings there are.
        fails: Whether one of them counts for the exit status.
        text: The findings, in a format of :data:`AS_IT_GOES`, or as a page of HTML.
        remarks: What is to be said besides, a line each.
        uses: What became of the waivers for this report.
        findings: The findings without their waivers' uses; ``None`` where there is a text.
        line: What the table of many pages says of the report.
    """

    counts: FindingCounts
    fails: bool
    text: str
    remarks: tuple[str, ...]
    uses: tuple[WaiverUse, ...]
    findings: Findings | None
    line: ReportLine | None = None


class OtherFile:
    """A file that is no report and is passed over."""


def check_file(request: CheckRequest, source: Input) -> CheckedFile | OtherFile | Text:
    """Checks one file; a text says why it cannot be read."""
    try:
        subject = checkable(source.reading())
        findings = gr.check(subject, previous=request.previous, **request.rules)
    except (OSError, gr.GovInfoReportError) as error:
        if request.skip_other and source.is_other(error):
            return OtherFile()
        return cause(error, source.name)
    (part,) = findings.parts
    uses = part.applied.own() if part.applied is not None else ()
    part.applied = None  # a waiver file is not to travel with every report
    whole = request.form not in ("", *AS_IT_GOES) and not request.in_folder
    page, line = _page(request, source, part) if request.in_folder else ("", None)
    return CheckedFile(
        counts=FindingCounts.of(findings),
        fails=fails(findings, request.fail_on),
        text=page or ("" if whole else _text(request, source.name, findings)),
        remarks=tuple(_remarks(request, source.name, subject)),
        uses=uses,
        findings=findings if whole else None,
        line=line,
    )


def _page(request: CheckRequest, source: Input, part: ReportPart) -> tuple[str, ReportLine]:
    from govinfo_report.cli.findings_pages import way_back
    from govinfo_report.findings.as_html import page_of_many

    return page_of_many(source.name, part, request.lang, way_back(source))


def reading_of(source: Input) -> gr.Reading | Text:
    """Reads one file; a text says why it cannot be read."""
    try:
        return source.reading()
    except (OSError, gr.GovInfoReportError) as error:
        return cause(error, source.name)


def reading_or_other(source: Input) -> gr.Reading | OtherFile | Text:
    """The same, but a file that is no report is passed over."""
    try:
        return source.reading()
    except (OSError, gr.GovInfoReportError) as error:
        return OtherFile() if source.is_other(error) else cause(error, source.name)


def _text(request: CheckRequest, name: str, findings: Findings) -> str:
    (part,) = findings.parts
    if not request.form:
        return ""
    if request.form == "text":
        from govinfo_report.findings.as_text import report_text

        return report_text(name, part, request.lang, request.width, painter(request.in_colour))
    if request.form in ("concise", "github"):
        from govinfo_report.findings.line_formats import concise_lines, github_lines

        write = concise_lines if request.form == "concise" else github_lines
        return "".join(f"{line}\n" for line in write(name, part, request.lang))
    from govinfo_report.findings.data_formats import csv_rows, ndjson_line

    if request.form == "csv":
        return csv_rows(name, part, request.lang)
    return ndjson_line(name, part)


def painter(in_colour: bool) -> Callable[[str, str], str]:
    """What gives a line the colour of what it says, or no colour."""
    return painted if in_colour else lambda _role, line: line


def _remarks(request: CheckRequest, name: str, subject: gr.Report | gr.Reading) -> Iterator[str]:
    """Says which values were recognised in pictures, and what is not known of last year's agency.

    The latter as ``diff`` does.
    """
    if isinstance(subject, gr.Reading) and any(n.kind == "recognised" for n in subject.notes):
        origins = subject.origins.values()
        pages = {origin.place.page or 0 for origin in origins if origin.place.recognised}
        count = sum(origin.place.recognised for origin in origins)
        if count:
            listed = ", ".join(str(page) for page in sorted(pages - {0})) or "–"
            words = said("recognised", count=str(count), pages=listed)
            yield f"{name}: {words(request.lang)}"
    if request.previous is None:
        return
    from govinfo_report.comparison.notes import notes_on

    report = subject.report if isinstance(subject, gr.Reading) else subject
    for note in notes_on(request.previous, report, meets_at_sum=False):
        if note.kind.startswith("agency"):
            yield f"{name}: {note.message(request.lang)}"


def fails(findings: Iterable[gr.Finding], fail_on: str) -> bool:
    """Whether any violation matters at least as much as ``--fail-on`` says.

    What is undecided or waived never counts.
    """
    if fail_on == "never":
        return False
    counting = SEVERITIES[SEVERITIES.index(fail_on) :]
    return any(
        finding.outcome == "violated" and finding.severity in counting and not finding.waiver
        for finding in findings
    )


class CheckSummary:
    """Counts files by how they fared, and findings by severity and rule."""

    def __init__(self) -> None:
        self._files = Counter[str]()
        self._severities = Counter[str]()
        self._rules = Counter[Text]()
        self._waived = 0

    def add(self, counts: FindingCounts) -> None:
        """Counts one file more that was checked."""
        if counts.severities["error"]:
            self._files["wrong"] += 1
        else:
            self._files["other" if counts.severities.total() else "clean"] += 1
        self.add_findings(counts)

    def add_findings(self, counts: FindingCounts) -> None:
        """Counts findings that are no single file's."""
        self._severities += counts.severities
        self._rules += counts.rules
        self._waived += counts.waived

    def text(self, total: int, lang: Lang) -> str:
        """Returns the summary of so many files; those that were not checked were refused."""
        files = {kind: self._files[kind] for kind in ("clean", "wrong", "other")}
        refused = total - sum(files.values())
        head = said("checked", files=counted(total, "file"), total=total, refused=refused, **files)
        numbers = {severity: self._severities[severity] for severity in SEVERITIES}
        counts = said("counts")(lang, **numbers)
        if self._waived:
            counts += said("waived")(lang, waived=self._waived)
        lines = [head(lang), counts]
        if self._rules:
            ranked = sorted(self._rules.items(), key=lambda item: (-item[1], item[0].en))
            lines.append(said("frequent")(lang))
            lines += (f"  {count} × {rule(lang)}" for rule, count in ranked[:_MOST])
        return "".join(f"{line}\n" for line in lines)
