"""Validation of report documents: all that is wrong, each mistake once, in document order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from typing import Any, Final, TypeAlias

from govinfo_report.json_schema import reading
from govinfo_report.json_schema.beyond import BEYOND_SCHEMA
from govinfo_report.json_schema.parsing import ParseError, parsed
from govinfo_report.json_schema.plain import Plain, is_short
from govinfo_report.json_schema.problems import Fault, Path, SchemaProblem, excerpt, unexpected
from govinfo_report.json_schema.published import built
from govinfo_report.json_schema.scalars import EXPECTED
from govinfo_report.model import EDITIONS
from govinfo_report.model.given import Kind, kind_of, wrong_type

Engine: TypeAlias = Callable[[str, Any], Iterable[tuple[Path, str]]]
"""Name of a schema, plain document → place and keyword of every failure, in any order."""

_TO_A_DOCUMENT: Final[Mapping[Kind, str]] = {
    "path": "gr.validate(path.read_bytes())",
    "file": "gr.validate(file.read())",
    "report": "gr.validate(gr.unstructure(report))",
}

_INTEGERS: Final = ("count", "signed_count", "year")


def validate(document: Mapping[str, Any] | str | bytes) -> list[SchemaProblem]:
    """What is wrong with a report document, by the published schema of its edition.

    A text is looked at more closely than a schema can: repeated members, lone surrogates, integers
    written as fractions (``1.0``), nesting deeper than 64 levels, more than 16 MiB. A document in
    which nothing is found is one that :func:`govinfo_report.loads` accepts.

    Args:
        document: JSON as text or as UTF-8 (a byte order mark is accepted), or a parsed document, in
            which a float is taken as the decimal that it prints as. It is not changed.

    Returns:
        The problems, in the order of the document; an empty list where there are none. The edition
        is picked first: where it is missing or unknown, that is the one problem.
    """
    if kind_of(document) in _TO_A_DOCUMENT:
        wanted = "a JSON document: its text (str or bytes), or parsed"
        raise wrong_type(document, "document", wanted, _TO_A_DOCUMENT)
    return problems(document, engine())


def engine() -> Engine:
    """The fastest engine that is installed."""
    if find_spec("jsonschema_rs") is not None:
        from govinfo_report.json_schema.engine_rust import failures
    else:
        from govinfo_report.json_schema.engine_python import failures
    return failures


def problems(document: Any, failures: Engine) -> list[SchemaProblem]:
    """What is wrong with a document, as one engine finds it; every engine finds the same."""
    if isinstance(document, (str, bytes)):
        try:
            document = parsed(document)
        except ParseError as error:
            return [error.problem]
    plain = Plain(document)
    name = _schema_name(plain.value)
    schema = built(name)
    own = [*plain.faults, *_fractions(schema, plain)]
    # Where something stood that is no JSON, what the schema says is about its replacement.
    replaced = {fault.path for fault in own if fault.keyword != "duplicate"}
    found = reading.faults(schema, plain.value, failures(name, plain.value))
    faults = [*own, *(fault for fault in found if fault.path not in replaced)]
    return [fault.problem() for fault in sorted(faults, key=_order(plain.value, schema))]


def _schema_name(document: Any) -> str:
    edition = document.get("edition") if isinstance(document, dict) else None
    known = isinstance(edition, str) and edition in EDITIONS
    return f"report-{edition}" if known else "report"


def _fractions(schema: dict[str, Any], plain: Plain) -> Iterable[Fault]:
    """Numbers that a schema takes for what they are not: ``1.0`` for 1, and endless ones."""
    for path, number in plain.fractions.items():
        node, name = reading.node_at(schema, path)
        if name in _INTEGERS:
            keyword = "fraction" if number == number.to_integral_value() else "type"
            yield unexpected(path, keyword, EXPECTED[name], number)
        elif node and not is_short(number):
            if name == "amount":
                yield Fault(path, "digits", BEYOND_SCHEMA["digits"], excerpt(number))
            else:
                yield unexpected(path, "type", reading.expected(node, name, path), number)


def _order(document: Any, schema: dict[str, Any]) -> Callable[[Fault], tuple[Any, ...]]:
    """The order of the document; missing members come with the object that lacks them."""
    places: dict[Path, dict[str, int]] = {}

    def key(fault: Fault) -> tuple[Any, ...]:
        steps: list[int] = []
        value = document
        for depth, part in enumerate(fault.path):
            if isinstance(part, str):
                outer = fault.path[:depth]
                if outer not in places:
                    places[outer] = {name: place for place, name in enumerate(value)}
                steps.append(places[outer][part])
            else:
                steps.append(part)
            value = value[part]
        required = reading.node_at(schema, fault.path)[0].get("required", [])
        missing = required.index(fault.own) if fault.own else -1
        return tuple(steps), missing, fault.keyword

    return key
