"""The libraries that hold frames: made, taken from users, and read back as rows.

polars, pandas, pyarrow and duckdb are imported here and nowhere else, each when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args

from govinfo_report.errors import FrameError, MissingExtraError
from govinfo_report.frames.columns import PRECISION, SCALE, ColumnType, FrameBackend, frame_schema
from govinfo_report.frames.engine import nw
from govinfo_report.language import Text

if TYPE_CHECKING:
    import pyarrow as pa

BACKENDS: Final[tuple[FrameBackend, ...]] = get_args(FrameBackend)

_CHUNK: Final = 4096

Columns: TypeAlias = Mapping[str, Sequence[Any]]


def check_backend(backend: object) -> None:
    """Refuses what is no backend, or is not installed.

    Raises:
        ValueError: There is no such backend.
        MissingExtraError: Its library is not installed.
    """
    if backend not in BACKENDS:
        raise ValueError(f"backend must be one of {', '.join(BACKENDS)}, not {backend!r}")
    needed = ("polars",) if backend == "polars" else dict.fromkeys((str(backend), "pyarrow"))
    if missing := [name for name in needed if find_spec(name) is None]:
        names = ", ".join(missing)
        told = Text(
            f"{backend} 数据框（未安装 {names}）", f"a frame of {backend} ({names} missing)"
        )
        raise MissingExtraError("frames", told)


def made(columns: Columns, schema: Mapping[str, ColumnType], backend: FrameBackend) -> Any:
    """A frame of these columns.

    Args:
        columns: Column → its values.
        schema: Column → its type.
        backend: The library.
    """
    return _MAKERS[backend](columns, schema)


def _polars(columns: Columns, schema: Mapping[str, ColumnType]) -> Any:
    import polars as pl

    types: dict[ColumnType, Any] = {
        "String": pl.String,
        "Int64": pl.Int64,
        "Decimal": pl.Decimal(PRECISION, SCALE),
        "List(String)": pl.List(pl.String),
    }
    return pl.DataFrame(
        [pl.Series(name, columns[name], types[kind]) for name, kind in schema.items()]
    )


def _arrow(columns: Columns, schema: Mapping[str, ColumnType]) -> pa.Table:
    import pyarrow as pa

    types: dict[ColumnType, Any] = {
        "String": pa.string(),
        "Int64": pa.int64(),
        "Decimal": pa.decimal128(PRECISION, SCALE),
        "List(String)": pa.list_(pa.string()),
    }
    return pa.table({name: pa.array(columns[name], types[kind]) for name, kind in schema.items()})


def _pandas(columns: Columns, schema: Mapping[str, ColumnType]) -> Any:
    return _pandas_of(_arrow(columns, schema))


def _pandas_of(table: pa.Table) -> Any:
    import pandas as pd
    import pyarrow as pa

    def dtype(kind: pa.DataType) -> Any:
        return pd.Int64Dtype() if kind == pa.int64() else pd.ArrowDtype(kind)

    return table.to_pandas(types_mapper=dtype)


def _duckdb(columns: Columns, schema: Mapping[str, ColumnType]) -> Any:
    import duckdb

    return duckdb.from_arrow(_arrow(columns, schema))


_MAKERS: Final[Mapping[str, Callable[[Columns, Mapping[str, ColumnType]], Any]]] = {
    "polars": _polars,
    "pandas": _pandas,
    "pyarrow": _arrow,
    "duckdb": _duckdb,
}


def reports_of(frame: Any, needed: Iterable[str]) -> Any:
    """The frame in narwhals, with these columns, integers in 64 bits.

    Types of pyarrow that other programs write become those that :func:`made` gives.

    Raises:
        FrameError: A column is missing or of another type.
    """
    needed = tuple(dict.fromkeys(needed))
    given = _with_usual_types(nw.from_native(frame), needed)
    schema = given.collect_schema()
    wanted = frame_schema()
    columns: list[Any] = []
    for name in needed:
        if name not in schema:
            raise FrameError(None, name, Text("没有这一列", "is not there"))
        kind = schema[name]
        columns.append(name)
        if wanted[name] == "Int64" and kind != nw.Int64:
            if not kind.is_integer():
                words = Text("类型为{kind}，应为Int64", "is {kind} and must be Int64")
                raise FrameError(None, name, words.filled(kind=str(kind)))
            columns[-1] = nw.col(name).cast(nw.Int64)
    return given.select(*columns)


def _with_usual_types(given: Any, needed: Iterable[str]) -> Any:
    """A frame without ``large_string`` and pandas' ``int64[pyarrow]``.

    pyarrow does not put the one under a ``string``, pandas has no remainders of the other.
    """
    if given.implementation.is_pyarrow():
        there = given.schema
        texts = [nw.col(name).cast(nw.String) for name in needed if there.get(name) == nw.String]
        return given.with_columns(*texts)
    if given.implementation.is_pandas():
        types = given.to_native().dtypes
        names = [name for name in needed if name in types]
        if any(str(types[name]) == "int64[pyarrow]" for name in names):
            # Its own conversion of such integers goes by way of floats where some are null.
            return nw.from_native(_pandas_of(given.select(*names).to_arrow()))
    return given


def values(frame: nw.DataFrame[Any], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a frame in memory, as Python values, ``None`` for null."""
    chosen = frame.select(*names)
    for start in range(0, len(chosen), _CHUNK):
        chunk = chosen[start : start + _CHUNK]
        if chunk.implementation.is_pandas_like():  # whose own null is not None
            table = chunk.to_arrow()
            columns = [table[name].to_pylist() for name in names]
        else:
            columns = [chunk[name].to_list() for name in names]
        yield from zip(*columns, strict=True)


def minus(frame: nw.DataFrame[Any], other: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """The columns of a frame of polars minus those of another, one by one, named as in the first.

    An expression a column takes longer to make than a column to subtract.
    """
    return nw.from_native(frame.to_native() - other.to_native(), eager_only=True)


def in_one_piece(frame: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    """The same frame; one of polars in pieces is put together, which hundreds of columns repay."""
    if not frame.implementation.is_polars():
        return frame
    return nw.from_native(frame.to_native().rechunk(), eager_only=True)


def in_one_batch(
    frame: nw.LazyFrame[Any], function: Callable[[nw.DataFrame[Any]], nw.DataFrame[Any]]
) -> nw.LazyFrame[Any]:
    """What a function gives of a lazy frame of polars, once that is collected.

    Args:
        frame: The lazy frame.
        function: The function; it is asked of no rows first, which gives the types.
    """
    lazy = frame.to_native()

    def native(batch: Any) -> Any:
        return function(nw.from_native(batch, eager_only=True)).to_native()

    types = native(lazy.collect_schema().to_frame()).schema
    found: nw.LazyFrame[Any] = nw.from_native(lazy.map_batches(native, schema=types))
    return found
