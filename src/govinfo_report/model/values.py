"""What a cell or a member can hold: zero, blank and absent are three different things.

* ``0`` — the page prints a zero.
* ``None`` — the cell (or the labelled field) is there and empty, or holds a placeholder: ``null``.
* :data:`ABSENT` — the page has no such cell, or its value was lost: the member is left out.

Nothing in this library turns one of them into another.
"""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Annotated, Final, Literal, TypeAlias


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
