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


@click.command(cls=Command)
@click.argument("files", metavar="FILE...", type=InputFile(), nargs=-1, required=True)
@click.option(
    "--agency", metavar="NAME", required=True, help="The organ whose consolidated report it is."
)
@click.option(
    "--title", metavar="TITLE", help="Its title; by default NAME, the year and the usual words."
)
@options.output("json")
def consolidate(files: tuple[str, ...], agency: str, title: str | None, target: str | None) -> int:
    """Sum the reports of many organs for one year into one document.

    The sum is exact; what is blank or absent in a part is listed under extensions. Where any file
    cannot be read or the reports do not go together, nothing is written and the exit status is 2.
    """
    if files.count(STDIN) > 1:
        raise click.UsageError("standard input can be read only once")
    if not agency.strip():
        raise click.BadParameter("must be a name", param_hint="--agency")
    found = list(inputs(files))
    status = Status(len(found))
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
        status.say(
            f"govinfo-report: {unread} of {len(found)} inputs could not be read: "
            "nothing was consolidated"
        )
        return status.code
    document = _document(reports, names, agency, title, status)
    if document is not None:
        output = Output(target, status, "json")
        output.write(document)
        output.close()
    return status.code


def _document(
    reports: list[gr.Report], names: list[str], agency: str, title: str | None, status: Status
) -> str | None:
    """The document, whole; ``None``, with a line for everything against it, where there is none."""
    try:
        whole = gr.consolidate(reports, agency=agency, title=title)
        document = gr.dumps(whole, indent=2) + "\n"
    except gr.ConsolidationError as error:
        for problem in error.problems:
            where = names[problem.reports[0]] if len(problem.reports) == 1 else agency
            status.failed(where, str(problem))
    except gr.GovInfoReportError as error:
        status.failed(agency, error)
    else:
        absent = whole.extensions["consolidation"].get("absent", {})
        if absent:
            lacking = ", ".join(names[place] for place in sorted({*chain(*absent.values())}))
            cells = f"{len(absent)} cell{'s' if len(absent) > 1 else ''}"
            status.say(f"{agency}: {cells} left out of the sum, not known from {lacking}")
        return document
    return None
