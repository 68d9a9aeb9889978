"""The texts of findings: each is used, and each that is used is there."""

from __future__ import annotations

import re
from pathlib import Path

from govinfo_report import findings
from govinfo_report.strict_toml import texts


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    folder = Path(findings.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    used = re.findall(r"""\bword\(\s*["']([a-z_]+)["']""", code)
    used += re.findall(r'"(cause(?:_[a-z]+)?)"', code)
    assert set(texts("govinfo_report.findings", "texts.toml")) == set(used) - {"cause_of"}
