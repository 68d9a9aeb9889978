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
from govinfo_report.cli.rule_names import complete_cells, complete_rules, no_rule
from govinfo_report.cli.status import Status
from govinfo_report.cli.usage import ONCE, Misuse
from govinfo_report.cli.waiver_file import add
from govinfo_report.language import COMMA, Lang, Text, both

_NEVER: Final = "never"
_REPORT: Final = Text("整份报告", "the report")


@click.command(
    cls=Command,
    zh="为某条规则在文件中发现的问题写出豁免，限于当前的数值。\n\n"
    "该规则发现的每个问题各写一条，或者只写涉及所给单元格的。已豁免的问题用 check --waivers "
    "仍会列出，但不再判为不合格。",
)
@click.argument("file", type=InputFile())
@click.argument("rule_id", metavar="RULE", shell_complete=complete_rules)
@options.option(
    "--reason", required=True, metavar="TEXT", help="Why it is waived.", zh="豁免的理由。"
)
@options.option(
    "--expires",
    metavar="DATE",
    help="Last day on which it applies (2027-01-31), or never.  [default: a year from today]",
    zh="豁免的最后一天（如 2027-01-31），或 never（长期有效）；默认为一年后的今天。",
)
@options.option(
    "--cell",
    "cells",
    shell_complete=complete_cells,
    metavar="ID",
    multiple=True,
    help="Only findings that concern this cell; may be repeated.",
    zh="只豁免涉及这一单元格的问题；可多次给出。",
)
@options.option(
    "--previous",
    type=InputFile(),
    metavar="FILE",
    help="Last year's report of the same organ.",
    zh="同一机关上一年度的报告。",
)
@options.option(
    "-o",
    "--output",
    "target",
    type=OutputFile(),
    metavar="WAIVERS",
    help="Add to this waiver file instead of printing; what is in it stays as it is.",
    zh="加到这个豁免文件中，而不是显示；文件原有的内容不变。",
)
def waive(
    file: str,
    rule_id: str,
    reason: str,
    expires: str | None,
    cells: tuple[str, ...],
    previous: str | None,
    lang: Lang,
    target: str | None,
) -> int:
    """Write waivers for what RULE finds in FILE, bound to the values it has now.

    Every finding of the rule gets an entry, or those that concern the cells given. The waived
    findings are still shown by check --waivers, and do not fail.
    """
    if [file, previous].count(STDIN) > 1:
        raise Misuse(ONCE)
    rule = _known(rule_id)
    why, last_day = _reason(reason), _last_day(expires)
    status = Status(lang=lang)
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
        said = Text("{rule}在此{where}没有发现问题", "{rule} finds nothing here{where}")
        where = Text("（所给单元格）", " in these cells") if cells else both("")
        status.failed(file, said.filled(rule=rule.named(lang), where=where))
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
        _add(target, entries, lang, status)
    return status.code


def _add(target: str, entries: list[tuple[gr.Waiver, str]], lang: Lang, status: Status) -> None:
    from govinfo_report.catalogue.names import name_of  # not for help alone

    try:
        known = add(Path(target), entries)
    except (OSError, gr.WaiverError) as error:
        status.failed(target, error)
        return
    for waiver in known:
        places = sorted(waiver.bound.cells) or [waiver.bound.scope or ""]
        names = COMMA.join(name_of(place) or place or _REPORT for place in places)
        rule = next(rule for rule in gr.rules() if rule.id == waiver.rule)
        said = Text("已有豁免：{rule}：{names}", "already waived: {rule}: {names}")
        words = said.filled(rule=rule.named(lang), names=names)
        status.say(f"{target}: {words(lang)}")


def _known(rule_id: str) -> gr.Rule:
    rules = {rule.id: rule for rule in gr.rules()}
    if rule_id not in rules:
        error = gr.UnknownRuleError(rule_id, difflib.get_close_matches(rule_id, rules))
        raise no_rule(error, "RULE")
    return rules[rule_id]


def _reason(reason: str) -> str:
    why = reason.strip()
    if not why or not why.isprintable():  # half a surrogate pair is not printable either
        raise Misuse(Text("应为一行文字", "must be a line of text"), "--reason")
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
        said = Text(
            "{given!r} 既不是日期（如 2027-01-31），也不是 {never}",
            "{given!r} is neither a day (2027-01-31) nor {never}",
        )
        raise Misuse(said.filled(given=expires, never=_NEVER), "--expires") from error
    if day < today:
        raise Misuse(Text("{day} 已经过去", "{day} is over").filled(day=day), "--expires")
    return day


def _held_against(report: gr.Report, cells: tuple[str, ...]) -> None:
    """Holds the cells asked for against the form."""
    for cell in cells:
        try:
            gr.get_cell(report, cell)
        except gr.UnknownCellError as error:
            raise Misuse(error.short, "--cell") from error
