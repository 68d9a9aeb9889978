"""The rules as a JSON document, so that another language can run them: ``schemas/rules.json``.

Linear rules are written out cell by cell for each edition, and so are sums over two years;
``schemas/conformance`` tells whether a port agrees. The texts of the members are in ``rules.toml``,
what a port must know of their meaning in ``rule_semantics.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final, Literal

from msgspec import UNSET, UnsetType, field

from govinfo_report.catalogue import EDITIONS, alternatives, form
from govinfo_report.catalogue.data_files import CellKind
from govinfo_report.catalogue.rule_entries import (
    Basis,
    Example,
    Needs,
    Outcome,
    Relation,
    Rule,
    RuleKind,
    Severity,
)
from govinfo_report.catalogue.rules import rules
from govinfo_report.documents.records import DocumentRecord, filled
from govinfo_report.identities import identities_of_rule
from govinfo_report.identities.two_years import is_over_two_years, two_year_sums
from govinfo_report.json_text import written
from govinfo_report.language import Text
from govinfo_report.model import layout
from govinfo_report.strict_toml import texts

VERSION: Final = "1.1"
"""Version of the shape: a minor one adds members, and none changes its meaning in a major one."""

_COMMENT: Final = (
    "Generated from the catalogue of rules. A linear rule says, for each scope, that the sum of "
    "coefficient times cell is zero (=) or at most zero (<=). It holds if that is true with every "
    "blank cell (null) read as 0 and no cell absent; an absent cell is an unknown integer >= 0, "
    "never 0 (under <=, only an absent cell with a positive coefficient keeps it from holding). "
    "It is violated if no way of filling blank and absent cells with integers >= 0 makes it true, "
    "undecided otherwise, and not applicable if all its cells are absent. Of the rows in "
    "'alternatives' a report has one list or the other: the cells of the list it lacks are left "
    "out of every sum; with neither the first list counts, with both no column can be summed."
)


class CellEntry(DocumentRecord):
    """A cell that documents of an edition can have."""

    id: str
    kind: CellKind


class TermsEntry(DocumentRecord):
    """A linear rule in one row or column."""

    scope: str
    coefficients: dict[str, Literal[-1, 1]]


class LinearEntry(DocumentRecord):
    """What makes a rule linear."""

    table: str
    relation: Relation
    terms: dict[str, list[TermsEntry]]


class TwoYearTermsEntry(DocumentRecord):
    """A sum over two years in one row or column."""

    scope: str
    previous: dict[str, Literal[-1, 1]]
    current: dict[str, Literal[-1, 1]]
    result: str
    severity: Severity


class TwoYearsEntry(DocumentRecord):
    """What makes a rule a sum over two years."""

    table: str
    relation: Relation
    terms: dict[str, list[TwoYearTermsEntry]]


class SourceEntry(DocumentRecord):
    """A notice or an article, cited in both languages."""

    id: str
    zh: str
    en: str


class ExampleReport(DocumentRecord, kw_only=True):
    """A report in short."""

    edition: str
    fill: Literal["zero", "blank", "absent"]
    cells: dict[str, Any] | UnsetType = UNSET
    blank: list[str] | UnsetType = UNSET
    absent: list[str] | UnsetType = UNSET
    members: dict[str, Any] | UnsetType = UNSET


class ExampleEntry(DocumentRecord, kw_only=True):
    """A report in short, and what the rule says of it."""

    outcome: Outcome
    edition: str
    fill: Literal["zero", "blank", "absent"]
    cells: dict[str, Any] | UnsetType = UNSET
    blank: list[str] | UnsetType = UNSET
    absent: list[str] | UnsetType = UNSET
    members: dict[str, Any] | UnsetType = UNSET
    notes: list[dict[str, str]] | UnsetType = UNSET
    previous: ExampleReport | UnsetType = UNSET
    others: list[ExampleReport] | UnsetType = UNSET
    manifest: dict[str, Any] | UnsetType = UNSET
    severity: Severity | UnsetType = UNSET
    finds: list[str] | UnsetType = UNSET


class RuleEntry(DocumentRecord):
    """One rule."""

    id: str
    kind: RuleKind
    basis: Basis
    severity: Severity
    severity_undecided: Severity
    needs: Needs
    editions: list[str]
    outcomes: list[Outcome]
    formula: str
    title: Text
    explanation: Text
    sources: list[SourceEntry]
    messages: dict[str, Text]
    notes: list[str]
    parameters: dict[str, Any]
    linear: LinearEntry | None
    two_years: TwoYearsEntry | None
    examples: list[ExampleEntry]


class RulesDocument(DocumentRecord, kw_only=True):
    """Every rule of the catalogue."""

    comment: str = field(name="$comment", default=_COMMENT)
    version: Literal["1.1"] = VERSION
    semantics: dict[str, Text]
    cells: dict[str, list[CellEntry]]
    alternatives: dict[str, list[list[str]]]
    rules: list[RuleEntry]


def rules_document() -> RulesDocument:
    """The document: for every edition the alternatives, and the rules in order."""
    return RulesDocument(
        semantics=dict(texts("govinfo_report.documents", "rule_semantics.toml")),
        cells={edition: _cells(edition) for edition in EDITIONS},
        alternatives={edition: [*map(list, alternatives(edition))] for edition in EDITIONS},
        rules=[_rule(rule) for rule in rules()],
    )


def rules_json() -> str:
    """The document as the text of ``schemas/rules.json``."""
    return written(rules_document(), indent=1) + "\n"


def _cells(edition: str) -> list[CellEntry]:
    kinds = form(edition).cells
    return [CellEntry(cell, kinds[cell].kind) for cell in layout(edition).cells]


def _rule(rule: Rule) -> RuleEntry:
    sources = [
        SourceEntry(id=source.id, zh=source.cite("zh"), en=source.cite("en"))
        for source in rule.sources
    ]
    examples = [_example(example) for example in rule.examples]
    linear = rule.linear and {
        "table": rule.linear.table,
        "relation": rule.linear.relation,
        "terms": {
            edition: [
                {"scope": each.scope, "coefficients": {cell: sign for sign, cell in each.terms}}
                for each in identities_of_rule(rule, edition)
            ]
            for edition in rule.editions
        },
    }
    return filled(
        RuleEntry,
        rule,
        severity_undecided="warning" if rule.severity == "error" else rule.severity,
        sources=sources,
        linear=linear,
        two_years=_two_years(rule),
        examples=examples,
    )


def _two_years(rule: Rule) -> TwoYearsEntry | None:
    if not is_over_two_years(rule):
        return None
    terms = {
        edition: [
            filled(TwoYearTermsEntry, each, previous=each.before, current=each.after)
            for each in two_year_sums(rule, edition, edition)
        ]
        for edition in rule.editions
    }
    return TwoYearsEntry(rule.parameters["table"], rule.parameters["relation"], terms)


def _example(example: Example) -> ExampleEntry:
    return filled(
        ExampleEntry,
        example,
        **_parts(example),
        previous=example.previous and _report(example.previous),
        others=[_report(other) for other in example.others] or None,
        manifest=example.manifest and _plain(example.manifest),
    )


def _report(example: Example) -> ExampleReport:
    return filled(ExampleReport, example, **_parts(example))


def _parts(example: Example) -> dict[str, Any]:
    """What the report of an example has beside the fill; parts that are empty are left out."""
    return {
        "cells": _plain(example.cells) or None,
        "blank": example.blank or None,
        "absent": example.absent or None,
        "members": _plain(example.members) or None,
    }


def _plain(value: Any) -> Any:
    """A value of a data file as JSON holds it: dates as ISO texts, NaN as its name."""
    if isinstance(value, Mapping):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value if isinstance(value, (str, int, float)) else str(value)
