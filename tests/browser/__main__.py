"""Whether the browser's Python makes the same of pages as CPython, byte for byte.

``python -m tests.browser PARTS [--made 60] [--every 3] [--seed 0]``: PARTS is the folder of parts
that ``python -m scripts.browser`` has built. ``--every 3`` takes every third of the real pages and
of the documents, ``--every 1`` all; ``--made`` is how many pages are made up.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.outcome import outcome
from tests.browser.pages import documents, made_pages, own_pages, real_pages

HERE = Path(__file__).parent


def main() -> int:
    """Run as a command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser", description=__doc__)
    parser.add_argument("parts", type=Path)
    parser.add_argument("--made", type=int, default=60)
    parser.add_argument("--every", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    # They are not built for WebAssembly; nothing but scans and the format .xls depends on them.
    for name in ("cv2", "onnxruntime", "ortools", "python_calamine"):
        sys.modules[name] = None  # type: ignore[assignment]
    some = [*chain(real_pages(), documents())][options.seed % options.every :: options.every]
    pages = [*some, *own_pages(), *made_pages(options.made, options.seed)]
    with TemporaryDirectory() as folder:
        begun = time.process_time()
        for number, (name, data) in enumerate(pages):
            place = Path(folder, f"{number:05}")
            place.mkdir()
            place.joinpath("name").write_text(name, "utf-8")
            place.joinpath("page").write_bytes(data)
            place.joinpath("outcome").write_text(outcome(name, data), "utf-8")
        print(f"{len(pages)} pages, CPython: {time.process_time() - begun:.1f} s", flush=True)
        command = ["node", str(HERE / "same.mjs"), str(options.parts), folder]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
