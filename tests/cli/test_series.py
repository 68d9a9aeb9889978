"""``series``: one organ's reports over the years, in any order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.programs import document, errors, report, run

OVER = "applications.carried_over"
FORWARD = "applications.carried_forward"


@pytest.fixture
def years(tmp_path: Path) -> Path:
    for year, over, forward in ((2021, 0, 2), (2022, 2, 3), (2024, 3, 0)):
        cells = {f"{FORWARD}.total": forward, f"{OVER}.total": over}
        document(tmp_path / "years" / f"{year}.json", report(year), cells)
    return tmp_path / "years"


def test_a_folder_of_years_is_put_in_order(years: Path) -> None:
    done = run("series", years, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Years: 2021, 2022, 2024" in done.stdout
    assert "Years without a report: 2023" in done.stdout


def test_the_order_of_the_files_does_not_matter(years: Path) -> None:
    files = sorted(years.iterdir())
    assert run("series", *files).stdout == run("series", *files[::-1]).stdout


def test_a_broken_chain_is_status_one(years: Path) -> None:
    document(years / "2022.json", report(2022), {f"{OVER}.total": 1})
    done = run("series", years, "--lang", "en")
    assert done.returncode == 1
    assert "The carry chain breaks first in 2022" in done.stdout
    assert run("series", years, "--fail-on", "never").returncode == 0


def test_a_file_that_cannot_be_read_is_status_two_and_the_others_are_shown(years: Path) -> None:
    (years / "2025.json").write_text("{", encoding="utf-8")
    done = run("series", years, "--lang", "en")
    assert done.returncode == 2
    assert len(errors(done)) == 1
    assert "Years: 2021, 2022, 2024" in done.stdout


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("csv", "year,edition,cell"),
        ("html", "<!DOCTYPE html>"),
        ("json", '{\n  "version": "1.2"'),
        ("markdown", "# "),
    ],
)
def test_other_formats(years: Path, form: str, start: str) -> None:
    assert run("series", years, "--format", form).stdout.startswith(start)
