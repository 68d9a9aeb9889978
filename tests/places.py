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


def example_document() -> str:
    """The document of a full report: the seed report where it is at hand, else the shipped example.

    Both hold the same figures; the prose differs.
    """
    import govinfo_report as gr

    seed = SHARED / "seed" / "wuxing-hrss-2023.txt"
    page = seed if seed.is_file() else EXAMPLES / "wuxing-hrss-2023.txt"
    return gr.dumps(gr.read(page).report)
