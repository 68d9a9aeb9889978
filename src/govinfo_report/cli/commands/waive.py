"""``waive``: an entry of the waiver file for each finding of a rule."""

from __future__ import annotations

import datetime as dt
import difflib
from pathlib import Path
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.inputs import STDIN, InputFile, checkable, single, single_reading
from govinfo_report.cli.output import STDOUT, Output, OutputFile
from govinfo_report.cli.rule_names import complete_cells, complete_rules
from govinfo_report.cli.status import Status
from govinfo_report.cli.waiver_file import add

_NEVER: Final = "never"


@click.command(cls=Command)
@click.argument("file", type=InputFile())
@click.argument("rule_id", metavar="RULE", shell_complete=complete_rules)
@click.option("--reason", required=True, metavar="TEXT", help="Why it is waived.")
@click.option(
    "--expires",
    metavar="DATE",
    help="Last day on which it applies (2027-01-31), or never.  [default: a year from today]",
)
@click.option(
    "--cell",
    "cells",
    shell_complete=complete_cells,
    metavar="ID",
    multiple=True,
    help="Only findings that concern this cell; may be repeated.",
)
@click.option(
    "--previous", type=InputFile(), metavar="FILE", help="Last year's report of the same organ."
)
@options.lang
@click.option(
    "-o",
    "--output",
    "target",
    type=OutputFile(),
    metavar="WAIVERS",
    help="Add to this waiver file instead of printing; what is in it stays as it is.",
)
def waive(
    file: str,
    rule_id: str,
    reason: str,
    expires: str | None,
    cells: tuple[str, ...],
    previous: str | None,
    lang: options.Lang,
    target: str | None,
) -> int:
    """Write waivers for what RULE finds in FILE, bound to the values it has now.

    Every finding of the rule gets an entry, or those that concern the cells given. The waived
    findings are still shown by check --waivers, and do not fail.
    """
    if [file, previous].count(STDIN) > 1:
        raise click.UsageError("standard input can be read only once")
    _known(rule_id)
    why, last_day = _reason(reason), _last_day(expires)
    status = Status()
    reading = single_reading(file, status)
    earlier = None if previous is None else single(previous, status)
    if reading is None or status.code:
        return status.code
    _held_against(reading.report, cells)
    findings = gr.check(checkable(reading), previous=earlier, select=rule_id)
    chosen = [
        finding
        for finding in findings
        if finding.rule == rule_id and (not cells or set(cells) & set(finding.cells))
    ]
    if not chosen:
        status.failed(file, f"{rule_id} finds nothing here{' in these cells' if cells else ''}")
        return status.code
    try:
        entries = [
            (findings.waiver_for(finding, reason=why, expires=last_day), finding.message(lang))
            for finding in chosen
        ]
        texts = [gr.dump_waiver(waiver, comment=comment) for waiver, comment in entries]
    except gr.WaiverError as error:
        status.failed(file, error)
        return status.code
    if target is None or target == STDOUT:
        output = Output(None, status, "toml")
        output.write("\n".join(texts))
        output.close()
    else:
        _add(target, entries, status)
    return status.code


def _add(target: str, entries: list[tuple[gr.Waiver, str]], status: Status) -> None:
    try:
        known = add(Path(target), entries)
    except (OSError, gr.WaiverError) as error:
        status.failed(target, error)
        return
    for waiver in known:
        place = ", ".join(sorted(waiver.bound.cells)) or waiver.bound.scope or "the report"
        status.say(f"{target}: already waived: {waiver.rule} ({place})")


def _known(rule_id: str) -> None:
    ids = [rule.id for rule in gr.rules()]
    if rule_id not in ids:
        error = gr.UnknownRuleError(rule_id, difflib.get_close_matches(rule_id, ids))
        raise click.BadParameter(str(error), param_hint="RULE")


def _reason(reason: str) -> str:
    why = reason.strip()
    if not why or not why.isprintable():  # half a surrogate pair is not printable either
        raise click.BadParameter("must be a line of text", param_hint="--reason")
    return why


def _last_day(expires: str | None) -> dt.date | None:
    today = dt.datetime.now().astimezone().date()
    if expires is None:
        # A waiver without a thought for its end comes up again in a year.
        leap = (today.month, today.day) == (2, 29)
        return today.replace(year=today.year + 1, day=28 if leap else today.day)
    if expires == _NEVER:
        return None
    try:
        day = dt.date.fromisoformat(expires)
    except ValueError as error:
        words = f"{expires!r} is neither a day (2027-01-31) nor {_NEVER}"
        raise click.BadParameter(words, param_hint="--expires") from error
    if day < today:
        raise click.BadParameter(f"{day} is over", param_hint="--expires")
    return day


def _held_against(report: gr.Report, cells: tuple[str, ...]) -> None:
    """Holds the cells asked for against the form."""
    for cell in cells:
        try:
            gr.get_cell(report, cell)
        except gr.UnknownCellError as error:
            raise click.BadParameter(str(error), param_hint="--cell") from error
