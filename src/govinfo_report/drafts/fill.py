"""Fills in the blank cells of a draft that can have one value only, and says why of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from attrs import field, frozen

from govinfo_report.catalogue import TABLES, form
from govinfo_report.catalogue.names import name_of, scope_name
from govinfo_report.catalogue.rules import rules_by_id
from govinfo_report.drafts.explained import Explained, draft_text
from govinfo_report.identities import Identity, System, shape_of, system
from govinfo_report.identities.deduction import DeductionProblem
from govinfo_report.identities.systems import SystemNumber, members
from govinfo_report.language import Lang, Text, both, language
from govinfo_report.localisation.locate import Part
from govinfo_report.model import Reading, Report, as_report, block, replace_cells

FillReason: TypeAlias = Literal["sum", "rest", "zero", "together"]
"""Why a blank cell can have one value only: it is the sum of others (``sum``); the other cells of a
sum leave it (``rest``); the known cells of a sum balance, so that every blank is 0 (``zero``); or
several identities force it together (``together``)."""

SHOWN: Final = 3
"""How many identities or cells one line of the text names."""


@frozen
class FillWay:
    """How the value of a blank cell follows from other cells.

    Attributes:
        kind: Why the cell can have one value only.
        identity: The identity that forces the value; ``None`` where it takes several.
        terms: The sum that gives the value: sign and value of the other cells of the identity;
            empty for the kinds ``zero`` and ``together``.
    """

    kind: FillReason
    identity: Identity | None = None
    terms: tuple[tuple[int, int], ...] = ()


@frozen
class FilledBlank:
    """A blank cell that was filled in.

    Attributes:
        cell: Cell id.
        value: The only value that it can have.
        way: How it follows from other cells.
        label: What the form calls the cell.
    """

    cell: str
    value: int
    way: FillWay
    label: Text = field(repr=False)

    @property
    def pointer(self) -> str:
        """JSON Pointer (RFC 6901) of the cell."""
        return "/" + self.cell.replace(".", "/")

    @property
    def reason(self) -> Text:
        """Why the cell has this value."""
        way = self.way
        shown = " ".join(f"{'+' if sign > 0 else '−'} {value}" for sign, value in way.terms)
        why = draft_text(way.kind).filled(sum=f"{shown.removeprefix('+ ')} = {self.value}")
        if way.identity is None:
            return why
        return draft_text("by").filled(why=why, identity=_named(way.identity))

    def explanation(self, lang: Lang | None = None) -> str:
        """The cell, its value and the reason, in one line."""
        return draft_text("filled")(lang, cell=self.label, value=self.value, why=self.reason)


@frozen
class UnfilledTable:
    """A table whose figures contradict one another; none of its blank cells was filled in.

    Attributes:
        table: Id of the table.
        broken: The identities that do not hold with blanks read as 0.
    """

    table: str
    broken: tuple[Identity, ...] = ()

    def explanation(self, lang: Lang | None = None) -> str:
        """Why it was not filled in."""
        some = Text("；", "; ").join(map(_named, self.broken[:SHOWN]))
        key = "contradictory" if self.broken else "impossible"
        return draft_text(key)(lang, table=name_of(self.table) or self.table, identities=some)


@frozen
class Filled(Explained):
    """A draft whose blank cells are filled in as far as the identities force their values.

    Attributes:
        report: The report with the values; every cell that held something is as it was.
        cells: The cells that were filled in, in the form's order, each with its reason.
        blank: Ids of the cells that are still blank.
        contradictory: The tables that were not filled in because their figures contradict one
            another.
    """

    report: Report
    cells: tuple[FilledBlank, ...]
    blank: tuple[str, ...]
    contradictory: tuple[UnfilledTable, ...]

    def explanations(self, lang: Lang | None = None) -> tuple[str, ...]:
        """What was filled in and what was not, one line each."""
        lang = language(lang)
        told = [each.explanation(lang) for each in self.cells]
        told += [each.explanation(lang) for each in self.contradictory]
        if not self.cells:
            told.insert(0, draft_text("nothing")(lang))
        if self.blank:
            told.append(draft_text("left")(lang, count=len(self.blank)))
        return tuple(told)


def fill(report: Report | Reading) -> Filled:
    """Fills in the blank cells of a draft whose value the identities force.

    A blank total gets the sum of its parts, a blank part what its total leaves, and where the
    figures that are there balance the blanks are 0; one value may lead to the next. Only the linear
    rules that are official or arithmetic are used. What cannot be decided stays blank, cells that
    hold anything, placeholders and text included, and absent cells stay as they are, and nothing is
    filled in in a table whose figures contradict one another.

    Args:
        report: The draft; of a reading, its report, and the placeholders that its page prints.

    Returns:
        The completed report, with every cell that was filled in and the reason.
    """
    notes = report.notes if isinstance(report, Reading) else ()
    report = as_report(report)
    printed = {*report.remarks, *(note.where for note in notes if note.kind == "placeholder")}
    cells = block(report)
    equations = system(report.edition, shape_of(report.edition, cells))
    problem = DeductionProblem.of(equations, cells)
    parts = [Part(problem, *part, solve=False) for part in equations.parts]
    wrong = [part for part in parts if part.proof]
    contradictory = _contradictory(report, equations, problem, wrong)
    kept = {each.table for each in contradictory}
    if equations.shape == "both":  # which of its rows count is not known
        kept.add("applications")
    forced: dict[int, SystemNumber] = {}
    for part in parts:
        if not part.proof:
            forced |= part.forced()
    blank = [n for n, value in enumerate(cells) if value is None]
    values = {
        variable: value
        for variable in blank
        if isinstance(value := forced.get(variable), int)
        and equations.names[variable] not in printed
        and equations.names[variable].partition(".")[0] not in kept
    }
    filled = tuple(_explained(report, equations, problem, values, forced))
    done = {each.cell: each.value for each in filled}
    return Filled(
        replace_cells(report, done),
        filled,
        tuple(equations.names[n] for n in blank if equations.names[n] not in done),
        contradictory,
    )


def _contradictory(
    report: Report, equations: System, problem: DeductionProblem, wrong: list[Part]
) -> tuple[UnfilledTable, ...]:
    """The tables that have a part without a solution, or a figure that no cell can hold."""
    broken: dict[str, list[Identity]] = {}
    for part in wrong:
        table = equations.names[next(members(part.variables))].partition(".")[0]
        found = [equations.identities[e] for e in members(problem.violated & part.scope)]
        broken.setdefault(table, []).extend(found)
    return tuple(UnfilledTable(table, tuple(broken[table])) for table in TABLES if table in broken)


def _explained(
    report: Report,
    equations: System,
    problem: DeductionProblem,
    values: Mapping[int, int],
    forced: Mapping[int, SystemNumber],
) -> Iterator[FilledBlank]:
    """The cells with their reasons: the identities are asked in turn until none says more."""
    known: dict[int, Any] = {}
    reasons: dict[int, FillWay] = {}
    simplest_first = sorted(
        range(len(equations.identities)),
        key=lambda e: (len(equations.minus[e]) > 1, equations.cells[e].bit_count()),
    )
    while True:
        before = len(known)
        for equation in simplest_first:
            identity = equations.identities[equation]
            sides = (equations.plus[equation], equations.minus[equation])
            free = [
                v for side in sides for v in side if problem.unknown >> v & 1 and v not in known
            ]
            if len(free) == 1 and free[0] in forced:
                reasons[free[0]] = _by_sum(equations, problem, equation, free[0], known)
                known[free[0]] = forced[free[0]]
            elif (
                free
                and all(forced.get(v) == 0 for v in free)
                and (set(free) <= set(sides[0]) or set(free) <= set(sides[1]))
            ):
                known |= dict.fromkeys(free, 0)
                reasons |= dict.fromkeys(free, FillWay("zero", identity))
        if len(known) == before:
            break
    labels = form(report.edition).cells
    for variable, value in values.items():
        cell = equations.names[variable]
        reason = reasons.get(variable, FillWay("together"))
        yield FilledBlank(cell=cell, value=value, way=reason, label=labels[cell].label)


def _by_sum(
    equations: System,
    problem: DeductionProblem,
    equation: int,
    variable: int,
    known: Mapping[int, Any],
) -> FillWay:
    """How one identity gives the value of the only cell of it that has none."""
    plus, minus = equations.plus[equation], equations.minus[equation]
    own = 1 if variable in plus else -1
    signs = dict.fromkeys(plus, -own) | dict.fromkeys(minus, own)
    del signs[variable]
    terms = tuple((sign, known.get(v, problem.values[v])) for v, sign in signs.items())
    positive = sorted(terms, key=lambda term: -term[0])  # what is added comes first
    total = (variable,) in (plus, minus)
    kind: FillReason = "sum" if total else "rest"
    return FillWay(kind, equations.identities[equation], tuple(positive))


def _named(identity: Identity) -> Text:
    """A rule by id, with the row or column."""
    rule = rules_by_id()[identity.rule]
    if rule.linear is None:
        return both(identity.rule)
    name = scope_name(rule.linear.table, identity.scope)
    return Text(f"{identity.rule}“{name.zh}”", f"{identity.rule}, “{name.en}”")
