"""``schemas/rules.json`` and the reference page of the rules, both from the catalogue of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules
from govinfo_report.documents.rules import rules_json
from govinfo_report.packs.loading import settable

DOCUMENT = "schemas/rules.json"
PAGE = "docs/reference/rules.md"
OWNS = (DOCUMENT, PAGE)

HEAD = """\
# Rules

Every rule of the catalogue. A rule has one of four outcomes on a report: it *holds*; it is
*violated*; it is *undecided*, because cells that are blank or absent could make it right or wrong;
or it is *not applicable*, with a reason. A *heuristic* rule is usually right and never an error.
What is undecided is a warning at most.

| Rule | Severity | Basis | Needs | Editions |
| --- | --- | --- | --- | --- |
"""


def files() -> Mapping[str, str]:
    """The document and the page."""
    return {DOCUMENT: rules_json(), PAGE: page()}


def page() -> str:
    """The page: an overview, then a section a rule."""
    overview = "".join(
        f"| [`{rule.id}`](#{anchor(rule)}) {rule.title.en} · {rule.title.zh} | {rule.severity} "
        f"| {rule.basis} | {rule.needs} | {', '.join(rule.editions)} |\n"
        for rule in rules()
    )
    sections = "\n\n".join("\n\n".join(section(rule)) for rule in rules())
    return f"{HEAD}{overview}\n{sections}\n"


def anchor(rule: Rule) -> str:
    """The label of a rule's section."""
    return f"rule-{rule.id.replace('.', '-').replace('_', '-')}"


def section(rule: Rule) -> Iterator[str]:
    """What there is to know about a rule."""
    yield f"({anchor(rule)})=\n## `{rule.id}`"
    yield f"**{rule.title.en}** · {rule.title.zh}"
    yield f"```text\n{rule.formula}\n```"
    yield rule.explanation.en
    yield rule.explanation.zh
    yield f"Outcomes: {', '.join(rule.outcomes).replace('_', ' ')}."
    cited = [f"- {source.cite('en')} · {source.cite('zh')}" for source in rule.sources]
    yield "\n".join(["Sources:", "", *cited])
    if known := settable(rule):
        listed = ", ".join(f"`{name}` ({value})" for name, value in known.items())
        yield f"Parameters that a rule pack can set: {listed}."
    if rule.notes:
        yield f"Notes of reading that it reports: {', '.join(f'`{note}`' for note in rule.notes)}."
