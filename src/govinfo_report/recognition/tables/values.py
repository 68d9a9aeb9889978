"""From a printed value to the value of a cell: kinds, units, remarks, notes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

from govinfo_report.model import (
    ABSENT,
    MAX_AMOUNT,
    MAX_COUNT,
    CellValue,
    Edition,
    FrozenMap,
    Origin,
    layout,
)
from govinfo_report.page import Place
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables.runs import Run, Value
from govinfo_report.text import Number, printed

_PER_UNIT: Final = Decimal(10_000)


_Plain: TypeAlias = tuple[tuple[str, ...], Sequence[int | None], Run]
"""Cells side by side in the form's order, their counts, and the run that has them."""


class Origins(FrozenMap[Origin]):
    """Cell id → where its value comes from. Rows of plain numbers are told apart when asked for."""

    __slots__ = ("_plain", "_told")

    def __init__(self, plain: list[_Plain], told: dict[str, Origin]) -> None:
        object.__setattr__(self, "_plain", plain)
        object.__setattr__(self, "_told", told)

    def __getattr__(self, name: str) -> Any:
        if name != "_members":
            raise AttributeError(name)
        members = {
            cell: Origin(value.number.raw, value.place)
            for cells, _, run in self._plain
            for cell, value in zip(cells, run.values, strict=True)
        }
        members.update(self._told)
        object.__setattr__(self, "_members", members)
        return members

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenMap, (self._members,)


class Cells:
    """The cells read so far, with where they come from and what is printed beside them."""

    def __init__(self, kinds: dict[str, str], notes: Notes) -> None:
        self._values: dict[str, CellValue] = {}  # those that are not in plain rows
        self._plain: list[_Plain] = []
        self._told: dict[str, Origin] = {}
        self.remarks: dict[str, str] = {}
        self._kinds = kinds
        self._notes = notes

    @property
    def values(self) -> dict[str, CellValue]:
        """Cell id → value, of all that were read."""
        values: dict[str, CellValue] = {}
        for cells, counts, _ in self._plain:
            values.update(zip(cells, counts, strict=True))
        return values | self._values

    def block(self, edition: Edition) -> tuple[CellValue, ...]:
        """Every cell of the edition, in the form's order; those that were not read are absent."""
        form = layout(edition)
        block: list[CellValue] = [ABSENT] * len(form.cells)
        for cells, counts, _ in self._plain:
            start = form.places[cells[0]]
            block[start : start + len(cells)] = counts
        for cell, value in self._values.items():
            block[form.places[cell]] = value
        return tuple(block)

    @property
    def origins(self) -> Origins:
        """Where they come from."""
        return Origins(self._plain, self._told)

    def put_plain(self, cells: tuple[str, ...], counts: Sequence[int | None], run: Run) -> None:
        """Gives cells the counts that a run has for each of them, in order; ``None`` is blank.

        The cells stand side by side in the form's order, as those of a row do.
        """
        self._plain.append((cells, counts, run))

    def put(self, cell: str, value: Value, *, unit: str | None) -> None:
        """Gives ``cell`` what is printed; ``unit`` is the unit that the page prints above it."""
        number = value.number
        if number.kind == "placeholder":
            self._notes.add("placeholder", cell, number.raw, value.line)
            self._values[cell] = None
        elif number.kind == "value" and self._kinds[cell] == "money":
            self._money(cell, value, unit)
        elif number.kind == "value":
            self._count(cell, value)
        else:
            self._refuse(cell, value)
        self._told[cell] = Origin(number.raw, value.place)

    def blank(self, cell: str, place: Place) -> None:
        """Notes that the page shows the cell, at ``place``, and nothing in it."""
        self._values[cell] = None
        self._told[cell] = Origin("", place)

    def _count(self, cell: str, value: Value) -> None:
        number = value.number
        count = number.value
        signed = self._kinds[cell] == "signed_count"
        if (
            not isinstance(count, int)
            or number.unit in ("元", "万元")
            or abs(count) > MAX_COUNT
            or (count < 0 and not signed)
            or (number.change and not signed)
        ):
            self._refuse(cell, value)
        else:
            self._values[cell] = count
            self._annotate(cell, value)

    def _money(self, cell: str, value: Value, unit: str | None) -> None:
        number = value.number
        amount = Decimal(number.value or 0)
        said = number.unit or unit
        if amount < 0 or number.change or amount > MAX_AMOUNT or said not in (None, "元", "万元"):
            self._refuse(cell, value)
            return
        if said == "元":
            amount = _plain(amount / _PER_UNIT)
            if amount:
                self._notes.add("money_unit_converted", cell, number.raw, value.line)
            self.remarks[cell] = printed(number.raw)
        elif said is None and amount:
            self._notes.add("money_without_unit", cell, number.raw, value.line)
            self.remarks[cell] = printed(number.raw)
        elif number.unit or number.words:
            self._annotate(cell, value)
        self._values[cell] = amount

    def _annotate(self, cell: str, value: Value) -> None:
        number: Number = value.number
        if not number.unit and not number.words and not number.change:
            return
        alone = number.words and not number.unit and not number.change
        words = printed(number.words if alone else number.raw)
        self.remarks[cell] = words
        self._notes.add("value_annotated", cell, number.raw, value.line)

    def _refuse(self, cell: str, value: Value) -> None:
        self._values[cell] = ABSENT
        self.remarks[cell] = printed(value.number.raw)
        self._notes.add("value_unreadable", cell, value.number.raw, value.line)


def plain_counts(run: Run) -> list[int | None] | None:
    """The values of a run, where each is a plain number or blank; ``None`` where one is not."""
    counts = [number.value for number in run.printed if number.plain]
    if len(counts) < len(run.printed):
        counts = [n.value for n in run.printed if n.plain or n.kind == "blank"]
        if len(counts) < len(run.printed):
            return None
    return counts  # type: ignore[return-value]  # plain numbers are integers


def _plain(amount: Decimal) -> Decimal:
    """``amount`` without trailing zeros after the point, never in exponent notation."""
    amount = amount.normalize()
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount
