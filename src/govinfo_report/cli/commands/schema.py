"""``schema``: the published JSON Schema."""

from __future__ import annotations

import json

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import Misuse
from govinfo_report.language import Lang


@click.command(cls=Command, zh="输出文档的 JSON Schema。")
@options.option(
    "--edition",
    metavar="E",
    help="Of this edition alone (2019 or 2021); else of either.",
    zh="只要这一版（2019 或 2021）；默认为通用的一份。",
)
@options.output("json")
def schema(edition: str | None, lang: Lang, target: str | None) -> int:
    """Print the JSON Schema of the document."""
    status = Status(lang=lang)
    try:
        document = gr.schema(edition)
    except gr.EditionError as error:
        raise Misuse(error.words, "--edition") from error
    output = Output(target, status, "json")
    output.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    output.close()
    return status.code
