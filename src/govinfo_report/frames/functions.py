"""The public functions on frames. Each imports what needs narwhals when it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from govinfo_report.frames.columns import FrameBackend
from govinfo_report.model import Reading, Report


def to_frame(
    reports: Iterable[Report | Reading],
    *,
    backend: FrameBackend = "polars",
    narrative: bool = False,
    ids: Iterable[str] | None = None,
) -> Any:
    """A data frame of reports, one row each, of any editions.

    Its columns are the keys ``report``, ``agency``, ``agency_code``, ``year``, ``edition``,
    ``scope`` and ``source``, the shape of (六)其他处理, sets of bits that keep blank cells apart
    from absent ones, and one column for each cell of any edition: its id with ``.`` written ``__``.
    Counts are 64-bit integers, amounts (万元) exact decimals with 10 places; null is a cell without
    a figure.

    Args:
        reports: Reports, or readings of pages.
        backend: The library whose frame is made: ``polars``, ``pandas`` (with pyarrow),
            ``pyarrow`` or ``duckdb`` (with pyarrow).
        narrative: Whether there are columns for the title and the paragraphs of each section too.
        ids: What to call the reports, one each, no two alike; ``None``: hashes of keys and figures.

    Returns:
        A ``polars.DataFrame``, ``pandas.DataFrame``, ``pyarrow.Table`` or ``duckdb`` relation.

    Raises:
        FrameError: A report holds what has no place in a column: a draft's text in place of a
            count, or an amount with more than 10 places.
        MissingExtraError: narwhals or the library is not installed.
        TypeError: An argument is of another class than it should be.
        ValueError: There is no such backend, or the ids do not fit the reports.
    """
    from govinfo_report.frames import conversion

    return conversion.to_frame(reports, backend, narrative=narrative, ids=ids)


def from_frame(frame: Any) -> Iterator[Report]:
    """The reports of a frame that :func:`to_frame` made, in its order.

    Every cell and key is what it was, blank and absent too. What a frame does not hold is absent in
    the reports; without narrative the title is ``None``.

    Args:
        frame: A frame in memory, or a lazy one, which is collected.

    Raises:
        FrameError: The frame has not all columns.
        MissingExtraError: narwhals is not installed.
    """
    from govinfo_report.frames import conversion

    return conversion.from_frame(frame)
