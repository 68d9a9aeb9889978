"""Annual reports on government information disclosure (政府信息公开工作年度报告), typed and exact.

The names in ``__all__`` are the public ones; everything else is private and may move. Each is
loaded when it is first used, so that ``import govinfo_report`` costs next to nothing. Type checkers
and editors read ``__init__.pyi``, which ``scripts.generate`` writes from the table below.
"""

from importlib import import_module as _import_module
from sys import modules as _modules
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "catalogue": "Cell Column Form Row Section Source Table form",
    "catalogue.indicators": "IndicatorDefinition",
    "catalogue.rule_entries": "Rule",
    "catalogue.rules": "rule rules",
    "narrative": "Claim Where claims",
    "checks": "check check_collection",
    "comparison": "CarryLink Change Comparison ComparisonNote Contribution Explanation "
    "ParagraphChange SectionChange Series Trend compare",
    "consolidation": "PartProvenance Provenance consolidate",
    "conversion": "dumps loads structure unstructure",
    "conversion.converter": "make_converter",
    "drafts": "DraftBlank DraftSource Filled FilledBlank FillWay SourcedDraft UnfilledTable draft "
    "draft_with_sources fill",
    "errors": "ConsolidationError ConsolidationProblem DocumentError DraftError EditionError "
    "FrameError GovInfoReportError ManifestError MissingExtraError NoReportError PackError "
    "PackProblem Problem ReadError RecordError TooMuchProseError UnknownCellError "
    "UnknownFormatError UnknownRuleError WaiverError WaiverProblem",
    "findings": "CollectionFindings Finding Findings RuleOutcome",
    "findings.causes": "RootCause",
    "findings.score": "PointsOff Score",
    "frames": "FrameBackend blank_cells check_frame compare_frame from_frame indicator_frame "
    "iter_reports long_frame to_frame write_ndjson",
    "hierarchy": "Consolidated Likeness Manifest Match Organ",
    "indicator_values": "Indicator indicators",
    "json_schema": "SchemaProblem schema validate",
    "language": "Lang",
    "localisation": "CellChange Contradiction Correction Deduction Identity Localisation Slip "
    "locate",
    "model": "ABSENT Absent ApplicantCounts Applications CellValue Contact Decisions Edition "
    "DisputeResults Disputes DocumentCounts DocumentCounts2019 FeeItems2019 Fees Litigation "
    "Metadata NotProcessed Note Origin OtherOutcomes Outcomes Period Place "
    "ProactiveDisclosure2019 ProactiveDisclosure2021 Procurement2019 Reading Report "
    "ServiceItems2019 Signature Unavailable Withheld cells get_cell replace_cells with_cells",
    "packs": "PointEntry RulePack Scoring load_pack",
    "readers.formats": "ReadFormat",
    "reading": "read read_many read_text",
    "renderers": "RenderFormat TextLayout render render_blank",
    "waivers": "Waiver WaiverUse Waivers dump_waiver load_waivers",
}
"""Module of the package → the public names that live there."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605


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
