"""What pydantic, and so FastAPI, asks of :class:`govinfo_report.Report`: reading, writing, schema.

Loaded when pydantic asks, so that the library does not depend on it. What pydantic gives was
parsed by another program: use :func:`govinfo_report.loads` on the bytes where they are at hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from govinfo_report.conversion import structure, unstructure
from govinfo_report.errors import DocumentError
from govinfo_report.json_schema import schema
from govinfo_report.json_text import plain
from govinfo_report.model import Report

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, InitErrorDetails
    from pydantic_core.core_schema import SerializationInfo

_REFERENCE: Final = "govinfo_report.Report"
"""By it pydantic knows that several members have the same schema."""

_DIGITS: Final = 40
"""Integers of more digits are no amounts."""


def core_schema() -> CoreSchema:
    """How pydantic reads and writes a report."""
    from pydantic_core import core_schema as core

    return core.no_info_plain_validator_function(
        _report,
        ref=_REFERENCE,
        serialization=core.plain_serializer_function_ser_schema(_document, info_arg=True),
    )


@cache
def json_schema() -> Mapping[str, Any]:
    """The published schema of reports with each definition in the places that refer to it.

    References of a schema inside another document would be looked for in that document.
    """
    published = schema()
    definitions = published.pop("$defs")
    for name in ("$schema", "$id", "$comment"):
        published.pop(name)
    inlined: Mapping[str, Any] = _inlined(published, definitions)
    return inlined


def _inlined(part: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(part, list):
        return [_inlined(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    name = part.get("$ref")
    if isinstance(name, str):
        rest = {key: value for key, value in part.items() if key != "$ref"}
        part = definitions[name.rpartition("/")[2]] | rest
    return {key: _inlined(value, definitions) for key, value in part.items()}


def _report(value: Any) -> Report:
    """A report as it is, or one made of a parsed document; each problem is an error of its own."""
    from pydantic_core import PydanticCustomError, ValidationError

    if isinstance(value, Report):
        return value
    if not isinstance(value, Mapping):
        raise PydanticCustomError("report", "A report is an object of JSON")
    try:
        return structure(value)
    except DocumentError as error:
        details: list[InitErrorDetails] = [
            {
                "type": PydanticCustomError(
                    "report",
                    "{message}",
                    {"message": problem.text("en"), "zh": problem.text("zh")}
                    | {"pointer": problem.pointer},
                ),
                "loc": _parts(problem.pointer),
                "input": None,  # a whole document is not to be in every error
            }
            for problem in error.problems
        ]
        raise ValidationError.from_exception_data("Report", details) from None


def _parts(pointer: str) -> tuple[str, ...]:
    parts = pointer.split("/")[1:]
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in parts)


def _document(report: Report, info: SerializationInfo) -> Any:
    """The document; as JSON with amounts as floats that print just the same digits.

    Raises:
        ValueError: There is no such float; ``dumps`` writes every amount.
    """
    document = unstructure(report)
    return _with_floats(plain(document)) if info.mode == "json" else document


def _with_floats(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _with_floats(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_with_floats(item) for item in part]
    if not isinstance(part, Decimal):
        return part
    whole = part.adjusted() < _DIGITS and part == part.to_integral_value()
    number = int(part) if whole else float(part)
    if Decimal(repr(number)) != part:
        raise ValueError(f"{part} is no number of pydantic's JSON; govinfo_report.dumps writes it")
    return number
