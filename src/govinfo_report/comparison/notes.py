"""What one should know about two reports before reading their differences."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from govinfo_report.catalogue import TABLES
from govinfo_report.catalogue.names import name_of
from govinfo_report.comparison.change import is_number
from govinfo_report.documents.comparison import NoteKind
from govinfo_report.findings import About
from govinfo_report.language import COMMA, Lang
from govinfo_report.model import (
    MAX_PROSE,
    FrozenMap,
    Report,
    block,
    is_before_forms,
    layout,
    prose_length,
    year_of,
)
from govinfo_report.strict_toml import texts


@frozen
class ComparisonNote:
    """A fact about the two reports that bears on what their differences mean. It is no error.

    Attributes:
        kind: What it is about.
        values: The facts, by name: those of the previous report begin with ``before``, those of the
            current one with ``after``.
    """

    kind: NoteKind
    values: FrozenMap[str | int] = field(converter=FrozenMap[str | int])

    def message(self, lang: Lang | None = None) -> str:
        """The fact as a sentence, in English (``en``) or Chinese (``zh``)."""
        facts = dict(self.values)
        if "tables" in facts:
            tables = str(facts["tables"]).split(", ")
            facts["tables"] = COMMA.join(name_of(table) or table for table in tables)(lang)
        return texts("govinfo_report.comparison", "texts.toml")[f"notes.{self.kind}"](lang, **facts)


def notes_on(previous: Report, current: Report, *, meets_at_sum: bool) -> Iterator[ComparisonNote]:
    """The notes on two reports: organ, year, edition, scope, shape of (六)其他处理.

    Args:
        previous: The earlier report, as the caller sees it.
        current: The later one.
        meets_at_sum: Whether just one of them prints (六)其他处理 as three rows.
    """
    yield from _organs(previous, current)
    yield from _years(previous, current)
    no_form = [*_no_form(previous, current)]
    yield from no_form
    if previous.edition != current.edition and not no_form:
        yield _note("edition", previous.edition, current.edition)
    before, after = previous.scope, current.scope
    if isinstance(before, str) and isinstance(after, str) and before != after:
        yield _note("scope", before, after)
    yield from _templates("template_before", previous)
    yield from _templates("template_after", current)
    if meets_at_sum:
        yield ComparisonNote("shape", {})
    characters = max(map(prose_length, (previous, current)))
    if characters > MAX_PROSE:
        yield ComparisonNote("narrative_left_out", {"characters": characters, "most": MAX_PROSE})


def _organs(previous: Report, current: Report) -> Iterator[ComparisonNote]:
    before, after = About.of(previous).agency, About.of(current).agency
    codes = tuple(
        code if isinstance(code, str) else ""
        for code in (previous.agency_code, current.agency_code)
    )
    if not (before and after):
        yield ComparisonNote("agency_unknown", {})
    elif all(codes) and codes[0] != codes[1]:
        yield _note("agency", f"{before} {codes[0]}", f"{after} {codes[1]}")
    elif before != after:
        # The code is an organ's identity; its printed name may change.
        kind: NoteKind = "agency_renamed" if all(codes) else "agency"
        yield _note(kind, before, after)


def _years(previous: Report, current: Report) -> Iterator[ComparisonNote]:
    before, after = year_of(previous), year_of(current)
    if before is None or after is None:
        yield ComparisonNote("year_unknown", {})
    elif before == after:
        yield _note("same_year", before, after)
    elif before > after:
        yield _note("reversed_years", before, after)
    elif after - before > 1:
        yield _note("years_apart", before, after)


def _no_form(previous: Report, current: Report) -> Iterator[ComparisonNote]:
    """Reports for years before the first national form that have none."""
    if is_before_forms(previous):
        yield ComparisonNote("no_form_before", {"before": year_of(previous) or 0})
    if is_before_forms(current):
        yield ComparisonNote("no_form_after", {"after": year_of(current) or 0})


def _templates(kind: NoteKind, report: Report) -> Iterator[ComparisonNote]:
    """The tables that are there and hold nothing: nobody filled the form in."""
    values = block(report)
    bare = []
    for table in TABLES:
        cells = [
            values[row.start + place]
            for row in layout(report.edition).rows
            if row.id.startswith(f"{table}.")
            for place in range(len(row.columns))
        ]
        if None in cells and not any(map(is_number, cells)):
            bare.append(table)
    if bare:
        yield ComparisonNote(kind, {"tables": ", ".join(bare)})


def _note(kind: NoteKind, before: str | int, after: str | int) -> ComparisonNote:
    return ComparisonNote(kind, {"before": before, "after": after})
