"""``check --together`` and ``check --manifest``: files checked each for itself and all together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.inputs import Input, Missing, checkable
from govinfo_report.cli.output import Output
from govinfo_report.cli.status import Status
from govinfo_report.cli.verdict import counts, fails
from govinfo_report.display import printable_name
from govinfo_report.language import Lang, Text

if TYPE_CHECKING:
    from govinfo_report.findings import Results

_MATCHED: Final = Text("{file} 是 {organ} 的报告：{why}", "{file} is the report of {organ}: {why}")
_UNMATCHED: Final = Text(
    "{file} 不是清单所列任何机关的报告",
    "{file} is no report of any organ that the manifest lists",
)


def check_together(
    found: Sequence[Input | Missing],
    manifest: str | None,
    status: Status,
    output: Output,
    *,
    form: str,
    lang: Lang,
    select: list[str] | None,
    ignore: list[str] | None,
    waivers: gr.Waivers | None,
    fail_on: str,
) -> int:
    """Checks all files that can be read; a file that cannot is an organ without a report.

    Returns:
        The exit status.
    """
    declared = None
    if manifest is not None and (declared := _declared(manifest, status)) is None:
        return status.code
    given, subjects = _read(found, status)
    names = [printable_name(name) for name in given]
    findings = gr.check_collection(
        subjects,
        manifest=declared,
        select=select,
        ignore=ignore,
        waivers=waivers,
        sources=names,
    )
    for line in _matches(findings, names, lang):
        status.say(line)
    if fails(findings, fail_on):
        status.found()
    parts: list[tuple[str | None, Results]] = [*zip(given, findings.members, strict=True)]
    parts.append((None, findings.between))
    if form == "text":
        from govinfo_report.findings.as_text import report_text, waivers_text

        width = options.columns()
        texts = (report_text(name, part, lang, width, output.paint) for name, part in parts)
        output.write("\n".join(texts), is_painted=True)
        output.write("\n" + counts(len(found), len(found) - len(names), [findings], lang))
        if waivers is not None:
            output.write(f"\n{waivers_text(findings.waivers, lang, width)}")
    else:
        from govinfo_report.findings import export

        output.write(export(parts, form, lang=lang))
    output.close()
    return status.code


def _declared(manifest: str, status: Status) -> gr.Manifest | None:
    """The manifest; ``None`` where it cannot be had, which the status then says."""
    try:
        return gr.Manifest.load(manifest)
    except gr.ManifestError as error:
        status.failed(manifest, error.placed())
    except OSError as error:
        status.failed(manifest, error)
    return None


def _read(
    found: Sequence[Input | Missing], status: Status
) -> tuple[list[str], list[gr.Report | gr.Reading]]:
    names: list[str] = []
    subjects: list[gr.Report | gr.Reading] = []
    for source in found:
        if isinstance(source, Missing):
            status.failed(source.name, source.reason)
            continue
        status.step(source.name)
        try:
            subjects.append(checkable(source.reading()))
            names.append(source.given)
        except (OSError, gr.GovInfoReportError) as error:
            status.failed(source.name, error)
    status.clear()
    return names, subjects


def _matches(findings: gr.CollectionFindings, names: Sequence[str], lang: Lang) -> Iterable[str]:
    """Which report was held to be whose under another name, and which is nobody's."""
    for match in findings.matches:
        if match.report is None or match.likeness is None or match.likeness.way == "name":
            continue
        why = match.likeness.explanation(lang)
        yield _MATCHED(lang, file=names[match.report], organ=match.organ.agency, why=why)
    for place in findings.unmatched:
        yield _UNMATCHED(lang, file=names[place])
