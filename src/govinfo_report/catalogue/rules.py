"""The catalogue of rules: what is checked, why, how badly it matters, in both languages.

A rule is a record in a TOML file under ``data/rules/``. Linear rules carry their terms there too;
:mod:`govinfo_report.identities` writes them out, so that every user of a rule computes the same
formula. What cannot be said in terms is a function of the checker, registered under the rule's id.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.near import near_names, unknown_edition
from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.errors import UnknownRuleError


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
        raise unknown_edition(edition)
    return tuple(rule for rule in rules_by_id().values() if edition in rule.editions)


def rule(rule_id: str) -> Rule:
    """One rule, by its id (``applications.balance``).

    Raises:
        UnknownRuleError: There is no such rule; says what is near.
    """
    try:
        return rules_by_id()[rule_id]
    except (KeyError, TypeError):  # a list cannot be looked up
        raise unknown_rule(rule_id, rules_by_id()) from None


def unknown_rule(name: str, known: Iterable[str]) -> UnknownRuleError:
    """The error for a name that is none of those known: with what is near.

    Of a family (``applications``), some of its rules are.
    """
    names = list(known)
    of_family = [rule_id for rule_id in names if rule_id.startswith(f"{name}.")]
    return UnknownRuleError(name, of_family[:3] or near_names(str(name), names))


@cache
def rules_by_id() -> Mapping[str, Rule]:
    """Rule id → rule, in the catalogue's order."""
    # The reader of TOML costs more than all of this package: not before it is needed.
    from govinfo_report.catalogue.rule_loader import load_rules

    return MappingProxyType({rule.id: rule for rule in load_rules()})


def _named(rule_id: str) -> Rule:
    return rules_by_id()[rule_id]


def _reduced(rule: Rule) -> Any:
    if rules_by_id().get(rule.id) is rule:
        return _named, (rule.id,)
    return object.__reduce_ex__(rule, 2)


# Every finding names its rule: pickled and copied, it names it still, and does not bring it along.
copyreg.pickle(Rule, _reduced)
