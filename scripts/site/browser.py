"""The page that runs the library in a browser, as a part of the site."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from scripts.generate import ROOT

FOLDER: Final = "browser"
"""Where it stands in the site; it speaks both languages."""

_ENGLISH: Final = f"../../{FOLDER}/index.html?lang=en"
_LEADS_THERE: Final = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url={_ENGLISH}">
<title>Check or fill in a report</title>
</head>
<body>
<p><a href="../../{FOLDER}/index.html">Check or fill in a report</a></p>
</body>
</html>
"""


def build(site: Path) -> None:
    """Builds the page; in the folder of the English pages stands one that leads to it.

    Raises:
        CalledProcessError: It could not be built; the command has said why.
    """
    command = [sys.executable, "-m", "scripts.browser", str(site / FOLDER)]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 (this Python)
    english = site / "en" / FOLDER
    english.mkdir()
    english.joinpath("index.html").write_text(_LEADS_THERE, "utf-8")
