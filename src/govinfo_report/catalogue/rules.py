"""The catalogue of rules: what is checked, why, how badly it matters, in both languages.

A rule is a record in a TOML file under ``data/rules/``; the files are verified while they are read.
Linear rules carry their terms there too; :mod:`govinfo_report.identities` writes them out, so that
every user of a rule computes the same formula. What cannot be said in terms is a function of the
checker, registered under the id of the rule.
"""

from __future__ import annotations

import copyreg
import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from msgspec import field
from msgspec.structs import replace

from govinfo_report.catalogue import EDITIONS, form
from govinfo_report.catalogue.building import Editions, load_sources
from govinfo_report.catalogue.data_files import DataFile, Dated, entry_of
from govinfo_report.catalogue.entries import Source
from govinfo_report.catalogue.names import near_names, scope_name, unknown_edition
from govinfo_report.catalogue.rule_entries import (
    Basis,
    Example,
    Linear,
    Needs,
    Outcome,
    Rule,
    RuleKind,
    Severity,
)
from govinfo_report.errors import UnknownRuleError
from govinfo_report.language import Text
from govinfo_report.strict_toml import NonEmpty, Record


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


def linear_formula(rule: Rule) -> str | None:
    """The formula of a linear rule in the Chinese words of the form; ``None`` for other rules."""
    if rule.linear is None:
        return None
    sides = (
        " + ".join(_term(rule.linear.table, term) for term in terms)
        for terms in (rule.linear.plus, rule.linear.minus)
    )
    return RELATIONS[rule.linear.relation].join(sides)


RELATIONS: Final = {"=": " = ", "<=": " ≤ "}
"""How formulas print the relation of a linear rule."""


def _term(table: str, term: str) -> str:
    if term == "*":
        return "其余各栏之和"
    group = term.removesuffix(".*")
    if group == term:
        return scope_name(table, term).zh
    return f"“{form(EDITIONS[-1]).table(table).group(group).text.zh}”各行之和"


@cache
def rules_by_id() -> Mapping[str, Rule]:
    """Rule id → rule, in the catalogue's order."""
    return MappingProxyType({rule.id: rule for rule in load_rules()})


def _named(rule_id: str) -> Rule:
    return rules_by_id()[rule_id]


def _reduced(rule: Rule) -> Any:
    if rules_by_id().get(rule.id) is rule:
        return _named, (rule.id,)
    return object.__reduce_ex__(rule, 2)


# Every finding names its rule: pickled and copied, it names it still, and does not bring it along.
copyreg.pickle(Rule, _reduced)


_FILES: Final = (
    *("identities.toml", "cells.toml", "structure.toml", "structure_text.toml", "metadata.toml"),
    "plausibility.toml",
    *("narrative_applications.toml", "narrative_disputes.toml", "narrative_sentences.toml"),
    *("continuity.toml", "collection.toml"),
)


class RuleRecord(Dated, frozen=True, kw_only=True):
    """A rule in its data file; the attributes are those of :class:`Rule`.

    Attributes:
        added: The version that brought it; empty: that of its file.
    """

    id: NonEmpty
    kind: RuleKind
    basis: Basis
    severity: Severity
    needs: Needs
    formula: NonEmpty
    title: Text
    explanation: Text
    sources: tuple[NonEmpty, ...]
    outcomes: tuple[Outcome, ...]
    messages: dict[str, Text]
    reasons: dict[str, Text] = field(default_factory=dict)
    notes: tuple[NonEmpty, ...] = ()
    parameters: dict[str, Any] = field(default_factory=dict)
    linear: Linear | None = None
    examples: tuple[Example, ...] = ()
    frames: bool = False
    added: str = ""


class RulesRecord(Record, frozen=True, kw_only=True):
    """A file of rules.

    Attributes:
        added: The version that brought the rules that name none.
        rules: The rules.
    """

    added: NonEmpty
    rules: tuple[RuleRecord, ...]


def load_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the files.

    Raises:
        CatalogueError: A data file is wrong.
    """
    sources = load_sources()
    common = DataFile("rules/reasons.toml").records(Text)
    found: dict[str, Rule] = {}
    for name in _FILES:
        file = DataFile(f"rules/{name}")
        whole = file.record(RulesRecord)
        for index, record in enumerate(whole.rules):
            key = f"rules[{index}]"
            if record.id in found:
                file.wrong(f"{key}.id", f"{record.id!r} is there already")
            found[record.id] = _rule(record, file, key, sources, common, whole.added)
    return tuple(found.values())


@cache
def organ_words() -> Mapping[str, tuple[str, ...]]:
    """Group of words → the words by which an organ's name tells its kind (``organs.toml``)."""
    return MappingProxyType(DataFile("rules/organs.toml").record(dict[str, tuple[NonEmpty, ...]]))


def _rule(
    record: RuleRecord,
    file: DataFile,
    key: str,
    sources: Mapping[str, Source],
    common: Mapping[str, Text],
    added: str,
) -> Rule:
    if record.basis == "heuristic" and record.severity == "error":
        file.wrong(f"{key}.severity", "a heuristic rule is never an error")
    for one in record.sources:
        if one not in sources:
            file.wrong(f"{key}.sources", f"{one!r} is not a source that sources.toml lists")
    for name, text in record.messages.items():
        if _fields(text.zh) != _fields(text.en):
            file.wrong(f"{key}.messages.{name}", "must take the same parameters in both languages")
    try:
        editions = Editions(EDITIONS[-1], EDITIONS).covered(record.since, record.until)
    except ValueError as error:
        file.wrong(key, str(error))
    return entry_of(
        Rule,
        record,
        editions=editions,
        sources=tuple(sources[one] for one in record.sources),
        reasons={**common, **record.reasons},
        frames=record.frames or record.linear is not None,
        added=record.added or added,
        examples=tuple(
            _dated(example, edition)
            for example in record.examples
            for edition in example.editions or (example.edition or editions[0],)
        ),
    )


def _dated(example: Example, edition: str) -> Example:
    """An example of an edition, and so are the other reports that it names."""
    return replace(
        example,
        edition=edition,
        editions=(),
        previous=_other(example.previous, edition) if example.previous else None,
        others=tuple(_other(other, edition) for other in example.others),
    )


def _other(example: Example, edition: str) -> Example:
    return _dated(example, example.edition or edition)


def _fields(template: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", template))
