"""The texts of localisation, and identities in words."""

from __future__ import annotations

from collections.abc import Iterable

from govinfo_report.catalogue.names import scope_name
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.identities import Identity
from govinfo_report.language import COLON, COMMA, Lang, Text, counted
from govinfo_report.strict_toml import texts


def text(key: str) -> Text:
    """One of the texts of ``texts.toml``."""
    return texts("govinfo_report.localisation", "texts.toml")[key]


def more_than(count: int) -> Text:
    """How many cells are certainly wrong, where the search was stopped."""
    cells = f"{counted(count, 'cell')} {'is' if count == 1 else 'are'}"
    return text("more_than").filled(count=count, cells=cells)


def explained(identities: Iterable[Identity], lang: Lang) -> str:
    """Identities for a reader: each rule by id and title, with the rows or columns concerned."""
    scopes: dict[str, list[str]] = {}
    for identity in identities:
        scopes.setdefault(identity.rule, []).append(identity.scope)
    parts = []
    for rule_id, found in scopes.items():
        rule = rules_by_id()[rule_id]
        table = rule.linear and rule.linear.table
        names = (f"“{scope_name(table, scope)(lang) if table else scope}”" for scope in found)
        parts.append(rule.named(lang) + COLON(lang) + COMMA(lang).join(names))
    return Text("；", "; ")(lang).join(parts)
