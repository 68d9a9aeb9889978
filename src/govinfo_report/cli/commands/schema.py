"""``schema``: the published JSON Schema."""

from __future__ import annotations

import json

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status


@click.command(cls=Command)
@click.option(
    "--edition", metavar="E", help="Of this edition alone (2019 or 2021); else of either."
)
@options.output("json")
def schema(edition: str | None, target: str | None) -> int:
    """Print the JSON Schema of the document."""
    status = Status()
    try:
        document = gr.schema(edition)
    except gr.EditionError as error:
        raise click.BadParameter(str(error), param_hint="--edition") from error
    output = Output(target, status, "json")
    output.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    output.close()
    return status.code
