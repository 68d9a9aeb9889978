from __future__ import annotations

import datetime as dt
import re

import pytest

from govinfo_report.documents.values import DATE_PATTERN, TIMESTAMP_PATTERN

DAY = re.compile(DATE_PATTERN)
TIMESTAMP = re.compile(TIMESTAMP_PATTERN)


def exists(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@pytest.mark.parametrize("year", [1, 4, 100, 400, 1900, 2000, 2023, 2024, 9999])
def test_the_pattern_knows_the_days_of_a_year(year: int) -> None:
    for month in range(15):
        for day in range(34):
            text = f"{year:04}-{month:02}-{day:02}"
            assert bool(DAY.search(text)) == exists(text), text


def test_the_pattern_knows_the_leap_years() -> None:
    for year in range(10000):
        assert bool(DAY.search(f"{year:04}-02-29")) == exists(f"{year:04}-02-29"), year
        assert bool(DAY.search(f"{year:04}-12-31")) == (year > 0), year


def test_the_pattern_knows_the_times_of_a_day() -> None:
    for hour in range(30):
        for minute in range(65):
            text = f"2024-02-29T{hour:02}:{minute:02}"
            assert bool(TIMESTAMP.search(text)) == (hour < 24 and minute < 60), text
            assert bool(TIMESTAMP.search(f"{text}:{minute:02}")) == (hour < 24 and minute < 60)


@pytest.mark.parametrize(
    "text", ["", "2024-02-29T", "2024-02-29T1:00", "2024-02-29T10:00:0", "x2024-02-29", "2024-02-2"]
)
def test_the_pattern_matches_whole_texts(text: str) -> None:
    assert not DAY.search(text)
    assert not TIMESTAMP.search(text)


@pytest.mark.parametrize("pattern", [DATE_PATTERN, TIMESTAMP_PATTERN])
def test_the_patterns_use_only_what_all_regular_expressions_share(pattern: str) -> None:
    rest = re.sub(r"\(\?:|\[[0-9-]+\]|\{[0-9]\}|[0-9T:|)?^$-]", "", pattern)
    assert rest == ""
