"""Validation with ``jsonschema-rs``, where it is installed: the same failures, much faster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import jsonschema_rs

from govinfo_report.json_schema import engine_python
from govinfo_report.json_schema.problems import Path
from govinfo_report.json_schema.published import built


@cache
def _validator(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(built(name), validate_formats=True)


def failures(name: str, document: Any) -> Iterator[tuple[Path, str]]:
    """Place and keyword of everything in a plain document that fails the schema of that name."""
    found = [(tuple(e.instance_path), e.kind.name) for e in _validator(name).iter_errors(document)]
    if found and _has_odd_names(document):
        return engine_python.failures(name, document)
    return iter(found)


# In the places that jsonschema-rs (0.60) tells, an empty name is missing and "01" is the number 1.
_ODD: Final = re.compile(r"[+-]?[0-9]*")


def _has_odd_names(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_ODD.fullmatch(name) or _has_odd_names(inner) for name, inner in value.items())
    return isinstance(value, list) and any(map(_has_odd_names, value))
