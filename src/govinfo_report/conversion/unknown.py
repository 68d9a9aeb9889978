"""Members that this version of the contract does not know, kept aside on request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from govinfo_report.conversion.scalars import edition
from govinfo_report.model import Report
from govinfo_report.model.tables import table_classes


def without_unknown(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with its unknown members moved to ``extensions.unknown``, in their nesting."""
    try:
        tables = table_classes(edition(document.get("edition")))
    except ValueError:  # the converter will say so; without an edition nothing is known of table 二
        tables = {"proactive_disclosure": dict}
    known, unknown = _split(document, Report, tables)
    if not unknown:
        return known
    extensions = known.get("extensions", {})
    if not isinstance(extensions, Mapping):  # wrong by itself, for the converter to say
        return known
    before = extensions.get("unknown", {})
    kept = {**before, **unknown} if isinstance(before, Mapping) else unknown
    return known | {"extensions": {**extensions, "unknown": kept}}


def _split(
    members: Mapping[str, Any], cls: type[Any], tables: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    kinds = {attribute.name: attribute.type for attribute in attrs.fields(attrs.resolve_types(cls))}
    if cls is Report:
        kinds |= tables
        kinds["$schema"] = kinds.pop("schema")
    known: dict[str, Any] = {}
    unknown: dict[str, Any] = {}
    for name, value in members.items():
        kind = kinds.get(name)
        if name not in kinds:
            unknown[name] = value
        elif isinstance(value, Mapping) and isinstance(kind, type) and attrs.has(kind):
            rest, inner = _split(value, kind, {})
            if inner:
                unknown[name] = inner
            if rest or not inner:  # an object that was empty before is wrong, and stays so
                known[name] = rest
        else:
            known[name] = value
    return known, unknown
