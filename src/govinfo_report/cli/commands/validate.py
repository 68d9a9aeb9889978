"""``validate``: documents against the JSON Schema."""

from __future__ import annotations

from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import DOCUMENTS, InputFile, Missing, inputs
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.display import printable

_VALID: Final = {"zh": "符合 JSON Schema", "en": "valid"}


@click.command(cls=Command)
@click.argument("files", metavar="FILE...", type=InputFile(DOCUMENTS), nargs=-1, required=True)
@options.lang
@options.output("text")
def validate(files: tuple[str, ...], lang: options.Lang, target: str | None) -> int:
    """Validate documents against the JSON Schema alone.

    One line a problem: file, JSON Pointer, what is wrong. Exit status 1 means that a document is
    not valid. Of a folder, the .json files are looked at.
    """
    found = list(inputs(files, DOCUMENTS))
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
            line = f"{source.name}: {_place(problem)}: {problem.text(lang)} [{problem.keyword}]"
            output.write(printable(line) + "\n", is_painted=True)
        if not problems:
            output.write(printable(f"{source.name}: {_VALID[lang]}") + "\n", is_painted=True)
    output.close()
    status.clear()
    return status.code


def _place(problem: gr.SchemaProblem) -> str:
    """JSON Pointer, or line and column of a text that is no JSON at all."""
    if problem.line is not None:
        return f"{problem.line}:{problem.column}"
    return problem.pointer or "(document)"
