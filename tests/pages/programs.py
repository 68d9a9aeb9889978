"""Chromium and LibreOffice as makers of PDF, and poppler to look at it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final, NamedTuple

NEEDED: Final = ("chromium", "soffice", "pdftotext", "pdfinfo")
"""The programs that these tests start; ``scripts/setup-debian.sh --pages`` installs them."""

_WORD: Final = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)


class Word(NamedTuple):
    """A word of a PDF page and its box, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def missing() -> list[str]:
    """The programs that are not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


def printed(source: Path) -> Path:
    """A page as the PDF that somebody printing it gets."""
    target = source.with_suffix(f"{source.suffix}.pdf")
    profile = source.parent / "profile"
    if source.suffix == ".html":
        command = [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={profile}", f"--print-to-pdf={target}", source.as_uri()),
        ]
        _run(command)
    else:
        folder = source.parent / "office"
        command = [
            *("soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(source)),
        ]
        _run(command)
        (folder / source.with_suffix(".pdf").name).rename(target)
    return target


def _run(command: list[str]) -> str:
    # S607: the programs are looked up where the system has them, as their users do.
    done = subprocess.run(command, capture_output=True, check=True, timeout=180)
    return done.stdout.decode("utf-8", "replace")


def size(pdf: Path) -> tuple[int, float, float]:
    """Number of pages, width and height of a page in points."""
    said = _run(["pdfinfo", str(pdf)])
    pages = re.search(r"Pages:\s+(\d+)", said)
    box = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", said)
    assert pages is not None
    assert box is not None
    return int(pages[1]), float(box[1]), float(box[2])


def pages(pdf: Path) -> list[list[Word]]:
    """The words of each page."""
    found = []
    for page in _run(["pdftotext", "-bbox", str(pdf), "-"]).split("<page ")[1:]:
        words = [
            Word(*(float(number) for number in match.groups()[:4]), match[5])
            for match in _WORD.finditer(page)
        ]
        found.append(words)
    return found


def texts(pdf: Path) -> list[str]:
    """The text of each page without white space."""
    return ["".join("".join(word.text.split()) for word in words) for words in pages(pdf)]
