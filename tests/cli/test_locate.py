"""``locate``: exit status, formats, languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import govinfo_report as gr
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


def test_contradictions_of_different_parts_are_apart_in_json(tmp_path: Path) -> None:
    cells = {RECEIVED: 5, "disputes.reconsideration.total": 2}
    path = document(tmp_path / "two.json", report(), cells)
    found = json.loads(run("locate", path, "--format", "json").stdout)
    expected = gr.locate(gr.loads(path.read_bytes()))
    assert len(found["contradictions"]) == 2
    for part, known in zip(found["contradictions"], expected.contradictions, strict=True):
        assert part["complete"] == known.complete
        assert part["more_than"] == known.more_than
        assert [each["rule"] for each in part["broken"]] == [each.rule for each in known.broken]
        assert [each["patch"] for each in part["corrections"]] == [
            json.loads(json.dumps(each.patch)) for each in known.corrections
        ]


def test_the_limit_is_kept(wrong: Path) -> None:
    found = json.loads(run("locate", wrong, "--format", "json", "--limit", "1").stdout)
    assert len(found["corrections"]) == 1


def test_a_missing_file_is_status_two(tmp_path: Path) -> None:
    done = run("locate", tmp_path / "missing.json")
    assert (done.returncode, done.stdout) == (2, "")
