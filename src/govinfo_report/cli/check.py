"""``check`` and ``locate``: what the rules find, and which cells are wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

import govinfo_report as gr
from govinfo_report.cli.command import (
    command,
    fail_on,
    file_option,
    files,
    formats,
    one_file,
    output,
)
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.inputs import STDIN, Input, Missing, checkable, inputs
from govinfo_report.cli.run import CommandRun, standard_input_once
from govinfo_report.cli.terminal import columns
from govinfo_report.cli.usage import Misuse, complete_rules, no_rule, rules_named
from govinfo_report.display import printable_name
from govinfo_report.language import Lang

if TYPE_CHECKING:
    from govinfo_report.findings import Findings

_SEVERITIES: Final = ("info", "warning", "error")


def _rule_option(name: str) -> TextOption:
    return TextOption(name, shell_complete=complete_rules, metavar="RULES", multiple=True)


@command(
    files(),
    file_option("--previous"),
    file_option("--manifest"),
    TextOption("--together", is_flag=True),
    formats("text", "json", "sarif", "junit", "csv", "html"),
    _rule_option("--select"),
    _rule_option("--ignore"),
    file_option("--rules", "pack_file"),
    file_option("--waivers", "waiver_file"),
    fail_on(),
    output(),
)
def check(
    run: CommandRun,
    files: tuple[str, ...],
    previous: str | None,
    manifest: str | None,
    together: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    pack_file: str | None,
    waiver_file: str | None,
    fail_on: str,
) -> None:
    """Checks documents or pages by the rules of the form."""
    standard_input_once(*files, previous, pack_file, waiver_file)
    together = together or manifest is not None
    if previous is not None and together:
        option = "--together" if manifest is None else "--manifest"
        raise Misuse(said("finds_previous"), option)
    pack = None
    if pack_file is not None and (pack := load_pack(run, pack_file)) is None:
        return
    own = () if pack is None else pack.rules
    asked: dict[str, Any] = {
        "select": _rules(select, "--select", own),
        "ignore": _rules(ignore, "--ignore", own),
        "rules": pack,
    }
    found = list(inputs(files))
    try:
        if waiver_file is not None:
            content = sys.stdin.buffer.read() if waiver_file == STDIN else waiver_file
            asked["waivers"] = gr.load_waivers(content, rules=own)
    except (OSError, gr.WaiverError) as error:
        run.failed(str(waiver_file), error)
        return
    if together:
        _check_together(run, found, manifest, asked, fail_on)
    else:
        _check_each(run, found, previous, asked, fail_on)


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


def _check_each(
    run: CommandRun,
    found: Sequence[Input | Missing],
    previous: str | None,
    asked: dict[str, Any],
    fail_on: str,
) -> None:
    """Checks every file by itself; text is written as the work goes on."""
    earlier = None
    if previous is not None and (earlier := run.report(previous)) is None:
        return

    def findings_of(source: Input) -> tuple[gr.Report | gr.Reading, gr.Findings]:
        subject = checkable(source.reading())
        return subject, gr.check(subject, previous=earlier, **asked)

    checked: list[tuple[str | None, Findings]] = []
    for source, (subject, findings) in run.each(found, findings_of):
        if earlier is not None:
            _tell_of_agencies(run, source.name, earlier, subject)
        if fails(findings, fail_on):
            run.found()
        if run.form == "text":
            from govinfo_report.findings.as_text import report_text

            text = report_text(source.name, findings.parts[0], run.lang, columns(), run.paint)
            run.write(("\n" if checked else "") + text, is_painted=True)
        checked.append((source.given, findings))
    if run.form != "text":
        _export(run, checked)
        return
    from govinfo_report.findings.as_text import waivers_text
    from govinfo_report.findings.parts import uses

    if len(found) > 1:
        run.write("\n" + _counts(run.lang, len(found), checked))
    used = uses((name, part) for name, each in checked for part in each.parts)
    waived = waivers_text(used, run.lang, columns())
    run.write(f"\n{waived}" if waived else "")


def _tell_of_agencies(
    run: CommandRun, name: str, earlier: gr.Report, subject: gr.Report | gr.Reading
) -> None:
    """Says, as ``diff`` does, that last year's report is not known to be of the same agency."""
    from govinfo_report.comparison.notes import notes_on

    report = subject.report if isinstance(subject, gr.Reading) else subject
    for note in notes_on(earlier, report, meets_at_sum=False):
        if note.kind.startswith("agency"):
            run.say(f"{name}: {note.message(run.lang)}")


def _check_together(
    run: CommandRun,
    found: Sequence[Input | Missing],
    manifest: str | None,
    asked: dict[str, Any],
    fail_on: str,
) -> None:
    """Checks all files that can be read; a file that cannot is an agency without a report."""
    try:
        declared = None if manifest is None else gr.Manifest.load(manifest)
    except (gr.ManifestError, OSError) as error:
        placed = error.placed() if isinstance(error, gr.ManifestError) else error
        run.failed(str(manifest), placed)
        return
    read = [*run.each(found, lambda source: checkable(source.reading()))]
    names = [printable_name(source.given) for source, _ in read]
    subjects = [subject for _, subject in read]
    findings = gr.check_collection(subjects, manifest=declared, sources=names, **asked)
    for line in _matches(findings, names, run.lang):
        run.say(line)
    if fails(findings, fail_on):
        run.found()
    parts: list[tuple[str | None, Findings]] = [
        *((source.given, each) for (source, _), each in zip(read, findings.members, strict=True)),
        (None, findings.between),
    ]
    if run.form != "text":
        _export(run, parts)
        return
    from govinfo_report.findings.as_text import report_text, waivers_text

    texts = (
        report_text(name, part, run.lang, columns(), run.paint)
        for name, each in parts
        for part in each.parts
    )
    run.write("\n".join(texts), is_painted=True)
    run.write("\n" + _counts(run.lang, len(found), [(None, findings)], len(found) - len(names)))
    if "waivers" in asked:
        run.write(f"\n{waivers_text(findings.waivers, run.lang, columns())}")


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


def fails(findings: Iterable[gr.Finding], fail_on: str) -> bool:
    """Whether any violation matters at least as much as ``--fail-on`` says.

    What is undecided or waived never counts.
    """
    if fail_on == "never":
        return False
    counted = _SEVERITIES[_SEVERITIES.index(fail_on) :]
    return any(
        finding.outcome == "violated" and finding.severity in counted and not finding.waiver
        for finding in findings
    )


def _counts(
    lang: Lang,
    files: int,
    checked: Sequence[tuple[str | None, Iterable[gr.Finding]]],
    failed: int | None = None,
) -> str:
    """The last line of a text about several files."""
    found = [finding for _, findings in checked for finding in findings]
    severities = [finding.severity for finding in found if finding.waiver is None]
    numbers = {severity: severities.count(severity) for severity in _SEVERITIES}
    waived = len(found) - len(severities)
    failed = files - len(checked) if failed is None else failed
    line = said("counts")(lang, files=files, failed=failed, **numbers)
    return line + (said("waived")(lang, waived=waived) if waived else "") + "\n"


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
