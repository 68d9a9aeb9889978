"""``indicators``: of one report or of many, as text, JSON or CSV."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.programs import ENGLISH, RECEIVED_TOTAL, document, errors, report, run


def test_the_indicators_of_several_reports(tmp_path: Path) -> None:
    for name in ("a", "b"):
        document(tmp_path / f"{name}.json", report())
    done = run("indicators", tmp_path, "--format", "json")
    assert done.returncode == 0
    sources = [each["report"]["source"] for each in json.loads(done.stdout)["reports"]]
    assert [Path(source).name for source in sources] == ["a.json", "b.json"]
    done = run("indicators", tmp_path / "a.json", tmp_path / "none.json", env=ENGLISH)
    assert (done.returncode, len(errors(done))) == (2, 1)
    assert "Share granted" in done.stdout
    table = tmp_path / "table.csv"
    assert run("indicators", tmp_path / "a.json", "-o", table).returncode == 0
    assert table.read_text("utf-8-sig").startswith("source,agency,year,indicator")


def test_growth_with_last_years_report(tmp_path: Path) -> None:
    now = document(tmp_path / "now.json", report(), {RECEIVED_TOTAL: 15})
    before = document(tmp_path / "before.json", report(2022), {RECEIVED_TOTAL: 10})
    done = run("indicators", now, "--previous", before, env=ENGLISH)
    assert "+50.0 %  15 / 10" in done.stdout
    assert run("indicators", now, before, "--previous", before).returncode == 2
    assert run("indicators", now, "--previous", tmp_path / "none").returncode == 2
