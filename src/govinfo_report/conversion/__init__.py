"""Reports from JSON documents and back, strictly and exactly."""

from govinfo_report.conversion.documents import dumps, loads, structure, unstructure

__all__ = ["dumps", "loads", "structure", "unstructure"]
