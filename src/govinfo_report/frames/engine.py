"""narwhals, by which one expression runs on every engine."""

from __future__ import annotations

from govinfo_report.errors import MissingExtraError
from govinfo_report.language import Text

try:
    import narwhals as nw
except ImportError as error:
    raise MissingExtraError("frames", Text("数据框", "frames of reports")) from error

__all__ = ["nw"]
