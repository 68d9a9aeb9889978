"""Many reports at once, as a data frame of polars, pandas, pyarrow, duckdb or PySpark."""

from govinfo_report.frames.columns import FrameBackend
from govinfo_report.frames.functions import (
    blank_cells,
    check_frame,
    compare_frame,
    from_frame,
    indicator_frame,
    long_frame,
    to_frame,
)

__all__ = [
    "FrameBackend",
    "blank_cells",
    "check_frame",
    "compare_frame",
    "from_frame",
    "indicator_frame",
    "long_frame",
    "to_frame",
]
