"""``rules``: what is checked, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.command import Command
from govinfo_report.cli.output import Output
from govinfo_report.cli.rule_names import complete_rules, rules_named
from govinfo_report.cli.status import Status
from govinfo_report.display import grid, wrap

_WORDS: Final = {
    "severity": {"zh": "级别", "en": "Severity"},
    "basis": {"zh": "依据类型", "en": "Basis"},
    "editions": {"zh": "适用版本", "en": "Editions"},
    "formula": {"zh": "公式", "en": "Formula"},
    "sources": {"zh": "来源", "en": "Sources"},
    "error": {"zh": "错误", "en": "error"},
    "warning": {"zh": "警告", "en": "warning"},
    "info": {"zh": "提示", "en": "info"},
    "official": {"zh": "官方", "en": "official"},
    "arithmetic": {"zh": "算术", "en": "arithmetic"},
    "heuristic": {"zh": "经验", "en": "heuristic"},
}


@click.command(cls=Command)
@click.argument("rule_id", metavar="[ID]", required=False, shell_complete=complete_rules)
@options.lang
@options.output("text")
def rules(rule_id: str | None, lang: options.Lang, target: str | None) -> int:
    """List the rules, or explain the rule or family of rules called ID."""
    status = Status()
    width = options.columns()
    if rule_id is None:
        lines = _listed(gr.rules(), lang, width)
    else:
        try:
            chosen = rules_named(rule_id)
        except gr.UnknownRuleError as error:
            raise click.BadParameter(str(error), param_hint="ID") from error
        lines = []
        for rule in chosen:
            lines += [*([""] if lines else []), *_explained(rule, lang, width)]
    output = Output(target, status)
    output.write("\n".join(lines) + "\n")
    output.close()
    return status.code


def _listed(catalogue: tuple[gr.Rule, ...], lang: options.Lang, width: int) -> list[str]:
    rows = [[rule.id, _WORDS[rule.severity][lang], rule.title(lang)] for rule in catalogue]
    return grid(rows, ["left", "left", "left"], cells=width)


def _explained(rule: gr.Rule, lang: options.Lang, width: int) -> Iterator[str]:
    yield rule.id
    yield from _indented(rule.title(lang), width)
    yield ""
    yield from _indented(rule.explanation(lang), width)
    yield ""
    facts = {
        "severity": _WORDS[rule.severity][lang],
        "basis": _WORDS[rule.basis][lang],
        "editions": ", ".join(rule.editions),
        "formula": rule.formula,
    }
    for name, fact in facts.items():
        yield from _indented(f"{_WORDS[name][lang]}: {fact}", width)
    if rule.sources:
        yield from _indented(f"{_WORDS['sources'][lang]}:", width)
        for source in rule.sources:
            yield from _indented(f"- {source.cite(lang)}", width)


def _indented(text: str, width: int) -> Iterator[str]:
    """A paragraph set in by two cells, its later lines by four."""
    yield from (f"  {line}" for line in wrap(text, width - 2, indent="  "))
