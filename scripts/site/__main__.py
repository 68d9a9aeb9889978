"""Build the site in both languages into the folder that ``SITE`` names."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.generate import ROOT
from scripts.site import browser
from scripts.site.sources import DOCS, LANGUAGE

FOLDERS = {LANGUAGE: ".", "en": "en"}
"""Language of Sphinx → where its pages stand in the site; the root comes first."""

NOT_TEXT = "a.headerlink, .small-form, .scroll table.form, .switch, .crumbs"
"""What the search does not read."""


def build(language: str, site: Path, work: Path) -> None:
    """The pages of one language.

    Raises:
        CalledProcessError: Sphinx found something wrong; it has said what.
    """
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "-b", "html"]
    command += ["-d", str(work / language), str(DOCS), str(site / FOLDERS[language])]
    variables = {**os.environ, "SITE_LANGUAGE": language}
    subprocess.run(command, check=True, cwd=ROOT, env=variables)  # noqa: S603 (this Python)


def index(folder: Path) -> None:
    """The search index of the pages of a folder, by pagefind; each language has its own."""
    command = [str(ROOT / "node_modules" / ".bin" / "pagefind"), "--site", str(folder), "--silent"]
    command += ["--root-selector", "article", "--exclude-selectors", NOT_TEXT]
    command += ["--include-characters", "._", "--keep-index-url"]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 (the package that npm installed)


def schemas(site: Path) -> None:
    """The published schemas as files under their names."""
    target = site / "schemas"
    target.mkdir()
    for path in sorted(ROOT.joinpath("schemas").glob("*.json")):
        shutil.copy(path, target / path.name)


def main() -> int:
    """Run as a command; returns the exit status."""
    site = Path(os.environ.get("SITE") or DOCS / "_build" / "site").resolve()
    shutil.rmtree(site, ignore_errors=True)
    # Pages made from the catalogue have files that do not change with it: nothing is kept.
    work = DOCS / "_build" / "doctrees"
    shutil.rmtree(work, ignore_errors=True)
    for language, folder in FOLDERS.items():
        build(language, site, work)
        index(site / folder)  # before the pages of the other language stand there
    schemas(site)
    browser.build(site)
    print(f"{sum(1 for _ in site.rglob('*.html'))} pages in {site}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
