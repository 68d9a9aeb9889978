"""``rules``: what is checked, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.output import Output
from govinfo_report.cli.rule_names import complete_rules, no_rule, rules_named
from govinfo_report.cli.status import Status
from govinfo_report.display import grid, wrap
from govinfo_report.language import COLON, COMMA, Lang, Text

_FACTS: Final = {
    "severity": Text("级别", "Severity"),
    "basis": Text("依据类型", "Basis"),
    "editions": Text("适用版本", "Editions"),
    "formula": Text("公式", "Formula"),
    "sources": Text("来源", "Sources"),
}
_BASES: Final = {
    "official": Text("官方", "official"),
    "arithmetic": Text("算术", "arithmetic"),
    "heuristic": Text("经验", "heuristic"),
}


@click.command(cls=Command, zh="列出全部规则，或者说明某条、某类规则。")
@click.argument("rule_id", metavar="[ID]", required=False, shell_complete=complete_rules)
@options.output("text")
def rules(rule_id: str | None, lang: Lang, target: str | None) -> int:
    """List the rules, or explain the rule or family of rules called ID."""
    status = Status(lang=lang)
    width = options.columns()
    if rule_id is None:
        lines = _listed(gr.rules(), lang, width)
    else:
        try:
            chosen = rules_named(rule_id)
        except gr.UnknownRuleError as error:
            raise no_rule(error, "ID") from error
        lines = []
        for rule in chosen:
            lines += [*([""] if lines else []), *_explained(rule, lang, width)]
    output = Output(target, status)
    output.write("\n".join(lines) + "\n")
    output.close()
    return status.code


def _listed(catalogue: tuple[gr.Rule, ...], lang: Lang, width: int) -> list[str]:
    from govinfo_report.catalogue.texts import SEVERITIES  # not for help alone

    rows = [[rule.id, SEVERITIES[rule.severity](lang), rule.title(lang)] for rule in catalogue]
    return grid(rows, ["left", "left", "left"], cells=width)


def _explained(rule: gr.Rule, lang: Lang, width: int) -> Iterator[str]:
    from govinfo_report.catalogue.texts import SEVERITIES  # not for help alone

    yield rule.id
    yield from _indented(rule.title(lang), width)
    yield ""
    yield from _indented(rule.explanation(lang), width)
    yield ""
    facts = {
        "severity": SEVERITIES[rule.severity](lang),
        "basis": _BASES[rule.basis](lang),
        "editions": COMMA(lang).join(rule.editions),
        "formula": rule.formula if lang == "en" else _chinese_formula(rule),
        "sources": "" if rule.sources else None,
    }
    for name, fact in facts.items():
        if fact is not None:
            yield from _indented(COLON.join([_FACTS[name], fact])(lang), width)
    for source in rule.sources:
        yield from _indented(f"- {source.cite(lang)}", width)


def _chinese_formula(rule: gr.Rule) -> str | None:
    """The formula of a linear rule in the words of the form; of others the explanation has it."""
    if rule.linear is None:
        return None
    sides = (
        " + ".join(_term(rule.linear.table, term) for term in terms)
        for terms in (rule.linear.plus, rule.linear.minus)
    )
    return {"=": " = ", "<=": " ≤ "}[rule.linear.relation].join(sides)


def _term(table: str, term: str) -> str:
    from govinfo_report.catalogue.names import scope_name  # not for help alone

    if term == "*":
        return "其余各栏之和"
    from govinfo_report.catalogue import EDITIONS  # not for help alone

    group = term.removesuffix(".*")
    if group == term:
        return scope_name(table, term).zh
    form = gr.form(EDITIONS[-1])
    return f"“{form.table(table).group(group).text.zh}”各行之和"


def _indented(text: str, width: int) -> Iterator[str]:
    """A paragraph set in by two cells, its later lines by four."""
    yield from (f"  {line}" for line in wrap(text, width - 2, indent="  "))
