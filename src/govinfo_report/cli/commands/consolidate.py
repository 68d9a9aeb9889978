"""``consolidate``: one report from many."""

from __future__ import annotations

from itertools import chain

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import STDIN, InputFile, Missing, inputs
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import ONCE, Misuse
from govinfo_report.language import COMMA, Lang, Text, counted


@click.command(
    cls=Command,
    zh="把多个机关同一年度的报告汇总成一个文档。\n\n"
    "合计是精确的；某份报告中空白或缺失的格，列在 extensions 中。只要有一个文件读不出来"
    "，或者各份报告不能汇总，就什么也不写，退出码为 2。",
)
@click.argument("files", metavar="FILE...", type=InputFile(), nargs=-1, required=True)
@options.option(
    "--agency",
    metavar="NAME",
    required=True,
    help="The organ whose consolidated report it is.",
    zh="汇总报告的机关名称。",
)
@options.option(
    "--title",
    metavar="TITLE",
    help="Its title; by default NAME, the year and the usual words.",
    zh="汇总报告的标题；默认为机关名称、年度加通常的文字。",
)
@options.output("json")
def consolidate(
    files: tuple[str, ...], agency: str, title: str | None, lang: Lang, target: str | None
) -> int:
    """Sum the reports of many organs for one year into one document.

    The sum is exact; what is blank or absent in a part is listed under extensions. Where any file
    cannot be read or the reports do not go together, nothing is written and the exit status is 2.
    """
    if files.count(STDIN) > 1:
        raise Misuse(ONCE)
    if not agency.strip():
        raise Misuse(Text("应为机关名称", "must be a name"), "--agency")
    found = list(inputs(files))
    status = Status(len(found), lang=lang)
    names: list[str] = []
    reports: list[gr.Report] = []
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        status.step(source.name)
        try:
            reports.append(source.reading().report)
            names.append(source.name)
        except (OSError, gr.GovInfoReportError) as error:
            status.failed(source.name, error)
    status.clear()
    if unread := len(found) - len(reports):
        said = Text(
            "共{total}个输入，其中{unread}个读不出来：没有汇总",
            "{unread} of {inputs} could not be read: nothing was consolidated",
        )
        total = len(found)
        words = said.filled(unread=unread, inputs=counted(total, "input"), total=total)
        status.say(words(lang), failed=True)
        return status.code
    document = _document(reports, names, agency, title, lang, status)
    if document is not None:
        output = Output(target, status, "json")
        output.write(document)
        output.close()
    return status.code


def _document(
    reports: list[gr.Report],
    names: list[str],
    agency: str,
    title: str | None,
    lang: Lang,
    status: Status,
) -> str | None:
    """The document, whole; ``None``, with a line for everything against it, where there is none."""
    try:
        whole = gr.consolidate(reports, agency=agency, title=title)
        document = gr.dumps(whole, indent=2) + "\n"
    except gr.ConsolidationError as error:
        for problem in error.problems:
            where = names[problem.reports[0]] if len(problem.reports) == 1 else agency
            status.failed(where, _placed(problem))
    except gr.GovInfoReportError as error:
        status.failed(agency, error)
    else:
        absent = whole.extensions["consolidation"].get("absent", {})
        if absent:
            lacking = COMMA.join(names[place] for place in sorted({*chain(*absent.values())}))
            cells = counted(len(absent), "cell")
            said = Text(
                f"有{len(absent)}格没有汇总：以下报告中缺失：{{lacking}}",
                f"{cells} left out of the sum, not known from {{lacking}}",
            )
            status.say(f"{agency}: {said(lang, lacking=lacking)}")
        return document
    return None


def _placed(problem: gr.ConsolidationProblem) -> Text:
    """What is wrong, the cell named in words beside its id."""
    from govinfo_report.catalogue.names import name_of  # not for help alone

    name = name_of(problem.cell) if problem.cell else None
    if name is None:
        return problem.placed()
    said = Text("{name}（{cell}）：{words}", "{name} ({cell}): {words}")
    return said.filled(name=name, cell=problem.cell, words=problem.words)
