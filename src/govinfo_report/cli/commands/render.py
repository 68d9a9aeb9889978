"""``render``: the official form, filled in or blank."""

from __future__ import annotations

import sys
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import InputFile, single
from govinfo_report.cli.output import STDOUT, Output, put
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import Misuse
from govinfo_report.language import Lang, Text

_BINARY = ("docx", "xlsx")
_FORMATS = ("html", "docx", "xlsx", "markdown", "text")

_NO_FORMAT: Final = Text(
    "请用 --to 指明格式，或者用 -o 给出带格式后缀的文件名",
    "say what to write: --to FORMAT, or -o FILE with the ending of a format",
)


@click.command(
    cls=Command,
    zh="按国家格式写出文件中的报告；文件可以是页面或文档。\n\n"
    "已经发布的页面写成规范的表格；--draft 在 HTML、DOCX、XLSX 中标出有问题的单元格。",
)
@click.argument("file", type=InputFile(), required=False)
@options.option(
    "--to",
    "form",
    type=click.Choice(_FORMATS),
    help="What to write; by default what the ending of -o says.",
    zh="写成什么格式；默认按 -o 的文件后缀。",
)
@options.option(
    "--blank", is_flag=True, help="The blank form, to be filled in.", zh="空白表，供填写。"
)
@options.option(
    "--edition",
    metavar="E",
    help="With --blank: 2021 or 2019; by default the form in force.",
    zh="与 --blank 合用：2021 或 2019；默认为现行格式。",
)
@options.option(
    "--draft",
    is_flag=True,
    help="Check the report, and mark what was found.",
    zh="检查报告，并标出发现的问题。",
)
@options.option(
    "--layout",
    type=click.Choice(("lines", "bars", "tabs", "columns")),
    help="How text writes tables: a cell a line, or a row a line with bars, tabs or blanks.",
    zh="文本中表格的写法：lines 一格一行；bars、tabs、columns 一行一行，以竖线、制表符、空格分隔。",
)
@options.output()
def render(
    file: str | None,
    form: gr.RenderFormat | None,
    blank: bool,
    edition: str | None,
    draft: bool,
    layout: gr.TextLayout | None,
    lang: Lang,
    target: str | None,
) -> int:
    """Write the official form of FILE, a page or a document.

    A page as it was published comes out as a clean form; --draft marks wrong cells, in HTML, DOCX
    and XLSX.
    """
    wanted = _asked_for(file, form, blank, edition, draft, layout)
    if wanted in _BINARY and target in (None, STDOUT) and sys.stdout.isatty():
        said = Text(
            "{form} 不是文本，不能显示在终端上：请用 -o 写入文件",
            "{form} is no text for a terminal: give -o FILE",
        )
        raise Misuse(said.filled(form=wanted))
    status = Status(lang=lang)
    try:
        if blank:
            data = gr.render_blank(edition or _in_force(), wanted)
        elif (report := single(file or STDOUT, status)) is not None:
            findings = gr.check(report) if draft else None
            data = gr.render(report, wanted, findings=findings, layout=layout or "lines")
        else:
            return status.code
    except gr.EditionError as error:
        raise Misuse(error.words, "--edition") from error
    except gr.MissingExtraError as error:
        status.failed(file or "--blank", error)
        return status.code
    if wanted in _BINARY:
        put(data, target, status)
    else:
        output = Output(target, status, wanted)
        output.write(data.decode(), is_painted=True)
        output.close()
    return status.code


def _in_force() -> str:
    from govinfo_report.catalogue import EDITIONS  # not for help alone

    return next(edition for edition in EDITIONS if gr.form(edition).last_year is None)


def _asked_for(
    file: str | None,
    form: gr.RenderFormat | None,
    blank: bool,
    edition: str | None,
    draft: bool,
    layout: gr.TextLayout | None,
) -> gr.RenderFormat:
    """The format, where what is asked for goes together."""
    if blank == (file is not None):
        raise Misuse(Text("请给出文件，或者 --blank", "give either FILE or --blank"))
    if form is None:
        raise Misuse(_NO_FORMAT)
    if edition is not None and not blank:
        said = Text(
            "要与 --blank 合用：报告自己有版本",
            "goes with --blank: the report itself says which it is of",
        )
        raise Misuse(said, "--edition")
    if blank and draft:
        raise Misuse(Text("空白表没有可检查的内容", "there is nothing to check in a blank form"))
    if draft and form not in ("html", *_BINARY):
        said = Text(
            "{form} 不能标出问题；html、docx、xlsx 可以",
            "{form} cannot mark what was found; html, docx and xlsx can",
        )
        raise Misuse(said.filled(form=form))
    if layout is not None and form != "text":
        raise Misuse(Text("要与 --to text 合用", "goes with --to text"), "--layout")
    return form
