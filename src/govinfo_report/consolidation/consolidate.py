"""The sum of many organs' reports as one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from govinfo_report.catalogue import form
from govinfo_report.consolidation.obstacles import against, name
from govinfo_report.consolidation.other_outcomes import at_one_level
from govinfo_report.consolidation.provenance import MEMBER, provenance
from govinfo_report.consolidation.sums import total, wrong_with
from govinfo_report.errors import ConsolidationError, ConsolidationProblem, EditionError
from govinfo_report.language import COMMA, Text
from govinfo_report.model import (
    ABSENT,
    Absent,
    CellValue,
    Period,
    Reading,
    Report,
    as_report,
    block,
    layout,
    replace_cells,
    several,
)
from govinfo_report.model.arguments import wrong_type


def consolidate(
    reports: Iterable[Report | Reading], *, agency: str, title: str | None = None
) -> Report:
    """Sums the reports of many organs into one report, cell by cell and exactly.

    A cell that any report lacks is absent in the sum, for an unknown is no zero. A cell that is
    blank in all is blank; where some are blank, the sum is that of the others. Reports that print
    (六)其他处理 in three rows meet those that print one in the one row ``outcomes.other.all``.
    ``extensions["consolidation"]`` tells which reports were summed, what was blank, absent or
    merged: :class:`~govinfo_report.consolidation.provenance.Provenance`.

    Joint documents and joint decisions are counted once by each organ, so the sums of table 二 can
    be above the true ones. Texts, remarks and header of the reports are not carried over.

    Args:
        reports: The reports, of one edition and one year and of different organs; one is enough.
        agency: The organ whose consolidated report it is.
        title: Its title; ``None`` for the usual one, ``{agency}{year}年政府信息公开工作年度报告``.

    Returns:
        A report of scope ``consolidated``, with the period that all reports state, if they do.

    Raises:
        EditionError: The reports are of different editions.
        ConsolidationError: There is no report; the years differ or are not stated; an organ is
            there twice; a report prints (六) in both ways; a cell holds what is no figure. Says
            all of this at once; and, where nothing else is wrong, which sums would be beyond what a
            document can hold (2^53 − 1, or 10^12 万元).
        ValueError: ``agency`` is empty.
    """
    parts = tuple(map(as_report, several(reports)))
    if not isinstance(agency, str):
        raise wrong_type(agency, "agency", "the name of the organ that the sum is for")
    if not agency.strip():
        raise ValueError("the agency of a consolidated report must have a name")
    _one_edition(parts)
    _refuse([*against(parts), *_no_figures(parts)])
    blocks, merged = at_one_level(parts)
    columns = dict(zip(layout(parts[0].edition).cells, zip(*blocks, strict=True), strict=True))
    sums = {cell: total(values) for cell, values in columns.items()}
    _refuse(list(_too_large(parts, sums)))
    year = parts[0].year
    empty = Report(
        edition=parts[0].edition,
        title=f"{agency}{year}年政府信息公开工作年度报告" if title is None else title,
        agency=agency,
        year=year,
        scope="consolidated",
        period=_period(parts),
        extensions={MEMBER: provenance(parts, columns, merged)},
    )
    return replace_cells(empty, sums)


def _one_edition(parts: tuple[Report, ...]) -> None:
    editions = sorted({part.edition for part in parts})
    if len(editions) > 1:
        each = Text("{edition}年版{count}份", "{count} of {edition}")
        counts = COMMA.join(
            each.filled(count=sum(part.edition == edition for part in parts), edition=edition)
            for edition in editions
        )
        said = Text(
            "不同版本的报告不能汇总：{counts}",
            "reports of different editions cannot be summed: {counts}",
        )
        raise EditionError(editions[0], said.filled(counts=counts))


def _refuse(problems: list[ConsolidationProblem]) -> None:
    if problems:
        raise ConsolidationError(problems)


def _no_figures(parts: tuple[Report, ...]) -> Iterator[ConsolidationProblem]:
    """Cells of drafts that hold what cannot be summed."""
    for place, part in enumerate(parts):
        kinds = form(part.edition).cells
        for cell, value in zip(layout(part.edition).cells, block(part), strict=True):
            if wrong := wrong_with(value, kinds[cell].kind):
                said = Text("{name}{wrong}", "{name} {wrong}")
                words = said.filled(name=name(parts, place), wrong=wrong)
                yield ConsolidationProblem(words, (place,), cell)


def _too_large(
    parts: tuple[Report, ...], sums: Mapping[str, CellValue]
) -> Iterator[ConsolidationProblem]:
    kinds = form(parts[0].edition).cells
    everywhere = tuple(range(len(parts)))
    for cell, value in sums.items():
        if wrong := wrong_with(value, kinds[cell].kind):
            words = Text("合计{wrong}", "the sum {wrong}").filled(wrong=wrong)
            yield ConsolidationProblem(words, everywhere, cell)


def _period(parts: tuple[Report, ...]) -> Period | None | Absent:
    periods = {part.period for part in parts}
    return periods.pop() if len(periods) == 1 else ABSENT
