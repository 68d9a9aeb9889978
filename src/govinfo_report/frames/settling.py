"""The outcomes of equations between columns, in two steps.

First every row is asked whether each sum is right, with a figure in every cell. Of the rows that
are left, few as a rule, both sums and the cells without a figure are worked out. Where blanks as 0
do not make an equation hold, it becomes a row of its own, and from these rows follow the outcomes,
as :func:`govinfo_report.identities.settle` has them.

Expressions over many columns at once are used wherever there is one: narwhals takes longer for each
node of an expression than an engine for the sums of some thousands of reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_
from typing import Any, Final, TypeAlias, TypeVar

from attrs import define

from govinfo_report.frames.columns import BITS
from govinfo_report.frames.engine import nw
from govinfo_report.frames.equations import EquationCase, FrameEquation, FrameTerm

Frame = TypeVar("Frame", nw.DataFrame[Any], nw.LazyFrame[Any])

Cases: TypeAlias = Mapping[EquationCase, nw.Expr]
"""Case → whether it is that of a row."""

PARTS: Final = (
    *("left", "right", "unknown_left", "unknown_right", "blank_left", "blank_right", "figure"),
)
"""What is worked out of an equation: both sums with nothing as 0; of either side, how many cells
have no figure, and how many of those are blank; the largest figure, null where there is none."""

YEAR_PARTS: Final = (*PARTS, "result", "signed")
"""The same over two years: with the figure that follows from the others, and how many cells without
a figure might be below zero."""

EQUATION: Final = "equation"
"""The column of the number of an equation."""

_CASE: Final = "_case_"
_NULL: Final = "_null_"


def any_bit(column: str, start: int, stop: int) -> nw.Expr:
    """Whether any of some neighbouring bits is set.

    Remainders are the one operation on bits that every engine does alike.
    """
    found: nw.Expr = nw.col(column) % 2**stop >= 2**start
    return found


def any_of(exprs: Iterable[nw.Expr]) -> nw.Expr:
    """Whether any of some truth values is true; null counts as false."""
    return nw.any_horizontal(*exprs, ignore_nulls=True)


def table_name(table: str) -> str:
    """The column that says, over two years, whether both reports have a table."""
    return f"_has_{table}"


@define(slots=False)
class Settling:
    """Some equations to be settled on the rows of a frame.

    Attributes:
        equations: The equations.
        cases: What says which case a row is of.
    """

    equations: tuple[FrameEquation, ...]
    cases: Cases

    def doubtful(self, frame: Frame) -> Frame:
        """The rows in which not every sum is right, with a figure in every cell that counts."""
        return self._with_cases(frame).filter(self._doubt)

    def parts(self, frame: Frame) -> Frame:
        """The parts of each equation, and whether it is ``open``: asked, and not simply right."""
        names: list[str] = [table_name(e.table) for e in self.equations if e.table is not None]
        tables: list[str] = sorted(set(names))
        return (
            self._with_cases(frame)
            .with_columns(*self._counts)
            .select(*("report", *self._wheres.values(), *tables), *self._parts)
            .with_columns(*self._open)
        )

    def rows(self, frame: Frame) -> Frame:
        """A row for each report and equation that is open.

        Its columns are ``report``, ``equation`` (the number of the equation) and the parts.

        Args:
            frame: What :meth:`parts` gave.
        """
        numbers = range(len(self.equations))
        if isinstance(frame, nw.DataFrame):
            return nw.concat([self._rows_of(frame, n) for n in numbers])
        # A query with a branch for each equation would be worked out anew for each of them.
        structs = (
            nw.when(nw.col(f"_open_{n}")).then(
                nw.struct(_number(n), *(nw.col(f"_{name}_{n}").alias(name) for name in self._names))
            )
            for n in numbers
        )
        row, names = nw.col("row"), (EQUATION, *self._names)
        return (
            frame.filter(any_of(nw.col(f"_open_{n}") for n in numbers))
            .select("report", nw.list(*structs).alias("row"))
            # With either of them the query would be there twice, once for lists without a row.
            .explode("row", empty_as_null=False, keep_nulls=False)
            .filter(~row.is_null())
            .select("report", *(row.struct.field(name).alias(name) for name in names))
        )

    def _rows_of(self, frame: nw.DataFrame[Any], number: int) -> nw.DataFrame[Any]:
        names = {f"_{name}_{number}": name for name in self._names}
        open_ = f"_open_{number}"
        return (
            frame.select(nw.col("report", open_, *names))
            .filter(nw.col(open_))
            .rename(names)
            .select("report", _number(number), nw.col(*self._names))
        )

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """The parts that there are."""
        return YEAR_PARTS if any(each.result for each in self.equations) else PARTS

    def _with_cases(self, frame: Frame) -> Frame:
        return frame.with_columns(*self._case_exprs) if self._case_exprs else frame

    @cached_property
    def _case_exprs(self) -> list[nw.Expr]:
        """The columns for the cases that a row is of."""
        return [
            any_of(self.cases[case] for case in sorted(where)).alias(name)
            for where, name in self._wheres.items()
        ]

    @cached_property
    def _doubt(self) -> nw.Expr:
        doubts = self._nulls()
        for each in self.equations:
            left, right = map(_sum, _sides(each))
            doubts.append(self._if_asked(each, _wrong(each, left, right)))
        return any_of(doubts)

    @cached_property
    def _counts(self) -> list[nw.Expr]:
        """A column of 1 and 0 for each cell and for each bit of the bit sets.

        That of a cell says whether it counts and has no figure, that of a bit whether it is set.
        """
        sets = sorted({term.blank.column for each in self.equations for term in each.terms})
        return [
            *(each.cast(nw.Int8).name.prefix(_NULL) for each in self._nulls()),
            *(
                (nw.col(*sets) % 2 ** (bit + 1) >= 2**bit).cast(nw.Int8).name.suffix(f"_{bit}")
                for bit in range(BITS)
            ),
        ]

    @cached_property
    def _parts(self) -> list[nw.Expr]:
        return [part for n, each in enumerate(self.equations) for part in _parts_of(each, n)]

    @cached_property
    def _open(self) -> list[nw.Expr]:
        return [
            self._if_asked(
                each,
                _wrong(each, nw.col(f"_left_{n}"), nw.col(f"_right_{n}"))
                | (_sum_of("unknown", n) > _sum_of("blank", n)),  # some are absent
            ).alias(f"_open_{n}")
            for n, each in enumerate(self.equations)
        ]

    @cached_property
    def _columns(self) -> Mapping[frozenset[EquationCase], list[str]]:
        """Cases → the columns of the cells that count in them, each cell once."""
        cases: dict[str, frozenset[EquationCase]] = {}
        for each in self.equations:
            for term in each.terms:
                cases[term.column] = cases.get(term.column, frozenset()) | term.cases
        found: dict[frozenset[EquationCase], list[str]] = {}
        for column, where in cases.items():
            found.setdefault(where, []).append(column)
        return found

    @cached_property
    def _wheres(self) -> Mapping[frozenset[EquationCase], str]:
        """Some cases, but not all → the column that says whether a row is of one of them."""
        found = {*self._columns, *(each.cases for each in self.equations)}
        some = sorted(found - {frozenset(self.cases)}, key=sorted)
        return {where: f"{_CASE}{number}" for number, where in enumerate(some)}

    def _nulls(self) -> list[nw.Expr]:
        """Whether cells count and have no figure, under their own names."""
        nulls = []
        for where, columns in self._columns.items():
            null = nw.col(*columns).is_null()
            name = self._wheres.get(where)
            nulls.append(null if name is None else null & nw.col(name))
        return nulls

    def _if_asked(self, equation: FrameEquation, condition: nw.Expr) -> nw.Expr:
        conditions = [condition]
        if equation.cases in self._wheres:
            conditions.append(nw.col(self._wheres[equation.cases]))
        if equation.table is not None:
            conditions.append(nw.col(table_name(equation.table)))
        return reduce(and_, conditions)


def _parts_of(equation: FrameEquation, number: int) -> list[nw.Expr]:
    """The parts of an equation, under its number."""
    left, right = _sides(equation)
    parts = {
        "left": _sum(left),
        "right": _sum(right),
        "unknown_left": _count(left, _null),
        "unknown_right": _count(right, _null),
        "blank_left": _count(left, _bit),
        "blank_right": _count(right, _bit),
        "figure": nw.max_horizontal(nw.col(*(term.column for term in equation.terms))),
    }
    if equation.result is not None:
        signed = [term for term in equation.terms if term.signed]
        parts["result"] = nw.col(equation.result)
        parts["signed"] = _count(signed, _null) if signed else nw.lit(0, nw.Int8)
    return [part.alias(f"_{name}_{number}") for name, part in parts.items()]


def _sum_of(part: str, number: int) -> nw.Expr:
    """A part of both sides of an equation."""
    return nw.col(f"_{part}_left_{number}") + nw.col(f"_{part}_right_{number}")


def _number(number: int) -> nw.Expr:
    return nw.lit(number).cast(nw.Int64).alias(EQUATION)


def _sides(equation: FrameEquation) -> tuple[list[FrameTerm], list[FrameTerm]]:
    """The terms of the left side, and those of the right."""
    left, right = ([t for t in equation.terms if t.sign == sign] for sign in (1, -1))
    return left, right


def _wrong(equation: FrameEquation, left: nw.Expr, right: nw.Expr) -> nw.Expr:
    """Whether two sums are not as the equation says."""
    return left > right if equation.relation == "<=" else left != right


def _sum(terms: Sequence[FrameTerm]) -> nw.Expr:
    """The sum of some cells, those without a figure as 0."""
    return nw.sum_horizontal(nw.col(*(term.column for term in terms)))


def _count(terms: Sequence[FrameTerm], name: Callable[[FrameTerm], str]) -> nw.Expr:
    """How many cells have no figure, or are blank."""
    names = list(map(name, terms))
    return nw.col(names[0]) if len(names) == 1 else nw.sum_horizontal(nw.col(*names))


def _null(term: FrameTerm) -> str:
    return f"{_NULL}{term.column}"


def _bit(term: FrameTerm) -> str:
    return f"{term.blank.column}_{term.blank.bit}"
