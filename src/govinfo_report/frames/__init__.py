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
from govinfo_report.frames.report_files import iter_reports, write_ndjson

__all__ = [
    "FrameBackend",
    "blank_cells",
    "check_frame",
    "compare_frame",
    "from_frame",
    "indicator_frame",
    "iter_reports",
    "long_frame",
    "to_frame",
    "write_ndjson",
]
