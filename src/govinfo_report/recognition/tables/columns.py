"""Which column each value of a run is, and what number it gives the cell.

The columns are those that the page shows where its grid lines up; otherwise the form's order, and
only where the run has one value a column. Anything else is refused: no value is given to a guessed
column.
"""

from __future__ import annotations

from decimal import Decimal

from govinfo_report.recognition.tables.runs import Run, Value

Row = list[Value | None]
"""A value a column of the form; ``None`` where the page shows that the cell is blank."""


def fit(run: Run, columns: tuple[str, ...]) -> Row | None:
    """The run's values in the order of ``columns``; ``None`` where no column can be named."""
    count = len(columns)
    numbers = run.numbers
    if len(numbers) == count and (len(run.values) == count or _together(run, numbers)):
        return list(numbers)
    if not run.bounded:
        return None
    if (by_heading := _by_heading(run, columns)) is not None:
        return by_heading
    if not numbers:
        return [None] * count if not run.last else None
    if len(run.values) == count:
        return [None if value.number.kind == "blank" else value for value in run.values]
    return None


def in_place(run: Run, columns: tuple[str, ...]) -> bool:
    """Whether :func:`fit` gives each value of the run to the column at its place, blanks too."""
    if len(run.printed) != len(columns):
        return False
    if len(run.shown) == len(columns):
        return True
    return run.bounded and not run.last and _headed_so(run, columns)


def _headed_so(run: Run, columns: tuple[str, ...]) -> bool:
    """Whether each value stands under the heading of its column, if the page heads them all."""
    if run.grid is None or run.line is None or run.line.cells is None or run.start is None:
        return False
    if not (run.grid.spans or run.size == run.width):
        return True
    by_column = {column: place for place, column in run.columns.items()}
    headed = [by_column[column] for column in columns if column in by_column]
    return len(headed) < len(columns) or headed == [*run.line.cells.columns[run.start :]]


def _together(run: Run, numbers: list[Value]) -> bool:
    """Whether no blank stands between the numbers: blanks around them are lost spans."""
    first = run.values.index(numbers[0])
    return run.values[first : first + len(numbers)] == numbers


def _by_heading(run: Run, columns: tuple[str, ...]) -> Row | None:
    """By the column headings, where the grid lines up with them."""
    grid = run.grid
    if grid is None or not run.values or not (grid.spans or run.size == run.width):
        return None
    by_column = {column: place for place, column in run.columns.items()}
    if not all(column in by_column for column in columns):
        return None
    if [by_column[column] for column in columns] == [value.column for value in run.values]:
        return [None if value.number.kind == "blank" else value for value in run.values]
    by_place = {value.column: value for value in run.values}
    last = max(place for place in by_place if place is not None)
    row: Row = []
    beside: Value | None = None
    for column in columns:
        value = by_place.pop(by_column[column], None)
        if value is None and (
            beside is None or beside.number.kind != "blank" or by_column[column] > last
        ):
            return None  # no cell begins there, and no blank one reaches there
        beside = value or beside
        row.append(None if value is None or value.number.kind == "blank" else value)
    if any(value.number.kind not in ("blank", "not_a_number") for value in by_place.values()):
        return None  # a number under no heading of the form
    return row


def confirmed(row: Row, total: int) -> bool:
    """Whether the other values of a row add up to the one in column ``total``.

    Used for one thing: to tell a last number that is whole from one that the end of the text cut.
    """
    last = row[total]
    parts = [value for place, value in enumerate(row) if place != total]
    if last is None or not isinstance(last.number.value, int):
        return False
    numbers = [value.number.value for value in parts if value is not None]
    if len(numbers) != len(parts) or any(isinstance(number, Decimal) for number in numbers):
        return False
    return sum(number for number in numbers if number is not None) == last.number.value
