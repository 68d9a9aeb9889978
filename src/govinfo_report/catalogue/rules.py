"""The catalogue of rules: what is checked, why, how badly it matters, in both languages.

A rule is a record in a TOML file under ``rule_data/``. Linear rules carry their terms there too
(:mod:`govinfo_report.catalogue.linear`), so that every user of a rule computes the same formula.
What cannot be said in terms is a function of the checker, registered under the rule's id.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.errors import EditionError


def rules(edition: str | None = None) -> tuple[Rule, ...]:
    """Every rule, in the catalogue's order.

    Args:
        edition: Only the rules that this edition of the form has; ``None``: all.

    Raises:
        EditionError: There is no such edition.
    """
    if edition is None:
        return tuple(rules_by_id().values())
    if edition not in EDITIONS:
        raise EditionError(edition, f"there are only the editions {', '.join(EDITIONS)}")
    return tuple(rule for rule in rules_by_id().values() if edition in rule.editions)


@cache
def rules_by_id() -> Mapping[str, Rule]:
    """Rule id → rule, in the catalogue's order."""
    # The reader of TOML costs more than all of this package: not before it is needed.
    from govinfo_report.catalogue.rule_loader import load_rules

    return MappingProxyType({rule.id: rule for rule in load_rules()})
