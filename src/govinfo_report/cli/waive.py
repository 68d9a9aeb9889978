"""``waive``: an entry of the waiver file for each finding of a rule.

The file is added to, never rewritten.
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli.check import load_pack
from govinfo_report.cli.command import command, file_option, one_file, output
from govinfo_report.cli.help import TextOption, said
from govinfo_report.cli.inputs import checkable
from govinfo_report.cli.run import CommandRun, standard_input_once
from govinfo_report.cli.usage import Misuse, complete_cells, complete_rules, no_rule
from govinfo_report.language import COMMA
from govinfo_report.whole_files import write_whole

_NEVER: Final = "never"


@command(
    one_file(),
    click.Argument(["rule_id"], metavar="RULE", shell_complete=complete_rules),
    TextOption("--reason", required=True, metavar="TEXT"),
    TextOption("--expires", metavar="DATE"),
    TextOption("--cell", "cells", shell_complete=complete_cells, metavar="ID", multiple=True),
    file_option("--previous"),
    file_option("--rules", "pack_file"),
    output(metavar="WAIVERS"),
)
def waive(
    run: CommandRun,
    file: str,
    rule_id: str,
    reason: str,
    expires: str | None,
    cells: tuple[str, ...],
    previous: str | None,
    pack_file: str | None,
) -> None:
    """Writes waivers for what a rule finds in a file, bound to the values it has now."""
    standard_input_once(file, previous, pack_file)
    pack = None
    if pack_file is not None and (pack := load_pack(run, pack_file)) is None:
        return
    own = () if pack is None else pack.rules
    rule = _known(rule_id, own)
    why, last_day = _reason(reason), _last_day(expires)
    reading = run.reading(file)
    earlier = None if previous is None else run.report(previous)
    if reading is None or run.code:
        return
    _held_against(reading.report, cells)
    findings = gr.check(checkable(reading), previous=earlier, select=rule_id, rules=pack)
    chosen = [
        finding
        for finding in findings
        if finding.rule == rule_id and (not cells or set(cells) & set(finding.cells))
    ]
    if not chosen:
        key = "finds_nothing_in_cells" if cells else "finds_nothing"
        run.failed(file, said(key, rule=rule.named(run.lang)))
        return
    try:
        entries = [
            (findings.waiver_for(finding, reason=why, expires=last_day), finding.message(run.lang))
            for finding in chosen
        ]
        texts = [gr.dump_waiver(waiver, comment=comment, rules=own) for waiver, comment in entries]
    except gr.WaiverError as error:
        run.failed(file, error)
        return
    if run.target is None:
        run.write("\n".join(texts))
    else:
        _add(run.target, entries, own, run)


def _add(
    target: str, entries: list[tuple[gr.Waiver, str]], own: Sequence[gr.Rule], run: CommandRun
) -> None:
    """Adds waivers to a file, and says which of them it had already."""
    from govinfo_report.catalogue.names import name_of  # not for help alone

    try:
        known = _add_to_file(Path(target), entries, own)
    except (OSError, gr.WaiverError) as error:
        run.failed(target, error)
        return
    for waiver in known:
        places = sorted(waiver.bound.cells) or [waiver.bound.scope or ""]
        names = COMMA.join(name_of(place) or place or said("the_report") for place in places)
        rule = _known(waiver.rule, own).named(run.lang)
        words = said("already_waived", rule=rule, names=names)
        run.say(f"{target}: {words(run.lang)}")


def _known(rule_id: str, own: Sequence[gr.Rule]) -> gr.Rule:
    rules = {rule.id: rule for rule in (*gr.rules(), *own)}
    if rule_id not in rules:
        error = gr.UnknownRuleError(rule_id, difflib.get_close_matches(rule_id, rules))
        raise no_rule(error, "RULE")
    return rules[rule_id]


def _reason(reason: str) -> str:
    why = reason.strip()
    if not why or not why.isprintable():  # half a surrogate pair is not printable either
        raise Misuse(said("one_line"), "--reason")
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
        raise Misuse(said("no_day", given=expires, never=_NEVER), "--expires") from error
    if day < today:
        raise Misuse(said("is_over", day=day), "--expires")
    return day


def _held_against(report: gr.Report, cells: tuple[str, ...]) -> None:
    """Holds the cells asked for against the form."""
    for cell in cells:
        try:
            gr.get_cell(report, cell)
        except gr.UnknownCellError as error:
            raise Misuse(error.short, "--cell") from error


def _add_to_file(
    path: Path, entries: list[tuple[gr.Waiver, str]], own: Sequence[gr.Rule]
) -> list[gr.Waiver]:
    """Adds waivers at the end of a file, which is made where there is none.

    What is in the file stays as it is, byte for byte, comments included. The whole is read again
    before it takes the place of the file.

    Args:
        path: The file.
        entries: Waivers, each with the comment above it.
        own: The rules of the rule pack.

    Returns:
        Those that the file had already, which are not added again.

    Raises:
        OSError: The file cannot be read or written.
        WaiverError: What is in it is no waiver file, or cannot be added to.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path.parent):
        before = path.read_bytes() if path.exists() else b""
        held = gr.load_waivers(before, rules=own)
        known, new = [], []
        for waiver, comment in entries:
            if any(_same(waiver, other) for other in held):
                known.append(waiver)
            else:
                new.append(gr.dump_waiver(waiver, comment=comment, rules=own).encode())
        if not new:
            return known
        ends = b"\r\n" if b"\r\n" in before else b"\n"
        after = before if not before or before.endswith(b"\n") else before + ends
        for text in new:
            after += (ends if after else b"") + text.replace(b"\n", ends)
        gr.load_waivers(after, rules=own)
        write_whole(path, after)
        return known


def _same(waiver: gr.Waiver, other: gr.Waiver) -> bool:
    """Whether the file's waiver does all that the new one would, for as long."""
    lasting = other.expires is None or (
        waiver.expires is not None and other.expires >= waiver.expires
    )
    return lasting and (waiver.bound, waiver.agency, waiver.year) == (
        other.bound,
        other.agency,
        other.year,
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Locks a folder, so that two reviewers who add at the same moment keep both additions."""
    lock = None
    with suppress(ImportError):  # Windows has no such locks
        import fcntl

        lock = os.open(folder, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)
