"""``read``: pages to documents."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.batch import SECONDS, Job, Outcome, Summary, note_line, outcomes
from govinfo_report.cli.command import Command, keep_inputs
from govinfo_report.cli.inputs import Input, InputFile, Missing, inputs
from govinfo_report.cli.output import STDOUT, Output, OutputFile, is_folder
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import Misuse
from govinfo_report.display import printable_name
from govinfo_report.language import Lang, Text, both

Notes: TypeAlias = Literal["all", "errors", "none"]


@click.command(
    cls=Command,
    zh="把页面读成 JSON 文档。\n\n"
    "单个页面的文档写到标准输出，读取中的说明写到标准错误输出。多个页面写到一个文件夹，"
    "各在相应的位置，最后给出小结：读出多少页、读出但有疑问多少页、未能读出多少页及其原"
    "因。",
)
@click.argument("pages", metavar="PAGE...", type=InputFile(), nargs=-1, required=True)
@options.option(
    "-o",
    "--output",
    "target",
    type=OutputFile("json", takes_folder=True),
    metavar="FILE|FOLDER",
    help="Where the document goes; several pages need a folder, which gets one .json a page.",
    zh="文档写到哪里；有多个页面时要给文件夹，每页写成一个 .json。",
)
@options.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Read in N processes; by default as many as there are processors.",
    zh="用几个进程读取；默认与处理器数目相同。",
)
@options.option(
    "--time-limit",
    "seconds",
    type=click.FloatRange(0, 86_400, min_open=True),
    metavar="SECONDS",
    help=f"Refuse a page of several that takes longer; by default {SECONDS:g} seconds.",
    zh=f"读取多个页面时，超过这个时间的不再读取；默认 {SECONDS:g} 秒。",
)
@options.option(
    "--resume",
    is_flag=True,
    help="Pass over pages whose document is in the folder and not older than the page.",
    zh="文件夹中已有文档、且不比页面旧的，不再读取。",
)
@options.option(
    "--notes",
    type=click.Choice(["all", "errors", "none"]),
    help="Which notes are printed: by default all of one page, errors of several.",
    zh="显示哪些说明：all 全部，errors 只有错误，none 不显示；"
    "默认单个页面显示全部，多个页面只显示错误。",
)
def read(
    pages: tuple[str, ...],
    target: str | None,
    jobs: int | None,
    seconds: float | None,
    resume: bool,
    notes: Notes | None,
    lang: Lang,
) -> int:
    """Turn pages into JSON documents.

    The document of one page goes to standard output; what reading it raised goes to standard error.
    Several pages go to a folder, at their own place below it, and end in a summary: how many were
    read, read with doubts, and refused, and why.
    """
    found = list(inputs(pages))
    several = len(found) > 1 or any(Path(page).is_dir() for page in pages)
    if several and (target is None or target == STDOUT):
        raise Misuse(
            Text(
                "读取多个页面要给出写入的文件夹：-o 文件夹",
                "several pages need a folder to write to: -o FOLDER",
            )
        )
    folder = Path(target) if target and (several or is_folder(target)) else None
    if folder is not None:
        found = _without_documents(found, pages, folder)
    for option, given in (("--resume", resume), ("--time-limit", seconds is not None)):
        if given and folder is None:
            said = Text(
                "要与写入的文件夹（-o 文件夹）合用", "goes with a folder to write to: -o FOLDER"
            )
            raise Misuse(said, option)
    status = Status(len(found), lang=lang)
    if folder is not None:
        targets = _targets(found, folder)
        keep_inputs(targets.values(), found, lang)
        work = _jobs(found, targets, lang, resume, status)
        done = outcomes(work, jobs, seconds)
        _read_all(done, notes or ("errors" if several else "all"), several, lang, status)
        return status.code
    source = found[0]
    if isinstance(source, Missing):
        status.failed(source.name, source.reason)
        return status.code
    document = _document(source, status, notes or "all", lang)
    if document is not None:
        output = Output(target, status, "json")
        output.write(document)
        output.close()
    return status.code


def _without_documents(
    found: list[Input | Missing], pages: tuple[str, ...], folder: Path
) -> list[Input | Missing]:
    """What was found, without what an earlier run wrote to a folder below one that is read.

    A file that is given itself stays.
    """
    target = Path(os.path.realpath(folder))
    if not any(Path(os.path.realpath(page)) in target.parents for page in pages):
        return found
    return [
        source
        for source in found
        if isinstance(source, Missing)
        or source.path is None
        or source.given in pages
        or target not in Path(os.path.realpath(source.path)).parents
    ]


def _document(source: Input, status: Status, notes: Notes, lang: Lang) -> str | None:
    try:
        reading = source.reading()
        document = gr.dumps(reading.report, indent=2)
    except (OSError, gr.GovInfoReportError) as error:
        status.failed(source.name, error)
        return None
    for note in reading.notes:
        if _wanted(note.severity, notes):
            status.say(note_line(source.name, note, lang))
    return document + "\n"


def _wanted(severity: str, notes: Notes) -> bool:
    return notes == "all" or (notes == "errors" and severity == "error")


def _targets(found: list[Input | Missing], folder: Path) -> dict[Input, Path]:
    """Where the document of each page goes: to the page's own place below the folder.

    ``a.html`` goes to ``a.json``; where ``a.pdf`` stands beside it, to ``a.html.json``.
    """
    pages = [source for source in found if isinstance(source, Input)]
    stems = {source: source.relative.with_suffix("") for source in pages}
    many = Counter(stems.values())
    return {
        source: folder / (f"{source.relative if many[stem] > 1 else stem}.json")
        for source, stem in stems.items()
    }


def _jobs(
    found: list[Input | Missing],
    targets: dict[Input, Path],
    lang: Lang,
    resume: bool,
    status: Status,
) -> list[Job]:
    """A job for each page whose document has a place of its own."""
    jobs: list[Job] = []
    taken: dict[str, str] = {}
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        path = targets[source]
        real = os.path.realpath(path)
        if real in taken:
            said = Text(
                "{path} 已用于写入 {other} 的文档", "{path} is where the document of {other} goes"
            )
            path_shown = printable_name(str(path))
            status.failed(source.name, said.filled(path=path_shown, other=taken[real]))
        else:
            taken[real] = source.name
            jobs.append(Job(source, path, lang, resume))
    return jobs


def _read_all(
    done: Iterable[Outcome], notes: Notes, several: bool, lang: Lang, status: Status
) -> None:
    summary = Summary()
    for outcome in done:
        status.step(outcome.name)
        summary.add(outcome)
        _tell(outcome, notes, status)
    status.clear()
    if several:
        for line in summary.lines(lang):
            status.say(line)


def _tell(outcome: Outcome, notes: Notes, status: Status) -> None:
    if outcome.kind == "refused":
        status.failed(outcome.name, both(outcome.reason))
    for severity, line in outcome.notes:
        if _wanted(severity, notes):
            status.say(line)
