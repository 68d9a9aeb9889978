"""The cattrs converter between documents and the classes of the model.

With :mod:`govinfo_report.documents.report` this is the one definition of what a document may hold;
the fast decoder of :mod:`govinfo_report.documents.structs` may only ever agree with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from govinfo_report.catalogue import EDITIONS, TABLES
from govinfo_report.documents.report import (
    CELLS,
    MEMBERS,
    TYPES,
    ObjectKind,
    checked_members,
    pointer,
)
from govinfo_report.documents.values import (
    VALUES,
    MembersError,
    Path,
    Structure,
    WrongValueError,
    said,
    words_of,
)
from govinfo_report.errors import Problem
from govinfo_report.model import (
    Absent,
    Contact,
    FrozenMap,
    Metadata,
    OtherOutcomes,
    Period,
    Report,
    Shape,
    Signature,
    shapes,
    table_classes,
    thaw,
)

Hook = Callable[[Any, Any], Any]


def make_converter() -> Converter:
    """A cattrs converter that structures and unstructures the classes of the model, strictly.

    It is a new one at every call: embedders may register hooks for their own classes on it.
    Problems come as cattrs' own exception groups, those of one array or free object up to one more
    than can be listed; :func:`listed` turns them into pointers
    and messages.
    """
    converter = Converter()
    for kind, name in TYPES:
        _register(converter, kind, VALUES[name].structure)
    # A draft's date may be anything, which `dumps` refuses in its place.
    converter.register_unstructure_hook(
        dt.date, lambda value: value.isoformat() if isinstance(value, dt.date) else value
    )
    # As a predicate, since cattrs takes `FrozenMap[…]` for a mapping that it can handle itself.
    converter.register_unstructure_hook_func(_is_free, thaw)
    for cls in (Period, Signature, Metadata, Contact):
        _register_class(converter, cls)
        _register(converter, cls | None | Absent, _or_null(converter, cls))
    for table in {cls for edition in EDITIONS for cls in table_classes(edition).values()}:
        _register_tree(converter, table)
    _register_report(converter)
    return converter


def _is_free(kind: Any) -> bool:
    return FrozenMap in (kind, get_origin(kind))


def _register(converter: Converter, kind: Any, structure: Structure) -> None:
    # Unions and annotated types are equal by value, so they are matched by a predicate.
    converter.register_structure_hook_func(lambda t: t == kind, lambda value, _: structure(value))


def _register_tree(converter: Converter, cls: type[Any]) -> None:
    for attribute in attrs.fields(attrs.resolve_types(cls)):
        if isinstance(attribute.type, type) and attrs.has(attribute.type):
            _register_tree(converter, attribute.type)
    _register_class(converter, cls)


def _register_class(converter: Converter, cls: type[Any]) -> None:
    structure = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, **_overrides(cls, EDITIONS[-1])
    )
    converter.register_structure_hook(cls, _object(cls, structure))
    converter.register_unstructure_hook(
        cls, make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    )


def _overrides(cls: type[Any], edition: str) -> dict[str, Any]:
    """The members of a class that the contract names, as cattrs takes them."""
    return {
        name: override(
            rename="$schema" if name == "schema" else None, struct_hook=_hook(kind, edition)
        )
        for (owner, name), kind in MEMBERS.items()
        if owner is cls
    }


def _hook(kind: str | ObjectKind, edition: str) -> Hook:
    if isinstance(kind, ObjectKind):
        return lambda value, _: kind.structure(value, edition)
    structure = VALUES[kind].structure
    return lambda value, _: structure(value)


def _object(cls: type[Any], structure: Hook) -> Hook:
    """Refuses what is no object, empty ones, and both shapes of (六)其他处理 at once."""

    def hook(value: Any, kind: Any) -> Any:
        members = checked_members(value)
        if cls is OtherOutcomes and "all" in members and len(members) > 1:
            raise WrongValueError(said("both_shapes"))
        return structure(members, kind)

    return hook


def _or_null(converter: Converter, cls: type[Any]) -> Structure:
    return lambda value: None if value is None else converter.structure(value, cls)


@cache
def _differing() -> frozenset[str]:
    """The tables that not every edition has in one class."""
    every = [table_classes(edition) for edition in EDITIONS]
    return frozenset(name for name in TABLES if len({c.get(name) for c in every}) > 1)


def _register_report(converter: Converter) -> None:
    structures = {edition: _report_structure(converter, edition) for edition in EDITIONS}

    def structure(value: Any, _: Any) -> Report:
        members = checked_members(value)
        edition = members.get("edition")
        # A report of no known edition is looked through as the form in force, so that its other
        # problems are listed too, but for tables that differ: nothing says which one it is.
        known = edition if isinstance(edition, str) and edition in structures else None
        if known is None:
            members = {k: v for k, v in members.items() if k not in _differing()}
        report: Report = structures[known or EDITIONS[-1]](members, Report)
        return report

    converter.register_structure_hook(Report, structure)
    converter.register_unstructure_hook(Report, _report_unstructure(converter))


def _report_unstructure(converter: Converter) -> Callable[[Report], dict[str, Any]]:
    rename = override(rename="$schema")
    unstructure = make_dict_unstructure_fn(
        Report, converter, _cattrs_omit_if_default=True, schema=rename
    )
    names = [attribute.name for attribute in attrs.fields(Report)]
    order = ["$schema" if name == "schema" else name for name in names]

    def hook(report: Report) -> dict[str, Any]:
        # cattrs puts the members that may be left out last; the document has an order of its own.
        members = unstructure(report)
        shown = {name: members[name] for name in order if name in members}
        for name, shape in shapes(report.edition).items():
            if name in shown and not shape.in_order:
                shown[name] = _ordered(shown[name], shape)
        return shown

    return hook


def _ordered(members: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """The members of a table in the form's order; what the edition does not have comes last."""
    shown = {
        name: _ordered(members[name], shape.parts[name]) if name in shape.parts else members[name]
        for name in (*shape.parts, *shape.columns)
        if name in members
    }
    return shown | members if len(shown) < len(members) else shown


def _table_structure(converter: Converter, shape: Shape, known: dict[Any, Hook]) -> Hook:
    """What structures a table, group or row as one edition has it: the others' cells are unknown.

    Args:
        converter: The converter that it is for.
        shape: The class, and the attributes that the edition has.
        known: What was made for other rows of the edition.
    """
    key = (shape.cls, *((name, cell.kind) for name, cell in shape.columns.items()))
    if shape.columns and key in known:
        return known[key]
    hooks: dict[str, Hook] = {
        name: _table_structure(converter, part, known) for name, part in shape.parts.items()
    }
    hooks |= {name: _hook(CELLS[cell.kind], "") for name, cell in shape.columns.items()}
    given: dict[str, Any] = {
        attribute.name: override(struct_hook=hooks[attribute.name])
        if attribute.name in hooks
        else override(omit=True)
        for attribute in attrs.fields(shape.cls)
    }
    structure: Hook = make_dict_structure_fn(
        shape.cls, converter, _cattrs_forbid_extra_keys=True, **given
    )
    known[key] = _object(shape.cls, structure)
    return known[key]


def _report_structure(converter: Converter, edition: str) -> Hook:
    known: dict[Any, Hook] = {}
    tables: dict[str, Any] = {
        name: override(struct_hook=_table_structure(converter, shape, known))
        for name, shape in shapes(edition).items()
    }
    return make_dict_structure_fn(
        Report, converter, _cattrs_forbid_extra_keys=True, **_overrides(Report, edition), **tables
    )


def listed(error: Exception, path: Path = ()) -> Iterator[Problem]:
    """Every problem that a failed structuring names, in document order."""
    if isinstance(error, (ClassValidationError, IterableValidationError)):
        noted, bare = error.group_exceptions()
        for inner, note in noted:
            if isinstance(note, AttributeValidationNote):
                yield from _member(inner, note.name, path)
            else:
                yield from listed(inner, (*path, note.index))
        for inner in bare:
            yield from listed(inner, path)
    elif isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from listed(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        for name in sorted(error.extra_fields, key=str):
            yield Problem(pointer((*path, name)), said("unknown_member"))
    elif isinstance(error, MembersError):
        for within, what in error.faults:
            yield Problem(pointer((*path, *within)), what)
    else:
        words = words_of(error) if isinstance(error, ValueError) else str(error)
        yield Problem(pointer(path), words)


def _member(error: Exception, name: str, path: Path) -> Iterator[Problem]:
    if isinstance(error, KeyError):  # cattrs' way of saying that a required member is not there
        yield Problem(pointer(path), said("missing", name=name))
    else:
        # `$schema` is no name that Python allows, so the attribute is called `schema`.
        yield from listed(error, (*path, "$schema" if name == "schema" else name))
