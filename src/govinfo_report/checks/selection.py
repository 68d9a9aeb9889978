"""Which rules are asked: select and ignore."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id, unknown_rule
from govinfo_report.model.arguments import Kind, wrong_type

Names = str | Iterable[str] | None


def names(given: Names) -> tuple[str, ...] | None:
    """What a caller selects or ignores, as a tuple; one text is one name."""
    if given is None:
        return None
    any_of: Any = given  # what callers really give
    one = isinstance(any_of, str) or not isinstance(any_of, Iterable)
    found = (any_of,) if one else tuple(any_of)
    wrong = [name for name in found if not isinstance(name, str)]
    if wrong:
        advice: dict[Kind, str] = {"other": "a rule's name is rule.id"}
        raise wrong_type(wrong[0], "select or ignore", "names of rules or families", advice)
    return found


@cache
def selected(select: tuple[str, ...] | None, ignore: tuple[str, ...] | None) -> tuple[Rule, ...]:
    """The rules that are asked, in the catalogue's order; ``ignore`` has the last word.

    Raises:
        UnknownRuleError: A name is that of no rule and no family.
    """
    wanted = set(rules_by_id()) if select is None else set().union(*map(_named, select))
    unwanted: set[str] = set().union(*map(_named, ignore or ()))
    return tuple(rule for rule in rules_by_id().values() if rule.id in wanted - unwanted)


def _named(name: str) -> set[str]:
    """The rules of one name: an id, or the beginning of ids (``cell``, ``cell.*``)."""
    family = name.removesuffix(".*")
    found = {rule for rule in rules_by_id() if rule == name or rule.startswith(f"{family}.")}
    if not found:
        families = {rule.partition(".")[0]: None for rule in rules_by_id()}
        raise unknown_rule(name, [*rules_by_id(), *families])
    return found
