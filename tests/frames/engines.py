"""The engines that frames are tested on, and what a frame of any of them holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import narwhals as nw

import govinfo_report as gr
from govinfo_report.frames.backends import BACKENDS


def named(reports: Sequence[gr.Report], backend: Any = "polars") -> Any:
    """A frame of reports that are called by their positions."""
    return gr.to_frame(reports, backend=backend, ids=map(str, range(len(reports))))


def every_way(reports: Sequence[gr.Report]) -> Iterator[tuple[str, Any]]:
    """The same frame of every engine, and its name."""
    for backend in BACKENDS:
        yield backend, named(reports, backend)
    yield "polars, lazy", named(reports).lazy()


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame, as Python values."""
    given: Any = nw.from_native(frame)
    table = (given.collect() if isinstance(given, nw.LazyFrame) else given).to_arrow()
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows
