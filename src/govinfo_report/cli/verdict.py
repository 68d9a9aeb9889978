"""What findings come to: whether a check fails, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import govinfo_report as gr
from govinfo_report.language import Lang, Text

SEVERITIES: Final = ("info", "warning", "error")

_COUNTS: Final = Text(
    "共 {files} 个文件，{failed} 个无法检查：错误 {error}，警告 {warning}，提示 {info}",
    "{files} files, {failed} of them not checked; "
    "errors: {error}, warnings: {warning}, infos: {info}",
)

_WAIVED: Final = Text("，已豁免 {waived}", ", waived: {waived}")


def fails(findings: Iterable[gr.Finding], fail_on: str) -> bool:
    """Whether any violation matters at least as much as ``--fail-on`` says.

    What is undecided or waived never counts.
    """
    if fail_on == "never":
        return False
    counted = SEVERITIES[SEVERITIES.index(fail_on) :]
    return any(
        finding.outcome == "violated" and finding.severity in counted and not finding.waiver
        for finding in findings
    )


def counts(files: int, failed: int, checked: Iterable[gr.Findings], lang: Lang) -> str:
    """The last line of a text about several files."""
    found = [finding for findings in checked for finding in findings]
    severities = [finding.severity for finding in found if finding.waiver is None]
    numbers = {severity: severities.count(severity) for severity in SEVERITIES}
    waived = len(found) - len(severities)
    line = _COUNTS(lang, files=files, failed=failed, **numbers)
    return line + (_WAIVED(lang, waived=waived) if waived else "") + "\n"
