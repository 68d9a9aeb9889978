"""XLSX, written by openpyxl: the form as it is printed, and a workbook that checks itself."""

from govinfo_report.errors import MissingExtraError
from govinfo_report.language import Text

try:
    from govinfo_report.renderers.xlsx.form_workbook import write
    from govinfo_report.renderers.xlsx.live_workbook import write as write_live
except ImportError as error:
    raise MissingExtraError("xlsx", Text("写出XLSX", "writing XLSX")) from error

__all__ = ["write", "write_live"]
