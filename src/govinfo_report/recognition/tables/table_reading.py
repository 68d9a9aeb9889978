"""What is read of one table: its rows given their values, and the rows that cannot be read."""

from __future__ import annotations

from typing import Any

from attrs import define, field

from govinfo_report.page import Place
from govinfo_report.recognition.notes import Notes
from govinfo_report.recognition.tables.columns import Row, confirmed, fit, in_place
from govinfo_report.recognition.tables.joined_numbers import joined, parted
from govinfo_report.recognition.tables.runs import Run, Value
from govinfo_report.recognition.tables.scan import Scan
from govinfo_report.recognition.tables.values import Cells, plain_counts
from govinfo_report.recognition.vocabulary import RowWords, TableWords
from govinfo_report.text import printed


@define
class TableReading:
    """What was read of one table.

    Attributes:
        table: Its words.
        scan: Its lines as runs.
        rows: Ids of the rows that have values, or a label with nothing beside it.
        local: Rows that the form does not have: label and printed values.
        cut: Row id in which the text stops, if it does.
        collapsed: Whether a row had other than one value a column.
        whole: Whether it has the rows that the form prints, in its order, and all were read.
    """

    table: TableWords
    scan: Scan
    rows: list[str] = field(factory=list)
    local: list[dict[str, Any]] = field(factory=list)
    cut: str | None = None
    collapsed: bool = False
    whole: bool = False


def says_something(run: Run) -> bool:
    """Whether a run has values, or is a row that is seen to be blank."""
    return bool(run.printed) or (run.bounded and not run.last)


def fitted_values(run: Run, columns: tuple[str, ...], where: str, notes: Notes) -> Row | None:
    """A value for each column, also from numbers that run together or are parted by white space."""
    fitted = fit(run, columns)
    together = parted(run, columns) if fitted is None else None
    if together is not None:
        fitted = [*together]
    if fitted is not None and (together is not None or run.glued):
        notes.add("cells_run_together", where, run.raw(), run.line)
    if fitted is not None:
        for place, value in joined(fitted, columns).items():
            fitted[place] = value
            notes.add("number_split", f"{where}.{columns[place]}", value.number.raw, value.line)
    return fitted


def put_plain(reading: TableReading, run: Run, row: RowWords, cells: Cells, notes: Notes) -> bool:
    """Gives a row of counts its values, where they stand in its order and are plain: mostly so.

    What comes out is what :func:`put` would do, and nothing is done where it is not so.
    """
    if run.glued or run.doubtful or len(run.printed) != len(row.cells):
        return False
    counts = plain_counts(run)
    if counts is None or (None in counts and not in_place(run, row.columns)):
        return False
    cells.put_plain(row.cells, counts, run)
    reading.rows.append(row.id)
    if None in counts:
        notes.add("blank_cells", row.id, run.raw(), run.line)
    return True


def put(
    reading: TableReading,
    run: Run,
    row: RowWords,
    fitted: Row,
    cells: Cells,
    notes: Notes,
    *,
    block: int = 0,
) -> None:
    """Gives a row its values; ``block``: which of the form's rows in the run it is."""
    blanks, start = 0, block * len(row.columns)
    # As many cells as columns: those of the row, or those of every row that the run holds.
    whole = len(run.printed) in (len(row.columns), len(row.columns) * len(reading.table.rows))
    whole = whole and start + len(row.columns) <= len(run.printed)
    columns = zip(row.columns, row.cells, fitted, strict=True)
    for place, (column, cell, value) in enumerate(columns, start):
        if value is None:
            blanks += 1
            # Its own place where the page shows as many cells as columns, else that of its row.
            beside = run.values[place] if whole else run
            cells.blank(cell, _place_of(beside))
        elif value.doubtful and not _whole(row, fitted, value):
            reading.cut = row.id
            notes.add("row_truncated", cell, value.number.raw, value.line)
        else:
            cells.put(cell, value, unit=_unit_above(run, reading, column))
    if blanks:
        notes.add("blank_cells", row.id, run.raw(), run.line)


def _place_of(shown: Run | Value) -> Place:
    if isinstance(shown, Value):
        return shown.place
    return shown.line.place if shown.line is not None else Place()


def _whole(row: RowWords, fitted: Row, value: Value) -> bool:
    """Whether the row's own total shows that the last number of the text was not cut."""
    return row.columns[-1] == "total" and fitted[-1] is value and confirmed(fitted, len(fitted) - 1)


def _unit_above(run: Run, reading: TableReading, column: str) -> str | None:
    """The unit that the headings above the run print for a column of money."""
    if column != "amount":
        return None
    words = "".join(run.words[:-1] if len(run.words) > 1 else run.words)
    heading = printed(words)
    if "万元" in heading:
        return "万元"
    if any(sign in heading for sign in ("(元)", "（元）", "单位:元", "单位：元")):
        return "元"
    return "万元" if _official_unit(reading, column) else None


def _official_unit(reading: TableReading, column: str) -> bool:
    """Whether the form itself prints 万元 over the column, as that of 2021 does."""
    return "万元" in reading.table.column_labels.get(column, "")


def note_of_another_edition(reading: TableReading, run: Run, row: RowWords, notes: Notes) -> None:
    """Notes a row whose numbers stand under columns of another edition's form."""
    reading.rows.append(row.id)
    notes.add("columns_of_another_edition", row.id, run.raw(), run.line)


def note_unfit(reading: TableReading, run: Run, row: RowWords, notes: Notes) -> None:
    """Notes a row of which no column can be named for what is left."""
    # Where rows have already collapsed, the last one did too, cut or not.
    kind = "row_truncated" if run.last and not reading.collapsed else "row_collapsed"
    reading.collapsed = True
    if run.last:
        reading.cut = row.id
    notes.add(kind, row.id, run.raw(), run.line)
