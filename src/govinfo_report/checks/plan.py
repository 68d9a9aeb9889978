"""Which rules a check asks: those that are selected, sorted by how they are computed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec import Struct

from govinfo_report.catalogue.rule_entries import Rule
from govinfo_report.catalogue.rules import rules_by_id, unknown_rule
from govinfo_report.identities import all_hold
from govinfo_report.model.arguments import ArgumentKind, wrong_type

if TYPE_CHECKING:
    from govinfo_report.packs import RulePack

_PLANS: Final = 256

Names: TypeAlias = str | Iterable[str] | None
"""Rules by their ids (``cell.blank``) and families (``cell``, ``cell.*``)."""


def names_of(given: Names) -> tuple[str, ...] | None:
    """What a caller selects or ignores, as a tuple; one text is one name.

    Raises:
        TypeError: A name is no text.
    """
    if given is None:
        return None
    any_of: Any = given  # what callers really give
    one = isinstance(any_of, str) or not isinstance(any_of, Iterable)
    found = (any_of,) if one else tuple(any_of)
    wrong = [name for name in found if not isinstance(name, str)]
    if wrong:
        advice: dict[ArgumentKind, str] = {"other": "a rule's name is rule.id"}
        raise wrong_type(wrong[0], "select or ignore", "names of rules or families", advice)
    return found


@lru_cache(_PLANS)
def selected(
    select: tuple[str, ...] | None, ignore: tuple[str, ...] | None, pack: RulePack | None = None
) -> tuple[Rule, ...]:
    """The rules that are asked, the catalogue's first; ``ignore`` and the pack have the last word.

    Raises:
        UnknownRuleError: A name is that of no rule and no family.
    """
    if pack is None:
        rules = rules_by_id()
    else:
        from govinfo_report.packs import rules_of  # most checks have no pack

        rules = rules_of(pack)
    known = {**rules_by_id(), **rules}
    named = partial(_named, known)
    wanted = set(known) if select is None else set().union(*map(named, select))
    unwanted: set[str] = set().union(*map(named, ignore or ()))
    return tuple(rule for rule in rules.values() if rule.id in wanted - unwanted)


def _named(known: Iterable[str], name: str) -> set[str]:
    """The rules of one name: an id, or the beginning of ids."""
    family = name.removesuffix(".*")
    found = {rule for rule in known if rule == name or rule.startswith(f"{family}.")}
    if not found:
        families = {rule.partition(".")[0]: None for rule in known}
        raise unknown_rule(name, [*known, *families])
    return found


class Plan(Struct, frozen=True):
    """What is asked of the reports of one edition, worked out once.

    Attributes:
        edition: The edition.
        rules: The rules, in order.
        equations: Those that the fast test covers.
        not_equations: The rest, in order.
        hold: The fast test of all equations.
    """

    edition: str
    rules: tuple[Rule, ...]
    equations: tuple[Rule, ...]
    not_equations: tuple[Rule, ...]
    hold: Callable[[tuple[Any, ...]], bool]

    def held(self, cells: tuple[Any, ...]) -> tuple[Rule, ...]:
        """The equations that fast tests show to hold; what the others say has to be asked."""
        if self.hold(cells):
            return self.equations
        tests = ((rule, all_hold(self.edition, (rule.id,))) for rule in self.equations)
        return tuple(rule for rule, holds in tests if holds(cells))

    def others(self, held: tuple[Rule, ...]) -> tuple[Rule, ...]:
        """The rules but those that are shown to hold, in order."""
        if held is self.equations:
            return self.not_equations
        known = {rule.id for rule in held}
        return tuple(rule for rule in self.rules if rule.id not in known)


@lru_cache(_PLANS)
def plan(
    edition: str,
    select: tuple[str, ...] | None,
    ignore: tuple[str, ...] | None,
    pack: RulePack | None = None,
) -> Plan:
    """The plan for an edition, a selection and a rule pack."""
    rules = selected(select, ignore, pack)
    equations = tuple(
        r for r in rules if r.linear and r.linear.relation == "=" and edition in r.editions
    )
    rest = tuple(rule for rule in rules if rule not in equations)
    ids = [rule.id for rule in equations]
    hold = all_hold(edition, ids) if ids else lambda _: True
    return Plan(edition, rules, equations, rest, hold)
