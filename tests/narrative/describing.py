"""Claims in one line each, as ``sentences.toml`` writes them."""

from __future__ import annotations

import govinfo_report as gr

YEAR = 2023
ORGAN = "甲县乙局"


def report_of(text: str) -> gr.Report:
    """A report whose overview is ``text``; its paragraphs are parted by ``|``."""
    return gr.Report(
        edition="2021",
        title=f"{ORGAN}{YEAR}年政府信息公开工作年度报告",
        agency=ORGAN,
        year=YEAR,
        overview=tuple(text.split("|")),
    )


def described(claim: gr.Claim) -> str:
    """One claim in a line."""
    line = f"{claim.kind.removeprefix('narrative.')} {'+'.join(claim.about)}"
    if claim.value is not None:
        line += f" {claim.value}"
        if claim.upper is not None:
            line += f"..{claim.upper}"
        line += "" if claim.unit in ("件", None) else claim.unit
    if claim.exactness not in ("exact", "range"):
        line += f" {claim.exactness}"
    line += " no" if claim.negated else ""
    line += "" if claim.period == "this_year" else f" {claim.period}"
    line += "" if claim.extent is None else f" @{claim.extent}"
    if claim.parts:
        line += f" = {'+'.join(map(str, claim.parts))}{'!' if claim.exhaustive else ''}"
    return line


def claimed(text: str) -> list[str]:
    """The claims of a text, a line each."""
    return [described(claim) for claim in gr.claims(report_of(text))]
