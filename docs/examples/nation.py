"""A nation of invented annual reports, drawn by chance, as a frame of ``govinfo_report``.

2,500 counties with 20 organs each report for 2022 and 2023. The kind of an organ decides how many
requests it has, how they end, how much is left open and how often a slip is made. Every name and
figure is made up; the shares are of the size that published reports have. Needs polars and numpy.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import polars as pl

import govinfo_report as gr

COUNTIES = 2500
YEARS = (2022, 2023)


class Kind(NamedTuple):
    """A kind of organ: how many a county has, and what their reports are like."""

    organs: int
    requests: float
    backlog: float
    slips: float
    corrected: float
    more: dict[str, float]  # outcomes that are so many times as frequent


KINDS = {
    "人民政府": Kind(1, 45, 0.10, 0.04, 0.12, {"deliberative_process": 3, "repeated": 2}),
    "公安局": Kind(
        1, 18, 0.06, 0.02, 0.06, {"enforcement_files": 9, "petitions_and_complaints": 3}
    ),
    "自然资源局": Kind(1, 38, 0.16, 0.06, 0.22, {"administrative_queries": 6, "not_held": 1.2}),
    "住房和城乡建设局": Kind(1, 32, 0.14, 0.05, 0.18, {"third_party_rights": 4, "granted": 0.8}),
    "人力资源和社会保障局": Kind(1, 8, 0.05, 0.03, 0.10, {"internal_affairs": 4}),
    "市场监督管理局": Kind(1, 15, 0.07, 0.03, 0.14, {"enforcement_files": 4, "repeated": 3}),
    "教育局": Kind(2, 5, 0.04, 0.04, 0.10, {"internal_affairs": 3, "granted": 1.3}),
    "乡人民政府": Kind(12, 2.5, 0.08, 0.09, 0.25, {"not_held": 1.5, "must_be_created": 3}),
}
"""What stands behind the county in an organ's name → its kind."""

OUTCOMES = {
    "granted": 38.0,
    "partly_granted": 6.0,
    "withheld.state_secrets": 0.3,
    "withheld.prohibited_by_law": 0.6,
    "withheld.security_and_stability": 0.5,
    "withheld.third_party_rights": 1.5,
    "withheld.internal_affairs": 2.0,
    "withheld.deliberative_process": 1.2,
    "withheld.enforcement_files": 2.0,
    "withheld.administrative_queries": 2.5,
    "unavailable.not_held": 22.0,
    "unavailable.must_be_created": 4.0,
    "unavailable.still_unclear": 1.5,
    "not_processed.petitions_and_complaints": 4.0,
    "not_processed.repeated": 3.0,
    "not_processed.published_materials": 0.5,
    "not_processed.excessive": 0.4,
    "not_processed.reconfirmation": 0.6,
    "other.correction_overdue": 2.0,
    "other.fee_overdue": 0.1,
    "other.other": 7.0,
}
"""Outcome of a request → how often one ends so, of about 100."""

APPLICANTS = {
    "natural_person": 0.86,
    "commercial_enterprise": 0.09,
    "research_institution": 0.003,
    "public_welfare_organization": 0.007,
    "legal_service_institution": 0.02,
    "other_organization": 0.02,
}

SLIPS = ("transposed", "digit_doubled", "total_zero", "moved", "blank", "last_year")
"""What is planted: digits exchanged in a total, a digit typed twice, a total left at 0, a figure in
the cell of another applicant, a cell left blank, and last year's open requests forgotten."""

Cells = dict[str, Any]
"""Cell → its figures, one a report."""


def nation(seed: int = 16) -> tuple[pl.DataFrame, pl.DataFrame]:
    """100,000 reports as :func:`govinfo_report.to_frame` has them, and the slips among them.

    Returns:
        The frame, and one with the columns ``report`` and ``slip``.
    """
    chance = np.random.default_rng(seed)
    names = _names()
    rate = _each("requests") * chance.gamma(0.7, 1 / 0.7, len(names))
    years: list[Cells] = []
    for _ in YEARS:
        years.append(_year(chance, rate, years[-1] if years else None))
        rate = rate * chance.lognormal(0.05, 0.2, len(rate))
        rate = np.where(chance.random(len(rate)) < 0.001, 10 * rate + 30, rate)  # a campaign
    cells = {name: np.concatenate([year[name] for year in years]) for name in years[0]}
    slip, blank = _spoil(chance, cells, np.tile(_each("slips"), len(YEARS)))
    year = np.repeat(YEARS, len(names))
    frame = _frame(names * len(YEARS), year, cells, blank)
    planted = frame.select("report", slip=pl.Series(slip)).filter(pl.col("slip") != "")
    return frame, planted


def _names() -> list[str]:
    """The names of the organs, kind by kind."""
    counties = [f"第{county:04}县" for county in range(1, COUNTIES + 1)]
    return [
        f"{county}{f'第{number}' if kind.organs > 1 else ''}{ending}"
        for ending, kind in KINDS.items()
        for number in range(1, kind.organs + 1)
        for county in counties
    ]


def _numbers() -> list[int]:
    """How many organs there are of each kind."""
    return [kind.organs * COUNTIES for kind in KINDS.values()]


def _each(name: str) -> Any:
    """What is so of the kind of each organ."""
    return np.repeat([getattr(kind, name) for kind in KINDS.values()], _numbers())


def _year(chance: Any, rate: Any, before: Cells | None) -> Cells:
    """The figures of a year, in which every sum is right."""
    cells: Cells = {}
    organs = len(rate)
    shares = np.repeat([_shares(kind) for kind in KINDS.values()], _numbers(), axis=0)
    received = chance.multinomial(chance.poisson(rate), list(APPLICANTS.values()))
    over = 0 * received
    if before is not None:
        forward = (before[f"applications.carried_forward.{column}"] for column in APPLICANTS)
        over = np.stack(list(forward), axis=1)
    backlog = _each("backlog")
    left = backlog * chance.gamma(3, 1 / 3, organs) * (1 if before is None else 1.25)
    forward = chance.binomial(received + over, np.minimum(left, 0.9)[:, None])
    handled = chance.multinomial(received + over - forward, shares[:, None, :])
    rows = {"received": received, "carried_over": over, "carried_forward": forward}
    rows |= {f"outcomes.{name}": handled[:, :, n] for n, name in enumerate(OUTCOMES)}
    rows["outcomes.total"] = handled.sum(2)
    for row, figures in rows.items():
        cells |= {f"applications.{row}.{name}": figures[:, n] for n, name in enumerate(APPLICANTS)}
        cells[f"applications.{row}.total"] = figures.sum(1)
    # Most disputes are about requests that were not granted.
    refused = handled[:, :, 2:].sum((1, 2))
    corrected = _each("corrected")
    reconsidered = chance.binomial(refused, 0.06)
    for row, new in (
        ("reconsideration", reconsidered),
        ("litigation.direct", chance.binomial(refused, 0.02)),
        ("litigation.after_reconsideration", chance.binomial(reconsidered, 0.25)),
    ):
        share = corrected if row == "reconsideration" else corrected / 2
        results = np.stack([0.8 - share, share, 0.08 + 0 * share, 0.12 + 0 * share], axis=1)
        # Those that were pending come to their end.
        number = new if before is None else new + before[f"disputes.{row}.pending"]
        drawn = chance.multinomial(number, results)
        names = ("upheld", "corrected", "other", "pending")
        cells |= {f"disputes.{row}.{name}": drawn[:, n] for n, name in enumerate(names)}
        cells[f"disputes.{row}.total"] = number
    document = "proactive_disclosure.normative_documents"
    issued, repealed = chance.poisson(0.8, organs), chance.poisson(0.1, organs)
    stock = chance.poisson(9, organs) + 9 if before is None else before[f"{document}.in_force"]
    repealed = np.minimum(repealed, stock + issued)
    cells |= {f"{document}.issued": issued, f"{document}.repealed": repealed}
    cells[f"{document}.in_force"] = stock + issued - repealed
    for row, mean in (("licensing", 120), ("penalties", 40), ("coercive_measures", 3)):
        figures = mean * chance.gamma(0.3, 1 / 0.3, organs) * (backlog < 0.08)
        cells[f"proactive_disclosure.{row}.decisions"] = figures.astype(np.int64)
    return cells


def _shares(kind: Kind) -> Any:
    weights = [
        weight * kind.more.get(name.rpartition(".")[2], 1) for name, weight in OUTCOMES.items()
    ]
    return np.array(weights) / sum(weights)


def _spoil(chance: Any, cells: Cells, rate: Any) -> tuple[Any, Any]:
    """Plants slips; returns what each report has, and where a cell is left blank."""
    slip = np.where(chance.random(len(rate)) < rate, chance.choice(SLIPS, len(rate)), "")
    outcome, total = "applications.outcomes", "applications.outcomes.total.total"
    received, own = "applications.received.total", f"{outcome}.unavailable.not_held.natural_person"
    granted, other = (f"{outcome}.granted.{name}" for name in list(APPLICANTS)[:2])
    blank = f"{outcome}.total.natural_person"
    tens, ones = cells[received] // 10 % 10, cells[received] % 10
    over = cells["applications.carried_over.total"]
    possible = {
        "transposed": (cells[received] > 9) & (ones > 0) & (tens != ones),
        "digit_doubled": cells[own] > 0,
        "total_zero": cells[total] > 0,
        "moved": (cells[granted] > 0) & (cells[other] == 0),
        "blank": cells[blank] > 0,
        "last_year": over > 0,
    }
    at = {name: (slip == name) & where for name, where in possible.items()}
    cells[received] = np.where(
        at["transposed"], cells[received] + 9 * (ones - tens), cells[received]
    )
    cells[own] = np.where(at["digit_doubled"], 10 * cells[own] + cells[own] % 10, cells[own])
    cells[total] = np.where(at["total_zero"], 0, cells[total])
    moved = np.where(at["moved"], cells[granted], 0)
    cells |= {granted: cells[granted] - moved, other: cells[other] + moved}
    for column in (*APPLICANTS, "total"):  # the balance is made to hold
        old, new = (f"applications.{row}.{column}" for row in ("carried_over", "received"))
        forgotten = np.where(at["last_year"], cells[old], 0)
        cells |= {old: cells[old] - forgotten, new: cells[new] + forgotten}
    planted = np.where(np.any(list(at.values()), axis=0), slip, "")
    return planted, {blank: at["blank"]}


def _frame(names: list[str], year: Any, cells: Cells, blank: dict[str, Any]) -> pl.DataFrame:
    """A frame with the columns and types that the library gives."""
    sample = gr.with_cells(gr.Report(edition="2021", title=None, agency="", year=YEARS[0]), 0)
    zeros = gr.to_frame([sample])
    columns = {cell.replace(".", "__"): pl.Series(figures) for cell, figures in cells.items()}
    ids = pl.Series(names) + pl.Series([f"-{each}" for each in year])
    columns |= {"report": ids, "agency": pl.Series(names), "year": pl.Series(year)}
    rest = zeros.drop(columns)
    frame = pl.DataFrame(columns).join(rest, how="cross").select(zeros.columns).cast(zeros.schema)
    sets = [column for column in zeros.columns if column.startswith("blank_")]
    for cell, where in blank.items():
        name, there = cell.replace(".", "__"), pl.Series(where)
        bits = gr.to_frame([gr.replace_cells(sample, {cell: None})]).select(sets).row(0)
        frame = frame.with_columns(
            pl.when(there).then(None).otherwise(pl.col(name)).alias(name),
            *(there.cast(int).alias(n) * bit for n, bit in zip(sets, bits, strict=True)),
        )
    return frame
