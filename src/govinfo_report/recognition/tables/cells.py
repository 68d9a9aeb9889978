"""From the printed values of a table to the cells of the form: kinds, units, remarks, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

from attrs import define, field

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
from govinfo_report.recognition.ledger import Ledger
from govinfo_report.recognition.money_units import (
    WAN_YUAN,
    YUAN,
    is_money_unit,
    money_units,
    stated_units,
    unit_in_words,
)
from govinfo_report.recognition.notes import PageNotes
from govinfo_report.recognition.tables.columns import FittedRow, Order, adds_up, fit, is_in_place
from govinfo_report.recognition.tables.joined_numbers import joined_digits, split_numbers
from govinfo_report.recognition.tables.runs import Scan, TableRun, Value
from govinfo_report.recognition.vocabulary import RowWords, TableWords
from govinfo_report.text import PrintedNumber, printed

_PER_UNIT: Final = Decimal(10_000)
_PIECES: Final = re.compile(r"[\s,，;；:：、。/／|0-9０-９]+")
"""What parts labels and numbers that stand in one cell."""

_PlainRow: TypeAlias = tuple[Order, Sequence[int | None], TableRun]
"""Cells side by side in the form's order, their counts, and the run that has them."""


class Origins(FrozenMap[Origin]):
    """Cell id → where its value comes from. Those of rows of plain numbers are made when needed."""

    __slots__ = ("_plain", "_single")

    def __init__(self, plain: list[_PlainRow], single: dict[str, Origin]) -> None:
        object.__setattr__(self, "_plain", plain)
        object.__setattr__(self, "_single", single)

    def __getattr__(self, name: str) -> Any:
        if name != "_members":
            raise AttributeError(name)
        members = {
            cell: Origin(value.number.raw, value.place)
            for cells, _, run in self._plain
            for cell, value in zip(cells, run.values, strict=True)
        }
        members.update(self._single)
        object.__setattr__(self, "_members", members)
        return members

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenMap, (self._members,)


class FormCells:
    """The cells read so far, with where they come from and what is printed beside them.

    Attributes:
        remarks: Cell id → words or unit printed in it.
    """

    def __init__(self, kinds: dict[str, str], notes: PageNotes) -> None:
        self._values: dict[str, CellValue] = {}  # those that are not in plain rows
        self._plain: list[_PlainRow] = []
        self._origins: dict[str, Origin] = {}
        self._read: list[tuple[Value, str]] = []  # values that are not in plain rows
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
        """Returns every cell of the edition, in the form's order; those not read are absent."""
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
        """Cell id → where its value comes from."""
        return Origins(self._plain, self._origins)

    def put_plain(self, cells: Order, counts: Sequence[int | None], run: TableRun) -> None:
        """Sets cells to the counts that a run has for each of them, in order; ``None`` is blank.

        The cells stand side by side in the form's order, as those of a row do.
        """
        self._plain.append((cells, counts, run))

    def put(self, cell: str, value: Value, *, unit: str | None) -> None:
        """Sets a cell to a printed value; ``unit`` is the unit that the page states for it.

        An amount whose unit is neither 元 nor 万元, or both, is not taken.
        """
        number = value.number
        if number.kind == "placeholder":
            self._notes.add("placeholder", cell, number.raw, value.line)
            self._values[cell] = None
        elif number.kind == "value" and self._kinds[cell] == "money":
            self._put_money(cell, value, unit)
        elif number.kind == "value":
            self._put_count(cell, value)
        else:
            self._refuse(cell, value)
        self._origins[cell] = Origin(number.raw, value.place)
        self._read.append((value, cell))

    def put_blank(self, cell: str, place: Place) -> None:
        """Sets a cell that the page shows at ``place``, with nothing in it."""
        self._values[cell] = None
        self._origins[cell] = Origin("", place)

    def withhold(self, cell: str) -> None:
        """Makes a cell absent that was read, and is in doubt."""
        self._values[cell] = ABSENT

    def settle(self, cell: str, value: int) -> None:
        """Sets a cell that was in doubt."""
        self._values[cell] = value

    def locate(self, cell: str, origin: Origin) -> None:
        """Sets where the value of a cell comes from."""
        self._origins[cell] = origin

    def account_for(self, ledger: Ledger) -> None:
        """Enters the values of cells in the ledger of the page."""
        for cells, _, run in self._plain:
            if run.start is not None and run.line is not None:
                ledger.take_row(run.line, run.start, cells)
            elif run.lines:
                ledger.take_each(run.lines, cells)
            else:
                for value, cell in zip(run.values, cells, strict=True):
                    ledger.take_cell(value.line, value.at, cell)
        for value, cell in self._read:
            ledger.take_cell(value.line, value.at, cell)

    def _put_count(self, cell: str, value: Value) -> None:
        number = value.number
        count = number.value
        signed = self._kinds[cell] == "signed_count"
        if (
            not isinstance(count, int)
            or number.unit in (YUAN, WAN_YUAN)
            or abs(count) > MAX_COUNT
            or (count < 0 and not signed)
            or (number.change and not signed)
        ):
            self._refuse(cell, value)
        else:
            self._values[cell] = count
            self._annotate(cell, value)

    def _put_money(self, cell: str, value: Value, unit: str | None) -> None:
        number = value.number
        amount = Decimal(number.value or 0)
        unit = number.unit or unit_in_words(money_units((number.words,))) or unit
        if amount < 0 or number.change or amount > MAX_AMOUNT:
            self._refuse(cell, value)
            return
        if amount and unit not in (None, YUAN, WAN_YUAN):
            self._values[cell] = ABSENT
            self.remarks[cell] = printed(number.raw)
            self._notes.add("money_unit_unclear", cell, f"{number.raw} ({unit})", value.line)
            return
        if unit == YUAN:
            amount = _plain(amount / _PER_UNIT)
            if amount:
                self._notes.add("money_unit_converted", cell, number.raw, value.line)
            self.remarks[cell] = printed(number.raw)
        elif unit is None and amount:
            self._notes.add("money_without_unit", cell, number.raw, value.line)
            self.remarks[cell] = printed(number.raw)
        elif number.unit or number.words:
            self._annotate(cell, value)
        self._values[cell] = amount

    def _annotate(self, cell: str, value: Value) -> None:
        number = value.number
        if not number.unit and not number.words and not number.change:
            return
        alone = number.words and not number.unit and not number.change
        self.remarks[cell] = printed(number.words if alone else number.raw)
        self._notes.add("value_annotated", cell, number.raw, value.line)

    def _refuse(self, cell: str, value: Value) -> None:
        self._values[cell] = ABSENT
        self.remarks[cell] = printed(value.number.raw)
        is_formula = value.number.raw.startswith("=")  # of a workbook, without a stored value
        kind = "formula_not_calculated" if is_formula else "value_unreadable"
        self._notes.add(kind, cell, value.number.raw, value.line)


def plain_counts(run: TableRun) -> list[int | None] | None:
    """Returns the values of a run if each is a plain number or blank."""
    counts = [number.value for number in run.printed if number.plain]
    if len(counts) < len(run.printed):
        counts = [n.value for n in run.printed if n.plain or n.kind == "blank"]
        if len(counts) < len(run.printed):
            return None
    return counts  # type: ignore[return-value]  # plain numbers are integers


def _plain(amount: Decimal) -> Decimal:
    """Removes trailing zeros after the point, without exponent notation."""
    amount = amount.normalize()
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


@define
class TableReading:
    """What was read of one table, and how rows are given their values.

    Attributes:
        table: Its words.
        scan: Its lines as runs.
        cells: Where the values go.
        notes: Where the notes go.
        last: Whether the page ends with it.
        rows: Ids of the rows that have values, or a label with nothing beside it.
        local: Rows that the form does not have: label and printed values.
        cut: Id of the row in which the text stops, if it does.
        collapsed: Whether a row had other than one value a column.
        whole: Whether it has the rows that the form prints, in its order, and all were read.
        read: Runs that gave their values to cells.
        beside: Runs that gave no values to cells, and what took them: rows that the form does not
            have, rows printed again with the same values.
        noted: Runs that a note is about.
    """

    table: TableWords
    scan: Scan
    cells: FormCells
    notes: PageNotes
    last: bool = False
    rows: list[str] = field(factory=list)
    local: list[dict[str, Any]] = field(factory=list)
    cut: str | None = None
    collapsed: bool = False
    whole: bool = False
    read: list[TableRun] = field(factory=list)
    beside: list[tuple[TableRun, str]] = field(factory=list)
    noted: list[TableRun] = field(factory=list)

    def note(self, kind: str, where: str, run: TableRun) -> None:
        """Notes something about a run, with its last word and values as printed."""
        self.notes.add(kind, where, run.raw(), run.line)
        self.noted.append(run)

    def fitted(self, run: TableRun, columns: Order, where: str) -> FittedRow | None:
        """Fits values to columns, also numbers that run together or have spaces inside.

        A label in place of a number is none of the row's values: one of these is lost.
        """
        if self.has_labels_as_values(run):
            return None
        fitted = fit(run, columns)
        split = split_numbers(run, columns) if fitted is None else None
        if split is not None:
            fitted = [*split]
        if fitted is None:
            return None
        if split is not None or run.glued:
            self.note("cells_run_together", where, run)
        for index, value in joined_digits(fitted, columns).items():
            fitted[index] = value
            self.notes.add(
                "number_split", f"{where}.{columns[index]}", value.number.raw, value.line
            )
        return fitted

    def has_labels_as_values(self, run: TableRun) -> bool:
        """Whether a label stands in place of a value, alone or with a number: 结果维持，293."""
        odd = (each.raw for each in run.printed if each.kind == "not_a_number")
        return any(self.table.knows(piece) for raw in odd for piece in (raw, *_PIECES.split(raw)))

    def put_plain(self, run: TableRun, row: RowWords) -> bool:
        """Sets the cells of a row of counts that are plain and in the row's order, as most are.

        The result is that of :meth:`put`; returns whether the row is such a one.
        """
        if run.glued or run.doubtful or len(run.printed) != len(row.cells):
            return False
        counts = plain_counts(run)
        if counts is None or (None in counts and not is_in_place(run, row.columns)):
            return False
        self.cells.put_plain(row.cells, counts, run)
        self.rows.append(row.id)
        self.read.append(run)
        if None in counts:
            self.note("blank_cells", row.id, run)
        return True

    def put(self, run: TableRun, row: RowWords, fitted: FittedRow, *, block: int = 0) -> None:
        """Sets the cells of a row; ``block``: which of the form's rows in the run it is."""
        self.rows.append(row.id)
        self.read.append(run)
        start = block * len(row.columns)
        # As many cells as columns: those of the row, or those of every row that the run holds.
        whole = len(run.printed) in (len(row.columns), len(row.columns) * len(self.table.rows))
        whole = whole and start + len(row.columns) <= len(run.printed)
        columns = zip(row.columns, row.cells, fitted, strict=True)
        for index, (column, cell, value) in enumerate(columns, start):
            if value is None:
                # Its own place where the page shows as many cells as columns, else that of its row.
                beside = run.values[index] if whole else run.line
                self.cells.put_blank(cell, beside.place if beside is not None else Place())
            elif value.doubtful and not (fitted[-1] is value and adds_up(fitted, row.columns)):
                self.cut = row.id
                self.notes.add("row_truncated", cell, value.number.raw, value.line)
                self.noted.append(run)
            else:
                unit = None if row.counts else self._unit_of(run, column)
                self.cells.put(cell, value, unit=unit)
        if None in fitted:
            self.note("blank_cells", row.id, run)

    def _unit_of(self, run: TableRun, column: str) -> str | None:
        """Returns the units that the page states for a column of money in a run, in words.

        The words beside and above the value count first, then the heading of the column where
        other rows stand between, then what stands over the whole table, then its heading. A note
        under the table counts as they do.
        """
        units = self._units_beside(run, column)
        for sentence in self.scan.sentences:
            units |= stated_units(sentence.text)
        # The form of 2021 itself prints 万元 over the column.
        official = money_units((self.table.column_labels.get(column, ""),))
        return unit_in_words(units or official)

    def _units_beside(self, run: TableRun, column: str) -> frozenset[str]:
        words = self.scan.words
        start = 0 if run.first is None else run.first
        end = start + len(run.words)
        behind = [word.text for word in words[end : end + 1] if is_money_unit(word.text)]
        between = [number.raw for number in run.printed if number.kind == "not_a_number"]
        units = money_units((*run.words, *between, *behind))
        if units:
            return units
        if not any(self._heads(word, column) for word in run.words):
            above = (word.text for word in reversed(words[:start]))
            heading = next((word for word in above if self._heads(word, column)), "")
            units = money_units((heading,))
        first = next((each for each in self.scan.runs if each.printed), run)
        top = 0 if first.first is None else first.first + len(first.words)
        units = units or money_units(word.text for word in words[:top])
        return units or money_units((self.scan.heading,))

    def _heads(self, words: str, column: str) -> bool:
        """Whether words are the heading of a column, or hold it."""
        named = self.table.column_named
        return named(words) == column or any(named(word) == column for word in words.split())

    def note_unfit(self, run: TableRun, row: RowWords) -> None:
        """Notes a row whose values belong to no certain column."""
        # Where rows have already collapsed, the last one did too, cut or not.
        kind = "row_truncated" if run.last and not self.collapsed else "row_collapsed"
        self.collapsed = True
        if run.last:
            self.cut = row.id
        self.note(kind, row.id, run)

    def note_repeated(
        self, where: str, label: str, values: Sequence[Sequence[PrintedNumber]], run: TableRun
    ) -> None:
        """Notes a row that the page prints several times, with all its values.

        Args:
            where: Id of the row.
            label: Its label as printed.
            values: The numbers of each printed row.
            run: The last of them.
        """
        each = " / ".join(" ".join(number.raw for number in printed) for printed in values)
        self.notes.add("row_repeated", where, f"{label} {each}".strip(), run.line)
