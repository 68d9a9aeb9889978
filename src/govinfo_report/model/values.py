"""What a cell or a member can hold: zero, blank and absent are three different things.

* ``0`` — the page prints a zero.
* ``None`` — the cell (or the labelled field) is there and empty, or holds a placeholder: ``null``.
* :data:`ABSENT` — the page has no such cell, or its value was lost: the member is left out.

Nothing in this library turns one of them into another. Drafts hold anything: the functions here say
what a value is worth in a sum, how it is shown, and make free members immutable.
"""

from __future__ import annotations

import enum
import math
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from decimal import Decimal
from fractions import Fraction
from numbers import Integral, Rational
from typing import Annotated, Any, Final, Generic, Literal, TypeAlias, TypeVar


class Absent(enum.Enum):
    """The type of :data:`ABSENT`, for annotations.

    An enumeration of one, because type checkers narrow it by ``is`` and because it stays the same
    object through pickling and copying.
    """

    # No encoder knows an ellipsis: an absent value that reaches one is an error, never a text.
    ABSENT = ...

    def __repr__(self) -> str:
        return "ABSENT"

    __str__ = __repr__

    def __bool__(self) -> Literal[False]:
        return False

    __hash__ = object.__hash__  # the one of Enum is written in Python, and reports are hashed whole


ABSENT: Final = Absent.ABSENT
"""The page has no such cell, or its value was lost and cannot be read. It is falsy."""

Count: TypeAlias = int | None | Absent
"""A count, 0 to 2^53 − 1 in a document (件, 项)."""

SignedCount: TypeAlias = Annotated[int | None | Absent, "signed"]
"""A change of a count, which may be negative (2019 form, 本年增/减)."""

Amount: TypeAlias = Decimal | None | Absent
"""Money in 万元, an exact decimal."""

CellValue: TypeAlias = int | Decimal | None | Absent
"""Whatever a cell holds."""

OptionalText: TypeAlias = str | None | Absent
"""Printed text: ``None`` where the page states none."""

MAX_COUNT: Final = 2**53 - 1
"""The largest count of a document: the largest integer that every JSON reader keeps exact."""

MAX_AMOUNT: Final = 10**12
"""The largest amount of a document, in 万元: many times what the nation produces in a year."""


LARGEST: Final = 10**40
"""Largest magnitude accepted: arithmetic on larger numbers is unbounded."""

_SHOWN: Final = 80


def exact(value: Any) -> int | Fraction | None:
    """The exact number that a value is.

    ``None`` where it is none: text, NaN, blank, absent, or beyond :data:`LARGEST`.
    """
    number: int | Fraction
    if isinstance(value, int):
        number = value
    elif isinstance(value, Integral):
        number = int(value)
    elif isinstance(value, Rational):
        number = Fraction(value)
    elif isinstance(value, Decimal):
        # Asked first, because the fraction of 1E-999999999 is as large as that of 1E+999999999.
        if not value.is_finite() or (value and abs(value.adjusted()) > 40):
            return None
        number = Fraction(value)
    elif isinstance(value, float) and math.isfinite(value):
        number = Fraction(value)
    else:
        return None
    if not -LARGEST <= number <= LARGEST:
        return None
    return number if number.denominator != 1 else number.numerator


def shown(value: Any) -> str:
    """A value for a message: short, whatever it is."""
    if isinstance(value, int) and abs(value) > LARGEST:
        return f"({value.bit_length()} bits)"
    if isinstance(value, Decimal) and exact(value) is not None:
        return f"{value:f}"
    try:
        text = str(value)
    except ValueError:  # a list with an integer of more digits than Python writes out
        text = type(value).__name__
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def as_repr(value: Any) -> str:
    """The ``repr`` of a value, also of one that Python does not write out."""
    try:
        return repr(value)
    except ValueError:
        return shown(value)


def text_of(value: Any) -> str:
    """A text as it is; what a draft has in its place, for a reader."""
    return value if isinstance(value, str) else shown(value)


def known(values: tuple[Any, ...]) -> bool:
    """Whether any of some cells is there, blank ones included."""
    return any(value is not ABSENT for value in values)


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
