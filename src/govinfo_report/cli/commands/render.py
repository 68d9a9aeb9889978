"""``render``: the official form, filled in or blank."""

from __future__ import annotations

import sys
from typing import Final, get_args

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command, spoken
from govinfo_report.cli.inputs import InputFile, single
from govinfo_report.cli.output import STDOUT, Output, put
from govinfo_report.cli.status import Status
from govinfo_report.language import Words

_BINARY = ("docx", "xlsx")
_FORMATS = ("html", "docx", "xlsx", "markdown", "text")

_NO_FORMAT: Final = Words(
    "say what to write: --to FORMAT, or -o FILE with the ending of a format",
    "请用--to指明格式，或者用-o给出带格式后缀的文件名",
)


@click.command(cls=Command)
@click.argument("file", type=InputFile(), required=False)
@click.option(
    "--to",
    "form",
    type=click.Choice(_FORMATS),
    help="What to write; by default what the ending of -o says.",
)
@click.option("--blank", is_flag=True, help="The blank form, to be filled in.")
@click.option(
    "--edition", metavar="E", help="With --blank: 2021 or 2019; by default the form in force."
)
@click.option("--draft", is_flag=True, help="Check the report, and mark what was found.")
@click.option(
    "--layout",
    type=click.Choice(("lines", "bars", "tabs", "columns")),
    help="How text writes tables: a cell a line, or a row a line with bars, tabs or blanks.",
)
@options.output()
def render(
    file: str | None,
    form: gr.RenderFormat | None,
    blank: bool,
    edition: str | None,
    draft: bool,
    layout: gr.TextLayout | None,
    target: str | None,
) -> int:
    """Write the official form of FILE, a page or a document.

    A page as it was published comes out as a clean form; --draft marks wrong cells, in HTML, DOCX
    and XLSX.
    """
    wanted = _asked_for(file, form, blank, edition, draft, layout)
    if wanted in _BINARY and target in (None, STDOUT) and sys.stdout.isatty():
        raise click.UsageError(f"{wanted} is no text for a terminal: give -o FILE")
    status = Status()
    try:
        if blank:
            data = gr.render_blank(edition or _in_force(), wanted)
        elif (report := single(file or STDOUT, status)) is not None:
            findings = gr.check(report) if draft else None
            data = gr.render(report, wanted, findings=findings, layout=layout or "lines")
        else:
            return status.code
    except gr.EditionError as error:
        raise click.BadParameter(str(error), param_hint="--edition") from error
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
    editions: tuple[gr.Edition, ...] = get_args(gr.Edition)
    return next(edition for edition in editions if gr.form(edition).last_year is None)


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
        raise click.UsageError("give either FILE or --blank")
    if form is None:
        raise click.UsageError(_NO_FORMAT.said(spoken(click.get_current_context())))
    if edition is not None and not blank:
        raise click.UsageError("--edition goes with --blank: the report itself says which it is of")
    if blank and draft:
        raise click.UsageError("there is nothing to check in a blank form")
    if draft and form not in ("html", *_BINARY):
        raise click.UsageError(f"{form} cannot mark what was found; html, docx and xlsx can")
    if layout is not None and form != "text":
        raise click.UsageError("--layout goes with --to text")
    return form
