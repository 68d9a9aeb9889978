"""Runs: words of a table, and the values that follow them.

:mod:`scan` makes them from the lines of a page, whatever its layout; which row a run is,
:mod:`align` finds out from its words; which column a value is, :mod:`fit` finds out from how the
run is built.
"""

from __future__ import annotations

from msgspec import Struct

from govinfo_report.page import Grid, Place
from govinfo_report.readers.recognise.stream import Line
from govinfo_report.text import Number


class Value(Struct, eq=False, gc=False):
    """One printed value of a run.

    Attributes:
        number: What is printed.
        line: The line it stands on.
        place: Where it stands.
        column: Column of the grid, where the page has one.
        doubtful: Whether it may have been cut inside its digits.
    """

    number: Number
    line: Line
    place: Place
    column: int | None = None
    doubtful: bool = False


class Run(Struct, eq=False):
    """Words and the values that follow them.

    Attributes:
        words: What stands before the values, since the values before; the words nearest last.
        own: How many of the last words stand in the same row or line as the values.
        values: The values, in order.
        line: The line of the first value; where there is none, of the last word.
        bounded: Whether the page shows where the row ends, so that a blank cell is seen to be one.
        grid: The grid that the run is a row of.
        columns: Column of the grid → column id, from the headings above.
        width: How many cells the heading row above had.
        size: How many cells its own row has.
        last: Whether nothing follows on the page.
        glued: Whether the first value stands behind the label without a separator.
    """

    words: list[str] = []
    own: int = 0
    values: list[Value] = []
    line: Line | None = None
    bounded: bool = False
    grid: Grid | None = None
    columns: dict[int, str] = {}
    width: int = 0
    size: int = 0
    last: bool = False
    glued: bool = False

    @property
    def numbers(self) -> list[Value]:
        """The values that are not blank."""
        return [value for value in self.values if value.number.kind != "blank"]

    def raw(self) -> str:
        """The words and values as printed, from the last word on."""
        words = self.words[-1:] if self.words else []
        return " ".join([*words, *(value.number.raw for value in self.values)]).strip()
