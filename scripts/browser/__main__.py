"""Build the page that runs the library in a browser: ``python -m scripts.browser FOLDER``.

FOLDER becomes the page as files of a site; ``FOLDER/govinfo-report.html`` is the page in one file.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.browser.page import one_file, write_site
from scripts.browser.parts import built_parts, licences


def build(folder: Path) -> None:
    """Builds both into a folder, which is emptied first; prints how large they are."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with TemporaryDirectory() as temporary:
        work = Path(temporary)
        parts = built_parts(work)
        texts = licences(work)
        write_site(parts, texts, folder, work)
        alone = folder / "govinfo-report.html"
        alone.write_text(one_file(parts, texts, work), "utf-8")
    for path in sorted(filter(Path.is_file, folder.rglob("*"))):
        print(f"{path.stat().st_size:>12,}  {path.relative_to(folder)}")


def main(arguments: list[str]) -> int:
    """Run as a command; returns the exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    build(Path(arguments[0]).resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
