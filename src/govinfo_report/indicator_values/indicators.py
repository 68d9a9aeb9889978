"""The indicators of one report."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from govinfo_report.catalogue import form
from govinfo_report.catalogue.indicators import (
    IndicatorDefinition,
    IndicatorUnit,
    NotRated,
    cells_of,
    indicator_definitions,
    not_rated_texts,
)
from govinfo_report.documents.records import rounded
from govinfo_report.language import COMMA, Lang, Text
from govinfo_report.model import (
    ABSENT,
    Reading,
    Report,
    as_report,
    get_cell,
    same_organ,
    scope_of,
    year_of,
)
from govinfo_report.model.values import exact

_NAMED = 3
"""Most cells that a reason names."""


@frozen
class Indicator:
    """The value of one indicator for one report.

    Attributes:
        definition: What the catalogue says of it.
        value: The exact value; ``None`` where it is not rated.
        numerator: The sum above the line; ``None`` where a figure is missing.
        denominator: The sum below the line, likewise.
        not_rated: Why it is not rated; ``None`` where it is.
        reason: The same in words.
    """

    definition: IndicatorDefinition = field(repr=lambda definition: definition.id)
    value: Fraction | None
    numerator: Fraction | None = field(default=None, repr=False)
    denominator: Fraction | None = field(default=None, repr=False)
    not_rated: NotRated | None = None
    reason: Text | None = field(default=None, repr=False)

    @property
    def id(self) -> str:
        """Its permanent name."""
        return self.definition.id

    @property
    def unit(self) -> IndicatorUnit:
        """What it is: a ``share``, a ``change`` or a ``ratio``."""
        return self.definition.unit

    def shown(self, lang: Lang | None = None) -> str:
        """The value for a reader: rounded, shares and changes in per cent; or why there is none."""
        if self.value is None:
            return "" if self.reason is None else self.reason(lang)
        if self.unit == "ratio":
            return str(rounded(self.value, 2))
        sign = "+" if self.unit == "change" and self.value > 0 else ""
        return f"{sign}{rounded(self.value * 100, 1)} %"


def indicators(
    report: Report | Reading, previous: Report | Reading | None = None
) -> tuple[Indicator, ...]:
    """The indicators of a report, in the catalogue's order.

    They describe one report. They do not rank agencies: what a share means depends on what was
    asked for.

    Args:
        report: The report; of a reading, its report.
        previous: The same agency's report for the year before, for what compares the two.

    Returns:
        Every indicator of the catalogue. The value is an exact fraction, or ``None`` with a reason:
        a cell is blank, absent or no number, the denominator is too small, a part is more than its
        whole, or last year's report is not at hand.

    Raises:
        TypeError: An argument is no report.
    """
    report = as_report(report)
    before = None if previous is None else as_report(previous, "previous")
    return tuple(_indicator(each, report, before) for each in indicator_definitions())


def _indicator(
    definition: IndicatorDefinition, report: Report, previous: Report | None
) -> Indicator:
    base = report
    if definition.unit == "change":
        if previous is None:
            return _not_rated(definition, "no_previous")
        if not _is_last_year(previous, report):
            return _not_rated(definition, "not_last_year")
        base = previous
    sums = []
    for names, source in ((definition.numerator, report), (definition.denominator, base)):
        total = _sum(names, source)
        if isinstance(total, tuple):
            kind, cells = total
            return _not_rated(definition, kind, cells=cells)
        sums.append(total)
    above, below = sums
    small = below < definition.at_least
    above_whole = definition.unit == "share" and not definition.unbounded and above > below
    if small or above_whole or above < 0:
        return _not_rated(definition, "small" if small else "inconsistent", above, below)
    value = above / below - (1 if definition.unit == "change" else 0)
    return Indicator(definition, value, above, below)


def _not_rated(
    definition: IndicatorDefinition,
    kind: NotRated,
    above: Fraction | None = None,
    below: Fraction | None = None,
    **facts: Text,
) -> Indicator:
    words = not_rated_texts()[kind].filled(
        numerator=above, denominator=below, at_least=definition.at_least, **facts
    )
    return Indicator(definition, None, above, below, kind, words)


def _sum(names: tuple[str, ...], report: Report) -> Fraction | tuple[NotRated, Text]:
    """The sum of some cells; or what keeps it from being one, and the cells concerned."""
    known = form(report.edition).cells
    missing = tuple(name for name in names if not cells_of((name,), report.edition))
    cells = cells_of(names, report.edition)
    values = {cell: get_cell(report, cell) for cell in cells}
    numbers = {cell: exact(value) for cell, value in values.items()}
    without: dict[NotRated, list[str]] = {
        "absent": [cell for cell, value in values.items() if value is ABSENT],
        "blank": [cell for cell, value in values.items() if value is None],
        "no_number": [cell for cell, number in numbers.items() if number is None or number < 0],
    }
    if missing:
        return "absent", COMMA.join(missing)
    for kind, found in without.items():
        if found:
            named = [known[cell].label for cell in found[:_NAMED]]
            more = [Text("等", "and others")] if len(found) > _NAMED else []
            return kind, COMMA.join([*named, *more])
    return sum((Fraction(n) for n in numbers.values() if n is not None), Fraction())


def _is_last_year(previous: Report, report: Report) -> bool:
    """Whether a report is the same agency's for the year before, of the same scope."""
    year, before = year_of(report), year_of(previous)
    scopes = {scope_of(previous), scope_of(report)} - {""}
    consecutive = year is not None and before == year - 1
    return consecutive and same_organ(previous, report) and len(scopes) < 2
