"""Which cells are wrong: from a report to ranked corrections."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from govinfo_report.documents.localisation import Status
from govinfo_report.identities.deduction import Problem
from govinfo_report.identities.systems import Number, System, members, system
from govinfo_report.identities.terms import Identity, shape_of
from govinfo_report.localisation.corrections import (
    CellChange,
    Contradiction,
    Correction,
    Deduction,
    Slip,
)
from govinfo_report.localisation.localisation import Localisation
from govinfo_report.localisation.parts import Option, Part
from govinfo_report.model import Reading, Report, as_report, block

LIMIT: Final = 100
"""How many corrections are given at most."""

STEPS: Final = 300_000
"""How many steps of work go into finding corrections (a tenth to two tenths of a second)."""


def locate(
    report: Report | Reading, *, limit: int = LIMIT, cap: int = STEPS, solve: bool = True
) -> Localisation:
    """Finds the smallest sets of cells whose change makes every identity hold, ranked.

    The identities are the linear rules of the edition that are official or arithmetic. Blank and
    absent cells stand for any number ≥ 0. A correction makes all identities hold with integers ≥ 0
    at once; all smallest ones are found (Fellegi and Holt's principle), and beside them those that
    change more cells but need a single slip to explain (a row shifted by one column, say). They are
    ranked by how likely their slips are. Nothing is ever applied.

    Args:
        report: The report; of a reading, its report.
        limit: How many corrections to give at most.
        cap: How much work to do, in steps (pivots, sets of cells looked at and so on, counted and
            not timed). Past it CP-SAT takes over where the extra ``solver`` is installed; else
            ``more_than`` says how many cells are certainly wrong, or ``complete`` that there may be
            other smallest sets.
        solve: Whether CP-SAT may take over; without it the answer is the same everywhere.

    Returns:
        A tuple of corrections that also says whether the report contradicts itself, which blank
        cells have only one possible value, and what cannot be decided.
    """
    report = as_report(report)
    cells = block(report)
    equations = system(report.edition, shape_of(report.edition, cells))
    problem = Problem.of(equations, cells)
    if not problem.violated and not problem.blank and not problem.wrong:
        return Localisation(edition=report.edition)
    parts = [Part(problem, *part, solve) for part in equations.parts]
    wrong = [part for part in parts if part.proof]
    free = [part for part in parts if not part.proof]
    undecided = 0
    deductions: list[tuple[int, Deduction]] = []
    for part in free:
        forced = part.forced()
        undecided |= _still_broken(problem, forced, part.scope)
        deductions += _deductions(equations, cells, forced)
    among = sum(part.variables.bit_count() for part in wrong)
    answers = [part.answers(cap * part.variables.bit_count() // among) for part in wrong]
    contradictions = tuple(
        Contradiction(
            _named(equations, problem.violated & part.scope),
            tuple(_correction(report.edition, problem, cells, o) for o in answer.options[:limit]),
            answer.size - 1 if answer.stopped else None,
            answer.complete and not answer.stopped and len(answer.options) <= limit,
        )
        for part, answer in zip(wrong, answers, strict=True)
    )
    corrections = _best([each.corrections for each in contradictions], limit)
    broken = problem.violated
    status: Status = "holds"
    if wrong:
        status = "inconsistent"
    elif broken:
        status = "undecidable" if undecided else "deducible"
    stopped = any(answer.stopped for answer in answers)
    return Localisation(
        corrections,
        edition=report.edition,
        status=status,
        deductions=tuple(found for _, found in sorted(deductions, key=itemgetter(0))),
        broken=_named(equations, broken),
        undecided=_named(equations, undecided),
        more_than=sum(answer.size for answer in answers) - 1 if stopped else None,
        complete=not stopped
        and all(part.decided for part in parts)
        and all(answer.complete for answer in answers)
        and math.prod(len(answer.options) for answer in answers) <= limit,
        contradictions=contradictions,
    )


def _best(choices: Sequence[Sequence[Correction]], limit: int) -> Iterator[Correction]:
    """One correction of each part, all combinations, the cheapest first."""
    if not choices or not all(choices):
        return
    first = (0,) * len(choices)
    heap = [(sum(corrections[0].cost for corrections in choices), first)]
    seen = {first}
    for _ in range(limit):
        if not heap:
            return
        _, ranks = heapq.heappop(heap)
        chosen = [corrections[rank] for corrections, rank in zip(choices, ranks, strict=True)]
        yield Correction(
            tuple(slip for each in chosen for slip in each.slips),
            all(each.smallest for each in chosen),
        )
        for part, corrections in enumerate(choices):
            following = (*ranks[:part], ranks[part] + 1, *ranks[part + 1 :])
            if following[part] < len(corrections) and following not in seen:
                seen.add(following)
                cost = sum(c[rank].cost for c, rank in zip(choices, following, strict=True))
                heapq.heappush(heap, (cost, following))


def _correction(
    edition: str, problem: Problem, cells: tuple[Any, ...], option: Option
) -> Correction:
    """An option of one part, in words of the report."""
    equations = problem.system
    slips = []
    for slip in option.slips:
        changes = []
        reach = 0
        for variable in slip.cells:
            after = option.changes[variable][1]
            bounds = option.bounds.get(variable, (after, after))
            changes.append(CellChange(equations.names[variable], cells[variable], after, *bounds))
            reach |= equations.reach[variable]
        explains = _named(equations, problem.violated & reach)
        slips.append(Slip(slip.kind, tuple(changes), explains, slip.cost, edition))
    return Correction(tuple(slips), option.smallest)


def _named(equations: System, wanted: int) -> tuple[Identity, ...]:
    return tuple(equations.identities[equation] for equation in members(wanted))


def _still_broken(problem: Problem, forced: Mapping[int, Number], scope: int) -> int:
    """The equations of a part that do not hold with the forced values and 0 elsewhere."""
    residuals = list(problem.residuals)
    for variable, value in forced.items():
        for equation, sign in problem.system.takes_part[variable]:
            residuals[equation] += sign * value
    holds = problem.system.holds
    return sum(1 << each for each in members(scope) if not holds(each, residuals[each]))


def _deductions(
    equations: System, cells: tuple[Any, ...], forced: Mapping[int, Number]
) -> Iterator[tuple[int, Deduction]]:
    """Cells without a figure whose value is forced, each with its place in the form."""
    for variable, value in forced.items():
        if not equations.slacks >> variable & 1:
            yield variable, Deduction(equations.names[variable], cells[variable], value)
