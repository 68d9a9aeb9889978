"""Validation with ``jsonschema``, which is always there."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from govinfo_report.json_schema.problems import Path
from govinfo_report.json_schema.published import built


def _is_integer(_checker: Any, value: Any) -> bool:
    # In JSON Schema 1.0 is an integer; jsonschema knows that of floats, not of decimals.
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


_TYPES = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
_Validator = extend(Draft202012Validator, type_checker=_TYPES)  # type: ignore[no-untyped-call]  # its stubs have none


@cache
def _validator(name: str) -> Any:
    return _Validator(built(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def failures(name: str, document: Any) -> Iterator[tuple[Path, str]]:
    """Place and keyword of everything in a plain document that fails the schema of that name."""
    for error in _validator(name).iter_errors(document):
        # The members of an object are no values, so what fails for a name is told of the object.
        named = "propertyNames" in error.absolute_schema_path
        yield tuple(error.absolute_path), "propertyNames" if named else str(error.validator)
