"""Reports from documents and documents from reports."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import attrs
import msgspec

from govinfo_report.catalogue import TABLES
from govinfo_report.conversion.decoded import decode
from govinfo_report.conversion.encoding import encode
from govinfo_report.documents.report import parsed_document, pointer
from govinfo_report.documents.values import VALUES, Path, newer_version, said, unexpected
from govinfo_report.errors import DocumentError, Problem
from govinfo_report.json_text import NotJsonError, Repeated, encoded
from govinfo_report.language import Text
from govinfo_report.model import (
    ABSENT,
    Period,
    Reading,
    Report,
    Shape,
    Signature,
    as_report,
    layout,
    shapes,
)
from govinfo_report.model.arguments import ArgumentKind, check_number, kind_of, wrong_type
from govinfo_report.model.cells import block
from govinfo_report.model.contract import (
    MAX_BYTES,
    MAX_PROBLEMS,
    TOO_DEEP,
    too_deep,
)

if TYPE_CHECKING:
    from cattrs import Converter

Unknown: TypeAlias = Literal["error", "keep"]
"""What to do with members that the contract does not have."""

_TO_A_TEXT: Final[Mapping[ArgumentKind, str]] = {
    "path": "gr.loads(path.read_bytes()), or gr.read(path) for a page of any format",
    "file": "gr.loads(file.read()), or gr.read(file)",
    "document": "for a parsed document, gr.structure(document)",
    "report": "it is a report already",
}
_TO_A_MAPPING: Final[Mapping[ArgumentKind, str]] = {
    "json": "gr.loads(text)",
    "bytes": "gr.loads(data)",
    "path": "gr.loads(path.read_bytes())",
    "file": "gr.loads(file.read())",
    "report": "it is a report already",
}


@cache
def _converter() -> Converter:
    from govinfo_report.conversion.converter import make_converter  # most documents need none

    return make_converter()


def loads(data: str | bytes, *, unknown: Unknown = "error") -> Report:
    """The report that a JSON document holds.

    Counts must be integers, amounts (万元) numbers, which stay exact; nothing is coerced, and
    nothing dropped: a member that stands twice in its object is a problem.

    Args:
        data: JSON, as text or as UTF-8 (a byte order mark is accepted); at most 16 MiB, nested at
            most 64 deep.
        unknown: What to do with members that the contract does not have: ``"error"`` refuses them,
            ``"keep"`` moves them to ``extensions["unknown"]``.

    Raises:
        DocumentError: With every problem of the document and its JSON Pointer, the first 1,000 of
            more.
        ValueError: ``unknown`` is neither of the two.
    """
    _known(unknown)
    if not isinstance(data, (str, bytes, bytearray)):
        raise wrong_type(data, "data", "the text (str or bytes) of a JSON document", _TO_A_TEXT)
    content = _utf8(data)
    report = decode(content) if len(content) <= MAX_BYTES else None
    if report is not None:
        return report
    try:
        document = parsed_document(data if isinstance(data, str) else content)
    except NotJsonError as error:
        raise _whole(error.words) from None
    if too_deep(document):
        raise _whole(TOO_DEEP)
    return _structured(document, unknown, _repeated(document))


def _utf8(data: str | bytes) -> bytes:
    """The document as UTF-8 without byte order mark.

    Raises:
        DocumentError: It is a text that UTF-8 cannot express.
    """
    if isinstance(data, str):
        try:
            data = data.encode()
        except UnicodeEncodeError as error:
            raise _whole(said("no_text", place=error.start)) from None
    return bytes(data).removeprefix(codecs.BOM_UTF8)


def _whole(message: Text) -> DocumentError:
    return DocumentError([Problem("", message)])


def _repeated(value: Any, path: Path = ()) -> Iterator[Problem]:
    """A problem for every member that stood more than once in its object, in document order."""
    if isinstance(value, dict):
        twice = value.names if isinstance(value, Repeated) else ()
        for name, inner in value.items():
            if name in twice:
                yield Problem(pointer((*path, name)), said("repeated"))
            yield from _repeated(inner, (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _repeated(item, (*path, place))


def structure(document: Mapping[str, Any], *, unknown: Unknown = "error") -> Report:
    """The report that a parsed JSON document holds; the document is not changed.

    A float is taken as ``Decimal(repr(x))``, in amounts and in ``extensions``; NaN and Infinity are
    refused. ``unknown`` is as for :func:`loads`.

    Raises:
        DocumentError: As for :func:`loads`.
        ValueError: ``unknown`` is neither of the two.
    """
    _known(unknown)
    if kind_of(document) in _TO_A_MAPPING:
        raise wrong_type(document, "document", "a parsed JSON document", _TO_A_MAPPING)
    if too_deep(document):
        raise _whole(TOO_DEEP)
    return _structured(document, unknown, ())


def _structured(document: Any, unknown: str, known: Iterable[Problem]) -> Report:
    """The report of a document of which some problems are known already."""
    from cattrs import BaseValidationError  # as above

    from govinfo_report.conversion.converter import listed

    problems = list(islice(known, MAX_PROBLEMS + 1))
    if unknown == "keep" and isinstance(document, Mapping):
        document = _without_unknown(document)
    try:
        report: Report = _converter().structure(document, Report)
    except (BaseValidationError, ValueError) as error:
        problems = list(islice(chain(problems, listed(error)), MAX_PROBLEMS + 1))
    else:
        if not problems:
            return report
    more = len(problems) > MAX_PROBLEMS
    problems = _with_version(problems[:MAX_PROBLEMS], document)
    raise DocumentError(problems, more=more)


def _known(unknown: str) -> None:
    if unknown not in ("error", "keep"):
        raise ValueError(f'unknown is "error" or "keep", not {unknown!r}')


def _with_version(problems: list[Problem], document: Any) -> list[Problem]:
    claimed = document.get("$schema") if isinstance(document, Mapping) else None
    version = newer_version(claimed)
    if version is None:
        return problems
    return [*problems, Problem("/$schema", said("newer_version", claimed=version))]


def unstructure(report: Report | Reading) -> dict[str, Any]:
    """The report as plain values in the order of the document, amounts as ``Decimal``.

    Absent members, and rows and tables with no cell, are left out; blank cells are ``None``;
    dates are ISO text. Whether the document allows the values is not looked at; :func:`dumps` does.

    Raises:
        DocumentError: Something else stands in the place of a row or another part.
    """
    report = as_report(report)
    try:
        document: dict[str, Any] = _converter().unstructure(report)
    except AttributeError as error:
        if problems := tuple(_misplaced(report)):
            raise DocumentError(problems) from error
        raise
    return document


def _misplaced(report: Report) -> Iterator[Problem]:
    """What is of another class than its place is for."""
    for name, cls in (("period", Period), ("signature", Signature)):
        value = getattr(report, name)
        if value is not None and value is not ABSENT and not isinstance(value, cls):
            yield Problem(pointer((name,)), unexpected("object", value))
    for name, shape in shapes(report.edition).items():
        yield from _misplaced_rows(getattr(report, name), shape, (name,))


def _misplaced_rows(part: Any, shape: Shape, path: Path) -> Iterator[Problem]:
    if not isinstance(part, shape.cls):
        yield Problem(pointer(path), unexpected("object", part))
        return
    for name, inner in shape.parts.items():
        yield from _misplaced_rows(getattr(part, name), inner, (*path, name))


def dumps(report: Report | Reading, *, indent: int | None = None) -> str:
    """The report as a JSON document in canonical member order; ``loads(dumps(r)) == r``.

    Args:
        report: The report; of a reading, its report.
        indent: Spaces a level; ``None`` for one line without white space.

    Raises:
        DocumentError: The report holds what the document forbids (a negative count, a float, a
            number in the place of a row …).
        TypeError: ``indent`` is no whole number.
        ValueError: ``indent`` is negative.
    """
    report = as_report(report)
    if indent is not None:
        check_number(indent, "indent", least=0)
    content = encode(report) or _checked(report)
    if indent is not None:
        content = msgspec.json.format(content, indent=indent)
    return content.decode()


def _checked(report: Report) -> bytes:
    document = unstructure(report)
    try:
        content = encoded(document)
        # JSON has no NaN, and a float, a subclass or an odd key would come back as something else.
        if (again := loads(content)) == report:
            return content
        problems = tuple(_differences(report, again))
    except DocumentError as error:
        problems = error.problems
    except (TypeError, ValueError, RecursionError) as error:
        problems = (Problem("", said("not_written", error=error)),)
    structure(document)  # names the place where reading what was written could not
    raise DocumentError(problems)


def _differences(report: Report, again: Report) -> list[Problem]:
    found = [
        Problem(
            "/" + cell.replace(".", "/"), said("cell_changed", mine=repr(mine), read=repr(read))
        )
        for cell, mine, read in zip(
            layout(report.edition).cells, block(report), block(again), strict=True
        )
        if mine != read
    ]
    if found:
        return found
    return [
        Problem(pointer((attribute.name,)), said("member_changed"))
        for attribute in attrs.fields(Report)
        if getattr(report, attribute.name) != getattr(again, attribute.name)
    ]


_Known: TypeAlias = "Mapping[str, _Known | None]"
"""Member → the members that it knows; ``None``: it is no object of known members."""


def _without_unknown(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with its unknown members moved to ``extensions.unknown``, in their nesting."""
    try:
        tables = _tables(VALUES["edition"].structure(document.get("edition")))
    except ValueError:  # the converter will say so; without an edition no table is known
        tables = dict.fromkeys(TABLES)
    members = {"$schema" if name == "schema" else name: of for name, of in _of(Report).items()}
    known, unknown = _split(document, {**members, **tables})
    if not unknown:
        return known
    extensions = known.get("extensions", {})
    if not isinstance(extensions, Mapping):  # wrong by itself, for the converter to say
        return known
    before = extensions.get("unknown", {})
    kept = {**before, **unknown} if isinstance(before, Mapping) else unknown
    return known | {"extensions": {**extensions, "unknown": kept}}


@cache
def _tables(edition: str) -> _Known:
    def of(shape: Shape) -> _Known:
        return {name: of(part) for name, part in shape.parts.items()} | dict.fromkeys(shape.columns)

    return {name: of(shape) for name, shape in shapes(edition).items()}


@cache
def _of(cls: type[Any]) -> _Known:
    kinds = {attribute.name: attribute.type for attribute in attrs.fields(attrs.resolve_types(cls))}
    return {
        name: _of(kind) if isinstance(kind, type) and attrs.has(kind) else None
        for name, kind in kinds.items()
    }


def _split(members: Mapping[str, Any], of: _Known) -> tuple[dict[str, Any], dict[str, Any]]:
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, value in members.items():
        within = of.get(name)
        if name not in of:
            unknown[name] = value
        elif within is not None and isinstance(value, Mapping):
            rest, inner = _split(value, within)
            if inner:
                unknown[name] = inner
            if rest or not inner:  # an object that was empty before is wrong, and stays so
                known[name] = rest
        else:
            known[name] = value
    return known, unknown
