"""``diff``: two reports side by side."""

from __future__ import annotations

import sys
from typing import Literal

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.inputs import STDIN, Input, Missing, inputs
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status


@click.command()
@click.argument("old", type=str)
@click.argument("new", type=str)
@options.output_format("text", "json", "csv", "markdown")
@options.lang
@options.output
def diff(old: str, new: str, form: str, lang: Literal["zh", "en"], target: str | None) -> None:
    """Compare the report OLD with the report NEW, cell by cell.

    Each is a page or a document; one of them may be - (standard input). Exit status 1 means that
    they differ.
    """
    if old == new == STDIN:
        raise click.UsageError("only one of the two reports can come from standard input")
    status = Status()
    sides = [report for name in (old, new) if (report := _report(name, status)) is not None]
    if len(sides) == 2:
        comparison = gr.compare(*sides)
        if comparison.changed:
            status.found()
        output = Output(target, status)
        output.write(_written(comparison, form, lang))
        output.close(mark=form == "csv")
    sys.exit(status.code)


def _report(name: str, status: Status) -> gr.Report | None:
    source = next(inputs([name]))
    if isinstance(source, Missing) or source.path is not None and source.path.is_dir():
        status.failed(name, "a folder, where one report is wanted")
        return None
    return report_in(source, status)


def report_in(source: Input, status: Status) -> gr.Report | None:
    """The report of a file; ``None``, with a line on standard error, where there is none."""
    try:
        return source.reading().report
    except (OSError, gr.GovInfoReportError) as error:
        status.failed(source.name, error)
        return None


def _written(comparison: gr.Comparison, form: str, lang: Literal["zh", "en"]) -> str:
    if form == "json":
        return comparison.to_json(indent=2) + "\n"
    if form == "csv":
        return comparison.to_csv()
    if form == "markdown":
        return comparison.to_markdown(lang)
    return comparison.to_text(lang, width=options.columns())
