"""The names of rules and of families of rules, as they are typed."""

from __future__ import annotations

import difflib

import govinfo_report as gr


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
