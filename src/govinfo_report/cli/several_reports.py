"""``diff``, ``series``, ``indicators`` and ``consolidate``: what is said of several reports."""

from __future__ import annotations

from itertools import chain
from typing import Final

import govinfo_report as gr
from govinfo_report.cli.checked_file import fails
from govinfo_report.cli.command import (
    command,
    fail_on,
    file_option,
    files,
    formats,
    one_file,
    output,
)
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.inputs import STDIN, Input, inputs
from govinfo_report.cli.run import CommandRun, standard_input_once
from govinfo_report.cli.terminal import columns
from govinfo_report.cli.usage import Misuse
from govinfo_report.language import COMMA, Text, counted

_NO_PATCH: Final = "[]\n"
"""The patch between two equal documents."""


@command(
    one_file("old"),
    one_file("new"),
    formats("text", "json", "csv", "markdown", "html", "patch"),
    output(),
)
def diff(run: CommandRun, old: str, new: str) -> None:
    """Compares two reports, cell by cell."""
    if old == new == STDIN:
        raise Misuse(said("one_of_two"))
    sides = [report for name in (old, new) if (report := run.report(name)) is not None]
    if len(sides) < 2:
        return
    comparison = gr.compare(*sides)
    try:
        patch = comparison.to_patch() + "\n" if run.form == "patch" else _NO_PATCH
        if patch != _NO_PATCH or comparison.differs:
            run.found()
        if run.form == "patch":
            run.write(patch)
        else:
            run.write_result(comparison)
    except gr.DocumentError as error:
        run.failed(f"{old}, {new}", error)


@command(files(), formats("text", "json", "csv", "markdown", "html"), fail_on(), output())
def series(run: CommandRun, files: tuple[str, ...], fail_on: str) -> None:
    """Puts the reports of one agency in the order of their years."""
    standard_input_once(*files)
    reports = [read.report for _, read in run.each([*inputs(files)], Input.reading)]
    if not reports:
        return
    years = gr.Series(reports)
    if fails((finding for _, finding in years.findings), fail_on):
        run.found()
    run.write_result(years)


@command(files(), file_option("--previous"), formats("text", "json", "csv"), output())
def indicators(run: CommandRun, files: tuple[str, ...], previous: str | None) -> None:
    """Computes shares, growth and ratios of the figures of each report."""
    standard_input_once(*files, previous)
    found = list(inputs(files))
    if previous is not None and len(found) > 1:
        raise Misuse(said("previous_of_one"), "--previous")
    earlier = None
    if previous is not None and (earlier := run.report(previous)) is None:
        return
    reports = [
        (source.name, reading.report, gr.indicators(reading, earlier))
        for source, reading in run.each(found, Input.reading)
    ]
    if not reports:
        return
    from govinfo_report.indicator_values import as_csv, as_json, as_text

    if run.form == "json":
        run.write(as_json(reports))
    elif run.form == "csv":
        run.write(as_csv(reports, run.lang))
    else:
        run.write(as_text(reports, run.lang, width=columns()))


@command(
    files(),
    TextOption("--agency", metavar="NAME", required=True),
    TextOption("--title", metavar="TITLE"),
    output("json"),
)
def consolidate(run: CommandRun, files: tuple[str, ...], agency: str, title: str | None) -> None:
    """Sums the reports of many agencies for one year into one document."""
    standard_input_once(*files)
    if not agency.strip():
        raise Misuse(said("a_name"), "--agency")
    found = list(inputs(files))
    read = [*run.each(found, Input.reading)]
    if unread := len(found) - len(read):
        inputs_counted = counted(len(found), "input")
        words = said("not_consolidated", unread=unread, inputs=inputs_counted, total=len(found))
        run.say(words(run.lang), failed=True)
        return
    names = [source.name for source, _ in read]
    try:
        whole = gr.consolidate([reading.report for _, reading in read], agency=agency, title=title)
        document = gr.dumps(whole, indent=2) + "\n"
    except gr.ConsolidationError as error:
        for problem in error.problems:
            where = names[problem.reports[0]] if len(problem.reports) == 1 else agency
            run.failed(where, _placed(problem))
    except gr.GovInfoReportError as error:
        run.failed(agency, error)
    else:
        absent = whole.extensions["consolidation"].get("absent", {})
        if absent:
            lacking = COMMA.join(names[place] for place in sorted({*chain(*absent.values())}))
            cells = counted(len(absent), "cell")
            words = said("not_summed", count=len(absent), cells=cells, lacking=lacking)
            run.say(f"{agency}: {words(run.lang)}")
        run.write(document)


def _placed(problem: gr.ConsolidationProblem) -> Text:
    """What is wrong, the cell named in words beside its id."""
    from govinfo_report.catalogue.names import name_of  # not for help alone

    name = name_of(problem.cell) if problem.cell else None
    if name is None:
        return problem.placed()
    return said("in_cell", name=name, cell=problem.cell, words=problem.words)
