"""Findings as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from govinfo_report.catalogue.texts import Text
from govinfo_report.display import wrap
from govinfo_report.findings.results import Finding, Results

SEVERITIES: Final = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
"""The severities in words."""

UNDECIDED: Final = Text("不能确定", "undecided")
_CLEAN: Final = Text("没有发现问题", "nothing found")


def as_text(reports: list[tuple[str | None, Results]], lang: str = "en", *, width: int = 80) -> str:
    """A heading with a count a report, then a paragraph a finding; lines of ``width`` at most."""
    blocks = []
    for name, findings in reports:
        about = findings.about
        head = name or about.source or about.title or about.agency or ""
        lines = wrap(f"{head}: {summary(findings, lang)}", width, indent="  ")
        for finding in findings:
            lines += paragraph(finding, lang, width)
        blocks.append("".join(f"{line}\n" for line in lines))
    return "\n".join(blocks)


def paragraph(finding: Finding, lang: str, width: int) -> Iterator[str]:
    """The lines of one finding."""
    mark = SEVERITIES[finding.severity](lang)
    undecided = f" ({UNDECIDED(lang)})" if finding.outcome == "undecided" else ""
    yield from wrap(f"{mark}{undecided} {finding.rule}", width, indent="    ")
    for line in wrap(finding.message(lang), width - 4):
        yield f"    {line}"


def summary(findings: Results, lang: str) -> str:
    """How many findings there are, in one line."""
    counts = (len(findings.errors), len(findings.warnings), len(findings.infos))
    if not any(counts):
        return _CLEAN(lang)
    words = (SEVERITIES["error"], SEVERITIES["warning"], SEVERITIES["info"])
    if lang == "zh":
        return "，".join(f"{word.zh} {n}" for word, n in zip(words, counts, strict=True))
    return ", ".join(
        f"{n} {word.en}{'' if n == 1 else 's'}" for word, n in zip(words, counts, strict=True)
    )
