"""What a check looks at: one report, perhaps the page it came from and last year's report."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from govinfo_report.catalogue import TABLES, Form, alternatives, form
from govinfo_report.identities import Shape, System, forced, shape_of, system
from govinfo_report.language import Text
from govinfo_report.model import (
    ABSENT,
    MAX_COUNT,
    MAX_PROSE,
    Note,
    Report,
    RowPlace,
    block,
    layout,
    prose_length,
)
from govinfo_report.model.values import known

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim


class Subject:
    """A report under examination.

    Attributes:
        report: The report.
        notes: What reading its page noted; ``None`` where there is no page.
        previous: Last year's report, if at hand.
        block: Every cell, in the form's order.
    """

    def __init__(
        self, report: Report, notes: tuple[Note, ...] | None, previous: Report | None
    ) -> None:
        self.report = report
        self.notes = notes
        self.previous = previous
        self.block = block(report)

    @cached_property
    def form(self) -> Form:
        """The catalogue of the report's edition."""
        return form(self.report.edition)

    def value(self, cell_id: str) -> Any:
        """What a cell holds; ``ABSENT`` too for a cell that the edition does not have."""
        place = layout(self.report.edition).places.get(cell_id)
        return ABSENT if place is None else self.block[place]

    def rows(self, table: str | None = None) -> Iterator[tuple[RowPlace, tuple[Any, ...]]]:
        """The rows of a table, or of all, with the values of their cells."""
        for row in table_rows(self.report.edition, table):
            yield row, self.block[row.start : row.start + len(row.columns)]

    def expected_rows(self, table: str) -> dict[str, dict[str, Any]]:
        """Row id → its cells by column, of the rows of a table that the report ought to have.

        Of (六) these are the rows of the shape that it has; where it has rows of both, those.
        """
        both, rows = self.shape == "both", alternatives(self.report.edition)
        maybe = {"printed": rows.other, "other": rows.printed, "both": rows.printed + rows.other}
        return {
            row.id: dict(zip(row.columns, values, strict=True))
            for row, values in self.rows(table)
            if row.id not in maybe[self.shape] or (both and known(values))
        }

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the prose claims."""
        from govinfo_report.narrative import claims  # its patterns cost more than most checks

        return claims(self.report)

    @cached_property
    def claims_alike(self) -> Mapping[Hashable, Sequence[Claim]]:
        """The claims by what :func:`alike_as` says of them."""
        groups: dict[Hashable, list[Claim]] = {}
        for claim in self.claims:
            groups.setdefault(alike_as(claim), []).append(claim)
        return groups

    @cached_property
    def too_much_prose(self) -> bool:
        """Whether there is more prose than is searched for claims or compared."""
        return prose_length(self.report) > MAX_PROSE

    @cached_property
    def tables(self) -> frozenset[str]:
        """The tables of which at least one cell is there."""
        return frozenset(
            table for table in TABLES if any(known(values) for _, values in self.rows(table))
        )

    @cached_property
    def shape(self) -> Shape:
        """The shape of (六)其他处理."""
        return shape_of(self.report.edition, self.block)

    @cached_property
    def system(self) -> System:
        """The linear rules that can be asked of the report."""
        return system(self.report.edition, self.shape, heuristic=True)

    @cached_property
    def forced(self) -> Mapping[int, int | Fraction]:
        """Place in the block → the only value that the identities leave for it."""
        return forced(system(self.report.edition, self.shape), self.block)

    @cached_property
    def unusual(self) -> tuple[tuple[str, Any], ...]:
        """Cells that hold something else than a count of the contract: nearly always amounts."""
        return tuple(
            (cell, value)
            for cell, value in zip(layout(self.report.edition).cells, self.block, strict=True)
            if type(value) is not int or not 0 <= value <= MAX_COUNT
        )

    def row_name(self, row_id: str) -> Text:
        """A row as one would name it to a clerk: the printed label, with its English name."""
        table, _, name = row_id.partition(".")
        row = self.form.table(table).row(name)
        return _named(row.text, row.text.zh)

    def column_name(self, table: str, column_id: str) -> Text:
        """A column, likewise."""
        column = self.form.table(table).column(column_id)
        return _named(column.text, column.text.zh)

    def cell_name(self, cell_id: str) -> Text:
        """A cell: row and column."""
        row, _, column = cell_id.rpartition(".")
        table = row.partition(".")[0]
        above, beside = self.row_name(row), self.column_name(table, column)
        return Text(f"“{above.zh}”行“{beside.zh}”栏", f"row {above.en}, column {beside.en}")

    def table_name(self, table: str) -> Text:
        """A table by its number on the form: 表二 to 表四."""
        section = self.form.section(self.form.table(table).section)
        number = "一二三四五六".index(section.number) + 1
        return Text(f"表{section.number}", f"table {number}")


def alike_as(claim: Claim) -> Hashable:
    """What claims of one paragraph on the same thing have in common."""
    return claim.kind, claim.about, claim.period, claim.where.section, claim.where.paragraph


@cache
def table_rows(edition: str, table: str | None) -> tuple[RowPlace, ...]:
    """The rows of a table of an edition, or of all its tables."""
    rows = layout(edition).rows
    return tuple(row for row in rows if table is None or row.id.startswith(f"{table}."))


def _named(text: Text, printed: str) -> Text:
    return Text(printed, f"{printed} ({text.en})")


def pointer(cell_or_member: str) -> str:
    """JSON Pointer of a cell id or of a dotted member."""
    return "/" + cell_or_member.replace(".", "/")
