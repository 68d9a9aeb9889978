"""``diff``: two reports side by side."""

from __future__ import annotations

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.inputs import STDIN, single
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status


@click.command()
@click.argument("old", type=str)
@click.argument("new", type=str)
@options.output_format("text", "json", "csv", "markdown")
@options.lang
@options.output
def diff(old: str, new: str, form: str, lang: options.Lang, target: str | None) -> int:
    """Compare the report OLD with the report NEW, cell by cell.

    Each is a page or a document; one of them may be - (standard input). Exit status 1 means that
    they differ.
    """
    if old == new == STDIN:
        raise click.UsageError("only one of the two reports can come from standard input")
    status = Status()
    sides = [report for name in (old, new) if (report := single(name, status)) is not None]
    if len(sides) == 2:
        comparison = gr.compare(*sides)
        if comparison.changed:
            status.found()
        output = Output(target, status, styled=form == "text")
        output.write(_written(comparison, form, lang))
        output.close(mark=form == "csv")
    return status.code


def _written(comparison: gr.Comparison, form: str, lang: options.Lang) -> str:
    if form == "json":
        return comparison.to_json(indent=2) + "\n"
    if form == "csv":
        return comparison.to_csv()
    if form == "markdown":
        return comparison.to_markdown(lang)
    return comparison.to_text(lang, width=options.columns())
