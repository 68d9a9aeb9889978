"""Prints the table: ``python -m tests.corpus [-v] [NAME …]``."""

from __future__ import annotations

import sys

from tests.corpus.scoring import TITLE, Coverage, cases, score


def main(arguments: list[str]) -> int:
    """Scores every text page, or those whose names contain an argument; 1: one is wrong."""
    verbose = "-v" in arguments
    names = [argument for argument in arguments if argument != "-v"]
    sys.stdout.write(TITLE + "\n")
    bad = False
    coverage = []
    for path, expected in cases():
        if names and not any(name in path.name for name in names):
            continue
        result = score(path, expected)
        coverage.append(result.coverage)
        bad = bad or bool(result.wrong or result.invented)
        sys.stdout.write(result.row() + "\n")
        if verbose:
            for kind in ("wrong", "invented", "missing", "header_wrong", "paragraphs_wrong"):
                for entry in getattr(result, kind):
                    sys.stdout.write(f"    {kind}: {entry}\n")
            for entry in result.notes_missing:
                sys.stdout.write(f"    note not given: {entry}\n")
    if coverage:
        sys.stdout.write(Coverage.of(coverage).row() + "\n")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
