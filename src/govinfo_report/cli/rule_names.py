"""The names of rules and of families of rules, as they are typed."""

from __future__ import annotations

import difflib

import click
from click.shell_completion import CompletionItem

import govinfo_report as gr
from govinfo_report.cli.help import spoken
from govinfo_report.cli.usage import Misuse
from govinfo_report.language import Text, both


def rules_named(name: str) -> tuple[gr.Rule, ...]:
    """The rule of that id, or the rules of that family (``cell`` or ``cell.*``).

    Raises:
        UnknownRuleError: There is none.
    """
    catalogue = gr.rules()
    family = name.removesuffix(".*")
    found = tuple(rule for rule in catalogue if rule.id == name or rule.id.startswith(f"{family}."))
    if not found:
        raise gr.UnknownRuleError(name, difflib.get_close_matches(name, [r.id for r in catalogue]))
    return found


def no_rule(error: gr.UnknownRuleError, about: str) -> Misuse:
    """The usage error for a name that no rule has.

    Args:
        error: What the library says.
        about: The option or argument that named it.
    """
    words = error.short
    if not error.near:
        listed = Text("；用 govinfo-report rules 可查看全部", "; govinfo-report rules lists them")
        words = both("").join([words, listed])
    return Misuse(words, about)


def complete_rules(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The rules whose ids begin as typed; of a list with commas, the last one."""
    before, comma, last = incomplete.rpartition(",") if param.multiple else ("", "", incomplete)
    return [
        CompletionItem(f"{before}{comma}{rule.id}", help=rule.title(spoken(ctx)))
        for rule in gr.rules()
        if rule.id.startswith(last)
    ]


def complete_cells(
    _ctx: click.Context, _param: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """The cells of either form whose ids begin as typed."""
    from govinfo_report.catalogue import EDITIONS  # not for help alone

    ids = dict.fromkeys(cell for edition in EDITIONS for cell in gr.form(edition).cells)
    return [CompletionItem(name) for name in ids if name.startswith(incomplete)]
