"""``check --rules`` and ``waive --rules``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.programs import ENGLISH, RECEIVED_TOTAL, document, errors, report, run

PACK = """\
prefix = "local"
title = { zh = "本地", en = "Local" }
[[rules]]
id = "few"
title = { zh = "不多", en = "Few" }
terms = { "applications.received.total" = 1 }
relation = "<="
severity = "error"
[score]
full = 3
[[score.deductions]]
rule = "local"
points = 1
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.toml"
    path.write_text(PACK, "utf-8")
    return path


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return document(tmp_path / "draft.json", report(), {RECEIVED_TOTAL: 1})


def test_a_pack_adds_rules_and_points(draft: Path, pack: Path) -> None:
    done = run("check", draft, "--rules", pack, "--select", "local", env=ENGLISH)
    assert done.returncode == 1
    assert "local.few" in done.stdout
    assert "Score (local): 2 of 3" in done.stdout
    done = run("check", draft, "--rules", "-", "--format", "json", stdin=PACK)
    assert json.loads(done.stdout)["reports"][0]["score"]["points"] == 2
    done = run("check", draft, draft, "--together", "--rules", pack, "--format", "sarif")
    assert done.stdout.count('"ruleId": "local.few"') == 2


def test_everything_wrong_with_a_pack_is_said(draft: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(PACK.replace("<=", "<").replace("received", "recieved"), "utf-8")
    done = run("check", draft, "--rules", wrong, env=ENGLISH)
    assert (done.returncode, done.stdout) == (2, "")
    relation, cell = errors(done)
    assert "rules[1].relation: " in relation
    assert "did you mean applications.received.total?" in cell
    missing = run("check", draft, "--rules", tmp_path / "none.toml")
    assert (missing.returncode, len(errors(missing))) == (2, 1)


def test_a_rule_of_a_pack_is_known_with_the_pack_alone(draft: Path, pack: Path) -> None:
    assert run("check", draft, "--select", "local.few").returncode == 2
    assert run("check", draft, "--rules", pack, "--ignore", "local.few").returncode != 2


def test_a_finding_of_a_pack_is_waived(draft: Path, pack: Path, tmp_path: Path) -> None:
    waivers = tmp_path / "waivers.toml"
    waive = ("waive", draft, "local.few", "--reason", "已核对", "--expires", "never", "-o", waivers)
    assert run(*waive).returncode == 2
    assert run(*waive, "--rules", pack).returncode == 0
    again = run(*waive, "--rules", pack)
    assert (again.returncode, waivers.read_text("utf-8").count("[[waivers]]")) == (0, 1)
    check = ("check", draft, "--select", "local", "--rules", pack)
    assert run(*check).returncode == 1
    done = run(*check, "--waivers", waivers, env=ENGLISH)
    assert done.returncode == 0
    assert "Score (local): 3 of 3" in done.stdout


def test_the_rules_of_a_pack_are_listed_and_explained(pack: Path) -> None:
    listed = run("rules", "--rules", pack, env=ENGLISH)
    assert "local.few" in listed.stdout.splitlines()[-1]
    told = run("rules", "local", "--rules", pack, env=ENGLISH)
    assert "applications.received.total <= 0" in told.stdout
    assert run("rules", "local.few").returncode == 2
    assert run("rules", "--rules", pack.parent / "none.toml").returncode == 2
