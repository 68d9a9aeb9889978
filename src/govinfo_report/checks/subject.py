"""What the function of a rule gets, a report to look at, and what it gives: verdicts.

A rule of the catalogue that is not linear is a function of some lines in one of the modules beside
this one, named by its id: ``@RULES.of("cell.blank")``. Each module has such ``RULES``, and
:mod:`govinfo_report.checks.engine` puts them together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from msgspec import Struct

from govinfo_report import model
from govinfo_report.catalogue import TABLES, Form, alternatives, form, prose_members
from govinfo_report.catalogue.rule_entries import Outcome, Rule, Severity
from govinfo_report.identities import OtherShape, System, shape_of, system
from govinfo_report.language import COMMA, Text
from govinfo_report.model import (
    ABSENT,
    MAX_COUNT,
    MAX_PROSE,
    Note,
    Report,
    RowPlace,
    block,
    is_before_forms,
    is_year_before,
    layout,
    prose_length,
    same_scope,
)
from govinfo_report.model.values import exact, known, text_of
from govinfo_report.patterns import lazy_pattern
from govinfo_report.text import compatible, ordinary

if TYPE_CHECKING:
    from govinfo_report.narrative import Claim


class Verdict(Struct, frozen=True):
    """One outcome of a rule.

    Attributes:
        outcome: The outcome.
        scope: Row, column, cell or member; ``None``: the report as a whole.
        cells: Cells concerned.
        members: Members concerned, dotted (``metadata.published_at``).
        variant: Message template; ``None``: the one named as the outcome.
        parameters: What the template is filled with.
        expected: What it should be.
        actual: What it is.
        difference: ``actual`` − ``expected``.
        severity: Where it matters less than the rule says.
        reason: Key of the reason, for ``not_applicable``.
    """

    outcome: Outcome
    scope: str | None = None
    cells: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    variant: str | None = None
    parameters: Mapping[str, Any] = {}
    expected: Any = None
    actual: Any = None
    difference: Any = None
    severity: Severity | None = None
    reason: str | None = None


def violated(
    scope: str | None,
    cells: tuple[str, ...] = (),
    members: tuple[str, ...] = (),
    variant: str | None = None,
    /,
    *,
    outcome: Outcome = "violated",
    expected: Any = None,
    actual: Any = None,
    difference: Any = None,
    severity: Severity | None = None,
    worded: Mapping[str, Any] | None = None,
    **parameters: Any,
) -> Verdict:
    """A verdict that becomes a finding; the message is filled with ``parameters``.

    What is expected and actual is among the parameters too.

    Args:
        scope: As for :class:`Verdict`, and so on.
        cells: Cells concerned.
        members: Members concerned.
        variant: Message template.
        outcome: ``violated`` or ``undecided``.
        expected: What it should be.
        actual: What it is.
        difference: ``actual`` − ``expected``.
        severity: Where it matters less than the rule says.
        worded: Parameters that say in other words what is expected and actual.
        parameters: What the template is filled with beside.
    """
    stated = {k: v for k, v in (("expected", expected), ("actual", actual)) if v is not None}
    facts = stated | parameters | dict(worded or {})
    return Verdict(
        outcome, scope, cells, members, variant, facts, expected, actual, difference, severity
    )


def on_member(member: str, variant: str | None = None, /, **rest: Any) -> Verdict:
    """A verdict on one member of the document; ``rest`` as for :func:`violated`."""
    return violated(member, (), (member,), variant, **rest)


@lru_cache(512)  # half of what a check of a right report makes
def not_applicable(reason: str, scope: str | None = None) -> Verdict:
    """The rule cannot be asked; ``reason`` is a key of its reasons."""
    return Verdict("not_applicable", scope, reason=reason)


F = TypeVar("F")


class RuleFunctions(dict[str, F]):
    """Rule id → the function that computes the rule."""

    def of(self, *rule_ids: str) -> Callable[[F], F]:
        """Registers the function below it as what computes one or several rules."""

        def register(function: F) -> F:
            for rule_id in rule_ids:
                self.add({rule_id: function})
            return function

        return register

    def add(self, others: Mapping[str, F]) -> None:
        """Adds the functions of other rules.

        Raises:
            ValueError: A rule has a function already.
        """
        if twice := self.keys() & others.keys():
            raise ValueError(f"rules with two functions: {', '.join(sorted(twice))}")
        self.update(others)


class Subject:
    """A report under examination.

    Attributes:
        report: The report.
        notes: What reading its page noted; ``None`` where there is no page.
        previous: Last year's report, if at hand.
        block: Every cell, in the form's order.
    """

    def __init__(
        self,
        report: Report,
        notes: tuple[Note, ...] | None = None,
        previous: Report | None = None,
    ) -> None:
        self.report = report
        self.notes = notes
        self.previous = previous
        self.block = block(report)

    @cached_property
    def form(self) -> Form:
        """The catalogue of the report's edition."""
        return form(self.report.edition)

    @property
    def places(self) -> Mapping[str, int]:
        """Cell id → place in the block."""
        return layout(self.report.edition).places

    def value(self, cell_id: str) -> Any:
        """What a cell holds; ``ABSENT`` too for a cell that the edition does not have."""
        place = self.places.get(cell_id)
        return ABSENT if place is None else self.block[place]

    def number(self, cell_id: str) -> int | Fraction | None:
        """The number that a cell holds, if it holds one."""
        return exact(self.value(cell_id))

    def rows(self, table: str | None = None) -> Iterator[tuple[RowPlace, tuple[Any, ...]]]:
        """The rows of a table, or of all, with the values of their cells."""
        for row in table_rows(self.report.edition, table):
            yield row, self.block[row.start : row.start + len(row.columns)]

    def expected_rows(self, table: str) -> dict[str, dict[str, Any]]:
        """Row id → its cells by column, of the rows of a table that the report ought to have."""
        return {
            row.id: dict(zip(row.columns, values, strict=True))
            for row, values in self.rows(table)
            if self.expects(row.id)
        }

    def expects(self, row_id: str) -> bool:
        """Whether the report ought to have a row.

        Of (六) these are the rows of the shape that it has; where it has rows of both, those.
        """
        rows = alternatives(self.report.edition)
        if self.shape == "both" and row_id in rows.printed + rows.other:
            row = row_place(self.report.edition, row_id)
            return known(self.block[row.start : row.start + len(row.columns)])
        return row_id not in (rows.printed if self.shape == "other" else rows.other)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Narrative section → its words as :func:`whole` gives them, in simplified characters."""
        return {each: ordinary(whole(getattr(self.report, each))) for each in prose_members()}

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
    def is_before_forms(self) -> bool:
        """Whether the report is older than the national forms and has no cell."""
        return is_before_forms(self.report)

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
    def shape(self) -> OtherShape:
        """The shape of (六)其他处理."""
        return shape_of(self.report.edition, self.block)

    @cached_property
    def system(self) -> System:
        """The linear rules that can be asked of the report."""
        return system(self.report.edition, self.shape, heuristic=True)

    @cached_property
    def forced(self) -> Mapping[int, int | Fraction]:
        """Place in the block → the only value that the identities leave for it."""
        from govinfo_report.identities.deduction import forced  # only where cells have no figure

        return forced(system(self.report.edition, self.shape), self.block)

    @cached_property
    def unusual(self) -> tuple[tuple[str, Any], ...]:
        """Cells that hold something else than a count of the contract: nearly always amounts."""
        found = [
            (cell, value)
            for cell, value in zip(self.places, self.block, strict=True)
            if type(value) is not int or not 0 <= value <= MAX_COUNT
        ]
        return tuple(found)

    @cached_property
    def has_blanks(self) -> bool:
        """Whether a cell is blank."""
        return any(value is None for _, value in self.unusual)

    def row_name(self, row_id: str) -> Text:
        """A row as one would name it to a clerk: the printed label, with its English name."""
        table, _, name = row_id.partition(".")
        return _named(self.form.table(table).row(name).text)

    def row_names(self, rows: Iterable[str]) -> Text:
        """Several rows, likewise."""
        return COMMA.join(map(self.row_name, rows))

    def column_name(self, table: str, column_id: str) -> Text:
        """A column, likewise."""
        return _named(self.form.table(table).column(column_id).text)

    def column_names(self, cells: Iterable[str]) -> Text:
        """The columns of some cells of one table, the Chinese names in quotes."""
        parts = [(cell.partition(".")[0], cell.rpartition(".")[2]) for cell in cells]
        return quoted(self.column_name(*part) for part in parts)

    def cell_name(self, cell_id: str) -> Text:
        """A cell: row and column."""
        row, _, column = cell_id.rpartition(".")
        table = row.partition(".")[0]
        above, beside = self.row_name(row), self.column_name(table, column)
        return Text(f"“{above.zh}”行“{beside.zh}”栏", f"row {above.en}, column {beside.en}")

    def table_name(self, table: str, *, capital: bool = False) -> Text:
        """A table by its number on the form: 表二 to 表四.

        Args:
            table: The table.
            capital: Whether the English name begins a sentence.
        """
        section = self.form.section(self.form.table(table).section)
        number = "一二三四五六".index(section.number) + 1
        return Text(f"表{section.number}", f"{'T' if capital else 't'}able {number}")


Function: TypeAlias = Callable[[Subject, Rule], Iterator[Verdict]]
"""A rule that is not linear. It gives a verdict for everything violated, undecided or not
applicable; a rule that gives none holds."""


def alike_as(claim: Claim) -> Hashable:
    """What claims of one paragraph on the same thing have in common."""
    return claim.kind, claim.about, claim.period, claim.where.section, claim.where.paragraph


@cache
def table_rows(edition: str, table: str | None) -> tuple[RowPlace, ...]:
    """The rows of a table of an edition, or of all its tables."""
    rows = layout(edition).rows
    return tuple(row for row in rows if table is None or row.id.startswith(f"{table}."))


@cache
def row_place(edition: str, row_id: str) -> RowPlace:
    """Where a row of an edition stands."""
    return next(row for row in layout(edition).rows if row.id == row_id)


def cells_of(row: RowPlace, columns: Iterable[str] | None = None) -> tuple[str, ...]:
    """The cells of a row, or those of some of its columns."""
    return tuple(f"{row.id}.{column}" for column in (row.columns if columns is None else columns))


def _named(text: Text) -> Text:
    return Text(text.zh, f"{text.zh} ({text.en})")


def quoted(names: Iterable[Text]) -> Text:
    """Names in a list, the Chinese ones in quotes."""
    return COMMA.join(Text(f"“{name.zh}”", name.en) for name in names)


def pointer(cell_or_member: str) -> str:
    """JSON Pointer of a cell id or of a dotted member."""
    return "/" + cell_or_member.replace(".", "/")


_END: Final = lazy_pattern(r"[。;；!！?？]")


def whole(paragraphs: Any) -> str:
    """The words of a section without white space, under NFKC; empty for an absent one."""
    if not isinstance(paragraphs, tuple):
        return ""
    return "".join(compatible("".join(map(text_of, paragraphs))).split())


def sentences(paragraphs: Any) -> Iterator[str]:
    """The sentences of a section, without white space."""
    if isinstance(paragraphs, tuple):
        for paragraph in paragraphs:
            yield from filter(None, _END.split(whole((paragraph,))))


def sentences_of(report: Report, *, but: str) -> Iterator[str]:
    """The sentences of every narrative section except one."""
    for section in prose_members():
        if section != but:
            yield from sentences(getattr(report, section))


def year_of(report: Report) -> int | None:
    """The reporting year, as far as there is a next one; ``None`` where there is none."""
    year = model.year_of(report)
    return None if year == dt.MAXYEAR else year


def last_year(subject: Subject) -> Subject | None:
    """The report for the year before of the same organ, or ``None`` where none was given.

    Organs are told apart by their codes alone, where both reports have one: names change.
    """
    previous = subject.previous
    if previous is None or not is_year_before(previous, subject.report):
        return None
    return Subject(previous)


def earlier(subject: Subject) -> Subject | str:
    """Last year's report, or the reason why there is none that this one could follow from."""
    previous = last_year(subject)
    if previous is None:
        return "not_last_year"
    return previous if same_scope(previous.report, subject.report) else "scopes_differ"
