"""``check``: what the rules find."""

from __future__ import annotations

from collections.abc import Iterable

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.commands.together import check_together
from govinfo_report.cli.inputs import STDIN, InputFile, Missing, checkable, inputs, single
from govinfo_report.cli.output import Output
from govinfo_report.cli.rule_names import complete_rules, rules_named
from govinfo_report.cli.status import Status
from govinfo_report.cli.verdict import counts, fails
from govinfo_report.cli.waiver_file import loaded


@click.command(cls=Command)
@click.argument("files", metavar="FILE...", type=InputFile(), nargs=-1, required=True)
@click.option(
    "--previous", type=InputFile(), metavar="FILE", help="Last year's report of the same organ."
)
@click.option(
    "--manifest",
    type=InputFile(),
    metavar="FILE",
    help="What consolidated reports cover (TOML): checks the files together as well.",
)
@click.option(
    "--together",
    is_flag=True,
    help="Check the files against one another as well: years, duplicates, other organs.",
)
@options.output_format("text", "json", "sarif", "junit", "csv", "html")
@options.lang
@click.option(
    "--select",
    shell_complete=complete_rules,
    metavar="RULES",
    multiple=True,
    help="Only these rules or families (applications,cell.blank); may be repeated.",
)
@click.option(
    "--ignore",
    shell_complete=complete_rules,
    metavar="RULES",
    multiple=True,
    help="Not these rules; may be repeated.",
)
@click.option(
    "--waivers",
    "waiver_file",
    type=InputFile(),
    metavar="FILE",
    help="Waiver file; what it waives is shown, and does not fail.",
)
@options.fail_on
@options.output()
def check(
    files: tuple[str, ...],
    previous: str | None,
    manifest: str | None,
    together: bool,
    form: str,
    lang: options.Lang,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    waiver_file: str | None,
    fail_on: str,
    target: str | None,
) -> int:
    """Check documents or pages by the rules of the form.

    The findings of all files come in one document, in the order of the files. What is undecided
    never makes the check fail. With --together every report is also checked against the same
    organ's for the year before, and all against one another; with --manifest consolidated reports
    against the organs that they sum besides: on standard error stands which report was held to be
    whose, where the names differ.
    """
    if [*files, previous, waiver_file].count(STDIN) > 1:
        raise click.UsageError("standard input can be read only once")
    together = together or manifest is not None
    if previous is not None and together:
        option = "--together" if manifest is None else "--manifest"
        raise click.UsageError(f"{option} finds last year's reports among the files")
    chosen, left_out = _rules(select, "--select"), _rules(ignore, "--ignore")
    found = list(inputs(files))
    status = Status(len(found), lang=lang)
    waivers = None
    if waiver_file is not None and (waivers := loaded(waiver_file, status)) is None:
        return status.code
    if together:
        return check_together(
            found,
            manifest,
            status,
            Output(target, status, form),
            form=form,
            lang=lang,
            select=chosen,
            ignore=left_out,
            waivers=waivers,
            fail_on=fail_on,
        )
    earlier = None
    if previous is not None and (earlier := single(previous, status)) is None:
        return status.code
    output = Output(target, status, form)
    checked: list[tuple[str, gr.Findings]] = []
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        status.step(source.name)
        try:
            subject = checkable(source.reading())
            findings = gr.check(
                subject, previous=earlier, select=chosen, ignore=left_out, waivers=waivers
            )
        except (OSError, gr.GovInfoReportError) as error:
            status.failed(source.name, error)
            continue
        if earlier is not None:
            _tell_of_organs(source.name, earlier, subject, lang, status)
        if fails(findings, fail_on):
            status.found()
        if form == "text":
            output.write("\n" if checked else "")
            output.write(_text(source.name, findings, lang, output), is_painted=True)
        checked.append((source.given, findings))
    output.write(_ended(len(found), checked, form, lang))
    output.close()
    status.clear()
    return status.code


def _tell_of_organs(
    name: str,
    earlier: gr.Report,
    subject: gr.Report | gr.Reading,
    lang: options.Lang,
    status: Status,
) -> None:
    """Says, as ``diff`` does, that last year's report is not known to be of the same organ."""
    from govinfo_report.comparison.notes import notes_on

    report = subject.report if isinstance(subject, gr.Reading) else subject
    for note in notes_on(earlier, report, meets_at_sum=False):
        if note.kind.startswith("agency"):
            status.say(f"{name}: {note.message(lang)}")


def _rules(words: Iterable[str], option: str) -> list[str] | None:
    """The rules named by an option; ``None`` where it was not given."""
    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    try:
        for name in names:
            rules_named(name)
    except gr.UnknownRuleError as error:
        raise click.BadParameter(str(error), param_hint=option) from error
    return names or None


def _text(name: str, findings: gr.Findings, lang: options.Lang, output: Output) -> str:
    from govinfo_report.findings.as_text import report_text

    return report_text(name, findings, lang, options.columns(), output.paint)


def _waivers(checked: list[tuple[str, gr.Findings]], lang: options.Lang) -> str:
    from govinfo_report.findings.as_text import waivers_text
    from govinfo_report.findings.document import uses

    text = waivers_text(uses([*checked]), lang, options.columns())
    return f"\n{text}" if text else ""


def _ended(
    files: int, checked: list[tuple[str, gr.Findings]], form: str, lang: options.Lang
) -> str:
    """What is written when every file was looked at: the end of the text, or the document."""
    if form != "text":
        from govinfo_report.findings import export

        return export(checked, form, lang=lang)
    all_findings = [findings for _, findings in checked]
    last = f"\n{counts(files, files - len(checked), all_findings, lang)}" if files > 1 else ""
    return last + _waivers(checked, lang)
