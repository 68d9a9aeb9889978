"""The parsed content of the package's data files, which loads faster than their TOML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import govinfo_report
from govinfo_report.parsed_toml import kept, parsed_file

PACKAGE = Path(govinfo_report.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
OWNS = ("src/govinfo_report/parsed/**/*.json",)


def files() -> Mapping[str, str]:
    """The parsed content of each data file."""
    return {
        parsed_file(path.relative_to(PACKAGE).as_posix()).relative_to(ROOT).as_posix(): kept(
            path.read_bytes()
        )
        for path in sorted(PACKAGE.rglob("*.toml"))
    }
