"""The rules as a JSON document, so that another language can run them: ``schemas/rules.json``.

Linear rules are written out cell by cell for each edition; the examples tell whether a port agrees.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS
from govinfo_report.catalogue.linear import shapes
from govinfo_report.catalogue.rule_entries import Example, Rule
from govinfo_report.catalogue.rules import rules
from govinfo_report.language import Text

VERSION: Final = "1.0"
"""Version of the shape of the document."""

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


def rules_document() -> dict[str, Any]:
    """The document: ``version``, ``alternatives`` by edition, and ``rules`` in order."""
    return {
        "$comment": _COMMENT,
        "version": VERSION,
        "alternatives": {
            edition: [list(shapes(edition).printed), list(shapes(edition).other)]
            for edition in EDITIONS
        },
        "rules": [_rule(rule) for rule in rules()],
    }


def rules_json() -> str:
    """The document as the text of ``schemas/rules.json``."""
    return json.dumps(rules_document(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "basis": rule.basis,
        "severity": rule.severity,
        "needs": rule.needs,
        "editions": list(rule.editions),
        "outcomes": list(rule.outcomes),
        "formula": rule.formula,
        "title": _both(rule.title),
        "explanation": _both(rule.explanation),
        "sources": [
            {"id": source.id, "zh": source.cite("zh"), "en": source.cite("en")}
            for source in rule.sources
        ],
        "messages": {name: _both(text) for name, text in rule.messages.items()},
        "notes": list(rule.notes),
        "parameters": dict(rule.parameters),
        "linear": _linear(rule),
        "examples": [_example(example) for example in rule.examples],
    }


def _linear(rule: Rule) -> dict[str, Any] | None:
    """Relation and terms by edition: a list of ``{scope, coefficients}``; ``None``: not linear."""
    if rule.linear is None:
        return None
    return {
        "relation": rule.linear.relation,
        "terms": {
            edition: [
                {"scope": instance.scope, "coefficients": dict(instance.coefficients)}
                for instance in rule.terms(edition)
            ]
            for edition in rule.editions
        },
    }


def _example(example: Example) -> dict[str, Any]:
    shown: dict[str, Any] = {"outcome": example.outcome} | _report(example)
    if example.notes is not None:
        shown["notes"] = [dict(note) for note in example.notes]
    if example.previous is not None:
        shown["previous"] = _report(example.previous)
    if example.others:
        shown["others"] = [_report(other) for other in example.others]
    if example.manifest is not None:
        shown["manifest"] = _plain(example.manifest)
    if example.severity is not None:
        shown["severity"] = example.severity
    if example.finds is not None:
        shown["finds"] = list(example.finds)
    return shown


def _report(example: Example) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "cells": _plain(example.cells),
        "blank": list(example.blank),
        "absent": list(example.absent),
        "members": _plain(example.members),
    }
    return {"edition": example.edition, "fill": example.fill} | {
        k: v for k, v in parts.items() if v
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


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
