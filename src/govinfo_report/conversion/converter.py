"""The cattrs converter between documents and the classes of the model.

This is the one definition of what a document may hold; the fast decoder of
:mod:`govinfo_report.conversion.wire` may only ever agree with it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any, Final, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from govinfo_report.catalogue import EDITIONS, TABLES, CellKind
from govinfo_report.conversion import scalars
from govinfo_report.conversion.scalars import LONE_SURROGATE, WrongValueError, words_of
from govinfo_report.json_text import whole
from govinfo_report.language import Text
from govinfo_report.model import (
    Absent,
    Amount,
    Contact,
    Count,
    FrozenMap,
    Metadata,
    OptionalText,
    OtherOutcomes,
    Paragraphs,
    Period,
    Report,
    Scope,
    Shape,
    Signature,
    SignedCount,
    freeze,
    layout,
    shapes,
    table_classes,
    thaw,
)
from govinfo_report.model.contract import MAX_DEPTH, MAX_PROBLEMS, TOO_DEEP, too_deep

Structure = Callable[[Any], Any]
Hook = Callable[[Any, Any], Any]

_SCALARS: Final[tuple[tuple[Any, Structure], ...]] = (
    (Count, scalars.count),
    (SignedCount, scalars.signed_count),
    (Amount, scalars.amount),
    (OptionalText, scalars.text_or_null),
    (str | None, scalars.text_or_null),
    (dt.date, scalars.date),
    (dt.date | None | Absent, scalars.date_or_null),
    (Scope | None | Absent, scalars.scope),
)


def make_converter() -> Converter:
    """A cattrs converter that structures and unstructures the classes of the model, strictly.

    It is a new one at every call: embedders may register hooks for their own classes on it.
    Problems come as cattrs' own exception groups, those of one array or free object up to one more
    than can be listed; :func:`~govinfo_report.conversion.problems.listed` turns them into pointers
    and messages.
    """
    converter = Converter()
    for kind, structure in _SCALARS:
        _register(converter, kind, structure)
    _register(converter, Paragraphs, _paragraphs)
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


_OVERRIDES: Final[dict[type[Any], dict[str, Any]]] = {
    Metadata: {
        "published_at": override(struct_hook=lambda value, _: scalars.timestamp_or_null(value)),
        "other": override(struct_hook=lambda value, _: _texts(value)),
    },
}


def _register_class(converter: Converter, cls: type[Any]) -> None:
    overrides = _OVERRIDES.get(cls, {})
    structure = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True, **overrides)
    hook = _one_shape(structure) if cls is OtherOutcomes else structure
    converter.register_structure_hook(cls, _object(hook))
    converter.register_unstructure_hook(
        cls, make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    )


def _object(structure: Hook) -> Hook:
    """Refuses what is no object, and empty ones: what is not there is left out."""

    def hook(value: Any, cls: Any) -> Any:
        return structure(_members(value), cls)

    return hook


def _members(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise scalars.unexpected(Text("对象", "an object"), value)
    if not value:
        raise WrongValueError(Text("空对象：应略去该成员", "the object is empty: leave it out"))
    for name in value:
        _name(name)
    return value


def _name(name: Any) -> None:
    if not isinstance(name, str):
        said = Text("成员名应为文本，实为：{found}", "member names are texts, found {found}")
        raise WrongValueError(said.filled(found=scalars.named(name)))
    scalars.text(name)


def _one_shape(structure: Hook) -> Hook:
    def hook(value: Any, cls: Any) -> Any:
        if "all" in value and len(value) > 1:
            raise WrongValueError(
                Text(
                    "（六）其他处理或为一行（all），或为三行，不能并存",
                    "(六)其他处理 has either the one row 'all' or the three rows, not both",
                )
            )
        return structure(value, cls)

    return hook


def _or_null(converter: Converter, cls: type[Any]) -> Structure:
    return lambda value: None if value is None else converter.structure(value, cls)


def _paragraphs(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise scalars.unexpected(Text("由文本组成的数组", "an array of texts"), value)
    return tuple(_each(enumerate(value), scalars.text).values())


Fault = tuple[tuple[str | int, ...], Text]
"""What is wrong within a value: the names and indices on the way there, and what."""


class MembersError(ValueError):
    """What is wrong with the members of one array or object, one more at most than can be listed.

    Attributes:
        faults: What is wrong, in their order.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(islice(faults, MAX_PROBLEMS + 1))
        super().__init__(f"{len(self.faults)} members are wrong")


def _each(members: Iterable[tuple[Any, Any]], structure: Structure) -> dict[Any, Any]:
    done: dict[Any, Any] = {}
    faults: list[Fault] = []
    for name, value in members:
        try:
            done[name] = structure(value)
        except MembersError as error:
            faults += [((name, *path), what) for path, what in error.faults]
        except ValueError as error:
            faults.append(((name,), words_of(error)))
        if len(faults) > MAX_PROBLEMS:
            break
    if faults:
        raise MembersError(faults)
    return done


def _texts(value: Any) -> FrozenMap[str | None]:
    return FrozenMap(_each(_members(value).items(), scalars.text_or_null))


def _free(value: Any) -> FrozenMap[Any]:
    members = _members(value)
    if too_deep(members, MAX_DEPTH - 1):
        raise WrongValueError(TOO_DEEP)
    if faults := tuple(islice(_no_json(members, ()), MAX_PROBLEMS + 1)):
        raise MembersError(faults)
    frozen: FrozenMap[Any] = freeze(members)
    return frozen


def _no_json(value: Any, path: tuple[str | int, ...]) -> Iterator[Fault]:
    """What JSON cannot hold of a value that may be any JSON."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            try:
                _name(name)
            except ValueError as error:
                yield (*path, str(name)), words_of(error)
            yield from _no_json(inner, (*path, name))
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value):
            yield from _no_json(item, (*path, place))
    elif isinstance(value, str):
        if whole(value) != value:
            yield path, LONE_SURROGATE
    elif isinstance(value, (float, Decimal)):
        if not (math.isfinite(value) if isinstance(value, float) else value.is_finite()):
            said = Text("应为：有限的数；实为：{value}", "expected a finite number, found {value}")
            yield path, said.filled(value=value)
    elif value is not None and not isinstance(value, int):
        yield path, scalars.unexpected(Text("JSON 的值", "a value of JSON"), value).words


_NO_CELL: Final = Text("没有这个单元格", "there is no such cell")
_NO_TABLE: Final = Text("没有这张表", "there is no such table")


def _keyed(
    value: Any, known: Collection[str], no_such: Text, structure: Structure
) -> FrozenMap[Any]:
    members = _members(value)

    def one(name: str) -> Any:
        if name not in known:
            raise WrongValueError(no_such)
        return structure(members[name])

    return FrozenMap(_each(((name, name) for name in members), one))


@cache
def _differing() -> frozenset[str]:
    """The tables that not every edition has in one class."""
    every = [table_classes(edition) for edition in EDITIONS]
    return frozenset(name for name in TABLES if len({c.get(name) for c in every}) > 1)


def _register_report(converter: Converter) -> None:
    structures = {edition: _report_structure(converter, edition) for edition in EDITIONS}

    def structure(value: Any, _: Any) -> Report:
        members = _members(value)
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


_CELLS: Final[dict[CellKind, Structure]] = {
    "count": scalars.count,
    "signed_count": scalars.signed_count,
    "money": scalars.amount,
}
"""What a cell of the form holds → what structures its value."""


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
    hooks |= {name: _valued(_CELLS[cell.kind]) for name, cell in shape.columns.items()}
    given: dict[str, Any] = {
        attribute.name: override(struct_hook=hooks[attribute.name])
        if attribute.name in hooks
        else override(omit=True)
        for attribute in attrs.fields(shape.cls)
    }
    structure: Hook = make_dict_structure_fn(
        shape.cls, converter, _cattrs_forbid_extra_keys=True, **given
    )
    known[key] = _object(_one_shape(structure) if shape.cls is OtherOutcomes else structure)
    return known[key]


def _valued(structure: Structure) -> Hook:
    return lambda value, _: structure(value)


def _report_structure(converter: Converter, edition: str) -> Hook:
    known: dict[Any, Hook] = {}
    tables: dict[str, Any] = {
        name: override(struct_hook=_table_structure(converter, shape, known))
        for name, shape in shapes(edition).items()
    }
    places = layout(edition).places

    def by(structure: Structure) -> Any:
        return override(struct_hook=_valued(structure))

    return make_dict_structure_fn(
        Report,
        converter,
        _cattrs_forbid_extra_keys=True,
        schema=override(rename="$schema", struct_hook=lambda value, _: scalars.schema_id(value)),
        edition=by(scalars.edition),
        year=by(scalars.year),
        **tables,
        remarks=by(lambda v: _keyed(v, places, _NO_CELL, scalars.text)),
        table_notes=by(lambda v: _keyed(v, tables, _NO_TABLE, _paragraphs)),
        extensions=by(_free),
    )
