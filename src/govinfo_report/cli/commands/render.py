"""``render``: the official form, filled in or blank."""

from __future__ import annotations

import sys

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.inputs import single
from govinfo_report.cli.output import STDOUT, put
from govinfo_report.cli.status import Status

_BINARY = ("docx", "xlsx")
_FORMATS = ("html", "docx", "xlsx", "markdown", "text")


@click.command()
@click.argument("file", type=str, required=False)
@click.option(
    "--to",
    "form",
    type=click.Choice(_FORMATS),
    required=True,
    help="What to write.",
)
@click.option("--blank", is_flag=True, help="The blank form of --edition, to be filled in.")
@click.option("--edition", metavar="E", help="With --blank: which form, 2021 or 2019.")
@click.option("--draft", is_flag=True, help="Check the report, and mark what was found.")
@click.option(
    "--layout",
    type=click.Choice(("lines", "bars", "tabs", "columns")),
    help="How text writes tables: a cell a line, or a row a line with bars, tabs or blanks.",
)
@options.output
def render(
    file: str | None,
    form: gr.RenderFormat,
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
    if blank == (file is not None):
        raise click.UsageError("give either FILE or --blank")
    if blank != (edition is not None):
        raise click.UsageError("--edition goes with --blank: the report itself says which it is of")
    if blank and draft:
        raise click.UsageError("there is nothing to check in a blank form")
    if draft and form not in ("html", *_BINARY):
        raise click.UsageError(f"{form} cannot mark what was found; html, docx and xlsx can")
    if layout is not None and form != "text":
        raise click.UsageError("--layout goes with --to text")
    if form in _BINARY and target in (None, STDOUT) and sys.stdout.isatty():
        raise click.UsageError(f"{form} is no text for a terminal: give -o FILE")
    status = Status()
    try:
        if edition is not None:
            data = gr.render_blank(edition, form)
        elif (report := single(file or STDOUT, status)) is not None:
            findings = gr.check(report) if draft else None
            data = gr.render(report, form, findings=findings, layout=layout or "lines")
        else:
            return status.code
    except gr.EditionError as error:
        raise click.BadParameter(str(error), param_hint="--edition") from error
    except gr.MissingExtraError as error:
        status.failed(file or "--blank", error)
        return status.code
    put(data, target, status)
    return status.code
