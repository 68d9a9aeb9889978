"""Fuzzes one target: ``python -m tests.fuzz TARGET --seconds 60 --folder FOLDER``.

Needs atheris (``pip install -e '.[fuzz]'``). The exit status is not 0 where something was found;
the input that found it stands in FOLDER/TARGET-found. To keep it as a test, make it small
(``--minimise FILE``) and put it into ``tests/fuzz/findings/TARGET``.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Final

import atheris

with atheris.instrument_imports(include=["govinfo_report"]):
    from tests.fuzz.samples import seeds
    from tests.fuzz.targets import TARGETS, dictionary

INSTRUMENTED: Final = ("govinfo_report", "zipfile")
"""Packages whose coverage guides the search; selectolax, expat and PDFium are compiled."""

LONGEST: Final = 96 * 1024
"""Longest input that is tried, in bytes: every seed fits."""

SECONDS_EACH: Final = 60
"""Longest time that one input may take, instrumented and on a busy machine."""

MEGABYTES: Final = 1024
"""Most memory that the process may take: the library, the instrumentation and one page."""


def main() -> None:
    """Runs libFuzzer on the target; does not return."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--minimise", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    corpus = arguments.folder / arguments.target
    found = arguments.folder / f"{arguments.target}-found"
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    # What is imported where it is needed has to be needed now.
    with atheris.instrument_imports(include=list(INSTRUMENTED)):
        sound = list(seeds(arguments.target))
        for seed in sound:
            TARGETS[arguments.target](seed)
    for seed in sound:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words = arguments.folder / "words.dict"
    words.write_text("".join(f"{_quoted(word)}\n" for word in dictionary()), "ascii")
    options = [
        *(f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}"),
        *(f"-artifact_prefix={found}/", f"-dict={words}", "-print_final_stats=1"),
        "-len_control=0",
        f"-max_total_time={arguments.seconds}",
    ]
    if arguments.minimise:
        options += ["-minimize_crash=1", str(arguments.minimise)]
    else:
        options.append(str(corpus))
    atheris.Setup([sys.argv[0], *options], TARGETS[arguments.target])
    atheris.Fuzz()


def _quoted(word: bytes) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"'


if __name__ == "__main__":
    main()
