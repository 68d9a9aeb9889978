"""``render``: the official form, filled in or blank."""

from __future__ import annotations

import sys
from typing import Final, cast

import click

import govinfo_report as gr
from govinfo_report.cli.command import command, one_file, output
from govinfo_report.cli.help import Option
from govinfo_report.cli.output import STDOUT
from govinfo_report.cli.run import Run
from govinfo_report.cli.usage import Misuse
from govinfo_report.language import Text

_BINARY = ("docx", "xlsx")
_FORMATS = ("html", "docx", "xlsx", "markdown", "text")

_NO_FORMAT: Final = Text(
    "请用 --to 指明格式，或者用 -o 给出带格式后缀的文件名",
    "say what to write: --to FORMAT, or -o FILE with the ending of a format",
)


@command(
    one_file(required=False),
    Option("--to", "form", type=click.Choice(_FORMATS)),
    Option("--blank", is_flag=True),
    Option("--edition", metavar="E"),
    Option("--draft", is_flag=True),
    Option("--layout", type=click.Choice(("lines", "bars", "tabs", "columns"))),
    output(),
)
def render(
    run: Run,
    file: str | None,
    blank: bool,
    edition: str | None,
    draft: bool,
    layout: gr.TextLayout | None,
) -> None:
    """Writes the official form of a page or a document, or the blank form."""
    wanted = _asked_for(file, run.form, blank, edition, draft, layout)
    if wanted in _BINARY and run.target is None and sys.stdout.isatty():
        said = Text(
            "{form} 不是文本，不能显示在终端上：请用 -o 写入文件",
            "{form} is no text for a terminal: give -o FILE",
        )
        raise Misuse(said.filled(form=wanted))
    try:
        if blank:
            data = gr.render_blank(edition or _in_force(), wanted)
        elif (report := run.report(file or STDOUT)) is not None:
            findings = gr.check(report) if draft else None
            data = gr.render(report, wanted, findings=findings, layout=layout or "lines")
        else:
            return
    except gr.EditionError as error:
        raise Misuse(error.words, "--edition") from error
    except gr.MissingExtraError as error:
        run.failed(file or "--blank", error)
        return
    if wanted in _BINARY:
        run.put(data)
    else:
        run.write(data.decode(), is_painted=True)


def _in_force() -> str:
    from govinfo_report.catalogue import EDITIONS  # not for help alone

    return next(edition for edition in EDITIONS if gr.form(edition).last_year is None)


def _asked_for(
    file: str | None,
    form: str,
    blank: bool,
    edition: str | None,
    draft: bool,
    layout: gr.TextLayout | None,
) -> gr.RenderFormat:
    """The format, where what is asked for goes together."""
    if blank == (file is not None):
        raise Misuse(Text("请给出文件，或者 --blank", "give either FILE or --blank"))
    if not form:
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
    return cast("gr.RenderFormat", form)
