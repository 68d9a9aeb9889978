"""Parquet files of reports, by polars, read and written a part at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from govinfo_report.errors import FrameError, GovInfoReportError
from govinfo_report.frames.backends import check_backend, made
from govinfo_report.frames.columns import KEYS, ColumnType, frame_schema
from govinfo_report.frames.rows import FrameRow, RowReader, columns_of
from govinfo_report.language import Text

if TYPE_CHECKING:
    import polars as pl

_CHUNK: Final = 4096

_LEVEL: Final = 3
"""How hard Zstandard compresses."""


_GROUP: Final = 2**14
"""Rows of a group: an engine that streams holds several groups at once."""


class NotParquetError(GovInfoReportError):
    """A file is no Parquet file, or a broken one."""

    @property
    def _words(self) -> Text:
        return Text("不是完好的Parquet文件", "is no Parquet file, or a broken one")


def rows_of(path: Path) -> Iterator[tuple[FrameRow, RowReader]]:
    """The rows of a file, each with what makes a report of it.

    A column that a partitioned data set has in the names of its folders (``year=2023``) is taken
    from there.

    Raises:
        FrameError: The file has not all columns.
        MissingExtraError: polars is not installed.
        NotParquetError: It is no Parquet file, or a broken one.
    """
    check_backend("polars")
    import polars as pl

    try:
        found = pl.scan_parquet(path, glob=False, hive_partitioning=True)
        there = found.collect_schema()
        if missing := [name for name in frame_schema() if name not in there]:
            raise FrameError(None, missing[0], Text("没有这一列", "is not there"))
        names = tuple(name for name in frame_schema(narrative=True) if name in there)
        columns = [_typed(name, there[name]) for name in names]
        reader = RowReader(names)
        for batch in found.select(columns).collect_batches(chunk_size=_CHUNK):
            for row in batch.iter_rows():
                yield row, reader
    except (pl.exceptions.PolarsError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise NotParquetError from error


def _typed(name: str, kind: Any) -> pl.Expr:
    """A column; a key from a folder's name looks like a number."""
    import polars as pl

    column = pl.col(name)
    return column.cast(pl.String) if KEYS.get(name) == "String" and kind != pl.String else column


def written(parts: Iterable[Sequence[FrameRow]], schema: Mapping[str, ColumnType]) -> bytes:
    """A Parquet file of rows, of which one part at a time is in memory.

    Args:
        parts: The rows.
        schema: Column → its type, in their order.

    Raises:
        MissingExtraError: polars is not installed.
    """
    check_backend("polars")
    import polars as pl

    with TemporaryDirectory(prefix="govinfo-report-") as folder:
        files: list[Path] = []
        for part in chain(parts, [()]):  # the empty one has the types at least
            files.append(Path(folder, f"{len(files):06}.arrow"))
            made(columns_of(part, schema), schema, "polars").write_ipc(files[-1])
        whole = Path(folder, "whole.parquet")
        pl.scan_ipc(files).sink_parquet(
            whole, compression="zstd", compression_level=_LEVEL, row_group_size=_GROUP
        )
        return whole.read_bytes()
