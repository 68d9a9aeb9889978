"""From cattrs' exception groups to a flat list of problems with their JSON Pointers."""

from __future__ import annotations

from collections.abc import Iterator

from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)

from govinfo_report.conversion.converter import MembersError
from govinfo_report.errors import Problem


def token(name: object) -> str:
    """One reference token of a JSON Pointer (RFC 6901)."""
    return "/" + str(name).replace("~", "~0").replace("/", "~1")


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
            yield Problem(pointer + token(name), "the form has no such member")
    elif isinstance(error, MembersError):
        for name, inner in error.errors.items():
            yield from listed(inner, pointer + token(name))
    else:
        yield Problem(pointer, str(error))


def _member(error: Exception, name: str, pointer: str) -> Iterator[Problem]:
    if isinstance(error, KeyError):  # cattrs' way of saying that a required member is not there
        yield Problem(pointer, f"the member {name!r} is missing")
    else:
        # `$schema` is no name that Python allows, so the attribute is called `schema`.
        yield from listed(error, pointer + token("$schema" if name == "schema" else name))
