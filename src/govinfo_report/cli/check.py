"""``check`` and ``locate``: what the rules find, and which cells are wrong."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

import govinfo_report as gr
from govinfo_report.cli.checked_file import (
    AS_IT_GOES,
    CheckedFile,
    CheckRequest,
    CheckSummary,
    FindingCounts,
    OtherFile,
    check_file,
    fails,
    painter,
    reading_of,
    reading_or_other,
)
from govinfo_report.cli.command import (
    command,
    convert,
    fail_on,
    file_option,
    files,
    formats,
    jobs,
    one_file,
    output,
    scans,
    time_limit,
)
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.inputs import (
    STDIN,
    TABLES,
    Input,
    Missing,
    checkable,
    inputs,
    is_of_many,
    without_results,
)
from govinfo_report.cli.output import names_folder
from govinfo_report.cli.run import CommandRun, standard_input_once
from govinfo_report.cli.terminal import columns
from govinfo_report.cli.usage import Misuse, complete_rules, no_rule, rules_named
from govinfo_report.display import printable_name
from govinfo_report.language import Lang, counted

if TYPE_CHECKING:
    from govinfo_report.cli.findings_pages import FindingsFolder
    from govinfo_report.findings import Findings
    from govinfo_report.reading import Scans
    from govinfo_report.waivers import Applied, WaiverUse


def _rule_option(name: str) -> TextOption:
    return TextOption(name, shell_complete=complete_rules, metavar="RULES", multiple=True)


@command(
    files(),
    file_option("--previous"),
    file_option("--manifest"),
    TextOption("--together", is_flag=True),
    formats("text", "concise", "github", "json", "ndjson", "sarif", "junit", "csv", "html"),
    TextOption("--summary", is_flag=True),
    TextOption("--skip-other", is_flag=True),
    _rule_option("--select"),
    _rule_option("--ignore"),
    file_option("--rules", "pack_file"),
    file_option("--waivers", "waiver_file"),
    fail_on(),
    jobs(),
    time_limit(),
    convert(),
    scans(),
    output(metavar="FILE|FOLDER", takes_folder=True, folder_form="html"),
)
def check(
    run: CommandRun,
    files: tuple[str, ...],
    previous: str | None,
    manifest: str | None,
    together: bool,
    summary: bool,
    skip_other: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    pack_file: str | None,
    waiver_file: str | None,
    fail_on: str,
    jobs: int | None,
    seconds: float | None,
    convert: bool,
    scans: Scans,
) -> None:
    """Checks documents or pages by the rules of the form."""
    standard_input_once(*files, previous, pack_file, waiver_file)
    together = together or manifest is not None
    if previous is not None and together:
        option = "--together" if manifest is None else "--manifest"
        raise Misuse(said("finds_previous"), option)
    if summary and run.form != "text":
        raise Misuse(said("goes_with_format_text"), "--summary")
    pack = None
    if pack_file is not None and (pack := load_pack(run, pack_file)) is None:
        return
    own = () if pack is None else pack.rules
    rules: dict[str, Any] = {
        "select": _rules(select, "--select", own),
        "ignore": _rules(ignore, "--ignore", own),
        "rules": pack,
        "today": dt.datetime.now().astimezone().date(),
    }
    found = list(inputs(files, convert=convert, scans=scans))
    folder = None
    if run.target is not None and names_folder(run.target):
        found = without_results(found, files, Path(run.target))
        from govinfo_report.cli.findings_pages import FindingsFolder  # brings tempfile and shutil

        folder = FindingsFolder(run, Path(run.target))
        folder.keep(found, files)
        run.target = None
    if any(is_of_many(source, TABLES) for source in found):
        rules["ignore"] = [*(rules["ignore"] or ()), *rules_on_text()]
        run.say(said("no_text")(run.lang))
    try:
        if waiver_file is not None:
            content = sys.stdin.buffer.read() if waiver_file == STDIN else waiver_file
            rules["waivers"] = gr.load_waivers(content, rules=own)
    except (OSError, gr.WaiverError) as error:
        run.failed(str(waiver_file), error)
        return
    asked = _Asked(
        rules=rules,
        fail_on=fail_on,
        jobs=jobs,
        seconds=seconds,
        summary=summary,
        skip_other=skip_other,
        folder=folder,
    )
    if together:
        _check_together(run, found, manifest, asked)
    else:
        _check_each(run, found, previous, asked)


@frozen(kw_only=True)
class _Asked:
    """How files are checked: the rules, and in how many processes.

    Attributes:
        rules: Arguments of :func:`govinfo_report.check`.
        fail_on: How bad a violation must be to count.
        jobs: How many processes at most.
        seconds: How long one file may take.
        summary: Whether the summary alone is printed.
        skip_other: Whether files that are no report are passed over.
        folder: Where each report gets a page of its own; ``None``: the result is one text.
    """

    rules: dict[str, Any]
    fail_on: str
    jobs: int | None
    seconds: float | None
    summary: bool
    skip_other: bool
    folder: FindingsFolder | None

    def applied(self, uses: tuple[WaiverUse, ...]) -> Applied | None:
        """The waivers as applied to one report, by what became of them there."""
        if "waivers" not in self.rules:
            return None
        from govinfo_report.waivers import Applied  # not for help alone

        return Applied(self.rules["waivers"], self.rules["today"], partial(tuple, uses))


def load_pack(run: CommandRun, file: str) -> gr.RulePack | None:
    """The rule pack of a file; ``None`` after saying everything that is wrong with it."""
    try:
        return gr.load_pack(sys.stdin.buffer.read() if file == STDIN else file)
    except gr.PackError as error:
        for problem in error.problems:
            run.failed(file, problem.placed())
    except OSError as error:
        run.failed(file, error)
    return None


def _rules(words: Iterable[str], option: str, own: Sequence[gr.Rule]) -> list[str] | None:
    """The rules named by an option; ``None`` where it was not given."""
    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    try:
        for name in names:
            rules_named(name, own)
    except gr.UnknownRuleError as error:
        raise no_rule(error, option) from error
    return names or None


def rules_on_text() -> list[str]:
    """The rules on what a table of figures does not hold."""
    return [rule.id for rule in gr.rules() if rule.kind in ("metadata", "narrative", "structure")]


def _check_each(
    run: CommandRun, found: Sequence[Input | Missing], previous: str | None, asked: _Asked
) -> None:
    """Checks every file by itself; text, CSV and NDJSON are written as the work goes on."""
    earlier = None
    if previous is not None and (earlier := run.report(previous)) is None:
        return
    request = CheckRequest(
        rules=asked.rules,
        previous=earlier,
        fail_on=asked.fail_on,
        form="" if asked.summary else run.form,
        lang=run.lang,
        width=columns(),
        in_colour=run.in_colour,
        skip_other=asked.skip_other,
        in_folder=asked.folder is not None,
    )
    if asked.folder is None and not asked.skip_other:
        _keep_to_one_page(run, sum(not is_of_many(source) for source in found))
    written = _WrittenFindings(run, asked)
    _begin(run)
    outcomes: Iterator[tuple[Input, CheckedFile | OtherFile]] = run.each_report(
        found, partial(check_file, request), asked.jobs, asked.seconds
    )
    for source, checked in outcomes:
        written.add(source, checked)
    written.end()


class _WrittenFindings:
    """Writes the findings of one file after another, and what stands after them all."""

    def __init__(self, run: CommandRun, asked: _Asked) -> None:
        self._run = run
        self._asked = asked
        self._others = 0
        self._summary = CheckSummary()
        self._applied: list[Applied] = []
        self._results: list[tuple[str | None, Findings]] = []
        self._separator = ""

    def add(self, source: Input, checked: CheckedFile | OtherFile) -> None:
        """Writes or keeps the findings of a file, as the format has it."""
        if isinstance(checked, OtherFile):
            self._others += 1
            return
        run, folder = self._run, self._asked.folder
        for line in checked.remarks:
            run.say(line)
        if checked.fails:
            run.found()
        self._summary.add(checked.counts)
        if folder is not None and checked.line is not None:
            folder.add(source, checked.text, checked.line)
        elif checked.text:
            run.write(self._separator + checked.text, is_painted=True)
            self._separator = "\n" if run.form == "text" else ""
        applied = self._asked.applied(checked.uses)
        if applied and (checked.uses or not self._applied):  # the first names all the waivers
            self._applied.append(applied)
        if checked.findings is not None:
            checked.findings.parts[0].applied = applied
            self._results.append((source.given, checked.findings))
            _keep_to_one_page(run, len(self._results))

    def end(self) -> None:
        """Writes what is one document of all files, or the summary and the waivers."""
        run, folder = self._run, self._asked.folder
        _passed_over(run, self._others)
        used: tuple[WaiverUse, ...] = ()
        if self._applied:
            from govinfo_report.waivers import overall  # most checks have none

            used = overall(self._applied)
        total = run.total - self._others
        if folder is not None:
            folder.end((), used)
            for line in self._summary.text(total, run.lang).splitlines():
                run.say(line)
        elif run.form not in AS_IT_GOES:
            _export(run, self._results)
        else:
            is_told = self._asked.summary or total > 1
            ending = self._summary.text(total, run.lang) if is_told else ""
            _end(run, self._separator + ending if ending else "", used)


def _keep_to_one_page(run: CommandRun, count: int) -> None:
    """Refuses to put more reports on one page than can be looked at."""
    if run.form == "html":
        from govinfo_report.findings.index import ON_ONE_PAGE  # not for help alone

        if count > ON_ONE_PAGE:
            raise Misuse(said("many_pages", most=ON_ONE_PAGE), "--output")


def _passed_over(run: CommandRun, others: int) -> None:
    """Says how many files were passed over, where any was."""
    if others:
        run.say(said("passed_over")(run.lang, files=counted(others, "file"), total=others))


def _begin(run: CommandRun) -> None:
    """Writes what stands before all findings."""
    if run.form == "csv":
        from govinfo_report.findings.data_formats import csv_header

        run.write(csv_header())


def _end(run: CommandRun, summary: str, used: tuple[WaiverUse, ...]) -> None:
    """Writes what stands after all findings."""
    if run.form == "text":
        run.write(summary)
        if used:
            from govinfo_report.findings.as_text import waivers_text

            run.write("\n" + waivers_text(used, run.lang, columns()))
        return
    if run.form in ("concise", "github"):
        from govinfo_report.findings.line_formats import waiver_lines

        run.write("".join(f"{line}\n" for line in waiver_lines(run.form, used, run.lang)))
        return
    if not used:
        run.write("")  # a file without findings is written, too
        return
    from govinfo_report.findings.data_formats import csv_of_waivers, ndjson_of_waivers

    run.write(csv_of_waivers(used, run.lang) if run.form == "csv" else ndjson_of_waivers(used))


def _check_together(
    run: CommandRun, found: Sequence[Input | Missing], manifest: str | None, asked: _Asked
) -> None:
    """Checks all files that can be read; a file that cannot is an agency without a report."""
    try:
        declared = None if manifest is None else gr.Manifest.load(manifest)
    except (gr.ManifestError, OSError) as error:
        placed = error.placed() if isinstance(error, gr.ManifestError) else error
        run.failed(str(manifest), placed)
        return
    outcomes: Iterator[tuple[Input, gr.Reading | OtherFile]] = run.each_report(
        found, reading_or_other if asked.skip_other else reading_of, asked.jobs, asked.seconds
    )
    every = [*outcomes]
    read = [(source, each) for source, each in every if not isinstance(each, OtherFile)]
    _passed_over(run, len(every) - len(read))
    names = [printable_name(source.given) for source, _ in read]
    subjects = [checkable(reading) for _, reading in read]
    findings = gr.check_collection(subjects, manifest=declared, sources=names, **asked.rules)
    for line in _matches(findings, names, run.lang):
        run.say(line)
    if fails(findings, asked.fail_on):
        run.found()
    parts: list[tuple[str | None, Findings]] = [
        *((source.given, each) for (source, _), each in zip(read, findings.members, strict=True)),
        (None, findings.between),
    ]
    if asked.folder is not None:
        asked.folder.add_all([source for source, _ in read], findings)
        return
    if run.form != "text":
        _keep_to_one_page(run, len(read))
        _export(run, parts)
        return
    from govinfo_report.findings.as_text import report_text

    if not asked.summary:
        paint = painter(run.in_colour)
        texts = (
            report_text(name, part, run.lang, columns(), paint)
            for name, each in parts
            for part in each.parts
        )
        run.write("\n".join(texts) + "\n", is_painted=True)
    summary = CheckSummary()
    for each in findings.members:
        summary.add(FindingCounts.of(each))
    summary.add_findings(FindingCounts.of(findings.between))
    total = run.total - len(every) + len(read)
    _end(run, summary.text(total, run.lang), findings.waivers)


def _matches(findings: gr.CollectionFindings, names: Sequence[str], lang: Lang) -> Iterator[str]:
    """Which report belongs to which agency under another name, and which to none."""
    for match in findings.matches:
        if match.report is None or match.likeness is None or match.likeness.way == "name":
            continue
        why = match.likeness.explanation(lang)
        yield said("matched")(lang, file=names[match.report], organ=match.organ.agency, why=why)
    for place in findings.unmatched:
        yield said("unmatched")(lang, file=names[place])


def _export(run: CommandRun, parts: Iterable[tuple[str | None, Findings]]) -> None:
    from govinfo_report.findings import export

    run.write(export(parts, run.form, lang=run.lang))


@command(
    one_file(),
    formats("text", "json"),
    TextOption("--limit", metavar="N", type=click.IntRange(min=1), default=10, show_default=True),
    output(),
)
def locate(run: CommandRun, file: str, limit: int) -> None:
    """Finds the smallest corrections of a report, the likeliest first."""
    report = run.report(file)
    if report is None:
        return
    found = gr.locate(report, limit=limit)
    if found.status == "inconsistent":
        run.found()
    run.write_result(found)
