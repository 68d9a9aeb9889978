"""Frames of PySpark, in local mode: what polars finds in a data set, PySpark finds in it too.

Needs Java and the extra ``spark``. .ci/run runs it on a sample, .ci/long on some thousands of
reports (``GOVINFO_SPARK=whole``).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from pyspark.sql import SparkSession

import govinfo_report as gr
from tests.frames.building import many
from tests.frames.engines import named, rows_of

COUNT = 3000 if os.environ.get("GOVINFO_SPARK") == "whole" else 40


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        # Inferring constraints takes time that grows without bound with the columns of a query;
        # as docs/how-to/reports-as-a-data-frame.md advises.
        .config("spark.sql.constraintPropagation.enabled", "false")
        # Code for a query of hundreds of columns takes longer to compile than some rows to compute.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data set of Parquet files, in folders by year."""
    folder = tmp_path_factory.mktemp("reports")
    frame = named([report for report in many(7, COUNT) if report.year is not None])
    pq.write_to_dataset(frame.to_arrow(), folder, partition_cols=["year"])
    return folder


USES: dict[str, Callable[[Any], Any]] = {
    "check_frame": gr.check_frame,
    "a mask": lambda frame: gr.check_frame(frame, select="applications.balance", wide=True),
    "blank_cells": gr.blank_cells,
    "long_frame": gr.long_frame,
    "compare_frame": lambda frame: gr.compare_frame(frame, frame),
    "indicator_frame": gr.indicator_frame,
}


def multiset(frame: Any) -> Counter[tuple[tuple[str, Any], ...]]:
    return Counter(tuple(sorted(row.items())) for row in rows_of(frame))


@pytest.mark.parametrize("use", USES)
def test_pyspark_gives_what_polars_gives(spark: SparkSession, folder: Path, use: str) -> None:
    on_spark = USES[use](spark.read.parquet(str(folder)))
    on_polars = USES[use](pl.scan_parquet(folder / "**/*.parquet", hive_partitioning=True))
    assert multiset(on_spark) == multiset(on_polars)


def test_reports_come_back(spark: SparkSession, folder: Path) -> None:
    back = set(gr.from_frame(spark.read.parquet(str(folder))))
    on_polars = pl.read_parquet(folder / "**/*.parquet", hive_partitioning=True)
    assert back == set(gr.from_frame(on_polars))
