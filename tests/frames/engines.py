"""The engines that frames are tested on, and what a frame of any of them holds."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import narwhals as nw
import pandas as pd
import pyarrow.parquet as pq

import govinfo_report as gr
from govinfo_report.frames.backends import BACKENDS


def named(reports: Sequence[gr.Report], backend: Any = "polars") -> Any:
    """A frame of reports that are called by their positions."""
    return gr.to_frame(reports, backend=backend, ids=map(str, range(len(reports))))


def every_way(reports: Sequence[gr.Report], *, files: bool = False) -> Iterator[tuple[str, Any]]:
    """The same frame of every engine, and its name; of others' Parquet files too if asked for."""
    for backend in BACKENDS:
        yield backend, named(reports, backend)
    whole = named(reports)
    yield "polars, lazy", whole.lazy()
    if not files:
        return
    file = io.BytesIO()
    whole.write_parquet(file)
    yield "pyarrow, of polars' Parquet", pq.read_table(file)
    yield "pandas, of polars' Parquet", pd.read_parquet(file, dtype_backend="pyarrow")


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame, as Python values."""
    given: Any = nw.from_native(frame)
    table = (given.collect() if isinstance(given, nw.LazyFrame) else given).to_arrow()
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows
