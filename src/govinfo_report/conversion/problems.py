"""The problems of a document, each with its JSON Pointer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from govinfo_report.conversion.converter import MembersError
from govinfo_report.conversion.scalars import words_of
from govinfo_report.errors import Problem
from govinfo_report.json_text import Repeated
from govinfo_report.language import Text

_TWICE: Final = Text("成员重复出现", "the member stands here more than once")


def token(name: object) -> str:
    """One reference token of a JSON Pointer (RFC 6901)."""
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


def repeated(value: Any, pointer: str = "") -> Iterator[Problem]:
    """A problem for every member that stood more than once in its object, in document order."""
    if isinstance(value, dict):
        twice = value.names if isinstance(value, Repeated) else ()
        for name, inner in value.items():
            if name in twice:
                yield Problem(pointer + token(name), _TWICE)
            yield from repeated(inner, pointer + token(name))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from repeated(item, f"{pointer}/{place}")


def listed(error: Exception, pointer: str = "") -> Iterator[Problem]:
    """Every problem that a failed structuring names, in document order."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        noted, bare = error.group_exceptions()
        for inner, note in noted:
            if isinstance(note, AttributeValidationNote):
                yield from _member(inner, note.name, pointer)
            else:
                yield from listed(inner, pointer + token(note.index))
        for inner in bare:
            yield from listed(inner, pointer)
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from listed(inner, pointer)
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields, key=str):
            yield Problem(
                pointer + token(name), Text("本版本没有此成员", "the form has no such member")
            )
    elif isinstance(error, MembersError):
        for path, what in error.faults:
            yield Problem(pointer + "".join(map(token, path)), what)
    else:
        yield Problem(pointer, words_of(error) if isinstance(error, ValueError) else str(error))


def _member(error: Exception, name: str, pointer: str) -> Iterator[Problem]:
    if isinstance(error, KeyError):  # cattrs' way of saying that a required member is not there
        said = Text("缺少成员 {name}", "the member {name!r} is missing")
        yield Problem(pointer, said.filled(name=name))
    else:
        # `$schema` is no name that Python allows, so the attribute is called `schema`.
        yield from listed(error, pointer + token("$schema" if name == "schema" else name))
