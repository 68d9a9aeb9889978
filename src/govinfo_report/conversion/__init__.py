"""Reports from JSON documents and back, strictly and exactly."""

from govinfo_report.conversion.converter import make_converter
from govinfo_report.conversion.documents import dumps, loads, structure, unstructure

__all__ = ["dumps", "loads", "make_converter", "structure", "unstructure"]
