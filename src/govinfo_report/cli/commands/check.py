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
from govinfo_report.cli.rule_names import complete_rules, no_rule, rules_named
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import ONCE, Misuse
from govinfo_report.cli.verdict import counts, fails
from govinfo_report.cli.waiver_file import loaded
from govinfo_report.language import Lang, Text


@click.command(
    cls=Command,
    zh="按规则检查文档或页面。\n\n"
    "各个文件的问题写在同一份结果中，顺序与文件相同。“不能确定”从不判为不合格。加上 --together，"
    "每份报告还与同一机关上一年度的报告核对，各份报告之间也相互核对；加上 --manifest，汇"
    "总报告还与其所含各机关的报告核对：名称不一致时，哪份报告算作哪个机关的，写在标准错"
    "误输出中。",
)
@click.argument("files", metavar="FILE...", type=InputFile(), nargs=-1, required=True)
@options.option(
    "--previous",
    type=InputFile(),
    metavar="FILE",
    help="Last year's report of the same organ.",
    zh="同一机关上一年度的报告。",
)
@options.option(
    "--manifest",
    type=InputFile(),
    metavar="FILE",
    help="What consolidated reports cover (TOML): checks the files together as well.",
    zh="汇总报告所含机关的清单（TOML）：各份报告还一并检查。",
)
@options.option(
    "--together",
    is_flag=True,
    help="Check the files against one another as well: years, duplicates, other organs.",
    zh="各份报告还相互核对：年度、重复、其他机关。",
)
@options.output_format("text", "json", "sarif", "junit", "csv", "html")
@options.option(
    "--select",
    shell_complete=complete_rules,
    metavar="RULES",
    multiple=True,
    help="Only these rules or families (applications,cell.blank); may be repeated.",
    zh="只用这些规则或规则类（如 applications,cell.blank）；可多次给出。",
)
@options.option(
    "--ignore",
    shell_complete=complete_rules,
    metavar="RULES",
    multiple=True,
    help="Not these rules; may be repeated.",
    zh="不用这些规则；可多次给出。",
)
@options.option(
    "--waivers",
    "waiver_file",
    type=InputFile(),
    metavar="FILE",
    help="Waiver file; what it waives is shown, and does not fail.",
    zh="豁免文件；已豁免的问题仍列出，但不再判为不合格。",
)
@options.fail_on
@options.output()
def check(
    files: tuple[str, ...],
    previous: str | None,
    manifest: str | None,
    together: bool,
    form: str,
    lang: Lang,
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
        raise Misuse(ONCE)
    together = together or manifest is not None
    if previous is not None and together:
        option = "--together" if manifest is None else "--manifest"
        raise Misuse(
            Text(
                "从所给文件中找上一年度的报告，不能与 --previous 合用",
                "finds last year's reports among the files: --previous cannot go with it",
            ),
            option,
        )
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
    lang: Lang,
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
        raise no_rule(error, option) from error
    return names or None


def _text(name: str, findings: gr.Findings, lang: Lang, output: Output) -> str:
    from govinfo_report.findings.as_text import report_text

    return report_text(name, findings, lang, options.columns(), output.paint)


def _waivers(checked: list[tuple[str, gr.Findings]], lang: Lang) -> str:
    from govinfo_report.findings.as_text import waivers_text
    from govinfo_report.findings.document import uses

    text = waivers_text(uses([*checked]), lang, options.columns())
    return f"\n{text}" if text else ""


def _ended(files: int, checked: list[tuple[str, gr.Findings]], form: str, lang: Lang) -> str:
    """What is written when every file was looked at: the end of the text, or the document."""
    if form != "text":
        from govinfo_report.findings import export

        return export(checked, form, lang=lang)
    all_findings = [findings for _, findings in checked]
    last = f"\n{counts(files, files - len(checked), all_findings, lang)}" if files > 1 else ""
    return last + _waivers(checked, lang)
