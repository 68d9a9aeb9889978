"""Many organs' reports of one year summed into one."""

from govinfo_report.consolidation.consolidate import consolidate as consolidate
from govinfo_report.consolidation.provenance import PartProvenance as PartProvenance
from govinfo_report.consolidation.provenance import Provenance as Provenance
