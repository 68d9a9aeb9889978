"""``diff``: two reports side by side."""

from __future__ import annotations

from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import STDIN, InputFile, single
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status


@click.command(cls=Command)
@click.argument("old", type=InputFile())
@click.argument("new", type=InputFile())
@options.output_format("text", "json", "csv", "markdown", "html", "patch")
@options.lang
@options.output()
def diff(old: str, new: str, form: str, lang: options.Lang, target: str | None) -> int:
    """Compare the report OLD with the report NEW, cell by cell.

    Each is a page or a document; one of them may be - (standard input). Exit status 1 means that
    a cell or a paragraph differs. The format patch is a JSON Patch (RFC 6902) from the document of
    OLD to that of NEW, header included.
    """
    if old == new == STDIN:
        raise click.UsageError("only one of the two reports can come from standard input")
    status = Status()
    sides = [report for name in (old, new) if (report := single(name, status)) is not None]
    if len(sides) == 2:
        comparison = gr.compare(*sides)
        try:
            text = _written(comparison, form, lang)
        except gr.DocumentError as error:
            status.failed(f"{old}, {new}", error)
            return status.code
        if comparison.differs or (form == "patch" and text != NO_PATCH):
            status.found()
        output = Output(target, status, form)
        output.write(text)
        output.close()
    return status.code


NO_PATCH: Final = "[]\n"
"""The patch between two equal documents."""


def _written(comparison: gr.Comparison, form: str, lang: options.Lang) -> str:
    if form == "json":
        return comparison.to_json(indent=2) + "\n"
    if form == "csv":
        return comparison.to_csv()
    if form == "html":
        return comparison.to_html(lang)
    if form == "patch":
        return comparison.to_patch() + "\n"
    if form == "markdown":
        return comparison.to_markdown(lang)
    return comparison.to_text(lang, width=options.columns())
