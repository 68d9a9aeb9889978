"""The cells of a frame as rows: those that are blank, and every figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from govinfo_report.frames.backends import reports_of
from govinfo_report.frames.columns import PRECISION, SCALE, CellColumn, blank_sets, cell_columns
from govinfo_report.frames.engine import nw
from govinfo_report.frames.settling import Frame, any_bit, any_of


def blank_cells(frame: Any) -> Any:
    """The blank cells; see :func:`govinfo_report.blank_cells`."""
    return _blank(_given(frame)).to_native()


def long_frame(frame: Any) -> Any:
    """Figures and blank cells; see :func:`govinfo_report.long_frame`."""
    given = _given(frame)
    kinds: dict[str, list[CellColumn]] = {}
    for column in cell_columns().values():
        kinds.setdefault(column.type, []).append(column)
    decimal = nw.Decimal(PRECISION, SCALE)
    parts = []
    for columns in kinds.values():
        figures = given.select("report", *(column.name for column in columns))
        rows = _as_rows(figures, columns, "value").filter(~nw.col("value").is_null())
        parts.append(_with_state(rows, nw.col("value").cast(decimal), "number"))
    parts.append(_with_state(_blank(given), nw.lit(None).cast(decimal), "blank"))
    return nw.concat(parts).to_native()


def _given(frame: Any) -> Any:
    names = [column.name for column in cell_columns().values()]
    return reports_of(frame, ["report", *blank_sets(), *names])


def _with_state(rows: Frame, value: nw.Expr, state: str) -> Frame:
    return rows.select("report", "cell", value.alias("value"), nw.lit(state).alias("state"))


def _blank(given: Frame) -> Frame:
    """``report`` and ``cell`` of each cell that is blank."""
    columns = list(cell_columns().values())
    some = given.filter(any_of(nw.col(name) > 0 for name in blank_sets()))
    flags = some.select("report", *map(_is_blank, columns))
    return _as_rows(flags, columns, "blank").filter(nw.col("blank")).select("report", "cell")


def _is_blank(column: CellColumn) -> nw.Expr:
    bit = any_bit(column.blank.column, column.blank.bit, column.blank.bit + 1)
    return (nw.col(column.name).is_null() & bit).alias(column.name)


def _as_rows(frame: Frame, columns: Sequence[CellColumn], value: str) -> Frame:
    """A row for each report and column, which is named by its cell."""
    names = [column.name for column in columns]
    rows = frame.unpivot(names, index="report", variable_name="cell", value_name=value)
    cell = nw.col("cell").str.replace_all("__", ".", literal=True)
    return rows.with_columns(cell.alias("cell"))
