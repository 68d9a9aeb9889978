"""Many organs' reports of one year summed into one."""

from govinfo_report.consolidation.consolidate import PartProvenance as PartProvenance
from govinfo_report.consolidation.consolidate import Provenance as Provenance
from govinfo_report.consolidation.consolidate import consolidate as consolidate
