"""A rule pack that was read: what it changes of the shipped rules, and what it adds."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import evolve, field, frozen

from govinfo_report.catalogue.rule_entries import Rule, Severity
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.language import COMMA, Text
from govinfo_report.packs.records import Switch
from govinfo_report.strict_toml import texts

PackWay: TypeAlias = Literal["terms", "deadline"]
"""How a rule of a pack is computed: the parameter ``way`` of its record says it."""

_PACKS: Final = 64


def pack_text(key: str) -> Text:
    """One of the texts of ``texts.toml``."""
    return texts("govinfo_report.packs", "texts.toml")[key]


@frozen
class PointEntry:
    """Points that the violations of some rules take off.

    Attributes:
        rule: Id of the rule, or the family, as the pack names it.
        rules: Ids of the rules concerned.
        points: The points, above 0.
        per: Whether they are taken off once a ``report`` or for each ``finding``.
        cap: The most that this entry takes off; ``None``: all of it.
        at_least: Findings of a lesser severity take nothing off.
    """

    rule: str
    rules: frozenset[str] = field(repr=False)
    points: Fraction
    per: Literal["report", "finding"] = "report"
    cap: Fraction | None = None
    at_least: Severity = "info"


@frozen
class Scoring:
    """How a pack scores a report.

    Attributes:
        pack: Prefix of the pack.
        full: The points of a report with nothing taken off.
        entries: What is taken off.
    """

    pack: str
    full: Fraction
    entries: tuple[PointEntry, ...] = field(repr=False)


@frozen
class RulePack:
    """A rule pack. Two packs are equal if their files are.

    Attributes:
        prefix: What the ids of its own rules begin with.
        title: Its name.
        rules: Its own rules.
        severities: Id of a shipped rule → its severity, or ``off``.
        parameters: Id of a shipped rule → parameter, ``name`` or ``name.part`` → value.
        scoring: How it scores a report; ``None``: it gives no points.
        file: Name of the file; ``None`` where unknown.
        digest: SHA-256 of the file.
    """

    prefix: str
    title: Text = field(eq=False)
    rules: tuple[Rule, ...] = field(eq=False, repr=False)
    severities: Mapping[str, Switch] = field(eq=False, repr=False)
    parameters: Mapping[str, Mapping[str, int]] = field(eq=False, repr=False)
    scoring: Scoring | None = field(eq=False, repr=False)
    file: str | None = field(eq=False, default=None)
    digest: str = field(repr=False, default="")


def rules_of(pack: RulePack | None) -> Mapping[str, Rule]:
    """Rule id → rule, as a check with the pack asks them: the shipped ones, then the pack's own.

    What the pack switches off is left out.
    """
    return rules_by_id() if pack is None else _rules_of(pack)


@lru_cache(_PACKS)
def _rules_of(pack: RulePack) -> Mapping[str, Rule]:
    rules = {
        rule_id: _changed(rule, pack)
        for rule_id, rule in rules_by_id().items()
        if pack.severities.get(rule_id) != "off"
    }
    return MappingProxyType(rules | {rule.id: rule for rule in pack.rules})


def _changed(rule: Rule, pack: RulePack) -> Rule:
    """A shipped rule with the severity and the parameters that the pack gives it."""
    severity, values = pack.severities.get(rule.id), pack.parameters.get(rule.id)
    if severity is not None and severity != "off":
        rule = evolve(rule, severity=severity)
    if values is None:
        return rule
    parameters = dict(rule.parameters)
    for name, value in values.items():
        first, _, part = name.partition(".")
        parameters[first] = {**parameters[first], part: value} if part else value
    listed = COMMA.join(f"{name} = {value}" for name, value in values.items())
    note = pack_text("changed").filled(pack=pack.title, values=listed)
    words = Text(f"{rule.explanation.zh}{note.zh}", f"{rule.explanation.en} {note.en}")
    return evolve(rule, parameters=parameters, explanation=words)
