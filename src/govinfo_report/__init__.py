"""Annual reports on government information disclosure (政府信息公开工作年度报告), typed and exact.

The names in ``__all__`` are the public ones; everything else is private and may move. Each is
loaded when it is first used, so that ``import govinfo_report`` costs next to nothing.
"""

from importlib import import_module as _import_module
from sys import modules as _modules
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from govinfo_report.catalogue import Cell as Cell
    from govinfo_report.catalogue import Column as Column
    from govinfo_report.catalogue import Form as Form
    from govinfo_report.catalogue import Row as Row
    from govinfo_report.catalogue import Section as Section
    from govinfo_report.catalogue import Source as Source
    from govinfo_report.catalogue import Table as Table
    from govinfo_report.catalogue import form as form
    from govinfo_report.catalogue.rule_entries import Rule as Rule
    from govinfo_report.catalogue.rules import rule as rule
    from govinfo_report.catalogue.rules import rules as rules
    from govinfo_report.checks import check as check
    from govinfo_report.checks import check_collection as check_collection
    from govinfo_report.comparison import CarryLink as CarryLink
    from govinfo_report.comparison import Change as Change
    from govinfo_report.comparison import Comparison as Comparison
    from govinfo_report.comparison import ComparisonNote as ComparisonNote
    from govinfo_report.comparison import Contribution as Contribution
    from govinfo_report.comparison import Explanation as Explanation
    from govinfo_report.comparison import ParagraphChange as ParagraphChange
    from govinfo_report.comparison import SectionChange as SectionChange
    from govinfo_report.comparison import Series as Series
    from govinfo_report.comparison import Trend as Trend
    from govinfo_report.comparison import compare as compare
    from govinfo_report.consolidation import PartProvenance as PartProvenance
    from govinfo_report.consolidation import Provenance as Provenance
    from govinfo_report.consolidation import consolidate as consolidate
    from govinfo_report.conversion import dumps as dumps
    from govinfo_report.conversion import loads as loads
    from govinfo_report.conversion import make_converter as make_converter
    from govinfo_report.conversion import structure as structure
    from govinfo_report.conversion import unstructure as unstructure
    from govinfo_report.errors import ConsolidationError as ConsolidationError
    from govinfo_report.errors import ConsolidationProblem as ConsolidationProblem
    from govinfo_report.errors import DocumentError as DocumentError
    from govinfo_report.errors import EditionError as EditionError
    from govinfo_report.errors import GovInfoReportError as GovInfoReportError
    from govinfo_report.errors import ManifestError as ManifestError
    from govinfo_report.errors import MissingExtraError as MissingExtraError
    from govinfo_report.errors import Problem as Problem
    from govinfo_report.errors import ReadError as ReadError
    from govinfo_report.errors import TooMuchProseError as TooMuchProseError
    from govinfo_report.errors import UnknownCellError as UnknownCellError
    from govinfo_report.errors import UnknownFormatError as UnknownFormatError
    from govinfo_report.errors import UnknownRuleError as UnknownRuleError
    from govinfo_report.errors import WaiverError as WaiverError
    from govinfo_report.errors import WaiverProblem as WaiverProblem
    from govinfo_report.findings import CollectionFindings as CollectionFindings
    from govinfo_report.findings import Finding as Finding
    from govinfo_report.findings import Findings as Findings
    from govinfo_report.findings import RuleOutcome as RuleOutcome
    from govinfo_report.findings.causes import RootCause as RootCause
    from govinfo_report.hierarchy import Consolidated as Consolidated
    from govinfo_report.hierarchy import Likeness as Likeness
    from govinfo_report.hierarchy import Manifest as Manifest
    from govinfo_report.hierarchy import Match as Match
    from govinfo_report.hierarchy import Organ as Organ
    from govinfo_report.json_schema import SchemaProblem as SchemaProblem
    from govinfo_report.json_schema import schema as schema
    from govinfo_report.json_schema import validate as validate
    from govinfo_report.language import Lang as Lang
    from govinfo_report.localisation import CellChange as CellChange
    from govinfo_report.localisation import Contradiction as Contradiction
    from govinfo_report.localisation import Correction as Correction
    from govinfo_report.localisation import Deduction as Deduction
    from govinfo_report.localisation import Identity as Identity
    from govinfo_report.localisation import Localisation as Localisation
    from govinfo_report.localisation import Slip as Slip
    from govinfo_report.localisation import locate as locate
    from govinfo_report.model import ABSENT as ABSENT
    from govinfo_report.model import Absent as Absent
    from govinfo_report.model import ApplicantCounts as ApplicantCounts
    from govinfo_report.model import Applications as Applications
    from govinfo_report.model import CellValue as CellValue
    from govinfo_report.model import Contact as Contact
    from govinfo_report.model import Decisions as Decisions
    from govinfo_report.model import DisputeResults as DisputeResults
    from govinfo_report.model import Disputes as Disputes
    from govinfo_report.model import DocumentCounts as DocumentCounts
    from govinfo_report.model import DocumentCounts2019 as DocumentCounts2019
    from govinfo_report.model import Edition as Edition
    from govinfo_report.model import FeeItems2019 as FeeItems2019
    from govinfo_report.model import Fees as Fees
    from govinfo_report.model import Litigation as Litigation
    from govinfo_report.model import Metadata as Metadata
    from govinfo_report.model import Note as Note
    from govinfo_report.model import NotProcessed as NotProcessed
    from govinfo_report.model import Origin as Origin
    from govinfo_report.model import OtherOutcomes as OtherOutcomes
    from govinfo_report.model import Outcomes as Outcomes
    from govinfo_report.model import Period as Period
    from govinfo_report.model import Place as Place
    from govinfo_report.model import ProactiveDisclosure2019 as ProactiveDisclosure2019
    from govinfo_report.model import ProactiveDisclosure2021 as ProactiveDisclosure2021
    from govinfo_report.model import Procurement2019 as Procurement2019
    from govinfo_report.model import Reading as Reading
    from govinfo_report.model import Report as Report
    from govinfo_report.model import ServiceItems2019 as ServiceItems2019
    from govinfo_report.model import Signature as Signature
    from govinfo_report.model import Unavailable as Unavailable
    from govinfo_report.model import Withheld as Withheld
    from govinfo_report.model import cells as cells
    from govinfo_report.model import get_cell as get_cell
    from govinfo_report.model import replace_cells as replace_cells
    from govinfo_report.model import with_cells as with_cells
    from govinfo_report.narrative import Claim as Claim
    from govinfo_report.narrative import Where as Where
    from govinfo_report.narrative import claims as claims
    from govinfo_report.readers.formats import ReadFormat as ReadFormat
    from govinfo_report.reading import read as read
    from govinfo_report.reading import read_text as read_text
    from govinfo_report.renderers import RenderFormat as RenderFormat
    from govinfo_report.renderers import TextLayout as TextLayout
    from govinfo_report.renderers import render as render
    from govinfo_report.renderers import render_blank as render_blank
    from govinfo_report.waivers import Waiver as Waiver
    from govinfo_report.waivers import Waivers as Waivers
    from govinfo_report.waivers import WaiverUse as WaiverUse
    from govinfo_report.waivers import dump_waiver as dump_waiver
    from govinfo_report.waivers import load_waivers as load_waivers

_HOMES = {
    "catalogue": "Cell Column Form Row Section Source Table form",
    "catalogue.rule_entries": "Rule",
    "catalogue.rules": "rule rules",
    "narrative": "Claim Where claims",
    "checks": "check check_collection",
    "comparison": "CarryLink Change Comparison ComparisonNote Contribution Explanation "
    "ParagraphChange SectionChange Series Trend compare",
    "consolidation": "PartProvenance Provenance consolidate",
    "conversion": "dumps loads make_converter structure unstructure",
    "errors": "ConsolidationError ConsolidationProblem DocumentError EditionError "
    "GovInfoReportError ManifestError MissingExtraError Problem ReadError "
    "TooMuchProseError UnknownCellError UnknownFormatError UnknownRuleError WaiverError "
    "WaiverProblem",
    "findings": "CollectionFindings Finding Findings RuleOutcome",
    "findings.causes": "RootCause",
    "hierarchy": "Consolidated Likeness Manifest Match Organ",
    "json_schema": "SchemaProblem schema validate",
    "language": "Lang",
    "localisation": "CellChange Contradiction Correction Deduction Identity Localisation Slip "
    "locate",
    "model": "ABSENT Absent ApplicantCounts Applications CellValue Contact Decisions Edition "
    "DisputeResults Disputes DocumentCounts DocumentCounts2019 FeeItems2019 Fees Litigation "
    "Metadata NotProcessed Note Origin OtherOutcomes Outcomes Period Place "
    "ProactiveDisclosure2019 ProactiveDisclosure2021 Procurement2019 Reading Report "
    "ServiceItems2019 Signature Unavailable Withheld cells get_cell replace_cells with_cells",
    "readers.formats": "ReadFormat",
    "reading": "read read_text",
    "renderers": "RenderFormat TextLayout render render_blank",
    "waivers": "Waiver WaiverUse Waivers dump_waiver load_waivers",
}

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        # With the module at hand Python suggests the public name that looks like it.
        told = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(told, name=name, obj=_modules[__name__])
    value = getattr(_import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return list(__all__)
