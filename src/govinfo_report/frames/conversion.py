"""Reports as a frame, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govinfo_report.errors import FrameError
from govinfo_report.frames import backends
from govinfo_report.frames.columns import FrameBackend, frame_schema
from govinfo_report.frames.engine import nw
from govinfo_report.frames.rows import RowReader, columns_of, raise_too_large, rows
from govinfo_report.language import Text
from govinfo_report.model import Reading, Report, as_report


def to_frame(
    reports: Iterable[Report | Reading],
    backend: FrameBackend,
    *,
    narrative: bool,
    ids: Iterable[str] | None,
) -> Any:
    """A frame of some reports; see :func:`govinfo_report.to_frame`."""
    backends.check_backend(backend)
    schema = frame_schema(narrative=narrative)
    columns = columns_of(rows(map(as_report, reports), narrative=narrative, ids=ids), schema)
    try:
        return backends.made(columns, schema, backend)
    except (OverflowError, TypeError):  # which is a count that no document has
        raise_too_large(columns)
        raise


def from_frame(frame: Any) -> Iterator[Report]:
    """The reports of a frame; see :func:`govinfo_report.from_frame`."""
    given = nw.from_native(frame)
    there = set(given.collect_schema().names())
    if missing := [name for name in frame_schema() if name not in there]:
        raise FrameError(None, missing[0], Text("没有这一列", "is not there"))
    names = tuple(name for name in frame_schema(narrative=True) if name in there)
    eager = given.collect() if isinstance(given, nw.LazyFrame) else given
    return map(RowReader(names).report, backends.values(eager, names))
