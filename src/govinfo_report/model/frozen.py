"""Immutable JSON values, so that reports that carry free members stay hashable."""

from __future__ import annotations

import math
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from decimal import Decimal
from typing import Any, Generic, TypeVar

from govinfo_report.model.values import ABSENT, Absent

V_co = TypeVar("V_co", covariant=True)


class FrozenMap(Mapping[str, V_co], Generic[V_co]):
    """An immutable, hashable mapping with text keys; keeps the order it was given.

    Equality is that of any mapping: order does not count.
    """

    __slots__ = ("_members",)
    _members: dict[str, V_co]

    def __init__(self, members: Mapping[str, V_co] | Iterable[tuple[str, V_co]] = ()) -> None:
        object.__setattr__(self, "_members", dict(members))

    def __getitem__(self, key: str) -> V_co:
        return self._members[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    # Those of Mapping go through __getitem__ one by one; a view of a dictionary changes nothing.

    def keys(self) -> KeysView[str]:
        """As of any mapping."""
        return self._members.keys()

    def values(self) -> ValuesView[V_co]:
        """As of any mapping."""
        return self._members.values()

    def items(self) -> ItemsView[str, V_co]:
        """As of any mapping."""
        return self._members.items()

    def __contains__(self, key: object) -> bool:
        return key in self._members

    def __hash__(self) -> int:
        return hash(frozenset(self._members.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __reduce__(self) -> tuple[type[FrozenMap[V_co]], tuple[dict[str, V_co]]]:
        return type(self), (self._members,)

    def __str__(self) -> str:
        return str(self._members)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._members!r})"


def freeze(value: Any) -> Any:
    """The immutable form of a JSON value: objects become :class:`FrozenMap`, arrays tuples.

    A float becomes the decimal that its shortest form writes: so a document that somebody else
    parsed is the same as its text. What is no JSON (NaN, Infinity) stays as it is.
    """
    if isinstance(value, Mapping):
        return FrozenMap({key: freeze(member) for key, member in value.items()})
    if isinstance(value, (list, tuple)):
        return tuple(freeze(item) for item in value)
    if isinstance(value, float) and math.isfinite(value):
        return Decimal(float.__repr__(value))
    return value


def thaw(value: Any) -> Any:
    """The plain JSON form of what :func:`freeze` made: dicts and lists."""
    if isinstance(value, Mapping):
        return {key: thaw(member) for key, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [thaw(item) for item in value]
    return value


def mapping(value: Mapping[str, Any]) -> FrozenMap[Any]:
    """The immutable form of a mapping with text keys.

    Raises:
        TypeError: It is none.
    """
    if isinstance(value, FrozenMap):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(f"a mapping belongs here, not {type(value).__name__}")
    frozen: FrozenMap[Any] = freeze(value)
    return frozen


def paragraphs(value: Iterable[str] | Absent) -> tuple[str, ...] | Absent:
    """Paragraphs as a tuple.

    Raises:
        TypeError: A single text was given where a sequence of paragraphs belongs, or no sequence.
    """
    if value is ABSENT:
        return ABSENT
    if isinstance(value, str):
        raise TypeError("paragraphs are a sequence of texts, not one text: put it in a list")
    if not isinstance(value, Iterable):
        raise TypeError(f"paragraphs are a sequence of texts, not {type(value).__name__}")
    return tuple(value)
