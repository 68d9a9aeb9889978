"""Findings as plain text for a terminal, root causes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from govinfo_report.catalogue.names import SEVERITIES
from govinfo_report.display import wrap
from govinfo_report.documents.findings import WAIVED, WAIVER_STATES
from govinfo_report.findings.causes import grouped
from govinfo_report.findings.finding import Finding, word
from govinfo_report.findings.parts import NamedPart, ReportPart, uses
from govinfo_report.language import COLON, Lang, Text

if TYPE_CHECKING:
    from govinfo_report.waivers import Waiver, WaiverUse

UNDECIDED: Final = Text("不能确定", "undecided")
_JOINT: Final = Text("，", ", ")
TOGETHER: Final = Text("各份报告之间", "The reports together")
"""What stands in place of a report's name over findings about several."""

Paint: TypeAlias = Callable[[Literal["name", "cause", "error", "warning", "info"], str], str]
"""Gives a line the colour of what it says: the report's name, a root cause, a severity."""


def as_text(parts: list[NamedPart], lang: Lang, *, width: int = 80) -> str:
    """A heading with a count a report, then a paragraph a finding; lines of ``width`` at most.

    Last come the waivers that are unused, expired or stale.
    """
    blocks = [report_text(name, part, lang, width) for name, part in parts]
    waivers = waivers_text(uses(parts), lang, width)
    return "\n".join([*blocks, waivers] if waivers else blocks)


def _plain(_role: str, line: str) -> str:
    return line


def report_text(
    name: str | None, part: ReportPart, lang: Lang, width: int, paint: Paint = _plain
) -> str:
    """The findings of one report: under their root causes, then the others."""
    about = part.about
    head = name or about.source or about.title or about.agency or ""
    if about.edition is None:
        head = name or TOGETHER(lang)
    heads = wrap(f"{head}: {summary(part, lang)}", width, indent="  ")
    lines = [paint("name", line) for line in heads]
    if part.score is not None:
        lines += wrap(part.score.explanation(lang), width, indent="  ")
    causes, others = grouped(part.found, part.root_causes)
    for cause, own in causes:
        lines += (paint("cause", line) for line in wrap(cause.heading(lang), width, indent="    "))
        for said in cause.details(lang):
            lines += (f"    {line}" for line in wrap(said, width - 4))
        for finding in own:
            lines += (f"  {line}" for line in paragraph(finding, lang, width - 2, paint))
    for finding in others:
        lines += paragraph(finding, lang, width, paint)
    return "".join(f"{line}\n" for line in lines)


def waivers_text(every: tuple[WaiverUse, ...], lang: Lang, width: int) -> str:
    """How many waivers there are of each state, then those that somebody should look at.

    Those for reports that were not checked are only counted: a file may serve many reports.
    Empty where there are no waivers.
    """
    if not every:
        return ""
    states = [use.state for use in every]
    counts = [f"{name(lang)} {states.count(state)}" for state, name in WAIVER_STATES.items()]
    elsewhere = sum(use.why == "no_report" for use in every)
    if elsewhere:
        counts.append(f"{word('elsewhere', lang)} {elsewhere}")
    lines = wrap(
        f"{word('waivers', lang)}{COLON(lang)}{_JOINT(lang).join(counts)}", width, indent="  "
    )
    for use in every:
        if use.state != "used" and use.why != "no_report":
            lines += wrap(
                f"{WAIVER_STATES[use.state](lang)} {use.name(lang)}", width, indent="    "
            )
            lines += (f"    {line}" for line in wrap(use.message(lang), width - 4))
    return "".join(f"{line}\n" for line in lines)


def paragraph(finding: Finding, lang: Lang, width: int, paint: Paint = _plain) -> Iterator[str]:
    """The lines of one finding."""
    mark = SEVERITIES[finding.severity](lang)
    undecided = f" ({UNDECIDED(lang)})" if finding.outcome == "undecided" else ""
    waived = f" ({WAIVED(lang)})" if finding.waiver else ""
    name = finding.definition.named(lang)
    for line in wrap(f"{mark}{undecided}{waived} {name}", width, indent="    "):
        yield paint(finding.severity, line)
    for line in wrap(finding.message(lang), width - 4):
        yield f"    {line}"
    if finding.waiver:
        said = f"{WAIVED(lang)}: {finding.waiver.reason} ({last_day(finding.waiver, lang)})"
        for line in wrap(said, width - 4):
            yield f"    {line}"


def last_day(waiver: Waiver, lang: Lang) -> str:
    """How long a waiver applies, in words."""
    if waiver.expires is None:
        return word("never", lang)
    return word("until", lang, day=waiver.expires)


def summary(part: ReportPart, lang: Lang) -> str:
    """How many findings there are, in one line."""
    if not part.found:
        return word("clean", lang)
    counts = part.summary
    numbers = (counts.errors, counts.warnings, counts.infos)
    words = (SEVERITIES["error"], SEVERITIES["warning"], SEVERITIES["info"])
    if lang == "zh":
        said = [f"{word.zh} {n}" for word, n in zip(words, numbers, strict=True)]
    else:
        said = [f"{n} {w.en}{'' if n == 1 else 's'}" for w, n in zip(words, numbers, strict=True)]
    if counts.waived:
        said.append(Text(f"{WAIVED.zh} {counts.waived}", f"{counts.waived} {WAIVED.en}")(lang))
    return _JOINT(lang).join(said)
