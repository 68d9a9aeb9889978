"""``validate``: documents against the JSON Schema."""

from __future__ import annotations

import sys

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.inputs import Missing, inputs
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.display import printable


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@options.output
def validate(files: tuple[str, ...], target: str | None) -> None:
    """Validate documents against the JSON Schema alone.

    One line a problem: file, JSON Pointer, what is wrong. Exit status 1 means that a document is
    not valid. Of a folder, the .json files are looked at.
    """
    found = list(inputs(files, [".json"]))
    status = Status(len(found))
    output = Output(target, status)
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        status.step(source.name)
        try:
            problems = gr.validate(source.bytes())
        except OSError as error:
            status.failed(source.name, error)
            continue
        if problems:
            status.found()
        for problem in problems:
            place = problem.pointer or "(document)"
            line = f"{source.name}: {place}: {problem.message} [{problem.keyword}]"
            output.write(printable(line) + "\n")
        if not problems:
            output.write(printable(f"{source.name}: valid") + "\n")
    output.close()
    status.clear()
    sys.exit(status.code)
