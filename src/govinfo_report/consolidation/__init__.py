"""Many organs' reports: summed into one, and seen as by a department that collects them."""

from govinfo_report.consolidation.consolidate import PartProvenance as PartProvenance
from govinfo_report.consolidation.consolidate import Provenance as Provenance
from govinfo_report.consolidation.consolidate import consolidate as consolidate
from govinfo_report.consolidation.overview import CollectionOverview as CollectionOverview
from govinfo_report.consolidation.overview import Filing as Filing
from govinfo_report.consolidation.overview import FilingScope as FilingScope
