"""From a printed value to the value of a cell: kinds, units, remarks, notes."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from govinfo_report.model import ABSENT, MAX_AMOUNT, MAX_COUNT, CellValue, Origin
from govinfo_report.page import Place
from govinfo_report.readers.recognise.notes import Notes
from govinfo_report.readers.recognise.runs import Value
from govinfo_report.text import Number, printed

_PER_UNIT: Final = Decimal(10_000)


class Cells:
    """The cells read so far, with where they come from and what is printed beside them."""

    def __init__(self, kinds: dict[str, str], notes: Notes) -> None:
        self.values: dict[str, CellValue] = {}
        self.origins: dict[str, Origin] = {}
        self.remarks: dict[str, str] = {}
        self._kinds = kinds
        self._notes = notes

    def put_plain(self, cells: tuple[str, ...], values: list[Value]) -> bool:
        """Gives a row of counts its values, where each is a plain number: nearly every row.

        Returns whether they were; where not, nothing was done.
        """
        numbers = [value.number for value in values]
        counts = [number.value for number in numbers if number.plain]
        # What the end of a text cut is the last value of its row.
        if len(counts) < len(cells) or values[-1].doubtful or max(counts) > MAX_COUNT:  # type: ignore[type-var, operator]  # plain numbers are integers
            return False
        self.values.update(zip(cells, counts, strict=True))
        origins = [Origin(value.number.raw, value.place) for value in values]
        self.origins.update(zip(cells, origins, strict=True))
        return True

    def put(self, cell: str, value: Value, *, unit: str | None) -> None:
        """Gives ``cell`` what is printed; ``unit`` is the unit that the page prints above it."""
        number = value.number
        if number.kind == "placeholder":
            self._notes.add("placeholder", cell, number.raw, value.line)
            self.values[cell] = None
        elif number.kind == "value" and self._kinds[cell] == "money":
            self._money(cell, value, unit)
        elif number.kind == "value":
            self._count(cell, value)
        else:
            self._refuse(cell, value)
        self.origins[cell] = Origin(number.raw, value.place)

    def blank(self, cell: str, place: Place) -> None:
        """Notes that the page shows the cell, at ``place``, and nothing in it."""
        self.values[cell] = None
        self.origins[cell] = Origin("", place)

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
            self.values[cell] = count
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
        self.values[cell] = amount

    def _annotate(self, cell: str, value: Value) -> None:
        number: Number = value.number
        if not number.unit and not number.words and not number.change:
            return
        alone = number.words and not number.unit and not number.change
        words = printed(number.words if alone else number.raw)
        self.remarks[cell] = words
        self._notes.add("value_annotated", cell, number.raw, value.line)

    def _refuse(self, cell: str, value: Value) -> None:
        self.values[cell] = ABSENT
        self.remarks[cell] = printed(value.number.raw)
        self._notes.add("value_unreadable", cell, value.number.raw, value.line)


def _plain(amount: Decimal) -> Decimal:
    """``amount`` without trailing zeros after the point, never in exponent notation."""
    amount = amount.normalize()
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount
