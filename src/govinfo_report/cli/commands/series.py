"""``series``: one organ's reports over the years."""

from __future__ import annotations

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import STDIN, InputFile, Missing, inputs
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import ONCE, Misuse
from govinfo_report.cli.verdict import fails
from govinfo_report.language import Lang


@click.command(
    cls=Command,
    zh="把一个机关历年的报告按年度排列。\n\n"
    "显示缺少哪些年度，哪个年度有不同版本，哪里上一年结转的数与下一年的不衔接，跨年规则"
    "发现了什么，以及历年的数字。文件的先后不限。",
)
@click.argument("files", metavar="FILE...", type=InputFile(), nargs=-1, required=True)
@options.output_format("text", "json", "csv", "markdown", "html")
@options.fail_on
@options.output()
def series(files: tuple[str, ...], form: str, lang: Lang, fail_on: str, target: str | None) -> int:
    """Put one organ's reports in the order of their years.

    Shows missing years, several versions of a year, where what one year carried forward was not
    carried over by the next, what the rules on two years find, and the figures by year. The files
    may be given in any order.
    """
    if files.count(STDIN) > 1:
        raise Misuse(ONCE)
    found = list(inputs(files))
    status = Status(len(found), lang=lang)
    reports = []
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        status.step(source.name)
        try:
            reports.append(source.reading().report)
        except (OSError, gr.GovInfoReportError) as error:
            status.failed(source.name, error)
    status.clear()
    if not reports:
        return status.code
    years = gr.Series(reports)
    if fails((finding for _, finding in years.findings), fail_on):
        status.found()
    output = Output(target, status, form)
    output.write(_written(years, form, lang))
    output.close()
    return status.code


def _written(years: gr.Series, form: str, lang: Lang) -> str:
    if form == "json":
        return years.to_json(indent=2) + "\n"
    if form == "markdown":
        return years.to_markdown(lang)
    if form == "csv":
        return years.to_csv()
    if form == "html":
        return years.to_html(lang)
    return years.to_text(lang, width=options.columns())
