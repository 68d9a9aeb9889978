"""The fast way from a report to its document, for reports that a document can hold.

The strict structs of :mod:`govinfo_report.documents.structs` are filled from the report and
encoded. The document is decoded again, and what comes back is compared with what was encoded.

A report that is refused here is not an error yet: the cattrs converter looks at it then, decides,
and finds the words for what is wrong. So this module may be stricter, never more lenient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, TypeAlias

import attrs
import msgspec

from govinfo_report.catalogue import TABLES
from govinfo_report.conversion.decoded import Decoded
from govinfo_report.documents import structs
from govinfo_report.json_text import encoded
from govinfo_report.model import (
    ABSENT,
    Contact,
    FrozenMap,
    Metadata,
    Period,
    Report,
    Shape,
    Signature,
    block,
    freeze,
    getter,
    layout,
    shapes,
    thaw,
)

_Filler: TypeAlias = Callable[[Any], Any]

_ATTRIBUTES: Final = [(a.name, a.default) for a in attrs.fields(Report) if a.name not in TABLES]
"""The attributes of a report but the tables, with their defaults."""

_PARTS: Final = {
    cls: [(attribute.name, attribute.default) for attribute in attrs.fields(cls)]
    for cls in (Period, Signature, Metadata, Contact)
}
"""The same of its parts."""


def encode(report: Report) -> bytes | None:
    """The canonical document of a report, or ``None`` where the converter has to look at it.

    It is given only where it reads back as a report equal to this one.
    """
    if type(report) is not Report:
        return None
    source = getattr(report, "_source", None)
    if isinstance(source, Decoded):  # decoded strictly, and never changed since
        return source.encoded()
    try:
        written = _filled(report, of_cells=source is not None)
        content = encoded(written)
    except (AttributeError, TypeError, ValueError, ArithmeticError, RecursionError):
        return None
    if not structs.reads_back(content, written):
        return None
    # Only in extensions can a list and a tuple, the same in the document, differ in the model.
    same = written.extensions is ABSENT or freeze(written.extensions) == report.extensions
    return content if same else None


def _filled(report: Report, *, of_cells: bool) -> Any:
    """The struct of a report.

    Args:
        report: The report.
        of_cells: Whether its tables are built from its cells, when they are asked for.

    Raises:
        TypeError: A part is of another class than its place is for, or has no members.
        AttributeError: Likewise.
    """
    members = _members(report, _ATTRIBUTES)
    if "extensions" in members:
        members["extensions"] = thaw(report.extensions)
    for name, (from_table, from_block) in _fillers(report.edition).items():
        members[name] = from_block(block(report)) if of_cells else from_table(getattr(report, name))
    return structs.report_struct(report.edition)(**members)


def _members(part: Any, attributes: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """The members of a struct, without those that the document leaves out."""
    members: dict[str, Any] = {}
    for name, default in attributes:
        value = getattr(part, name)
        if value is default:
            continue
        cls = type(value)
        if cls is FrozenMap:
            if value:
                members[name] = dict(value.items())
        elif cls in _PARTS:
            if value != default:
                members[name] = _part(value)
        else:
            members[name] = value
    return members


def _part(value: Any) -> msgspec.Struct:
    cls: Any = type(value)
    members = _members(value, _PARTS[cls])
    if not members:
        raise TypeError("a document has no empty objects")
    return structs.struct(cls)(**members)


@cache
def _fillers(edition: str) -> Mapping[str, tuple[_Filler, _Filler]]:
    """Table → what fills its struct, from the table and from the block of a report."""
    places = layout(edition).places
    empty = structs.report_struct(edition)
    defaults = {field.name: field.default for field in msgspec.structs.fields(empty)}
    return {
        name: (_from_model(shape, defaults[name]), _from_block(defaults[name], name, places))
        for name, shape in shapes(edition).items()
    }


def _from_model(shape: Shape, empty: Any) -> _Filler:
    """What fills the struct of a table, group or row; one with nothing in it stays ``empty``."""
    struct, cls = type(empty), shape.cls
    names = struct.__struct_fields__
    others = [a.name for a in attrs.fields(cls) if a.name not in names]  # of other editions
    nothing = (ABSENT,) * len(names)
    get = getter(names)
    fillers = [_from_model(part, getattr(empty, name)) for name, part in shape.parts.items()]

    def row(part: Any) -> Any:
        if type(part) is not cls:
            raise TypeError(f"not a {cls.__name__}")
        cells = get(part)
        return struct(*cells) if cells != nothing else empty

    def group(part: Any) -> Any:
        if type(part) is not cls:
            raise TypeError(f"not a {cls.__name__}")
        made = struct(*[fill(inner) for fill, inner in zip(fillers, get(part), strict=True)])
        return empty if made == empty else made

    def checked(part: Any) -> Any:
        if any(getattr(part, name) is not ABSENT for name in others):
            raise TypeError("a cell of another edition")
        return fill(part)

    fill = row if shape.columns else group
    return checked if others else fill


def _from_block(empty: Any, path: str, places: Mapping[str, int]) -> _Filler:
    """The same, of the block of a report."""
    struct = type(empty)
    names = struct.__struct_fields__
    start = places.get(f"{path}.{names[0]}")
    if start is not None:
        row = slice(start, start + len(names))
        nothing = (ABSENT,) * len(names)
        return lambda block: empty if (cells := block[row]) == nothing else struct(*cells)
    fillers = [_from_block(getattr(empty, name), f"{path}.{name}", places) for name in names]

    def group(block: Sequence[Any]) -> Any:
        made = struct(*[fill(block) for fill in fillers])
        return empty if made == empty else made

    return group
