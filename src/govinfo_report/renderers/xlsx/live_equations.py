"""Equations as formulas of a workbook, in the functions that every spreadsheet program has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any, Final, Self

from attrs import frozen
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from govinfo_report.catalogue import Cell
from govinfo_report.page import ASIDE
from govinfo_report.renderers.equations import Equation, EquationSide
from govinfo_report.renderers.xlsx.form_workbook import PlacedCell

HOLDS: Final = "成立"
VIOLATED: Final = "不平"
UNDECIDED: Final = "不能确定"
"""The conclusions: the outcomes of a check."""

_INEXACT: Final = "1E+14"
"""Sums from here on are not compared: programs compare about fifteen digits."""


@frozen
class LiveSide:
    """One side of an equation as parts of formulas.

    Attributes:
        side: The side.
        ranges: The ranges of its cells on their sheet.
        signed: Whether its cells may be negative.
    """

    side: EquationSide
    ranges: tuple[str, ...]
    signed: bool

    def sum(self, sheet: str = "") -> str:
        """The sum of its cells that hold a number; ``sheet`` stands before every range."""
        return self._each("SUM({})" if self.signed else 'SUMIF({},">=0")', sheet)

    def open(self, sheet: str = "") -> str:
        """How many of its cells and of last year's figures are no number."""
        most = len(self.side.cells) + self.side.last_blank + self.side.last_other
        numbers = self._each("COUNT({})" if self.signed else 'COUNTIF({},">=0")', sheet)
        return f"({most}-{numbers.replace('+', '-')})" if numbers else str(most)

    def blank(self, sheet: str = "") -> str:
        """How many of them are blank."""
        return plus(self._each("COUNTBLANK({})", sheet), self.side.last_blank) or "0"

    def _each(self, function: str, sheet: str) -> str:
        return "+".join(function.format(f"{sheet}{each}") for each in self.ranges)


@frozen
class LiveEquation:
    """An equation as formulas.

    Attributes:
        equation: The equation.
        first: The first of its cells.
        left: The left side.
        right: The right side.
    """

    equation: Equation
    first: PlacedCell
    left: LiveSide
    right: LiveSide

    @classmethod
    def of(
        cls, equation: Equation, values: Mapping[str, PlacedCell], cells: Mapping[str, Cell]
    ) -> Self:
        """An equation over the cells of a workbook.

        Args:
            equation: The equation.
            values: Cell id → where it stands.
            cells: Cell id → what it is.
        """
        sides = []
        for side in (equation.left, equation.right):
            placed = [values[cell] for cell in side.cells if cell in values]
            signed = any(cells[cell].kind == "signed_count" for cell in side.cells)
            sides.append(LiveSide(side, tuple(ranges(placed)), signed))
        first = next(values[cell] for cell in equation.cells if cell in values)
        return cls(equation, first, *sides)

    def violated(self, left: str, right: str, sheet: str = "") -> str:
        """The condition that it is violated.

        Args:
            left: The sum of its left side.
            right: The sum of its right side.
            sheet: What stands before ranges of its sheet.
        """
        if not self.equation.can_break:
            return "FALSE"
        more = f"AND({left}>{right},{self.right.open(sheet)}=0)"
        if self.equation.relation == "<=":
            return more
        return f"OR({more},AND({left}<{right},{self.left.open(sheet)}=0))"

    def conclusion(self, left: str, right: str, sheet: str) -> str:
        """Its conclusion as a formula; the arguments are those of :meth:`violated`."""
        if self.equation.relation == "<=":
            holds = f"AND({left}<={right},{self.left.open(sheet)}={self.left.blank(sheet)})"
        else:
            unknown = plus(self.left.open(sheet), self.right.open(sheet))
            holds = f"AND({left}={right},{unknown}={self.blank(sheet)})"
        violated = self.violated(left, right, sheet)
        return (
            f'=IF({_inexact(left, right)},"{UNDECIDED}",IF({holds},"{HOLDS}",'
            f'IF({violated},"{VIOLATED}","{UNDECIDED}")))'
        )

    def blank(self, sheet: str) -> str:
        """How many cells of both sides are blank, last year's included."""
        return plus(self.left.blank(sheet), self.right.blank(sheet))

    def broken(self) -> str:
        """The condition that it is violated, for a format on the sheet of its cells."""
        left, right = (plus(number(each.side.last), each.sum()) for each in (self.left, self.right))
        left, right = f"({left})", f"({right})"
        violated = self.violated(left, right)
        return violated if violated == "FALSE" else f"IF({_inexact(left, right)},FALSE,{violated})"


def _inexact(left: str, right: str) -> str:
    """The condition that two sums are no whole numbers that programs compare exactly."""
    return f"OR(MAX({left},{right})>={_INEXACT},{left}-{right}<>INT({left}-{right}))"


def plus(*parts: object) -> str:
    """The parts that are there and not zero, as a sum."""
    return "+".join(str(part) for part in parts if part not in ("", 0, "0")) or "0"


def number(value: int | Fraction) -> int | float:
    """A number as a spreadsheet holds it."""
    return value if isinstance(value, int) else float(value)


def count_of(word: str, areas: Iterable[str]) -> str:
    """How many cells of some areas hold a word."""
    return "+".join(f'COUNTIF({area},"{word}")' for area in areas)


def ranges(placed: Sequence[PlacedCell]) -> Iterator[str]:
    """Cells of one sheet as few ranges: runs of neighbours in a row, or else in a column."""
    across = len({each.row for each in placed}) == 1

    def run(numbered: tuple[int, PlacedCell]) -> tuple[int, ...]:
        index, each = numbered
        if each.cell.frame.columns > 1:  # blank cells that it covers are not to be counted
            return (index,)
        line, at = (each.row, each.column) if across else (each.column, each.row)
        return (line, at - index)

    for _, numbered in groupby(enumerate(placed), run):
        cells = [place_of(each) for _, each in numbered]
        yield cells[0] if len(cells) == 1 else f"{cells[0]}:{cells[-1]}"


def place_of(placed: PlacedCell) -> str:
    """The place of a cell on its sheet, as formulas write it."""
    return f"${get_column_letter(placed.column)}${placed.row}"


def on(sheet: Any) -> str:
    """What stands before the ranges of a sheet."""
    return f"{quote_sheetname(sheet.title)}!"


def give_name(book: Any, name: str, sheet: Any, place: str) -> None:
    """Names a range."""
    book.defined_names[name] = DefinedName(name, attr_text=f"{on(sheet)}{place}")


def name_aside(book: Any, sheet: Any, place: str) -> None:
    """Names a range as no part of the page."""
    count = sum(name.startswith(ASIDE) for name in book.defined_names)
    give_name(book, f"{ASIDE}{count + 1}", sheet, place)
