"""Validation with ``jsonschema``, which is always there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator

from govinfo_report.json_schema.problems import Path
from govinfo_report.json_schema.published import built


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(built(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def failures(name: str, document: Any) -> Iterator[tuple[Path, str]]:
    """Place and keyword of everything in a plain document that fails the schema of that name."""
    for error in _validator(name).iter_errors(document):
        # The members of an object are no values, so what fails for a name is told of the object.
        named = "propertyNames" in error.absolute_schema_path
        yield tuple(error.absolute_path), "propertyNames" if named else str(error.validator)
