"""``render``, ``draft`` and ``fill``: the official form, next year's draft, blanks of a draft."""

from __future__ import annotations

import sys
from typing import Any, cast

import click

import govinfo_report as gr
from govinfo_report.cli.command import command, file_option, formats, one_file, output
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.output import STDOUT
from govinfo_report.cli.run import CommandRun, standard_input_once
from govinfo_report.cli.usage import Misuse
from govinfo_report.display import printable_name

_BINARY = ("docx", "xlsx")
_FORMATS = ("html", "docx", "xlsx", "markdown", "text")


@command(
    one_file(required=False),
    TextOption("--to", "form", type=click.Choice(_FORMATS)),
    TextOption("--blank", is_flag=True),
    TextOption("--edition", metavar="E"),
    TextOption("--draft", is_flag=True),
    TextOption("--layout", type=click.Choice(("lines", "bars", "tabs", "columns"))),
    TextOption("--live", is_flag=True),
    file_option("--previous"),
    output(),
)
def render(
    run: CommandRun,
    file: str | None,
    blank: bool,
    edition: str | None,
    draft: bool,
    layout: gr.TextLayout | None,
    live: bool,
    previous: str | None,
) -> None:
    """Writes the official form of a page or a document, or the blank form."""
    wanted = _asked_for(file, run.form, blank, edition, draft, layout)
    _keep_live(run.form, live, previous)
    standard_input_once(file, previous)
    _keep_terminal(run)
    last = None
    if previous is not None and (last := run.report(previous)) is None:
        return
    try:
        if blank:
            data = gr.render_blank(edition or _in_force(), wanted, live=live, previous=last)
        elif (report := run.report(file or STDOUT)) is not None:
            findings = gr.check(report, previous=last) if draft else None
            _tell_unused(run, previous, report, last)
            data = gr.render(
                report,
                wanted,
                findings=findings,
                layout=layout or "lines",
                live=live,
                previous=last,
            )
        else:
            return
    except gr.EditionError as error:
        raise Misuse(error.words, "--edition") from error
    except gr.MissingExtraError as error:
        run.failed(file or "--blank", error)
        return
    _put(run, data)


def _tell_unused(
    run: CommandRun, name: str | None, report: gr.Report, last: gr.Report | None
) -> None:
    """Says where the report that was given as last year's is none: nothing is compared with it."""
    from govinfo_report.renderers.equations import follows

    if name is not None and last is not None and not follows(last, report):
        run.say(f"{printable_name(name)}: {said('not_last_year')(run.lang)}")


def _keep_live(form: str, live: bool, previous: str | None) -> None:
    """Refuses formulas in other formats, and last year's report without formulas."""
    if live and form != "xlsx":
        raise Misuse(said("goes_with_xlsx"), "--live")
    if previous is not None and not live:
        raise Misuse(said("goes_with_live"), "--previous")


def _keep_terminal(run: CommandRun) -> None:
    """Refuses to write to a terminal what only other programs can show."""
    if run.form in _BINARY and run.target is None and sys.stdout.isatty():
        raise Misuse(said("not_for_terminal", form=run.form))


def _put(run: CommandRun, data: bytes) -> None:
    if run.form in _BINARY:
        run.put(data)
    else:
        run.write(data.decode(), is_painted=True)


def _in_force() -> str:
    from govinfo_report.catalogue import EDITIONS  # not for help alone

    return next(edition for edition in EDITIONS if gr.form(edition).last_year is None)


def _asked_for(
    file: str | None,
    form: str,
    blank: bool,
    edition: str | None,
    draft: bool,
    layout: gr.TextLayout | None,
) -> gr.RenderFormat:
    """The format, where what is asked for goes together."""
    if blank == (file is not None):
        raise Misuse(said("file_or_blank"))
    if not form:
        raise Misuse(said("no_format"))
    if edition is not None and not blank:
        raise Misuse(said("goes_with_blank"), "--edition")
    if blank and draft:
        raise Misuse(said("nothing_to_check"))
    if draft and form not in ("html", *_BINARY):
        raise Misuse(said("cannot_mark", form=form))
    if layout is not None and form != "text":
        raise Misuse(said("goes_with_text"), "--layout")
    return cast("gr.RenderFormat", form)


@command(one_file("draft"), formats("json", *_FORMATS), output())
def fill(run: CommandRun, draft: str) -> None:
    """Fills in the blank cells of a draft that can have one value only."""
    _keep_terminal(run)
    reading = run.reading(draft)
    if reading is None:
        return
    filled = gr.fill(reading)
    if filled.contradictory:
        run.found()
    _put_draft(run, draft, filled, {})


@command(
    one_file("last-year"),
    TextOption("--year", type=click.IntRange(1, 9999), metavar="N"),
    formats("json", *_FORMATS),
    output(),
)
def draft(run: CommandRun, last_year: str, year: int | None) -> None:
    """Begins next year's report from last year's."""
    _keep_terminal(run)
    report = run.report(last_year)
    if report is None:
        return
    try:
        begun = gr.draft_with_sources(report, year=year)
    except gr.DraftError as error:
        run.failed(last_year, error)
        return
    # A draft is to be filled in: as a workbook, it checks itself.
    options = {"live": True, "previous": report} if run.form == "xlsx" else {}
    _put_draft(run, last_year, begun, options)


def _put_draft(
    run: CommandRun, name: str, draft: gr.Filled | gr.SourcedDraft, options: dict[str, Any]
) -> None:
    """Lists what was filled in on standard error, and writes the report."""
    for line in draft.explanations(run.lang):
        run.say(f"{name}: {line}")
    try:
        if run.form == "json":
            run.write(gr.dumps(draft.report, indent=2) + "\n")
        else:
            _put(run, gr.render(draft.report, cast("gr.RenderFormat", run.form), **options))
    except (gr.DocumentError, gr.MissingExtraError) as error:
        run.failed(name, error)
