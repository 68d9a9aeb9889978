"""The reference page of the indicators, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govinfo_report.catalogue.indicators import (
    IndicatorDefinition,
    indicator_definitions,
    not_rated_texts,
)

PAGE = "docs/reference/indicators.md"
OWNS = (PAGE,)

HEAD = """\
# Indicators

`govinfo_report.indicators` and `govinfo-report indicators` compute these fractions of the figures
of a report. Values are exact. They describe one report and rank no agencies: what a share means
depends on what was asked for. `*` stands for every row of a group.

[How to compute them](../how-to/compute-indicators.md).

| Indicator | Kind | Least base |
| --- | --- | --- |
"""

KINDS = {
    "share": "share",
    "change": "change over last year",
    "ratio": "so many for each one",
}


def files() -> Mapping[str, str]:
    """The page."""
    return {PAGE: page()}


def page() -> str:
    """An overview, a section an indicator, and why one is not rated."""
    known = indicator_definitions()
    overview = "".join(
        f"| [`{each.id}`](#{anchor(each)}) {each.title.en} · {each.title.zh} | {KINDS[each.unit]} "
        f"| {each.at_least} |\n"
        for each in known
    )
    sections = "\n\n".join("\n\n".join(section(each)) for each in known)
    reasons = "".join(
        f"- `{kind}`: {text.en} · {text.zh}\n" for kind, text in not_rated_texts().items()
    )
    return f"{HEAD}{overview}\n{sections}\n\n## Not rated\n\n{reasons}"


def anchor(indicator: IndicatorDefinition) -> str:
    """The label of an indicator's section."""
    return f"indicator-{indicator.id.replace('_', '-')}"


def section(indicator: IndicatorDefinition) -> Iterator[str]:
    """What there is to know about an indicator."""
    yield f"({anchor(indicator)})=\n## `{indicator.id}`"
    yield f"**{indicator.title.en}** · {indicator.title.zh}"
    yield f"```text\n{indicator.formula}\n```"
    yield indicator.definition.en
    yield indicator.definition.zh
