"""Many reports at once, beside what the same takes by hand: expressions of polars, SQL, joins.

Run: ``python -m tests.benchmarks.frames [COUNT …]``, for 100,000 and 600,000 generated reports
unless counts are given. One report in ten has blank cells, 1.5 % have an absent one, 3 % a wrong
one; three in ten are of the form of 2019. As part of ``python -m tests.benchmarks`` there are
100,000 of them.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from tests.benchmarks.ratios import Ratio, in_turns, show
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


def side_by_side(*works: Callable[[], Any], rounds: int = 3) -> list[float]:
    """CPU seconds of some works, all threads: the best of some rounds, in which they take turns."""
    names = list(map(str, range(len(works))))
    best = in_turns(dict(zip(names, works, strict=True)), rounds=rounds, calls=1)
    return [best[name] for name in names]


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
    reports = drawn()
    check, hand, loop = side_by_side(
        lambda: gr.check_frame(frame, select=IDENTITIES),
        lambda: by_hand(frame.lazy()).collect(),
        lambda: _check_all(reports),
    )
    yield Ratio(
        name=f"check_frame, polars {said}", ours=check, floor_name="by hand", floor=hand, target=1.5
    )
    yield Ratio(
        name=f"check_frame, polars {said}",
        ours=check,
        floor_name="check in a warm loop",
        floor=loop / DRAWN * count,
        target=1 / 30,
    )
    yield from _of_files(frame, said)
    yield from _on_duckdb(frame, said)
    yield from _of_years(frame, said)
    if count == 100_000:
        yield _to_frame(reports)


def _check_all(reports: Iterable[gr.Report]) -> None:
    for report in reports:
        list(gr.check(report, select=IDENTITIES))


def _of_files(frame: pl.DataFrame, said: str) -> Iterator[Ratio]:
    used = ["report", "edition", "other_shape", *_used()]
    with TemporaryDirectory() as folder:
        path = Path(folder, "reports.parquet")
        written(frame, path)
        scan = pl.scan_parquet(path)
        query = gr.check_frame(scan, select=IDENTITIES)
        ours, floor = side_by_side(
            lambda: query.collect(engine="streaming"),
            lambda: scan.select(used).collect(engine="streaming"),
        )
        yield Ratio(
            name=f"check_frame, Parquet, lazy {said}",
            ours=ours,
            floor_name="reading the used columns",
            floor=floor,
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
    ours, floor = side_by_side(
        query.to_arrow_table, lambda: connection.sql(text).to_arrow_table(), rounds=2
    )
    yield Ratio(
        name=f"check_frame, duckdb {said}",
        ours=ours,
        floor_name="SQL by hand",
        floor=floor,
        target=1.5,
    )


def _of_years(frame: pl.DataFrame, said: str) -> Iterator[Ratio]:
    before = frame.with_columns(pl.col("year") - 1)
    mixed = before.sample(fraction=1, shuffle=True, seed=1)
    link = frame.with_columns(pl.col("year") - 1)
    one, other = (each.select(_counts()).fill_null(0).to_numpy() for each in (before, frame))
    joined, join, aligned, unequal = side_by_side(
        lambda: gr.compare_frame(mixed, frame),
        lambda: link.join(mixed, on=["agency", "year"]),
        lambda: gr.compare_frame(before, frame),
        lambda: one != other,
    )
    yield Ratio(
        name=f"compare_frame, joined {said}",
        ours=joined,
        floor_name="the join alone",
        floor=join,
        target=1.3,
    )
    yield Ratio(
        name=f"compare_frame, aligned {said}",
        ours=aligned,
        floor_name="!= of numpy",
        floor=unequal,
        target=3,
    )


def _counts() -> list[str]:
    return [column.name for column in cell_columns().values() if column.type == "Int64"]


def _to_frame(reports: Sequence[gr.Report]) -> Ratio:
    texts = [gr.dumps(report) for report in reports] * (20_000 // DRAWN)

    taken = []
    for _ in range(3):
        begun = time.process_time()
        loaded = [gr.loads(text) for text in texts]
        middle = time.process_time()
        gr.to_frame(loaded)
        taken.append((time.process_time() - middle, middle - begun))
    ours, floor = (min(column) for column in zip(*taken, strict=True))
    return Ratio(
        name="to_frame, 20k loaded", ours=ours, floor_name="loads of them", floor=floor, target=0.7
    )


# Growth -------------------------------------------------------------------------------------------

PROGRAM: Final = """
import pathlib, re, sys, time
import govinfo_report as gr
path, rules = sys.argv[1], [rule.id for rule in gr.rules() if rule.kind == "identity"]
{}
# What getrusage gives is at least what the process had that started this one.
most = re.search(r"VmHWM:\\s+(\\d+) kB", pathlib.Path("/proc/self/status").read_text())[1]
print(time.process_time(), int(most) / 1024)
"""

CHECKS: Final = {
    "polars, streaming": """
import polars as pl
gr.check_frame(pl.scan_parquet(path), select=rules).collect(engine="streaming")
""",
    "duckdb": """
import duckdb
duckdb.execute("set enable_progress_bar = false")
gr.check_frame(duckdb.read_parquet(path), select=rules).to_arrow_table()
""",
}
"""Backend → the check of the identities of a file, read as one reads it with that backend."""


def growth(counts: Sequence[int] = (10_000, 100_000, 600_000)) -> None:
    """CPU time and peak memory of whole processes that check a Parquet file."""
    print(f"{'check_frame of a file, on':<25} {'reports':>9} {'CPU seconds':>12} {'peak MiB':>9}")
    with TemporaryDirectory() as folder:
        for count in counts:
            written(frame_of(count), Path(folder, f"{count}.parquet"))
        for backend, check in CHECKS.items():
            for count in counts:
                done = subprocess.run(
                    [sys.executable, "-c", PROGRAM.format(check), f"{folder}/{count}.parquet"],
                    check=True,
                    stdout=subprocess.PIPE,
                    encoding="utf-8",
                )
                taken, peak = map(float, done.stdout.split())
                print(f"{backend:<25} {count:>9} {taken:>12.2f} {peak:>9.0f}", flush=True)


if __name__ == "__main__":
    sizes = [int(argument) for argument in sys.argv[1:]] or [100_000, 600_000]
    show(ratio for size in sizes for ratio in ratios(size))
    growth()
