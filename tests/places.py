"""Where things stand that tests look at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
"""The root of the project."""

SRC: Final = ROOT / "src" / "govinfo_report"

EXAMPLES: Final = ROOT / "docs" / "examples"
"""The example pages that ship with the project."""

SHARED: Final = Path(os.environ.get("GOVINFO_CORPUS") or ROOT.parent / "shared")
"""Real pages (``corpus/``) and the seed report (``seed/``); not part of the project."""

CORPUS: Final = SHARED / "corpus"
