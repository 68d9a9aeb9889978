"""Builds the rules from the data files, and verifies them on the way."""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from msgspec import field
from msgspec.structs import replace

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.building import Editions, load_sources
from govinfo_report.catalogue.data_files import DataFile, Dated
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
from govinfo_report.catalogue.texts import Source
from govinfo_report.language import Text
from govinfo_report.strict_toml import NonEmpty, Record

_FILES: Final = (
    "identities.toml",
    "cells.toml",
    "structure.toml",
    "metadata.toml",
    "plausibility.toml",
    "narrative_applications.toml",
    "narrative_disputes.toml",
    "narrative_sentences.toml",
    "continuity.toml",
    "collection.toml",
)


class RuleRecord(Dated, frozen=True, kw_only=True):
    """A rule in its data file; the attributes are those of :class:`Rule`."""

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


class RulesRecord(Record, frozen=True, kw_only=True):
    """A file of rules."""

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
        for index, record in enumerate(file.record(RulesRecord).rules):
            key = f"rules[{index}]"
            if record.id in found:
                file.wrong(f"{key}.id", f"{record.id!r} is there already")
            found[record.id] = _rule(record, file, key, sources, common)
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
    return Rule(
        id=record.id,
        kind=record.kind,
        basis=record.basis,
        severity=record.severity,
        needs=record.needs,
        formula=record.formula,
        editions=editions,
        title=record.title,
        explanation=record.explanation,
        sources=tuple(sources[one] for one in record.sources),
        outcomes=record.outcomes,
        messages=record.messages,
        reasons={**common, **record.reasons},
        notes=record.notes,
        parameters=record.parameters,
        linear=record.linear,
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


def _fields(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
