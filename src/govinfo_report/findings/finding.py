"""What a check found, as values: a finding, a rule's outcome, the report concerned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govinfo_report.catalogue.entries import Source
from govinfo_report.catalogue.rule_entries import Basis, Outcome, Rule, Severity
from govinfo_report.json_text import whole
from govinfo_report.language import Lang, Text, language
from govinfo_report.model import FrozenMap, Report, year_of
from govinfo_report.model.values import text_of
from govinfo_report.strict_toml import texts

if TYPE_CHECKING:  # most checks have none
    from govinfo_report.waivers import Waiver


@frozen
class About:
    """The report that was checked, as far as exports name it.

    Attributes:
        edition: Its edition; ``None``: it is not one report but several together.
        title: Its title.
        agency: Its organ.
        year: Its reporting year.
        source: Name of the file or address it was read from (``metadata.source``).
    """

    edition: str | None
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    source: str | None = None

    @classmethod
    def of(cls, report: Report) -> About:
        """What exports need to know of a report."""
        return cls(
            report.edition,
            _text(report.title),
            _text(report.agency),
            year_of(report),
            _text(report.metadata.source),
        )


@frozen(hash=False)
class Finding:
    """One thing that a rule found: violated, or undecided.

    Attributes:
        definition: The rule.
        outcome: ``violated`` or ``undecided``.
        severity: How badly it matters; an undecided finding is a warning at most.
        scope: The row, column, cell or member that the rule was asked about.
        cells: Ids of the cells concerned, in the form's order.
        pointers: JSON Pointers into the document: of these cells, or of the members concerned.
        values: Cell id → what it holds (``None``: blank); absent cells are left out.
        expected: What it should be, where that exists: the computed sum, the right date.
        actual: What it is.
        difference: ``actual`` − ``expected``, of numbers.
        variant: Which of the rule's message templates speaks.
        parameters: What the template is filled with.
        waiver: The waiver that applies to it; ``None``: none does.
        reports: The reports concerned: the one that was checked, and last year's where a rule
            compares the two; of several reports, the one whose cells these are comes first.
    """

    definition: Rule = field(repr=lambda rule: rule.id)
    outcome: Outcome
    severity: Severity
    scope: str | None
    cells: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(factory=FrozenMap)
    expected: Any = None
    actual: Any = None
    difference: Any = None
    variant: str = field(default="violated", repr=False)
    parameters: Mapping[str, Any] = field(factory=dict, repr=False)
    waiver: Waiver | None = None
    reports: tuple[About, ...] = field(default=(), repr=False)

    @property
    def rule(self) -> str:
        """Id of the rule."""
        return self.definition.id

    @property
    def basis(self) -> Basis:
        """What the rule rests on."""
        return self.definition.basis

    @property
    def sources(self) -> tuple[Source, ...]:
        """The notices and articles that the rule rests on."""
        return self.definition.sources

    def message(self, lang: Lang | None = None) -> str:
        """What was found, for a reader.

        Args:
            lang: ``"en"`` or ``"zh"``; ``None``, here and wherever the library says something:
                what the environment variable ``GOVINFO_REPORT_LANG`` says, else English.

        Raises:
            ValueError: There is no such language.
        """
        lang = language(lang)
        template = self.definition.messages[self.variant](lang)
        return template.format_map({k: worded(v, lang) for k, v in self.parameters.items()})


@frozen(hash=False)
class RuleOutcome:
    """What one rule says of the report, or of one row, column or member of it.

    Attributes:
        rule: Id of the rule.
        outcome: ``holds``, ``violated``, ``undecided`` or ``not_applicable``.
        scope: The row, column, cell or member; ``None``: the report as a whole.
        reason: Why it is not applicable; ``None`` for the other outcomes.
        finding: The finding, where it is violated or undecided.
        reports: The reports concerned, for rules that look at several; else empty.
        definition: The rule as it was asked: one of the catalogue, or of a rule pack.
    """

    rule: str
    outcome: Outcome
    scope: str | None = None
    reason: Text | None = None
    finding: Finding | None = field(default=None, repr=False)
    reports: tuple[About, ...] = field(default=(), repr=False)
    definition: Rule | None = field(default=None, eq=False, repr=False)


def _text(value: object) -> str | None:
    """Text, or nothing for what is absent or, in a draft, something else."""
    return whole(value) if isinstance(value, str) else None


def word(key: str, lang: Lang, **facts: object) -> str:
    """What ``texts.toml`` says under a key."""
    return texts("govinfo_report.findings", "texts.toml")[key](lang, **facts)


def worded(value: Any, lang: Lang) -> str:
    """A parameter of a message in words: texts in the language, lists joined, the rest as it is."""
    if isinstance(value, Text):
        return value(lang)
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(worded(item, lang) for item in value)
    return text_of(value)
