"""``rules``: what is checked, and why."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

import click

import govinfo_report as gr
from govinfo_report.cli import options
from govinfo_report.cli.output import Output
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


@click.command()
@click.argument("rule_id", metavar="[ID]", required=False)
@options.lang
@options.output
def rules(rule_id: str | None, lang: options.Lang, target: str | None) -> int:
    """List the rules, or explain the rule or family of rules called ID."""
    status = Status()
    catalogue = gr.rules()
    width = options.columns()
    if rule_id is None:
        lines = _listed(catalogue, lang, width)
    else:
        chosen = [r for r in catalogue if r.id == rule_id or r.id.startswith(f"{rule_id}.")]
        if not chosen:
            raise click.BadParameter(_unknown(rule_id, catalogue), param_hint="ID")
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
    yield from wrap(f"  {rule.title(lang)}", width, indent="  ")
    yield ""
    yield from wrap(f"  {rule.explanation(lang)}", width, indent="  ")
    yield ""
    facts = {
        "severity": _WORDS[rule.severity][lang],
        "basis": _WORDS[rule.basis][lang],
        "editions": ", ".join(rule.editions),
        "formula": rule.formula,
    }
    for name, fact in facts.items():
        yield from wrap(f"  {_WORDS[name][lang]}: {fact}", width, indent="    ")
    if rule.sources:
        yield f"  {_WORDS['sources'][lang]}:"
        for source in rule.sources:
            yield from wrap(f"  - {source.cite(lang)}", width, indent="    ")


def _unknown(rule_id: str, catalogue: tuple[gr.Rule, ...]) -> str:
    near = difflib.get_close_matches(rule_id, [rule.id for rule in catalogue], n=3)
    like = f"; there is {', '.join(near)}" if near else ""
    return f"no rule and no family of rules is called {rule_id!r}{like}"
