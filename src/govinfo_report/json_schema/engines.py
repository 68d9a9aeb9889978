"""The two validators: ``jsonschema``, always there, and the faster ``jsonschema-rs``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

from govinfo_report.documents.values import Path
from govinfo_report.json_schema.published import built

Engine: TypeAlias = Callable[[str, Any], Iterable[tuple[Path, str]]]
"""Name of a schema, plain document → place and keyword of every failure, in any order."""


def fastest() -> Engine:
    """The fastest engine that is installed; both find the same failures.

    A program that has another one puts its own function in the place of this one, as the page that
    runs in a browser does with validators that Ajv compiled ahead.
    """
    return python_failures if find_spec("jsonschema_rs") is None else rust_failures


def python_failures(name: str, document: Any) -> Iterator[tuple[Path, str]]:
    """What ``jsonschema`` finds against the schema of that name in a plain document."""
    for error in _python_validator(name).iter_errors(document):
        # The members of an object are no values, so what fails for a name is told of the object.
        named = "propertyNames" in error.absolute_schema_path
        yield tuple(error.absolute_path), "propertyNames" if named else str(error.validator)


@cache
def _python_validator(name: str) -> Any:
    from jsonschema import Draft202012Validator as Draft
    from jsonschema.validators import extend

    types = Draft.TYPE_CHECKER.redefine("integer", _is_integer)
    validator = extend(Draft, type_checker=types)  # type: ignore[no-untyped-call]  # its stubs have none
    return validator(built(name), format_checker=Draft.FORMAT_CHECKER)


def _is_integer(_checker: Any, value: Any) -> bool:
    # In JSON Schema 1.0 is an integer; jsonschema knows that of floats, not of decimals.
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def rust_failures(name: str, document: Any) -> Iterator[tuple[Path, str]]:
    """What ``jsonschema-rs`` finds: the same, much faster."""
    found = [
        (tuple(e.instance_path), e.kind.name) for e in _rust_validator(name).iter_errors(document)
    ]
    return python_failures(name, document) if found and _has_odd_names(document) else iter(found)


@cache
def _rust_validator(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(built(name), validate_formats=True)


# In the places that jsonschema-rs (0.60) tells, an empty name is missing and "01" is the number 1.
_ODD: Final = re.compile(r"[+-]?[0-9]*")


def _has_odd_names(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_ODD.fullmatch(name) or _has_odd_names(inner) for name, inner in value.items())
    return isinstance(value, list) and any(map(_has_odd_names, value))
