"""``schema`` and ``rules``: what the docs say, offline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import govinfo_report as gr
from tests.cli.programs import run


@pytest.mark.parametrize("edition", [None, "2019", "2021"])
def test_the_schema_is_the_published_one(edition: str | None) -> None:
    done = run("schema", *(["--edition", edition] if edition else []))
    assert done.returncode == 0
    assert json.loads(done.stdout) == gr.schema(edition)
    assert "政府信息公开" in done.stdout


def test_the_schema_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "schema.json"
    assert run("schema", "-o", target).stdout == ""
    assert json.loads(target.read_text(encoding="utf-8")) == gr.schema()


def test_every_rule_is_listed_in_the_order_of_the_catalogue() -> None:
    done = run("rules", env={"COLUMNS": "200"})
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [r.id for r in gr.rules()]


FORMULA = {
    "en": "received + carried_over = outcomes.total + carried_forward",
    "zh": "一、本年新收政府信息公开申请数量 + 二、上年结转政府信息公开申请数量"
    " = （七）总计 + 四、结转下年度继续办理",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_rule_is_explained_in_the_language_asked_for(lang: str) -> None:
    rule = next(rule for rule in gr.rules() if rule.id == "applications.balance")
    words = "".join(run("rules", rule.id, "--lang", lang).stdout.split())
    said = (rule.title(lang), rule.explanation(lang), FORMULA[lang], rule.sources[0].cite(lang))
    for text in said:
        assert "".join(text.split()) in words


def test_a_family_of_rules_is_explained_one_by_one() -> None:
    done = run("rules", "disputes")
    listed = [line for line in done.stdout.splitlines() if line and not line.startswith(" ")]
    assert listed == [rule.id for rule in gr.rules() if rule.id.startswith("disputes.")]
    assert "disputes.total" in listed


def test_an_unknown_rule_is_answered_with_those_like_it() -> None:
    done = run("rules", "applications.balanse")
    assert done.returncode == 2
    assert "applications.balance" in done.stderr
