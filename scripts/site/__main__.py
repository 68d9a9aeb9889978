"""Build the site in both languages into the folder that ``SITE`` names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.generate import ROOT
from scripts.site import catalogues
from scripts.site.sources import DOCS, LANGUAGE

FOLDERS = {LANGUAGE: ".", "en": "en"}
"""Language of Sphinx → where its pages stand in the site."""


def build(language: str, site: Path, work: Path) -> None:
    """The pages of one language.

    Raises:
        CalledProcessError: Sphinx found something wrong; it has said what.
    """
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    command += ["-d", str(work / language), str(DOCS), str(site / FOLDERS[language])]
    variables = {**os.environ, "SITE_LANGUAGE": language}
    subprocess.run(command, check=True, cwd=ROOT, env=variables)  # noqa: S603 (this Python)


def main() -> int:
    """Run as a command; returns the exit status."""
    if status := catalogues.main(["--check"]):
        return status
    site = Path(os.environ.get("SITE") or DOCS / "_build" / "site").resolve()
    shutil.rmtree(site, ignore_errors=True)
    work = DOCS / "_build" / "doctrees"
    for language in FOLDERS:
        build(language, site, work)
    print(f"{sum(1 for _ in site.rglob('*.html'))} pages in {site}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
