"""A comparison as a JSON Patch (RFC 6902) that turns one document into the other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from govinfo_report.conversion import dumps
from govinfo_report.json_text import written
from govinfo_report.model import Report

Operation: TypeAlias = dict[Literal["op", "path", "value"], Any]


def to_patch(previous: Report, current: Report) -> str:
    """The patch as JSON text, one operation a line; ``[]`` where the documents are the same.

    Applied to the document of ``previous`` it gives the document of ``current``: text, header and
    cells. Amounts are exact numbers. A list (the paragraphs of a section) is changed from its first
    difference to its last.

    Raises:
        DocumentError: A report holds what no document can.
    """
    before, after = (
        json.loads(dumps(report), parse_float=Decimal) for report in (previous, current)
    )
    lines = [written(operation) for operation in operations(before, after, "")]
    return (
        "[" + "".join(f"\n{line}," for line in lines).removesuffix(",") + "\n]" if lines else "[]"
    )


def operations(before: Any, after: Any, path: str) -> Iterator[Operation]:
    """The operations that turn one JSON value into another.

    Args:
        before: A value as ``json.loads`` gives it.
        after: Another one.
        path: JSON Pointer of both.
    """
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _members(before, after, path)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _items(before, after, path)
    elif not same(before, after):
        yield {"op": "replace", "path": path, "value": after}


def _members(before: Mapping[str, Any], after: Mapping[str, Any], path: str) -> Iterator[Operation]:
    for name in before:
        if name not in after:
            yield {"op": "remove", "path": f"{path}/{_token(name)}"}
    for name, value in after.items():
        inner = f"{path}/{_token(name)}"
        if name in before:
            yield from operations(before[name], value, inner)
        else:
            yield {"op": "add", "path": inner, "value": value}


def _items(before: list[Any], after: list[Any], path: str) -> Iterator[Operation]:
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    both = min(len(old), len(new))
    for place in range(both):
        yield from operations(old[place], new[place], f"{path}/{head + place}")
    for place in reversed(range(both, len(old))):
        yield {"op": "remove", "path": f"{path}/{head + place}"}
    for place in range(both, len(new)):
        yield {"op": "add", "path": f"{path}/{head + place}", "value": new[place]}


def _alike(before: list[Any], after: list[Any]) -> int:
    """How many items from the beginning are the same."""
    count = 0
    for old, new in zip(before, after, strict=False):
        if not same(old, new):
            break
        count += 1
    return count


def same(before: Any, after: Any) -> bool:
    """Whether two values are one JSON text: ``1``, ``1.0`` and ``true`` are three."""
    if type(before) is not type(after):
        return False
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(same(before[n], after[n]) for n in before)
    if isinstance(before, list):
        return len(before) == len(after) and all(map(same, before, after))
    if isinstance(before, Decimal):  # 10.5 and 10.50 are equal, and not the same print
        return before.as_tuple() == Decimal(after).as_tuple()
    return bool(before == after)


def _token(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
