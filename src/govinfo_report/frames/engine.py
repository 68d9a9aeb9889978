"""narwhals, by which one expression runs on every engine, and the frames that users give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from govinfo_report.errors import FrameError, MissingExtraError
from govinfo_report.frames.columns import frame_schema
from govinfo_report.language import Text

try:
    import narwhals as nw
except ImportError as error:
    raise MissingExtraError("frames", Text("数据框", "frames of reports")) from error

__all__ = ["nw", "reports_of"]


def reports_of(frame: Any, needed: Iterable[str]) -> Any:
    """The frame in narwhals, with these columns, integers in 64 bits.

    Raises:
        FrameError: A column is missing or of another type.
    """
    given = nw.from_native(frame)
    schema = given.collect_schema()
    wanted = frame_schema()
    columns: list[Any] = []
    for name in dict.fromkeys(needed):
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
