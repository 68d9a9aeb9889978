"""``read``: pages to documents."""

from __future__ import annotations

import os
from pathlib import Path

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.inputs import Input, Missing, inputs
from govinfo_report.cli.output import STDOUT, Output, encoded, write_whole
from govinfo_report.cli.status import Status


@click.command()
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE|FOLDER",
    help="Where the document goes; several pages need a folder, which gets one .json a page.",
)
@options.lang
def read(pages: tuple[str, ...], target: str | None, lang: options.Lang) -> int:
    """Turn pages into JSON documents.

    The document of one page goes to standard output; what reading it raised goes to standard error.
    """
    found = list(inputs(pages))
    several = len(found) > 1 or any(Path(page).is_dir() for page in pages)
    if several and (target is None or target == STDOUT):
        raise click.UsageError("several pages need a folder to write to: -o FOLDER")
    status = Status(len(found))
    folder = Path(target) if target and (several or _is_folder(target)) else None
    written: dict[str, str] = {}
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        status.step(source.name)
        document = _document(source, status, lang)
        if document is None:
            continue
        if folder is not None:
            _keep(document, source, folder, written, status)
        else:
            output = Output(target, status)
            output.write(document)
            output.close()
    status.clear()
    return status.code


def _is_folder(target: str) -> bool:
    return Path(target).is_dir() or target.endswith(("/", os.sep))


def _document(source: Input, status: Status, lang: options.Lang) -> str | None:
    try:
        reading = source.reading()
        document = gr.dumps(reading.report, indent=2)
    except (OSError, gr.GovInfoReportError) as error:
        status.failed(source.name, error)
        return None
    for note in reading.notes:
        place = f"{note.place}: " if str(note.place) else ""
        status.say(f"{source.name}: {place}{note.severity}: {note.message(lang)} [{note.kind}]")
    return document + "\n"


def _keep(
    document: str, source: Input, folder: Path, written: dict[str, str], status: Status
) -> None:
    """Writes a document into the folder, at the page's own place below it."""
    path = folder / source.relative.with_suffix(".json")
    real = os.path.realpath(path)
    if real in written:
        status.failed(source.name, f"{path} already holds the document of {written[real]}")
        return
    if source.path is not None and real == os.path.realpath(source.path):
        status.failed(source.name, "its document would replace it: choose another folder")
        return
    written[real] = source.name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, encoded(document))
    except OSError as error:
        status.failed(str(path), error)
