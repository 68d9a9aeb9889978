"""Validation of report documents: all that is wrong, each mistake once, in document order."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from typing import Any, Final

from govinfo_report.catalogue import EDITIONS
from govinfo_report.documents import structs
from govinfo_report.documents.report import parsed_document
from govinfo_report.documents.values import Path, said
from govinfo_report.json_schema import engines
from govinfo_report.json_schema.plain import Plain
from govinfo_report.json_schema.problems import Fault, SchemaProblem, faults, node_at
from govinfo_report.json_schema.published import built
from govinfo_report.json_text import NotJsonError
from govinfo_report.model.arguments import ArgumentKind, kind_of, wrong_type
from govinfo_report.model.contract import MAX_BYTES, MAX_PROBLEMS

_TO_A_DOCUMENT: Final[Mapping[ArgumentKind, str]] = {
    "path": "gr.validate(path.read_bytes())",
    "file": "gr.validate(file.read())",
    "report": "gr.validate(gr.unstructure(report))",
}


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
        is picked first: where it is missing or unknown, that is the one problem. After the first
        1,000 comes one of keyword ``more``, which says that there are more.
    """
    if kind_of(document) in _TO_A_DOCUMENT:
        wanted = "a JSON document: its text (str or bytes), or parsed"
        raise wrong_type(document, "document", wanted, _TO_A_DOCUMENT)
    return [] if _is_right(document) else problems(document, engines.fastest())


def _is_right(document: object) -> bool:
    """Whether the strict decoder takes a document: what it takes, the schema accepts."""
    if isinstance(document, Mapping):
        return structs.takes(document)
    if isinstance(document, str):
        try:
            document = document.encode()
        except UnicodeEncodeError:
            return False
    if not isinstance(document, bytes) or len(document) > MAX_BYTES:
        return False
    return structs.decoded(document.removeprefix(BOM_UTF8)) is not None


def problems(document: Any, failures: engines.Engine) -> list[SchemaProblem]:
    """What is wrong with a document, as one engine finds it; every engine finds the same."""
    if isinstance(document, (str, bytes)):
        try:
            document = parsed_document(document)
        except NotJsonError as error:
            words, at = error.words, (error.line, error.column)
            return [SchemaProblem("", error.keyword, words.en, words.zh, "", *at)]
    schema_name = _schema_name(document)
    schema = built(schema_name)
    plain = Plain(document, schema)
    # Where something stood that is no JSON, what the schema says is about its replacement.
    replaced = {fault.path for fault in plain.faults if fault.keyword != "duplicate"}
    found = faults(schema, plain.value, failures(schema_name, plain.value))
    wrong = [*plain.faults, *(fault for fault in found if fault.path not in replaced)]
    wrong.sort(key=_order(plain.value, schema))
    listed = [fault.problem() for fault in wrong[:MAX_PROBLEMS]]
    if len(wrong) > MAX_PROBLEMS:
        more = said("more")
        listed.append(SchemaProblem("", "more", more.en, more.zh))
    return listed


def _schema_name(document: Any) -> str:
    edition = document.get("edition") if isinstance(document, Mapping) else None
    known = isinstance(edition, str) and edition in EDITIONS
    return f"report-{edition}" if known else "report"


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
        required = node_at(schema, fault.path)[0].get("required", [])
        missing = required.index(fault.own) if fault.own else -1
        return tuple(steps), missing, fault.keyword

    return key
