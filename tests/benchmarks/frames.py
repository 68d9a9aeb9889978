"""Many reports at once, beside what the same takes by hand: expressions of polars, SQL, joins.

Run: ``python -m tests.benchmarks.frames [COUNT …]``, for 100,000 and 600,000 generated reports
unless counts are given. One report in ten has blank cells, 1.5 % have an absent one, 3 % a wrong
one; three in ten are of the form of 2019. As part of ``python -m tests.benchmarks`` there are
100,000 of them.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
import polars as pl

import govinfo_report as gr
from govinfo_report.catalogue import alternatives
from govinfo_report.frames.columns import cell_columns
from govinfo_report.frames.equations import FrameEquation, FrameTerm, linear_equations
from tests.benchmarks.ratios import Ratio, show
from tests.frames.building import figures_of, report_with, spoil

DRAWN: Final = 2000
"""Reports that are drawn; the rest are their multiples, for which the same rules hold and fail."""

IDENTITIES: Final = tuple(rule.id for rule in gr.rules() if rule.kind == "identity")

FIGURES: Final = tuple(column.name for column in cell_columns().values())


@cache
def drawn() -> tuple[gr.Report, ...]:
    """Some reports, of which few have something wrong."""
    random = Random(16)
    reports = []
    for number in range(DRAWN):
        edition = "2019" if random.random() < 0.3 else "2021"
        one_row = random.random() < (0.95 if edition == "2019" else 0.05)
        values = figures_of(random, edition, 300, one_row=one_row)
        for share, fault, times in ((0.1, "blank", 3), (0.015, "absent", 1), (0.03, "wrong", 1)):
            if random.random() < share:
                for _ in range(times):
                    spoil(random, values, fault)
        year = 2020 if edition == "2019" else 2023
        reports.append(report_with(values, edition, agency=f"第{number}局", year=year))
    return tuple(reports)


def frame_of(count: int) -> pl.DataFrame:
    """A frame of many reports, no two of them alike."""
    some: pl.DataFrame = gr.to_frame(drawn())
    times = pl.concat([some] * (count // DRAWN))
    number = pl.int_range(pl.len())
    multiple = number * 7919 % 101 + number // DRAWN % 13 + 1
    return times.with_columns(
        pl.col(_counts()) * multiple,
        report=number.cast(pl.String),
        agency=pl.col("agency") + number.cast(pl.String),
    ).rechunk()


def written(frame: pl.DataFrame, path: Path) -> None:
    """Writes a frame as ``table`` writes it: in small groups, of which some are read at once."""
    frame.write_parquet(path, compression="zstd", compression_level=3, row_group_size=2**14)


def seconds(work: Callable[[], Any], rounds: int = 3) -> float:
    """The fastest of some rounds."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return min(taken)


# By hand: two levels, with the same result --------------------------------------------------------

EQUATIONS: Final = linear_equations(map(gr.rule, IDENTITIES))


def _sides(equation: FrameEquation) -> Iterator[tuple[str, list[FrameTerm]]]:
    for name, sign in (("left", 1), ("right", -1)):
        yield name, [term for term in equation.terms if term.sign == sign]


def _printed(edition: str) -> list[str]:
    return [row.replace(".", "__") for row in alternatives(edition).printed]


def by_hand(frame: pl.LazyFrame) -> pl.LazyFrame:
    """The identities in expressions of polars."""
    new, old = _printed("2021"), _printed("2019")
    is_new = (pl.col("edition") == "2021") & (pl.col("other_shape") == "printed")
    is_new = is_new | ((pl.col("edition") == "2019") & (pl.col("other_shape") == "other"))
    both = pl.col("other_shape") == "both"

    def null(term: FrameTerm) -> pl.Expr:
        row = term.column.rpartition("__")[0]
        counts = (is_new | both) if row in new else (~is_new | both) if row in old else None
        null = pl.col(term.column).is_null()
        return null if counts is None else null & counts

    def absent(term: FrameTerm) -> pl.Expr:
        return null(term) & (pl.col(term.blank.column) & (1 << term.blank.bit) == 0)

    first, second, parts = [], [], []
    for n, each in enumerate(EQUATIONS):
        for side, terms in _sides(each):
            names = [term.column for term in terms]
            first += [
                pl.sum_horizontal(names).alias(f"{side}{n}"),
                pl.any_horizontal(map(null, terms)).alias(f"null_{side}{n}"),
                pl.any_horizontal(map(absent, terms)).alias(f"absent_{side}{n}"),
            ]
        there = pl.any_horizontal(pl.col(t.column).is_not_null() | ~absent(t) for t in each.terms)
        first.append((there & ~both if len(each.cases) < 6 else there).alias(f"asked{n}"))
        surplus = pl.col(f"left{n}") - pl.col(f"right{n}")
        holds = (surplus == 0) & ~pl.col(f"absent_left{n}") & ~pl.col(f"absent_right{n}")
        violated = ((surplus > 0) & ~pl.col(f"null_right{n}")) | (
            (surplus < 0) & ~pl.col(f"null_left{n}")
        )
        code = pl.when(violated).then(1).otherwise(2)
        second.append(pl.when(pl.col(f"asked{n}") & ~holds).then(code).alias(f"code{n}"))
    levels = frame.select("report", *first).with_columns(second)
    for n, each in enumerate(EQUATIONS):
        violated = pl.col(f"code{n}") == 1
        parts.append(
            levels.filter(pl.col(f"code{n}") > 0).select(
                "report",
                pl.lit(each.rule.id).alias("rule"),
                pl.lit(each.scope).alias("scope"),
                pl.when(violated)
                .then(pl.lit("violated"))
                .otherwise(pl.lit("undecided"))
                .alias("outcome"),
                pl.when(violated)
                .then(pl.lit("error"))
                .otherwise(pl.lit("warning"))
                .alias("severity"),
                pl.when(violated | ~pl.col(f"null_left{n}"))
                .then(pl.col(f"left{n}"))
                .alias("expected"),
                pl.when(violated | ~pl.col(f"null_right{n}"))
                .then(pl.col(f"right{n}"))
                .alias("actual"),
            )
        )
    return pl.concat(parts)


def in_sql(table: str) -> str:
    """The identities in SQL, likewise."""
    new, old = _printed("2021"), _printed("2019")
    is_new = "((edition = '2021') = (other_shape = 'printed'))"

    def null(term: FrameTerm) -> str:
        row = term.column.rpartition("__")[0]
        both = "other_shape = 'both'"
        counts = f" and ({is_new} or {both})" if row in new else ""
        counts = f" and (not {is_new} or {both})" if row in old else counts
        return f"({term.column} is null{counts})"

    def absent(term: FrameTerm) -> str:
        return f"({null(term)} and {term.blank.column} & {1 << term.blank.bit} = 0)"

    first, second, structs = ["report"], ["report"], []
    for n, each in enumerate(EQUATIONS):
        for side, terms in _sides(each):
            first += [
                " + ".join(f"coalesce({t.column}, 0)" for t in terms) + f" as {side}{n}",
                " or ".join(map(null, terms)) + f" as null_{side}{n}",
                " or ".join(map(absent, terms)) + f" as absent_{side}{n}",
            ]
        there = " or ".join(f"not {absent(t)}" for t in each.terms)
        asked = f"({there}) and other_shape != 'both'" if len(each.cases) < 6 else there
        first.append(f"{asked} as asked{n}")
        holds = f"(left{n} = right{n} and not absent_left{n} and not absent_right{n})"
        violated = f"(left{n} > right{n} and not null_right{n})"
        violated += f" or (left{n} < right{n} and not null_left{n})"
        code = f"case when {violated} then 1 else 2 end"
        second += [
            f"case when asked{n} and not {holds} then {code} end as code{n}",
            *(f"{name}{n}" for name in ("left", "right", "null_left", "null_right")),
        ]
        structs.append(
            f"case when code{n} is not null then struct_pack(rule := '{each.rule.id}',"
            f" scope := '{each.scope}',"
            f" outcome := case code{n} when 1 then 'violated' else 'undecided' end,"
            f" severity := case code{n} when 1 then 'error' else 'warning' end,"
            f" expected := case when code{n} = 1 or not null_left{n} then left{n} end,"
            f" actual := case when code{n} = 1 or not null_right{n} then right{n} end) end"
        )
    some = " or ".join(f"code{n} is not null" for n in range(len(EQUATIONS)))
    levels = [
        f"with first as (select {', '.join(first)} from {table})",
        f"second as (select {', '.join(second)} from first)",
        f"found as (select report, unnest([{', '.join(structs)}]) as row from second where {some})",
    ]
    return ",\n".join(levels) + "\nselect report, row.* from found where row is not null"


def same(found: pl.DataFrame, frame: pl.DataFrame) -> None:
    """Refuses to compare times of different results."""
    ours = gr.check_frame(frame, select=IDENTITIES)
    if not ours.sort(ours.columns).equals(found.select(ours.columns).sort(ours.columns)):
        raise AssertionError("what is found by hand is something else")


# The table ----------------------------------------------------------------------------------------


def ratios(count: int = 100_000) -> Iterator[Ratio]:
    """What is promised of many reports, for so many of them."""
    frame = frame_of(count)
    said = f"{count // 1000}k"
    same(by_hand(frame.lazy()).collect(), frame)
    check = seconds(lambda: gr.check_frame(frame, select=IDENTITIES))
    hand = seconds(lambda: by_hand(frame.lazy()).collect())
    yield Ratio(
        name=f"check_frame, polars {said}", ours=check, floor_name="by hand", floor=hand, target=1.5
    )
    reports = drawn()
    loop = min(_loop(reports) for _ in range(3)) / DRAWN * count
    yield Ratio(
        name=f"check_frame, polars {said}",
        ours=check,
        floor_name="check in a warm loop",
        floor=loop,
        target=1 / 30,
    )
    yield from _of_files(frame, said)
    yield from _on_duckdb(frame, said)
    yield from _of_years(frame, said)
    if count == 100_000:
        yield _to_frame(reports)


def _loop(reports: Sequence[gr.Report]) -> float:
    begun = time.perf_counter()
    for report in reports:
        list(gr.check(report, select=IDENTITIES))
    return time.perf_counter() - begun


def _of_files(frame: pl.DataFrame, said: str) -> Iterator[Ratio]:
    used = ["report", "edition", "other_shape", *_used()]
    with TemporaryDirectory() as folder:
        path = Path(folder, "reports.parquet")
        written(frame, path)
        scan = pl.scan_parquet(path)
        query = gr.check_frame(scan, select=IDENTITIES)
        yield Ratio(
            name=f"check_frame, Parquet, lazy {said}",
            ours=seconds(lambda: query.collect(engine="streaming")),
            floor_name="reading the used columns",
            floor=seconds(lambda: scan.select(used).collect(engine="streaming")),
            target=2.2,
        )


def _used() -> list[str]:
    terms = [term for each in EQUATIONS for term in each.terms]
    names = [name for term in terms for name in (term.column, term.blank.column)]
    return list(dict.fromkeys(names))


def _on_duckdb(frame: pl.DataFrame, said: str) -> Iterator[Ratio]:
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    table = frame.to_arrow()
    connection.register("given", table)
    connection.execute("create table reports as select * from given")
    query = gr.check_frame(connection.table("reports"), select=IDENTITIES)
    text = in_sql("reports")
    same(connection.sql(text).pl(), frame)
    yield Ratio(
        name=f"check_frame, duckdb {said}",
        ours=seconds(query.to_arrow_table),
        floor_name="SQL by hand",
        floor=seconds(lambda: connection.sql(text).to_arrow_table()),
        target=1.5,
    )


def _of_years(frame: pl.DataFrame, said: str) -> Iterator[Ratio]:
    before = frame.with_columns(pl.col("year") - 1)
    mixed = before.sample(fraction=1, shuffle=True, seed=1)
    link = frame.with_columns(pl.col("year") - 1)
    yield Ratio(
        name=f"compare_frame, joined {said}",
        ours=seconds(lambda: gr.compare_frame(mixed, frame)),
        floor_name="the join alone",
        floor=seconds(lambda: link.join(mixed, on=["agency", "year"])),
        target=1.3,
    )
    one, other = (each.select(_counts()).fill_null(0).to_numpy() for each in (before, frame))
    yield Ratio(
        name=f"compare_frame, aligned {said}",
        ours=seconds(lambda: gr.compare_frame(before, frame)),
        floor_name="!= of numpy",
        floor=seconds(lambda: one != other),
        target=3,
    )


def _counts() -> list[str]:
    return [column.name for column in cell_columns().values() if column.type == "Int64"]


def _to_frame(reports: Sequence[gr.Report]) -> Ratio:
    texts = [gr.dumps(report) for report in reports] * (20_000 // DRAWN)

    def fresh() -> tuple[float, list[gr.Report]]:
        begun = time.perf_counter()
        loaded = [gr.loads(text) for text in texts]
        return time.perf_counter() - begun, loaded

    taken = []
    for _ in range(3):
        loads, loaded = fresh()
        begun = time.perf_counter()
        gr.to_frame(loaded)
        taken.append((time.perf_counter() - begun, loads))
    ours, floor = (min(column) for column in zip(*taken, strict=True))
    return Ratio(
        name="to_frame, 20k loaded", ours=ours, floor_name="loads of them", floor=floor, target=0.7
    )


# Growth -------------------------------------------------------------------------------------------


def growth(counts: Sequence[int] = (10_000, 100_000, 600_000)) -> None:
    """Time and peak memory of the check of a Parquet file, each size in a process of its own."""
    print(
        f"{'reports':>9} {'seconds':>9} {'peak MiB':>9}   check_frame of a Parquet file, streaming"
    )
    with TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder, f"{count}.parquet")
            written(frame_of(count), path)
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.frames", "--peak", str(path)],
                check=True,
                capture_output=True,
                encoding="utf-8",
            )
            taken, peak = done.stdout.split()
            print(f"{count:>9} {float(taken):>9.2f} {float(peak):>9.0f}", flush=True)


def peak(path: str) -> None:
    """Prints the seconds that a check of a file takes, and the most memory of this process."""
    begun = time.perf_counter()
    query = gr.check_frame(pl.scan_parquet(path), select=IDENTITIES)
    query.collect(engine="streaming")
    taken = time.perf_counter() - begun
    print(taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        peak(sys.argv[2])
    else:
        sizes = [int(argument) for argument in sys.argv[1:]] or [100_000, 600_000]
        show(ratio for size in sizes for ratio in ratios(size))
        growth()
