"""The table of packages: which files are changed, which tests should notice."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

from msgspec import Struct, convert

ROOT: Final = Path(__file__).resolve().parents[2]
SOURCES: Final = Path("src", "govinfo_report")
TABLE: Final = Path(__file__).with_name("packages.toml")


class Package(Struct, forbid_unknown_fields=True):
    """An entry of ``packages.toml``, which says what its members are."""

    sources: list[str]
    tests: list[str]
    share: int
    equivalent: dict[str, str] = {}

    def files(self, root: Path) -> dict[str, Path]:
        """The source files by their names."""
        base = root / SOURCES
        paths = {path for pattern in self.sources for path in base.glob(pattern)}
        return {path.relative_to(base).as_posix(): path for path in sorted(paths)}


def packages() -> dict[str, Package]:
    """The table of packages."""
    return convert(tomllib.loads(TABLE.read_text("utf-8")), dict[str, Package])
