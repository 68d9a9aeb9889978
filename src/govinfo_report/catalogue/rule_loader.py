"""Builds the rules from the data files, and verifies them on the way."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from attrs import evolve

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.datafile import Node
from govinfo_report.catalogue.linear import Linear, Relation
from govinfo_report.catalogue.loader import load_sources
from govinfo_report.catalogue.rule_entries import (
    Basis,
    Example,
    Needs,
    Outcome,
    Rule,
    RuleKind,
    Severity,
)
from govinfo_report.catalogue.texts import Source, Text

_DATA: Final = Path(__file__).parent / "rule_data"
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
_FILLS: Final = ("zero", "blank", "absent")


def load_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the files.

    Raises:
        CatalogueError: A data file is wrong.
    """
    sources = load_sources()
    common = _texts(Node(_read("reasons.toml"), "reasons.toml"))
    found: dict[str, Rule] = {}
    for file in _FILES:
        root = Node(_read(file), file)
        for node in root.nodes("rules"):
            rule = _rule(node, sources, common)
            if rule.id in found:
                raise node.error("id", f"{rule.id!r} is there already")
            found[rule.id] = rule
        root.finish()
    return tuple(found.values())


def read_organs() -> Mapping[str, tuple[str, ...]]:
    """The endings and words by which an organ's name tells its kind (``organs.toml``)."""
    node = Node(_read("organs.toml"), "organs.toml")
    return MappingProxyType({name: node.strings(name) for name in _read("organs.toml")})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


def _rule(node: Node, sources: Mapping[str, Source], common: Mapping[str, Text]) -> Rule:
    basis = cast(Basis, node.choice("basis", get_args(Basis)))
    severity = cast(Severity, node.choice("severity", get_args(Severity)))
    if basis == "heuristic" and severity == "error":
        raise node.error("severity", "a heuristic rule is never an error")
    editions = node.strings("editions") or EDITIONS
    outcomes = cast(tuple[Outcome, ...], node.strings("outcomes"))
    if not set(outcomes) <= set(get_args(Outcome)):
        raise node.error("outcomes", f"must be among {', '.join(get_args(Outcome))}")
    linear = node.optional_node("linear")
    reasons = node.optional_node("reasons")
    parameters = node.mapping("parameters")
    rule = Rule(
        node.string("id"),
        cast(RuleKind, node.choice("kind", get_args(RuleKind))),
        basis,
        severity,
        cast(Needs, node.choice("needs", get_args(Needs))),
        node.string("formula"),
        editions,
        node.text("title"),
        node.text("explanation"),
        _cited(node, sources),
        outcomes,
        _templates(node),
        {**common, **(_texts(reasons) if reasons else {})},
        node.strings("notes"),
        parameters,
        _linear(linear) if linear else None,
        tuple(e for child in node.nodes("examples") for e in _examples(child, editions[-1])),
    )
    node.finish()
    return rule


def _cited(node: Node, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    ids = node.strings("sources")
    for one in ids:
        if one not in sources:
            raise node.error("sources", f"{one!r} is not a source that sources.toml lists")
    return tuple(sources[one] for one in ids)


def _texts(node: Node) -> dict[str, Text]:
    texts = {}
    for name, child in node.children().items():
        texts[name] = Text(child.string("zh"), child.string("en"))
        child.finish()
    return texts


def _templates(node: Node) -> Mapping[str, Text]:
    messages = node.optional_node("messages")
    if messages is None:
        raise node.error("messages", "is missing")
    templates = _texts(messages)
    for name, text in templates.items():
        if _fields(text.zh) != _fields(text.en):
            raise messages.error(name, "must take the same parameters in both languages")
    return templates


def _fields(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _linear(node: Node) -> Linear:
    linear = Linear(
        node.string("table"),
        "row" if node.choice("each", ("row", "column")) == "row" else "column",
        node.strings("plus"),
        node.strings("minus"),
        cast(Relation, node.choice("relation", get_args(Relation))),
        node.strings("within"),
    )
    node.finish()
    return linear


def _examples(node: Node, edition: str) -> list[Example]:
    """One example; or the same in each of the ``editions`` that it names."""
    editions = node.strings("editions")
    outcome = cast(Outcome, node.choice("outcome", get_args(Outcome)))
    severity = node.optional_string("severity")
    finds = node.strings("finds")
    example = _report(node, edition, outcome, cast("Severity | None", severity), finds or None)
    return [evolve(example, edition=each) for each in editions] or [example]


def _report(
    node: Node,
    edition: str,
    outcome: Outcome,
    severity: Severity | None = None,
    finds: tuple[str, ...] | None = None,
) -> Example:
    notes = node.optional_mappings("notes")
    previous = node.optional_node("previous")
    others = tuple(_report(child, edition, "holds") for child in node.nodes("others"))
    manifest = node.mapping("manifest")
    fill = node.optional_string("fill") or "zero"
    if fill not in _FILLS:
        raise node.error("fill", f"must be one of {', '.join(_FILLS)}")
    example = Example(
        outcome,
        node.optional_string("edition") or edition,
        fill,
        node.mapping("cells"),
        node.strings("blank"),
        node.strings("absent"),
        node.mapping("members"),
        notes,
        _report(previous, edition, "holds") if previous else None,
        others,
        manifest or None,
        severity,
        finds,
    )
    node.finish()
    return example
