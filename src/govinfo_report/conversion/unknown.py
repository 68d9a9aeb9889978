"""Members that this version of the contract does not know, kept aside on request."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeAlias

import attrs

from govinfo_report.catalogue import TABLES
from govinfo_report.conversion.scalars import edition
from govinfo_report.model import Report, Shape, shapes

_Known: TypeAlias = "Mapping[str, _Known | None]"
"""Member → the members that it knows; ``None``: it is no object of known members."""


def without_unknown(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with its unknown members moved to ``extensions.unknown``, in their nesting."""
    try:
        tables = _tables(edition(document.get("edition")))
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
