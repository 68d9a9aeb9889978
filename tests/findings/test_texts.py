"""The texts of findings: each is used, and each that is used is there."""

from __future__ import annotations

import re
from pathlib import Path

from govinfo_report import findings
from govinfo_report.findings.index import STATES
from govinfo_report.findings.page import LEGEND
from govinfo_report.strict_toml import texts


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    folder = Path(findings.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    known = set(texts("govinfo_report.findings", "texts.toml"))
    used = set(re.findall(r"""\bword\(\s*["']([a-z_.]+)["']""", code))
    used |= known.intersection(re.findall(r'"([a-z_]+(?:\.[a-z_]+)?)"', code))
    used |= {f"legend.{kind}" for kind in LEGEND} | {f"state.{state}" for state in STATES}
    assert known == used
