"""``locate``: exit status, formats, languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.programs import RECEIVED, document, report, run


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    return document(tmp_path / "wrong.json", report(), {RECEIVED: 5})


def test_a_sound_report_is_status_zero(tmp_path: Path) -> None:
    done = run("locate", document(tmp_path / "sound.json", report()))
    assert (done.returncode, done.stderr) == (0, "")
    assert "各项等式都成立" in done.stdout


@pytest.mark.parametrize(("lang", "word"), [("zh", "应为0"), ("en", "should be 0")])
def test_a_contradiction_is_status_one(wrong: Path, lang: str, word: str) -> None:
    done = run("locate", wrong, "--lang", lang)
    assert (done.returncode, done.stderr) == (1, "")
    assert word in " ".join(done.stdout.split())


def test_json(wrong: Path) -> None:
    done = run("locate", wrong, "--format", "json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert found["corrections"][0]["slips"][0]["changes"][0]["cell"] == RECEIVED


def test_the_limit_is_kept(wrong: Path) -> None:
    found = json.loads(run("locate", wrong, "--format", "json", "--limit", "1").stdout)
    assert len(found["corrections"]) == 1


def test_a_missing_file_is_status_two(tmp_path: Path) -> None:
    done = run("locate", tmp_path / "missing.json")
    assert (done.returncode, done.stdout) == (2, "")
