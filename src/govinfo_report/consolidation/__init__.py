"""Many organs' reports of one year summed into one."""

from govinfo_report.consolidation.consolidate import consolidate
from govinfo_report.consolidation.provenance import PartProvenance, Provenance

__all__ = ["PartProvenance", "Provenance", "consolidate"]
