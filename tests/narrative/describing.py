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
        line += f" {claim.exactness}{'!' if claim.strict else ''}"
    line += " no" if claim.negated else ""
    line += "" if claim.period == "this_year" else f" {claim.period}"
    line += "" if claim.extent is None else f" @{claim.extent}"
    if claim.parts:
        line += f" = {'+'.join(map(str, claim.parts))}{'!' if claim.exhaustive else ''}"
    return line


def claimed(text: str) -> list[str]:
    """The claims of a text, a line each."""
    return [described(claim) for claim in gr.claims(report_of(text))]


_DIGITS = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """A number as it is written out: 3119 is 三千一百一十九."""
    if number == 0:
        return "零"
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            gap = "零" if low and low < unit // 10 else ""
            return in_characters(high) + name + gap + (in_characters(low) if low else "")
    words = ""
    gap = False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + name
            gap = False
        elif words and number:
            gap = True
    return words
