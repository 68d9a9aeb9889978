"""Runs: words of a table, and the values that follow them.

:mod:`scan` makes them from the lines of a page, whatever its layout; which row a run is,
:mod:`align` finds out from its words; which column a value is, :mod:`fit` finds out from how the
run is built.
"""

from __future__ import annotations

from msgspec import Struct

from govinfo_report.page import Grid, Place
from govinfo_report.recognition.lines import Line
from govinfo_report.text import Number


class Value(Struct, eq=False, gc=False):
    """One printed value of a run.

    Attributes:
        number: What is printed.
        line: The line it stands on.
        at: Which cell of that line it is, where the line is a row of a grid.
        doubtful: Whether it may have been cut inside its digits.
    """

    number: Number
    line: Line
    at: int | None = None
    doubtful: bool = False

    @property
    def place(self) -> Place:
        """Where it stands."""
        if self.at is None or self.line.cells is None:
            return self.line.place
        return self.line.cells.place_of(self.at)

    @property
    def column(self) -> int | None:
        """Column of the grid, where the page has one."""
        if self.at is None or self.line.cells is None:
            return None
        return self.line.cells.columns[self.at]


class Run(Struct, eq=False, gc=False):
    """Words and the values that follow them.

    Attributes:
        words: What stands before the values, since the values before; the words nearest last.
        own: How many of the last words stand in the same row or line as the values.
        printed: What is printed in each value, in order.
        line: The line of the first value; where there is none, of the last word.
        start: In a row of a grid, which of its cells holds the first value.
        bounded: Whether the page shows where the row ends, so that a blank cell is seen to be one.
        grid: The grid that the run is a row of.
        columns: Column of the grid → column id, from the headings above.
        width: How many cells the heading row above had.
        size: How many cells its own row has.
        last: Whether nothing follows on the page.
        glued: Whether the first value stands behind the label without a separator.
        doubtful: Whether its last value may have been cut inside its digits.
        lines: The lines of its values, where each is a line of its own; empty once these are made.
    """

    words: list[str] = []
    own: int = 0
    printed: list[Number] = []
    line: Line | None = None
    start: int | None = None
    bounded: bool = False
    grid: Grid | None = None
    columns: dict[int, str] = {}
    width: int = 0
    size: int = 0
    last: bool = False
    glued: bool = False
    doubtful: bool = False
    lines: list[Line] = []
    _values: list[Value] | None = None

    @property
    def values(self) -> list[Value]:
        """Its values, in order, each with its place. Most are never asked for, and made then."""
        if self._values is None:
            if self.start is not None and self.line is not None:
                line, cells = self.line, enumerate(self.printed, self.start)
                self._values = [Value(number, line, at) for at, number in cells]
            else:
                pairs = zip(self.printed, self.lines, strict=True)
                self._values = [Value(number, line) for number, line in pairs]
                self.lines = []
        return self._values

    def add(self, value: Value) -> None:
        """Adds a value."""
        self.values.append(value)
        self.printed.append(value.number)

    def add_line(self, number: Number, line: Line) -> None:
        """Adds a value that is a line of its own."""
        if self._values is not None:
            self._values.append(Value(number, line))
        else:
            self.lines.append(line)
        self.printed.append(number)

    @property
    def shown(self) -> list[Number]:
        """What is printed in the values that are not blank."""
        return [number for number in self.printed if number.kind != "blank"]

    @property
    def numbers(self) -> list[Value]:
        """The values that are not blank."""
        return [value for value in self.values if value.number.kind != "blank"]

    def doubt(self) -> None:
        """Says that its last value may have been cut inside its digits."""
        self.doubtful = self.values[-1].doubtful = True

    def raw(self) -> str:
        """The words and values as printed, from the last word on."""
        words = self.words[-1:] if self.words else []
        return " ".join([*words, *(number.raw for number in self.printed)]).strip()
