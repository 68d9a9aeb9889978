"""``locate``: which cells are wrong."""

from __future__ import annotations

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import InputFile, single
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.language import Lang


@click.command(
    cls=Command,
    zh="找出使各项合计都成立的最小更正，最可能的排在前面。\n\n"
    "文件可以是页面、文档，或者 -（标准输入）。不改动任何内容。退出码 1 表示报告中的数字"
    "互相矛盾。",
)
@click.argument("file", type=InputFile())
@options.output_format("text", "json")
@options.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="Give at most this many corrections.",
    zh="最多列出多少种改法。",
)
@options.output()
def locate(file: str, form: str, lang: Lang, limit: int, target: str | None) -> int:
    """Find the smallest corrections of the report in FILE, the likeliest first.

    FILE is a page or a document, or - (standard input). Nothing is changed. Exit status 1 means
    that its figures contradict one another.
    """
    status = Status(lang=lang)
    report = single(file, status)
    if report is not None:
        found = gr.locate(report, limit=limit)
        if found.status == "inconsistent":
            status.found()
        output = Output(target, status, form)
        if form == "json":
            output.write(found.to_json(indent=2) + "\n")
        else:
            output.write(found.to_text(lang, width=options.columns()))
        output.close()
    return status.code
