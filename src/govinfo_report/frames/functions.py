"""The public functions on frames. Each imports what needs narwhals when it is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from govinfo_report.frames.columns import FrameBackend
from govinfo_report.model import Reading, Report

if TYPE_CHECKING:
    from govinfo_report.checks.plan import Names


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


def check_frame(frame: Any, *, select: Names = None, wide: bool = False) -> Any:
    """What rules find in the reports of a frame, all at once.

    The outcomes are those of :func:`govinfo_report.check`, by the same terms of the same rules. Of
    the rules, those are asked whose :attr:`Rule.frames` is true: the linear ones, those over two
    years, and ``collection.duplicate``.

    Last year's report is the one of the same organ, and of no other scope, for the year before,
    where the frame has exactly one: organs are told apart by ``agency_code``, else by ``agency`` as
    it is spelled.

    Args:
        frame: A frame that :func:`to_frame` made, or one with its columns: of polars (also lazy),
            pandas, pyarrow, duckdb or PySpark. Of each bit set, bits are set for cells that are
            null alone; ids of reports (``report``) differ.
        select: Only these rules: ids (``applications.balance``) and families (``applications``);
            ``None``: all that are asked of frames.
        wide: Whether to give a mask: a row a report, and a column a rule and row or column of the
            form, which is true where it is violated, null where undecided.

    Returns:
        A frame of the same library, lazy if that was lazy. One row for each rule that is violated
        or undecided: ``report``, ``rule``, ``scope`` (the row or column of the form), ``outcome``,
        ``severity``, and the two sums ``expected`` and ``actual``; null where there is no figure.
        The order of rows is not fixed.

    Raises:
        FrameError: A column that the rules need is missing, or of another type.
        MissingExtraError: narwhals is not installed.
        UnknownRuleError: ``select`` names no rule and no family.
        ValueError: None of the rules that ``select`` names is asked of frames.
    """
    from govinfo_report.frames import check

    return check.check_frame(frame, select, wide=wide)


def blank_cells(frame: Any) -> Any:
    """Which cells of the reports of a frame are blank: neither a figure nor absent.

    Args:
        frame: As for :func:`check_frame`.

    Returns:
        A frame of the same library, with one row a blank cell: ``report`` and ``cell`` (the id).

    Raises:
        FrameError: A column is missing, or of another type.
        MissingExtraError: narwhals is not installed.
    """
    from govinfo_report.frames import cells

    return cells.blank_cells(frame)


def long_frame(frame: Any) -> Any:
    """The cells of a frame in long form: one row a cell that is there.

    Args:
        frame: As for :func:`check_frame`.

    Returns:
        A frame of the same library: ``report``, ``cell`` (the id), ``value`` (a decimal, amounts in
        万元), and ``state``: ``number``, or ``blank`` where the value is null. Absent cells have no
        row.

    Raises:
        FrameError: A column is missing, or of another type.
        MissingExtraError: narwhals is not installed.
    """
    from govinfo_report.frames import cells

    return cells.long_frame(frame)


def compare_frame(previous: Any, current: Any) -> Any:
    """What changed since last year, cell by cell, for many organs at once.

    Reports are paired as for :func:`check_frame`: each with the same organ's for the year before,
    where there is exactly one. The same frame may be given twice: then each year of it is compared
    with the year before.

    Args:
        previous: A frame with last year's reports, of the same library as ``current``.
        current: A frame with this year's.

    Returns:
        A frame of the same library, with one row a pair: ``report``, ``report__before``,
        ``agency``, ``year``, and for each cell this year's figure minus last year's; null where
        they cannot be compared, as :func:`govinfo_report.compare` has it.

    Raises:
        FrameError: A column is missing, or of another type.
        MissingExtraError: narwhals is not installed.
    """
    from govinfo_report.frames import comparison

    return comparison.compare_frame(previous, current)


def indicator_frame(frame: Any) -> Any:
    """The indicators of the reports of a frame, as :func:`govinfo_report.indicators` has them.

    Args:
        frame: As for :func:`check_frame`. What compares two years takes last year's from it.

    Returns:
        A frame of the same library, with one row a report: ``report``, and for each indicator its
        value, and both sums of its fraction, exact, as ``…__numerator`` and ``…__denominator``.
        Null where it is not rated. Of a growth the denominator is last year's figure, and the value
        is 1 less than the fraction.

    Raises:
        FrameError: A column is missing, or of another type.
        MissingExtraError: narwhals is not installed.
    """
    from govinfo_report.frames import indicators

    return indicators.indicator_frame(frame)
