"""What the document contract says beside its types: its version, and what a document may grow to.

A real report is about 10 kB, nested seven deep.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from govinfo_report.language import Text

SCHEMA_VERSION: Final = (1, 0)
"""Version (major, minor) of the documents that this release writes and reads."""

MAX_BYTES: Final = 16 * 2**20
"""Longest document, in bytes of UTF-8."""

MAX_DEPTH: Final = 64
"""Deepest nesting of arrays and objects; the report itself is the first level."""

MAX_PROBLEMS: Final = 1000
"""Most problems of one document that are listed; a further one says that there are more."""

MAX_AMOUNT_DIGITS: Final = 40
"""Most digits of an amount."""


TOO_DEEP: Final = Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested deeper than {MAX_DEPTH} levels")
"""What is said of a document that is."""


def is_short(number: Decimal) -> bool:
    """Whether a finite number has no more digits than an amount may have."""
    _, digits, exponent = number.as_tuple()
    return len(digits) <= MAX_AMOUNT_DIGITS and abs(int(exponent)) <= MAX_AMOUNT_DIGITS


def too_deep(value: Any, limit: int = MAX_DEPTH) -> bool:
    """Whether arrays and objects are nested deeper than ``limit``; never recurses itself."""
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            if isinstance(outer, (Mapping, list, tuple))
            for inner in (outer.values() if isinstance(outer, Mapping) else outer)
        ]
        if not level:
            return False
    return any(isinstance(value, (Mapping, list, tuple)) for value in level)
