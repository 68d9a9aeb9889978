"""Many reports at once, as a data frame of polars, pandas, pyarrow, duckdb or PySpark."""

from govinfo_report.frames.columns import FrameBackend
from govinfo_report.frames.functions import from_frame, to_frame

__all__ = ["FrameBackend", "from_frame", "to_frame"]
