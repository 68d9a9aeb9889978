"""Links into the documentation: permanent paths under one base, and none without it."""

from __future__ import annotations

import json

import pytest

from govinfo_report import Report, check
from govinfo_report.catalogue import addresses
from govinfo_report.catalogue.addresses import cell_address, rule_address
from govinfo_report.findings import Findings
from tests.cli.programs import run

BASE = "https://docs.example.org/report"


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(addresses.VARIABLE, f" {BASE}/ ")


def findings() -> Findings:
    return check(Report(edition="2021", title=None, agency=None, year=2023))


def test_without_a_base_nothing_has_an_address() -> None:
    assert rule_address("applications.balance", "zh") is None
    assert cell_address("applications.received.total", "zh") is None
    assert "helpUri" not in findings().to_sarif()
    assert "href" not in findings().to_html("en")
    assert "Page:" not in run("rules", "cell.blank", "--lang", "en").stdout


@pytest.mark.usefixtures("published")
def test_chinese_pages_stand_at_the_base_and_english_ones_below_it() -> None:
    assert rule_address("cell.blank", "zh") == f"{BASE}/rules/cell.blank/"
    assert rule_address("cell.blank", "en") == f"{BASE}/en/rules/cell.blank/"
    cell = "applications.received.total"
    assert cell_address(cell, "zh") == f"{BASE}/cells/{cell}/"
    assert cell_address(cell, "en") == f"{BASE}/en/cells/{cell}/"


@pytest.mark.usefixtures("published")
def test_what_the_site_has_no_page_of_has_no_address() -> None:
    assert rule_address("county.deadline", "zh") is None
    assert cell_address("applications.received", "zh") is None


@pytest.mark.parametrize("value", ["", "docs", "javascript:alert(1)", "https:// two words"])
def test_a_base_that_is_no_address_counts_as_none(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(addresses.VARIABLE, value)
    assert addresses.base() is None


@pytest.mark.parametrize(
    ("urls", "base"),
    [
        (["Repository, https://code.example.org/report", f"Documentation, {BASE}/"], BASE),
        (["Repository, https://code.example.org/report"], None),
        (None, None),
    ],
)
def test_without_the_variable_the_package_says_where_its_documentation_is(
    urls: list[str] | None, base: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Metadata:
        def get_all(self, name: str) -> list[str] | None:
            return urls if name == "Project-URL" else None

    monkeypatch.setattr("importlib.metadata.metadata", lambda name: Metadata())
    monkeypatch.delenv(addresses.VARIABLE)
    addresses.published.cache_clear()
    assert addresses.base() == base
    addresses.published.cache_clear()


@pytest.mark.usefixtures("published")
def test_findings_and_rules_link_there() -> None:
    [one] = json.loads(findings().to_sarif("zh"))["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert [rule["helpUri"] for rule in rules] == [f"{BASE}/rules/{rule['id']}/" for rule in rules]
    assert f'href="{BASE}/en/rules/metadata.identity/"' in findings().to_html("en")
    assert f"{BASE}/en/rules/cell.blank/" in run("rules", "cell.blank", "--lang", "en").stdout
